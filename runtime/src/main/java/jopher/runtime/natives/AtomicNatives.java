package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.pointers.PtrJ;
import jopher.runtime.pointers.PtrL;

/// Packages sync/atomic and internal/runtime/atomic, where the compiler has not made the call an access to the field itself. All of
/// it is sequentially consistent, as the Go memory model asks. And and Or return the old value, Add the new one.
public final class AtomicNatives {
    private AtomicNatives() {
    }

    @GoNative({"sync/atomic.LoadInt32", "sync/atomic.LoadUint32", "internal/runtime/atomic.Load", "internal/runtime/atomic.Load8", "internal/runtime/atomic.LoadAcq"})
    public static int loadI(G g, PtrI p) {
        return p.load();
    }

    @GoNative({"sync/atomic.StoreInt32", "sync/atomic.StoreUint32", "internal/runtime/atomic.Store", "internal/runtime/atomic.Store8", "internal/runtime/atomic.StoreRel"})
    public static void storeI(G g, PtrI p, int v) {
        p.store(v);
    }

    @GoNative({"sync/atomic.SwapInt32", "sync/atomic.SwapUint32", "internal/runtime/atomic.Xchg8", "internal/runtime/atomic.Xchg"})
    public static int swapI(G g, PtrI p, int v) {
        return p.swap(v);
    }

    @GoNative({"sync/atomic.CompareAndSwapInt32", "sync/atomic.CompareAndSwapUint32", "internal/runtime/atomic.CasRel", "internal/runtime/atomic.Cas"})
    public static boolean compareAndSwapI(G g, PtrI p, int old, int v) {
        return p.cas(old, v);
    }

    @GoNative({"sync/atomic.AddInt32", "sync/atomic.AddUint32", "internal/runtime/atomic.Xadd"})
    public static int addI(G g, PtrI p, int v) {
        return p.add(v);
    }

    @GoNative({"sync/atomic.AndInt32", "sync/atomic.AndUint32", "internal/runtime/atomic.And32"})
    public static int andI(G g, PtrI p, int v) {
        return p.getAnd(v);
    }

    @GoNative({"sync/atomic.OrInt32", "sync/atomic.OrUint32", "internal/runtime/atomic.Or32"})
    public static int orI(G g, PtrI p, int v) {
        return p.getOr(v);
    }

    @GoNative({"sync/atomic.LoadInt64", "sync/atomic.LoadUint64", "sync/atomic.LoadUintptr", "internal/runtime/atomic.Load64", "internal/runtime/atomic.LoadAcq64", "internal/runtime/atomic.LoadAcquintptr"})
    public static long loadJ(G g, PtrJ p) {
        return p.load();
    }

    @GoNative({"sync/atomic.StoreInt64", "sync/atomic.StoreUint64", "sync/atomic.StoreUintptr", "internal/runtime/atomic.Store64", "internal/runtime/atomic.StoreRel64", "internal/runtime/atomic.StoreReluintptr"})
    public static void storeJ(G g, PtrJ p, long v) {
        p.store(v);
    }

    @GoNative({"sync/atomic.SwapInt64", "sync/atomic.SwapUint64", "sync/atomic.SwapUintptr", "internal/runtime/atomic.Xchg64", "internal/runtime/atomic.Xchguintptr"})
    public static long swapJ(G g, PtrJ p, long v) {
        return p.swap(v);
    }

    @GoNative({"sync/atomic.CompareAndSwapInt64", "sync/atomic.CompareAndSwapUint64", "sync/atomic.CompareAndSwapUintptr", "internal/runtime/atomic.Cas64", "internal/runtime/atomic.Casuintptr"})
    public static boolean compareAndSwapJ(G g, PtrJ p, long old, long v) {
        return p.cas(old, v);
    }

    @GoNative({"sync/atomic.AddInt64", "sync/atomic.AddUint64", "sync/atomic.AddUintptr", "internal/runtime/atomic.Xadd64", "internal/runtime/atomic.Xadduintptr"})
    public static long addJ(G g, PtrJ p, long v) {
        return p.add(v);
    }

    @GoNative({"sync/atomic.AndInt64", "sync/atomic.AndUint64", "sync/atomic.AndUintptr", "internal/runtime/atomic.And64", "internal/runtime/atomic.Anduintptr"})
    public static long andJ(G g, PtrJ p, long v) {
        return p.getAnd(v);
    }

    @GoNative({"sync/atomic.OrInt64", "sync/atomic.OrUint64", "sync/atomic.OrUintptr", "internal/runtime/atomic.Or64", "internal/runtime/atomic.Oruintptr"})
    public static long orJ(G g, PtrJ p, long v) {
        return p.getOr(v);
    }

    @GoNative({"sync/atomic.LoadPointer", "internal/runtime/atomic.Loadp"})
    public static Object loadL(G g, PtrL p) {
        return p.load();
    }

    @GoNative({"sync/atomic.StorePointer", "internal/runtime/atomic.StorepNoWB"})
    public static void storeL(G g, PtrL p, Object v) {
        p.store(v);
    }

    @GoNative({"sync/atomic.SwapPointer"})
    public static Object swapL(G g, PtrL p, Object v) {
        return p.swap(v);
    }

    @GoNative({"sync/atomic.CompareAndSwapPointer"})
    public static boolean compareAndSwapL(G g, PtrL p, Object old, Object v) {
        return p.cas(old, v);
    }

    @GoNative({"internal/runtime/atomic.And", "internal/runtime/atomic.And8"})
    public static void andVoid(G g, PtrI p, int v) {
        p.getAnd(v);
    }

    @GoNative({"internal/runtime/atomic.Or", "internal/runtime/atomic.Or8"})
    public static void orVoid(G g, PtrI p, int v) {
        p.getOr(v);
    }

    /// Whether two non-nil interface values have one dynamic type (sync/atomic.Value).
    @GoNative("sync/atomic.sameType")
    public static boolean sameType(G g, Object a, Object b) {
        return jopher.runtime.ifaces.Ifaces.typeOf(a) == jopher.runtime.ifaces.Ifaces.typeOf(b);
    }
}
