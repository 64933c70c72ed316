package jopher.runtime.maps;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;
import jopher.runtime.types.GoType;

/// A small map that belongs to a frame: the compiler knows that nothing refers to it when the function returns or makes the next one at the same place.
/// The goroutine keeps a few of them, so that such a map costs no allocation. It has its table from the start.
///
/// A map that outgrows one unit leaves its holder: it lives as long as the program refers to it, like any other.
public final class FrameMap {
    /// The most that a goroutine keeps.
    private static final int MOST = 4;

    /// Null once it has grown.
    private GoMap map;
    /// In the goroutine's list.
    private FrameMap next;

    private FrameMap(GoMap map) {
        this.map = map;
    }

    /// A holder with an empty map. Hints above one unit give a map without one.
    ///
    /// @param old what the same place of the same frame made before, or null
    @CompilerEntry
    public static FrameMap makemap_frame(G g, GoType type, long hint, FrameMap old) {
        if (hint > 8) {
            return new FrameMap(Maps.makemap(type, hint));
        }
        if (old != null && old.map != null && old.map.frame == old) {
            old.map.renew();
            return old;
        }
        FrameMap before = null;
        for (FrameMap h = (FrameMap) g.frameMaps; h != null; h = h.next) {
            if (h.map.type == type) {
                if (before == null) {
                    g.frameMaps = h.next;
                } else {
                    before.next = h.next;
                }
                h.next = null;
                return h;
            }
            before = h;
        }
        GoMap m = new GoMap();
        m.type = type;
        m.newTable(1);
        FrameMap h = new FrameMap(m);
        m.frame = h;
        return h;
    }

    @CompilerEntry
    public static GoMap framemap(FrameMap h) {
        GoMap m = h.map;
        if (m.frame == null) {
            h.map = null;
        }
        return m;
    }

    /// The frame is over.
    ///
    /// @param h null if it made no map at that place
    @CompilerEntry
    public static void frameend(G g, FrameMap h) {
        if (h == null || h.map == null) {
            return;
        }
        h.map.renew();
        h.next = (FrameMap) g.frameMaps;
        g.frameMaps = h;
        // the oldest goes
        FrameMap last = h;
        for (int n = 1; n < MOST && last != null; n++) {
            last = last.next;
        }
        if (last != null) {
            last.next = null;
        }
    }

    /// The map outgrows it.
    void lose() {
        map.frame = null;
        map = null;
    }
}
