package jopher.compiler.driver.load;

import java.util.List;

/// Loading failed for a reason the user can act on. The lines are printed as they are; the go command would end with status 1.
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;
    private final String generated;

    public LoadException(String message) {
        this(List.of(message));
    }

    public LoadException(List<String> lines) {
        this(lines, null);
    }

    /// @param generated path of the generated package that cannot be made, or null
    LoadException(List<String> lines, String generated) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
        this.generated = generated;
    }

    /// Path of the generated package that could not be made; null if the trouble is elsewhere.
    public String generated() {
        return generated;
    }

    public List<String> lines() {
        return lines;
    }
}
