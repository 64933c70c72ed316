package jopher.compiler.syntax;

import jopher.compiler.base.Pos;

/// `//go:linkname local remote`; `remote` is null in the form with one argument, which only marks `local` as open to
/// be linked to by others under its own symbol.
public record Linkname(Pos pos, String local, String remote) {}
