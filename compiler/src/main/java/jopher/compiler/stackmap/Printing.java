package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt.Print;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Type;

/// print and println: a call of the runtime for each argument, between two that lock (Go 1.26 cmd/compile/internal/walk/builtin.go: walkPrint).
final class Printing {
    private Printing() {}

    static void print(Lowering l, Print p) {
        List<Val> args = new ArrayList<>();
        for (Expr a : p.args()) {
            args.add(l.eval.value(l.order.cheap(l.order.expr(a))));
        }
        l.eval.runtime(p.pos(), "printlock", false);
        for (int i = 0; i < args.size(); i++) {
            if (p.newline() && i > 0) {
                l.eval.runtime(p.pos(), "printsp", false);
            }
            l.eval.runtime(p.pos(), function(p.args().get(i).type()), false, args.get(i).words());
        }
        if (p.newline()) {
            l.eval.runtime(p.pos(), "printnl", false);
        }
        l.eval.runtime(p.pos(), "printunlock", false);
    }

    private static String function(Type t) {
        return switch (t.underlying()) {
            case Interface i -> i.methods().isEmpty() ? "printeface" : "printiface";
            case Basic b when b.has(Basic.IS_STRING) -> "printstring";
            case Basic b when b.has(Basic.IS_BOOLEAN) -> "printbool";
            case Basic b when b.has(Basic.IS_COMPLEX) -> b.kind() == Basic.Kind.COMPLEX64 ? "printcomplex64" : "printcomplex128";
            case Basic b when b.has(Basic.IS_FLOAT) -> b.kind() == Basic.Kind.FLOAT32 ? "printfloat32" : "printfloat64";
            case Basic b when b.has(Basic.IS_UNSIGNED) -> "printuint";
            case Basic b when b.has(Basic.IS_INTEGER) -> "printint";
            default -> IrTypes.isSlice(t) ? "printslice" : "printpointer";
        };
    }
}
