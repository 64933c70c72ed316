package jopher.compiler.syntax;

import java.util.Arrays;
import java.util.List;

import jopher.compiler.base.Pos;

/// A `//go:…` or `//jopher:…` comment: `text` is all of it after the slashes, `pos` that of the first character of `text`.
/// `alone` says that nothing precedes it on its line.
public record Directive(Pos pos, String text, boolean alone) {
    /// The word up to the first blank: `go:noinline`.
    public String verb() {
        int i = text.indexOf(' ');
        return i < 0 ? text : text.substring(0, i);
    }

    /// What follows the verb, trimmed.
    public String argument() {
        return text.substring(verb().length()).strip();
    }

    /// The blank-separated words after the verb.
    public List<String> arguments() {
        String a = argument();
        return a.isEmpty() ? List.of() : Arrays.asList(a.split("\\s+"));
    }
}
