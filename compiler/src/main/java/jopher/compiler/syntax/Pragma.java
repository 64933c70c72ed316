package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;

/// The directives that precede a declaration (or the package clause), in source order; [#NONE] when there are none.
/// `go:linkname` is not among them: [File#linknames] lists those of the whole file.
public record Pragma(List<Directive> directives, List<Embed> embeds) {
    /// `//go:embed` with its patterns, unquoted.
    public record Embed(Pos pos, List<String> patterns) {}

    public static final Pragma NONE = new Pragma(List.of(), List.of());

    public boolean isEmpty() {
        return directives.isEmpty() && embeds.isEmpty();
    }

    /// Whether a directive with this verb (`go:noinline`) is present.
    public boolean has(String verb) {
        return find(verb) != null;
    }

    /// The first directive with this verb, or null.
    public Directive find(String verb) {
        for (Directive d : directives) {
            if (d.verb().equals(verb)) {
                return d;
            }
        }
        return null;
    }
}
