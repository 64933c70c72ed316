package jopher.compiler.order;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
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
import jopher.compiler.types.Type;

/// Which operands gc hands to its runtime by address. It copies those that have none, early; places stay where they are and are read when the
/// runtime is called (Go 1.26 walk/order.go: addrTemp). The JVM needs no addresses; the rules decide what the program sees.
final class ByAddress {
    private ByAddress() {}

    /// Go 1.26 ir/expr.go: IsAddressable.
    static boolean isAddressable(Expr x) {
        return switch (x) {
            case LocalRef l -> true;
            case GlobalRef g -> true;
            case Deref d -> true;
            case BitCast b -> true;
            case Field f -> f.viaPointer() || isAddressable(f.x());
            case Index i when IrTypes.isArray(i.x().type()) -> isAddressable(i.x());
            case Index i -> !IrTypes.isString(i.x().type());
            default -> false;
        };
    }

    /// An operand by address that gc copies: one without an address that is no constant (those are static data).
    static boolean isCopied(Expr x) {
        return !isAddressable(x) && !(x instanceof Const) && !(x instanceof Zero) && !(x instanceof FuncRef);
    }

    /// Whether a conversion from `t` to an interface takes its operand by address (Go 1.26 walk/convert.go: dataWordFuncName).
    static boolean convertsByAddress(Type t) {
        long size = Sizes.sizeof(t);
        if (size == 2 && Sizes.alignof(t) == 2 || (size == 4 || size == 8) && Sizes.alignof(t) == size && !hasPointers(t)) {
            return false;
        }
        Type sole = soleComponent(t).underlying();
        return !(sole instanceof Slice) && !(sole instanceof Basic b && b.has(Basic.IS_STRING));
    }

    /// Values that are one pointer: they lie in an interface as they are (Go 1.26 types/type.go: IsDirectIface).
    static boolean isDirect(Type t) {
        return Sizes.sizeof(t) == 8 && hasPointers(t);
    }

    /// How gc hands the key to the map routines (Go 1.26 walk/order.go: mapKeyTemp).
    enum Key {
        /// By value.
        VALUE,
        /// By address.
        ADDRESS,
        /// Read as an integer of its size through memory: always copied.
        RECAST
    }

    /// Elements above this size have no routines that take the key by value (Go 1.26 abi.MapMaxElemBytes).
    private static final long MOST_FAST = 128;

    static Key key(Type map) {
        Type key = IrTypes.mapKey(map);
        Type plain = key.underlying();
        long size = Sizes.sizeof(key);
        if (Sizes.sizeof(IrTypes.mapElem(map)) > MOST_FAST) {
            return Key.ADDRESS;
        }
        if (soleComponent(key).underlying() instanceof Basic b && b.has(Basic.IS_STRING)) {
            return plain instanceof Basic ? Key.VALUE : Key.RECAST;
        }
        if (size != 4 && size != 8 || !isMemory(key)) {
            return Key.ADDRESS;
        }
        boolean byValue = plain instanceof Basic b && b.has(Basic.IS_INTEGER) || plain instanceof Pointer || plain instanceof Chan
                || plain instanceof Basic c && c.kind() == Basic.Kind.UNSAFE_POINTER;
        return byValue ? Key.VALUE : Key.RECAST;
    }

    private static Type soleComponent(Type t) {
        return switch (t.underlying()) {
            case Struct s when s.numFields() == 1 -> soleComponent(s.field(0).type());
            case Array a when a.len() == 1 -> soleComponent(a.elem());
            default -> t;
        };
    }

    private static boolean hasPointers(Type t) {
        return switch (t.underlying()) {
            case Basic b -> b.has(Basic.IS_STRING) || b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Struct s -> s.fields().stream().anyMatch(f -> hasPointers(f.type()));
            case Array a -> a.len() > 0 && hasPointers(a.elem());
            case Pointer p -> true;
            case Slice s -> true;
            case MapType m -> true;
            case Chan c -> true;
            case Signature f -> true;
            case Interface i -> true;
            default -> true;
        };
    }

    /// Whether equality is that of the bytes (Go 1.26 types/alg.go: AMEM).
    private static boolean isMemory(Type t) {
        return switch (t.underlying()) {
            case Basic b -> b.has(Basic.IS_INTEGER | Basic.IS_BOOLEAN) || b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Pointer p -> true;
            case Chan c -> true;
            case Array a -> isMemory(a.elem());
            case Struct s -> {
                long sum = 0;
                for (var f : s.fields()) {
                    if (f.name().equals("_") || !isMemory(f.type())) {
                        yield false;
                    }
                    sum += Sizes.sizeof(f.type());
                }
                yield sum == Sizes.sizeof(t);
            }
            default -> false;
        };
    }
}
