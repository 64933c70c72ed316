package jopher.compiler.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects error messages; may be used by several threads.
///
/// As gc does (cmd/compile/internal/base/print.go): of syntax errors that follow each other on one line the first
/// is kept, of equal messages that follow each other on one line too, and messages come out sorted: files (and `//line` parts of them)
/// in the order of their first messages, then by line and column as far as gc keeps them. For output that does not depend on threads, give each its own and [#addAll] them in order.
public final class Diagnostics {
    /// Number of messages after which gc gives up without `-e`.
    public static final int LIMIT = 10;

    private final List<Diagnostic> reported = new ArrayList<>();
    // what was reported last
    private Pos lastSyntax = Pos.NONE;
    private Pos lastOther = Pos.NONE;
    private String lastMessage = "";
    private int syntaxErrors;

    public void report(Pos pos, String message) {
        report(pos, "", message);
    }

    /// Reports an error; `code` as in [Diagnostic].
    public synchronized void report(Pos pos, String code, String message) {
        if (message.startsWith("syntax error")) {
            syntaxErrors++;
            if (sameLine(lastSyntax, pos)) {
                return;
            }
            lastSyntax = pos;
        } else {
            if (sameLine(lastOther, pos) && lastMessage.equals(message)) {
                return;
            }
            lastOther = pos;
            lastMessage = message;
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
        Map<PosBase, Integer> bases = new HashMap<>();
        reported.forEach(d -> bases.putIfAbsent(d.pos().base(), d.pos().base() == null ? -1 : bases.size()));
        List<Diagnostic> list = new ArrayList<>(reported);
        list.sort(Comparator.<Diagnostic>comparingInt(d -> bases.get(d.pos().base()))
                .thenComparingInt(d -> d.pos().shownLine())
                .thenComparingInt(d -> d.pos().shownCol()));
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
