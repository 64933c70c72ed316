package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.slices.Slice;

/// Packages crypto/internal/fips140/alias and its copies.
public final class CryptoNatives {
    private CryptoNatives() {}

    /// Whether two slices of bytes share memory: the same array, and ranges that meet.
    @GoNative("crypto/internal/fips140/alias.AnyOverlap")
    public static boolean anyOverlap(Slice x, Slice y) {
        return x.len > 0 && y.len > 0 && x.a == y.a && x.off < y.off + y.len && y.off < x.off + x.len;
    }
}
