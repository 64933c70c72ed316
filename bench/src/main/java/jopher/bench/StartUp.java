package jopher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jopher.testkit.JopherCommand;

/// How long hello with fmt takes: compiled from nothing, run from the cache, and as a built executable.
///
/// @param cold nanoseconds of `run` with an empty cache
/// @param cached the same again
/// @param first the executable's first start
/// @param median of ten starts after it
/// @param peakKilobytes resident memory of the executable
/// @param classes it loads
record StartUp(long cold, long cached, long first, long median, long peakKilobytes, long classes) {
    private static final String HELLO = """
            package main

            import "fmt"

            func main() {
            	fmt.Println("hello, world")
            }
            """;

    static StartUp measure(Path work) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Files.writeString(work.resolve("hello.go"), HELLO);
        Map<String, String> env = Map.of("JOPHER_CACHE", work.resolve("cache").toString());
        long cold = run(List.of("run", "hello.go"), work, env).nanos();
        long cached = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            cached = Math.min(cached, run(List.of("run", "hello.go"), work, env).nanos());
        }
        run(List.of("build", "-o", "hello", "hello.go"), work, env);
        List<String> hello = List.of(work.resolve("hello").toString());
        long first = Commands.run(hello, work, env, 60).orFail("hello").nanos();
        List<Long> starts = new ArrayList<>();
        long peak = 0;
        for (int i = 0; i < 10; i++) {
            Commands.Ran r = Commands.run(hello, work, env, 60).orFail("hello");
            starts.add(r.nanos());
            peak = Math.max(peak, r.peakKilobytes());
        }
        starts.sort(null);
        Path log = work.resolve("classes.log");
        Commands.run(hello, work, Map.of("JOPHER_JAVA_OPTS", "-Xlog:class+load:file=" + log), 60);
        long classes = Files.exists(log) ? Files.readAllLines(log).stream().filter(l -> l.contains(" source: ")).count() : 0;
        return new StartUp(cold, cached, first, (starts.get(4) + starts.get(5)) / 2, peak, classes);
    }

    private static Commands.Ran run(List<String> arguments, Path work, Map<String, String> env) throws IOException, InterruptedException {
        List<String> c = new ArrayList<>(JopherCommand.command());
        c.addAll(arguments);
        return Commands.run(c, work, env, 300).orFail("jopher " + String.join(" ", arguments));
    }

    String text() {
        return String.format(Locale.ROOT, """
                hello with fmt, from the command to its end:
                  compiled from nothing and run  %6.2f s
                  run again from the cache       %6.2f s
                  built executable, first start  %6.2f s
                  median of the next ten         %6.2f s
                  memory %d MB, %d classes
                """, cold / 1e9, cached / 1e9, first / 1e9, median / 1e9, peakKilobytes / 1024, classes);
    }

    String csv() {
        return String.format(Locale.ROOT, "cold_ns,cached_ns,first_ns,median_ns,peak_kb,classes%n%d,%d,%d,%d,%d,%d%n", cold, cached, first, median, peakKilobytes, classes);
    }
}
