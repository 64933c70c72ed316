package jopher.compiler.base;

/// One message for the user. `code` is the name of go/types' error code (`UndeclaredName`), or "" where there is none.
public record Diagnostic(Pos pos, String code, String message) {
    /// `file:line:col: message`, or the message alone when the position is unknown.
    @Override
    public String toString() {
        return pos.isKnown() ? pos.message() + ": " + message : message;
    }
}
