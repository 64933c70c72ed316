package jopher.compiler.walk;

import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Universe;

/// The runtime's map entry points for one kind of key, chosen at compile time
/// (Go 1.26 walk/walk.go: mapfast, with the JVM's kinds instead of key sizes).
enum MapEntries {
    FAST32(RuntimeSymbol.MAPACCESS1_FAST32, RuntimeSymbol.MAPACCESS2_FAST32, RuntimeSymbol.MAPASSIGN_FAST32, RuntimeSymbol.MAPDELETE_FAST32, RuntimeSymbol.MAPITERKEY_FAST32, false),
    FAST64(RuntimeSymbol.MAPACCESS1_FAST64, RuntimeSymbol.MAPACCESS2_FAST64, RuntimeSymbol.MAPASSIGN_FAST64, RuntimeSymbol.MAPDELETE_FAST64, RuntimeSymbol.MAPITERKEY_FAST64, false),
    FASTSTR(RuntimeSymbol.MAPACCESS1_FASTSTR, RuntimeSymbol.MAPACCESS2_FASTSTR, RuntimeSymbol.MAPASSIGN_FASTSTR, RuntimeSymbol.MAPDELETE_FASTSTR, RuntimeSymbol.MAPITERKEY_FASTSTR, false),
    FASTPTR(RuntimeSymbol.MAPACCESS1_FASTPTR, RuntimeSymbol.MAPACCESS2_FASTPTR, RuntimeSymbol.MAPASSIGN_FASTPTR, RuntimeSymbol.MAPDELETE_FASTPTR, RuntimeSymbol.MAPITERKEY, false),
    GENERIC(RuntimeSymbol.MAPACCESS1, RuntimeSymbol.MAPACCESS2, RuntimeSymbol.MAPASSIGN, RuntimeSymbol.MAPDELETE, RuntimeSymbol.MAPITERKEY, true);

    final RuntimeSymbol access1;
    final RuntimeSymbol access2;
    final RuntimeSymbol assign;
    final RuntimeSymbol delete;
    final RuntimeSymbol iterKey;
    /// Whether access and delete take the map's type.
    final boolean typed;

    MapEntries(RuntimeSymbol access1, RuntimeSymbol access2, RuntimeSymbol assign, RuntimeSymbol delete, RuntimeSymbol iterKey, boolean typed) {
        this.access1 = access1;
        this.access2 = access2;
        this.assign = assign;
        this.delete = delete;
        this.iterKey = iterKey;
        this.typed = typed;
    }

    static MapEntries of(Type mapType) {
        return switch (IrTypes.mapKey(mapType).underlying()) {
            case Basic b -> switch (b.kind()) {
                case INT32, UINT32 -> FAST32;
                case INT, INT64, UINT, UINT64, UINTPTR -> FAST64;
                case STRING -> FASTSTR;
                default -> GENERIC;
            };
            // Identity is equality only where the pointer is the object itself.
            case Pointer p when p.elem().underlying() instanceof Struct -> FASTPTR;
            case Chan c -> FASTPTR;
            default -> GENERIC;
        };
    }

    /// The key as the entry point takes it: generic entries take primitives as their interface box.
    Expr key(Expr k) {
        return this == GENERIC && boxed(k.type()) ? new Expr.ToIface(k.pos(), Universe.ANY, k) : k;
    }

    /// The key that iteration delivers, as a value of the key type.
    Expr iterKey(Pos pos, Type keyType, Expr iter) {
        if (this == GENERIC && boxed(keyType)) {
            return new Expr.TypeAssert(pos, keyType, Walk.rt(pos, Universe.ANY, iterKey, iter));
        }
        return Walk.rt(pos, keyType, iterKey, iter);
    }

    private static boolean boxed(Type t) {
        return t.underlying() instanceof Basic b && (b.has(Basic.IS_BOOLEAN) || b.has(Basic.IS_INTEGER) || b.has(Basic.IS_FLOAT));
    }
}
