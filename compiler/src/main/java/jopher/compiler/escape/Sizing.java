package jopher.compiler.escape;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Chan;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// What gc's sizes decide: what is too large for a stack, which values fit an interface's data word, which hold no pointer.
final class Sizing {
    /// Bytes of a declared variable, and of an implicit one (new, &T{}, make), up to which gc takes the stack (cmd/compile/internal/ir/cfg.go).
    private static final long VARIABLE = 128 * 1024;
    private static final long IMPLICIT = 64 * 1024;
    /// The same with -smallframes.
    private static final long SMALL_VARIABLE = 64 * 1024;
    private static final long SMALL_IMPLICIT = 16 * 1024;
    /// Bytes up to which a variable is captured by value.
    static final long BY_VALUE = 128;

    private final long variable;
    private final long implicit;

    Sizing(boolean smallFrames) {
        variable = smallFrames ? SMALL_VARIABLE : VARIABLE;
        implicit = smallFrames ? SMALL_IMPLICIT : IMPLICIT;
    }

    static long size(Type t) {
        long n = Sizes.sizeof(t);
        return n < 0 ? Long.MAX_VALUE : n;
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
            case Struct s -> size(t) == 8 && s.fields().stream().anyMatch(f -> isDirect(f.type()));
            default -> false;
        };
    }

    /// Why the storage of a variable or expression is on the heap whatever happens to it, or null. `capacity` is the constant number of elements of a
    /// [Expr.MakeSlice], or null.
    String heapReason(Object node, Long capacity) {
        switch (node) {
            case Local l -> {
                return l.kind != Local.Kind.PARAM && l.kind != Local.Kind.RESULT && size(l.type) > variable ? TOO_LARGE : null;
            }
            case Expr.New n -> {
                return size(((Pointer) n.type().underlying()).elem()) > implicit ? TOO_LARGE : null;
            }
            case Expr.AddrOf a -> {
                return size(((Pointer) a.type().underlying()).elem()) > implicit ? TOO_LARGE : null;
            }
            case Expr.MakeSlice m -> {
                long elem = size(IrTypes.elem(m.type()));
                if (elem == 0) {
                    return "zero-sized element";
                }
                return capacity != null && capacity > implicit / elem ? TOO_LARGE : null;
            }
            case null, default -> {
                return null;
            }
        }
    }

    private static final String TOO_LARGE = "too large for stack";
}
