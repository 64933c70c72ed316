package jopher.compiler.syntax;

import jopher.compiler.base.Pos;

/// Receives each error as it is found, with no filtering. [jopher.compiler.base.Diagnostics#report] is one.
@FunctionalInterface
public interface ErrorHandler {
    void error(Pos pos, String message);
}
