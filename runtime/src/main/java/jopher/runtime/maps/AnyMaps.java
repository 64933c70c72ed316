package jopher.runtime.maps;

import jopher.runtime.G;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// Maps whose type is known only at run time. Keys and elements are raw values: Integer, Long, Float, Double by stack kind, else
/// the reference representation.
public final class AnyMaps {
    private AnyMaps() {
    }

    public static int access(GoType t, GoMap m, Object key) {
        return switch (KeyForm.of(t.key())) {
            case INT -> Fast32.access(m, (int) key);
            case LONG -> Fast64.access(m, (long) key);
            case STRING -> FastStr.access(m, (GoString) key);
            case POINTER -> FastPtr.access(m, key);
            case GENERIC -> Generic.access(t, m, generic(t, key));
        };
    }

    public static int assign(G g, GoType t, GoMap m, Object key) {
        return switch (KeyForm.of(t.key())) {
            case INT -> Fast32.assign(t, m, (int) key);
            case LONG -> Fast64.assign(t, m, (long) key);
            case STRING -> FastStr.assign(t, m, (GoString) key);
            case POINTER -> FastPtr.assign(t, m, key);
            case GENERIC -> Generic.assign(t, m, generic(t, key));
        };
    }

    public static void delete(GoType t, GoMap m, Object key) {
        switch (KeyForm.of(t.key())) {
            case INT -> Fast32.delete(m, (int) key);
            case LONG -> Fast64.delete(m, (long) key);
            case STRING -> FastStr.delete(m, (GoString) key);
            case POINTER -> FastPtr.delete(m, key);
            case GENERIC -> Generic.delete(t, m, generic(t, key));
        }
    }

    /// Primitive keys of generic maps are interface boxes.
    private static Object generic(GoType t, Object raw) {
        return raw instanceof Number ? t.key().boxing().box(raw) : raw;
    }

    public static Object key(GoType t, MapIter it) {
        return switch (KeyForm.of(t.key())) {
            case INT -> (Object) it.keyInt;
            case LONG -> it.keyLong;
            case STRING, POINTER -> it.key;
            case GENERIC -> t.key().storage() == jopher.abi.StorageKind.L ? it.key : t.key().boxing().unbox(it.key);
        };
    }

    public static Object element(GoType t, MapIter it) {
        return element(t, it.vals, it.slot);
    }

    public static Object element(GoType t, Object vals, int slot) {
        return switch (vals) {
            case null -> t.elem().zero();
            case Object[] a -> a[slot];
            case long[] a -> (Object) a[slot];
            case int[] a -> a[slot];
            case double[] a -> a[slot];
            case float[] a -> a[slot];
            case boolean[] a -> a[slot] ? 1 : 0;
            case byte[] a -> t.elem().kind() == jopher.runtime.types.Kind.UINT8 ? a[slot] & 0xFF : (int) a[slot];
            case short[] a -> (int) a[slot];
            case char[] a -> (int) a[slot];
            default -> throw new IllegalStateException();
        };
    }

    public static void store(GoType t, GoMap m, int slot, Object raw) {
        switch (m.vals) {
            case null -> {
            }
            case Object[] a -> a[slot] = raw;
            case long[] a -> a[slot] = (long) raw;
            case int[] a -> a[slot] = (int) raw;
            case double[] a -> a[slot] = (double) raw;
            case float[] a -> a[slot] = (float) raw;
            case boolean[] a -> a[slot] = (int) raw != 0;
            case byte[] a -> a[slot] = (byte) (int) raw;
            case short[] a -> a[slot] = (short) (int) raw;
            case char[] a -> a[slot] = (char) (int) raw;
            default -> throw new IllegalStateException();
        }
    }
}
