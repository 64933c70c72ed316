package jopher.compiler.driver.overlay;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.compiler.base.Pos;
import jopher.compiler.driver.Hash;
import jopher.compiler.syntax.File;

/// Hashes of the originals that the overlay replaces, in a file beside it: when another Go release changes one of them, the
/// replacement must be read again. One line each: import path, name, twelve hexadecimal digits.
public final class Pins {
    private Pins() {}

    /// `import path name` → hash, from the text of the pin list.
    public static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> out = new TreeMap<>();
        for (String line : text.split("\n")) {
            String[] w = line.strip().split("\\s+");
            if (w.length == 3 && !w[0].startsWith("#")) {
                out.put(w[0] + " " + w[1], w[2]);
            }
        }
        return out;
    }

    public static String format(SortedMap<String, String> pins) {
        StringBuilder sb = new StringBuilder("# Originals that the overlay replaces, of the Go release it was written for. Written by a command: see CONTRIBUTING.md\n");
        pins.forEach((k, v) -> sb.append(k).append(' ').append(v).append('\n'));
        return sb.toString();
    }

    /// Hash of the source from one position to another, comments and the amount of white space left out.
    static String hash(File file, Pos from, Pos to) {
        byte[] b = file.source().bytes();
        int start = offset(b, from);
        int end = to == null ? b.length : offset(b, to);
        return Hash.of(normalize(new String(b, start, Math.max(0, end - start), StandardCharsets.UTF_8))).substring(0, 12);
    }

    private static int offset(byte[] b, Pos p) {
        int line = 1;
        int i = 0;
        while (i < b.length && line < p.line()) {
            if (b[i++] == '\n') {
                line++;
            }
        }
        return Math.min(b.length, i + p.col() - 1);
    }

    static String normalize(String s) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (c == '/' && s.startsWith("//", i)) {
                int e = s.indexOf('\n', i);
                i = e < 0 ? s.length() : e;
            } else if (c == '/' && s.startsWith("/*", i)) {
                int e = s.indexOf("*/", i + 2);
                i = e < 0 ? s.length() : e + 2;
            } else if (c == '"' || c == '`' || c == '\'') {
                int e = i + 1;
                while (e < s.length() && s.charAt(e) != c) {
                    e += c != '`' && s.charAt(e) == '\\' ? 2 : 1;
                }
                out.append(s, i, Math.min(s.length(), e + 1));
                i = e + 1;
            } else if (Character.isWhitespace(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
                i++;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString().strip();
    }
}
