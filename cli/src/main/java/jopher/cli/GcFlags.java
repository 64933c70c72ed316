package jopher.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What -gcflags asks of the compiler; for the packages that the command names, or, with a leading pattern as in
/// `all=-N -l`, for all.
public record GcFlags(boolean allErrors, boolean optimize, boolean inline, boolean everywhere, int diagnose, Set<String> debug, List<String> ignored) {
    public static GcFlags parse(String value) {
        String v = value.strip();
        int eq = v.indexOf('=');
        boolean pattern = !v.startsWith("-") && eq > 0;
        return of(Words.split(pattern ? v.substring(eq + 1) : v, "-gcflags"), pattern);
    }

    static GcFlags of(List<String> flags) {
        return of(flags, false);
    }

    private static GcFlags of(List<String> flags, boolean everywhere) {
        boolean all = false;
        boolean optimize = true;
        boolean inline = true;
        int m = 0;
        Set<String> debug = new TreeSet<>();
        List<String> ignored = new ArrayList<>();
        for (String f : flags) {
            String flag = f.startsWith("--") ? f.substring(1) : f;
            switch (flag) {
                case "-e" -> all = true;
                case "-N" -> optimize = false;
                case "-l" -> inline = false;
                case "-m" -> m++;
                case "-live", "-smallframes" -> debug.add(flag.substring(1));
                default -> {
                    if (flag.matches("-m=[0-9]+")) {
                        m = Integer.parseInt(flag.substring(3));
                    } else if (flag.startsWith("-d=")) {
                        debug.addAll(List.of(flag.substring(3).split(",")));
                    } else {
                        ignored.add(f);
                    }
                }
            }
        }
        return new GcFlags(all, optimize, inline, everywhere, m, debug, ignored);
    }
}
