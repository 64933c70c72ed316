package jopher.runtime.maps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import jopher.runtime.complex.Complex;
import jopher.runtime.hash.Hash;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;
import org.junit.jupiter.api.Test;

/// Composite keys whose parts are alike must not collide (Go's test/maplinear.go).
class HashTest {
    @Test
    void equalPartsDoNotCancelOut() {
        Set<Long> complex = new HashSet<>();
        Set<Long> arrays = new HashSet<>();
        Set<Long> low = new HashSet<>();
        GoType array = Types.parse("A2;I");
        for (int i = 0; i < 10_000; i++) {
            complex.add(Types.COMPLEX128.hash(new Complex(i, i), 7));
            arrays.add(array.hash(new long[] {i, i}, 7));
            low.add(Hash.of((long) i << 40, 7) & 0xFFFFF);
        }
        assertTrue(complex.size() > 9_990);
        assertTrue(arrays.size() > 9_990);
        assertTrue(low.size() > 9_800, "low bits of the hash depend on high bits of the key");
    }
}
