package jopher.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jopher.compiler.base.Pos;
import jopher.compiler.base.PosBase;

/// Interprets directives while a file is scanned: line directives change the base of the positions that follow, `//go:`
/// and `//jopher:` directives gather until a declaration takes them, link names gather for the file.
///
/// Facts: Go 1.26 cmd/compile/internal/syntax/parser.go (updateBase), noder/noder.go (pragma), noder/lex.go.
final class Directives {
    /// Those that mean something to the compiler: without a declaration they are misplaced. Others, known to tools or to
    /// nobody, may stand anywhere.
    private static final Set<String> CHECKED = Set.of("go:build", "go:noescape", "go:norace", "go:nosplit", "go:noinline",
            "go:nocheckptr", "go:systemstack", "go:nowritebarrier", "go:nowritebarrierrec", "go:yeswritebarrierrec",
            "go:cgo_unsafe_args", "go:uintptrkeepalive", "go:uintptrescapes", "go:registerparams");
    private static final Set<String> RUNTIME_ONLY = Set.of("go:systemstack", "go:nowritebarrier", "go:nowritebarrierrec",
            "go:yeswritebarrierrec");

    private final TokenStream t;
    private PosBase base;
    private boolean beforePackage = true;
    private String goVersion = "";
    private List<Directive> pending = new ArrayList<>();
    private List<Pragma.Embed> embeds = new ArrayList<>();
    private final List<Linkname> linknames = new ArrayList<>();

    Directives(TokenStream t, PosBase base) {
        this.t = t;
        this.base = base;
    }

    static boolean isChecked(String verb) {
        return CHECKED.contains(verb);
    }

    /// Base of the positions from here on.
    PosBase base() {
        return base;
    }

    List<Linkname> linknames() {
        return linknames;
    }

    /// Called at the package clause: the Go version of the `//go:build` line before it, "" if none.
    String endOfHeader() {
        beforePackage = false;
        return goVersion;
    }

    /// The directives since the last call, for the declaration that begins here.
    Pragma take() {
        if (pending.isEmpty() && embeds.isEmpty()) {
            return Pragma.NONE;
        }
        Pragma p = new Pragma(pending, embeds);
        pending = new ArrayList<>();
        embeds = new ArrayList<>();
        return p;
    }

    /// Something that takes no directives begins or ends here: complains about those that wait.
    void clear() {
        if (pending.isEmpty() && embeds.isEmpty()) {
            return;
        }
        for (Directive d : pending) {
            if (isChecked(d.verb())) {
                t.errors.error(d.pos(), "misplaced compiler directive");
            }
        }
        for (Pragma.Embed e : embeds) {
            t.errors.error(e.pos(), "misplaced go:embed directive");
        }
        pending = new ArrayList<>();
        embeds = new ArrayList<>();
    }

    /// `comment` is the whole comment that starts at `line`, `col`.
    void add(int line, int col, String comment, boolean alone) {
        boolean general = comment.charAt(1) == '*';
        String text = general ? comment.substring(2, comment.length() - 2)
                : comment.substring(2, comment.length() - (comment.endsWith("\r") ? 1 : 0));
        if (text.startsWith("line ")) {
            if (general || col == 1) {
                // the position after the comment: a line comment includes its newline
                Pos start = general ? new Pos(t.source.base(), line, col + utf8Length(comment))
                        : new Pos(t.source.base(), line + 1, 1);
                lineDirective(start, line, col + 2 + "line ".length(), text.substring("line ".length()));
            }
            return;
        }
        if (beforePackage && text.startsWith("go:build")) {
            BuildConstraint constraint = BuildConstraint.parseOrNull(text);
            if (constraint != null) {
                goVersion = constraint.goVersion();
            }
        }
        add(new Directive(new Pos(base, line, col + 2), text, alone));
    }

    private void add(Directive d) {
        if (!d.alone()) {
            t.errors.error(d.pos(), "misplaced compiler directive");
            return;
        }
        String text = d.text();
        if (text.startsWith("go:linkname ")) {
            List<String> args = d.arguments();
            if (args.isEmpty() || args.size() > 2) {
                t.errors.error(d.pos(), "usage: //go:linkname localname [linkname]");
            } else {
                linknames.add(new Linkname(d.pos(), args.get(0), args.size() == 2 ? args.get(1) : null));
            }
        } else if (text.equals("go:embed") || text.startsWith("go:embed ")) {
            List<String> patterns = embedPatterns(d.pos(), text.substring("go:embed".length()));
            if (patterns.isEmpty()) {
                t.errors.error(d.pos(), "usage: //go:embed pattern...");
            } else {
                embeds.add(new Pragma.Embed(d.pos(), patterns));
            }
        } else if (text.startsWith("go:wasmimport ")) {
            if (d.arguments().size() != 2) {
                t.errors.error(d.pos(), "usage: //go:wasmimport importmodule importname");
            }
        } else if (text.startsWith("go:wasmexport ")) {
            if (d.arguments().size() != 1) {
                t.errors.error(d.pos(), "usage: //go:wasmexport exportname");
            }
        } else {
            checkAllowed(d);
            pending.add(d);
        }
    }

    private void checkAllowed(Directive d) {
        boolean runtime = t.mode.contains(Mode.RUNTIME);
        boolean std = runtime || t.mode.contains(Mode.STD);
        boolean cgoGenerated = t.source.path().substring(t.source.path().lastIndexOf('/') + 1).startsWith("_cgo_");
        String verb = d.verb();
        if (!runtime && RUNTIME_ONLY.contains(verb)) {
            t.errors.error(d.pos(), "//" + verb + " only allowed in runtime");
        } else if (!std && verb.equals("go:uintptrkeepalive")) {
            t.errors.error(d.pos(), "//" + verb + " is only allowed in the standard library");
        } else if (verb.startsWith("go:cgo_")) {
            CgoDirectives.problems(d.text(), std || cgoGenerated, cgoGenerated).forEach(m -> t.errors.error(d.pos(), m));
        }
    }

    /// Splits the arguments of `//go:embed`: words, or Go strings of either kind.
    private List<String> embedPatterns(Pos pos, String arguments) {
        List<String> list = new ArrayList<>();
        for (String rest = arguments.strip(); !rest.isEmpty(); rest = rest.strip()) {
            char c = rest.charAt(0);
            int end;
            String pattern;
            if (c == '`') {
                end = rest.indexOf('`', 1) + 1;
                pattern = end > 0 ? rest.substring(1, end - 1) : null;
            } else if (c == '"') {
                end = 1;
                while (end < rest.length() && rest.charAt(end) != '"') {
                    end += rest.charAt(end) == '\\' ? 2 : 1;
                }
                end++;
                pattern = end <= rest.length() ? StringLiteral.unquoteOrNull(rest.substring(0, end)) : null;
            } else {
                end = 0;
                while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                    end++;
                }
                pattern = rest.substring(0, end);
            }
            if (pattern == null || end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                String shown = pattern == null && c == '"' && end <= rest.length() ? rest.substring(0, end)
                        : pattern == null ? rest : rest.substring(end);
                t.errors.error(pos, "invalid quoted string in //go:embed: " + shown);
                return List.of();
            }
            list.add(pattern);
            rest = rest.substring(end);
        }
        return list;
    }

    /// `text` (at `line`, `col`) is `filename:line` or `filename:line:col`; anything without a colon is no directive.
    private void lineDirective(Pos start, int line, int col, String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return;
        }
        long last = number(text.substring(colon + 1));
        if (last < 0) {
            badNumber(line, col, text, colon, "line");
            return;
        }
        int colon2 = text.lastIndexOf(':', colon - 1);
        long middle = colon2 < 0 ? -1 : number(text.substring(colon2 + 1, colon));
        String filename;
        long newLine;
        long newCol = 0;
        int lineColon;
        if (colon > 0 && middle >= 0) {
            if (last == 0 || last > Pos.MAX) {
                badNumber(line, col, text, colon, "column");
                return;
            }
            filename = text.substring(0, colon2);
            newLine = middle;
            newCol = last;
            lineColon = colon2;
            text = text.substring(0, colon);
        } else {
            filename = text.substring(0, colon);
            newLine = last;
            lineColon = colon;
        }
        if (newLine == 0 || newLine > Pos.MAX) {
            badNumber(line, col, text, lineColon, "line");
            return;
        }
        if (filename.isEmpty() && newCol > 0) {
            filename = base.filename();
        }
        base = PosBase.line(start, filename, (int) newLine, (int) newCol);
    }

    private void badNumber(int line, int col, String text, int colon, String what) {
        String number = text.substring(colon + 1);
        t.error(line, col + utf8Length(text.substring(0, colon + 1)), "invalid " + what + " number: " + number);
    }

    /// An unsigned decimal number, -1 if it is none; too large for 64 bits counts as none (strconv.ParseUint).
    private static long number(String s) {
        if (s.isEmpty() || !s.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            long n = Long.parseUnsignedLong(s);
            return n < 0 ? Long.MAX_VALUE : n;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int utf8Length(String s) {
        return s.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
