package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.types.GoType;

/// Memory made of numbers of one size: primitive arrays and single numeric variables.
abstract class Units extends Memory {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    long size() {
        return (long) java.lang.reflect.Array.getLength(base()) * unit();
    }

    @Override
    Object variable(long at, GoType t) {
        if (at % unit() != 0 || at < 0) {
            return null;
        }
        int i = (int) (at / unit());
        if (t.kind() == jopher.runtime.types.Kind.ARRAY) {
            return Exact.holds(base(), t.elem()) ? ArrayView.of(base(), i, UnsafePointers.length(t)) : null;
        }
        return !t.isAggregate() && Exact.holds(base(), t) ? Elem.of(base(), i) : null;
    }

    /// The unit of 1, 2, 4 or 8 bytes that the storage is made of.
    abstract int unit();

    abstract long getUnit(long index);

    abstract void setUnit(long index, long bits);

    @Override
    long read(long at, int size) {
        check(at, size);
        int unit = unit();
        long bits = 0;
        for (int done = 0; done < size; ) {
            int within = (int) ((at + done) & unit - 1);
            int n = Math.min(unit - within, size - done);
            long part = getUnit((at + done) / unit) >>> within * 8;
            bits |= (n == 8 ? part : part & (1L << n * 8) - 1) << done * 8;
            done += n;
        }
        return bits;
    }

    @Override
    final void write(long at, int size, long bits) {
        put(at, size, bits);
        if (Mirrors.active) {
            Mirrors.storedBytes(base(), at, size);
        }
    }

    /// [#write] without telling [Mirrors].
    void put(long at, int size, long bits) {
        check(at, size);
        int unit = unit();
        for (int done = 0; done < size; ) {
            int within = (int) ((at + done) & unit - 1);
            int n = Math.min(unit - within, size - done);
            long mask = n == 8 ? -1 : (1L << n * 8) - 1 << within * 8;
            long index = (at + done) / unit;
            setUnit(index, getUnit(index) & ~mask | bits >>> done * 8 << within * 8 & mask);
            done += n;
        }
    }

    /// Null for an array of references.
    static Units of(Object array) {
        return switch (array) {
            case byte[] a -> new Bytes(a);
            case boolean[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 1;
                }

                @Override
                long getUnit(long i) {
                    return a[(int) i] ? 1 : 0;
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = (bits & 0xFF) != 0;
                }
            };
            case short[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 2;
                }

                @Override
                long getUnit(long i) {
                    return a[(int) i] & 0xFFFF;
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = (short) bits;
                }
            };
            case char[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 2;
                }

                @Override
                long getUnit(long i) {
                    return a[(int) i];
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = (char) bits;
                }
            };
            case int[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 4;
                }

                @Override
                long getUnit(long i) {
                    return a[(int) i] & 0xFFFFFFFFL;
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = (int) bits;
                }
            };
            case float[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 4;
                }

                @Override
                long getUnit(long i) {
                    return Float.floatToRawIntBits(a[(int) i]) & 0xFFFFFFFFL;
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = Float.intBitsToFloat((int) bits);
                }
            };
            case long[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 8;
                }

                @Override
                long getUnit(long i) {
                    return a[(int) i];
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = bits;
                }
            };
            case double[] a -> new Units() {
                @Override
                Object base() {
                    return a;
                }

                @Override
                int unit() {
                    return 8;
                }

                @Override
                long getUnit(long i) {
                    return Double.doubleToRawLongBits(a[(int) i]);
                }

                @Override
                void setUnit(long i, long bits) {
                    a[(int) i] = Double.longBitsToDouble(bits);
                }
            };
            default -> null;
        };
    }

    private static final class Bytes extends Units {
        private final byte[] a;

        Bytes(byte[] a) {
            this.a = a;
        }

        @Override
        Object base() {
            return a;
        }

        @Override
        int unit() {
            return 1;
        }

        @Override
        long getUnit(long i) {
            return a[(int) i] & 0xFF;
        }

        @Override
        void setUnit(long i, long bits) {
            a[(int) i] = (byte) bits;
        }

        @Override
        long read(long at, int size) {
            check(at, size);
            return switch (size) {
                case 8 -> (long) LONGS.get(a, (int) at);
                case 4 -> (int) INTS.get(a, (int) at) & 0xFFFFFFFFL;
                default -> super.read(at, size);
            };
        }

        @Override
        void put(long at, int size, long bits) {
            check(at, size);
            switch (size) {
                case 8 -> LONGS.set(a, (int) at, bits);
                case 4 -> INTS.set(a, (int) at, (int) bits);
                default -> super.put(at, size, bits);
            }
        }
    }

    /// A numeric variable of a type with that many bytes.
    static Units of(Ptr p, int unit) {
        return new Units() {
            @Override
            Object base() {
                return p.base();
            }

            @Override
            long size() {
                return unit;
            }

            @Override
            Object variable(long at, GoType t) {
                return at == 0 && t.size() == unit && Exact.sameStack(p, t) ? p : null;
            }

            @Override
            int unit() {
                return unit;
            }

            @Override
            long getUnit(long i) {
                return switch (p) {
                    case PtrI x -> x.get() & (unit == 4 ? 0xFFFFFFFFL : (1L << unit * 8) - 1);
                    case PtrJ x -> x.get();
                    case PtrF x -> Float.floatToRawIntBits(x.get()) & 0xFFFFFFFFL;
                    case PtrD x -> Double.doubleToRawLongBits(x.get());
                    default -> throw new IllegalStateException();
                };
            }

            @Override
            void setUnit(long i, long bits) {
                switch (p) {
                    case PtrI x -> x.set(unit == 1 ? (byte) bits : unit == 2 ? (short) bits : (int) bits);
                    case PtrJ x -> x.set(bits);
                    case PtrF x -> x.set(Float.intBitsToFloat((int) bits));
                    case PtrD x -> x.set(Double.longBitsToDouble(bits));
                    default -> throw new IllegalStateException();
                }
            }
        };
    }
}
