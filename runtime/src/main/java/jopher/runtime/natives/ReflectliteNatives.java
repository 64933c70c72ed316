package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.chans.Chan;
import jopher.runtime.chans.Chans;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.maps.GoMap;
import jopher.runtime.maps.Maps;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// Package internal/reflectlite, whose values are interface values.
public final class ReflectliteNatives {
    private ReflectliteNatives() {
    }

    @GoNative("internal/reflectlite.pointerIn")
    public static Object pointerIn(G g, Object x) {
        return Carriers.pointerIn(x);
    }

    @GoNative("internal/reflectlite.load")
    public static Object load(G g, Object h, Object place) {
        return Carriers.toInterface((GoType) h, place, true);
    }

    @GoNative("internal/reflectlite.store")
    public static void store(G g, Object h, Object place, Object x) {
        GoType t = (GoType) h;
        Carriers.store(t, place, t.isInterface() ? x : Carriers.rawOf(t, x));
    }

    @GoNative("internal/reflectlite.isNil")
    public static boolean isNil(G g, Object x) {
        if (!(x instanceof BoxL b)) {
            return x == null;
        }
        return b.v == null || b.v instanceof Slice s && s.a == null;
    }

    @GoNative("internal/reflectlite.length")
    public static long length(G g, Object h, Object x) {
        GoType t = (GoType) h;
        Object raw = Carriers.rawOf(t, x);
        return switch (raw) {
            case Slice s -> s.len;
            case GoString s -> s.len;
            case GoMap m -> Maps.maplen(m);
            case Chan c -> Chans.chanlen(c);
            case null -> 0;
            default -> t.length();
        };
    }

    @GoNative("internal/reflectlite.swap")
    public static void swap(G g, Object h, Object x, long i, long j) {
        swapElements(((GoType) h).elem(), (Slice) ((BoxL) x).v, (int) i, (int) j);
    }

    /// Aggregates exchange contents: pointers to elements keep their places.
    static void swapElements(GoType elem, Slice s, int i, int j) {
        int p = s.off + i;
        int q = s.off + j;
        switch (s.a) {
            case long[] a -> {
                long v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case int[] a -> {
                int v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case byte[] a -> {
                byte v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case double[] a -> {
                double v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case float[] a -> {
                float v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case short[] a -> {
                short v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case char[] a -> {
                char v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            case boolean[] a -> {
                boolean v = a[p];
                a[p] = a[q];
                a[q] = v;
            }
            default -> {
                Object[] a = (Object[]) s.a;
                if (elem.isAggregate()) {
                    Object v = elem.copy(a[p]);
                    elem.assign(a[p], a[q]);
                    elem.assign(a[q], v);
                } else {
                    Object v = a[p];
                    a[p] = a[q];
                    a[q] = v;
                }
            }
        }
    }
}
