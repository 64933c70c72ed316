package jopher.compiler.types;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Sizes and alignments as gc has them on amd64. A size that does not fit into 63 bits is negative.
public final class Sizes {
    private static final long WORD = 8;

    private Sizes() {}

    /// What one question has found out about structs, so that each is looked at once however many paths lead to it.
    /// Not kept longer: a type that is still being declared may change.
    private static final class Known {
        final Map<Struct, Long> align = new IdentityHashMap<>();
        final Map<Struct, Long> size = new IdentityHashMap<>();
    }

    public static long alignof(Type type) {
        return alignof(type, new Known());
    }

    private static long alignof(Type type, Known known) {
        return switch (type.underlying()) {
            case Array a -> alignof(a.elem, known);
            case Struct s -> {
                if (s.numFields() == 0 && isSyncAtomicAlign64(type)) {
                    yield 8;
                }
                Long before = known.align.get(s);
                if (before != null) {
                    yield before;
                }
                long max = 1;
                for (var f : s.fields()) {
                    max = Math.max(max, alignof(f.type, known));
                }
                known.align.put(s, max);
                yield max;
            }
            case Slice s -> WORD;
            case Interface i -> WORD;
            case Basic b when b.has(Basic.IS_STRING) -> WORD;
            // complex64 is aligned like its parts
            case Basic b when b.kind() == Basic.Kind.COMPLEX128 -> WORD;
            case Basic b when b.kind() == Basic.Kind.COMPLEX64 -> 4;
            case TypeParam p -> throw new IllegalStateException();
            case Type t -> {
                long s = sizeof(t, known);
                yield s < 1 ? 1 : Math.min(s, WORD);
            }
        };
    }

    /// sync/atomic's 64-bit types embed a marker type for their alignment.
    private static boolean isSyncAtomicAlign64(Type type) {
        var n = Types.asNamed(type);
        return n != null && n.obj().name().equals("align64") && n.obj().pkg() != null
                && (n.obj().pkg().path().equals("sync/atomic") || n.obj().pkg().path().equals("internal/runtime/atomic"));
    }

    /// The offsets of the fields; once one is too large all later ones are negative.
    public static long[] offsetsof(List<Var> fields) {
        return offsetsof(fields, new Known());
    }

    private static long[] offsetsof(List<Var> fields, Known known) {
        long[] offsets = new long[fields.size()];
        long offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (offset >= 0) {
                offset = align(offset, alignof(fields.get(i).type, known));
            }
            offsets[i] = offset;
            long size = offset < 0 ? -1 : sizeof(fields.get(i).type, known);
            offset = size < 0 ? -1 : offset + size < 0 ? -1 : offset + size;
        }
        return offsets;
    }

    /// The offset of the field at the end of the path, all embedded structs being values; negative if too large.
    public static long offsetof(Type type, int[] index) {
        long total = 0;
        for (int i : index) {
            var s = (Struct) type.underlying();
            long d = offsetsof(s.fields())[i];
            if (d < 0 || total + d < 0) {
                return -1;
            }
            total += d;
            type = s.field(i).type;
        }
        return total;
    }

    public static long sizeof(Type type) {
        return sizeof(type, new Known());
    }

    private static long sizeof(Type type, Known known) {
        return switch (type.underlying()) {
            case Basic b -> switch (b.kind()) {
                case BOOL, INT8, UINT8 -> 1;
                case INT16, UINT16 -> 2;
                case INT32, UINT32, FLOAT32 -> 4;
                case INT64, UINT64, FLOAT64, COMPLEX64 -> 8;
                case COMPLEX128 -> 16;
                case STRING -> 2 * WORD;
                default -> WORD;
            };
            case Array a -> {
                if (a.len <= 0) {
                    yield 0;
                }
                long e = sizeof(a.elem, known);
                if (e <= 0) {
                    yield e;
                }
                long hi = Math.multiplyHigh(e, a.len);
                yield hi != 0 || e * a.len < 0 ? -1 : e * a.len;
            }
            case Slice s -> 3 * WORD;
            case Struct s -> {
                int n = s.numFields();
                if (n == 0) {
                    yield 0;
                }
                Long before = known.size.get(s);
                if (before != null) {
                    yield before;
                }
                long[] offsets = offsetsof(s.fields(), known);
                long offset = offsets[n - 1];
                long size = sizeof(s.field(n - 1).type, known);
                if (offset < 0 || size < 0) {
                    known.size.put(s, -1L);
                    yield -1;
                }
                // gc: a trailing zero-sized field gets a byte, so that its address is inside the object
                if (offset > 0 && size == 0) {
                    size = 1;
                }
                long whole = offset + size < 0 ? -1 : align(offset + size, alignof(s, known));
                known.size.put(s, whole);
                yield whole;
            }
            case Interface i -> 2 * WORD;
            default -> WORD;
        };
    }

    private static long align(long x, long a) {
        long r = x + a - 1;
        return r < 0 ? -1 : r & -a;
    }
}
