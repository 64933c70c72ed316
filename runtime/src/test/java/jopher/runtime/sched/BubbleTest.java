package jopher.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Fault;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// synctest's bubbles: fake time, Wait, deadlocks.
class BubbleTest {
    @Test
    void timeMovesWhenAllSleep() throws Exception {
        AtomicLong slept = new AtomicLong();
        long real = System.nanoTime();
        Program.go(g -> Bubble.run(g, Func.of(m -> {
            Bubble b = (Bubble) m.bubble;
            long start = b.now();
            assertEquals(946684800000000000L, start);
            Sched.newproc(m, Func.of(h -> {
                Timers.sleep(h, 3_600_000_000_000L);
                slept.set(b.now() - start);
            }));
            Timers.sleep(m, 2 * 3_600_000_000_000L);
            assertEquals(2 * 3_600_000_000_000L, b.now() - start);
        })));
        assertEquals(3_600_000_000_000L, slept.get());
        assertTrue(System.nanoTime() - real < 5_000_000_000L);
    }

    @Test
    void waitReturnsWhenOthersAreBlocked() throws Exception {
        AtomicLong seen = new AtomicLong();
        Program.go(g -> Bubble.run(g, Func.of(m -> {
            for (int i = 0; i < 10; i++) {
                Sched.newproc(m, Func.of(h -> {
                    seen.incrementAndGet();
                    Timers.sleep(h, 1000);
                    seen.addAndGet(100);
                }));
            }
            Bubble.await(m);
            assertEquals(10, seen.get());
            Timers.sleep(m, 1000);
            Bubble.await(m);
            assertEquals(1010, seen.get());
        })));
    }

    @Test
    void deadlockIsAPanic() throws Exception {
        Program.go(g -> {
            Fault f = assertThrows(Fault.class, () -> Bubble.run(g, Func.of(m -> {
                Sched.newproc(m, Func.of(h -> Sched.park(h, "chan receive (durable)")));
            })));
            assertEquals("deadlock: main bubble goroutine has exited but blocked goroutines remain", f.text);
        });
    }
}
