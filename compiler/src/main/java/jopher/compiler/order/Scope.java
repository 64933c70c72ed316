package jopher.compiler.order;

/// What is known while the operands of one statement, or of one operation that becomes a statement, are ordered from left to right.
final class Scope {
    /// How many effects ([Effects#count]) are still to come before the operands are used: an operand that gc copies needs a temporary only if one is.
    int ahead;
    /// The panics ([Effects#panics]) of what was left in place so far, which therefore happens later.
    int panics;

    Scope(int ahead) {
        this.ahead = ahead;
    }
}
