package jopher.compiler.syntax;

/// Operators of expressions and assignments, with Go's precedences (spec: Operator precedence; 0 means not binary).
public enum Operator {
    /// The `:` of `:=`; only in [Stmt.AssignStmt].
    DEF(":", 0),
    NOT("!", 0),
    RECV("<-", 0),
    TILDE("~", 0),

    OROR("||", 1),

    ANDAND("&&", 2),

    EQL("==", 3),
    NEQ("!=", 3),
    LSS("<", 3),
    LEQ("<=", 3),
    GTR(">", 3),
    GEQ(">=", 3),

    ADD("+", 4),
    SUB("-", 4),
    OR("|", 4),
    XOR("^", 4),

    MUL("*", 5),
    DIV("/", 5),
    REM("%", 5),
    AND("&", 5),
    ANDNOT("&^", 5),
    SHL("<<", 5),
    SHR(">>", 5);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    public String symbol() {
        return symbol;
    }

    public int precedence() {
        return precedence;
    }

    public boolean isComparison() {
        return precedence == 3;
    }

    public boolean isShift() {
        return this == SHL || this == SHR;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
