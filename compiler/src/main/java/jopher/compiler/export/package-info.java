/// Export data: what importers of a package need of it, as bytes, so that they never parse or check its sources again.
///
/// In: a checked package with its syntax trees, and what phases noted about its functions. Out: [jopher.compiler.export.Exported]. Back: [jopher.compiler.export.ExportReader] makes the
/// package again, each object when it is first looked up.
///
/// Contents: the exported objects and everything they lead to (unexported types, fields and methods included), and of generic
/// functions the syntax tree with what the checker noted about each node, because importers compile instances of them.
///
/// Contents of a phase's making: facts about functions ([jopher.compiler.ir.FunctionFacts]). To add one: a class that implements
/// [jopher.compiler.ir.FactKind] (a name, bytes there and back) in the phase's package; the phase calls `ir.facts.put(sym.obj, KIND, fact)` for the functions that it
/// has finished (`sym.obj` is set for declared functions that are no instances) and asks
/// [jopher.compiler.ir.ImportedFacts] about callees of other packages. It has to stand in `front` of `jopher.compiler.driver.Phases`. The facts are in
/// the function's unit, so they are kept for functions that importers can reach, and in the face: importers are compiled again when one changes.
///
/// The *face* is a hash of the same without the positions that no class file of an importer can show; while it stays, importers need not
/// be compiled again. So the rule for changes here: what the reader gives to anybody has to be written to the face, too.
package jopher.compiler.export;
