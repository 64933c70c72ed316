package jopher.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the lists in `list/<class>.txt`: path, kind and note, separated by tabs; `#` begins a comment line.
public final class TestList {
    private TestList() {}

    /// The tests of a class, in the order of the list.
    public static List<TestCase> of(TestClass testClass) {
        List<TestCase> cases = new ArrayList<>();
        for (String[] f : rows(testClass.label())) {
            cases.add(new TestCase(f[0], f[1], testClass, f.length > 2 ? f[2] : ""));
        }
        return cases;
    }

    /// The rows of one list file, also of `skip` and `excluded`, which are no classes.
    public static List<String[]> rows(String name) {
        try (InputStream in = TestList.class.getResourceAsStream("list/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> l.split("\t")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
