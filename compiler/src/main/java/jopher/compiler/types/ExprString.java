package jopher.compiler.types;

import java.util.List;
import jopher.compiler.syntax.ChanDir;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Field;

/// Expressions on one line as messages show them: bodies of functions and elements of composite literals are left out.
/// Go counterpart: syntax.String (printer.go, ShortForm).
public final class ExprString {
    private final StringBuilder out = new StringBuilder();

    private ExprString() {}

    public static String of(Expr e) {
        var w = new ExprString();
        w.expr(e);
        return w.out.toString();
    }

    private void expr(Expr e) {
        switch (e) {
            case null -> { }
            case Expr.BadExpr b -> out.append("<bad expr>");
            case Expr.Name n -> out.append(n.value());
            case Expr.BasicLit l -> out.append(l.value());
            case Expr.CompositeLit c -> {
                expr(c.type());
                out.append(c.elemList().isEmpty() ? "{}" : "{…}");
            }
            case Expr.KeyValueExpr kv -> {
                expr(kv.key());
                out.append(": ");
                expr(kv.value());
            }
            case Expr.FuncLit f -> {
                expr(f.type());
                if (f.body() != null) {
                    out.append(f.body().list().isEmpty() ? " {}" : " {…}");
                }
            }
            case Expr.ParenExpr p -> {
                out.append('(');
                expr(p.x());
                out.append(')');
            }
            case Expr.SelectorExpr s -> {
                expr(s.x());
                out.append('.').append(s.sel().value());
            }
            case Expr.IndexExpr i -> {
                expr(i.x());
                out.append('[');
                expr(i.index());
                out.append(']');
            }
            case Expr.SliceExpr s -> {
                expr(s.x());
                out.append('[');
                expr(s.lo());
                out.append(':');
                expr(s.hi());
                if (s.max() != null) {
                    out.append(':');
                    expr(s.max());
                }
                out.append(']');
            }
            case Expr.AssertExpr a -> {
                expr(a.x());
                out.append(".(");
                expr(a.type());
                out.append(')');
            }
            case Expr.TypeSwitchGuard g -> {
                if (g.lhs() != null) {
                    out.append(g.lhs().value()).append(" := ");
                }
                expr(g.x());
                out.append(".(type)");
            }
            case Expr.Operation o -> {
                if (o.y() == null) {
                    out.append(o.op().symbol());
                    expr(o.x());
                } else {
                    expr(o.x());
                    out.append(' ').append(o.op().symbol()).append(' ');
                    expr(o.y());
                }
            }
            case Expr.CallExpr c -> {
                expr(c.fun());
                out.append('(');
                list(c.argList());
                out.append(c.hasDots() ? "...)" : ")");
            }
            case Expr.ListExpr l -> list(l.elemList());
            case Expr.ArrayType a -> {
                out.append('[');
                if (a.len() == null) {
                    out.append("...");
                }
                expr(a.len());
                out.append(']');
                expr(a.elem());
            }
            case Expr.SliceType s -> {
                out.append("[]");
                expr(s.elem());
            }
            case Expr.DotsType d -> {
                out.append("...");
                expr(d.elem());
            }
            case Expr.StructType s -> struct(s);
            case Expr.InterfaceType i -> iface(i);
            case Expr.FuncType f -> {
                out.append("func");
                signature(f);
            }
            case Expr.MapType m -> {
                out.append("map[");
                expr(m.key());
                out.append(']');
                expr(m.value());
            }
            case Expr.ChanType c -> chan(c);
        }
    }

    private void list(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            expr(list.get(i));
        }
    }

    private void struct(Expr.StructType s) {
        out.append("struct{");
        var fields = s.fieldList();
        for (int i = 0; i < fields.size(); i++) {
            var f = fields.get(i);
            if (i > 0) {
                out.append(sharesType(fields, i - 1) && s.tag(i - 1) == s.tag(i) ? ", " : "; ");
            }
            if (f.name() != null) {
                out.append(f.name().value());
                if (sharesType(fields, i) && s.tag(i) == s.tag(i + 1)) {
                    continue;
                }
                out.append(' ');
            }
            expr(f.type());
            if (s.tag(i) != null) {
                out.append(' ').append(s.tag(i).value());
            }
        }
        out.append('}');
    }

    private static boolean sharesType(List<Field> fields, int i) {
        return i + 1 < fields.size() && fields.get(i).name() != null && fields.get(i + 1).name() != null
                && fields.get(i).type() == fields.get(i + 1).type();
    }

    private void iface(Expr.InterfaceType t) {
        out.append("interface{");
        for (int i = 0; i < t.methodList().size(); i++) {
            var f = t.methodList().get(i);
            if (i > 0) {
                out.append("; ");
            }
            if (f.name() != null && f.type() instanceof Expr.FuncType sig) {
                out.append(f.name().value());
                signature(sig);
            } else {
                expr(f.type());
            }
        }
        out.append('}');
    }

    private void signature(Expr.FuncType f) {
        params(f.paramList());
        var results = f.resultList();
        if (results.isEmpty()) {
            return;
        }
        out.append(' ');
        if (results.size() == 1 && results.getFirst().name() == null) {
            expr(results.getFirst().type());
        } else {
            params(results);
        }
    }

    private void params(List<Field> list) {
        out.append('(');
        for (int i = 0; i < list.size(); i++) {
            var f = list.get(i);
            if (i > 0) {
                out.append(", ");
            }
            if (f.name() != null) {
                out.append(f.name().value());
                if (sharesType(list, i)) {
                    continue;
                }
                out.append(' ');
            }
            expr(f.type());
        }
        out.append(')');
    }

    private void chan(Expr.ChanType c) {
        out.append(c.dir() == ChanDir.RECV_ONLY ? "<-chan " : c.dir() == ChanDir.SEND_ONLY ? "chan<- " : "chan ");
        boolean parens = c.dir() != ChanDir.RECV_ONLY && c.dir() != ChanDir.SEND_ONLY && c.elem() instanceof Expr.ChanType e
                && e.dir() == ChanDir.RECV_ONLY;
        out.append(parens ? "(" : "");
        expr(c.elem());
        out.append(parens ? ")" : "");
    }
}
