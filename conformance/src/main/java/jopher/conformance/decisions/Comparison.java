package jopher.conformance.decisions;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts the lines that both print, by kind; a line that is printed twice counts twice.
final class Comparison {
    private static final Pattern LINE = Pattern.compile("^(\\S+:\\d+(?::\\d+)?): (.*)$");

    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
    private final Map<String, Integer> onlyGc = new TreeMap<>();
    private final Map<String, Integer> onlyOurs = new TreeMap<>();
    private final Map<String, String> example = new HashMap<>();

    /// @param gc lines about one package, `file:line:column: message`
    void add(List<String> gc, List<String> ours) {
        Map<String, Integer> left = new TreeMap<>();
        gc.forEach(l -> left.merge(l, 1, Integer::sum));
        gc.forEach(l -> count(l, 0));
        for (String l : ours) {
            count(l, 1);
            if (left.merge(l, -1, Integer::sum) >= 0) {
                count(l, 2);
            } else {
                left.put(l, 0);
                differs(l, onlyOurs);
            }
        }
        left.forEach((l, n) -> {
            for (int i = 0; i < n; i++) {
                differs(l, onlyGc);
            }
        });
    }

    private void count(String line, int what) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
            counts.computeIfAbsent(Kind.of(m.group(2)), k -> new int[3])[what]++;
        }
    }

    private void differs(String line, Map<String, Integer> side) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
            side.merge(m.group(2), 1, Integer::sum);
            example.putIfAbsent(m.group(2), m.group(1));
        }
    }

    /// @param shown how many differences of each side
    String report(int shown) {
        StringBuilder out = new StringBuilder(String.format("%-18s %8s %8s %12s %12s%n", "kind", "gc", "ours", "of gc's", "of ours"));
        counts.forEach((k, n) -> out.append(String.format(Locale.ROOT, "%-18s %8d %8d %12s %12s%n", k.label, n[0], n[1], share(n[2], n[0]), share(n[2], n[1]))));
        commonest("gc alone:", onlyGc, shown, out);
        commonest("ours alone:", onlyOurs, shown, out);
        return out.toString();
    }

    private void commonest(String title, Map<String, Integer> side, int shown, StringBuilder out) {
        if (side.isEmpty() || shown == 0) {
            return;
        }
        out.append(title).append('\n');
        side.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(shown)
                .forEach(e -> out.append(String.format("%6d  %s  (%s)%n", e.getValue(), e.getKey(), example.get(e.getKey()))));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", Math.floor(10_000.0 * part / whole) / 100);
    }
}
