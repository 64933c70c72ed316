/// The phase inline: interface calls with a known receiver become direct ones; which functions gc would inline, and which calls.
///
/// - In: a package's IR as node makes it, and what the phase found out about imported functions.
/// - Out: the same IR without calls that could be devirtualised; facts ([jopher.compiler.inline.Inlinable]) about its functions for importers; what `-m` prints.
/// - Entry point: [jopher.compiler.inline.Inline].
/// - Invariant: costs are counted on the nodes that gc's IR has there, not on ours ([jopher.compiler.inline.Costs]): order of evaluation, `-m` and the frames of
///   runtime.Callers depend on every decision.
/// - Go counterpart: cmd/compile/internal/devirtualize, inline, inline/interleaved, ir/scc.go.
///
/// Of inlining only the decisions are made; bodies stay where they are. Nothing is devirtualised that gc knows only after inlining. `tools/diagnostics` holds the
/// decisions about the standard library against gc's.
package jopher.compiler.inline;
