package jopher.runtime.types;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import jopher.abi.Names;
import jopher.abi.StorageKind;
import jopher.runtime.complex.Complex;
import jopher.runtime.hash.Hash;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.pointers.Mirrors;
import jopher.runtime.pointers.Ptr;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.slices.SliceOps;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;

/// Operations on values held by reference, one subclass per representation.
abstract class Values {
    abstract Object zero();

    Object sharedZero() {
        return zero();
    }

    Object copy(Object v) {
        return v;
    }

    void assign(Object dst, Object src) {
        throw new IllegalStateException("assign: not an aggregate");
    }

    abstract boolean equal(Object x, Object y);

    abstract long hash(Object x, long seed);

    static Values of(GoType t) {
        return switch (t.kind()) {
            case STRING -> STRING;
            case SLICE -> SLICE;
            case COMPLEX64, COMPLEX128 -> COMPLEX;
            case INTERFACE -> INTERFACE;
            case POINTER, UNSAFE_POINTER, CHAN, MAP, FUNC -> POINTER;
            case STRUCT -> new OfStruct(t);
            case ARRAY -> new OfArray(t);
            default -> new OfPrimitive(t);
        };
    }

    private static final Values STRING = new Values() {
        @Override
        Object zero() {
            return GoString.EMPTY;
        }

        @Override
        boolean equal(Object x, Object y) {
            return GoString.eq((GoString) x, (GoString) y);
        }

        @Override
        long hash(Object x, long seed) {
            return Hash.of(((GoString) x).hash(), seed);
        }
    };

    private static final Values SLICE = new Values() {
        @Override
        Object zero() {
            return Slice.NIL;
        }

        @Override
        boolean equal(Object x, Object y) {
            throw new IllegalStateException("slices are not comparable");
        }

        @Override
        long hash(Object x, long seed) {
            throw new IllegalStateException("slices are not hashable");
        }
    };

    private static final Values COMPLEX = new Values() {
        @Override
        Object zero() {
            return Complex.ZERO;
        }

        @Override
        boolean equal(Object x, Object y) {
            return Complex.eq((Complex) x, (Complex) y);
        }

        @Override
        long hash(Object x, long seed) {
            Complex c = (Complex) x;
            return Hash.join(Hash.of(c.re, seed), Hash.of(c.im, seed));
        }
    };

    private static final Values INTERFACE = new Values() {
        @Override
        Object zero() {
            return null;
        }

        @Override
        boolean equal(Object x, Object y) {
            return Ifaces.eq(x, y);
        }

        @Override
        long hash(Object x, long seed) {
            return Ifaces.hash(x, seed);
        }
    };

    private static final Values POINTER = new Values() {
        @Override
        Object zero() {
            return null;
        }

        @Override
        boolean equal(Object x, Object y) {
            return Ptr.same(x, y);
        }

        @Override
        long hash(Object x, long seed) {
            return Hash.of((long) Ptr.hash(x), seed);
        }
    };

    /// Primitive values come as interface boxes where they must be objects (map keys of unusual types).
    private static final class OfPrimitive extends Values {
        private final GoType type;

        OfPrimitive(GoType type) {
            this.type = type;
        }

        @Override
        Object zero() {
            return type.boxing().zero();
        }

        @Override
        boolean equal(Object x, Object y) {
            return Ifaces.eq(x, y);
        }

        @Override
        long hash(Object x, long seed) {
            return Ifaces.hash(x, seed);
        }
    }

    /// Zero values that all types of one representation share; kept only while memory allows.
    private static final Map<String, SoftReference<Object>> SHARED = new HashMap<>();

    abstract static class Aggregate extends Values {
        private SoftReference<Object> shared;

        abstract String representation();

        @Override
        final Object sharedZero() {
            SoftReference<Object> r = shared;
            Object z = r == null ? null : r.get();
            return z != null ? z : makeShared();
        }

        private Object makeShared() {
            synchronized (SHARED) {
                SoftReference<Object> r = SHARED.get(representation());
                Object z = r == null ? null : r.get();
                if (z == null) {
                    z = zero();
                    r = new SoftReference<>(z);
                    SHARED.put(representation(), r);
                }
                shared = r;
                return z;
            }
        }
    }

    private static final class OfStruct extends Aggregate {
        private final GoType type;
        private Struct prototype;

        OfStruct(GoType type) {
            this.type = type;
        }

        private Struct prototype() {
            Struct p = prototype;
            if (p == null) {
                p = StructClasses.newInstance(type);
                prototype = p;
            }
            return p;
        }

        @Override
        String representation() {
            return Names.shapeClass(type.underlying().encoding());
        }

        @Override
        Object zero() {
            return prototype().fresh();
        }

        @Override
        Object copy(Object v) {
            Struct s = (Struct) v;
            Struct p = prototype();
            if (s.getClass() == p.getClass()) {
                return s.copy();
            }
            // The object of another defined type with the same shape: the copy is of this type.
            Struct r = p.fresh();
            r.assign(s);
            return r;
        }

        @Override
        void assign(Object dst, Object src) {
            ((Struct) dst).assign((Struct) src);
        }

        @Override
        boolean equal(Object x, Object y) {
            return ((Struct) x).eq((Struct) y);
        }

        @Override
        long hash(Object x, long seed) {
            return ((Struct) x).hash(seed);
        }
    }

    private static final class OfArray extends Aggregate {
        private final GoType elem;
        private final int length;
        private final StorageKind storage;

        OfArray(GoType type) {
            elem = type.elem();
            length = (int) Math.min(type.length(), Integer.MAX_VALUE);
            storage = elem.storage();
        }

        @Override
        String representation() {
            if (storage != StorageKind.L) {
                return storage.name() + length;
            }
            Values v = elem.values();
            return v instanceof Aggregate a ? length + "[" + a.representation() : elem.zero() == null ? "L" + length
                    : length + elem.zero().getClass().getName();
        }

        @Override
        Object zero() {
            return switch (storage) {
                case Z -> new boolean[length];
                case B -> new byte[length];
                case S -> new short[length];
                case C -> new char[length];
                case I -> new int[length];
                case J -> new long[length];
                case F -> new float[length];
                case D -> new double[length];
                case L -> {
                    Object[] a = new Object[length];
                    if (elem.isAggregate()) {
                        for (int i = 0; i < length; i++) {
                            a[i] = elem.zero();
                        }
                    } else {
                        Object z = elem.zero();
                        if (z != null) {
                            Arrays.fill(a, z);
                        }
                    }
                    yield a;
                }
            };
        }

        @Override
        Object copy(Object v) {
            Object from = ArrayView.array(v);
            int f = ArrayView.offset(v);
            Object r = SliceOps.newArrayLike(from, length);
            if (elem.isAggregate()) {
                for (int i = 0; i < length; i++) {
                    ((Object[]) r)[i] = elem.copy(((Object[]) from)[f + i]);
                }
            } else {
                System.arraycopy(from, f, r, 0, length);
            }
            return r;
        }

        @Override
        void assign(Object dst, Object src) {
            Object to = ArrayView.array(dst);
            Object from = ArrayView.array(src);
            int t = ArrayView.offset(dst);
            int f = ArrayView.offset(src);
            if (elem.isAggregate()) {
                SliceOps.copyAggregates(new Slice(to, t, length, length), new Slice(from, f, length, length), elem);
            } else {
                System.arraycopy(from, f, to, t, length);
                if (Mirrors.active) {
                    Mirrors.stored(to, t, length);
                }
            }
        }

        @Override
        boolean equal(Object x, Object y) {
            Object a = ArrayView.array(x);
            Object b = ArrayView.array(y);
            int i = ArrayView.offset(x);
            int j = ArrayView.offset(y);
            return switch (a) {
                case byte[] p -> Arrays.equals(p, i, i + length, (byte[]) b, j, j + length);
                case boolean[] p -> Arrays.equals(p, i, i + length, (boolean[]) b, j, j + length);
                case short[] p -> Arrays.equals(p, i, i + length, (short[]) b, j, j + length);
                case char[] p -> Arrays.equals(p, i, i + length, (char[]) b, j, j + length);
                case int[] p -> Arrays.equals(p, i, i + length, (int[]) b, j, j + length);
                case long[] p -> Arrays.equals(p, i, i + length, (long[]) b, j, j + length);
                case float[] p -> {
                    for (int k = 0; k < length; k++) {
                        if (p[i + k] != ((float[]) b)[j + k]) {
                            yield false;
                        }
                    }
                    yield true;
                }
                case double[] p -> {
                    for (int k = 0; k < length; k++) {
                        if (p[i + k] != ((double[]) b)[j + k]) {
                            yield false;
                        }
                    }
                    yield true;
                }
                default -> {
                    for (int k = 0; k < length; k++) {
                        if (!elem.equal(((Object[]) a)[i + k], ((Object[]) b)[j + k])) {
                            yield false;
                        }
                    }
                    yield true;
                }
            };
        }

        @Override
        long hash(Object x, long seed) {
            Object a = ArrayView.array(x);
            int from = ArrayView.offset(x);
            long h = Hash.of((long) length, seed);
            for (int k = from; k < from + length; k++) {
                h = switch (a) {
                    case byte[] p -> Hash.join(h, p[k]);
                    case boolean[] p -> Hash.join(h, p[k] ? 1 : 0);
                    case short[] p -> Hash.join(h, p[k]);
                    case char[] p -> Hash.join(h, p[k]);
                    case int[] p -> Hash.join(h, p[k]);
                    case long[] p -> Hash.join(h, p[k]);
                    case float[] p -> Hash.join(h, Hash.of((double) p[k], seed));
                    case double[] p -> Hash.join(h, Hash.of(p[k], seed));
                    default -> Hash.join(h, elem.hash(((Object[]) a)[k], seed));
                };
            }
            return h;
        }
    }
}
