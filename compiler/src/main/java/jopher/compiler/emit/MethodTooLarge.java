package jopher.compiler.emit;

import jopher.compiler.base.Pos;

/// A method above the JVM's limit of 65,535 bytes of code (JVMS §4.7.3); the driver reports it as an error of the program.
public final class MethodTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Pos pos;

    public MethodTooLarge(Pos pos, String function, String reason) {
        super("function " + function + " too large for the JVM (" + reason + ")", null, false, false);
        this.pos = pos;
    }

    public Pos pos() {
        return pos;
    }
}
