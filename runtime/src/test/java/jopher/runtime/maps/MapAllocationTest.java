package jopher.runtime.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;
import org.junit.jupiter.api.Test;

/// REQUIREMENTS R1: what maps cost, by the JVM's allocation counter (compressed references).
class MapAllocationTest {
    private static final GoType INT_INT = Types.parse("mII");
    private static final GoType STRING_INT32 = Types.parse("mti");
    private static Object sink;

    private static long bytes(Runnable r) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        r.run();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            r.run();
            long used = threads.getCurrentThreadAllocatedBytes() - before;
            best = Math.min(best, used);
        }
        return best;
    }

    @Test
    void anEmptyMapIsItsHeader() {
        assertTrue(bytes(() -> sink = Maps.makemap_small()) <= 48);
        assertTrue(bytes(() -> sink = Maps.makemap(INT_INT, 8)) <= 48);
        GoMap m = Maps.makemap_small();
        assertEquals(0, bytes(() -> {
            Maps.mapaccess1_fast64(m, 5);
            Maps.mapdelete_fast64(m, 5);
            Maps.mapclear(INT_INT, m);
            Maps.maplen(m);
            Maps.mapaccess1_fast64(null, 5);
        }));
    }

    /// One unit: control words (24), keys, elements.
    @Test
    void theFirstInsertAllocatesOneTable() {
        assertEquals(48 + 24 + 80 + 80, bytes(() -> {
            GoMap m = Maps.makemap_small();
            Maps.mapassign_fast64(null, INT_INT, m, 1);
            sink = m;
        }));
        GoString key = GoString.of("k");
        key.hash();
        assertEquals(48 + 24 + 48 + 48, bytes(() -> {
            GoMap m = Maps.makemap_small();
            Maps.mapassign_faststr(null, STRING_INT32, m, key);
            sink = m;
        }));
    }

    @Test
    void lookupsAllocateNothing() {
        GoMap m = Maps.makemap_small();
        for (int i = 0; i < 1000; i++) {
            Maps.mapassign_fast64(null, INT_INT, m, i);
        }
        assertEquals(0, bytes(() -> {
            for (int i = 0; i < 2000; i++) {
                Maps.mapaccess1_fast64(m, i);
                Maps.mapassign_fast64(null, INT_INT, m, i % 1000);
            }
        }));
    }
}
