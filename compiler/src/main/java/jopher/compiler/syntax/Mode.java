package jopher.compiler.syntax;

/// Options of [Parser#parse].
public enum Mode {
    /// Check labels and branches and set the targets of [Stmt.BranchStmt] (see [BranchChecker]).
    CHECK_BRANCHES,
    /// Stop after the import declarations; the file then has no other declarations.
    IMPORTS_ONLY,
    /// The file belongs to the standard library: directives that only it may use are accepted.
    STD,
    /// The file belongs to package runtime or one of its internal parts: implies [#STD] for directives.
    RUNTIME
}
