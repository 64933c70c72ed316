package jopher.abi;

/// A fixed 80-bit hash of a string, printed in 16 letters of base 32. Class names of shapes, method interfaces and generic
/// instances contain it. It is part of the compiled format: changing it makes cached code unusable.
/// Own arithmetic instead of SHA: the runtime computes such names during start-up and must not load a security provider.
final class NameHash {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private NameHash() {
    }

    static String of(String s) {
        long a = 0x9E3779B97F4A7C15L;
        long b = 0xC2B2AE3D27D4EB4FL ^ s.length();
        for (int i = 0; i < s.length(); i++) {
            long c = s.charAt(i) + 1L;
            a = mum(a ^ c, 0xA0761D6478BD642FL);
            b = mum(b + c, 0xE7037ED1A0B428DBL) ^ (a >>> 7);
        }
        a = mum(a ^ b, 0x8EBC6AF09C88C6E3L);
        b = mum(b ^ Long.rotateLeft(a, 23), 0x589965CC75374CC3L);
        StringBuilder out = new StringBuilder(16);
        for (int i = 0; i < 8; i++) {
            out.append(DIGITS.charAt((int) (a >>> 5 * i) & 31)).append(DIGITS.charAt((int) (b >>> 5 * i) & 31));
        }
        return out.toString();
    }

    private static long mum(long x, long y) {
        long p = x * y;
        long h = Math.multiplyHigh(x, y);
        return p ^ h ^ (x >>> 31);
    }
}
