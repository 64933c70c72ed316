package jopher.compiler.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Type;
import org.junit.jupiter.api.Test;

/// The names are those that gc's -live shows (Go 1.26 walk/walk.go: mapfast; walk/expr.go: the limit of zero values).
class MapEntriesTest {
    private static String entries(Type key, long bytes) {
        MapEntries e = MapEntries.of(new MapType(key, new Array(Basic.UINT8, bytes)));
        return e.access1.method() + " " + e.access2.method() + " " + e.assign.method() + " " + e.delete.method();
    }

    @Test
    void largeElementsHaveNoFastForms() {
        assertEquals("mapaccess1_fast64 mapaccess2_fast64 mapassign_fast64 mapdelete_fast64", entries(Basic.INT, 128));
        assertEquals("mapaccess1 mapaccess2 mapassign mapdelete", entries(Basic.INT, 129));
        assertEquals("mapaccess1 mapaccess2 mapassign mapdelete", entries(Basic.STRING, 1024));
        assertEquals("mapaccess1_fat mapaccess2_fat mapassign mapdelete", entries(Basic.STRING, 1025));
        assertEquals("mapaccess1_faststr mapaccess2_faststr mapassign_faststr mapdelete_faststr", entries(Basic.STRING, 0));
        assertEquals("mapaccess1 mapaccess2 mapassign mapdelete", entries(Basic.FLOAT64, 8));
        assertEquals("mapaccess1_fat mapaccess2_fat mapassign mapdelete", entries(Basic.FLOAT64, 2000));
        assertEquals("mapaccess1_fast32 mapaccess2_fast32 mapassign_fast32 mapdelete_fast32", entries(Basic.INT32, 8));
    }
}
