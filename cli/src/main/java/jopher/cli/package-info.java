/// The jopher command, shaped like the go command: same subcommands, flags, messages and exit codes.
///
/// - In: the command line, GOFLAGS and the other GO* variables.
/// - Out: what `jopher.compiler.driver` produces, run, written to a file or reported.
/// - Entry point: [Main].
/// - Invariant: no Java stack trace reaches the user; every error ends in a message and the exit code go would give.
/// - Go counterpart: cmd/go.
package jopher.cli;
