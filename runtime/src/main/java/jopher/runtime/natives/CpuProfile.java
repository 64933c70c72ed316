package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.panics.Callers;
import jopher.runtime.panics.Pcs;
import jopher.runtime.sched.Goroutines;
import jopher.runtime.sched.Sched;
import jopher.runtime.slices.Slice;

import java.util.ArrayList;
import java.util.List;

/// CPU profiles: a thread looks so many times a second which goroutines run, and notes their stacks. The JVM brings a goroutine to a safepoint for that,
/// so what has none (a copy of memory, a short loop that the JIT counts) is seen at the next one.
///
/// One profile at a time; its records are those of gc's runtime (runtime/profbuf.go as runtime/pprof reads it): length, time, count, pcs. The first
/// one has the rate in place of the count.
public final class CpuProfile {
    private static final int MAX_FRAMES = 64;
    /// Records that nobody reads are dropped from here on, as gc's buffer does.
    private static final int MOST = 1 << 14;
    private static final int HEADER = 3;

    /// The one that runs or has records left to read; null: none. Guarded by the class.
    private static CpuProfile current;

    private final int hz;
    private boolean ended;
    private final List<long[]> records = new ArrayList<>();
    private final List<Object> labels = new ArrayList<>();

    private CpuProfile(int hz) {
        this.hz = hz;
        add(new long[] {HEADER, 0, hz}, null);
    }

    @GoNative("runtime.SetCPUProfileRate")
    public static void setRate(G g, long hz) {
        synchronized (CpuProfile.class) {
            if (hz <= 0) {
                if (current != null) {
                    current.ended = true;
                    CpuProfile.class.notifyAll();
                }
                return;
            }
            if (current == null) {
                current = new CpuProfile((int) Math.min(hz, 1_000_000));
                Thread t = new Thread(null, current::sample, "profile", 1 << 20, false);
                t.setDaemon(true);
                t.start();
                return;
            }
        }
        jopher.runtime.host.Stderr.write("runtime: cannot set CPU profile rate until previous profile has finished.\n");
    }

    /// `(data []uint64, tags []unsafe.Pointer, eof bool)`: what there is, waiting for something. After the end, once more nothing.
    @GoNative("runtime/pprof.readProfile")
    public static Slice read(G g) {
        g.forgetResults();
        Sched.enterBlocking(g);
        List<long[]> data;
        Object[] tags;
        boolean eof;
        try {
            synchronized (CpuProfile.class) {
                while (current != null && current.records.isEmpty() && !current.ended) {
                    CpuProfile.class.wait();
                }
                data = current == null ? List.of() : List.copyOf(current.records);
                tags = current == null ? new Object[0] : current.labels.toArray();
                eof = current == null || data.isEmpty();
                if (eof) {
                    current = null;
                } else {
                    current.records.clear();
                    current.labels.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            data = List.of();
            tags = new Object[0];
            eof = true;
        } finally {
            Sched.exitBlocking(g);
        }
        long[] all = data.stream().flatMapToLong(java.util.Arrays::stream).toArray();
        g.o0 = new Slice(tags, 0, tags.length, tags.length);
        g.j0 = eof ? 1 : 0;
        return new Slice(all, 0, all.length, all.length);
    }

    private void add(long[] record, Object label) {
        if (records.size() < MOST) {
            records.add(record);
            labels.add(label);
        }
    }

    private void sample() {
        long period = 1_000_000_000L / hz;
        long next = System.nanoTime() + period;
        while (true) {
            try {
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000), 100_000);
            } catch (InterruptedException e) {
                return;
            }
            // what was slept through is one stack's, too
            long count = Math.max(1, (System.nanoTime() - next) / period + 1);
            next += count * period;
            List<long[]> found = new ArrayList<>();
            List<Object> of = new ArrayList<>();
            for (G g : Goroutines.all()) {
                if (g.waiting() == null && Sched.busy(g)) {
                    long[] pcs = Callers.ofOther(g).stream().limit(MAX_FRAMES).mapToLong(Pcs::of).toArray();
                    if (pcs.length > 0) {
                        long[] record = new long[HEADER + pcs.length];
                        record[0] = record.length;
                        record[1] = System.nanoTime();
                        record[2] = count;
                        System.arraycopy(pcs, 0, record, HEADER, pcs.length);
                        found.add(record);
                        of.add(g.labels);
                    }
                }
            }
            synchronized (CpuProfile.class) {
                if (ended) {
                    return;
                }
                for (int i = 0; i < found.size(); i++) {
                    add(found.get(i), of.get(i));
                }
                if (!found.isEmpty()) {
                    CpuProfile.class.notifyAll();
                }
            }
        }
    }
}
