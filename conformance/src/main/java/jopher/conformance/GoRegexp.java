package jopher.conformance;

import java.util.regex.Pattern;

/// Go's regular expressions as Java's. The two agree but for a bracket or `&&` inside a class, and a brace that repeats
/// nothing, which are plain characters in Go.
final class GoRegexp {
    private GoRegexp() {}

    static Pattern compile(String go) {
        return Pattern.compile(translate(go), Pattern.UNIX_LINES);
    }

    static String translate(String go) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < go.length(); i++) {
            char c = go.charAt(i);
            if (c == '\\' && i + 1 < go.length()) {
                out.append(c).append(go.charAt(++i));
            } else if (inClass) {
                if (c == '[' && go.startsWith("[:", i)) {
                    int end = go.indexOf(":]", i);
                    out.append("\\p{").append(posix(go.substring(i + 2, end))).append('}');
                    i = end + 1;
                } else if (c == '[' || c == '&') {
                    out.append('\\').append(c);
                } else {
                    out.append(c);
                    inClass = c != ']';
                }
            } else if (c == '[') {
                inClass = true;
                out.append(c);
                if (go.startsWith("^", i + 1)) {
                    out.append(go.charAt(++i));
                }
                if (go.startsWith("]", i + 1)) {
                    out.append("\\]");
                    i++;
                }
            } else if (c == '{' && !go.substring(i).matches("(?s)\\{\\d+(,\\d*)?\\}.*")) {
                out.append("\\{");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String posix(String name) {
        return switch (name) {
            case "alpha" -> "Alpha";
            case "digit" -> "Digit";
            case "alnum" -> "Alnum";
            case "space" -> "Space";
            case "upper" -> "Upper";
            case "lower" -> "Lower";
            case "punct" -> "Punct";
            default -> throw new IllegalArgumentException("class [:" + name + ":]");
        };
    }
}
