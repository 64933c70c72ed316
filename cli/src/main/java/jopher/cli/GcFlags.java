package jopher.cli;

import java.util.ArrayList;
import java.util.List;

/// What -gcflags asks of the compiler; a leading `pattern=` is dropped (`all=-N -l`).
record GcFlags(boolean allErrors, boolean optimize, boolean inline, int diagnose, boolean live, List<String> ignored) {
    static GcFlags parse(String value) {
        String v = value.strip();
        int eq = v.indexOf('=');
        if (!v.startsWith("-") && eq > 0) {
            v = v.substring(eq + 1);
        }
        return of(Words.split(v, "-gcflags"));
    }

    static GcFlags of(List<String> flags) {
        boolean all = false;
        boolean optimize = true;
        boolean inline = true;
        int m = 0;
        boolean live = false;
        List<String> ignored = new ArrayList<>();
        for (String f : flags) {
            String flag = f.startsWith("--") ? f.substring(1) : f;
            switch (flag) {
                case "-e" -> all = true;
                case "-N" -> optimize = false;
                case "-l", "-l=4" -> inline = false;
                case "-m" -> m++;
                case "-live" -> live = true;
                default -> {
                    if (flag.matches("-m=[0-9]+")) {
                        m = Integer.parseInt(flag.substring(3));
                    } else {
                        ignored.add(f);
                    }
                }
            }
        }
        if (m > 0) {
            ignored.add("-m");
        }
        if (live) {
            ignored.add("-live");
        }
        return new GcFlags(all, optimize, inline, m, live, ignored);
    }
}
