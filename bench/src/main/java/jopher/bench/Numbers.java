package jopher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `tools/numbers`: writes the README's numbers from what `tools/conformance` and `tools/bench` last measured. What was not
/// measured again stays as it is.
public final class Numbers {
    static final String BEGIN = "<!-- numbers:begin (tools/numbers writes this) -->\n";
    static final String END = "<!-- numbers:end -->";

    /// Classes of Go's tests in the order of the table, and what they are.
    static final Map<String, String> CLASSES = new LinkedHashMap<>();
    static {
        CLASSES.put("exec", "programs that run");
        CLASSES.put("diag-language", "programs with errors: every message where gc has it");
        CLASSES.put("compile", "packages that compile");
        CLASSES.put("diag-escape", "what `-m` prints");
        CLASSES.put("diag-live", "what `-live` prints");
        CLASSES.put("diag-other", "gc's debugging output: compile only");
        CLASSES.put("asmcheck", "gc's instructions: compile only");
    }

    private static final Pattern CLASS = Pattern.compile("\\| ([a-z-]+): [^|]*\\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
    private static final Pattern PROGRAM = Pattern.compile("\\| ([a-z0-9]+) \\| ([0-9.]+) \\| ([0-9.]+) \\| ([0-9.]+) \\|");
    private static final Pattern FRONT = Pattern.compile("\\| front end: ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern START = Pattern.compile("\\| hello: ([^|]*) \\| ([^|]*) \\|");

    /// passed, failed, skipped by class.
    final Map<String, int[]> tests = new LinkedHashMap<>();
    /// gc's best in ms, our best in ms, ratio of the best by program.
    final Map<String, double[]> programs = new LinkedHashMap<>();
    final Map<String, String> start = new LinkedHashMap<>();
    /// What full runs of `tools/front` found.
    final Map<String, String> front = new LinkedHashMap<>();

    public static void main(String[] args) throws IOException {
        Path root = Path.of(System.getProperty("jopher.root", "")).toAbsolutePath();
        Path readme = root.resolve("README.md");
        String text = Files.readString(readme);
        Numbers n = read(block(text));
        n.update(root.resolve("target"));
        n.updateFront(root.resolve("conformance/front-end.tsv"));
        int from = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(readme, text.substring(0, from) + n.render() + text.substring(text.indexOf(END)));
    }

    /// The text between the markers.
    static String block(String readme) {
        int from = readme.indexOf(BEGIN);
        int to = readme.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException("the README has no numbers block");
        }
        return readme.substring(from + BEGIN.length(), to);
    }

    static Numbers read(String block) {
        Numbers n = new Numbers();
        for (String line : block.split("\n")) {
            Matcher m;
            if ((m = CLASS.matcher(line)).matches()) {
                n.tests.put(m.group(1), new int[] {Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4))});
            } else if ((m = FRONT.matcher(line)).matches()) {
                n.front.put(m.group(1), m.group(2));
            } else if ((m = START.matcher(line)).matches()) {
                n.start.put(m.group(1), m.group(2));
            } else if ((m = PROGRAM.matcher(line)).matches()) {
                n.programs.put(m.group(1), new double[] {Double.parseDouble(m.group(2)), Double.parseDouble(m.group(3)), Double.parseDouble(m.group(4))});
            }
        }
        return n;
    }

    private void update(Path target) throws IOException {
        for (String[] f : rows(target.resolve("conformance/numbers.tsv"), "\t", 0)) {
            tests.put(f[0], new int[] {Integer.parseInt(f[1]), Integer.parseInt(f[2]), Integer.parseInt(f[3])});
        }
        for (String[] f : rows(target.resolve("bench/bench.csv"), ",", 1)) {
            programs.put(f[0], new double[] {Double.parseDouble(f[2]) / 1e6, Double.parseDouble(f[4]) / 1e6, Double.parseDouble(f[6])});
        }
        for (String[] f : rows(target.resolve("bench/start.csv"), ",", 1)) {
            start.put("compiled from nothing (46 packages) and run", seconds(f[0]));
            start.put("run again, from the cache", seconds(f[1]));
            start.put("built executable, first start", seconds(f[2]));
            start.put("built executable, median of the next ten", seconds(f[3]));
            start.put("its memory and loaded classes", Long.parseLong(f[4]) / 1024 + " MB, " + f[5]);
        }
    }

    /// This file is kept: full runs take long.
    private void updateFront(Path file) throws IOException {
        List<String[]> rows = rows(file, "\t", 0);
        if (!rows.isEmpty()) {
            front.clear();
        }
        rows.forEach(f -> front.put(f[0], f[1]));
    }

    private static String seconds(String nanos) {
        return String.format(Locale.ROOT, "%.2f s", Long.parseLong(nanos) / 1e9);
    }

    private static List<String[]> rows(Path file, String separator, int skip) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).stream().skip(skip).map(l -> l.split(separator)).toList() : List.of();
    }

    /// The block, from the numbers alone.
    String render() {
        StringBuilder sb = new StringBuilder();
        if (!tests.isEmpty()) {
            sb.append("Go's own test suite (GOROOT/test; what fails is listed with its cause in [conformance/known-failures](conformance/known-failures)):\n\n");
            sb.append("| class | passed | failed | skipped |\n|---|---|---|---|\n");
            CLASSES.forEach((label, what) -> {
                int[] t = tests.get(label);
                if (t != null) {
                    sb.append("| ").append(label).append(": ").append(what).append(" | ").append(t[0]).append(" | ").append(t[1]).append(" | ").append(t[2]).append(" |\n");
                }
            });
        }
        if (!front.isEmpty()) {
            sb.append(sb.isEmpty() ? "" : "\n").append("Parser and checker held against gc (`tools/front`):\n\n| | |\n|---|---|\n");
            front.forEach((what, result) -> sb.append("| front end: ").append(what).append(" | ").append(result).append(" |\n"));
        }
        if (!programs.isEmpty()) {
            sb.append(sb.isEmpty() ? "" : "\n").append("Speed, both compilers in one run (`tools/bench`), best repetition in milliseconds:\n\n| program | gc | Jopher | ratio |\n|---|---|---|---|\n");
            programs.forEach((name, p) -> sb.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", name, p[0], p[1], p[2])));
            double logs = Bench.CLASSICS.stream().filter(programs::containsKey).mapToDouble(c -> Math.log(programs.get(c)[2])).average().orElse(Double.NaN);
            if (programs.keySet().containsAll(Bench.CLASSICS)) {
                sb.append(String.format(Locale.ROOT, "%nGeometric mean over the eight classics (%s): %.2f times gc's time.%n", String.join(", ", Bench.CLASSICS), Math.exp(logs)));
            }
        }
        if (!start.isEmpty()) {
            sb.append(sb.isEmpty() ? "" : "\n").append("Start-up of a hello with fmt:\n\n| | |\n|---|---|\n");
            start.forEach((what, value) -> sb.append("| hello: ").append(what).append(" | ").append(value).append(" |\n"));
        }
        return sb.toString();
    }
}
