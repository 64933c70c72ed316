package jopher.runtime.reflect;

import jopher.abi.Names;
import jopher.abi.StackKind;
import jopher.runtime.G;
import jopher.runtime.types.GoType;

/// The calling convention for several results: one is returned, the others are in the goroutine's slots, counted per kind.
final class Results {
    private static final int SLOTS = 16;

    private Results() {
    }

    static String kinds(java.util.List<GoType> types) {
        StringBuilder b = new StringBuilder();
        for (GoType t : types) {
            b.append(t.storage().stack.letter);
        }
        return b.toString();
    }

    /// Raw results of a call that has just returned `first`.
    static Object[] read(G g, java.util.List<GoType> types, Object first) {
        String kinds = kinds(types);
        int returned = Names.returnedResult(kinds);
        Object[] out = new Object[types.size()];
        int j = 0;
        int d = 0;
        int o = 0;
        for (int i = 0; i < out.length; i++) {
            StackKind k = StackKind.of(kinds.charAt(i));
            if (i == returned) {
                out[i] = first instanceof Boolean b ? (Object) (b ? 1 : 0) : first;
                continue;
            }
            out[i] = switch (k) {
                case I -> (Object) (int) getJ(g, j++);
                case J -> getJ(g, j++);
                case F -> (float) getD(g, d++);
                case D -> getD(g, d++);
                case L -> takeO(g, o++);
            };
        }
        return out;
    }

    /// Leaves raw results for the caller; gives what the JVM method must return (null for none).
    static Object write(G g, java.util.List<GoType> types, Object[] raw) {
        String kinds = kinds(types);
        int returned = Names.returnedResult(kinds);
        int j = 0;
        int d = 0;
        int o = 0;
        for (int i = 0; i < raw.length; i++) {
            if (i == returned) {
                continue;
            }
            switch (StackKind.of(kinds.charAt(i))) {
                case I -> setJ(g, j++, (int) raw[i]);
                case J -> setJ(g, j++, (long) raw[i]);
                case F -> setD(g, d++, (float) raw[i]);
                case D -> setD(g, d++, (double) raw[i]);
                case L -> setO(g, o++, raw[i]);
            }
        }
        return returned < 0 ? null : raw[returned];
    }

    private static long getJ(G g, int n) {
        return switch (n) {
            case 0 -> g.j0;
            case 1 -> g.j1;
            case 2 -> g.j2;
            case 3 -> g.j3;
            case 4 -> g.j4;
            case 5 -> g.j5;
            case 6 -> g.j6;
            case 7 -> g.j7;
            case 8 -> g.j8;
            case 9 -> g.j9;
            case 10 -> g.j10;
            case 11 -> g.j11;
            case 12 -> g.j12;
            case 13 -> g.j13;
            case 14 -> g.j14;
            case 15 -> g.j15;
            default -> g.jx[n - SLOTS];
        };
    }

    private static void setJ(G g, int n, long v) {
        switch (n) {
            case 0 -> g.j0 = v;
            case 1 -> g.j1 = v;
            case 2 -> g.j2 = v;
            case 3 -> g.j3 = v;
            case 4 -> g.j4 = v;
            case 5 -> g.j5 = v;
            case 6 -> g.j6 = v;
            case 7 -> g.j7 = v;
            case 8 -> g.j8 = v;
            case 9 -> g.j9 = v;
            case 10 -> g.j10 = v;
            case 11 -> g.j11 = v;
            case 12 -> g.j12 = v;
            case 13 -> g.j13 = v;
            case 14 -> g.j14 = v;
            case 15 -> g.j15 = v;
            default -> g.moreJ(n - SLOTS + 1)[n - SLOTS] = v;
        }
    }

    private static double getD(G g, int n) {
        return switch (n) {
            case 0 -> g.d0;
            case 1 -> g.d1;
            case 2 -> g.d2;
            case 3 -> g.d3;
            case 4 -> g.d4;
            case 5 -> g.d5;
            case 6 -> g.d6;
            case 7 -> g.d7;
            case 8 -> g.d8;
            case 9 -> g.d9;
            case 10 -> g.d10;
            case 11 -> g.d11;
            case 12 -> g.d12;
            case 13 -> g.d13;
            case 14 -> g.d14;
            case 15 -> g.d15;
            default -> g.dx[n - SLOTS];
        };
    }

    private static void setD(G g, int n, double v) {
        switch (n) {
            case 0 -> g.d0 = v;
            case 1 -> g.d1 = v;
            case 2 -> g.d2 = v;
            case 3 -> g.d3 = v;
            case 4 -> g.d4 = v;
            case 5 -> g.d5 = v;
            case 6 -> g.d6 = v;
            case 7 -> g.d7 = v;
            case 8 -> g.d8 = v;
            case 9 -> g.d9 = v;
            case 10 -> g.d10 = v;
            case 11 -> g.d11 = v;
            case 12 -> g.d12 = v;
            case 13 -> g.d13 = v;
            case 14 -> g.d14 = v;
            case 15 -> g.d15 = v;
            default -> g.moreD(n - SLOTS + 1)[n - SLOTS] = v;
        }
    }

    private static Object takeO(G g, int n) {
        Object v;
        switch (n) {
            case 0 -> {
                v = g.o0;
                g.o0 = null;
            }
            case 1 -> {
                v = g.o1;
                g.o1 = null;
            }
            case 2 -> {
                v = g.o2;
                g.o2 = null;
            }
            case 3 -> {
                v = g.o3;
                g.o3 = null;
            }
            case 4 -> v = g.o4;
            case 5 -> v = g.o5;
            case 6 -> v = g.o6;
            case 7 -> v = g.o7;
            case 8 -> v = g.o8;
            case 9 -> v = g.o9;
            case 10 -> v = g.o10;
            case 11 -> v = g.o11;
            case 12 -> v = g.o12;
            case 13 -> v = g.o13;
            case 14 -> v = g.o14;
            case 15 -> v = g.o15;
            default -> v = g.ox[n - SLOTS];
        }
        return v;
    }

    private static void setO(G g, int n, Object v) {
        switch (n) {
            case 0 -> g.o0 = v;
            case 1 -> g.o1 = v;
            case 2 -> g.o2 = v;
            case 3 -> g.o3 = v;
            case 4 -> g.o4 = v;
            case 5 -> g.o5 = v;
            case 6 -> g.o6 = v;
            case 7 -> g.o7 = v;
            case 8 -> g.o8 = v;
            case 9 -> g.o9 = v;
            case 10 -> g.o10 = v;
            case 11 -> g.o11 = v;
            case 12 -> g.o12 = v;
            case 13 -> g.o13 = v;
            case 14 -> g.o14 = v;
            case 15 -> g.o15 = v;
            default -> g.moreO(n - SLOTS + 1)[n - SLOTS] = v;
        }
    }
}
