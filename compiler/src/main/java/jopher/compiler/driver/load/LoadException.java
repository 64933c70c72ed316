package jopher.compiler.driver.load;

import java.util.List;

/// Loading failed for a reason the user can act on. The lines are printed as they are; the go command would end with status 1.
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public LoadException(String message) {
        this(List.of(message));
    }

    public LoadException(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
