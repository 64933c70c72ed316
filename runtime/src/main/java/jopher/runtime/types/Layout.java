package jopher.runtime.types;

import java.util.List;
import jopher.abi.Names;
import jopher.abi.TypeEncoding;

/// Size, alignment and the like by gc's rules for amd64 (cmd/compile types.CalcSize).
///
/// @param pointers does a value hold pointers (the allocator's size classes differ then)
/// @param hashMightPanic it holds an interface
/// @param keyUpdate equal values may look different (floats, strings, interfaces): a map assignment stores the newer key
record Layout(long size, int align, boolean pointers, boolean comparable, boolean hashMightPanic, boolean keyUpdate) {
    private static final Layout WORD = new Layout(8, 8, true, true, false, false);

    static Layout of(GoType t) {
        return switch (t.kind()) {
            case BOOL, INT8, UINT8 -> scalar(1);
            case INT16, UINT16 -> scalar(2);
            case INT32, UINT32 -> scalar(4);
            case INT, UINT, INT64, UINT64, UINTPTR -> scalar(8);
            case FLOAT32 -> new Layout(4, 4, false, true, false, true);
            case FLOAT64 -> new Layout(8, 8, false, true, false, true);
            case COMPLEX64 -> new Layout(8, 4, false, true, false, true);
            case COMPLEX128 -> new Layout(16, 8, false, true, false, true);
            case POINTER, CHAN, UNSAFE_POINTER -> WORD;
            case MAP, FUNC -> new Layout(8, 8, true, false, false, false);
            case STRING -> new Layout(16, 8, true, true, false, true);
            case INTERFACE -> new Layout(16, 8, true, true, true, true);
            case SLICE -> new Layout(24, 8, true, false, false, false);
            case ARRAY -> {
                GoType e = t.elem();
                yield new Layout(t.length() * e.size(), e.align(), t.length() > 0 && e.hasPointers(), e.comparable(),
                        e.hashMightPanic(), e.needsKeyUpdate());
            }
            case STRUCT -> struct(t.fields());
            case INVALID -> throw new IllegalStateException();
        };
    }

    private static Layout scalar(int size) {
        return new Layout(size, size, false, true, false, false);
    }

    private static Layout struct(Field[] fields) {
        int align = 1;
        long end = 0;
        boolean pointers = false;
        boolean comparable = true;
        boolean panics = false;
        boolean update = false;
        for (Field f : fields) {
            align = Math.max(align, f.type().align());
            end = f.offset() + f.type().size();
            pointers |= f.type().hasPointers();
            comparable &= f.type().comparable();
            panics |= f.type().hashMightPanic();
            update |= f.type().needsKeyUpdate();
        }
        // A zero-sized last field gets a byte, so that its address stays inside the object.
        if (end > 0 && fields[fields.length - 1].type().size() == 0) {
            end++;
        }
        return new Layout(up(end, align), align, pointers, comparable, panics, update);
    }

    private static long up(long n, int align) {
        return n + align - 1 & -align;
    }

    static Field[] fields(String encoding) {
        List<TypeEncoding.FieldSpec> specs = TypeEncoding.fields(encoding);
        Field[] out = new Field[specs.size()];
        long at = 0;
        for (int i = 0; i < out.length; i++) {
            TypeEncoding.FieldSpec s = specs.get(i);
            GoType t = Types.parse(s.type());
            at = up(at, t.align());
            out[i] = new Field(s.name(), s.pkgPath(), s.tag(), s.embedded(), t, at, i, Names.field(s.name(), i));
            at += t.size();
        }
        return out;
    }
}
