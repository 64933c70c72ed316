package jopher.compiler.base;

import java.util.ArrayList;
import java.util.List;

/// What -m and the like print: lines that are no errors, in the order in which the compiler comes to them, repetitions included (gc flushes each at once).
public final class Notes {
    private final List<Diagnostic> lines = new ArrayList<>();

    /// @param pos unknown for what has no place in the source
    public synchronized void report(Pos pos, String message) {
        lines.add(new Diagnostic(pos, "", message));
    }

    public synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    public synchronized List<String> lines() {
        return lines.stream().map(Diagnostic::toString).toList();
    }
}
