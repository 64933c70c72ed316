package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Values as the words that gc's SSA form splits them into.
final class Words {
    /// Words of a value and fields of a struct up to which it is split (cmd/compile/internal/ssa/value.go: CanSSA).
    private static final int MOST = 4;
    /// Bytes of an element up to which gc finds its address by index and not by a running pointer (walk/range.go: cheapComputableIndex).
    private static final List<Long> SCALED = List.of(1L, 2L, 4L, 8L);

    private Words() {}

    /// @param suffix what gc adds to a variable's name for this word
    record Word(String suffix, boolean pointer) {}

    static boolean inRegisters(Type t) {
        long size = Sizes.sizeof(t);
        if (size == 0) {
            return true;
        }
        return size > 0 && size <= MOST * 8 && switch (t.underlying()) {
            case Array a -> a.len() == 1 && inRegisters(a.elem());
            case Struct s -> isDirect(t) || s.numFields() <= MOST && s.fields().stream().allMatch(f -> inRegisters(f.type()));
            default -> true;
        };
    }

    static List<Word> of(Type t) {
        List<Word> out = new ArrayList<>();
        add(t, "", out);
        return out;
    }

    static int count(Type t) {
        return of(t).size();
    }

    private static void add(Type t, String name, List<Word> out) {
        switch (t.underlying()) {
            case Basic b when b.has(Basic.IS_STRING) -> {
                out.add(new Word(name + ".ptr", true));
                out.add(new Word(name + ".len", false));
            }
            case Basic b when b.has(Basic.IS_COMPLEX) -> {
                out.add(new Word(name + ".real", false));
                out.add(new Word(name + ".imag", false));
            }
            case Basic b -> out.add(new Word(name, b.kind() == Basic.Kind.UNSAFE_POINTER));
            case Slice s -> {
                out.add(new Word(name + ".ptr", true));
                out.add(new Word(name + ".len", false));
                out.add(new Word(name + ".cap", false));
            }
            case Interface i -> {
                out.add(new Word(name + (i.methods().isEmpty() ? ".type" : ".itab"), false));
                out.add(new Word(name + ".data", true));
            }
            case Struct s -> s.fields().forEach(f -> add(f.type(), name + "." + f.name(), out));
            case Array a -> {
                for (long i = 0; i < a.len(); i++) {
                    add(a.elem(), name + "[" + i + "]", out);
                }
            }
            case Tuple u -> u.vars().forEach(v -> add(v.type(), name, out));
            default -> out.add(new Word(name, true));
        }
    }

    static boolean hasPointers(Type t) {
        return switch (t.underlying()) {
            case Basic b -> b.has(Basic.IS_STRING) || b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Array a -> a.len() > 0 && hasPointers(a.elem());
            case Struct s -> s.fields().stream().anyMatch(f -> hasPointers(f.type()));
            case Tuple u -> u.vars().stream().anyMatch(v -> hasPointers(v.type()));
            default -> true;
        };
    }

    /// Whether an interface holds the value itself: it is one pointer.
    static boolean isDirect(Type t) {
        return switch (t.underlying()) {
            case Pointer p -> true;
            case Chan c -> true;
            case MapType m -> true;
            case Signature s -> true;
            case Basic b -> b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Array a -> a.len() == 1 && isDirect(a.elem());
            case Struct s -> Sizes.sizeof(t) == 8 && s.fields().stream().anyMatch(f -> isDirect(f.type()));
            default -> false;
        };
    }

    static boolean isScaled(Type elem) {
        return SCALED.contains(Sizes.sizeof(elem));
    }
}
