package jopher.compiler.represent;

import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// Sizes and pointer-freeness as gc has them on amd64: they decide append's growth, and nothing else on the JVM.
final class Layout {
    private Layout() {}

    /// `size << 1 | hasPointers`, the runtime's `Growth` layout.
    static int of(Type t) {
        return (int) Math.min(size(t), 1 << 29) << 1 | (pointers(t) ? 1 : 0);
    }

    static long size(Type t) {
        return switch (t.underlying()) {
            case Basic b -> switch (b.kind()) {
                case BOOL, INT8, UINT8, UNTYPED_BOOL -> 1;
                case INT16, UINT16 -> 2;
                case INT32, UINT32, FLOAT32, UNTYPED_RUNE -> 4;
                case COMPLEX128, STRING, UNTYPED_STRING, UNTYPED_COMPLEX -> 16;
                default -> 8;
            };
            case Slice s -> 24;
            case Interface i -> 16;
            case Array a -> a.len() * size(a.elem());
            case Struct s -> {
                long off = 0;
                for (int i = 0; i < s.numFields(); i++) {
                    off = align(off, align(s.field(i).type())) + size(s.field(i).type());
                }
                if (off > 0 && s.numFields() > 0 && size(s.field(s.numFields() - 1).type()) == 0) {
                    off++; // a final zero-size field gets a byte, so that its address stays inside
                }
                yield align(off, align(s));
            }
            default -> 8;
        };
    }

    static long offset(Struct s, int index) {
        long off = 0;
        for (int i = 0; ; i++) {
            off = align(off, align(s.field(i).type()));
            if (i == index) {
                return off;
            }
            off += size(s.field(i).type());
        }
    }

    static long align(Type t) {
        return switch (t.underlying()) {
            case Basic b -> switch (b.kind()) {
                case COMPLEX64 -> 4;
                default -> Math.min(8, size(b));
            };
            case Array a -> align(a.elem());
            case Struct s -> {
                long max = 1;
                for (var f : s.fields()) {
                    max = Math.max(max, align(f.type()));
                }
                yield max;
            }
            default -> 8;
        };
    }

    private static long align(long off, long a) {
        return (off + a - 1) / a * a;
    }

    static boolean pointers(Type t) {
        return switch (t.underlying()) {
            case Basic b -> b.has(Basic.IS_STRING) || b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Array a -> a.len() > 0 && pointers(a.elem());
            case Struct s -> s.fields().stream().anyMatch(f -> pointers(f.type()));
            default -> true;
        };
    }
}
