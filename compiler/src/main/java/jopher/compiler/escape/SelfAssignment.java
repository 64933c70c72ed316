package jopher.compiler.escape;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;

/// Assignments that store nothing new: `b.buf = b.buf[n:m]`, `v.x = v.y`, `v.a[i] = v.b[j]`. Without the exception b would leak into itself.
final class SelfAssignment {
    private SelfAssignment() {}

    static boolean is(Expr place, Expr value) {
        if (isSlice(place, value)) {
            return true;
        }
        return switch (place) {
            case Field p when value instanceof Field v && p.viaPointer() == v.viaPointer() -> sameSafe(p.x(), v.x());
            case Index p when value instanceof Index v -> !mayAffectMemory(p.index()) && !mayAffectMemory(v.index()) && sameSafe(p.x(), v.x());
            default -> false;
        };
    }

    private static boolean isSlice(Expr place, Expr value) {
        Local base = behind(place);
        // slicing an array makes a new pointer into the variable
        return base != null && value instanceof SliceOp s && !(s.x() instanceof AddrOf) && behind(s.x()) == base;
    }

    /// p of `*p` and `p.f`, if it is a variable.
    private static Local behind(Expr e) {
        return switch (e) {
            case Deref d -> ExprFlow.variable(d.x());
            case Field x when x.viaPointer() -> ExprFlow.variable(x.x());
            default -> null;
        };
    }

    /// Equal expressions without effects.
    private static boolean sameSafe(Expr a, Expr b) {
        return switch (a) {
            case LocalRef x -> b instanceof LocalRef y && x.local() == y.local();
            case GlobalRef x -> b instanceof GlobalRef y && x.global() == y.global();
            case Field x -> b instanceof Field y && x.viaPointer() == y.viaPointer() && x.index() == y.index() && sameSafe(x.x(), y.x());
            case Deref x -> b instanceof Deref y && sameSafe(x.x(), y.x());
            case Unary x -> b instanceof Unary y && x.op() == y.op() && sameSafe(x.x(), y.x());
            case Conv x -> b instanceof Conv y && x.kind() == y.kind() && jopher.compiler.types.Types.identical(x.type(), y.type()) && sameSafe(x.x(), y.x());
            case Index x -> b instanceof Index y && sameSafe(x.x(), y.x()) && sameSafe(x.index(), y.index());
            case MapIndex x -> b instanceof MapIndex y && sameSafe(x.map(), y.map()) && sameSafe(x.key(), y.key());
            case Const x -> b instanceof Const y && x.value().equals(y.value());
            default -> false;
        };
    }

    private static boolean mayAffectMemory(Expr e) {
        return switch (e) {
            case LocalRef x -> false;
            case GlobalRef x -> false;
            case Const x -> false;
            case Zero x -> IrTypes.isAggregate(x.type());
            case Binary x when !x.op().isComparison() -> mayAffectMemory(x.x()) || mayAffectMemory(x.y());
            case Index x -> mayAffectMemory(x.x()) || mayAffectMemory(x.index());
            case Conv x when x.kind() == ConvKind.NOP || x.kind() == ConvKind.NUMERIC -> mayAffectMemory(x.x());
            case Unary x -> mayAffectMemory(x.x());
            case Len x -> mayAffectMemory(x.x());
            case Cap x -> mayAffectMemory(x.x());
            case Field x -> mayAffectMemory(x.x());
            case Deref x -> mayAffectMemory(x.x());
            default -> true;
        };
    }
}
