package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;

/// What all phases share: time is counted, the verifier runs, the output is dumped, and once a package was rejected nothing is begun that
/// cannot find further errors. For several threads.
final class PassRunner {
    /// A phase that is not begun because the build has failed.
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    private final Settings settings;
    private final Timing timing;
    private final Dumps dumps;
    private volatile boolean failed;

    PassRunner(Settings settings, Timing timing, Dumps dumps) {
        this.settings = settings;
        this.timing = timing;
        this.dumps = dumps;
    }

    /// Runs one phase.
    ///
    /// @param p null for phases that take the whole program
    <I, O> O run(Pass<I, O> pass, LoadedPackage p, I in) {
        if (failed && pass.phase().compareTo(Phase.CHECK) > 0 || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
        long t = System.nanoTime();
        O out;
        try {
            out = pass.work().run(in, p);
        } catch (Rejected e) {
            failed = true;
            throw e;
        } finally {
            timing.add(pass.phase().label(), System.nanoTime() - t);
        }
        done(pass, p, out);
        return out;
    }

    /// Verifies and dumps what a phase has made.
    <O> void done(Pass<?, O> pass, LoadedPackage p, O out) {
        if (settings.verifyEach()) {
            pass.verify().accept(out);
        }
        if (p == null) {
            dumps.program(pass.phase(), () -> pass.text().apply(out, null));
        } else {
            dumps.write(pass.phase(), p, () -> pass.text().apply(out, p));
        }
    }
}
