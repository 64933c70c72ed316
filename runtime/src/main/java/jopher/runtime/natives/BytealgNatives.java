package jopher.runtime.natives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.slices.Slice;
import jopher.runtime.slices.Slices;
import jopher.runtime.strings.GoString;

/// Package internal/bytealg. Searching goes eight bytes at a time: the JIT does not vectorise loops with an early exit.
public final class BytealgNatives {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private BytealgNatives() {
    }

    @GoNative("internal/bytealg.MakeNoZero")
    public static Slice makeNoZero(G g, long n) {
        int cap = (int) Math.min(n < 0 ? n : jopher.runtime.slices.Growth.roundUp(n), jopher.runtime.slices.Growth.MAX_LENGTH);
        Slice s = Slices.makeB(n, Math.max(n, cap));
        return s;
    }

    /// Index of the first `c` in a[off, off+len) relative to off, or -1.
    public static int indexByte(byte[] a, int off, int len, int c) {
        int i = off;
        int end = off + len;
        long pattern = (c & 0xFF) * LOW;
        for (; i + 8 <= end; i += 8) {
            long x = (long) LONGS.get(a, i) ^ pattern;
            long hit = x - LOW & ~x & HIGH;
            if (hit != 0) {
                return i - off + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        byte b = (byte) c;
        for (; i < end; i++) {
            if (a[i] == b) {
                return i - off;
            }
        }
        return -1;
    }

    private static int lastIndexByte(byte[] a, int off, int len, int c) {
        byte b = (byte) c;
        for (int i = off + len - 1; i >= off; i--) {
            if (a[i] == b) {
                return i - off;
            }
        }
        return -1;
    }

    /// Eight bytes at a time: the high bit of every byte that is equal, and no other, is left.
    private static int count(byte[] a, int off, int len, int c) {
        int n = 0;
        byte b = (byte) c;
        long pattern = (c & 0xFF) * LOW;
        int i = off;
        int end = off + len;
        for (; i + 8 <= end; i += 8) {
            long x = (long) LONGS.get(a, i) ^ pattern;
            n += Long.bitCount(~((x & ~HIGH) + ~HIGH | x) & HIGH);
        }
        for (; i < end; i++) {
            n += a[i] == b ? 1 : 0;
        }
        return n;
    }

    @GoNative("internal/bytealg.IndexByte")
    public static long indexByte(G g, Slice s, int c) {
        return s.len == 0 ? -1 : indexByte((byte[]) s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.IndexByteString")
    public static long indexByteString(G g, GoString s, int c) {
        return indexByte(s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.LastIndexByte")
    public static long lastIndexByte(G g, Slice s, int c) {
        return s.len == 0 ? -1 : lastIndexByte((byte[]) s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.LastIndexByteString")
    public static long lastIndexByteString(G g, GoString s, int c) {
        return lastIndexByte(s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.Count")
    public static long count(G g, Slice s, int c) {
        return s.len == 0 ? 0 : count((byte[]) s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.CountString")
    public static long countString(G g, GoString s, int c) {
        return count(s.a, s.off, s.len, c);
    }

    @GoNative("internal/bytealg.Equal")
    public static boolean equal(G g, Slice x, Slice y) {
        return x.len == y.len && (x.len == 0
                || Arrays.equals((byte[]) x.a, x.off, x.off + x.len, (byte[]) y.a, y.off, y.off + y.len));
    }

    @GoNative("internal/bytealg.Compare")
    public static long compare(G g, Slice x, Slice y) {
        if (x.len == 0 || y.len == 0) {
            return Integer.compare(x.len, y.len);
        }
        return Integer.signum(Arrays.compareUnsigned((byte[]) x.a, x.off, x.off + x.len, (byte[]) y.a, y.off, y.off + y.len));
    }

    @GoNative("internal/bytealg.CompareString")
    public static long compareString(G g, GoString x, GoString y) {
        return Integer.signum(GoString.compare(x, y));
    }
}
