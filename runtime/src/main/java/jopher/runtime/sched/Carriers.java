package jopher.runtime.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The carriers and their queues: an M:N scheduler of tasks, each the next stretch of one goroutine.
///
/// - A task made runnable by a goroutine goes to `next` of the same carrier (gc's runnext: a hand-off between carriers costs 650
///   ns or more); the one that was there moves to the carrier's queue, where idle carriers may take it.
/// - A task made runnable by another thread goes to the global queue.
/// - Idle carriers sleep. Whoever adds work wakes one unless one is already searching. The searcher, before it sleeps, announces
///   itself idle and then looks at every queue again: with the volatile stores of the adders no wake-up is lost.
/// - The monitor looks after what this cannot see: a `next` that its carrier does not get to (the goroutine computes), and
///   carriers stuck in a goroutine that spins or blocks in a call, for which it starts a spare.
public final class Carriers implements Executor {
    /// Reserved, not committed: Go's limit for one goroutine is 1 GB, and a mounted goroutine's frames live on its carrier.
    static final long STACK = 1L << 30;
    private static final int MAX_CARRIERS = 2048;
    /// How often `next` may run in a row before the queue has its turn.
    private static final int NEXT_STREAK = 64;
    private static final long STUCK_NANOS = 10_000_000;

    private final SpinLock lock = new SpinLock();
    private final ArrayDeque<Runnable> global = new ArrayDeque<>();
    private volatile int globalSize;
    private volatile Carrier[] carriers = {};
    private final ArrayDeque<Carrier> idle = new ArrayDeque<>();
    private volatile int idleCount;
    private final AtomicInteger searching = new AtomicInteger();
    private int limit;
    private int created;
    /// Carriers that are stuck in a goroutine and were replaced: they count against nothing.
    private volatile int stuck;
    private final Runnable allIdle;
    private volatile Thread monitor;
    private volatile boolean monitorSleeps;

    /// `allIdle` runs on the last carrier before it sleeps, with no lock held.
    Carriers(int parallelism, Runnable allIdle) {
        this.limit = parallelism;
        this.allIdle = allIdle;
    }

    /// A task that wants to know its carrier.
    interface Stretch extends Runnable {
        void run(Carrier c);

        @Override
        default void run() {
            throw new IllegalStateException("not on a carrier");
        }
    }

    /// A platform thread that runs goroutines.
    final class Carrier extends Thread {
        final RunQueue queue = new RunQueue();
        volatile Runnable next;
        /// Dispatch count; the monitor compares it. This and [#running] are hints, written by the carrier alone and without fence.
        volatile int ticks;
        volatile boolean running;
        volatile boolean blocking;
        volatile boolean wanted;
        boolean searches;
        // monitor's notes
        int seenTicks;
        Runnable seenNext;
        long seenSince;
        volatile boolean replaced;

        Carrier(int n) {
            super(null, null, "carrier-" + n, STACK, false);
            setDaemon(true);
        }

        @Override
        public void run() {
            int streak = 0;
            while (true) {
                Runnable r = null;
                int t = ticks;
                if (t % 61 == 0 && globalSize > 0) {
                    r = takeGlobal(this, 1);
                }
                if (r == null && streak < NEXT_STREAK && (r = takeNext(this)) != null) {
                    streak++;
                } else {
                    streak = 0;
                    if (r == null && (r = find(this)) == null) {
                        return;
                    }
                }
                if (searches) {
                    stopSearching(this);
                }
                RUNNING.setRelease(this, true);
                if (r instanceof Stretch s) {
                    s.run(this);
                } else {
                    r.run();
                }
                TICKS.setRelease(this, t + 1);
                RUNNING.setRelease(this, false);
                if (replaced && surplus(this)) {
                    return;
                }
            }
        }
    }

    private static final VarHandle NEXT;
    private static final VarHandle TICKS;
    private static final VarHandle RUNNING;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            NEXT = l.findVarHandle(Carrier.class, "next", Runnable.class);
            TICKS = l.findVarHandle(Carrier.class, "ticks", int.class);
            RUNNING = l.findVarHandle(Carrier.class, "running", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Runnable takeNext(Carrier c) {
        return c.next == null ? null : (Runnable) NEXT.getAndSet(c, null);
    }

    // ---- adding work ----

    /// From a thread that is no carrier.
    @Override
    public void execute(Runnable r) {
        lock.lock();
        try {
            global.add(r);
            globalSize = global.size();
        } finally {
            lock.unlock();
        }
        wakeOne();
    }

    /// Made runnable by the goroutine that runs on `c`; called on `c`'s own thread.
    void executeNext(Carrier c, Runnable r) {
        Runnable old = (Runnable) NEXT.getAndSet(c, r);
        if (old != null) {
            executeTail(c, old);
        } else if (monitorSleeps) {
            wakeMonitor();
        }
    }

    /// To the end of the carrier's queue: yields. Called on `c`'s own thread.
    void executeTail(Carrier c, Runnable r) {
        if (!c.queue.offer(r)) {
            lock.lock();
            try {
                for (int i = RunQueue.SIZE / 2; i > 0; i--) {
                    Runnable q = c.queue.poll();
                    if (q == null) {
                        break;
                    }
                    global.add(q);
                }
                global.add(r);
                globalSize = global.size();
            } finally {
                lock.unlock();
            }
        }
        wakeOne();
    }

    /// Makes sure that somebody will look for the work just added. Whoever makes `searching` zero without having taken it looks
    /// again: others have relied on the searcher meanwhile.
    private void wakeOne() {
        while (searching.get() == 0 && (idleCount > 0 || carriers.length - stuck < limit) && searching.compareAndSet(0, 1)) {
            Carrier c;
            boolean fresh = false;
            lock.lock();
            try {
                c = idle.pollLast();
                idleCount = idle.size();
                if (c == null && carriers.length - stuck < limit) {
                    c = create();
                    fresh = true;
                }
            } finally {
                lock.unlock();
            }
            if (c != null) {
                c.searches = true;
                if (fresh) {
                    c.start();
                } else {
                    c.wanted = true;
                    LockSupport.unpark(c);
                }
                break;
            }
            searching.decrementAndGet();
            if (!workAnywhere()) {
                break;
            }
        }
        if (monitorSleeps) {
            wakeMonitor();
        }
    }

    /// Under the lock.
    private Carrier create() {
        Carrier c = new Carrier(++created);
        Carrier[] all = java.util.Arrays.copyOf(carriers, carriers.length + 1);
        all[all.length - 1] = c;
        carriers = all;
        if (monitor == null) {
            monitor = new Thread(null, this::watch, "monitor", 1 << 18, false);
            monitor.setDaemon(true);
            monitor.start();
        }
        return c;
    }

    // ---- finding work ----

    private Runnable takeGlobal(Carrier c, int max) {
        Runnable first;
        lock.lock();
        try {
            first = global.poll();
            int share = Math.min(max - 1, global.size() / Math.max(1, limit));
            for (int i = 0; i < share; i++) {
                Runnable r = global.poll();
                if (!c.queue.offer(r)) {
                    global.addFirst(r);
                    break;
                }
            }
            globalSize = global.size();
        } finally {
            lock.unlock();
        }
        return first;
    }

    private Runnable look(Carrier c, boolean everywhere) {
        Runnable r = c.queue.poll();
        if (r == null) {
            r = takeNext(c);
        }
        if (r == null && globalSize > 0) {
            r = takeGlobal(c, RunQueue.SIZE / 2);
        }
        if (r != null || !everywhere) {
            return r;
        }
        Carrier[] all = carriers;
        int n = all.length;
        int start = n == 0 ? 0 : ThreadLocalRandom.current().nextInt(n);
        for (int i = 0; i < n; i++) {
            Carrier v = all[(start + i) % n];
            if (v == c) {
                continue;
            }
            r = v.queue.poll();
            if (r != null) {
                // take up to half of the rest along
                for (int k = v.queue.size() / 2; k > 0; k--) {
                    Runnable more = v.queue.poll();
                    if (more == null) {
                        break;
                    }
                    if (!c.queue.offer(more)) {
                        execute(more);
                        break;
                    }
                }
                return r;
            }
        }
        return null;
    }

    /// The next task, sleeping as long as there is none. Null: the carrier is not needed any more.
    private Runnable find(Carrier c) {
        while (true) {
            Runnable r = look(c, false);
            if (r != null) {
                return r;
            }
            if (!c.searches) {
                c.searches = true;
                searching.incrementAndGet();
            }
            for (int spin = 0; spin < 64; spin++) {
                r = look(c, true);
                if (r != null) {
                    return r;
                }
                Thread.onSpinWait();
            }
            boolean gone = false;
            lock.lock();
            try {
                if (c.replaced) {
                    // the monitor looked just before the goroutine left
                    c.replaced = false;
                    stuck--;
                }
                if (carriers.length - stuck > limit) {
                    remove(c);
                    c.searches = false;
                    gone = true;
                } else {
                    // before it is listed: from then on a waker may set both
                    c.searches = false;
                    c.wanted = false;
                    idle.add(c);
                    idleCount = idle.size();
                }
            } finally {
                lock.unlock();
            }
            searching.decrementAndGet();
            if (gone) {
                if (workAnywhere()) {
                    wakeOne();
                } else if (quiet()) {
                    allIdle.run();
                }
                return null;
            }
            // announced idle: look again, so that work added before the announcement is seen
            if (workAnywhere() && unlist(c)) {
                c.searches = true;
                searching.incrementAndGet();
                continue;
            }
            if (quiet()) {
                allIdle.run();
            }
            while (!c.wanted) {
                LockSupport.park(this);
            }
        }
    }

    private boolean workAnywhere() {
        if (globalSize > 0) {
            return true;
        }
        for (Carrier v : carriers) {
            if (!v.queue.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean unlist(Carrier c) {
        lock.lock();
        try {
            boolean was = idle.remove(c);
            idleCount = idle.size();
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void stopSearching(Carrier c) {
        c.searches = false;
        if (searching.decrementAndGet() == 0 && (globalSize > 0 || !c.queue.isEmpty())) {
            wakeOne();
        }
    }

    /// Under the lock.
    private void remove(Carrier c) {
        List<Carrier> rest = new ArrayList<>(List.of(carriers));
        rest.remove(c);
        carriers = rest.toArray(Carrier[]::new);
    }

    /// A carrier that was replaced while stuck is free again; true if it should end, its work handed over.
    private boolean surplus(Carrier c) {
        lock.lock();
        try {
            c.replaced = false;
            stuck--;
            if (carriers.length - stuck <= limit) {
                return false;
            }
            for (Runnable r; (r = c.queue.poll()) != null; ) {
                global.add(r);
            }
            Runnable r = takeNext(c);
            if (r != null) {
                global.add(r);
            }
            globalSize = global.size();
            remove(c);
        } finally {
            lock.unlock();
        }
        wakeOne();
        return true;
    }

    void limit(int n) {
        lock.lock();
        try {
            limit = n;
        } finally {
            lock.unlock();
        }
        wakeOne();
    }

    // ---- the monitor ----

    private void wakeMonitor() {
        monitorSleeps = false;
        LockSupport.unpark(monitor);
    }

    /// All carriers are idle at this moment.
    boolean quiet() {
        lock.lock();
        try {
            return idle.size() == carriers.length && global.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        long sleep = 50_000;
        int calm = 0;
        while (true) {
            LockSupport.parkNanos(sleep);
            boolean acted = false;
            long now = System.nanoTime();
            boolean anyBusy = false;
            for (Carrier c : carriers) {
                if (c.running) {
                    anyBusy = true;
                    acted |= inspect(c, now);
                } else {
                    c.seenSince = 0;
                }
            }
            if (acted) {
                sleep = 50_000;
                calm = 0;
            } else if (++calm > 20) {
                sleep = Math.min(sleep * 2, 10_000_000);
            }
            if (!anyBusy && calm > 60) {
                monitorSleeps = true;
                if (quiet()) {
                    LockSupport.park();
                }
                monitorSleeps = false;
                sleep = 50_000;
                calm = 0;
            }
        }
    }

    private boolean inspect(Carrier c, long now) {
        int t = c.ticks;
        Runnable n = c.next;
        if (t != c.seenTicks || c.seenSince == 0) {
            c.seenTicks = t;
            c.seenSince = now;
            c.seenNext = n;
            return false;
        }
        boolean isStuck = c.blocking || now - c.seenSince > STUCK_NANOS;
        boolean acted = false;
        if (n != null && (n == c.seenNext || isStuck) && (isStuck || idleCount > 0 || carriers.length - stuck < limit)
                && NEXT.compareAndSet(c, n, null)) {
            execute(n);
            acted = true;
        }
        c.seenNext = c.next;
        if (isStuck && idleCount == 0 && searching.get() == 0 && (globalSize > 0 || !c.queue.isEmpty())) {
            handOff(c);
            acted = true;
        }
        return acted;
    }

    /// Starts a spare carrier in place of a stuck one.
    private void handOff(Carrier c) {
        Carrier s = null;
        lock.lock();
        try {
            if (c.replaced || carriers.length >= MAX_CARRIERS || !c.running) {
                return;
            }
            c.replaced = true;
            stuck++;
            if (searching.compareAndSet(0, 1)) {
                s = create();
            }
        } finally {
            lock.unlock();
        }
        // not under the lock: starting a thread may wait for the JDK's own locks
        if (s != null) {
            s.searches = true;
            s.start();
        }
    }

    /// The goroutine on `c` is about to block in a call.
    void enterBlocking(Carrier c) {
        c.blocking = true;
        Runnable n = takeNext(c);
        if (n != null) {
            execute(n);
        }
        if (idleCount == 0 && (globalSize > 0 || !c.queue.isEmpty())) {
            handOff(c);
        } else if (monitorSleeps) {
            wakeMonitor();
        }
    }

    void exitBlocking(Carrier c) {
        c.blocking = false;
    }
}
