package jopher.runtime.panics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Program counters: numbers for (function, file, line). A pc is 16 k + 8 in a range that looks like text addresses, so that pc - 1
/// and pc + 1 find the same frame, as programs that adjust return addresses expect.
public final class Pcs {
    private static final long BASE = 0x400000;

    private final Map<Traceback.Frame, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    /// The pcs that stand for the code of a func value.
    private final Set<Long> codes = new HashSet<>();
    private final List<Traceback.Frame> frames = new ArrayList<>();
    private static final Pcs TABLE = new Pcs();

    private Pcs() {
    }

    public static long of(Traceback.Frame f) {
        synchronized (TABLE) {
            return BASE + 16L * TABLE.number(f) + 8;
        }
    }

    private int number(Traceback.Frame f) {
        return numbers.computeIfAbsent(f, x -> {
            frames.add(x);
            return frames.size() - 1;
        });
    }

    /// The frame of a pc, or null.
    public static Traceback.Frame at(long pc) {
        long k = pc - BASE >> 4;
        synchronized (TABLE) {
            return pc < BASE || k >= TABLE.frames.size() ? null : TABLE.frames.get((int) k);
        }
    }

    /// A number for the code of a func value: the entry of its function, unless another function of that name, an instance, has that number.
    public static long code(Traceback.Frame f) {
        synchronized (TABLE) {
            long pc = entry(f);
            if (!TABLE.codes.add(pc)) {
                TABLE.frames.add(f);
                pc = BASE + 16L * (TABLE.frames.size() - 1);
                TABLE.codes.add(pc);
            }
            return pc;
        }
    }

    /// Entry of the function that a pc is in.
    public static long entry(long pc) {
        synchronized (TABLE) {
            return TABLE.codes.contains(pc) ? pc : entry(at(pc));
        }
    }

    /// One number per function: the smallest pc handed out for it.
    private static long entry(Traceback.Frame f) {
        synchronized (TABLE) {
            int k = TABLE.number(f);
            return BASE + 16L * TABLE.entries.computeIfAbsent(f.function(), x -> k);
        }
    }
}
