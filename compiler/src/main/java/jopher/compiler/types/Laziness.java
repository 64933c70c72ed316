package jopher.compiler.types;

/// The lock of everything that types compute on demand (type sets, expansion of instances). One reentrant monitor for all types:
/// these computations call each other across types in any order, so finer locks could deadlock, and they are rare after checking.
public final class Laziness {
    static final Object LOCK = new Object();

    private Laziness() {}

    /// Runs the work while no other thread computes parts of types.
    public static <T> T locked(java.util.function.Supplier<T> work) {
        synchronized (LOCK) {
            return work.get();
        }
    }
}
