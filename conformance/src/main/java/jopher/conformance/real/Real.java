package jopher.conformance.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadException;

/// The command `tools/real`: builds tools with go and with Jopher, runs their scripts, says what differs.
///
/// ```
/// tools/real [-N] [-v] [-record] [name…]
/// ```
///
/// `-N` builds ours with `-gcflags='-N -l'`, `-v` prints both answers in full, `-record` writes gc's answers into the scripts of the named tools.
public final class Real {
    private final Path root;
    private final Path folder;
    private final Path goroot;

    private Real(Path root) throws LoadException {
        this.root = root;
        this.folder = root.resolve("target/real");
        this.goroot = Goroot.find(null, new GoEnv(System.getenv())).dir();
    }

    public static void main(String[] args) throws Exception {
        List<String> flags = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean verbose = false;
        boolean record = false;
        for (String a : args) {
            switch (a) {
                case "-N" -> flags.add("-gcflags=-N -l");
                case "-v" -> verbose = true;
                case "-record" -> record = true;
                default -> {
                    if (a.startsWith("-") || RealTool.named(a) == null) {
                        System.err.println("usage: tools/real [-N] [-v] [-record] [name…]; names are those of tools.txt, not " + a);
                        System.exit(2);
                    }
                    names.add(a);
                }
            }
        }
        Real real = new Real(Path.of(System.getProperty("jopher.root", "")).toAbsolutePath());
        boolean same = true;
        for (RealTool t : RealTool.table()) {
            if (!names.isEmpty() && !names.contains(t.name())) {
                continue;
            }
            String outcome;
            try {
                outcome = record ? real.record(t) : real.compare(t, flags, verbose);
            } catch (IOException e) {
                outcome = "DIFFERENT  " + e.getMessage().strip();
            }
            same &= !outcome.startsWith("DIFFERENT");
            System.out.printf("%-14s %s%n", t.name(), outcome);
            System.out.flush();
        }
        System.exit(same ? 0 : 1);
    }

    private String compare(RealTool t, List<String> flags, boolean verbose) throws IOException, InterruptedException {
        ToolScript script = t.script();
        ToolBuild build = new ToolBuild(t, folder);
        String unreachable = build.module(script);
        if (!unreachable.isEmpty()) {
            return "skipped    " + unreachable;
        }
        List<ToolScript.Step> want = run(script, build.gc(), build.dir().resolve("run/gc"));
        List<ToolScript.Step> got = run(script, build.ours(flags), build.dir().resolve("run/ours"));
        int same = 0;
        String first = "";
        for (int i = 0; i < want.size(); i++) {
            if (want.get(i).equals(got.get(i))) {
                same++;
                continue;
            }
            if (first.isEmpty()) {
                first = "\n    $ " + want.get(i).command() + "\n    " + difference(want.get(i), got.get(i));
            }
            if (verbose) {
                System.out.println("$ " + want.get(i).command() + "\n--- gc\n" + want.get(i) + "--- ours\n" + got.get(i));
            }
        }
        return (first.isEmpty() ? "same       " : "DIFFERENT  ") + same + " of " + want.size() + " commands" + first;
    }

    private List<ToolScript.Step> run(ToolScript script, Path bin, Path work) throws IOException, InterruptedException {
        if (Files.exists(work)) {
            try (var all = Files.walk(work)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
        return script.run(bin, work, goroot.resolve("bin").toString(), goroot);
    }

    private static String difference(ToolScript.Step want, ToolScript.Step got) {
        List<String> w = want.toString().lines().toList();
        List<String> g = got.toString().lines().toList();
        for (int i = 0; i < Math.min(w.size(), g.size()); i++) {
            if (!w.get(i).equals(g.get(i))) {
                return "line " + (i + 1) + " is " + cut(g.get(i)) + "\n         must be " + cut(w.get(i));
            }
        }
        return w.size() < g.size() ? "one line too many: " + cut(g.get(w.size())) : w.size() > g.size() ? "missing: " + cut(w.get(g.size())) : "differs in line ends";
    }

    private static String cut(String s) {
        return s.length() > 200 ? s.substring(0, 200) + "…" : s;
    }

    private String record(RealTool t) throws IOException, InterruptedException {
        ToolScript script = t.script();
        ToolBuild build = new ToolBuild(t, folder);
        String unreachable = build.module(script);
        if (!unreachable.isEmpty()) {
            return "skipped    " + unreachable;
        }
        List<ToolScript.Step> steps = run(script, build.gc(), build.dir().resolve("run/gc"));
        Path file = root.resolve("conformance/src/main/resources/jopher/conformance/real/" + t.name() + ".txtar");
        String text = Files.readString(file);
        int want = text.indexOf("-- want/1 --");
        StringBuilder sb = new StringBuilder(want < 0 ? text : text.substring(0, want));
        for (int i = 0; i < steps.size(); i++) {
            sb.append("-- want/").append(i + 1).append(" --\n").append(steps.get(i));
        }
        Files.writeString(file, sb);
        return "recorded   " + steps.size() + " commands";
    }
}
