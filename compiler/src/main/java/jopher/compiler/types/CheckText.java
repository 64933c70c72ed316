package jopher.compiler.types;

import java.util.List;

import jopher.compiler.syntax.Children;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Node;

/// What the checker found out, as text, for `--dump-after=check`: a paragraph for each declaration with a line for each
/// expression in it: position, expression, type, and value or mode.
public final class CheckText {
    private final StringBuilder out = new StringBuilder();
    private final Info info;
    private final Qualifier qualifier;

    private CheckText(Package pkg, Info info) {
        this.info = info;
        this.qualifier = p -> p == pkg ? "" : p.name();
    }

    public static String of(Package pkg, List<File> files, Info info) {
        CheckText t = new CheckText(pkg, info);
        files.forEach(f -> f.declList().forEach(t::declaration));
        for (Info.Initializer i : info.initOrder) {
            t.out.append("\ninit ").append(String.join(", ", i.lhs().stream().map(Var::name).toList())).append(" = ").append(ExprString.of(i.rhs())).append('\n');
        }
        return t.out.toString();
    }

    private void declaration(Decl d) {
        switch (d) {
            case Decl.ImportDecl i -> {}
            case Decl.FuncDecl f -> {
                header(f.name());
                if (f.body() != null) {
                    expressions(f.body());
                }
            }
            case Decl.TypeDecl t -> header(t.name());
            case Decl.ConstDecl c -> c.nameList().forEach(this::header);
            case Decl.VarDecl v -> {
                v.nameList().forEach(this::header);
                if (v.values() != null) {
                    expressions(v.values());
                }
            }
        }
    }

    private void header(Expr.Name name) {
        Obj o = info.defs.get(name);
        out.append('\n').append(o == null ? "_" : ObjWriter.string(o, qualifier)).append('\n');
    }

    private void expressions(Node n) {
        if (n instanceof Expr x && info.types.get(x) instanceof TypeAndValue tv) {
            out.append("    ").append(x.pos().line()).append(':').append(x.pos().col()).append(' ').append(ExprString.of(x).replace('\n', ' ')).append(": ");
            out.append(tv.type() == null ? "" : TypeWriter.string(tv.type(), qualifier));
            out.append(tv.isConstant() ? " = " + tv.value() : tv.mode() == Operand.Mode.VALUE ? "" : " (" + tv.mode().description + ")").append('\n');
        }
        Children.forEach(n, this::expressions);
    }
}
