/// Merges our Go files over packages of the standard library (and of modules), declaration by declaration.
///
/// - In: the overlay's files for one import path, the folder of the original package and its selected files.
/// - Out: the files to compile; what was replaced, with a hash of each replaced original.
/// - Entry point: [Merge]. The files themselves are resources of the module std: `overlay/<import path>/*.go`.
/// - Invariant: every directive and every overlay declaration hits what it names, else the merge fails with a message.
/// - Go counterpart: none; `go build -overlay` replaces whole files only.
///
/// A declaration in an overlay file replaces the original of the same name. Lines that change this:
///
/// | line | meaning |
/// |---|---|
/// | `//jopher:replace-package` | no original file is used |
/// | `//jopher:drop f.go …` | these original files are not used |
/// | `//jopher:borrow f.go …` | these files of the original folder are used whatever their constraints say |
/// | `//jopher:delete Name T.M …` | the declaration goes away |
/// | `//jopher:delete-init f.go …` | the init functions of this file go away |
/// | `//jopher:native Name T.M …` | the function keeps its signature and loses its body: Java provides it |
/// | `//jopher:keep-original` (before a declaration) | the original stays, named `_jopher_orig_Name` |
/// | `//jopher:new` (before a declaration or the package clause) | there is no original |
/// | `//jopher:beside f.go` | only for versions of a module's package that have this file |
///
/// Modules come in many versions: there an overlay file that replaces what the version does not declare is left out.
package jopher.compiler.driver.overlay;
