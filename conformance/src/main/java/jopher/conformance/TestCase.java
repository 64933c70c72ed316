package jopher.conformance;

/// One line of a list.
///
/// @param path below GOROOT/test
/// @param kind first word of its recipe
/// @param note why it is hard, why gc itself fails it, … ; empty mostly
public record TestCase(String path, String kind, TestClass testClass, String note) {
    /// gc fails these too (the list in cmd/internal/testdir), or they need what no JVM has.
    public boolean cannotPass() {
        return note.startsWith("gc-fails:") || note.startsWith("cannot:");
    }

    /// Whether it must only compile, whatever its recipe says.
    public boolean compileOnly() {
        return testClass == TestClass.DIAG_OTHER || testClass == TestClass.ASMCHECK;
    }
}
