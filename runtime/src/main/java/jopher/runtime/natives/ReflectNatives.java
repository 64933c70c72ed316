package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.chans.Chan;
import jopher.runtime.chans.Chans;
import jopher.runtime.chans.Select;
import jopher.runtime.funcs.Func;
import jopher.runtime.pointers.UnsafePointers;
import jopher.runtime.pointers.Addresses;
import jopher.runtime.pointers.CellL;
import jopher.runtime.pointers.Elem;
import jopher.runtime.pointers.PtrL;
import jopher.runtime.reflect.Calls;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.reflect.FuncCode;
import jopher.runtime.reflect.MadeFunc;
import jopher.runtime.reflect.SliceCarriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.slices.SliceOps;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;

/// Package reflect: values, slices, functions, channels. Handles and carriers come as unsafe.Pointers.
public final class ReflectNatives {
    private ReflectNatives() {
    }

    private static GoType type(Object h) {
        return (GoType) h;
    }

    // ---- interfaces ----

    @GoNative("reflect.boxPointer")
    public static Object boxPointer(G g, Object h, Object p) {
        return type(h).boxing().box(p);
    }

    @GoNative("reflect.boxCarrier")
    public static Object boxCarrier(G g, Object h, Object p, boolean copy) {
        return Carriers.toInterface(type(h), p, copy);
    }

    @GoNative("reflect.pointerIn")
    public static Object pointerIn(G g, Object x) {
        return Carriers.pointerIn(x);
    }

    @GoNative("reflect.addressIn")
    public static long addressIn(G g, Object x) {
        return Addresses.of(x);
    }

    @GoNative("reflect.carrierOf")
    public static Object carrierOf(G g, Object h, Object x) {
        return Carriers.of(type(h), Carriers.rawOf(type(h), x));
    }

    // ---- variables ----

    @GoNative("reflect.newZero")
    public static Object newZero(G g, Object h) {
        return Carriers.newZero(type(h));
    }

    @GoNative("reflect.pointerAs")
    public static Object pointerAs(G g, Object h, Object p) {
        return UnsafePointers.convert(p, type(h), "reflect.NewAt");
    }

    @GoNative("reflect.moveCarrier")
    public static void move(G g, Object h, Object dst, Object src) {
        Carriers.store(type(h), dst, Carriers.load(type(h), src));
    }

    @GoNative("reflect.clearCarrier")
    public static void clear(G g, Object h, Object p) {
        GoType t = type(h);
        Carriers.store(t, p, t.isAggregate() ? t.sharedZero() : Carriers.load(t, Carriers.newZero(t)));
    }

    @GoNative("reflect.equalsZero")
    public static boolean equalsZero(G g, Object h, Object p) {
        return type(h).equal(p, type(h).sharedZero());
    }

    @GoNative("reflect.fieldType")
    public static Object fieldType(G g, Object h, long i) {
        Field f = type(h).fields()[(int) i];
        g.j0 = f.exported() ? 0 : f.embedded() ? 2 : 1;
        return f.type();
    }

    @GoNative("reflect.fieldCarrier")
    public static Object fieldCarrier(G g, Object h, Object p, long i) {
        return Carriers.field(type(h), p, (int) i);
    }

    @GoNative("reflect.arrayElement")
    public static Object arrayElement(G g, Object h, Object p, long i) {
        return Carriers.arrayElement(type(h), p, (int) i);
    }

    @GoNative("reflect.arraySlice")
    public static Object arraySlice(G g, Object p, long i, long j, long k) {
        return new CellL(new Slice(ArrayView.array(p), ArrayView.offset(p) + (int) i, (int) (j - i), (int) (k - i)));
    }

    // ---- slices ----

    private static Slice slice(Object p) {
        return (Slice) ((PtrL) p).get();
    }

    @GoNative("reflect.sliceElement")
    public static Object sliceElement(G g, Object h, Object p, long i) {
        return Carriers.sliceElement(type(h), slice(p), (int) i);
    }

    @GoNative("reflect.sliceLen")
    public static long sliceLen(G g, Object p) {
        return slice(p).len;
    }

    @GoNative("reflect.sliceCap")
    public static long sliceCap(G g, Object p) {
        return slice(p).cap;
    }

    @GoNative("reflect.sliceIsNil")
    public static boolean sliceIsNil(G g, Object p) {
        return slice(p).a == null;
    }

    @GoNative("reflect.sliceSet")
    public static void sliceSet(G g, Object h, Object p, long len, long cap) {
        ((PtrL) p).set(SliceCarriers.sub(type(h), slice(p), 0, (int) len, (int) cap));
    }

    @GoNative("reflect.sliceSlice")
    public static Object sliceSlice(G g, Object h, Object p, long i, long j, long k) {
        return new CellL(SliceCarriers.sub(type(h), slice(p), (int) i, (int) j, (int) k));
    }

    @GoNative("reflect.sliceMake")
    public static Object sliceMake(G g, Object h, long len, long cap) {
        return new CellL(SliceCarriers.make(type(h), len, cap));
    }

    @GoNative("reflect.sliceGrow")
    public static void sliceGrow(G g, Object h, Object p, long needed) {
        ((PtrL) p).set(SliceCarriers.grow(type(h), slice(p), needed));
    }

    @GoNative("reflect.sliceClear")
    public static void sliceClear(G g, Object h, Object p) {
        jopher.runtime.slices.Slices.clearslice(slice(p), type(h));
    }

    @GoNative("reflect.sliceCopy")
    public static long sliceCopy(G g, Object h, Object dst, Object src) {
        return type(h).isAggregate() ? SliceOps.copyAggregates(slice(dst), slice(src), type(h))
                : SliceOps.copy(slice(dst), slice(src));
    }

    @GoNative("reflect.sliceSwap")
    public static void sliceSwap(G g, Object h, Object p, long i, long j) {
        ReflectliteNatives.swapElements(type(h), slice(p), (int) i, (int) j);
    }

    @GoNative("reflect.sliceData")
    public static Object sliceData(G g, Object p) {
        Slice s = slice(p);
        return s.a == null ? null : Elem.of(s.a, s.off);
    }

    @GoNative("reflect.sliceArray")
    public static Object sliceArray(G g, Object p, long n) {
        return SliceOps.toArrayPointer(slice(p), n);
    }

    @GoNative("reflect.sliceAt")
    public static Object sliceAt(G g, Object h, Object p, long n) {
        return new CellL(SliceCarriers.at(type(h), p, n));
    }

    // ---- functions ----

    @GoNative("reflect.funcCode")
    public static Object funcCode(G g, Object h, Object f) {
        return f == null ? null : FuncCode.of((Func) f, type(h));
    }

    @GoNative("reflect.methodValueCode")
    public static Object methodValueCode(G g) {
        return FuncCode.ofMethodValues();
    }

    private static Object[] array(Slice s) {
        Object[] r = new Object[s.len];
        if (s.len > 0) {
            System.arraycopy(s.a, s.off, r, 0, s.len);
        }
        return r;
    }

    @GoNative("reflect.callFunc")
    public static Slice callFunc(G g, Object h, Object f, Slice args) {
        return Slice.whole(Calls.call(g, type(h), (Func) f, array(args)));
    }

    @GoNative("reflect.callMethodOf")
    public static Slice callMethod(G g, Object h, Object receiver, long i, Slice args) {
        return Slice.whole(Calls.callMethod(g, type(h), receiver, (int) i, array(args)));
    }

    @GoNative("reflect.newFunc")
    public static Object newFunc(G g, Object h, Func body) {
        return MadeFunc.make(type(h), body);
    }

    @GoNative("reflect.newMethodFunc")
    public static Object newMethodFunc(G g, Object h, Object receiver, long i, Func body) {
        return MadeFunc.ofMethod(type(h), body, type(receiver), (int) i);
    }

    // ---- channels ----

    @GoNative("reflect.newChan")
    public static Object newChan(G g, Object h, long size) {
        return Chans.makechan(g, type(h), size);
    }

    @GoNative({"reflect.chanlen"})
    public static long chanlen(G g, Object c) {
        return Chans.chanlen((Chan) c);
    }

    @GoNative({"reflect.chancap"})
    public static long chancap(G g, Object c) {
        return Chans.chancap((Chan) c);
    }

    @GoNative({"reflect.chanclose"})
    public static void chanclose(G g, Object c) {
        Chans.closechan(g, (Chan) c);
    }

    @GoNative("reflect.chansendTo")
    public static boolean chansend(G g, Object h, Object c, Object p, boolean nb) {
        if (!nb) {
            send(g, type(h), (Chan) c, p);
            return true;
        }
        Select s = Chans.selectnew(g, 1);
        addSend(s, type(h), (Chan) c, p);
        return Chans.selectgo(g, s, false) == 0;
    }

    private static void send(G g, GoType t, Chan c, Object p) {
        Object v = Carriers.copyRaw(t, Carriers.load(t, p));
        switch (t.storage().stack) {
            case I -> Chans.chansendJ(g, c, (int) v);
            case J -> Chans.chansendJ(g, c, (long) v);
            case F -> Chans.chansendD(g, c, (float) v);
            case D -> Chans.chansendD(g, c, (double) v);
            case L -> Chans.chansendL(g, c, v);
        }
    }

    private static void addSend(Select s, GoType t, Chan c, Object p) {
        Object v = Carriers.copyRaw(t, Carriers.load(t, p));
        switch (t.storage().stack) {
            case I -> Chans.selectsendJ(s, c, (int) v);
            case J -> Chans.selectsendJ(s, c, (long) v);
            case F -> Chans.selectsendD(s, c, (float) v);
            case D -> Chans.selectsendD(s, c, (double) v);
            case L -> Chans.selectsendL(s, c, v);
        }
    }

    /// First result returned as Z: selected; second in g.j0: received.
    @GoNative("reflect.chanrecvFrom")
    public static boolean chanrecv(G g, Object h, Object c, boolean nb, Object p) {
        GoType t = type(h);
        if (nb) {
            Select s = Chans.selectnew(g, 1);
            Chans.selectrecv(s, (Chan) c);
            if (Chans.selectgo(g, s, false) < 0) {
                g.j0 = 0;
                return false;
            }
            take(s, t, p);
            g.j0 = Chans.selectok(s) ? 1 : 0;
            return true;
        }
        Object v = switch (t.storage().stack) {
            case I -> (Object) (int) Chans.chanrecvJ(g, (Chan) c);
            case J -> Chans.chanrecvJ(g, (Chan) c);
            case F -> (float) Chans.chanrecvD(g, (Chan) c);
            case D -> Chans.chanrecvD(g, (Chan) c);
            case L -> Chans.chanrecvL(g, (Chan) c);
        };
        long ok = g.j0;
        Carriers.store(t, p, v);
        g.j0 = ok;
        return true;
    }

    private static void take(Select s, GoType t, Object p) {
        Carriers.store(t, p, switch (t.storage().stack) {
            case I -> (Object) (int) Chans.selectvalJ(s);
            case J -> Chans.selectvalJ(s);
            case F -> (float) Chans.selectvalD(s);
            case D -> Chans.selectvalD(s);
            case L -> Chans.selectvalL(s);
        });
    }

    /// `dirs`: 1 send, 2 receive, 3 default (reflect.SelectDir).
    @GoNative("reflect.selectChans")
    public static long select(G g, Slice dirs, Slice types, Slice chans, Slice vals) {
        int n = dirs.len;
        long[] dir = (long[]) dirs.a;
        int[] index = new int[n];
        int cases = 0;
        int byDefault = -1;
        for (int i = 0; i < n; i++) {
            if (dir[dirs.off + i] == 3) {
                byDefault = i;
            } else {
                index[cases++] = i;
            }
        }
        Select s = Chans.selectnew(g, cases);
        for (int k = 0; k < cases; k++) {
            int i = index[k];
            Chan c = (Chan) ((Object[]) chans.a)[chans.off + i];
            if (dir[dirs.off + i] == 1) {
                if (c == null) {
                    Chans.selectsendL(s, null, null);
                } else {
                    addSend(s, type(((Object[]) types.a)[types.off + i]), c, ((Object[]) vals.a)[vals.off + i]);
                }
            } else {
                Chans.selectrecv(s, c);
            }
        }
        int chosen = Chans.selectgo(g, s, byDefault < 0);
        if (chosen < 0) {
            g.j0 = 0;
            return byDefault;
        }
        int i = index[chosen];
        boolean ok = false;
        if (dir[dirs.off + i] == 2) {
            take(s, type(((Object[]) types.a)[types.off + i]), ((Object[]) vals.a)[vals.off + i]);
            ok = Chans.selectok(s);
        }
        g.j0 = ok ? 1 : 0;
        return i;
    }
}
