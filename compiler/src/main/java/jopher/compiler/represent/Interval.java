package jopher.compiler.represent;

/// The mathematical values lo..hi (both included) that an integer expression may have.
record Interval(long lo, long hi) {
    /// Nothing is known. Of unsigned 64-bit types this also stands for values above the largest int64.
    static final Interval ALL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
    /// Lengths: no Java array is longer (`jopher.runtime.slices.Growth.MAX_LENGTH`).
    static final long MAX_LENGTH = Integer.MAX_VALUE - 8;
    static final Interval LENGTH = new Interval(0, MAX_LENGTH);
    private static final long[] UPPER = {0, 255, MAX_LENGTH - 1, MAX_LENGTH, Integer.MAX_VALUE, Long.MAX_VALUE};
    private static final long[] LOWER = {1, 0, -1, Integer.MIN_VALUE, Long.MIN_VALUE};

    static Interval of(long v) {
        return new Interval(v, v);
    }

    boolean isEmpty() {
        return lo > hi;
    }

    boolean contains(Interval o) {
        return lo <= o.lo && o.hi <= hi;
    }

    boolean fitsInt() {
        return lo >= Integer.MIN_VALUE && hi <= Integer.MAX_VALUE;
    }

    boolean isConst(long v) {
        return lo == v && hi == v;
    }

    Interval union(Interval o) {
        return new Interval(Math.min(lo, o.lo), Math.max(hi, o.hi));
    }

    /// May be empty.
    Interval meet(Interval o) {
        return new Interval(Math.max(lo, o.lo), Math.min(hi, o.hi));
    }

    /// Moves the bounds in which `next` exceeds this one to the next of a few fixed values, so that loops come to rest.
    Interval widen(Interval next) {
        long l = lo, h = hi;
        if (next.lo < lo) {
            for (long t : LOWER) {
                if (t <= next.lo) {
                    l = t;
                    break;
                }
            }
        }
        if (next.hi > hi) {
            for (long t : UPPER) {
                if (t >= next.hi) {
                    h = t;
                    break;
                }
            }
        }
        return new Interval(l, h);
    }

    // ---- operators; null: the result may leave int64 (and would wrap)

    Interval add(Interval o) {
        try {
            return new Interval(Math.addExact(lo, o.lo), Math.addExact(hi, o.hi));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    Interval sub(Interval o) {
        try {
            return new Interval(Math.subtractExact(lo, o.hi), Math.subtractExact(hi, o.lo));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    Interval mul(Interval o) {
        try {
            long a = Math.multiplyExact(lo, o.lo), b = Math.multiplyExact(lo, o.hi), c = Math.multiplyExact(hi, o.lo), d = Math.multiplyExact(hi, o.hi);
            return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /// Go's division truncates towards zero. A zero divisor panics, so only the others count.
    Interval div(Interval o) {
        if (o.lo > 0) {
            long a = lo / o.lo, b = lo / o.hi, c = hi / o.lo, d = hi / o.hi;
            return new Interval(Math.min(a, b), Math.max(c, d));
        }
        if (lo == Long.MIN_VALUE) {
            return null;
        }
        long m = Math.max(Math.abs(lo), Math.abs(hi));
        return new Interval(-m, m);
    }

    /// The sign is the dividend's.
    Interval rem(Interval o) {
        if (o.lo == Long.MIN_VALUE) {
            return new Interval(lo < 0 ? Long.MIN_VALUE : 0, Math.max(hi, 0));
        }
        long m = Math.max(Math.abs(o.lo), Math.abs(o.hi)) - 1;
        m = Math.max(m, 0);
        return new Interval(lo >= 0 ? 0 : Math.max(-m, lo), hi <= 0 ? 0 : Math.min(m, hi));
    }

    Interval and(Interval o) {
        if (lo >= 0 && o.lo >= 0) {
            return new Interval(0, Math.min(hi, o.hi));
        }
        return lo >= 0 ? new Interval(0, hi) : o.lo >= 0 ? new Interval(0, o.hi) : ALL;
    }

    /// Of or and xor.
    Interval or(Interval o) {
        if (lo < 0 || o.lo < 0) {
            return ALL;
        }
        long m = Math.max(hi, o.hi);
        return new Interval(0, m == 0 ? 0 : (Long.highestOneBit(m) << 1) - 1);
    }

    Interval shr(Interval count) {
        if (count.lo < 0) {
            return lo >= 0 ? new Interval(0, hi) : hi < 0 ? new Interval(lo, -1) : this;
        }
        int least = (int) Math.min(count.lo, 63), most = (int) Math.min(count.hi, 63);
        return new Interval(lo >= 0 ? lo >> most : lo >> least, hi >= 0 ? hi >> least : hi >> most);
    }

    Interval shl(Interval count) {
        if (count.lo < 0 || count.hi > 62) {
            return null;
        }
        return mul(new Interval(1L << count.lo, 1L << count.hi));
    }
}
