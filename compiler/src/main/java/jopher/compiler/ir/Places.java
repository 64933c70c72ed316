package jopher.compiler.ir;

import jopher.compiler.ir.Expr.*;

/// Variables and what can be reached from them.
public final class Places {
    private Places() {}

    /// Whether two expressions are the same variable-and-constant path without side effects (Go 1.26 ir/expr.go: SameSafeExpr).
    public static boolean same(Expr a, Expr b) {
        return switch (a) {
            case LocalRef x -> b instanceof LocalRef y && x.local() == y.local();
            case GlobalRef x -> b instanceof GlobalRef y && x.global().ownerClass.equals(y.global().ownerClass) && x.global().name.equals(y.global().name);
            case Const x -> b instanceof Const y && x.value().equals(y.value());
            case Field x -> b instanceof Field y && x.index() == y.index() && x.viaPointer() == y.viaPointer() && same(x.x(), y.x());
            case Deref x -> b instanceof Deref y && same(x.x(), y.x());
            case Index x -> b instanceof Index y && same(x.x(), y.x()) && same(x.index(), y.index());
            case MapIndex x -> b instanceof MapIndex y && same(x.map(), y.map()) && same(x.key(), y.key());
            case Unary x -> b instanceof Unary y && x.op() == y.op() && same(x.x(), y.x());
            case Binary x -> b instanceof Binary y && x.op() == y.op() && !x.op().isComparison() && same(x.x(), y.x()) && same(x.y(), y.y());
            case Conv x -> b instanceof Conv y && x.kind() == y.kind() && (x.kind() == ConvKind.NOP || x.kind() == ConvKind.NUMERIC) && same(x.x(), y.x());
            default -> false;
        };
    }
}
