package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers as little-endian bytes, for unsafe code that reads one type as another: primitive arrays and single variables.
abstract class Memory {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /// What pointer equality sees.
    abstract Object base();

    /// The unit of 1, 2, 4 or 8 bytes that the storage is made of.
    abstract int unit();

    abstract long getUnit(long index);

    abstract void setUnit(long index, long bits);

    /// `size` (1, 2, 4, 8) bytes at byte offset `at`, in the low bits.
    long read(long at, int size) {
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

    void write(long at, int size, long bits) {
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

    static Memory of(Object array) {
        return switch (array) {
            case byte[] a -> new Bytes(a);
            case boolean[] a -> new Memory() {
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
            case short[] a -> new Memory() {
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
            case char[] a -> new Memory() {
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
            case int[] a -> new Memory() {
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
            case float[] a -> new Memory() {
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
            case long[] a -> new Memory() {
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
            case double[] a -> new Memory() {
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

    private static final class Bytes extends Memory {
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
            return switch (size) {
                case 8 -> (long) LONGS.get(a, (int) at);
                case 4 -> (int) INTS.get(a, (int) at) & 0xFFFFFFFFL;
                default -> super.read(at, size);
            };
        }

        @Override
        void write(long at, int size, long bits) {
            switch (size) {
                case 8 -> LONGS.set(a, (int) at, bits);
                case 4 -> INTS.set(a, (int) at, (int) bits);
                default -> super.write(at, size, bits);
            }
        }
    }

    /// One variable of `unit` bytes; PtrI targets narrower than 32 bits are not told apart, so they count as 4.
    static Memory of(Ptr p) {
        int unit = p instanceof PtrI || p instanceof PtrF ? 4 : 8;
        if (p instanceof PtrL) {
            return null;
        }
        return new Memory() {
            @Override
            Object base() {
                return p.base();
            }

            @Override
            int unit() {
                return unit;
            }

            @Override
            long getUnit(long i) {
                check(i);
                return switch (p) {
                    case PtrI x -> x.get() & 0xFFFFFFFFL;
                    case PtrJ x -> x.get();
                    case PtrF x -> Float.floatToRawIntBits(x.get()) & 0xFFFFFFFFL;
                    case PtrD x -> Double.doubleToRawLongBits(x.get());
                    default -> throw new IllegalStateException();
                };
            }

            @Override
            void setUnit(long i, long bits) {
                check(i);
                switch (p) {
                    case PtrI x -> x.set((int) bits);
                    case PtrJ x -> x.set(bits);
                    case PtrF x -> x.set(Float.intBitsToFloat((int) bits));
                    case PtrD x -> x.set(Double.longBitsToDouble(bits));
                    default -> throw new IllegalStateException();
                }
            }

            private void check(long i) {
                if (i != 0) {
                    throw jopher.runtime.panics.Panics.unsupported("unsafe access beyond a variable");
                }
            }
        };
    }
}
