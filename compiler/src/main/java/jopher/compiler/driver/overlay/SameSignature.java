package jopher.compiler.driver.overlay;

import java.util.List;

import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Field;

/// Whether two signatures are written alike apart from parameter names: a replacement must be callable as its original.
final class SameSignature {
    private SameSignature() {}

    static boolean test(Expr.FuncType a, Expr.FuncType b) {
        return fields(a.paramList(), b.paramList()) && fields(a.resultList(), b.resultList());
    }

    private static boolean fields(List<Field> a, List<Field> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i).type(), b.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Expr a, Expr b) {
        a = a == null ? null : Expr.unparen(a);
        b = b == null ? null : Expr.unparen(b);
        return switch (a) {
            case null -> b == null;
            case Expr.Name x -> b instanceof Expr.Name y && x.value().equals(y.value());
            case Expr.BasicLit x -> b instanceof Expr.BasicLit y && x.value().equals(y.value());
            case Expr.SelectorExpr x -> b instanceof Expr.SelectorExpr y && same(x.x(), y.x()) && x.sel().value().equals(y.sel().value());
            case Expr.IndexExpr x -> b instanceof Expr.IndexExpr y && same(x.x(), y.x()) && same(x.index(), y.index());
            case Expr.ListExpr x -> b instanceof Expr.ListExpr y && all(x.elemList(), y.elemList());
            case Expr.Operation x -> b instanceof Expr.Operation y && x.op() == y.op() && same(x.x(), y.x()) && same(x.y(), y.y());
            case Expr.ArrayType x -> b instanceof Expr.ArrayType y && same(x.len(), y.len()) && same(x.elem(), y.elem());
            case Expr.SliceType x -> b instanceof Expr.SliceType y && same(x.elem(), y.elem());
            case Expr.DotsType x -> b instanceof Expr.DotsType y && same(x.elem(), y.elem());
            case Expr.FuncType x -> b instanceof Expr.FuncType y && test(x, y);
            case Expr.MapType x -> b instanceof Expr.MapType y && same(x.key(), y.key()) && same(x.value(), y.value());
            case Expr.ChanType x -> b instanceof Expr.ChanType y && x.dir() == y.dir() && same(x.elem(), y.elem());
            case Expr.StructType x -> b instanceof Expr.StructType y && named(x.fieldList(), y.fieldList());
            case Expr.InterfaceType x -> b instanceof Expr.InterfaceType y && named(x.methodList(), y.methodList());
            default -> false;
        };
    }

    private static boolean named(List<Field> a, List<Field> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            String x = a.get(i).name() == null ? "" : a.get(i).name().value();
            String y = b.get(i).name() == null ? "" : b.get(i).name().value();
            if (!x.equals(y)) {
                return false;
            }
        }
        return fields(a, b);
    }

    private static boolean all(List<Expr> a, List<Expr> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
