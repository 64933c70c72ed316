package jopher.runtime.chans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Fault;
import jopher.runtime.sched.Program;
import jopher.runtime.sched.Sched;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Channels and select, called as compiled code calls them.
class ChanTest {
    @Test
    void unbufferedHandsOverInOrder() throws Exception {
        Program.go(g -> {
            Chan there = Chan.makeWords(0);
            Chan back = Chan.makeWords(0);
            Sched.newproc(g, Func.of(h -> {
                for (int i = 0; i < 20_000; i++) {
                    Chans.chansendJ(h, back, Chans.chanrecvJ(h, there) + 1);
                }
            }));
            for (int i = 0; i < 20_000; i++) {
                Chans.chansendJ(g, there, i);
                assertEquals(i + 1, Chans.chanrecvJ(g, back));
                assertTrue(G.ok(g));
            }
        });
    }

    @Test
    void bufferedIsFifoAndClosedYieldsZero() throws Exception {
        Program.go(g -> {
            Object zero = new Object();
            Chan c = Chan.makeRefs(3, zero);
            Chans.chansendL(g, c, "a");
            Chans.chansendL(g, c, "b");
            assertEquals(2, Chans.chanlen(c));
            assertEquals(3, Chans.chancap(c));
            Chans.closechan(g, c);
            assertEquals("a", Chans.chanrecvL(g, c));
            assertEquals("b", Chans.chanrecvL(g, c));
            assertTrue(G.ok(g));
            assertEquals(zero, Chans.chanrecvL(g, c));
            assertFalse(G.ok(g));
            assertEquals("send on closed channel", assertThrows(Fault.class, () -> Chans.chansendL(g, c, "x")).text);
            assertEquals("close of closed channel", assertThrows(Fault.class, () -> Chans.closechan(g, c)).text);
            assertEquals("close of nil channel", assertThrows(Fault.class, () -> Chans.closechan(g, null)).text);
            assertEquals(0, Chans.chanlen(null));
        });
    }

    @Test
    void floatsKeepTheirBits() throws Exception {
        Program.go(g -> {
            Chan c = Chan.makeWords(1);
            Chans.chansendD(g, c, -0.0);
            assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(Chans.chanrecvD(g, c)));
        });
    }

    @Test
    void closeWakesEveryReceiver() throws Exception {
        Program.go(g -> {
            Chan c = Chan.makeWords(0);
            Chan done = Chan.makeWords(0);
            for (int i = 0; i < 50; i++) {
                Sched.newproc(g, Func.of(h -> {
                    Chans.chanrecvJ(h, c);
                    Chans.chansendJ(h, done, h.j0);
                }));
            }
            Sched.gosched(g);
            Chans.closechan(g, c);
            for (int i = 0; i < 50; i++) {
                assertEquals(0, Chans.chanrecvJ(g, done));
            }
        });
    }

    @Test
    void selectTakesReadyCasesEvenly() throws Exception {
        Program.go(g -> {
            Chan a = Chan.makeWords(1);
            Chan b = Chan.makeWords(1);
            int[] count = new int[2];
            for (int i = 0; i < 10_000; i++) {
                if (Chans.chanlen(a) == 0) {
                    Chans.chansendJ(g, a, 1);
                }
                if (Chans.chanlen(b) == 0) {
                    Chans.chansendJ(g, b, 2);
                }
                Select s = Chans.selectnew(g, 2);
                Chans.selectrecv(s, a);
                Chans.selectrecv(s, b);
                int k = Chans.selectgo(g, s, true);
                assertEquals(k + 1, Chans.selectvalJ(s));
                assertTrue(Chans.selectok(s));
                count[k]++;
            }
            assertTrue(count[0] > 4500 && count[1] > 4500, count[0] + " : " + count[1]);
        });
    }

    @Test
    void selectWithDefaultAndNilChannels() throws Exception {
        Program.go(g -> {
            Select s = Chans.selectnew(g, 3);
            Chans.selectrecv(s, null);
            Chans.selectsendJ(s, null, 1);
            Chans.selectrecv(s, Chan.makeWords(0));
            assertEquals(-1, Chans.selectgo(g, s, false));
            Chan full = Chan.makeRefs(1, null);
            s = Chans.selectnew(g, 1);
            Chans.selectsendL(s, full, "x");
            assertEquals(0, Chans.selectgo(g, s, false));
            s = Chans.selectnew(g, 1);
            Chans.selectsendL(s, full, "y");
            assertEquals(-1, Chans.selectgo(g, s, false));
            assertEquals("x", Chans.chanrecvL(g, full));
            Chans.closechan(g, full);
            Select t = Chans.selectnew(g, 1);
            Chans.selectsendL(t, full, "z");
            assertEquals("send on closed channel", assertThrows(Fault.class, () -> Chans.selectgo(g, t, true)).text);
            s = Chans.selectnew(g, 1);
            Chans.selectrecv(s, full);
            assertEquals(0, Chans.selectgo(g, s, true));
            assertFalse(Chans.selectok(s));
            assertNull(Chans.selectvalL(s));
        });
    }

    @Test
    void oneChannelInTwoCases() throws Exception {
        Program.go(g -> {
            Chan c = Chan.makeWords(0);
            Sched.newproc(g, Func.of(h -> Chans.chansendJ(h, c, 7)));
            Select s = Chans.selectnew(g, 2);
            Chans.selectrecv(s, c);
            Chans.selectrecv(s, c);
            Chans.selectgo(g, s, true);
            assertEquals(7, Chans.selectvalJ(s));
        });
    }

    /// Many senders and receivers over few channels, all by select: every value arrives exactly once.
    @Test
    void noWakeUpIsLost() throws Exception {
        Program.go(g -> {
            Chan[] c = {Chan.makeWords(0), Chan.makeWords(1), Chan.makeWords(0)};
            Chan done = Chan.makeWords(0);
            AtomicLong sum = new AtomicLong();
            int workers = 8;
            int each = 4000;
            for (int w = 0; w < workers; w++) {
                Sched.newproc(g, Func.of(h -> {
                    for (int i = 1; i <= each; i++) {
                        Select s = Chans.selectnew(h, 3);
                        for (Chan x : c) {
                            Chans.selectsendJ(s, x, i);
                        }
                        Chans.selectgo(h, s, true);
                    }
                    Chans.chansendJ(h, done, 1);
                }));
                Sched.newproc(g, Func.of(h -> {
                    for (int i = 1; i <= each; i++) {
                        Select s = Chans.selectnew(h, 3);
                        for (Chan x : c) {
                            Chans.selectrecv(s, x);
                        }
                        Chans.selectgo(h, s, true);
                        sum.addAndGet(Chans.selectvalJ(s));
                    }
                    Chans.chansendJ(h, done, 1);
                }));
            }
            for (int i = 0; i < 2 * workers; i++) {
                Chans.chanrecvJ(g, done);
            }
            assertEquals((long) workers * each * (each + 1) / 2, sum.get());
        });
    }
}
