/// Go's own test suite, run against a Go toolchain.
///
/// In: the recipes in GOROOT/test (never copied here) and the list of what each is worth to us (`list/*.txt`). Out: a
/// verdict per test, the numbers per class, and whether they agree with `conformance/known-failures`, which only shrinks.
///
/// Entry points: [jopher.conformance.Conformance] (`tools/conformance`) and the test of this module. A recipe is carried
/// out by [jopher.conformance.TestRun] through a [jopher.conformance.Toolchain]: Jopher, or gc, which proves the harness.
///
/// Go counterpart: cmd/internal/testdir.
package jopher.conformance;
