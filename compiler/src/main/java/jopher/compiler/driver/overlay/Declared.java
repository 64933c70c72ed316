package jopher.compiler.driver.overlay;

import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.Expr;

/// Names of top-level declarations as the overlay spells them: `Name`, and `T.M` for methods of T or *T.
final class Declared {
    private Declared() {}

    static String key(FuncDecl f) {
        return f.recv() == null ? f.name().value() : receiver(f.recv().type()) + "." + f.name().value();
    }

    static String receiver(Expr type) {
        return switch (type) {
            case Expr.ParenExpr p -> receiver(p.x());
            case Expr.Operation o -> receiver(o.x());
            case Expr.IndexExpr i -> receiver(i.x());
            case Expr.Name n -> n.value();
            default -> "?";
        };
    }

    /// `init` and `_` never replace anything.
    static boolean isAnonymous(String key) {
        return key.equals("init") || key.equals("_");
    }
}
