package jopher.compiler.represent.code;

/// Comparison of two operands of one stack kind; references know EQ and NE only. With NaN all but NE are false.
public enum Rel {
    EQ, NE, LT, GE, GT, LE;

    /// The relation that holds exactly when this one does not (on integers and references).
    public Rel negate() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
        };
    }
}
