package jopher.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.runtime.G;
import jopher.runtime.chans.Chan;
import jopher.runtime.chans.Chans;
import jopher.runtime.funcs.Func;
import jopher.runtime.pointers.CellI;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Parking, timers, semaphores, coroutines, fairness.
class SchedTest {
    /// The build runs all tests twice; each run must get what it asks for.
    @Test
    void theBackEndIsTheOneAskedFor() {
        assertEquals("continuations".equals(System.getProperty("jopher.sched")), Sched.backend().equals("continuations"));
    }

    @Test
    void manyGoroutinesRunAndEnd() throws Exception {
        int before = Goroutines.count();
        Program.go(g -> {
            Chan c = Chan.makeWords(0);
            int n = 20_000;
            for (int i = 0; i < n; i++) {
                long v = i;
                Sched.newproc(g, Func.of(h -> Chans.chansendJ(h, c, v)));
            }
            long sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Chans.chanrecvJ(g, c);
            }
            assertEquals((long) n * (n - 1) / 2, sum);
        });
        for (int i = 0; i < 100 && Goroutines.count() > before; i++) {
            Thread.sleep(10);
        }
        // one of another test may have been about to end before
        assertTrue(Goroutines.count() <= before, () -> Goroutines.count() + " goroutines, " + before + " before");
    }

    @Test
    void timersFireInOrderOfTime() throws Exception {
        Program.go(g -> {
            Chan c = Chan.makeWords(10);
            long now = Timers.now();
            for (int d : new int[]{30, 10, 20}) {
                Timers.start(new Timer((t, late) -> Chans.trySend(Sched.system(), c, d, null)), now + d * 1_000_000L, 0);
            }
            Timer stopped = new Timer((t, late) -> Chans.trySend(Sched.system(), c, 99, null));
            Timers.start(stopped, now + 15_000_000L, 0);
            assertTrue(Timers.stop(stopped));
            assertEquals(10, Chans.chanrecvJ(g, c));
            assertEquals(20, Chans.chanrecvJ(g, c));
            assertEquals(30, Chans.chanrecvJ(g, c));
        });
    }

    @Test
    void sleepTakesItsTime() throws Exception {
        Program.go(g -> {
            long t = System.nanoTime();
            Timers.sleep(g, 5_000_000);
            assertTrue(System.nanoTime() - t >= 5_000_000);
        });
    }

    /// A mutex made of a semaphore: the count is 1, so at most one goroutine is inside.
    @Test
    void semaphoreExcludes() throws Exception {
        Program.go(g -> {
            CellI s = new CellI();
            s.v = 1;
            int[] inside = new int[1];
            Chan done = Chan.makeWords(0);
            for (int w = 0; w < 8; w++) {
                Sched.newproc(g, Func.of(h -> {
                    for (int i = 0; i < 2000; i++) {
                        Sema.acquire(h, s, false, "semacquire");
                        inside[0]++;
                        Sema.release(h, s, i % 3 == 0);
                    }
                    Chans.chansendJ(h, done, 1);
                }));
            }
            for (int w = 0; w < 8; w++) {
                Chans.chanrecvJ(g, done);
            }
            assertEquals(16_000, inside[0]);
        });
    }

    /// A goroutine that spins must not keep others from running, even with one processor.
    @Test
    void spinningStarvesNobody() throws Exception {
        int old = Sched.gomaxprocs(1);
        try {
            AtomicBoolean stop = new AtomicBoolean();
            Program.go(g -> {
                Sched.newproc(g, Func.of(h -> stop.set(true)));
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            });
        } finally {
            Sched.gomaxprocs(old);
        }
    }

    @Test
    void coroutineSwitches() throws Exception {
        Program.go(g -> {
            AtomicInteger steps = new AtomicInteger();
            Coroutine[] c = new Coroutine[1];
            c[0] = Coroutine.create(g, Func.of(h -> {
                for (int i = 0; i < 1000; i++) {
                    steps.incrementAndGet();
                    c[0].swap(h);
                }
            }));
            for (int i = 1; i <= 1000; i++) {
                c[0].swap(g);
                assertEquals(i, steps.get());
            }
            c[0].swap(g);
        });
    }

    private static int depth(G g, int n) {
        return n == 0 ? 0 : 1 + depth(g, n - 1);
    }

    @Test
    void stacksAreDeep() throws Exception {
        Program.go(g -> assertEquals(1_000_000, depth(g, 1_000_000)));
    }
}
