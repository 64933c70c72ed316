package jopher.runtime.slices;

import jopher.abi.CompilerEntry;
import jopher.runtime.strings.GoString;

/// Arrays that the compiler wrote as string constants: 16 bits per char, low part first (bytes and booleans one per char).
public final class Tables {
    private Tables() {
    }

    @CompilerEntry
    public static boolean[] tableZ(String s) {
        boolean[] a = new boolean[s.length()];
        for (int i = 0; i < a.length; i++) {
            a[i] = s.charAt(i) != 0;
        }
        return a;
    }

    @CompilerEntry
    public static byte[] tableB(String s) {
        byte[] a = new byte[s.length()];
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) s.charAt(i);
        }
        return a;
    }

    @CompilerEntry
    public static short[] tableS(String s) {
        short[] a = new short[s.length()];
        for (int i = 0; i < a.length; i++) {
            a[i] = (short) s.charAt(i);
        }
        return a;
    }

    @CompilerEntry
    public static char[] tableC(String s) {
        char[] a = new char[s.length()];
        for (int i = 0; i < a.length; i++) {
            a[i] = s.charAt(i);
        }
        return a;
    }

    @CompilerEntry
    public static int[] tableI(String s) {
        int[] a = new int[s.length() / 2];
        for (int i = 0; i < a.length; i++) {
            a[i] = word(s, 2 * i);
        }
        return a;
    }

    @CompilerEntry
    public static float[] tableF(String s) {
        float[] a = new float[s.length() / 2];
        for (int i = 0; i < a.length; i++) {
            a[i] = Float.intBitsToFloat(word(s, 2 * i));
        }
        return a;
    }

    @CompilerEntry
    public static long[] tableJ(String s) {
        long[] a = new long[s.length() / 4];
        for (int i = 0; i < a.length; i++) {
            a[i] = quad(s, 4 * i);
        }
        return a;
    }

    @CompilerEntry
    public static double[] tableD(String s) {
        double[] a = new double[s.length() / 4];
        for (int i = 0; i < a.length; i++) {
            a[i] = Double.longBitsToDouble(quad(s, 4 * i));
        }
        return a;
    }

    /// Strings, each preceded by its length in two chars of 15 bits.
    @CompilerEntry
    public static Object[] strings(String s, int n) {
        Object[] a = new Object[n];
        byte[] bytes = new byte[s.length() - 2 * n];
        int at = 0;
        int from = 0;
        for (int i = 0; i < n; i++) {
            int len = s.charAt(at) | s.charAt(at + 1) << 15;
            at += 2;
            for (int k = 0; k < len; k++) {
                bytes[from + k] = (byte) s.charAt(at + k);
            }
            a[i] = len == 0 ? GoString.EMPTY : new GoString(bytes, from, len);
            at += len;
            from += len;
        }
        return a;
    }

    private static int word(String s, int i) {
        return s.charAt(i) | s.charAt(i + 1) << 16;
    }

    private static long quad(String s, int i) {
        return word(s, i) & 0xFFFFFFFFL | (long) word(s, i + 2) << 32;
    }
}
