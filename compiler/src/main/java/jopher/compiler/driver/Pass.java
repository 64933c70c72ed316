package jopher.compiler.driver;

import java.util.function.BiFunction;
import java.util.function.Consumer;

import jopher.compiler.driver.load.LoadedPackage;

/// One phase: how it takes its input to its output, what proves the output (`--verify-each`), and how the output is shown (`--dump-after`).
/// What all phases share is in [PassRunner].
///
/// @param work throws [Rejected] for input that is the user's fault
/// @param verify throws when the output is not what later phases rely on
/// @param text of one package, or of the program (null)
record Pass<I, O>(Phase phase, Work<I, O> work, Consumer<O> verify, BiFunction<O, LoadedPackage, String> text) {
    /// A phase's job on one package, or on the program (null).
    interface Work<I, O> {
        O run(I in, LoadedPackage p);
    }
}
