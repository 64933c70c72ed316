package jopher.compiler.escape;

/// What becomes of the value of an expression: it is stored in `target` after `derefs` dereferences (−1: its address is). Evaluating p in `x = **p` has x and 2.
///
/// @param addrTaken the address of the expression is taken, whether or not it is stored anywhere
record Hole(Location target, int derefs, boolean addrTaken, Note notes) {
    Hole(Location target) {
        this(target, 0, false, null);
    }

    Hole shift(int delta) {
        if (derefs + delta < -1) {
            throw new IllegalStateException("address of an address");
        }
        return new Hole(target, derefs + delta, delta < 0, notes);
    }

    Hole into(Location other) {
        return new Hole(other, derefs, addrTaken, notes);
    }
}
