package jopher.compiler.order;

/// What is still to be evaluated of a statement's operands, or of one operation's.
///
/// @param effects operations that write variables or memory ([Effects#isEffect])
/// @param nils operations that may follow a nil pointer
/// @param others operations that may panic otherwise
record Coming(int effects, int nils, int others) {
    static final Coming NOTHING = new Coming(0, 0, 0);

    Coming plus(Coming c) {
        return new Coming(effects + c.effects, nils + c.nils, others + c.others);
    }

    Coming minus(Coming c) {
        return new Coming(effects - c.effects, nils - c.nils, others - c.others);
    }

    /// As [Effects#panics].
    int panics() {
        return (nils > 0 ? Effects.NIL : 0) | (others > 0 ? Effects.OTHER : 0);
    }
}
