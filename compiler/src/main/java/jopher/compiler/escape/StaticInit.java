package jopher.compiler.escape;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.Stmt;

/// Initialisations of package variables that gc does before the program starts (cmd/compile/internal/staticinit): constants, functions, literals, their addresses,
/// interfaces that hold such. They allocate nothing; only what has to be computed inside them is an assignment to a package variable.
final class StaticInit {
    private final Flow f;

    StaticInit(Flow f) {
        this.f = f;
    }

    /// Whether a statement was one, and has been dealt with.
    boolean handles(Stmt s) {
        return f.scope.outer == null && f.scope.fn.sym.jvmName.startsWith("init$v") && s instanceof Stmt.Assign a && a.place() instanceof GlobalRef && isStatic(a.value(), a);
    }

    private boolean isStatic(Expr e, Stmt where) {
        switch (e) {
            case null -> {}
            case Const x -> {}
            case Zero x -> {}
            case FuncRef x -> {}
            case Closure x when x.fn().captures.isEmpty() -> {}
            case AddrOf x when NodeText.isLiteral(x.x()) -> part(x.x(), where);
            case AddrOf x when x.x() instanceof GlobalRef -> {}
            case StructLit x -> x.fields().forEach(v -> part(v, where));
            case ArrayLit x -> x.entries().forEach(v -> part(v.value(), where));
            case ToIface x -> part(x.x(), where);
            case Conv x when x.kind() == ConvKind.STRING_TO_BYTES && x.x() instanceof Const -> {}
            case Conv x when x.kind() == ConvKind.NOP && !IrTypes.isInterface(x.type()) -> {
                return isStatic(x.x(), where);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Part of a literal: what is not static is assigned when the package is initialised.
    private void part(Expr e, Stmt where) {
        if (!isStatic(e, where)) {
            f.assigns.toHeap(e, "assign", where);
        }
    }
}
