package jopher.conformance.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/// Chance, the same for a seed on every machine.
final class Rng {
    private final SplittableRandom r;

    Rng(long seed) {
        r = new SplittableRandom(seed);
    }

    int below(int n) {
        return r.nextInt(n);
    }

    int between(int from, int to) {
        return from + r.nextInt(to - from + 1);
    }

    /// True in `n` of 100.
    boolean percent(int n) {
        return r.nextInt(100) < n;
    }

    long bits() {
        return r.nextLong();
    }

    <T> T of(List<T> list) {
        return list.get(r.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T of(T... list) {
        return list[r.nextInt(list.length)];
    }
}
