package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.maps.AnyMaps;
import jopher.runtime.maps.GoMap;
import jopher.runtime.maps.MapIter;
import jopher.runtime.maps.Maps;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.types.GoType;

/// Package reflect: maps.
public final class ReflectMapNatives {
    private ReflectMapNatives() {
    }

    private static GoType type(Object h) {
        return (GoType) h;
    }

    @GoNative("reflect.newMap")
    public static Object newMap(G g, Object h, long hint) {
        return Maps.makemap(type(h), hint);
    }

    @GoNative("reflect.maplen")
    public static long maplen(G g, Object m) {
        return Maps.maplen((GoMap) m);
    }

    @GoNative("reflect.mapGet")
    public static Object get(G g, Object h, Object m, Object key) {
        GoType t = type(h);
        int slot = AnyMaps.access(t, (GoMap) m, Carriers.load(t.key(), key));
        if (slot < 0) {
            return null;
        }
        return Carriers.of(t.elem(), Carriers.copyRaw(t.elem(), AnyMaps.element(t, ((GoMap) m).vals, slot)));
    }

    @GoNative("reflect.mapSet")
    public static void set(G g, Object h, Object m, Object key, Object elem) {
        GoType t = type(h);
        Object value = Carriers.copyRaw(t.elem(), Carriers.load(t.elem(), elem));
        int slot = AnyMaps.assign(g, t, (GoMap) m, Carriers.load(t.key(), key));
        AnyMaps.store(t, (GoMap) m, slot, value);
    }

    @GoNative("reflect.mapDelete")
    public static void delete(G g, Object h, Object m, Object key) {
        GoType t = type(h);
        AnyMaps.delete(t, (GoMap) m, Carriers.load(t.key(), key));
    }

    @GoNative("reflect.mapClear")
    public static void clear(G g, Object h, Object m) {
        Maps.mapclear(type(h), (GoMap) m);
    }

    @GoNative("reflect.mapIter")
    public static Object iter(G g, Object m) {
        return Maps.mapiterinit(null, (GoMap) m);
    }

    @GoNative("reflect.mapIterNext")
    public static boolean next(G g, Object it) {
        return Maps.mapiternext((MapIter) it);
    }

    @GoNative("reflect.mapIterKey")
    public static Object key(G g, Object h, Object it) {
        GoType k = type(h).key();
        return Carriers.of(k, Carriers.copyRaw(k, AnyMaps.key(type(h), (MapIter) it)));
    }

    @GoNative("reflect.mapIterElem")
    public static Object elem(G g, Object h, Object it) {
        GoType e = type(h).elem();
        return Carriers.of(e, Carriers.copyRaw(e, AnyMaps.element(type(h), (MapIter) it)));
    }
}
