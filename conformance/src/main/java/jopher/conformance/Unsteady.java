package jopher.conformance;

import java.util.Map;
import java.util.stream.Collectors;

/// Tests whose result depends on timing: `list/unsteady.txt`, at most ten, each with its cause. They are run again before
/// they count as failed, and reported apart.
final class Unsteady {
    static final int MOST = 10;
    static final int ATTEMPTS = 3;

    private Unsteady() {}

    /// Path → cause.
    static Map<String, String> list() {
        return TestList.rows("unsteady").stream().collect(Collectors.toMap(f -> f[0], f -> f[1]));
    }
}
