/// Drives the phases: loads a program, takes every package through them, keeps products in the build cache.
///
/// - In: what the command line asks for.
/// - Out: class files, a jar, or messages.
/// - Entry point: [Pipeline]; all phases, a line each: `Phases`.
/// - Invariant: packages are compiled after those they import; a product depends on nothing but what its key covers.
/// - Go counterpart: cmd/go/internal/work, cmd/compile/internal/gc.
package jopher.compiler.driver;
