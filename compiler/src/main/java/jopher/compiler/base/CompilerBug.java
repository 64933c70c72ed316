package jopher.compiler.base;

/// A broken invariant inside the compiler, never the user's fault. The driver prints the message; its stack trace is
/// for the developer's flag only.
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String phase;
    private final String function;
    private final transient Pos position;

    /// `function` is the Go function being compiled, "" when there is none; `position` may be [Pos#NONE].
    public CompilerBug(String phase, String function, Pos position, String message) {
        this(phase, function, position, message, null);
    }

    public CompilerBug(String phase, String function, Pos position, String message, Throwable cause) {
        super((position.isKnown() ? position.message() + ": " : "") + "internal compiler error in " + phase
                + (function.isEmpty() ? "" : " of " + function) + ": " + message, cause);
        this.phase = phase;
        this.function = function;
        this.position = position;
    }

    public String phase() {
        return phase;
    }

    public String function() {
        return function;
    }

    public Pos position() {
        return position;
    }
}
