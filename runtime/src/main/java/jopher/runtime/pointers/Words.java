package jopher.runtime.pointers;

import java.util.Arrays;
import jopher.runtime.complex.Complex;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.panics.Panics;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Types;

/// The memory of a variable that is one reference here and one to three words in gc: pointers, strings (data, length), slices (data,
/// length, capacity), interfaces (type, data), complex numbers. Storing a word stores a new value, so that headers can be written word by
/// word; what stands between (a length beyond the data) is only looked at by programs that would read foreign memory with gc.
final class Words extends Memory {
    private static final byte[] NONE = new byte[0];
    private final PtrL v;
    /// Type of the variable; null if only its value can tell.
    private final GoType type;

    Words(PtrL v, GoType type) {
        this.v = v;
        this.type = type;
    }

    /// An interface value of which one word was stored, until the other comes. Its type can be asked for.
    private static final class Half extends BoxL {
        final GoType type;

        Half(GoType type, Object data) {
            super(data);
            this.type = type;
        }

        @Override
        public GoType goType() {
            return type;
        }
    }

    @Override
    Object base() {
        return v.base();
    }

    private Kind kind(long at) {
        if (type != null) {
            return type.kind();
        }
        return switch (v.get()) {
            case GoString _ -> Kind.STRING;
            case Slice _ -> Kind.SLICE;
            case Complex _ -> Kind.COMPLEX128;
            case Half _ -> Kind.INTERFACE;
            case null, default -> at >= 8 ? Kind.INTERFACE : Kind.UNSAFE_POINTER;
        };
    }

    @Override
    long size() {
        return type != null ? type.size() : switch (kind(0)) {
            case SLICE -> 24;
            case STRING, COMPLEX128 -> 16;
            default -> 16; // an interface, or a pointer, which nobody reads beyond
        };
    }

    @Override
    Object variable(long at, GoType t) {
        if (at != 0 || type == null) {
            return null;
        }
        return Exact.same(type, t) ? v : null;
    }

    @Override
    long read(long at, int size) {
        if ((at & 7) + size > 8) {
            int n = 8 - (int) (at & 7);
            return read(at, n) | read(at + n, size - n) << n * 8;
        }
        long bits = word(at & ~7L) >>> (at & 7) * 8;
        return size == 8 ? bits : bits & (1L << size * 8) - 1;
    }

    @Override
    void write(long at, int size, long bits) {
        if ((at & 7) + size > 8) {
            int n = 8 - (int) (at & 7);
            write(at, n, bits);
            write(at + n, size - n, bits >>> n * 8);
            return;
        }
        if (size < 8) {
            int shift = (int) (at & 7) * 8;
            long mask = (1L << size * 8) - 1 << shift;
            bits = word(at & ~7L) & ~mask | bits << shift & mask;
        }
        setWord(at & ~7L, bits);
    }

    private long word(long at) {
        return switch (kind(at)) {
            case STRING -> at == 0 ? Addresses.of(pointer(0)) : ((GoString) v.get()).len;
            case SLICE -> at == 0 ? Addresses.of(pointer(0)) : at == 8 ? ((Slice) v.get()).len : at == 16 ? ((Slice) v.get()).cap : beyond();
            case COMPLEX64 -> {
                Complex c = (Complex) v.get();
                yield Float.floatToRawIntBits((float) c.re) & 0xFFFFFFFFL | (long) Float.floatToRawIntBits((float) c.im) << 32;
            }
            case COMPLEX128 -> Double.doubleToRawLongBits(at == 0 ? ((Complex) v.get()).re : ((Complex) v.get()).im);
            default -> Addresses.of(pointer(at));
        };
    }

    private void setWord(long at, long bits) {
        switch (kind(at)) {
            case STRING -> {
                if (at == 0) {
                    setPointer(0, UnsafePointers.pointer(bits));
                } else {
                    GoString s = (GoString) v.get();
                    v.set(new GoString(s.a, s.off, (int) bits));
                }
            }
            case SLICE -> {
                Slice s = (Slice) v.get();
                switch ((int) at) {
                    case 0 -> setPointer(0, UnsafePointers.pointer(bits));
                    case 8 -> v.set(new Slice(s.a, s.off, (int) bits, s.cap));
                    case 16 -> v.set(new Slice(s.a, s.off, s.len, (int) bits));
                    default -> beyond();
                }
            }
            case COMPLEX64 -> v.set(new Complex(Float.intBitsToFloat((int) bits), Float.intBitsToFloat((int) (bits >>> 32))));
            case COMPLEX128 -> {
                Complex c = (Complex) v.get();
                v.set(at == 0 ? new Complex(Double.longBitsToDouble(bits), c.im) : new Complex(c.re, Double.longBitsToDouble(bits)));
            }
            default -> setPointer(at, UnsafePointers.pointer(bits));
        }
    }

    private static long beyond() {
        throw Panics.unsupported("unsafe access beyond a variable");
    }

    /// Only whole words are pointers; of a string or slice the first.
    @Override
    Object pointer(long at) {
        Object x = v.get();
        return switch (kind(at)) {
            case STRING -> {
                if (at != 0) {
                    yield super.pointer(at);
                }
                GoString s = (GoString) x;
                yield s.len == 0 && s.a.length == 0 ? null : new ElemB(s.a, s.off);
            }
            case SLICE -> at != 0 ? super.pointer(at) : UnsafePointers.first((Slice) x, type == null ? null : type.elem());
            case INTERFACE -> {
                if (x instanceof Half h) {
                    yield at == 0 ? h.type : h.v;
                }
                GoType t = Ifaces.typeOf(x);
                if (at == 0 || x == null) {
                    yield t;
                }
                if (Carriers.pointerShaped(t)) {
                    yield Carriers.pointerIn(x);
                }
                Object variable = Carriers.of(t, Carriers.rawOf(t, x));
                yield direct(t) ? Exact.memory(variable, t).pointer(0) : variable;
            }
            default -> at == 0 ? x : beyond();
        };
    }

    /// Types whose only word is a pointer lie in the interface themselves: structs and arrays of one pointer (gc's types.IsDirectIface).
    private static boolean direct(GoType t) {
        return t.size() == 8 && switch (t.kind()) {
            case STRUCT -> Arrays.stream(t.fields()).filter(f -> f.type().size() > 0).allMatch(f -> Carriers.pointerShaped(f.type()) || direct(f.type()));
            case ARRAY -> Carriers.pointerShaped(t.elem()) || direct(t.elem());
            default -> false;
        };
    }

    @Override
    void setPointer(long at, Object p) {
        switch (kind(at)) {
            case STRING -> {
                GoString s = (GoString) v.get();
                if (at != 0) {
                    setWord(at, Addresses.of(p));
                } else if (p == null) {
                    v.set(new GoString(NONE, 0, s.len));
                } else {
                    Slice at0 = UnsafePointers.elements(p, Types.UINT8, "string data");
                    v.set(new GoString((byte[]) at0.a, at0.off, s.len));
                }
            }
            case SLICE -> {
                Slice s = (Slice) v.get();
                if (at != 0) {
                    setWord(at, Addresses.of(p));
                } else if (p == null) {
                    v.set(new Slice(null, 0, s.len, s.cap));
                } else {
                    GoType elem = type != null ? type.elem() : null;
                    Slice at0 = elem != null ? UnsafePointers.elements(p, elem, "slice data") : UnsafePointers.elementsLike(p, s);
                    v.set(new Slice(at0.a, at0.off, s.len, s.cap));
                }
            }
            case INTERFACE -> {
                Object old = v.get();
                GoType t = at == 0 ? UnsafePointers.descriptor(p) : (GoType) pointer(0);
                Object data = at == 0 ? old instanceof Half h ? h.v : old == null ? null : pointer(8) : p;
                if (t == null) {
                    v.set(data == null ? null : new Half(null, data));
                } else if (data == null && !Carriers.pointerShaped(t) && !direct(t)) {
                    v.set(new Half(t, null));
                } else if (direct(t)) {
                    Object variable = t.zero();
                    Exact.memory(variable, t).setPointer(0, data);
                    v.set(t.boxing().box(variable));
                } else {
                    v.set(t.boxing().box(Carriers.pointerShaped(t) ? UnsafePointers.as(data, t)
                            : Carriers.copyRaw(t, Carriers.load(t, UnsafePointers.as(data, t.pointerTo())))));
                }
            }
            default -> {
                if (at != 0) {
                    beyond();
                }
                v.set(type == null ? p : UnsafePointers.as(p, type));
            }
        }
    }
}
