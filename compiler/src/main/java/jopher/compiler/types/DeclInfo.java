package jopher.compiler.types;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.Decl.TypeDecl;
import jopher.compiler.syntax.Expr;

/// A package-level declaration, shared by all variables of an n:1 declaration.
final class DeclInfo {
    final Scope file;
    final GoVersion version;
    /// All variables of `var a, b = f()`, otherwise null.
    Var[] lhs;
    Expr type;
    Expr init;
    /// The initialiser is that of an earlier constant of the group.
    boolean inherited;
    TypeDecl tdecl;
    FuncDecl fdecl;
    /// The package-level objects that the initialiser or body refers to, in order of reference.
    Set<Obj> deps = Set.of();

    DeclInfo(Scope file, GoVersion version) {
        this.file = file;
        this.version = version;
    }

    boolean hasInitializer() {
        return init != null || fdecl != null && fdecl.body() != null;
    }

    void addDep(Obj o) {
        if (deps.isEmpty()) {
            deps = new LinkedHashSet<>();
        }
        deps.add(o);
    }
}
