package jopher.compiler.syntax;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;

/// Runs over all Go files below directories: `speed DIR…` measures, `print DIR…` checks that printing and parsing again
/// gives the same trees, `errors DIR…` prints `file:line` of every syntax error.
final class Sweep {
    private Sweep() {}

    public static void main(String[] args) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            files.addAll(GoRoot.goFiles(Path.of(args[i])));
        }
        DeepStack.run(() -> {
            try {
                switch (args[0]) {
                    case "speed" -> speed(files);
                    case "print" -> print(files);
                    default -> errors(files);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void speed(List<Path> files) throws Exception {
        List<Source> sources = new ArrayList<>();
        long lines = 0;
        for (Path f : files) {
            Source s = Source.read(f, f.toString());
            sources.add(s);
            for (byte b : s.bytes()) {
                lines += b == '\n' ? 1 : 0;
            }
        }
        for (int round = 0; round < 6; round++) {
            long t0 = System.nanoTime();
            int errors = 0;
            for (Source s : sources) {
                Diagnostics d = new Diagnostics();
                Parser.parse(s, d);
                errors += d.count();
            }
            double seconds = (System.nanoTime() - t0) / 1e9;
            System.out.printf("%d files, %d lines, %d errors, %.2f s, %.0f lines/s%n", sources.size(), lines, errors, seconds,
                    lines / seconds);
        }
    }

    private static void print(List<Path> files) throws Exception {
        int same = 0;
        int skipped = 0;
        int failed = 0;
        for (Path f : files) {
            Diagnostics d = new Diagnostics();
            File first = Parser.parse(Source.read(f, f.toString()), d);
            if (first == null || d.hasErrors()) {
                skipped++;
                continue;
            }
            String difference = difference(first);
            if (difference == null) {
                same++;
            } else {
                failed++;
                System.out.println(f + ": " + difference);
            }
        }
        System.out.printf("%d same, %d with errors, %d different%n", same, skipped, failed);
    }

    /// What is lost by printing `file` and parsing the result, or null if nothing.
    static String difference(File file) {
        String text = Printer.print(file);
        Diagnostics d = new Diagnostics();
        File again = Parser.parse(Source.of("printed.go", text), d);
        if (again == null || d.hasErrors()) {
            return d.toString();
        }
        String a = TreeText.of(file);
        String b = TreeText.of(again);
        if (a.equals(b)) {
            return null;
        }
        int i = java.util.Arrays.mismatch(a.toCharArray(), b.toCharArray());
        int from = Math.max(0, i - 100);
        return a.substring(from, Math.min(a.length(), i + 50)) + "\n--- became ---\n" + b.substring(from, Math.min(b.length(), i + 50));
    }

    private static void errors(List<Path> files) throws Exception {
        for (Path f : files) {
            Diagnostics d = new Diagnostics();
            Parser.parse(Source.read(f, f.toString()), d);
            for (String line : d.lines(Integer.MAX_VALUE)) {
                System.out.println(line);
            }
        }
    }
}
