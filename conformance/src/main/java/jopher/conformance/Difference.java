package jopher.conformance;

import java.util.List;

/// Short texts about failures, alike for failures of one cause.
final class Difference {
    private static final int LONGEST = 160;

    private Difference() {}

    static String firstLine(String s) {
        return s.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElse("(nothing printed)");
    }

    /// The line of a failed program's output that says most: its panic, else the first.
    static String telling(String s) {
        return cut(s.lines().filter(l -> l.startsWith("panic:") || l.startsWith("fatal error:") || l.contains("Exception") || l.contains("Error:")).findFirst().orElse(firstLine(s)));
    }

    static String withoutPosition(String line) {
        return cut(line.replaceFirst("^(\\S+\\.go:[0-9:]+:?\\s*)+", ""));
    }

    private static String cut(String s) {
        return s.length() > LONGEST ? s.substring(0, LONGEST) + "…" : s;
    }

    static String summary(String want, String got) {
        List<String> w = want.lines().toList();
        List<String> g = got.lines().toList();
        for (int i = 0; i < Math.min(w.size(), g.size()); i++) {
            if (!w.get(i).equals(g.get(i))) {
                return cut("line " + (i + 1) + " is \"" + g.get(i) + "\", must be \"" + w.get(i) + "\"");
            }
        }
        return w.size() < g.size() ? cut("unexpected \"" + g.get(w.size()) + "\"") : w.size() > g.size() ? cut("missing \"" + w.get(g.size()) + "\"") : "differs in line ends";
    }

    static String show(String want, String got) {
        return summary(want, got) + "\n--- printed ---\n" + got + "\n--- expected ---\n" + want;
    }
}
