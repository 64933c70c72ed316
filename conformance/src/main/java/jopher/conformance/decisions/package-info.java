/// `tools/diagnostics`: what `-m` prints about packages of the standard library, line for line beside gc.
///
/// - In: packages of GOROOT for gc's own architecture, with the tags under which they have no assembly that matters (`purego`, `math_big_pure_go`).
/// - Out: a table, a row for each kind of line: how many of gc's lines we print, and how many of ours gc prints; then the commonest differences.
/// - Entry point: [jopher.conformance.decisions.Decisions].
package jopher.conformance.decisions;
