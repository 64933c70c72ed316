/// Shows that the front end is Go's: parser and checker held against gc on files that nobody wrote for them.
///
/// A *case* is a real file of GOROOT, changed in one to three places by a seed ([jopher.conformance.front.Mutator]). Everything here
/// is made from cases: the differential ([jopher.conformance.front.Differential]: is the same accepted, do the same messages stand at
/// the same places), and the robustness run ([jopher.conformance.front.Robustness]: nothing crashes or hangs). The rest of
/// the package holds unchanged files against gc.
///
/// Entry point: [jopher.conformance.front.Front] (`tools/front`). The numbers of full runs stand in `conformance/front-end.tsv`.
package jopher.conformance.front;
