package jopher.compiler.driver.load;

/// Shell patterns of package path: `*`, `?`, `[a-z]`, `[^a-z]`, `\c`; none crosses a slash.
public final class GlobPattern {
    private GlobPattern() {}

    public static boolean hasMeta(String pattern) {
        return pattern.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    public static String unescape(String pattern) {
        return pattern.replaceAll("\\\\(.)", "$1");
    }

    public static boolean isWellFormed(String pattern) {
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                if (i + 1 >= pattern.length()) {
                    return false;
                }
                i += 2;
            } else if (c == '[') {
                i = classEnd(pattern, i);
                if (i < 0) {
                    return false;
                }
            } else {
                i++;
            }
        }
        return true;
    }

    /// Index after the `]` of the class that begins at `i`, -1 if it is malformed.
    private static int classEnd(String p, int i) {
        int j = i + 1;
        if (j < p.length() && p.charAt(j) == '^') {
            j++;
        }
        int items = 0;
        while (j < p.length()) {
            char c = p.charAt(j);
            if (c == ']' && items > 0) {
                return j + 1;
            }
            if (c == ']' || c == '-') {
                return -1;
            }
            j += c == '\\' ? 2 : 1;
            if (j < p.length() && p.charAt(j) == '-') {
                j++;
                if (j >= p.length() || p.charAt(j) == ']' || p.charAt(j) == '-') {
                    return -1;
                }
                j += p.charAt(j) == '\\' ? 2 : 1;
            }
            items++;
        }
        return -1;
    }

    public static boolean matches(String pattern, String name) {
        return matches(pattern, 0, name, 0);
    }

    private static boolean matches(String p, int i, String s, int j) {
        while (i < p.length()) {
            char c = p.charAt(i);
            switch (c) {
                case '*' -> {
                    for (int k = j; k <= s.length(); k++) {
                        if (matches(p, i + 1, s, k)) {
                            return true;
                        }
                        if (k < s.length() && s.charAt(k) == '/') {
                            return false;
                        }
                    }
                    return false;
                }
                case '?' -> {
                    if (j >= s.length() || s.charAt(j) == '/') {
                        return false;
                    }
                    i++;
                    j++;
                }
                case '[' -> {
                    int end = classEnd(p, i);
                    if (end < 0 || j >= s.length() || s.charAt(j) == '/' || !inClass(p, i + 1, end - 1, s.charAt(j))) {
                        return false;
                    }
                    i = end;
                    j++;
                }
                default -> {
                    if (c == '\\') {
                        c = p.charAt(++i);
                    }
                    if (j >= s.length() || s.charAt(j) != c) {
                        return false;
                    }
                    i++;
                    j++;
                }
            }
        }
        return j == s.length();
    }

    private static boolean inClass(String p, int from, int to, char c) {
        boolean negated = p.charAt(from) == '^';
        int i = negated ? from + 1 : from;
        boolean hit = false;
        while (i < to) {
            if (p.charAt(i) == '\\') {
                i++;
            }
            char lo = p.charAt(i++);
            char hi = lo;
            if (i < to && p.charAt(i) == '-') {
                i++;
                if (p.charAt(i) == '\\') {
                    i++;
                }
                hi = p.charAt(i++);
            }
            hit |= lo <= c && c <= hi;
        }
        return hit != negated;
    }
}
