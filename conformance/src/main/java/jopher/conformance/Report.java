package jopher.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The verdicts of one class, held against its list of known failures.
///
/// @param verdicts of the tests that count
/// @param unsteady tests whose result depends on timing, reported apart: path → verdict after reruns
/// @param skipped tests not run
public record Report(TestClass testClass, Map<String, Verdict> verdicts, Map<String, Verdict> unsteady, int skipped) {
    public Map<String, Verdict> failed() {
        Map<String, Verdict> failed = new TreeMap<>();
        verdicts.forEach((p, v) -> {
            if (!v.passed()) {
                failed.put(p, v);
            }
        });
        return failed;
    }

    public int passedCount() {
        return verdicts.size() - failed().size();
    }

    /// `exec: 1100 passed, 49 failed, 0 skipped`.
    public String line() {
        String s = testClass.label() + ": " + passedCount() + " passed, " + failed().size() + " failed, " + skipped + " skipped";
        if (!unsteady.isEmpty()) {
            long ok = unsteady.values().stream().filter(Verdict::passed).count();
            s += "; depending on timing: " + ok + " of " + unsteady.size() + " passed";
        }
        return s;
    }

    /// What makes the build fail: passing tests that are listed, failing tests that are not.
    public List<String> disagreements(KnownFailures known) {
        List<String> out = new ArrayList<>();
        verdicts.forEach((path, v) -> {
            boolean listed = known.get(path) != null;
            if (v.passed() && listed) {
                out.add(path + " passes now: remove it from conformance/known-failures/" + testClass.label() + ".txt");
            } else if (!v.passed() && !listed) {
                out.add(path + " fails: " + v.reason() + "\n    reproduce: tools/conformance " + testClass.label() + " " + path);
            }
        });
        return out;
    }

    /// The tests that disagree with the list, by path.
    java.util.Set<String> doubtful(KnownFailures known) {
        java.util.Set<String> out = new java.util.TreeSet<>();
        verdicts.forEach((path, v) -> {
            if (v.passed() == (known.get(path) != null)) {
                out.add(path);
            }
        });
        return out;
    }

    /// This report with other verdicts for some tests.
    Report with(Map<String, Verdict> changed) {
        Map<String, Verdict> all = new LinkedHashMap<>(verdicts);
        all.putAll(changed);
        return new Report(testClass, all, unsteady, skipped);
    }

    /// Failures grouped by reason, the most frequent first.
    public String clusters(int examples) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        failed().forEach((p, v) -> byReason.computeIfAbsent(alike(v.reason()), k -> new ArrayList<>()).add(p));
        StringBuilder sb = new StringBuilder();
        byReason.entrySet().stream().sorted((a, b) -> b.getValue().size() - a.getValue().size()).forEach(e -> {
            List<String> l = e.getValue();
            sb.append(String.format("%4d  %s%n        %s%s%n", l.size(), e.getKey(), String.join(" ", l.subList(0, Math.min(examples, l.size()))), l.size() > examples ? " …" : ""));
        });
        return sb.toString();
    }

    /// Names and numbers that differ between failures of one cause are masked.
    private static String alike(String reason) {
        return reason.replaceAll("/\\S*/", "").replaceAll("0x[0-9a-f]+", "0x…").replaceAll("\\b\\d+\\b", "N").replaceAll("[\"'`][^\"'`]*[\"'`]", "\"…\"");
    }

    /// Everything about the failures, for reading.
    public void write(Path file) throws IOException {
        StringBuilder sb = new StringBuilder(line()).append("\n\n").append(clusters(8)).append('\n');
        failed().forEach((p, v) -> sb.append("==== ").append(p).append(": ").append(v.reason()).append('\n')
                .append(v.detail().length() > 4000 ? v.detail().substring(0, 4000) + "…" : v.detail()).append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, sb);
    }
}
