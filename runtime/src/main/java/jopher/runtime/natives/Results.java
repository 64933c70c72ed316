package jopher.runtime.natives;

import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;
import jopher.runtime.panics.ErrorValues;

import java.io.IOException;

/// Results of system calls in Go's shape: `(n int, err error)` returns the error and leaves n in the goroutine.
final class Results {
    private Results() {
    }

    /// A call that yields a number or `-errno`.
    @FunctionalInterface
    interface Call {
        long run() throws IOException, Paths.PathError;
    }

    private static long number(Call c) {
        try {
            return c.run();
        } catch (IOException | RuntimeException e) {
            if (e instanceof jopher.runtime.panics.Fault || e instanceof jopher.runtime.panics.GoPanic
                    || e instanceof NullPointerException) {
                throw (RuntimeException) e;
            }
            return -Errno.of(e);
        } catch (Paths.PathError e) {
            return -e.errno;
        }
    }

    /// `(n int, err error)`; n is -1 with an error.
    static Object count(G g, Call c) {
        long r = number(c);
        Object e = r < 0 ? ErrorValues.errno(g, (int) -r) : null;
        g.j0 = r < 0 ? -1 : r;
        return e;
    }

    /// `error`
    static Object error(G g, Call c) {
        long r = number(c);
        return r < 0 ? ErrorValues.errno(g, (int) -r) : null;
    }

    /// Number or -errno.
    static long plain(Call c) {
        return number(c);
    }
}
