package jopher.conformance;

import java.util.Arrays;

/// What a test of GOROOT/test is worth to us; each class has a list, a number and a file of known failures.
public enum TestClass {
    /// Programs that must run and print the right thing.
    EXEC("exec"),
    /// Programs with errors of the language.
    DIAG_LANGUAGE("diag-language"),
    /// Things that must compile.
    COMPILE("compile"),
    /// What -m prints.
    DIAG_ESCAPE("diag-escape"),
    /// What -live prints.
    DIAG_LIVE("diag-live"),
    /// Debugging output of gc; must compile.
    DIAG_OTHER("diag-other"),
    /// Instructions that gc chooses; must compile.
    ASMCHECK("asmcheck");

    private final String label;

    TestClass(String label) {
        this.label = label;
    }

    /// As in file names and on the command line.
    public String label() {
        return label;
    }

    /// The class of this label, null if there is none.
    public static TestClass of(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst().orElse(null);
    }
}
