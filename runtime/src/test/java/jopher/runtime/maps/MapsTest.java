package jopher.runtime.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jopher.runtime.ifaces.AnyBox;
import jopher.runtime.ifaces.Float64;
import jopher.runtime.ifaces.Int;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;
import org.junit.jupiter.api.Test;

class MapsTest {
    private static final GoType INT_INT = Types.parse("mII");
    private static final GoType STRING_INT = Types.parse("mtI");
    private static final GoType INT32_STRING = Types.parse("mit");
    private static final GoType ANY_INT = Types.parse("m~0;I");
    private static final GoType FLOAT_INT = Types.parse("mdI");

    private static void put(GoMap m, long k, long v) {
        int slot = Maps.mapassign_fast64(null, INT_INT, m, k);
        ((long[]) m.vals)[slot] = v;
    }

    private static Long get(GoMap m, long k) {
        int slot = Maps.mapaccess1_fast64(m, k);
        return slot < 0 ? null : ((long[]) m.vals)[slot];
    }

    @Test
    void behavesAsAMap() {
        Random r = new Random(1);
        GoMap m = Maps.makemap_small();
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            long k = r.nextInt(i % 1000 < 500 ? 50 : 5000);
            switch (r.nextInt(4)) {
                case 0, 1 -> {
                    put(m, k, i);
                    model.put(k, (long) i);
                }
                case 2 -> {
                    Maps.mapdelete_fast64(m, k);
                    model.remove(k);
                }
                default -> assertEquals(model.get(k), get(m, k));
            }
            if (r.nextInt(20_000) == 0) {
                Maps.mapclear(INT_INT, m);
                model.clear();
            }
            assertEquals(model.size(), m.count);
        }
        Map<Long, Long> seen = new HashMap<>();
        MapIter it = Maps.mapiterinit(INT_INT, m);
        while (Maps.mapiternext(it)) {
            assertNull(seen.put(Maps.mapiterkey_fast64(it), Maps.mapiterelemJ(it)));
        }
        assertEquals(model, seen);
    }

    @Test
    void stringsAndElementsOfReferences() {
        GoMap m = Maps.makemap_small();
        for (int i = 0; i < 2000; i++) {
            int slot = Maps.mapassign_fast32(null, INT32_STRING, m, i);
            assertEquals(GoString.EMPTY, ((Object[]) m.vals)[slot], "a fresh slot holds the zero value");
            ((Object[]) m.vals)[slot] = GoString.of("v" + i);
        }
        GoMap s = Maps.makemap_small();
        for (int i = 0; i < 2000; i++) {
            int slot = Maps.mapassign_faststr(null, STRING_INT, s, GoString.of("key" + i));
            ((long[]) s.vals)[slot] += i;
        }
        for (int i = 0; i < 2000; i++) {
            assertEquals("v" + i, ((Object[]) m.vals)[Maps.mapaccess1_fast32(m, i)].toString());
            assertEquals(i, ((long[]) s.vals)[Maps.mapaccess1_faststr(s, GoString.literal("xkey" + i).sub(1, 4 + ("" + i).length()))]);
        }
        assertEquals(-1, Maps.mapaccess1_faststr(s, GoString.of("key2000")));
    }

    /// REQUIREMENTS R2.3
    @Test
    void capacityInUnits() {
        int[] n = {-(1 << 30), -1, 0, 1, 8, 9, 13, 14, 26};
        int[] units = {1, 1, 1, 1, 1, 2, 2, 4, 4};
        for (int i = 0; i < n.length; i++) {
            GoMap hinted = Maps.makemap(INT_INT, n[i]);
            if (n[i] > 8) {
                assertEquals(units[i], hinted.units(), "table at once");
            } else {
                assertNull(hinted.ctrl, "no table yet");
            }
            GoMap plain = Maps.makemap_small();
            for (int k = 0; k < n[i]; k++) {
                put(hinted, k, k);
                put(plain, k, k);
            }
            assertEquals(units[i], hinted.units(), "hint " + n[i]);
            assertEquals(units[i], plain.units(), "inserted " + n[i]);
        }
        assertEquals(1, Maps.makemap(INT_INT, Long.MAX_VALUE).units(), "bogus hints are ignored");
    }

    @Test
    void nanAndZeroKeys() {
        GoMap m = Maps.makemap_small();
        for (int i = 0; i < 100; i++) {
            int slot = Maps.mapassign(null, FLOAT_INT, m, Float64.of(Double.NaN));
            ((long[]) m.vals)[slot] = i;
        }
        assertEquals(100, m.count);
        assertEquals(-1, Maps.mapaccess1(FLOAT_INT, m, Float64.of(Double.NaN)));
        Maps.mapassign(null, FLOAT_INT, m, Float64.of(0.0));
        Maps.mapassign(null, FLOAT_INT, m, Float64.of(-0.0));
        assertEquals(101, m.count);
        Set<Long> seen = new HashSet<>();
        MapIter it = Maps.mapiterinit(FLOAT_INT, m);
        boolean negative = false;
        while (Maps.mapiternext(it)) {
            double k = ((Float64) Maps.mapiterkey(it)).v;
            if (k == 0) {
                negative = 1 / k < 0;
            } else {
                seen.add(Maps.mapiterelemJ(it));
            }
        }
        assertEquals(100, seen.size());
        assertTrue(negative, "the newer of +0 and -0 is stored");
        Maps.mapclear(FLOAT_INT, m);
        assertEquals(0, m.count);
    }

    @Test
    void iterationWhileTheMapChanges() {
        for (int round = 0; round < 50; round++) {
            GoMap m = Maps.makemap_small();
            for (int i = 0; i < 100; i++) {
                put(m, i, i);
            }
            Set<Long> seen = new HashSet<>();
            Set<Long> deleted = new HashSet<>();
            MapIter it = Maps.mapiterinit(INT_INT, m);
            int n = 0;
            while (Maps.mapiternext(it)) {
                long k = Maps.mapiterkey_fast64(it);
                assertFalse(deleted.contains(k), "deleted entries never appear");
                assertTrue(seen.add(k), "no entry twice");
                if (n++ == 20) {
                    for (int i = 1000; i < 1500; i++) {
                        put(m, i, i);
                    }
                }
                long gone = (k + 7) % 100;
                if (!seen.contains(gone)) {
                    Maps.mapdelete_fast64(m, gone);
                    deleted.add(gone);
                }
            }
            for (long i = 0; i < 100; i++) {
                assertTrue(seen.contains(i) || deleted.contains(i), "entry " + i + " was neither seen nor deleted");
            }
        }
    }

    @Test
    void iterationStartsAnywhereAndSeedsDiffer() {
        Set<Long> first = new HashSet<>();
        GoMap m = Maps.makemap_small();
        for (int i = 0; i < 8; i++) {
            put(m, i, i);
        }
        for (int i = 0; i < 200; i++) {
            MapIter it = Maps.mapiterinit(INT_INT, m);
            Maps.mapiternext(it);
            first.add(Maps.mapiterkey_fast64(it));
        }
        assertEquals(8, first.size());
        assertNotEquals(Maps.makemap_small().seed, Maps.makemap_small().seed);
    }

    @Test
    void unhashableKeys() {
        Object bad = new AnyBox(Types.parse("[I"), Slice.NIL);
        String empty = "hash of unhashable type: []int";
        String full = "hash of unhashable type []int";
        GoMap m = Maps.makemap_small();
        assertEquals(empty, text(() -> Maps.mapaccess1(ANY_INT, null, bad)));
        assertEquals(empty, text(() -> Maps.mapdelete(ANY_INT, null, bad)));
        assertEquals(empty, text(() -> Maps.mapaccess1(ANY_INT, m, bad)));
        assertEquals(full, text(() -> Maps.mapassign(null, ANY_INT, m, bad)));
        assertNull(m.ctrl, "no table is left behind");
        assertEquals("assignment to entry in nil map", text(() -> Maps.mapassign(null, ANY_INT, null, bad)));
        Maps.mapassign(null, ANY_INT, m, Int.of(1));
        assertEquals(full, text(() -> Maps.mapaccess1(ANY_INT, m, bad)));
        assertEquals(full, text(() -> Maps.mapdelete(ANY_INT, m, bad)));
        assertEquals(-1, Maps.mapaccess1(ANY_INT, m, GoString.of("x")));
        assertEquals(-1, Maps.mapaccess1(ANY_INT, m, null));
        assertTrue(Maps.mapaccess1(ANY_INT, m, Int.of(1)) >= 0);
        assertThrows(RuntimeException.class, () -> Maps.mapassign_fast64(null, INT_INT, null, 1));
    }

    @Test
    void arraysAsKeysAreCopied() {
        GoType t = Types.parse("mA2;II");
        GoMap m = Maps.makemap_small();
        long[] key = {1, 2};
        Maps.mapassign(null, t, m, key);
        key[0] = 7;
        assertEquals(-1, Maps.mapaccess1(t, m, key));
        assertTrue(Maps.mapaccess1(t, m, new long[] {1, 2}) >= 0);
    }

    /// Overwriting stores the new key where equal keys may look different: a copy again.
    @Test
    void overwritingCopiesTheKey() {
        GoType t = Types.parse("mA1;dI");
        GoMap m = Maps.makemap_small();
        Maps.mapassign(null, t, m, new double[] {0.0});
        double[] key = {-0.0};
        Maps.mapassign(null, t, m, key);
        key[0] = 5;
        assertEquals(-1, Maps.mapaccess1(t, m, key));
        assertTrue(Maps.mapaccess1(t, m, new double[] {0.0}) >= 0);
        assertEquals(1, m.count);
    }

    @Test
    void cloneIsIndependent() {
        GoMap m = Maps.makemap_small();
        for (int i = 0; i < 1000; i++) {
            put(m, i, i);
        }
        GoMap c = Maps.clone(m);
        put(c, 5, -5);
        Maps.mapdelete_fast64(m, 6);
        assertEquals(5, get(m, 5));
        assertEquals(6, get(c, 6));
        assertEquals(999, m.count);
        assertEquals(1000, c.count);
    }

    @Test
    void debuggersShowEntries() {
        GoType t = Types.parse("mtt");
        GoMap m = Maps.makemap_small();
        int slot = Maps.mapassign_faststr(null, t, m, GoString.of("abc"));
        ((Object[]) m.vals)[slot] = GoString.of("def");
        assertEquals("map[string]string = {[\"abc\"] = \"def\"}", m.toString());
    }

    private static String text(Runnable r) {
        try {
            r.run();
        } catch (RuntimeException e) {
            return e.getMessage();
        }
        return "no panic";
    }
}
