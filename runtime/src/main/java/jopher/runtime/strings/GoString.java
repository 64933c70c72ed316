package jopher.runtime.strings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;
import jopher.runtime.panics.Fault;
import jopher.runtime.slices.Bounds;
import jopher.runtime.slices.Growth;
import jopher.runtime.slices.Slice;

/// A Go string: a view of immutable bytes. Slicing shares the array, as in Go, so it takes constant time; the price, also as
/// in Go, is that a substring keeps the whole array alive. In interface values a string is its own object.
public final class GoString implements Comparable<GoString> {
    private static final byte[] NO_BYTES = {};
    @CompilerEntry
    public static final GoString EMPTY = new GoString(NO_BYTES, 0, 0);
    private static final GoString[] ONE_BYTE = new GoString[256];

    static {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
            ONE_BYTE[i] = new GoString(all, i, 1);
        }
    }

    @CompilerEntry
    public final byte[] a;
    @CompilerEntry
    public final int off;
    @CompilerEntry
    public final int len;
    /// 0: not computed yet. Racing writers store the same value.
    private long hash;

    /// Shares the array; whoever calls this promises that the bytes stay as they are.
    @CompilerEntry
    public GoString(byte[] a, int off, int len) {
        this.a = a;
        this.off = off;
        this.len = len;
    }

    // ---- making strings ----

    /// A literal: one char per byte.
    @CompilerEntry
    public static GoString literal(String latin1) {
        return wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// From Java text.
    public static GoString of(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public static GoString wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new GoString(bytes, 0, bytes.length);
    }

    public static GoString copyOf(byte[] a, int off, int len) {
        if (len <= 1) {
            return len == 0 ? EMPTY : ONE_BYTE[a[off] & 0xFF];
        }
        return new GoString(Arrays.copyOfRange(a, off, off + len), 0, len);
    }

    // ---- basic operations ----

    @CompilerEntry
    public int len() {
        return len;
    }

    /// `s[i]`: 0–255.
    @CompilerEntry
    public static int index(GoString s, long i) {
        if (Long.compareUnsigned(i, s.len) >= 0) {
            throw Bounds.index(i, s.len);
        }
        return s.a[s.off + (int) i] & 0xFF;
    }

    public int at(int i) {
        return a[off + i] & 0xFF;
    }

    /// `s[lo:hi]`
    @CompilerEntry
    public static GoString slice(GoString s, long lo, long hi) {
        if (Long.compareUnsigned(hi, s.len) > 0) {
            throw Bounds.sliceLength(hi, s.len);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.sliceOrder(lo, hi);
        }
        return s.sub((int) lo, (int) hi);
    }

    /// `s[lo:]`
    @CompilerEntry
    public static GoString sliceFrom(GoString s, long lo) {
        if (Long.compareUnsigned(lo, s.len) > 0) {
            throw Bounds.sliceOrder(lo, s.len);
        }
        return s.sub((int) lo, s.len);
    }

    /// `s[lo:hi]` where a bound has an unsigned type of 64 bits; those print as such.
    @CompilerEntry
    public static GoString sliceU(GoString s, long lo, boolean loUnsigned, long hi, boolean hiUnsigned) {
        if (Long.compareUnsigned(hi, s.len) > 0) {
            throw hiUnsigned ? Bounds.sliceLengthU(hi, s.len) : Bounds.sliceLength(hi, s.len);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw loUnsigned ? Bounds.sliceOrderU(lo, hi) : Bounds.sliceOrder(lo, hi);
        }
        return s.sub((int) lo, (int) hi);
    }

    /// Unchecked substring.
    public GoString sub(int lo, int hi) {
        // always a new object: one that nobody keeps then needs no memory at all, which a choice of objects would
        return new GoString(a, off + lo, hi - lo);
    }

    @CompilerEntry
    public static GoString concat(GoString x, GoString y) {
        if (x.len == 0) {
            return y;
        }
        if (y.len == 0) {
            return x;
        }
        byte[] r = new byte[length((long) x.len + y.len)];
        System.arraycopy(x.a, x.off, r, 0, x.len);
        System.arraycopy(y.a, y.off, r, x.len, y.len);
        return new GoString(r, 0, r.length);
    }

    @CompilerEntry
    public static GoString concat3(GoString x, GoString y, GoString z) {
        if (x.len == 0) {
            return concat(y, z);
        }
        if (y.len == 0) {
            return concat(x, z);
        }
        if (z.len == 0) {
            return concat(x, y);
        }
        byte[] r = new byte[length((long) x.len + y.len + z.len)];
        System.arraycopy(x.a, x.off, r, 0, x.len);
        System.arraycopy(y.a, y.off, r, x.len, y.len);
        System.arraycopy(z.a, z.off, r, x.len + y.len, z.len);
        return new GoString(r, 0, r.length);
    }

    /// Each element is a GoString.
    @CompilerEntry
    public static GoString concatN(Object[] parts) {
        long n = 0;
        GoString only = EMPTY;
        int nonEmpty = 0;
        for (Object p : parts) {
            GoString s = (GoString) p;
            n += s.len;
            if (s.len > 0) {
                only = s;
                nonEmpty++;
            }
        }
        if (nonEmpty <= 1) {
            return only;
        }
        byte[] r = new byte[length(n)];
        int at = 0;
        for (Object p : parts) {
            GoString s = (GoString) p;
            System.arraycopy(s.a, s.off, r, at, s.len);
            at += s.len;
        }
        return new GoString(r, 0, r.length);
    }

    private static int length(long n) {
        if (n > Integer.MAX_VALUE - 8) {
            throw new Fault(Fault.Kind.ERROR, "string of " + n + " bytes exceeds this implementation's limit of 2147483639");
        }
        return (int) n;
    }

    @CompilerEntry
    public static boolean eq(GoString x, GoString y) {
        return x == y || x.len == y.len && (x.len > 16 ? Arrays.equals(x.a, x.off, x.off + x.len, y.a, y.off, y.off + y.len)
                : shortEq(x.a, x.off, y.a, y.off, x.len));
    }

    /// Up to 16 bytes, in two loads that may overlap: most keys and literals are short.
    private static boolean shortEq(byte[] a, int i, byte[] b, int j, int n) {
        if (n >= 8) {
            return Hash.word(a, i) == Hash.word(b, j) && Hash.word(a, i + n - 8) == Hash.word(b, j + n - 8);
        }
        if (n >= 4) {
            return Hash.half(a, i) == Hash.half(b, j) && Hash.half(a, i + n - 4) == Hash.half(b, j + n - 4);
        }
        return n == 0 || a[i] == b[j] && a[i + n - 1] == b[j + n - 1] && (n < 3 || a[i + 1] == b[j + 1]);
    }

    /// Negative, 0 or positive, bytewise.
    @CompilerEntry
    public static int compare(GoString x, GoString y) {
        return x == y ? 0 : Arrays.compareUnsigned(x.a, x.off, x.off + x.len, y.a, y.off, y.off + y.len);
    }

    /// `s == string(b)` and the like without making a string.
    public boolean equalsBytes(byte[] b, int boff, int blen) {
        return len == blen && Arrays.equals(a, off, off + len, b, boff, boff + blen);
    }

    // ---- conversions ----

    /// `string([]byte)`
    @CompilerEntry
    public static GoString fromBytes(Slice s) {
        return s.len == 0 ? EMPTY : copyOf((byte[]) s.a, s.off, s.len);
    }

    /// `string(b)` that nobody keeps: shares the bytes, which may change when it has been looked at.
    @CompilerEntry
    public static GoString view(Slice s) {
        return viewOf((byte[]) s.a, s.off, s.len);
    }

    /// The same of a scalarised slice.
    @CompilerEntry
    public static GoString viewOf(byte[] a, int off, int len) {
        return new GoString(a == null ? NO_BYTES : a, off, len);
    }

    /// `string(b)` of a scalarised slice.
    @CompilerEntry
    public static GoString fromByteArray(byte[] a, int off, int len) {
        return len == 0 ? EMPTY : copyOf(a, off, len);
    }

    /// `[]byte(s)`; the capacity is gc's (the next size class).
    @CompilerEntry
    public static Slice toBytes(GoString s) {
        if (s.len == 0) {
            return new Slice(NO_BYTES, 0, 0, 0);
        }
        int cap = (int) Math.min(Growth.roundUp(s.len), Integer.MAX_VALUE - 8);
        byte[] r = new byte[cap];
        System.arraycopy(s.a, s.off, r, 0, s.len);
        return new Slice(r, 0, s.len, cap);
    }

    /// `string([]rune)`
    @CompilerEntry
    public static GoString fromRunes(Slice s) {
        int[] runes = (int[]) s.a;
        long n = 0;
        for (int i = 0; i < s.len; i++) {
            n += Utf8.width(runes[s.off + i]);
        }
        if (n == 0) {
            return EMPTY;
        }
        byte[] r = new byte[length(n)];
        int at = 0;
        for (int i = 0; i < s.len; i++) {
            at = Utf8.encode(r, at, runes[s.off + i]);
        }
        return new GoString(r, 0, at);
    }

    /// `[]rune(s)`
    @CompilerEntry
    public static Slice toRunes(GoString s) {
        int n = Utf8.count(s.a, s.off, s.len);
        return runes(s, n, n == 0 ? 0 : (int) Math.min(Growth.roundUp(4L * n) / 4, Integer.MAX_VALUE - 8));
    }

    /// `[]rune("constant")`: gc makes a literal of it, without room to grow.
    @CompilerEntry
    public static Slice constantRunes(GoString s) {
        int n = Utf8.count(s.a, s.off, s.len);
        return runes(s, n, n);
    }

    /// `[]byte("constant")`, likewise.
    @CompilerEntry
    public static Slice constantBytes(GoString s) {
        return new Slice(java.util.Arrays.copyOfRange(s.a, s.off, s.off + s.len), 0, s.len, s.len);
    }

    private static Slice runes(GoString s, int n, int cap) {
        int[] r = new int[cap];
        int i = s.off;
        int end = s.off + s.len;
        for (int k = 0; k < n; k++) {
            long d = Utf8.decode(s.a, i, end);
            r[k] = (int) d;
            i += (int) (d >>> 32);
        }
        return new Slice(r, 0, n, cap);
    }

    /// `string(rune)`; anything out of range gives U+FFFD.
    @CompilerEntry
    public static GoString fromRune(long rune) {
        if (rune >= 0 && rune < 0x80) {
            return ONE_BYTE[(int) rune];
        }
        int r = rune < 0 || rune > 0x10FFFF ? Utf8.RUNE_ERROR : (int) rune;
        byte[] b = new byte[Utf8.width(r)];
        Utf8.encode(b, 0, r);
        return new GoString(b, 0, b.length);
    }

    /// For `range s`: `(width << 32) | rune` at byte `pos < len`.
    @CompilerEntry
    public static long decodeRune(GoString s, int pos) {
        return Utf8.decode(s.a, s.off + pos, s.off + s.len);
    }

    // ---- hashing and the Java side ----

    /// Without a map's seed; kept in the object.
    public long hash() {
        long h = hash;
        if (h == 0) {
            h = Hash.bytes(a, off, len);
            hash = h;
        }
        return h;
    }

    @Override
    public int hashCode() {
        long h = hash();
        return (int) (h ^ h >>> 32);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof GoString s && eq(this, s);
    }

    @Override
    public int compareTo(GoString o) {
        return compare(this, o);
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(a, off, off + len);
    }

    /// Java text; ill-formed UTF-8 becomes U+FFFD. Debuggers show this.
    @Override
    public String toString() {
        return new String(a, off, len, StandardCharsets.UTF_8);
    }
}
