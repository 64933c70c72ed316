package jopher.compiler.driver;

/// Something that Jopher does not do yet; the message names it.
public final class NotThereYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThereYet(String message) {
        super(message, null, false, false);
    }
}
