package jopher.runtime.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import jopher.runtime.G;
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
    void mapsOfFramesAreMadeOfThoseOfFramesThatAreOver() {
        G g = new G(1, 0, null);
        assertEquals(0, bytes(() -> {
            FrameMap outer = FrameMap.makemap_frame(g, STRING_INT32, 0, null);
            FrameMap h = null;
            for (int i = 0; i < 3; i++) {
                h = FrameMap.makemap_frame(g, INT_INT, i, h);
                GoMap m = FrameMap.framemap(h);
                assertEquals(0, m.count);
                Maps.mapassign_fast64(g, INT_INT, m, i);
            }
            FrameMap.frameend(g, h);
            FrameMap.frameend(g, outer);
        }));
    }

    /// The map that was given back is not the one that outgrew its holder.
    @Test
    void aMapThatGrowsLeavesItsFrame() {
        G g = new G(1, 0, null);
        FrameMap h = FrameMap.makemap_frame(g, INT_INT, 0, null);
        GoMap m = FrameMap.framemap(h);
        for (int i = 0; i < 20; i++) {
            Maps.mapassign_fast64(g, INT_INT, m, i);
        }
        FrameMap.frameend(g, h);
        GoMap n = FrameMap.framemap(FrameMap.makemap_frame(g, INT_INT, 0, null));
        assertTrue(m != n && m.count == 20 && n.count == 0 && n.units() == 1);
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
