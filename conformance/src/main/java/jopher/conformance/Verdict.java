package jopher.conformance;

/// How a test went.
///
/// @param reason one line, "" if it passed: what kind of failure, used to group failures
/// @param detail everything worth seeing
public record Verdict(boolean passed, String reason, String detail) {
    public static final Verdict PASS = new Verdict(true, "", "");

    public static Verdict fail(String reason, String detail) {
        return new Verdict(false, reason, detail);
    }
}
