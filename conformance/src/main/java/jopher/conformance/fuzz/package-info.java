/// A differential fuzzer: random Go programs, gc against us.
///
/// A seed makes a program ([jopher.conformance.fuzz.ProgramGen]): well-typed, ending, printing a trace of values without addresses. It is kept as text with pieces
/// ([jopher.conformance.fuzz.Node]), so that what differs can be cut down ([jopher.conformance.fuzz.Reducer]). Many programs share a file
/// ([jopher.conformance.fuzz.Batch]), and all of ours the compiler and the standard library ([jopher.conformance.fuzz.BatchRun]).
///
/// Statements are made by [jopher.conformance.fuzz.StmtGen], those about control by [jopher.conformance.fuzz.FlowGen], those about data by [jopher.conformance.fuzz.DataGen].
///
/// What the language leaves open must not show: addresses, order of maps and of goroutines, capacities after growth, and, without `-order`, order of evaluation.
///
/// Entry point: [jopher.conformance.fuzz.Fuzz] (`tools/fuzz`).
package jopher.conformance.fuzz;
