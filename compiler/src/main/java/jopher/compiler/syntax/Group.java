package jopher.compiler.syntax;

import jopher.compiler.base.Pos;

/// Identity of a parenthesized group of declarations; `iota` and implicit repetition in constants depend on it.
public final class Group {
    private final Pos pos;

    public Group(Pos pos) {
        this.pos = pos;
    }

    /// Position of the `(`.
    public Pos pos() {
        return pos;
    }
}
