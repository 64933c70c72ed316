package jopher.compiler.syntax;

import java.util.function.Predicate;

/// The expression of a `//go:build` line (Go 1.26 go/build/constraint).
public sealed interface BuildConstraint {
    record Tag(String name) implements BuildConstraint {}

    record Not(BuildConstraint x) implements BuildConstraint {}

    record And(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

    record Or(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

    /// Parses a line `//go:build expr`, with or without the slashes; null if it is not a valid one.
    static BuildConstraint parseOrNull(String line) {
        String s = line.strip();
        if (s.startsWith("//")) {
            s = s.substring(2);
        }
        if (!s.startsWith("go:build")) {
            return null;
        }
        s = s.substring("go:build".length());
        if (s.isEmpty() || s.charAt(0) != ' ' && s.charAt(0) != '\t') {
            return null;
        }
        var reader = new Reader(s);
        BuildConstraint x = reader.or();
        return x == null || !reader.atEnd() ? null : x;
    }

    /// Whether the file is part of a build with the tags that `isSet` accepts.
    default boolean eval(Predicate<String> isSet) {
        return switch (this) {
            case Tag(var name) -> isSet.test(name);
            case Not(var x) -> !x.eval(isSet);
            case And(var x, var y) -> x.eval(isSet) && y.eval(isSet);
            case Or(var x, var y) -> x.eval(isSet) || y.eval(isSet);
        };
    }

    /// The least Go version that the constraint implies: `go1.21`, or "" for none.
    default String goVersion() {
        int v = minVersion(this, true);
        return v < 0 ? "" : v == 0 ? "go1" : "go1." + v;
    }

    private static int minVersion(BuildConstraint c, boolean positive) {
        return switch (c) {
            case Tag(var name) -> positive ? tagVersion(name) : -1;
            case Not(var x) -> minVersion(x, !positive);
            case And(var x, var y) -> combine(positive, minVersion(x, positive), minVersion(y, positive));
            case Or(var x, var y) -> combine(!positive, minVersion(x, positive), minVersion(y, positive));
        };
    }

    private static int combine(boolean both, int x, int y) {
        return both ? Math.max(x, y) : Math.min(x, y);
    }

    private static int tagVersion(String tag) {
        if (tag.equals("go1")) {
            return 0;
        }
        String n = tag.startsWith("go1.") ? tag.substring(4) : "";
        return !n.isEmpty() && n.length() < 9 && n.chars().allMatch(d -> d >= '0' && d <= '9') ? Integer.parseInt(n) : -1;
    }

    /// Recursive descent over `||`, `&&`, `!`, parentheses and tags; null marks an error.
    final class Reader {
        private static final int MAX_NESTING = 1000;

        private final String text;
        private int at;
        private int nesting;

        private Reader(String text) {
            this.text = text;
        }

        private boolean atEnd() {
            skipBlanks();
            return at == text.length();
        }

        private void skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private boolean got(String token) {
            skipBlanks();
            if (!text.startsWith(token, at)) {
                return false;
            }
            at += token.length();
            return true;
        }

        private BuildConstraint or() {
            BuildConstraint x = and();
            while (x != null && got("||")) {
                BuildConstraint y = and();
                x = y == null ? null : new Or(x, y);
            }
            return x;
        }

        private BuildConstraint and() {
            BuildConstraint x = not();
            while (x != null && got("&&")) {
                BuildConstraint y = not();
                x = y == null ? null : new And(x, y);
            }
            return x;
        }

        private BuildConstraint not() {
            if (got("!")) {
                if (got("!")) {
                    return null; // go/build/constraint: double negation is not allowed
                }
                BuildConstraint x = not();
                return x == null ? null : new Not(x);
            }
            if (got("(")) {
                if (++nesting > MAX_NESTING) {
                    return null;
                }
                BuildConstraint x = or();
                nesting--;
                return x != null && got(")") ? x : null;
            }
            skipBlanks();
            int start = at;
            while (at < text.length() && isTagCharacter(text.charAt(at))) {
                at++;
            }
            return at == start ? null : new Tag(text.substring(start, at));
        }

        private static boolean isTagCharacter(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '.';
        }
    }
}
