package jopher.cli;

import java.util.ArrayList;
import java.util.List;

/// Splits flag lists as go does: blank-separated, single or double quotes around a word, no escapes (cmd/internal/quoted).
final class Words {
    private Words() {}

    static List<String> split(String s, String flag) {
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '\'' || c == '"') {
                int e = s.indexOf(c, i + 1);
                if (e < 0) {
                    throw new GoCommand.BadFlag("invalid value \"" + s + "\" for flag " + flag + ": unterminated " + c + " string");
                }
                out.add(s.substring(i + 1, e));
                i = e + 1;
            } else {
                int start = i;
                while (i < s.length() && !Character.isWhitespace(s.charAt(i))) {
                    i++;
                }
                out.add(s.substring(start, i));
            }
        }
        return out;
    }
}
