/// Parses and checks packages from source without a build: for tests, measurements and looking at diagnostics.
///
/// In: directories of Go files, GOROOT. Out: checked packages and their messages. Entry point: [CheckMain].
/// Invariant: dependencies are checked without function bodies, once each, in import order.
/// Go counterpart: go/importer's "source" importer, `go vet`'s loading.
package jopher.compiler.driver.check;
