package jopher.compiler.order;

/// What is known while the operands of one statement, or of one operation that becomes a statement, are ordered from left to right.
final class Scope {
    /// What comes before the operands are used: an operand that gc copies needs a temporary only if something that comes can change it, or can become a
    /// statement whose panic would come too early.
    Coming coming;
    /// The panics ([Effects#panics]) of what was left in place so far, which therefore happens later.
    int panics;

    Scope(Coming coming) {
        this.coming = coming;
    }

    void pass(Coming c) {
        coming = coming.minus(c);
    }
}
