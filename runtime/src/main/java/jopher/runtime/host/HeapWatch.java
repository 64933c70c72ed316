package jopher.runtime.host;

import com.sun.management.GcInfo;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;

/// Tells when the heap is as good as full: for seconds the collector has done nothing but look for room, and found hardly any. The
/// JVM itself gives up after a hundred such collections in a row, which takes minutes; until then the program makes no progress.
public final class HeapWatch {
    private static final long GIVE_UP_MILLIS = 3000;
    private static final int COLLECTIONS = 4;

    /// Null until the heap is three quarters full for the first time: finding them costs 50 ms.
    private List<GarbageCollectorMXBean> collectors;
    private long lastSeen;
    private long lastTime;
    private long lastCount;
    private long futile;
    private long collections;

    /// To be asked about once a second.
    public boolean exhausted() {
        Runtime r = Runtime.getRuntime();
        if (collectors == null) {
            if (r.totalMemory() - r.freeMemory() < r.maxMemory() / 4 * 3) {
                return false;
            }
            // the times of concurrent collectors are no pauses
            collectors = ManagementFactory.getGarbageCollectorMXBeans().stream().filter(b -> !b.getName().contains("Cycles")).toList();
        }
        long now = System.nanoTime() / 1_000_000;
        long time = 0;
        long count = 0;
        GcInfo last = null;
        for (GarbageCollectorMXBean b : collectors) {
            time += b.getCollectionTime();
            count += b.getCollectionCount();
            GcInfo i = b instanceof com.sun.management.GarbageCollectorMXBean s ? s.getLastGcInfo() : null;
            if (i != null && (last == null || i.getEndTime() > last.getEndTime())) {
                last = i;
            }
        }
        long past = now - lastSeen;
        boolean nothingElse = last != null && (time - lastTime) * 10 > past * 9 && reclaimed(last) < r.maxMemory() / 20;
        futile = nothingElse ? futile + past : 0;
        collections = nothingElse ? collections + count - lastCount : 0;
        lastSeen = now;
        lastTime = time;
        lastCount = count;
        return futile > GIVE_UP_MILLIS && collections >= COLLECTIONS;
    }

    private static long reclaimed(GcInfo i) {
        return used(i.getMemoryUsageBeforeGc()) - used(i.getMemoryUsageAfterGc());
    }

    private static long used(java.util.Map<String, MemoryUsage> pools) {
        long sum = 0;
        for (MemoryUsage u : pools.values()) {
            sum += u.getUsed();
        }
        return sum;
    }
}
