package jopher.compiler.represent.code;

/// Two-operand arithmetic on one stack kind (shift counts are always int).
public enum Op {
    ADD, SUB, MUL, DIV, REM, AND, OR, XOR, SHL, SHR, USHR;

    public boolean isShift() {
        return this == SHL || this == SHR || this == USHR;
    }
}
