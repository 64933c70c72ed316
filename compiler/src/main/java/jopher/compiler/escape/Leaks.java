package jopher.compiler.escape;

import java.util.Arrays;

/// Where a parameter's value flows: to the heap, to something that is written through or called, to results. Each with the smallest number of dereferences on
/// the way (0 to 254), or absent. Of the results, the first five are told apart; the others count as the heap.
public final class Leaks {
    static final int HEAP = 0;
    static final int MUTATOR = 1;
    static final int CALLEE = 2;
    private static final int RESULT = 3;
    private static final int SIZE = 8;
    /// Results that have an entry of their own (cmd/compile/internal/escape/leaks.go: a set is eight bytes).
    static final int RESULTS = SIZE - RESULT;
    private static final int MAX = 254;

    /// Number of dereferences plus one; 0 for absent.
    private final byte[] set = new byte[SIZE];

    /// Of a parameter whose value goes to the heap as it is: what is assumed of unknown functions.
    static Leaks everywhere() {
        Leaks l = new Leaks();
        l.add(HEAP, 0);
        return l;
    }

    /// As [#encode] wrote it.
    public static Leaks decode(byte[] bytes) {
        Leaks l = new Leaks();
        System.arraycopy(bytes, 0, l.set, 0, Math.min(SIZE, bytes.length));
        return l;
    }

    /// For export data: at most eight bytes, trailing zeros left out.
    public byte[] encode() {
        int n = SIZE;
        while (n > 0 && set[n - 1] == 0) {
            n--;
        }
        return Arrays.copyOf(set, n);
    }

    /// Whether the value flows anywhere at all.
    boolean any() {
        return encode().length > 0;
    }

    int heap() {
        return get(HEAP);
    }

    int mutator() {
        return get(MUTATOR);
    }

    int callee() {
        return get(CALLEE);
    }

    int result(int i) {
        return get(RESULT + i);
    }

    void addResult(int i, int derefs) {
        add(RESULT + i, derefs);
    }

    private int get(int i) {
        return (set[i] & 0xFF) - 1;
    }

    void add(int i, int derefs) {
        int old = get(i);
        if (old < 0 || derefs < old) {
            set[i] = (byte) (Math.min(derefs, MAX) + 1);
        }
    }

    /// Drops paths that are no shorter than the one to the heap.
    void optimize() {
        int x = heap();
        for (int i = 1; x >= 0 && i < SIZE; i++) {
            if (get(i) >= x) {
                set[i] = 0;
            }
        }
    }

    /// Whether nothing that the parameter points to, itself included, is kept by the callee beyond the call: it goes neither to the heap nor to a result.
    public boolean staysInCall() {
        for (int i = 0; i < SIZE; i++) {
            if (i != MUTATOR && i != CALLEE && set[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// `heap level=1, result 0 level=0`; empty if the parameter goes nowhere.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < SIZE; i++) {
            if (set[i] != 0) {
                String to = switch (i) {
                    case HEAP -> "heap";
                    case MUTATOR -> "mutator";
                    case CALLEE -> "callee";
                    default -> "result " + (i - RESULT);
                };
                out.append(out.isEmpty() ? "" : ", ").append(to).append(" level=").append(get(i));
            }
        }
        return out.toString();
    }
}
