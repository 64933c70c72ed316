package jopher.compiler.represent;

import java.util.IdentityHashMap;
import java.util.Map;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;

/// Variables of Go type int that are kept in a JVM int because their values provably fit.
final class Narrowing {
    private final Map<Local, Boolean> ints = new IdentityHashMap<>();

    Narrowing(Facts facts, Func fn) {}

    boolean isInt(Local l) {
        return ints.containsKey(l);
    }

    /// The index is proved to be within the bounds of what it indexes.
    boolean inRange(jopher.compiler.ir.Expr.Index x) {
        return false;
    }
}
