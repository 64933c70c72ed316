/// Speed against gc: the programs of bench/programs built by both and run in turn, in one run of this module; and how long
/// Jopher takes to compile and to start.
///
/// In: Go programs that print `rep <nanoseconds>` per repetition and a check value. Out: a table, a CSV file. Entry point:
/// [jopher.bench.Bench], by `tools/bench`. Ratios of one run may be compared with each other, those of two machines not.
package jopher.bench;
