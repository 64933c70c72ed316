package jopher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Results as text and as CSV.
final class Table {
    private record Row(String name, Measurement gc, Measurement jopher) {
        double ratio() {
            return (double) jopher.best() / gc.best();
        }

        double firstRatio() {
            return (double) jopher.first() / gc.first();
        }
    }

    private static final String HEAD = String.format("%-14s %10s %10s %10s %10s %8s %8s%n", "program", "gc first", "best ms", "ours first", "best ms", "first/gc", "best/gc");

    private final List<Row> rows = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    void add(String name, Measurement gc, Measurement jopher) {
        rows.add(new Row(name, gc, jopher));
    }

    void fail(String name, String message) {
        failures.add(name + ": " + message.lines().findFirst().orElse(""));
    }

    boolean failed() {
        return !failures.isEmpty();
    }

    String lastLine() {
        return line(rows.getLast());
    }

    private static String line(Row r) {
        return String.format(Locale.ROOT, "%-14s %10.1f %10.1f %10.1f %10.1f %8.2f %8.2f%n", r.name(), r.gc().first() / 1e6, r.gc().best() / 1e6, r.jopher().first() / 1e6,
                r.jopher().best() / 1e6, r.firstRatio(), r.ratio());
    }

    /// Geometric mean of the best repetitions' ratios over the classics that were run; NaN without any.
    double geomean() {
        return Math.exp(rows.stream().filter(r -> Bench.CLASSICS.contains(r.name())).mapToDouble(r -> Math.log(r.ratio())).average().orElse(Double.NaN));
    }

    String text() {
        StringBuilder sb = new StringBuilder(HEAD);
        rows.forEach(r -> sb.append(line(r)));
        long classics = rows.stream().filter(r -> Bench.CLASSICS.contains(r.name())).count();
        if (classics > 0) {
            sb.append(String.format(Locale.ROOT, "geomean of the best repetitions over %d of the %d classics: %.2f times gc%n", classics, Bench.CLASSICS.size(), geomean()));
        }
        failures.forEach(f -> sb.append("failed: ").append(f).append('\n'));
        return sb.toString();
    }

    String csv() {
        StringBuilder sb = new StringBuilder("program,gc_first_ns,gc_best_ns,jopher_first_ns,jopher_best_ns,first_ratio,best_ratio\n");
        rows.forEach(r -> sb.append(String.format(Locale.ROOT, "%s,%d,%d,%d,%d,%.3f,%.3f%n", r.name(), r.gc().first(), r.gc().best(), r.jopher().first(), r.jopher().best(),
                r.firstRatio(), r.ratio())));
        return sb.toString();
    }
}
