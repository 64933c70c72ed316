package jopher.conformance.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts how far our messages are gc's, and keeps the differences.
final class Comparison {
    private static final Pattern POSITION = Pattern.compile("^([^\\s:][^:]*:\\d+)(?::\\d+)?: ");

    private static final int SHOWN = 12;

    /// @param what which file, and how to make it
    record Difference(String what, String kind, List<String> gc, List<String> ours) {
        @Override
        public String toString() {
            StringBuilder sb = new StringBuilder("==== ").append(what).append(": ").append(kind).append('\n');
            int same = 0;
            while (same < Math.min(gc.size(), ours.size()) && gc.get(same).equals(ours.get(same))) {
                same++;
            }
            int end = 0;
            while (end < Math.min(gc.size(), ours.size()) - same && gc.get(gc.size() - 1 - end).equals(ours.get(ours.size() - 1 - end))) {
                end++;
            }
            gc.subList(same, gc.size() - end).stream().limit(SHOWN).forEach(l -> sb.append("  gc    ").append(l).append('\n'));
            ours.subList(same, ours.size() - end).stream().limit(SHOWN).forEach(l -> sb.append("  ours  ").append(l).append('\n'));
            return sb.toString();
        }
    }

    int accepted;
    int rejected;
    int typeErrors;
    int onlyGcAccepts;
    int onlyWeAccept;
    int sameLines;
    int sameFirst;
    int sameOutput;
    final List<Difference> differences = new ArrayList<>();

    /// Adds one file's messages.
    void add(String what, List<String> gc, List<String> ours) {
        String kind = null;
        if (gc.isEmpty()) {
            accepted++;
            if (!ours.isEmpty()) {
                onlyGcAccepts++;
                kind = "only gc accepts";
            }
        } else {
            rejected++;
            if (gc.stream().noneMatch(l -> l.contains(": syntax error: "))) {
                typeErrors++;
            }
            if (ours.isEmpty()) {
                onlyWeAccept++;
                kind = "only we accept";
            } else {
                boolean lines = positions(gc).equals(positions(ours));
                boolean first = gc.getFirst().equals(ours.getFirst());
                boolean all = gc.equals(ours);
                sameLines += lines ? 1 : 0;
                sameFirst += first ? 1 : 0;
                sameOutput += all ? 1 : 0;
                kind = all ? null : !lines ? "other lines" : !first ? "other first message" : "other output";
            }
        }
        if (kind != null) {
            differences.add(new Difference(what, kind, gc, ours));
        }
    }

    /// `file:line` of all messages.
    static Set<String> positions(List<String> lines) {
        Set<String> set = new TreeSet<>();
        for (String l : lines) {
            Matcher m = POSITION.matcher(l);
            if (m.find()) {
                set.add(m.group(1));
            }
        }
        return set;
    }

    static String percent(int part, int whole) {
        return whole == 0 ? "-" : String.format(java.util.Locale.ROOT, "%.2f %%", Math.floor(10_000.0 * part / whole) / 100);
    }

    String summary() {
        return rejected + " rejected by gc (" + typeErrors + " by the type checker), " + accepted + " accepted; accepted by one side only: " + (onlyGcAccepts + onlyWeAccept)
                + "; same lines: " + percent(sameLines, rejected) + "; same first message: " + percent(sameFirst, rejected) + "; same output: " + percent(sameOutput, rejected);
    }
}
