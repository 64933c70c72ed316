package jopher.compiler.driver.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What selecting a file and building the import graph needs to know of it: build constraint, package clause, imports,
/// embed patterns. Reads only the beginning of the file (all of it if it imports embed).
///
/// `error` is go's text for a header that cannot be read, with its position (`2:8: string literal not terminated`), or null.
public record FileHeader(BuildConstraint constraint, String packageName, List<Import> imports, List<EmbedPattern> embeds, String error) {
    /// An import declaration; `name` is null, `_`, `.` or a name; line and column are those of the name if there is one, else of
    /// the path.
    public record Import(String path, String name, int line, int col) {}

    /// One pattern of a `//go:embed` line.
    public record EmbedPattern(String pattern, int line, int col) {}

    public static FileHeader scan(byte[] bytes) {
        return new Scan(bytes).run();
    }

    /// The header is malformed at this position.
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(" " + message, null, false, false);
        }

        Malformed(int line, int col, String message) {
            super(line + ":" + col + ": " + message, null, false, false);
        }
    }

    private static final class Scan {
        private final byte[] b;
        private int p;
        private int line = 1;
        private int lineStart;
        /// The token read last: text for names and strings, else the character.
        private String tok;
        private boolean isString;
        private boolean isName;
        private int tokLine;
        private int tokCol;

        Scan(byte[] b) {
            this.b = b;
            if (b.length >= 3 && (b[0] & 255) == 0xEF && (b[1] & 255) == 0xBB && (b[2] & 255) == 0xBF) {
                p = 3;
                lineStart = 0;
            }
        }

        private static final java.util.Set<String> KEYWORDS = java.util.Set.of("break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for",
                "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var");

        FileHeader run() {
            BuildConstraint constraint = null;
            String name = "";
            List<Import> imports = new ArrayList<>();
            List<EmbedPattern> embeds = new ArrayList<>();
            try {
                constraint = constraint();
                next();
                while (is("\n")) {
                    next();
                }
                if (!isName || !tok.equals("package")) {
                    throw new Malformed(tokLine, tokCol, "expected 'package', found " + found());
                }
                next();
                if (!isName) {
                    throw new Malformed(tokLine, tokCol, "expected 'IDENT', found " + found());
                }
                name = tok;
                next();
                skipSemi();
                while (isName && tok.equals("import")) {
                    next();
                    if (is("(")) {
                        next();
                        skipSemi();
                        while (tok != null && !is(")")) {
                            importSpec(imports);
                            skipSemi();
                        }
                        next();
                    } else {
                        importSpec(imports);
                    }
                    skipSemi();
                }
                for (Import i : imports) {
                    if (i.path().equals("embed")) {
                        embeds(embeds);
                        break;
                    }
                }
            } catch (Malformed e) {
                return new FileHeader(constraint, name, imports, embeds, e.getMessage());
            }
            return new FileHeader(constraint, name, imports, embeds, null);
        }

        /// The current token as go/parser names it.
        private String found() {
            if (tok == null) {
                return "'EOF'";
            }
            if (isString) {
                return b[p - 1] == '`' ? "`" + tok + "`" : "\"" + tok + "\"";
            }
            return tok.equals("\n") ? "newline" : isName && !KEYWORDS.contains(tok) || Character.isDigit(tok.charAt(0)) ? tok : "'" + tok + "'";
        }

        private boolean is(String punctuation) {
            return tok != null && !isName && !isString && tok.equals(punctuation);
        }

        private void skipSemi() throws Malformed {
            while (is(";") || is("\n")) {
                next();
            }
        }

        private void importSpec(List<Import> out) throws Malformed {
            String name = null;
            while (is("\n")) {
                next();
            }
            int line0 = tokLine;
            int col0 = tokCol;
            if (isName) {
                name = tok;
                next();
            } else if (is(".")) {
                name = ".";
                next();
            }
            if (!isString) {
                throw new Malformed(tokLine, tokCol, "missing import path; require quoted string");
            }
            out.add(new Import(tok, name, line0, col0));
            next();
        }

        /// Reads the next token; newlines are tokens (`"\n"`), the end of the file is null.
        private void next() throws Malformed {
            isString = false;
            isName = false;
            while (p < b.length) {
                byte c = b[p];
                if (c == ' ' || c == '\t' || c == '\r') {
                    p++;
                } else if (c == '/' && p + 1 < b.length && b[p + 1] == '/') {
                    skipLine();
                } else if (c == '/' && p + 1 < b.length && b[p + 1] == '*') {
                    skipBlockComment();
                } else {
                    break;
                }
            }
            tokLine = line;
            tokCol = p - lineStart + 1;
            if (p >= b.length) {
                tok = null;
                return;
            }
            byte c = b[p];
            if (c == '\n') {
                p++;
                line++;
                lineStart = p;
                tok = "\n";
            } else if (isLetter(c)) {
                int start = p;
                while (p < b.length && (isLetter(b[p]) || b[p] >= '0' && b[p] <= '9')) {
                    p++;
                }
                tok = text(start, p);
                isName = true;
            } else if (c == '"' || c == '`') {
                int start = ++p;
                while (p < b.length && b[p] != c) {
                    if (c == '"') {
                        if (b[p] == '\n') {
                            throw new Malformed(tokLine, tokCol, "string literal not terminated");
                        }
                        if (b[p] == '\\') {
                            p++;
                        }
                    } else if (b[p] == '\n') {
                        line++;
                        lineStart = p + 1;
                    }
                    p++;
                }
                if (p >= b.length) {
                    throw new Malformed(tokLine, tokCol, c == '"' ? "string literal not terminated" : "raw string literal not terminated");
                }
                tok = text(start, p++);
                isString = true;
            } else {
                p++;
                tok = String.valueOf((char) (c & 255));
            }
        }

        private static boolean isLetter(byte c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0;
        }

        private String text(int from, int to) {
            return new String(b, from, to - from, StandardCharsets.UTF_8);
        }

        private void skipLine() {
            while (p < b.length && b[p] != '\n') {
                p++;
            }
        }

        private void skipBlockComment() throws Malformed {
            int l = line;
            int col = p - lineStart + 1;
            p += 2;
            while (p + 1 < b.length && !(b[p] == '*' && b[p + 1] == '/')) {
                if (b[p] == '\n') {
                    line++;
                    lineStart = p + 1;
                }
                p++;
            }
            if (p + 1 >= b.length) {
                throw new Malformed(l, col, "comment not terminated");
            }
            p += 2;
        }

        /// The constraint in the leading comments: `//go:build`, or else the `// +build` lines that are followed by a blank
        /// line (go/build, parseFileHeader and shouldBuild).
        private BuildConstraint constraint() throws Malformed {
            String goBuild = null;
            int goBuildLine = 0;
            List<String> plus = new ArrayList<>();
            List<String> plusPending = new ArrayList<>();
            int i = p;
            int n = 1;
            boolean inBlock = false;
            boolean ended = false;
            while (i < b.length) {
                int e = i;
                while (e < b.length && b[e] != '\n') {
                    e++;
                }
                String l = text(i, e).strip();
                i = e + 1;
                if (l.isEmpty() && !ended) {
                    plus.addAll(plusPending);
                    plusPending.clear();
                    n++;
                    continue;
                }
                if (!l.startsWith("//")) {
                    ended = true;
                }
                if (!inBlock && l.startsWith("//go:build") && (l.length() == 10 || l.charAt(10) == ' ' || l.charAt(10) == '\t')) {
                    if (goBuild != null) {
                        throw new Malformed(n, 1, "multiple //go:build comments");
                    }
                    goBuild = l.substring(10);
                    goBuildLine = n;
                } else if (!inBlock && !ended && l.startsWith("//")) {
                    String c = l.substring(2).strip();
                    if (c.startsWith("+build") && (c.length() == 6 || c.charAt(6) == ' ' || c.charAt(6) == '\t')) {
                        plusPending.add(c.substring(6));
                    }
                }
                boolean code = false;
                String rest = l;
                while (!rest.isEmpty()) {
                    if (inBlock) {
                        int close = rest.indexOf("*/");
                        if (close < 0) {
                            break;
                        }
                        inBlock = false;
                        rest = rest.substring(close + 2).strip();
                    } else if (rest.startsWith("//")) {
                        break;
                    } else if (rest.startsWith("/*")) {
                        inBlock = true;
                        rest = rest.substring(2);
                    } else {
                        code = true;
                        break;
                    }
                }
                if (code) {
                    break;
                }
                n++;
            }
            if (goBuild != null) {
                try {
                    return BuildConstraint.parseGoBuild(goBuild);
                } catch (BuildConstraint.SyntaxError e) {
                    throw new Malformed("parsing //go:build line: " + e.getMessage());
                }
            }
            BuildConstraint all = null;
            for (String s : plus) {
                BuildConstraint x = BuildConstraint.parsePlusBuild(s);
                if (x != null) {
                    all = all == null ? x : new BuildConstraint.And(all, x);
                }
            }
            return all;
        }

        /// The patterns of every `//go:embed` comment of the file that stands alone on its line.
        private void embeds(List<EmbedPattern> out) throws Malformed {
            p = 0;
            line = 1;
            lineStart = 0;
            boolean fresh = true;
            while (p < b.length) {
                byte c = b[p];
                if (c == '\n') {
                    p++;
                    line++;
                    lineStart = p;
                    fresh = true;
                    continue;
                }
                if (c == ' ' || c == '\t' || c == '\r') {
                    p++;
                    continue;
                }
                if (c == '/' && p + 1 < b.length && b[p + 1] == '/') {
                    int start = p;
                    skipLine();
                    String l = text(start, p);
                    if (fresh && l.startsWith("//go:embed") && l.length() > 10 && (l.charAt(10) == ' ' || l.charAt(10) == '\t')) {
                        patterns(l.substring(10), start - lineStart + 11, out);
                    }
                } else if (c == '/' && p + 1 < b.length && b[p + 1] == '*') {
                    skipBlockComment();
                } else if (c == '"' || c == '`' || c == '\'') {
                    p++;
                    while (p < b.length && b[p] != c) {
                        if (b[p] == '\n') {
                            if (c != '`') {
                                break;
                            }
                            line++;
                            lineStart = p + 1;
                        }
                        if (b[p] == '\\' && c != '`') {
                            p++;
                        }
                        p++;
                    }
                    p++;
                } else {
                    p++;
                }
                fresh = false;
            }
        }

        private void patterns(String args, int col, List<EmbedPattern> out) throws Malformed {
            int i = 0;
            while (i < args.length()) {
                char c = args.charAt(i);
                if (Character.isWhitespace(c)) {
                    i++;
                    continue;
                }
                int start = i;
                String pattern;
                if (c == '"' || c == '`') {
                    StringBuilder sb = new StringBuilder();
                    i++;
                    while (i < args.length() && args.charAt(i) != c) {
                        if (c == '"' && args.charAt(i) == '\\' && i + 1 < args.length()) {
                            i++;
                        }
                        sb.append(args.charAt(i++));
                    }
                    if (i >= args.length()) {
                        throw new Malformed(line, col + start, "invalid quoted string in //go:embed: " + args.substring(start));
                    }
                    i++;
                    pattern = sb.toString();
                } else {
                    while (i < args.length() && !Character.isWhitespace(args.charAt(i))) {
                        i++;
                    }
                    pattern = args.substring(start, i);
                }
                out.add(new EmbedPattern(pattern, line, col + args.substring(0, start).getBytes(StandardCharsets.UTF_8).length));
            }
        }
    }
}
