package jopher.runtime.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Mixing by the two halves of a 64×64-bit product: two multiplications, every input bit reaches every output bit.
public final class Hash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K0 = 0xA0761D6478BD642FL;
    private static final long K1 = 0xE7037ED1A0B428DBL;
    private static final long K2 = 0x8EBC6AF09C88C6E3L;

    /// Differs from run to run, so that nobody can choose colliding keys.
    private static final long PROCESS_SEED = new SplittableRandom(System.nanoTime() * K0 ^ ProcessHandle.current().pid()).nextLong();
    private static final AtomicLong NEXT = new AtomicLong(PROCESS_SEED * K1);

    private Hash() {
    }

    public static long mix(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }

    /// Hash of a 64-bit value.
    public static long of(long value, long seed) {
        long x = value ^ seed ^ K0;
        return mix(x, K1 ^ seed) ^ x >>> 32;
    }

    /// Joins the hash of one more part of a composite value. The rotation keeps equal parts from cancelling out.
    public static long join(long hash, long part) {
        return mix(Long.rotateLeft(hash, 23) ^ part ^ K2, K1);
    }

    /// Hash of bytes without a map's seed (but with the process seed), so that strings can keep it. Never 0.
    public static long bytes(byte[] a, int off, int len) {
        long h = PROCESS_SEED ^ len * K2;
        int i = off;
        int end = off + len;
        if (len >= 8) {
            for (; end - i > 8; i += 8) {
                h = mix(h ^ (long) LONGS.get(a, i) ^ K0, K1);
            }
            h = mix(h ^ (long) LONGS.get(a, end - 8) ^ K1, K2);
        } else if (len >= 4) {
            long w = (int) INTS.get(a, i) & 0xFFFFFFFFL | (long) (int) INTS.get(a, end - 4) << 32;
            h = mix(h ^ w ^ K1, K2);
        } else if (len > 0) {
            long w = a[i] & 0xFF | (a[i + (len >> 1)] & 0xFF) << 8 | (a[end - 1] & 0xFF) << 16;
            h = mix(h ^ w ^ K1, K2);
        }
        return h == 0 ? 1 : h;
    }

    /// A fresh random number: map seeds, iteration starts. Cheap, safe without knowing the goroutine.
    public static long random() {
        long x = NEXT.getAndAdd(0x9E3779B97F4A7C15L);
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    /// spec: Comparison operators. +0 and -0 are equal and hash alike; every NaN is its own key, so its hash is random.
    public static long of(double value, long seed) {
        if (value == 0) {
            return of(0L, seed);
        }
        if (value != value) {
            return random();
        }
        return of(Double.doubleToRawLongBits(value), seed);
    }

    /// Eight bytes as they lie.
    public static long word(byte[] a, int i) {
        return (long) LONGS.get(a, i);
    }

    /// Four bytes as they lie.
    public static int half(byte[] a, int i) {
        return (int) INTS.get(a, i);
    }
}
