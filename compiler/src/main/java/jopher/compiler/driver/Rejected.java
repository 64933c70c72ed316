package jopher.compiler.driver;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.load.LoadException;

/// A phase refuses its input: the user's program is wrong, or exceeds a limit.
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostics diagnostics;
    private final transient LoadException load;

    /// What is wrong with a package.
    Rejected(Diagnostics diagnostics) {
        super("rejected", null, false, false);
        this.diagnostics = diagnostics;
        this.load = null;
    }

    /// There is no program.
    Rejected(LoadException e) {
        super("rejected", null, false, false);
        this.diagnostics = new Diagnostics();
        this.load = e;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    LoadException load() {
        return load;
    }
}
