package jopher.runtime.maps;

import jopher.runtime.panics.Fatal;
import jopher.runtime.panics.Fault;
import jopher.runtime.types.GoType;

/// Panics and fatal errors of maps, out of line.
final class MapFaults {
    private static final String UNHASHABLE = "hash of unhashable type ";

    private MapFaults() {
    }

    static RuntimeException nilMap() {
        return new Fault(Fault.Kind.PLAIN, "assignment to entry in nil map");
    }

    static RuntimeException concurrentWrites() {
        return Fatal.error(null, "concurrent map writes");
    }

    static RuntimeException concurrentReadWrite() {
        return Fatal.error(null, "concurrent map read and map write");
    }

    static RuntimeException concurrentIteration() {
        return Fatal.error(null, "concurrent map iteration and map write");
    }

    /// Lookup and delete on a map without entries do not hash the key, but still panic if it cannot be hashed, with gc's other
    /// wording (internal/runtime/maps: unhashableTypeError).
    static void checkHashable(GoType mapType, Object key) {
        checkHashableKey(mapType.key(), key);
    }

    /// The same of a value of type `keyType`.
    static void checkHashableKey(GoType keyType, Object key) {
        if (!keyType.hashMightPanic()) {
            return;
        }
        try {
            keyType.hash(key, 0);
        } catch (Fault f) {
            if (f.text.startsWith(UNHASHABLE)) {
                throw new Fault(Fault.Kind.UNHASHABLE, "hash of unhashable type: " + f.text.substring(UNHASHABLE.length()));
            }
            throw f;
        }
    }
}
