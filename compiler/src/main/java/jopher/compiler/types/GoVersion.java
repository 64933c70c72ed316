package jopher.compiler.types;

/// A language version, `go1.N`.
public record GoVersion(int major, int minor) implements Comparable<GoVersion> {
    public static final GoVersion GO1_9 = new GoVersion(1, 9), GO1_13 = new GoVersion(1, 13), GO1_14 = new GoVersion(1, 14),
            GO1_17 = new GoVersion(1, 17), GO1_18 = new GoVersion(1, 18), GO1_20 = new GoVersion(1, 20), GO1_21 = new GoVersion(1, 21),
            GO1_22 = new GoVersion(1, 22), GO1_23 = new GoVersion(1, 23), GO1_26 = new GoVersion(1, 26), CURRENT = GO1_26;

    /// Parses `go1.21`, `1.21`, `go1.21.3`, `go1.21rc2`; null if it is none of these.
    public static GoVersion parse(String s) {
        String t = s.startsWith("go") ? s.substring(2) : s;
        int i = digits(t, 0);
        if (i == 0) {
            return null;
        }
        int major = Integer.parseInt(t.substring(0, i));
        if (i == t.length()) {
            return new GoVersion(major, 0);
        }
        if (t.charAt(i) != '.') {
            return null;
        }
        int j = digits(t, i + 1);
        if (j == i + 1) {
            return null;
        }
        return new GoVersion(major, Integer.parseInt(t.substring(i + 1, j)));
    }

    private static int digits(String t, int i) {
        while (i < t.length() && i < 9 && t.charAt(i) >= '0' && t.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    @Override
    public int compareTo(GoVersion o) {
        return major != o.major ? Integer.compare(major, o.major) : Integer.compare(minor, o.minor);
    }

    public boolean atLeast(GoVersion o) {
        return compareTo(o) >= 0;
    }

    @Override
    public String toString() {
        return "go" + major + "." + minor;
    }
}
