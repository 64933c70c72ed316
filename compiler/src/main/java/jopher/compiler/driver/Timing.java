package jopher.compiler.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// How long each phase took, summed over packages and threads (--time).
public final class Timing {
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final long start = System.nanoTime();

    /// Runs `work` and counts its time for `phase`.
    public <T> T in(String phase, Callable<T> work) throws Exception {
        long t = System.nanoTime();
        try {
            return work.call();
        } finally {
            add(phase, System.nanoTime() - t);
        }
    }

    public synchronized void add(String phase, long time) {
        nanos.merge(phase, time, Long::sum);
    }

    /// A line per phase, in milliseconds, and the total.
    public synchronized String report() {
        StringBuilder sb = new StringBuilder();
        nanos.forEach((p, n) -> sb.append(String.format("%-10s %7d ms%n", p, n / 1_000_000)));
        sb.append(String.format("%-10s %7d ms%n", "total", (System.nanoTime() - start) / 1_000_000));
        return sb.toString();
    }
}
