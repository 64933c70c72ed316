package jopher.compiler.walk;

import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Universe;

/// The runtime's map entry points for one kind of key, chosen at compile time
/// (Go 1.26 walk/walk.go: mapfast, with the JVM's kinds instead of key sizes). The names are gc's: fast forms for small elements, `_fat` ones for large.
enum MapEntries {
    FAST32(RuntimeSymbol.MAPACCESS1_FAST32, RuntimeSymbol.MAPACCESS2_FAST32, RuntimeSymbol.MAPASSIGN_FAST32, RuntimeSymbol.MAPDELETE_FAST32, RuntimeSymbol.MAPITERKEY_FAST32, false),
    FAST64(RuntimeSymbol.MAPACCESS1_FAST64, RuntimeSymbol.MAPACCESS2_FAST64, RuntimeSymbol.MAPASSIGN_FAST64, RuntimeSymbol.MAPDELETE_FAST64, RuntimeSymbol.MAPITERKEY_FAST64, false),
    FASTSTR(RuntimeSymbol.MAPACCESS1_FASTSTR, RuntimeSymbol.MAPACCESS2_FASTSTR, RuntimeSymbol.MAPASSIGN_FASTSTR, RuntimeSymbol.MAPDELETE_FASTSTR, RuntimeSymbol.MAPITERKEY_FASTSTR, false),
    FASTPTR(RuntimeSymbol.MAPACCESS1_FASTPTR, RuntimeSymbol.MAPACCESS2_FASTPTR, RuntimeSymbol.MAPASSIGN_FASTPTR, RuntimeSymbol.MAPDELETE_FASTPTR, RuntimeSymbol.MAPITERKEY, false),
    SLOW32(RuntimeSymbol.MAPACCESS1_INT32, RuntimeSymbol.MAPACCESS2_INT32, RuntimeSymbol.MAPASSIGN_INT32, RuntimeSymbol.MAPDELETE_INT32, RuntimeSymbol.MAPITERKEY_FAST32, false),
    SLOW64(RuntimeSymbol.MAPACCESS1_INT64, RuntimeSymbol.MAPACCESS2_INT64, RuntimeSymbol.MAPASSIGN_INT64, RuntimeSymbol.MAPDELETE_INT64, RuntimeSymbol.MAPITERKEY_FAST64, false),
    SLOWSTR(RuntimeSymbol.MAPACCESS1_STR, RuntimeSymbol.MAPACCESS2_STR, RuntimeSymbol.MAPASSIGN_STR, RuntimeSymbol.MAPDELETE_STR, RuntimeSymbol.MAPITERKEY_FASTSTR, false),
    SLOWPTR(RuntimeSymbol.MAPACCESS1_PTR, RuntimeSymbol.MAPACCESS2_PTR, RuntimeSymbol.MAPASSIGN_PTR, RuntimeSymbol.MAPDELETE_PTR, RuntimeSymbol.MAPITERKEY, false),
    FAT32(RuntimeSymbol.MAPACCESS1_FAT_INT32, RuntimeSymbol.MAPACCESS2_FAT_INT32, RuntimeSymbol.MAPASSIGN_INT32, RuntimeSymbol.MAPDELETE_INT32, RuntimeSymbol.MAPITERKEY_FAST32, false),
    FAT64(RuntimeSymbol.MAPACCESS1_FAT_INT64, RuntimeSymbol.MAPACCESS2_FAT_INT64, RuntimeSymbol.MAPASSIGN_INT64, RuntimeSymbol.MAPDELETE_INT64, RuntimeSymbol.MAPITERKEY_FAST64, false),
    FATSTR(RuntimeSymbol.MAPACCESS1_FAT_STR, RuntimeSymbol.MAPACCESS2_FAT_STR, RuntimeSymbol.MAPASSIGN_STR, RuntimeSymbol.MAPDELETE_STR, RuntimeSymbol.MAPITERKEY_FASTSTR, false),
    FATPTR(RuntimeSymbol.MAPACCESS1_FAT_PTR, RuntimeSymbol.MAPACCESS2_FAT_PTR, RuntimeSymbol.MAPASSIGN_PTR, RuntimeSymbol.MAPDELETE_PTR, RuntimeSymbol.MAPITERKEY, false),
    GENERIC(RuntimeSymbol.MAPACCESS1, RuntimeSymbol.MAPACCESS2, RuntimeSymbol.MAPASSIGN, RuntimeSymbol.MAPDELETE, RuntimeSymbol.MAPITERKEY, true),
    FAT(RuntimeSymbol.MAPACCESS1_FAT, RuntimeSymbol.MAPACCESS2_FAT, RuntimeSymbol.MAPASSIGN, RuntimeSymbol.MAPDELETE, RuntimeSymbol.MAPITERKEY, true);

    /// Larger elements have no fast forms (R3.6; Go 1.26 abi.MapMaxElemBytes).
    private static final long MOST_FAST = 128;
    /// Zero values of larger elements are not gc's shared buffer (Go 1.26 abi.ZeroValSize).
    private static final long MOST_THIN = 1024;

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
        long size = Sizes.sizeof(IrTypes.mapElem(mapType));
        return switch (IrTypes.mapKey(mapType).underlying()) {
            case Basic b -> switch (b.kind()) {
                case INT32, UINT32 -> bySize(size, FAST32, SLOW32, FAT32);
                case INT, INT64, UINT, UINT64, UINTPTR -> bySize(size, FAST64, SLOW64, FAT64);
                case STRING -> bySize(size, FASTSTR, SLOWSTR, FATSTR);
                default -> bySize(size, GENERIC, GENERIC, FAT);
            };
            // Identity is equality only where the pointer is the object itself.
            case Pointer p when p.elem().underlying() instanceof Struct -> bySize(size, FASTPTR, SLOWPTR, FATPTR);
            case Chan c -> bySize(size, FASTPTR, SLOWPTR, FATPTR);
            default -> bySize(size, GENERIC, GENERIC, FAT);
        };
    }

    private static MapEntries bySize(long size, MapEntries fast, MapEntries slow, MapEntries fat) {
        return size <= MOST_FAST ? fast : size <= MOST_THIN ? slow : fat;
    }

    /// The key as the entry point takes it: generic entries take primitives as their interface box.
    Expr key(Expr k) {
        return typed && boxed(k.type()) ? new Expr.ToIface(k.pos(), Universe.ANY, k) : k;
    }

    /// What a lookup or delete takes instead of a box made for the key: the value in it. Null if the key needs none.
    Expr unboxed(Expr k) {
        return !typed ? null : boxed(k.type()) ? k : Conversions.operand(k);
    }

    /// The key that iteration delivers, as a value of the key type.
    Expr iterKey(Pos pos, Type keyType, Expr iter) {
        if (typed && boxed(keyType)) {
            return new Expr.TypeAssert(pos, keyType, Walk.rt(pos, Universe.ANY, iterKey, iter));
        }
        return Walk.rt(pos, keyType, iterKey, iter);
    }

    private static boolean boxed(Type t) {
        return t.underlying() instanceof Basic b && (b.has(Basic.IS_BOOLEAN) || b.has(Basic.IS_INTEGER) || b.has(Basic.IS_FLOAT));
    }
}
