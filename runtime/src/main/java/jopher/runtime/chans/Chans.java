package jopher.runtime.chans;

import jopher.abi.CompilerEntry;
import jopher.abi.StorageKind;
import jopher.runtime.G;
import jopher.runtime.types.GoType;

/// The channel operations that compiled code calls; names and descriptors are those of [jopher.abi.RuntimeSymbol]. Elements come
/// as J (every integer kind), D (both float kinds) or L. A receive leaves ok (0 or 1) in `g.j0`.
public final class Chans {
    private Chans() {
    }

    /// `make(chan T, size)`; `type` is the channel's type.
    @CompilerEntry
    public static Chan makechan(G g, GoType type, long size) {
        Chan c = make(type.elem(), size);
        if (g.bubble != null) {
            c.in(g.bubble);
        }
        return c;
    }

    private static Chan make(GoType elem, long size) {
        if (elem.storage() != StorageKind.L) {
            return Chan.makeWords(size);
        }
        return elem.isAggregate() ? Chan.makeAggregates(size, elem::zero) : Chan.makeRefs(size, elem.sharedZero());
    }

    @CompilerEntry
    public static void chansendJ(G g, Chan c, long v) {
        Chan.send(g, c, v, null, true);
    }

    @CompilerEntry
    public static void chansendD(G g, Chan c, double v) {
        Chan.send(g, c, Double.doubleToRawLongBits(v), null, true);
    }

    @CompilerEntry
    public static void chansendL(G g, Chan c, Object v) {
        Chan.send(g, c, 0, v, true);
    }

    @CompilerEntry
    public static long chanrecvJ(G g, Chan c) {
        Chan.receive(g, c, true);
        return g.j2;
    }

    @CompilerEntry
    public static double chanrecvD(G g, Chan c) {
        Chan.receive(g, c, true);
        return Double.longBitsToDouble(g.j2);
    }

    @CompilerEntry
    public static Object chanrecvL(G g, Chan c) {
        return Chan.receive(g, c, true);
    }

    /// Without blocking: whether it was sent. For timers, reflect and natives.
    public static boolean trySend(G g, Chan c, long word, Object ref) {
        return Chan.send(g, c, word, ref, false);
    }

    /// Without blocking: true if the receive happened; ok in `g.j0`, the word in `g.j2`, the reference in `g.o0`.
    public static boolean tryReceive(G g, Chan c) {
        g.o0 = Chan.receive(g, c, false);
        return g.j1 != 0;
    }

    @CompilerEntry
    public static void closechan(G g, Chan c) {
        Chan.close(g, c);
    }

    @CompilerEntry
    public static long chanlen(Chan c) {
        return Chan.len(c);
    }

    @CompilerEntry
    public static long chancap(Chan c) {
        return Chan.cap(c);
    }

    @CompilerEntry
    public static Select selectnew(G g, int cases) {
        return Select.begin(g, cases);
    }

    @CompilerEntry
    public static void selectsendJ(Select s, Chan c, long v) {
        s.send(c, v, null);
    }

    @CompilerEntry
    public static void selectsendD(Select s, Chan c, double v) {
        s.send(c, Double.doubleToRawLongBits(v), null);
    }

    @CompilerEntry
    public static void selectsendL(Select s, Chan c, Object v) {
        s.send(c, 0, v);
    }

    @CompilerEntry
    public static void selectrecv(Select s, Chan c) {
        s.receive(c);
    }

    /// The case chosen, -1 for default. Without cases and default it never returns.
    @CompilerEntry
    public static int selectgo(G g, Select s, boolean block) {
        return s.run(!block);
    }

    @CompilerEntry
    public static long selectvalJ(Select s) {
        return s.word;
    }

    @CompilerEntry
    public static double selectvalD(Select s) {
        return Double.longBitsToDouble(s.word);
    }

    @CompilerEntry
    public static Object selectvalL(Select s) {
        return s.takeRef();
    }

    @CompilerEntry
    public static boolean selectok(Select s) {
        return s.ok;
    }
}
