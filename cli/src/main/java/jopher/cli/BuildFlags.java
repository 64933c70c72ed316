package jopher.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jopher.compiler.driver.Phase;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import picocli.CommandLine.Option;

/// The flags that build, run and list share (go help build), and ours.
final class BuildFlags {
    @Option(names = "-C") String chdir;
    @Option(names = "-a") boolean rebuild;
    @Option(names = "-n") boolean dryRun;
    @Option(names = "-p") String parallel;
    @Option(names = "-race") boolean race;
    @Option(names = "-msan") boolean msan;
    @Option(names = "-asan") boolean asan;
    @Option(names = "-cover") boolean cover;
    @Option(names = "-covermode") String covermode;
    @Option(names = "-coverpkg") String coverpkg;
    @Option(names = "-v") boolean verbose;
    @Option(names = "-work") boolean work;
    @Option(names = "-x") boolean commands;
    @Option(names = "-asmflags") String asmflags;
    @Option(names = "-buildmode") String buildmode = "";
    @Option(names = "-buildvcs", arity = "0..1", fallbackValue = "true") String buildvcs;
    @Option(names = "-compiler") String compiler = "gc";
    @Option(names = "-gccgoflags") String gccgoflags;
    @Option(names = "-gcflags") String gcflags = "";
    @Option(names = "-installsuffix") String installsuffix;
    @Option(names = "-ldflags") String ldflags = "";
    @Option(names = "-linkshared") boolean linkshared;
    @Option(names = "-mod") String mod = "";
    @Option(names = "-modcacherw") boolean modcacherw;
    @Option(names = "-modfile") String modfile;
    @Option(names = "-overlay") String overlay;
    @Option(names = "-pgo") String pgo;
    @Option(names = "-pkgdir") String pkgdir;
    @Option(names = "-tags") String tags = "";
    @Option(names = "-trimpath") boolean trimpath;
    @Option(names = "-toolexec") String toolexec;

    @Option(names = "-goroot") String goroot;
    @Option(names = "-time") boolean time;
    @Option(names = "-verify-each") boolean verifyEach;
    @Option(names = "-dump-after") String dumpAfter = "";
    @Option(names = "-dump-func") String dumpFunc;

    /// Checks them and says what they mean; flags without effect are named on `console` under -v.
    Settings settings(Main.Console console) {
        Path cwd = console.cwd();
        if (chdir != null) {
            cwd = cwd.resolve(chdir).normalize();
            if (!Files.isDirectory(cwd)) {
                throw new Main.Failure(1, "go: chdir " + chdir + ": no such file or directory");
            }
        }
        refuse(race, "-race is not supported: there is no race detector for the JVM yet; run the program with go -race");
        refuse(msan, "-msan is not supported on linux/jvm");
        refuse(asan, "-asan is not supported on linux/jvm");
        refuse(linkshared, "-linkshared is not supported on linux/jvm");
        refuse(overlay != null, "-overlay is not supported yet");
        refuse(toolexec != null, "-toolexec is not supported: no tools are started");
        refuse(!compiler.equals("gc"), "-compiler=" + compiler + " is not supported");
        if (!Set.of("", "exe", "default", "pie").contains(buildmode)) {
            throw new Main.Failure(1, Set.of("archive", "c-archive", "c-shared", "shared", "plugin").contains(buildmode) ? "-buildmode=" + buildmode + " not supported on linux/jvm"
                    : "buildmode=" + buildmode + " not supported");
        }
        if (!Set.of("", "mod", "readonly", "vendor").contains(mod)) {
            throw new Main.Failure(1, "-mod=" + mod + " not supported (can be '', 'mod', 'readonly', or 'vendor')");
        }
        if (parallel != null && !parallel.matches("[+-]?(0[xX])?[0-9a-fA-F]+")) {
            throw new GoCommand.BadFlag("invalid value \"" + parallel + "\" for flag -p: parse error");
        }
        if (buildvcs != null && !Set.of("auto", "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False").contains(buildvcs)) {
            throw new GoCommand.BadFlag("invalid boolean value \"" + buildvcs + "\" for -buildvcs: value is neither 'auto' nor a valid bool");
        }
        if (verbose) {
            note(console, rebuild, "-a");
            note(console, parallel != null, "-p");
            note(console, work, "-work");
            note(console, cover || covermode != null || coverpkg != null, "-cover");
            note(console, asmflags != null, "-asmflags");
            note(console, gccgoflags != null, "-gccgoflags");
            note(console, buildvcs != null, "-buildvcs");
            note(console, installsuffix != null, "-installsuffix");
            note(console, pgo != null, "-pgo");
            note(console, pkgdir != null, "-pkgdir");
            note(console, modcacherw, "-modcacherw");
        }
        GcFlags gc = GcFlags.parse(gcflags);
        if (verbose) {
            gc.ignored().forEach(f -> console.err().println("jopher: -gcflags=" + f + " has no effect"));
        }
        return new Settings(cwd, goroot, tagSet(), mod, modfile == null ? "" : modfile, gc.allErrors(), gc.optimize(), gc.inline(), gc.everywhere(), gc.diagnose(), gc.debug(), linkerStrings(console), trimpath,
                phases(), dumpFunc, verifyEach, Map.of(), jopher.compiler.driver.load.Dialect.PLAIN);
    }

    /// -n and -x: what would be, or is, compiled, in this order, as command lines of our compiler.
    void printPlan(LoadedProgram program, Main.Console console) {
        for (LoadedPackage p : program.packages()) {
            StringBuilder sb = new StringBuilder("cd ").append(p.dir()).append("\njopher tool compile -p ").append(p.linkPath());
            if (p.isStandard()) {
                sb.append(" -std");
            }
            p.fileNames().forEach(f -> sb.append(" ./").append(f));
            console.err().println(sb);
        }
    }

    private static void refuse(boolean when, String message) {
        if (when) {
            throw new Main.Failure(2, "go: " + message);
        }
    }

    private static void note(Main.Console console, boolean when, String flag) {
        if (when) {
            console.err().println("jopher: " + flag + " has no effect");
        }
    }

    private Set<String> tagSet() {
        Set<String> out = new LinkedHashSet<>();
        for (String t : tags.split("[,\\s]+")) {
            if (!t.isEmpty()) {
                out.add(t);
            }
        }
        return out;
    }

    private Set<String> phases() {
        Set<String> out = new LinkedHashSet<>();
        for (String p : dumpAfter.split(",")) {
            if (p.isEmpty()) {
                continue;
            }
            if (java.util.Arrays.stream(Phase.values()).noneMatch(x -> x.label().equals(p))) {
                throw new Main.Failure(2, "jopher: --dump-after: there is no phase " + p + "; the phases are "
                        + String.join(" ", java.util.Arrays.stream(Phase.values()).map(Phase::label).toList()));
            }
            out.add(p);
        }
        return out;
    }

    /// `-X path.name=value` of -ldflags; the linker's other flags have no meaning here.
    private Map<String, String> linkerStrings(Main.Console console) {
        Map<String, String> out = new LinkedHashMap<>();
        var words = Words.split(ldflags, "-ldflags");
        for (int i = 0; i < words.size(); i++) {
            String w = words.get(i);
            String x;
            if (w.equals("-X") || w.equals("--X")) {
                if (++i >= words.size()) {
                    throw new Main.Failure(1, "link: -X flag requires argument of the form importpath.name=value");
                }
                x = words.get(i);
            } else if (w.startsWith("-X=")) {
                x = w.substring(3);
            } else {
                if (verbose) {
                    console.err().println("jopher: -ldflags=" + w + " has no effect");
                }
                continue;
            }
            int eq = x.indexOf('=');
            if (eq < 0 || x.lastIndexOf('.', eq) < 0) {
                throw new Main.Failure(1, "link: -X flag requires argument of the form importpath.name=value");
            }
            out.put(x.substring(0, eq), x.substring(eq + 1));
        }
        return out;
    }
}
