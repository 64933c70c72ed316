package jopher.compiler.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects error messages; may be used by several threads.
///
/// As gc does (cmd/compile/internal/base/print.go), a line has at most one syntax error (the first reported), the same
/// message appears once per line, and messages come out sorted by file, line and column.
public final class Diagnostics {
    /// Number of messages after which gc gives up without `-e`.
    public static final int LIMIT = 10;

    private record SyntaxLine(PosBase file, int line) {}

    private final List<Diagnostic> reported = new ArrayList<>();
    private final Set<SyntaxLine> syntaxLines = new HashSet<>();
    private final Set<Diagnostic> seen = new HashSet<>();

    public void report(Pos pos, String message) {
        report(pos, "", message);
    }

    /// Reports an error; `code` as in [Diagnostic].
    public synchronized void report(Pos pos, String code, String message) {
        if (message.startsWith("syntax error")) {
            if (!syntaxLines.add(new SyntaxLine(pos.base(), pos.line()))) {
                return;
            }
        } else if (!seen.add(new Diagnostic(new Pos(pos.base(), pos.line(), 0), "", message))) {
            return;
        }
        reported.add(new Diagnostic(pos, code, message));
    }

    public synchronized boolean hasErrors() {
        return !reported.isEmpty();
    }

    public synchronized int count() {
        return reported.size();
    }

    /// All messages so far, sorted.
    public synchronized List<Diagnostic> sorted() {
        List<Diagnostic> list = new ArrayList<>(reported);
        list.sort(Comparator.<Diagnostic, String>comparing(d -> d.pos().filename())
                .thenComparingInt(d -> d.pos().line())
                .thenComparingInt(d -> d.pos().col()));
        return list;
    }

    /// The lines to print: at most `limit` messages (`Integer.MAX_VALUE` for all) and then gc's `too many errors`.
    public List<String> lines(int limit) {
        List<String> out = new ArrayList<>();
        String last = null;
        for (Diagnostic d : sorted()) {
            String s = d.toString();
            if (s.equals(last)) {
                continue;
            }
            last = s;
            out.add(s);
            if (out.size() == limit) {
                out.add((d.pos().isKnown() ? d.pos().message() + ": " : "") + "too many errors");
                break;
            }
        }
        return out;
    }

    @Override
    public String toString() {
        return String.join("\n", lines(Integer.MAX_VALUE));
    }
}
