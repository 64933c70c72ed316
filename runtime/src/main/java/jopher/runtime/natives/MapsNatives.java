package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.hash.Hash;
import jopher.runtime.ifaces.Box;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.maps.GoMap;
import jopher.runtime.maps.Maps;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// Packages maps and hash/maphash.
public final class MapsNatives {
    private MapsNatives() {
    }

    /// `func clone(m any) any`
    @GoNative("maps.clone")
    public static Object mapsClone(G g, Object m) {
        GoType t = ((Box) m).goType();
        return Ifaces.box(t, Maps.clone((GoMap) ((BoxL) m).v));
    }

    @GoNative("hash/maphash.randUint64")
    public static long random(G g) {
        return Hash.random();
    }

    @GoNative("hash/maphash.rthash")
    public static long hash(G g, Slice buf, long seed) {
        return buf.len == 0 ? seed : Hash.of(Hash.bytes((byte[]) buf.a, buf.off, buf.len), seed);
    }

    @GoNative("hash/maphash.rthashString")
    public static long hashString(G g, GoString s, long seed) {
        return s.len == 0 ? seed : Hash.of(s.hash(), seed);
    }

    /// Hash of a comparable value in an interface.
    @GoNative("hash/maphash.hashAny")
    public static long hashAny(G g, Object x, long seed) {
        return Ifaces.hash(x, seed);
    }
}
