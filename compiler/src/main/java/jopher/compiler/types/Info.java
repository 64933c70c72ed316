package jopher.compiler.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Node;

/// What the checker found out about a package, by node (identity). As go/types.Info.
public final class Info {
    /// `lhs = rhs` of a package-level initialization; several variables for one call. Order as they are executed.
    public record Initializer(List<Var> lhs, Expr rhs) {}

    /// All expressions with their types, values and modes; also type expressions. Not: identifiers being declared, selectors' names, packages.
    public final Map<Expr, TypeAndValue> types;
    /// Identifiers that declare an object; null values for `_`-like and symbolic ones (package clause, type switch variables).
    public final Map<Expr.Name, Obj> defs;
    /// Identifiers that denote an object declared elsewhere.
    public final Map<Expr.Name, Obj> uses;
    /// Objects without identifier: `ImportDecl` → PkgName, `CaseClause` of a type switch → Var, unnamed parameter `Field` → Var.
    public final Map<Node, Obj> implicits = new IdentityHashMap<>();
    /// `x.f` that are no qualified identifiers.
    public final Map<Expr.SelectorExpr, Selection> selections;
    /// Identifiers of generic functions and types with the type arguments given or inferred.
    public final Map<Expr.Name, Instance> instances = new IdentityHashMap<>();
    /// Scopes by the node that opens them (file, function type, block, clause …).
    public final Map<Node, Scope> scopes = new IdentityHashMap<>();
    /// Package-level initialization, in execution order.
    public final List<Initializer> initOrder = new ArrayList<>();
    /// The language version of each file (`go1.21`), "" if unknown.
    public final Map<File, String> fileVersions = new IdentityHashMap<>();

    /// For sources of that many bytes: growing the tables took a fifth of a check's time. In the sources that
    /// net/http needs there is an expression for every 13 bytes, a use for every 26, a definition for every 120, a selection for every 180.
    public Info(int sourceBytes) {
        types = new IdentityHashMap<>(sourceBytes / 13 + 16);
        uses = new IdentityHashMap<>(sourceBytes / 26 + 16);
        defs = new IdentityHashMap<>(sourceBytes / 120 + 16);
        selections = new IdentityHashMap<>(sourceBytes / 180 + 16);
    }

    /// The type of an expression, or of the object an identifier denotes; null if unknown.
    public Type typeOf(Expr e) {
        var tv = types.get(e);
        if (tv != null) {
            return tv.type();
        }
        if (e instanceof Expr.Name id) {
            var obj = objectOf(id);
            return obj == null ? null : obj.type();
        }
        return null;
    }

    /// The object an identifier declares or uses; null if there is none.
    public Obj objectOf(Expr.Name id) {
        var obj = defs.get(id);
        return obj != null ? obj : uses.get(id);
    }

    /// The package name that an import declaration makes, explicit or not.
    public PkgName pkgNameOf(jopher.compiler.syntax.Decl.ImportDecl d) {
        Obj o = d.localPkgName() != null ? defs.get(d.localPkgName()) : implicits.get(d);
        return o instanceof PkgName p ? p : null;
    }
}
