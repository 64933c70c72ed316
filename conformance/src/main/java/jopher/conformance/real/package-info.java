/// Command-line tools that other people wrote in Go, as tests: built with go and with Jopher from the same pinned modules, run by the same
/// script, they must print the same and end alike.
///
/// - In: `real/tools.txt` (the table) and `real/NAME.txtar` (script and input of one tool), resources of this module.
/// - Out: a line per tool, same or the first difference; for tools whose script holds gc's answers, a test that needs no go.
/// - Entry points: [jopher.conformance.real.Real] (`tools/real`), RealToolsTest.
package jopher.conformance.real;
