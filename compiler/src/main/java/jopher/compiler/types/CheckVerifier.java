package jopher.compiler.types;

import java.util.List;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.syntax.Children;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Node;
import jopher.compiler.syntax.Stmt;

/// The verifier of check: what [Info] promises to the noder, for a package without errors.
///
/// Every expression in a body or an initializer has a type, every identifier there declares or denotes something, a constant has a
/// value that its type can hold, and no invalid type is left.
public final class CheckVerifier {
    private final Info info;

    private CheckVerifier(Info info) {
        this.info = info;
    }

    /// A broken promise is a [CompilerBug] of check.
    public static void verify(List<File> files, Info info) {
        CheckVerifier v = new CheckVerifier(info);
        for (File f : files) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.FuncDecl fn when fn.body() != null -> v.node(fn.body());
                    case Decl.VarDecl var when var.values() != null -> v.node(var.values());
                    default -> {}
                }
            }
        }
    }

    private void node(Node n) {
        switch (n) {
            case Expr.Name name -> name(name);
            case Expr.SelectorExpr s -> selector(s);
            case Expr.CompositeLit lit -> literal(lit);
            case Expr.TypeSwitchGuard g -> node(g.x());
            case Expr.ListExpr l -> l.elemList().forEach(this::node);
            case Expr.FuncType t -> recorded(t);
            case Expr.StructType t -> recorded(t);
            case Expr.InterfaceType t -> recorded(t);
            case Expr.DotsType t -> node(t.elem());
            case Expr.FuncLit f -> {
                recorded(f);
                node(f.body());
            }
            case Expr x -> {
                recorded(x);
                Children.forEach(x, this::node);
            }
            case Stmt.LabeledStmt s -> node(s.stmt());
            case Stmt.BranchStmt s -> {}
            case Decl.TypeDecl d -> {}
            case Decl.ConstDecl d -> {}
            case Decl.VarDecl d -> {
                if (d.values() != null) {
                    node(d.values());
                }
            }
            default -> Children.forEach(n, this::node);
        }
    }

    private void name(Expr.Name x) {
        if (!x.value().equals("_") && !info.defs.containsKey(x) && !info.uses.containsKey(x)) {
            throw bug(x, "identifier " + x.value() + " neither declares nor denotes anything");
        }
        TypeAndValue tv = info.types.get(x);
        if (tv != null) {
            sound(x, tv);
        }
    }

    private void selector(Expr.SelectorExpr s) {
        recorded(s);
        boolean qualified = s.x() instanceof Expr.Name n && info.uses.get(n) instanceof PkgName;
        if (!qualified) {
            if (!info.selections.containsKey(s)) {
                throw bug(s, "selector " + s.sel().value() + " selects nothing");
            }
            node(s.x());
        }
    }

    /// Keys of struct literals are field names.
    private void literal(Expr.CompositeLit lit) {
        recorded(lit);
        boolean struct = isStruct(info.typeOf(lit));
        for (Expr e : lit.elemList()) {
            if (e instanceof Expr.KeyValueExpr kv) {
                if (!struct) {
                    node(kv.key());
                }
                node(kv.value());
            } else {
                node(e);
            }
        }
    }

    /// Also for `{…}` that stands for `&T{…}`, and for types with a type parameter whose type set has one structure.
    private static boolean isStruct(Type t) {
        Type u = CommonUnder.of(t, null);
        return u instanceof Struct || u instanceof Pointer p && CommonUnder.of(p.elem(), null) instanceof Struct;
    }

    private void recorded(Expr x) {
        TypeAndValue tv = info.types.get(x);
        if (tv == null) {
            throw bug(x, "no type is known of " + ExprString.of(x));
        }
        sound(x, tv);
    }

    private void sound(Expr x, TypeAndValue tv) {
        if (tv.type() == null && !tv.isVoid()) {
            throw bug(x, "no type is known of " + ExprString.of(x));
        }
        if (tv.mode() == Operand.Mode.INVALID) {
            throw bug(x, ExprString.of(x) + " is invalid");
        }
        if (tv.mode() == Operand.Mode.CONSTANT && tv.value() == null) {
            throw bug(x, "constant " + ExprString.of(x) + " has no value");
        }
    }

    private static CompilerBug bug(Node n, String message) {
        return new CompilerBug("check", "", n.pos(), message);
    }
}
