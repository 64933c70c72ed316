package jopher.compiler.driver.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A build constraint: a `//go:build` expression or the conjunction of old `// +build` lines (go/build/constraint).
public sealed interface BuildConstraint {
    record Tag(String name) implements BuildConstraint {}

    record Not(BuildConstraint x) implements BuildConstraint {}

    record And(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

    record Or(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

    default boolean eval(Predicate<String> tag) {
        return switch (this) {
            case Tag t -> tag.test(t.name());
            case Not n -> !n.x().eval(tag);
            case And a -> a.x().eval(tag) && a.y().eval(tag);
            case Or o -> o.x().eval(tag) || o.y().eval(tag);
        };
    }

    /// The constraint could not be parsed; the message is the go command's, without position.
    final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxError(String message) {
            super(message, null, false, false);
        }
    }

    /// Parses what follows `//go:build`.
    static BuildConstraint parseGoBuild(String text) throws SyntaxError {
        return new ExpressionParser(text).parse();
    }

    /// Parses what follows `// +build`: blank-separated alternatives of comma-separated terms; null when malformed,
    /// because go ignores such a line.
    static BuildConstraint parsePlusBuild(String text) {
        BuildConstraint or = null;
        for (String clause : text.strip().split("\\s+")) {
            BuildConstraint and = null;
            for (String lit : clause.split(",", -1)) {
                boolean not = lit.startsWith("!");
                String name = not ? lit.substring(1) : lit;
                if (!isTag(name)) {
                    return null;
                }
                BuildConstraint x = not ? new Not(new Tag(name)) : new Tag(name);
                and = and == null ? x : new And(and, x);
            }
            or = or == null ? and : new Or(or, and);
        }
        return or;
    }

    private static boolean isTag(String s) {
        return !s.isEmpty() && s.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    }

    /// Recursive descent over `||`, `&&`, `!`, parentheses and tags.
    final class ExpressionParser {
        private final List<String> tokens = new ArrayList<>();
        private int next;

        ExpressionParser(String text) throws SyntaxError {
            int i = 0;
            while (i < text.length()) {
                int c = text.codePointAt(i);
                if (c == ' ' || c == '\t') {
                    i++;
                } else if (c == '(' || c == ')' || c == '!') {
                    tokens.add(String.valueOf((char) c));
                    i++;
                } else if (c == '&' || c == '|') {
                    if (i + 1 >= text.length() || text.charAt(i + 1) != c) {
                        throw new SyntaxError("invalid syntax at " + (char) c);
                    }
                    tokens.add(text.substring(i, i + 2));
                    i += 2;
                } else {
                    int start = i;
                    while (i < text.length()) {
                        c = text.codePointAt(i);
                        if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
                            break;
                        }
                        i += Character.charCount(c);
                    }
                    if (i == start) {
                        throw new SyntaxError("invalid syntax at " + Character.toString(c));
                    }
                    tokens.add(text.substring(start, i));
                }
            }
        }

        BuildConstraint parse() throws SyntaxError {
            BuildConstraint x = or();
            if (next < tokens.size()) {
                throw new SyntaxError("unexpected token " + tokens.get(next));
            }
            return x;
        }

        private boolean take(String token) {
            if (next < tokens.size() && tokens.get(next).equals(token)) {
                next++;
                return true;
            }
            return false;
        }

        private BuildConstraint or() throws SyntaxError {
            BuildConstraint x = and();
            while (take("||")) {
                x = new Or(x, and());
            }
            return x;
        }

        private BuildConstraint and() throws SyntaxError {
            BuildConstraint x = not();
            while (take("&&")) {
                x = new And(x, not());
            }
            return x;
        }

        private BuildConstraint not() throws SyntaxError {
            if (take("!")) {
                if (next < tokens.size() && tokens.get(next).equals("!")) {
                    throw new SyntaxError("double negation not allowed");
                }
                return new Not(not());
            }
            if (take("(")) {
                BuildConstraint x = or();
                if (!take(")")) {
                    throw new SyntaxError("missing close paren");
                }
                return x;
            }
            if (next >= tokens.size()) {
                throw new SyntaxError("unexpected end of expression");
            }
            String t = tokens.get(next);
            if (t.equals(")") || t.equals("&&") || t.equals("||")) {
                throw new SyntaxError("unexpected token " + t);
            }
            next++;
            return new Tag(t);
        }
    }
}
