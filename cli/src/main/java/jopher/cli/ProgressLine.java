package jopher.cli;

import java.io.PrintStream;

import jopher.compiler.driver.Progress;
import jopher.compiler.driver.load.LoadedPackage;

/// Shows a build's progress: with -v the packages as they are compiled, as go does; on a terminal a line that is
/// overwritten, when the build takes longer than people like to wait without a sign.
final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE = 700_000_000;
    private static final long PAUSE = 100_000_000;
    private static final int WIDTH = 60;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean verbose;
    private final long start = System.nanoTime();
    private long shown;
    private boolean visible;
    private int packages;
    private int steps;

    ProgressLine(PrintStream err, boolean verbose) {
        // the wrapper knows: Java cannot ask about standard error alone
        this(err, Boolean.getBoolean("jopher.terminal") && !verbose, verbose);
    }

    ProgressLine(PrintStream err, boolean terminal, boolean verbose) {
        this.err = err;
        this.terminal = terminal;
        this.verbose = verbose;
    }

    @Override
    public synchronized void begin(int count) {
        packages = count;
    }

    @Override
    public synchronized void cached(LoadedPackage p) {
        steps += 2;
    }

    @Override
    public synchronized void checked(LoadedPackage p) {
        step("checking", p);
    }

    @Override
    public synchronized void compiled(LoadedPackage p) {
        if (verbose) {
            err.println(p.path());
        }
        step("compiling", p);
    }

    private void step(String what, LoadedPackage p) {
        steps++;
        long now = System.nanoTime();
        if (terminal && now - start > PATIENCE && now - shown > PAUSE) {
            String path = p.path();
            String tail = path.length() > WIDTH ? "…" + path.substring(path.length() - WIDTH) : path;
            err.print("\r\033[Kjopher: " + 50 * steps / Math.max(1, packages) + " % of " + packages + " packages: " + what + " " + tail);
            err.flush();
            shown = now;
            visible = true;
        }
    }

    /// Removes the line.
    @Override
    public synchronized void close() {
        if (visible) {
            err.print("\r\033[K");
            err.flush();
            visible = false;
        }
    }
}
