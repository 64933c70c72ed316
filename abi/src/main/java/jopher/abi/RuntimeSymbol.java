package jopher.abi;

/// The runtime methods that generated code calls: the one table both sides share. Each constant names a static method of the runtime
/// by owner, name and descriptor; the method itself carries `@CompilerEntry`, and a test checks both directions.
///
/// A call's arguments and result are coerced between the stack kind of the Go type and that of the descriptor (int and long, float and
/// double, checkcast for references); a leading G parameter is supplied by the compiler.
public enum RuntimeSymbol {
    // ---- maps
    MAKEMAP_SMALL("jopher/runtime/maps/Maps", "makemap_small", "()Ljopher/runtime/maps/GoMap;"),
    MAKEMAP("jopher/runtime/maps/Maps", "makemap", "(Ljopher/runtime/types/GoType;J)Ljopher/runtime/maps/GoMap;"),
    MAKEMAP_FRAME("jopher/runtime/maps/FrameMap", "makemap_frame", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;JLjopher/runtime/maps/FrameMap;)Ljopher/runtime/maps/FrameMap;"),
    FRAMEMAP("jopher/runtime/maps/FrameMap", "framemap", "(Ljopher/runtime/maps/FrameMap;)Ljopher/runtime/maps/GoMap;"),
    FRAMEEND("jopher/runtime/maps/FrameMap", "frameend", "(Ljopher/runtime/G;Ljopher/runtime/maps/FrameMap;)V"),
    MAPACCESS1_FAST32("jopher/runtime/maps/Maps", "mapaccess1_fast32", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS1_FAST64("jopher/runtime/maps/Maps", "mapaccess1_fast64", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS1_FASTSTR("jopher/runtime/maps/Maps", "mapaccess1_faststr", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS1_FASTPTR("jopher/runtime/maps/Maps", "mapaccess1_fastptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS1("jopher/runtime/maps/Maps", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS2_FAST32("jopher/runtime/maps/Maps", "mapaccess2_fast32", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS2_FAST64("jopher/runtime/maps/Maps", "mapaccess2_fast64", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS2_FASTSTR("jopher/runtime/maps/Maps", "mapaccess2_faststr", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS2_FASTPTR("jopher/runtime/maps/Maps", "mapaccess2_fastptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS2("jopher/runtime/maps/Maps", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPASSIGN_FAST32("jopher/runtime/maps/Maps", "mapassign_fast32", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;I)I"),
    MAPASSIGN_FAST64("jopher/runtime/maps/Maps", "mapassign_fast64", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;J)I"),
    MAPASSIGN_FASTSTR("jopher/runtime/maps/Maps", "mapassign_faststr", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPASSIGN_FASTPTR("jopher/runtime/maps/Maps", "mapassign_fastptr", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPASSIGN("jopher/runtime/maps/Maps", "mapassign", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPDELETE_FAST32("jopher/runtime/maps/Maps", "mapdelete_fast32", "(Ljopher/runtime/maps/GoMap;I)V"),
    MAPDELETE_FAST64("jopher/runtime/maps/Maps", "mapdelete_fast64", "(Ljopher/runtime/maps/GoMap;J)V"),
    MAPDELETE_FASTSTR("jopher/runtime/maps/Maps", "mapdelete_faststr", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)V"),
    MAPDELETE_FASTPTR("jopher/runtime/maps/Maps", "mapdelete_fastptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)V"),
    MAPDELETE("jopher/runtime/maps/Maps", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)V"),
    MAPACCESS1_INT32("jopher/runtime/maps/Maps", "mapaccess1", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS1_INT64("jopher/runtime/maps/Maps", "mapaccess1", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS1_STR("jopher/runtime/maps/Maps", "mapaccess1", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS1_PTR("jopher/runtime/maps/Maps", "mapaccess1_ptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS1_FAT_INT32("jopher/runtime/maps/Maps", "mapaccess1_fat", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS1_FAT_INT64("jopher/runtime/maps/Maps", "mapaccess1_fat", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS1_FAT_STR("jopher/runtime/maps/Maps", "mapaccess1_fat", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS1_FAT_PTR("jopher/runtime/maps/Maps", "mapaccess1_fat_ptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS1_FAT("jopher/runtime/maps/Maps", "mapaccess1_fat", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS2_INT32("jopher/runtime/maps/Maps", "mapaccess2", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS2_INT64("jopher/runtime/maps/Maps", "mapaccess2", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS2_STR("jopher/runtime/maps/Maps", "mapaccess2", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS2_PTR("jopher/runtime/maps/Maps", "mapaccess2_ptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS2_FAT_INT32("jopher/runtime/maps/Maps", "mapaccess2_fat", "(Ljopher/runtime/maps/GoMap;I)I"),
    MAPACCESS2_FAT_INT64("jopher/runtime/maps/Maps", "mapaccess2_fat", "(Ljopher/runtime/maps/GoMap;J)I"),
    MAPACCESS2_FAT_STR("jopher/runtime/maps/Maps", "mapaccess2_fat", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPACCESS2_FAT_PTR("jopher/runtime/maps/Maps", "mapaccess2_fat_ptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPACCESS2_FAT("jopher/runtime/maps/Maps", "mapaccess2_fat", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPASSIGN_INT32("jopher/runtime/maps/Maps", "mapassign", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;I)I"),
    MAPASSIGN_INT64("jopher/runtime/maps/Maps", "mapassign", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;J)I"),
    MAPASSIGN_STR("jopher/runtime/maps/Maps", "mapassign", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)I"),
    MAPASSIGN_PTR("jopher/runtime/maps/Maps", "mapassign_ptr", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)I"),
    MAPDELETE_INT32("jopher/runtime/maps/Maps", "mapdelete", "(Ljopher/runtime/maps/GoMap;I)V"),
    MAPDELETE_INT64("jopher/runtime/maps/Maps", "mapdelete", "(Ljopher/runtime/maps/GoMap;J)V"),
    MAPDELETE_STR("jopher/runtime/maps/Maps", "mapdelete", "(Ljopher/runtime/maps/GoMap;Ljopher/runtime/strings/GoString;)V"),
    MAPDELETE_PTR("jopher/runtime/maps/Maps", "mapdelete_ptr", "(Ljopher/runtime/maps/GoMap;Ljava/lang/Object;)V"),
    // key types and keys that are not made interface values for the sake of the call
    MAPACCESS1_UNBOXEDI("jopher/runtime/maps/Unboxed", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;I)I"),
    MAPACCESS1_UNBOXEDJ("jopher/runtime/maps/Unboxed", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;J)I"),
    MAPACCESS1_UNBOXEDF("jopher/runtime/maps/Unboxed", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;F)I"),
    MAPACCESS1_UNBOXEDD("jopher/runtime/maps/Unboxed", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;D)I"),
    MAPACCESS1_UNBOXEDL("jopher/runtime/maps/Unboxed", "mapaccess1", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;Ljava/lang/Object;)I"),
    MAPACCESS2_UNBOXEDI("jopher/runtime/maps/Unboxed", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;I)I"),
    MAPACCESS2_UNBOXEDJ("jopher/runtime/maps/Unboxed", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;J)I"),
    MAPACCESS2_UNBOXEDF("jopher/runtime/maps/Unboxed", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;F)I"),
    MAPACCESS2_UNBOXEDD("jopher/runtime/maps/Unboxed", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;D)I"),
    MAPACCESS2_UNBOXEDL("jopher/runtime/maps/Unboxed", "mapaccess2", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;Ljava/lang/Object;)I"),
    MAPDELETE_UNBOXEDI("jopher/runtime/maps/Unboxed", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;I)V"),
    MAPDELETE_UNBOXEDJ("jopher/runtime/maps/Unboxed", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;J)V"),
    MAPDELETE_UNBOXEDF("jopher/runtime/maps/Unboxed", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;F)V"),
    MAPDELETE_UNBOXEDD("jopher/runtime/maps/Unboxed", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;D)V"),
    MAPDELETE_UNBOXEDL("jopher/runtime/maps/Unboxed", "mapdelete", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;Ljopher/runtime/types/GoType;Ljava/lang/Object;)V"),
    MAPCLEAR("jopher/runtime/maps/Maps", "mapclear", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;)V"),
    MAPLEN("jopher/runtime/maps/Maps", "maplen", "(Ljopher/runtime/maps/GoMap;)J"),
    MAPITERINIT("jopher/runtime/maps/Maps", "mapiterinit", "(Ljopher/runtime/types/GoType;Ljopher/runtime/maps/GoMap;)Ljopher/runtime/maps/MapIter;"),
    MAPITERNEXT("jopher/runtime/maps/Maps", "mapiternext", "(Ljopher/runtime/maps/MapIter;)Z"),
    MAPITERKEY_FAST32("jopher/runtime/maps/Maps", "mapiterkey_fast32", "(Ljopher/runtime/maps/MapIter;)I"),
    MAPITERKEY_FAST64("jopher/runtime/maps/Maps", "mapiterkey_fast64", "(Ljopher/runtime/maps/MapIter;)J"),
    MAPITERKEY_FASTSTR("jopher/runtime/maps/Maps", "mapiterkey_faststr", "(Ljopher/runtime/maps/MapIter;)Ljopher/runtime/strings/GoString;"),
    MAPITERKEY("jopher/runtime/maps/Maps", "mapiterkey", "(Ljopher/runtime/maps/MapIter;)Ljava/lang/Object;"),
    MAPITERELEMI("jopher/runtime/maps/Maps", "mapiterelemI", "(Ljopher/runtime/maps/MapIter;)I"),
    MAPITERELEMJ("jopher/runtime/maps/Maps", "mapiterelemJ", "(Ljopher/runtime/maps/MapIter;)J"),
    MAPITERELEMF("jopher/runtime/maps/Maps", "mapiterelemF", "(Ljopher/runtime/maps/MapIter;)F"),
    MAPITERELEMD("jopher/runtime/maps/Maps", "mapiterelemD", "(Ljopher/runtime/maps/MapIter;)D"),
    MAPITERELEML("jopher/runtime/maps/Maps", "mapiterelemL", "(Ljopher/runtime/maps/MapIter;)Ljava/lang/Object;"),
    // ---- channels and select
    MAKECHAN("jopher/runtime/chans/Chans", "makechan", "(Ljopher/runtime/G;Ljopher/runtime/types/GoType;J)Ljopher/runtime/chans/Chan;"),
    CHANSENDJ("jopher/runtime/chans/Chans", "chansendJ", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;J)V"),
    CHANSENDD("jopher/runtime/chans/Chans", "chansendD", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;D)V"),
    CHANSENDL("jopher/runtime/chans/Chans", "chansendL", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;Ljava/lang/Object;)V"),
    CHANRECVJ("jopher/runtime/chans/Chans", "chanrecvJ", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;)J"),
    CHANRECVD("jopher/runtime/chans/Chans", "chanrecvD", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;)D"),
    CHANRECVL("jopher/runtime/chans/Chans", "chanrecvL", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;)Ljava/lang/Object;"),
    CLOSECHAN("jopher/runtime/chans/Chans", "closechan", "(Ljopher/runtime/G;Ljopher/runtime/chans/Chan;)V"),
    CHANLEN("jopher/runtime/chans/Chans", "chanlen", "(Ljopher/runtime/chans/Chan;)J"),
    CHANCAP("jopher/runtime/chans/Chans", "chancap", "(Ljopher/runtime/chans/Chan;)J"),
    SELECTNEW("jopher/runtime/chans/Chans", "selectnew", "(Ljopher/runtime/G;I)Ljopher/runtime/chans/Select;"),
    SELECTSENDJ("jopher/runtime/chans/Chans", "selectsendJ", "(Ljopher/runtime/chans/Select;Ljopher/runtime/chans/Chan;J)V"),
    SELECTSENDD("jopher/runtime/chans/Chans", "selectsendD", "(Ljopher/runtime/chans/Select;Ljopher/runtime/chans/Chan;D)V"),
    SELECTSENDL("jopher/runtime/chans/Chans", "selectsendL", "(Ljopher/runtime/chans/Select;Ljopher/runtime/chans/Chan;Ljava/lang/Object;)V"),
    SELECTRECV("jopher/runtime/chans/Chans", "selectrecv", "(Ljopher/runtime/chans/Select;Ljopher/runtime/chans/Chan;)V"),
    SELECTGO("jopher/runtime/chans/Chans", "selectgo", "(Ljopher/runtime/G;Ljopher/runtime/chans/Select;Z)I"),
    SELECTVALJ("jopher/runtime/chans/Chans", "selectvalJ", "(Ljopher/runtime/chans/Select;)J"),
    SELECTVALD("jopher/runtime/chans/Chans", "selectvalD", "(Ljopher/runtime/chans/Select;)D"),
    SELECTVALL("jopher/runtime/chans/Chans", "selectvalL", "(Ljopher/runtime/chans/Select;)Ljava/lang/Object;"),
    SELECTOK("jopher/runtime/chans/Chans", "selectok", "(Ljopher/runtime/chans/Select;)Z"),
    // ---- the second result of a call that leaves it in G
    OK("jopher/runtime/G", "ok", "(Ljopher/runtime/G;)Z"),
    // ---- print and println
    PRINTLOCK("jopher/runtime/host/Print", "printlock", "(Ljopher/runtime/G;)V"),
    PRINTUNLOCK("jopher/runtime/host/Print", "printunlock", "(Ljopher/runtime/G;)V"),
    PRINTNL("jopher/runtime/host/Print", "printnl", "(Ljopher/runtime/G;)V"),
    PRINTSP("jopher/runtime/host/Print", "printsp", "(Ljopher/runtime/G;)V"),
    PRINTBOOL("jopher/runtime/host/Print", "printbool", "(Ljopher/runtime/G;Z)V"),
    PRINTINT("jopher/runtime/host/Print", "printint", "(Ljopher/runtime/G;J)V"),
    PRINTUINT("jopher/runtime/host/Print", "printuint", "(Ljopher/runtime/G;J)V"),
    PRINTFLOAT("jopher/runtime/host/Print", "printfloat", "(Ljopher/runtime/G;D)V"),
    PRINTFLOAT32("jopher/runtime/host/Print", "printfloat32", "(Ljopher/runtime/G;F)V"),
    PRINTCOMPLEX("jopher/runtime/host/Print", "printcomplex", "(Ljopher/runtime/G;Ljopher/runtime/complex/Complex;)V"),
    PRINTSTRING("jopher/runtime/host/Print", "printstring", "(Ljopher/runtime/G;Ljopher/runtime/strings/GoString;)V"),
    PRINTPOINTER("jopher/runtime/host/Print", "printpointer", "(Ljopher/runtime/G;Ljava/lang/Object;)V"),
    PRINTSLICE("jopher/runtime/host/Print", "printslice", "(Ljopher/runtime/G;Ljopher/runtime/slices/Slice;)V"),
    PRINTIFACE("jopher/runtime/host/Print", "printiface", "(Ljopher/runtime/G;Ljava/lang/Object;)V"),
    // ---- goroutines
    NEWPROC("jopher/runtime/sched/Sched", "newproc", "(Ljopher/runtime/G;Ljopher/runtime/funcs/Func;)V"),
    // ---- strings and slices
    DECODERUNE("jopher/runtime/strings/Strings", "decoderune", "(Ljopher/runtime/strings/GoString;J)J"),
    FIT("jopher/runtime/slices/Growth", "fit", "(II)I"),
    CLEARSLICE("jopher/runtime/slices/Slices", "clearslice", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/types/GoType;)V"),
    // ---- range over func
    PANICWRAP("jopher/runtime/panics/Panics", "panicwrap", "(Ljava/lang/Object;Ljopher/runtime/strings/GoString;)V"),
    PANICRANGESTATE("jopher/runtime/panics/Panics", "panicrangestate", "(Ljopher/runtime/G;J)V"),
    // ---- nil dereference by an explicit check
    PANICMEM("jopher/runtime/panics/Panics", "panicmem", "()V");

    private final String owner;
    private final String method;
    private final String descriptor;

    RuntimeSymbol(String owner, String method, String descriptor) {
        this.owner = owner;
        this.method = method;
        this.descriptor = descriptor;
    }

    /// Internal name of the class.
    public String owner() {
        return owner;
    }

    public String method() {
        return method;
    }

    public String descriptor() {
        return descriptor;
    }
}
