package jopher.bench;

import java.util.List;

/// One program's run under one compiler.
///
/// @param reps nanoseconds of each repetition, in order
/// @param check the value that both compilers' programs must agree on
record Measurement(List<Long> reps, String check) {
    long first() {
        return reps.getFirst();
    }

    long best() {
        return reps.stream().min(Long::compare).get();
    }

    /// Reads what a program printed.
    static Measurement parse(String output) {
        List<Long> reps = output.lines().filter(l -> l.startsWith("rep ")).map(l -> Long.parseLong(l.substring(4).strip())).toList();
        String check = output.lines().filter(l -> l.startsWith("check ")).map(l -> l.substring(6).strip()).findFirst().orElse("");
        if (reps.isEmpty() || check.isEmpty()) {
            throw new IllegalStateException("no measurements in: " + output);
        }
        return new Measurement(reps, check);
    }

    /// The first repetition of the first run, the best of all.
    Measurement and(Measurement later) {
        java.util.ArrayList<Long> all = new java.util.ArrayList<>(reps);
        all.addAll(later.reps);
        return new Measurement(all, check);
    }
}
