package jopher.runtime.slices;

import jopher.runtime.pointers.Mirrors;

/// Stores into arrays of numbers, where a program's unsafe code may have made other arrays that show the same memory ([Mirrors]). The linker puts
/// these calls in the place of the JVM's instructions, in such programs only.
public final class Stores {
    private Stores() {
    }

    /// byte or boolean
    public static void b(Object a, int i, int v) {
        if (a instanceof boolean[] z) {
            z[i] = (v & 1) != 0;
        } else {
            ((byte[]) a)[i] = (byte) v;
        }
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void s(short[] a, int i, int v) {
        a[i] = (short) v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void c(char[] a, int i, int v) {
        a[i] = (char) v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void i(int[] a, int i, int v) {
        a[i] = v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void j(long[] a, int i, long v) {
        a[i] = v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void f(float[] a, int i, float v) {
        a[i] = v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    public static void d(double[] a, int i, double v) {
        a[i] = v;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }
}
