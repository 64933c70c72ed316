package jopher.conformance.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The tokens of a Go file, for changing it. Not the compiler's scanner: what a seed does to a file must not depend on the
/// compiler under test.
final class GoTokens {
    enum Kind { NAME, KEYWORD, NUMBER, STRING, CHAR, OPERATOR, COMMENT }

    /// @param from first byte
    /// @param to after the last
    record Token(Kind kind, int from, int to, String text) {
        boolean is(String s) {
            return text.equals(s);
        }
    }

    static final List<String> KEYWORDS = List.of("break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto", "if",
            "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var");
    private static final Set<String> IS_KEYWORD = Set.copyOf(KEYWORDS);
    /// Longest first.
    private static final List<String> OPERATORS = List.of("<<=", ">>=", "&^=", "...", "&&", "||", "<-", "++", "--", "==", "!=", "<=", ">=", ":=", "+=", "-=", "*=", "/=", "%=", "&=",
            "|=", "^=", "<<", ">>", "&^", "+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "=", "!", "(", ")", "[", "]", "{", "}", ",", ";", ".", ":", "~");

    private final String s;
    private final List<Token> tokens = new ArrayList<>();

    private GoTokens(String s) {
        this.s = s;
    }

    /// The tokens of `s`, a file read as ISO 8859-1; comments are left out.
    static List<Token> of(String s) {
        GoTokens t = new GoTokens(s);
        t.scan();
        return t.tokens;
    }

    private void scan() {
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            int end;
            Kind kind;
            if (letter(c)) {
                end = i + 1;
                while (end < s.length() && (letter(s.charAt(end)) || digit(s.charAt(end)))) {
                    end++;
                }
                kind = IS_KEYWORD.contains(s.substring(i, end)) ? Kind.KEYWORD : Kind.NAME;
            } else if (digit(c) || c == '.' && i + 1 < s.length() && digit(s.charAt(i + 1))) {
                end = number(i);
                kind = Kind.NUMBER;
            } else if (c == '"' || c == '\'') {
                end = quoted(i, c);
                kind = c == '"' ? Kind.STRING : Kind.CHAR;
            } else if (c == '`') {
                int close = s.indexOf('`', i + 1);
                end = close < 0 ? s.length() : close + 1;
                kind = Kind.STRING;
            } else if (s.startsWith("//", i)) {
                int close = s.indexOf('\n', i);
                end = close < 0 ? s.length() : close;
                kind = Kind.COMMENT;
            } else if (s.startsWith("/*", i)) {
                int close = s.indexOf("*/", i + 2);
                end = close < 0 ? s.length() : close + 2;
                kind = Kind.COMMENT;
            } else {
                String op = operator(i);
                if (op == null) {
                    i++;
                    continue;
                }
                end = i + op.length();
                kind = Kind.OPERATOR;
            }
            if (kind != Kind.COMMENT) {
                tokens.add(new Token(kind, i, end, s.substring(i, end)));
            }
            i = end;
        }
    }

    private int number(int i) {
        boolean hex = s.startsWith("0x", i) || s.startsWith("0X", i);
        int end = i + 1;
        while (end < s.length()) {
            char c = s.charAt(end);
            boolean exponentSign = (c == '+' || c == '-') && (hex ? "pP" : "eE").indexOf(s.charAt(end - 1)) >= 0;
            if (!letter(c) && !digit(c) && c != '.' && !exponentSign) {
                break;
            }
            end++;
        }
        return end;
    }

    private int quoted(int i, char quote) {
        int end = i + 1;
        while (end < s.length() && s.charAt(end) != quote && s.charAt(end) != '\n') {
            end += s.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(s.length(), end + 1);
    }

    private String operator(int i) {
        for (String op : OPERATORS) {
            if (s.startsWith(op, i)) {
                return op;
            }
        }
        return null;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
