package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;

/// A parsed file: `package PkgName; DeclList…`.
/// 
/// `pragma` holds the directives before the package clause, `goVersion` the version that its `//go:build` line implies (`go1.21`,
/// "" if none), `linknames` every `//go:linkname` of the file. `declList` is a mutable list: the overlay merger edits it.
/// `pos` is that of `package`.
public record File(Pos pos, Source source, Pragma pragma, String goVersion, Expr.Name pkgName, List<Decl> declList, List<Linkname> linknames, Pos eof) implements Node {
    @Override public boolean equals(Object o) { return this == o; }
    @Override public int hashCode() { return System.identityHashCode(this); }
    @Override public String toString() { return Printer.string(this); }

    /// The import declarations, which come first in a correct file.
    public List<Decl.ImportDecl> imports() {
        return declList.stream().filter(Decl.ImportDecl.class::isInstance).map(Decl.ImportDecl.class::cast).toList();
    }
}
