package jopher.compiler.driver.load;

/// Order of module versions (semver.org 2.0.0, with Go's leading `v`; golang.org/x/mod/semver).
public final class SemVer {
    private SemVer() {}

    /// Compares two versions; "" (no version: the main module) is greater than all, as in minimal version selection.
    public static int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? 1 : -1;
        }
        String[] x = core(a).split("\\.");
        String[] y = core(b).split("\\.");
        for (int i = 0; i < 3; i++) {
            int c = number(i < x.length ? x[i] : "0", i < y.length ? y[i] : "0");
            if (c != 0) {
                return c;
            }
        }
        return prerelease(pre(a), pre(b));
    }

    private static String noBuild(String v) {
        int plus = v.indexOf('+');
        return plus < 0 ? v : v.substring(0, plus);
    }

    private static String core(String v) {
        String s = noBuild(v);
        int dash = s.indexOf('-');
        s = dash < 0 ? s : s.substring(0, dash);
        return s.startsWith("v") ? s.substring(1) : s;
    }

    private static String pre(String v) {
        String s = noBuild(v);
        int dash = s.indexOf('-');
        return dash < 0 ? "" : s.substring(dash + 1);
    }

    private static int number(String a, String b) {
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static int prerelease(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? 1 : -1;
        }
        String[] x = a.split("\\.");
        String[] y = b.split("\\.");
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            boolean nx = x[i].matches("[0-9]+");
            boolean ny = y[i].matches("[0-9]+");
            int c = nx && ny ? number(x[i], y[i]) : nx != ny ? (nx ? -1 : 1) : x[i].compareTo(y[i]);
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(x.length, y.length);
    }
}
