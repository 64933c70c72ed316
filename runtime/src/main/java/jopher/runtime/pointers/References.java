package jopher.runtime.pointers;

import jopher.runtime.funcs.Func;
import jopher.runtime.reflect.FuncCode;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Variables that are references here, seen in memory where they do not lie as such: a string that is two words of something else, a
/// pointer that is a number, a []T read as []U.
final class References {
    private References() {
    }

    /// A pointer to a variable of reference type `t` in `memory`; null if such a variable cannot be made of words.
    static PtrL of(Memory memory, long at, GoType t) {
        return switch (t.kind()) {
            case POINTER, UNSAFE_POINTER -> new Pointer(memory, at, t);
            case FUNC -> new Function(memory, at, t);
            case STRING -> new Text(memory, at);
            case SLICE -> new Header(memory, at, t);
            case INTERFACE -> new Interface(memory, at);
            case COMPLEX64, COMPLEX128 -> new ComplexNumber(memory, at, t);
            default -> null;
        };
    }

    private abstract static class InMemory extends PtrL implements Raw {
        final Memory memory;
        final long at;

        InMemory(Memory memory, long at) {
            this.memory = memory;
            this.at = at;
        }

        @Override
        public final Object base() {
            return memory.base();
        }

        @Override
        public final long offset() {
            return at;
        }

        @Override
        public final Memory memory() {
            return memory;
        }
    }

    private static final class Pointer extends InMemory {
        private final GoType type;

        Pointer(Memory memory, long at, GoType type) {
            super(memory, at);
            this.type = type;
        }

        @Override
        public Object get() {
            return UnsafePointers.as(memory.pointer(at), type);
        }

        @Override
        public void set(Object value) {
            memory.setPointer(at, value);
        }
    }

    private static final class Function extends InMemory {
        private final GoType type;

        Function(Memory memory, long at, GoType type) {
            super(memory, at);
            this.type = type;
        }

        @Override
        public Object get() {
            return UnsafePointers.func(memory.pointer(at), type);
        }

        @Override
        public void set(Object value) {
            memory.setPointer(at, value);
        }
    }

    /// data, length
    private static final class Text extends InMemory {
        Text(Memory memory, long at) {
            super(memory, at);
        }

        @Override
        public Object get() {
            return UnsafePointers.string(memory.pointer(at), memory.read(at + 8, 8));
        }

        @Override
        public void set(Object value) {
            GoString s = (GoString) value;
            memory.setPointer(at, UnsafePointers.stringData(s));
            memory.write(at + 8, 8, s.len);
        }
    }

    /// data, length, capacity; where there is no room for a capacity, as much as the length
    private static final class Header extends InMemory {
        private final GoType type;

        Header(Memory memory, long at, GoType type) {
            super(memory, at);
            this.type = type;
        }

        private boolean hasCapacity() {
            return at + 24 <= memory.size();
        }

        @Override
        public Object get() {
            Object data = memory.pointer(at);
            int len = (int) memory.read(at + 8, 8);
            int cap = hasCapacity() ? (int) memory.read(at + 16, 8) : len;
            if (data == null) {
                return len == 0 ? Slice.NIL : new Slice(null, 0, len, cap);
            }
            Slice s = UnsafePointers.elements(data, type.elem(), "slice data");
            return new Slice(s.a, s.off, len, cap);
        }

        @Override
        public void set(Object value) {
            Slice s = (Slice) value;
            memory.setPointer(at, UnsafePointers.first(s, type.elem()));
            memory.write(at + 8, 8, s.len);
            if (hasCapacity()) {
                memory.write(at + 16, 8, s.cap);
            }
        }
    }

    /// type, data
    private static final class Interface extends InMemory {
        Interface(Memory memory, long at) {
            super(memory, at);
        }

        @Override
        public Object get() {
            CellL v = new CellL();
            Words w = new Words(v, jopher.runtime.types.Types.ANY);
            Object type = memory.pointer(at);
            if (type != null) {
                w.setPointer(0, type);
                w.setPointer(8, memory.pointer(at + 8));
            }
            return v.v;
        }

        @Override
        public void set(Object value) {
            Words w = new Words(new CellL(value), jopher.runtime.types.Types.ANY);
            memory.setPointer(at, w.pointer(0));
            memory.setPointer(at + 8, w.pointer(8));
        }
    }

    private static final class ComplexNumber extends InMemory {
        private final GoType type;

        ComplexNumber(Memory memory, long at, GoType type) {
            super(memory, at);
            this.type = type;
        }

        @Override
        public Object get() {
            CellL v = new CellL(type.zero());
            Words w = new Words(v, type);
            for (int i = 0; i < type.size(); i += 8) {
                w.write(i, 8, memory.read(at + i, 8));
            }
            return v.v;
        }

        @Override
        public void set(Object value) {
            Words w = new Words(new CellL(value), type);
            for (int i = 0; i < type.size(); i += 8) {
                memory.write(at + i, 8, w.read(i, 8));
            }
        }
    }

    /// A variable whose type is known, which its value alone does not tell: a slice of references, an interface.
    static final class Typed extends PtrL {
        final PtrL p;
        final GoType type;

        Typed(PtrL p, GoType type) {
            this.p = p;
            this.type = type;
        }

        @Override
        public Object get() {
            return p.get();
        }

        @Override
        public void set(Object value) {
            p.set(value);
        }

        @Override
        public Object load() {
            return p.load();
        }

        @Override
        public void store(Object value) {
            p.store(value);
        }

        @Override
        public Object swap(Object value) {
            return p.swap(value);
        }

        @Override
        public boolean cas(Object expected, Object value) {
            return p.cas(expected, value);
        }

        @Override
        public Object base() {
            return p.base();
        }

        @Override
        public long offset() {
            return p.offset();
        }
    }

    /// A string variable as `t`, a slice type, or a slice variable as a string or as a slice of other elements; a pointer or func variable as a func
    /// variable or as a pointer to something else.
    static PtrL as(PtrL p, GoType have, GoType t) {
        if (t.kind() == Kind.FUNC) {
            return p.get() instanceof Func f && FuncCode.ofSignature(f, t) ? p : new Function(new Words(p, have), 0, t);
        }
        if (t.kind() == Kind.POINTER) {
            Object v = p.get();
            return v == null || points(v, t.elem()) ? p : new Pointer(new Words(p, have), 0, t);
        }
        if (t.kind() == Kind.STRING) {
            return p.get() instanceof Slice ? new Text(new Words(p, have), 0) : p;
        }
        if (t.kind() == Kind.SLICE) {
            return switch (p.get()) {
                case GoString _ -> new Header(new Words(p, have), 0, t);
                case Slice s when have != null ? !Exact.same(have, t) : !UnsafePointers.fits(s, t.elem()) -> new Header(new Words(p, have), 0, t);
                case null, default -> p;
            };
        }
        return p;
    }

    /// Is a pointer that is not null one to a `t` as it is?
    private static boolean points(Object p, GoType t) {
        return switch (t.kind()) {
            case STRUCT -> p instanceof Struct s ? Exact.isShape(s, t) : !(p instanceof Ptr) && Headers.of(p) == null;
            case ARRAY -> true;
            default -> p instanceof Ptr q && Exact.sameStack(q, t);
        };
    }
}
