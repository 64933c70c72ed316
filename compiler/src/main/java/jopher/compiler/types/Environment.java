package jopher.compiler.types;



import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.types.constant.Constant;

/// What the check of the current declaration or function body depends on. Each declaration and each body gets its own;
/// the previous one is put back afterwards.
final class Environment {
    /// The package-level declaration being checked (for initialisation dependencies), or null.
    DeclInfo decl;
    /// Where names are looked up first.
    Scope scope;
    /// The language version of the file.
    GoVersion version;
    /// The value of iota, or null outside constant declarations.
    Constant iota;
    /// Position of a constant whose initialiser is inherited: errors are reported there.
    Pos errPos;
    boolean inTypeParamList;
    /// The signature of the function whose body is checked, or null.
    Signature sig;
    /// The calls of the predeclared panic in this body (they terminate).
    Set<CallExpr> panicCalls = Set.of();
    boolean hasLabel;
    /// A call or receive was seen in the current expression: `len` of it is not constant.
    boolean hasCallOrRecv;

    Environment(Scope scope, GoVersion version) {
        this.scope = scope;
        this.version = version;
    }
}
