package jopher.runtime.slices;

import jopher.abi.CompilerEntry;

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

    private static int word(String s, int i) {
        return s.charAt(i) | s.charAt(i + 1) << 16;
    }

    private static long quad(String s, int i) {
        return word(s, i) & 0xFFFFFFFFL | (long) word(s, i + 2) << 32;
    }
}
