package jopher.compiler.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects error messages; may be used by several threads.
///
/// As gc does (cmd/compile/internal/base/print.go): of syntax errors that follow each other on one line the first
/// is kept, of equal messages that follow each other on one line too, and messages come out sorted by file, line and
/// column. For output that does not depend on threads, give each its own and [#addAll] them in order.
public final class Diagnostics {
    /// Number of messages after which gc gives up without `-e`.
    public static final int LIMIT = 10;

    /// What was reported last for a file.
    private static final class Last {
        Pos syntax = Pos.NONE;
        Pos other = Pos.NONE;
        String message = "";
    }

    private final List<Diagnostic> reported = new ArrayList<>();
    private final Map<PosBase, Last> lastOf = new HashMap<>();
    private int syntaxErrors;

    public void report(Pos pos, String message) {
        report(pos, "", message);
    }

    /// Reports an error; `code` as in [Diagnostic].
    public synchronized void report(Pos pos, String code, String message) {
        Last last = lastOf.computeIfAbsent(pos.fileBase(), f -> new Last());
        if (message.startsWith("syntax error")) {
            syntaxErrors++;
            if (sameLine(last.syntax, pos)) {
                return;
            }
            last.syntax = pos;
        } else {
            if (sameLine(last.other, pos) && last.message.equals(message)) {
                return;
            }
            last.other = pos;
            last.message = message;
        }
        reported.add(new Diagnostic(pos, code, message));
    }

    private static boolean sameLine(Pos a, Pos b) {
        return a.base() == b.base() && a.line() == b.line() && b.isKnown();
    }

    /// Adds what `other` has collected.
    public void addAll(Diagnostics other) {
        List<Diagnostic> list;
        synchronized (other) {
            list = List.copyOf(other.reported);
        }
        for (Diagnostic d : list) {
            report(d.pos(), d.code(), d.message());
        }
    }

    public synchronized boolean hasErrors() {
        return !reported.isEmpty();
    }

    /// Whether an error began with `syntax error`: after one gc does not type-check.
    public synchronized boolean hasSyntaxErrors() {
        return syntaxErrors > 0;
    }

    public synchronized int count() {
        return reported.size();
    }

    /// All messages so far, sorted.
    public synchronized List<Diagnostic> sorted() {
        return sort(reported);
    }

    private static List<Diagnostic> sort(List<Diagnostic> reported) {
        List<Diagnostic> list = new ArrayList<>(reported);
        list.sort(Comparator.<Diagnostic, String>comparing(d -> d.pos().filename())
                .thenComparingInt(d -> d.pos().line())
                .thenComparingInt(d -> d.pos().col()));
        return list;
    }

    /// The lines to print. With more than `limit` messages (`Integer.MAX_VALUE` shows all) the first ones reported are
    /// shown, sorted, and then gc's `too many errors`.
    public synchronized List<String> lines(int limit) {
        boolean cut = reported.size() >= limit;
        List<String> out = new ArrayList<>();
        String previous = null;
        for (Diagnostic d : sort(cut ? reported.subList(0, limit) : reported)) {
            String s = d.toString();
            if (!s.equals(previous)) {
                out.add(s);
            }
            previous = s;
        }
        if (cut) {
            Pos pos = reported.get(limit - 1).pos();
            out.add((pos.isKnown() ? pos.message() + ": " : "") + "too many errors");
        }
        return out;
    }

    @Override
    public String toString() {
        return String.join("\n", lines(Integer.MAX_VALUE));
    }
}
