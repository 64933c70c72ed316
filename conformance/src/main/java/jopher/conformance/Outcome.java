package jopher.conformance;

/// What a process or a compilation did.
///
/// @param status exit code
/// @param output standard output and standard error together, one char per byte
/// @param timedOut it was stopped at the time limit
public record Outcome(int status, String output, boolean timedOut) {
    public static Outcome ok(String output) {
        return new Outcome(0, output, false);
    }

    public boolean success() {
        return status == 0 && !timedOut;
    }
}
