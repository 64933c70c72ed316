/// Export data: what importers of a package need of it, as bytes, so that they never parse or check its sources again.
///
/// In: a checked package with its syntax trees. Out: [jopher.compiler.export.Exported]. Back: [jopher.compiler.export.ExportReader] makes the
/// package again, each object when it is first looked up.
///
/// Contents: the exported objects and everything they lead to (unexported types, fields and methods included), and of generic
/// functions the syntax tree with what the checker noted about each node, because importers compile instances of them.
///
/// The *face* is a hash of the same without the positions that no class file of an importer can show; while it stays, importers need not
/// be compiled again. So the rule for changes here: what the reader gives to anybody has to be written to the face, too.
package jopher.compiler.export;
