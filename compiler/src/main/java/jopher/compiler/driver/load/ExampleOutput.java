package jopher.compiler.driver.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an example function is to print: the last comment of its body, if that begins with `Output:` or `Unordered output:`
/// (go/doc, Examples).
///
/// @param text its bytes, one per character: sources need not be valid UTF-8
record ExampleOutput(String text, boolean unordered) {
    private static final Pattern PREFIX = Pattern.compile("^[\\s\\x0B]*(unordered )?output:", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTIVE = Pattern.compile("^(line |extern |export |[a-z0-9]+:[a-z0-9])", Pattern.DOTALL);

    /// Null if the body from offset `from` to `to` has no such comment.
    static ExampleOutput of(byte[] source, int from, int to) {
        List<String> last = lastGroup(new String(source, from, to - from, StandardCharsets.ISO_8859_1));
        String text = text(last);
        Matcher m = PREFIX.matcher(text);
        if (!m.find()) {
            return null;
        }
        String rest = text.substring(m.end());
        int i = 0;
        while (i < rest.length() && rest.charAt(i) == ' ') {
            i++;
        }
        if (i < rest.length() && rest.charAt(i) == '\n') {
            i++;
        }
        return new ExampleOutput(rest.substring(i), m.group(1) != null);
    }

    /// The comments of the last group: those that follow each other without anything else or an empty line between them. A comment behind a
    /// token on the same line is no group with the lines below.
    private static List<String> lastGroup(String s) {
        List<String> group = new ArrayList<>();
        int line = 0;
        int endLine = -2;
        int tokenLine = -1;
        boolean trailing = false;
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (c == '\n') {
                line++;
                i++;
            } else if (s.startsWith("//", i) || s.startsWith("/*", i)) {
                int end = c == '/' && s.charAt(i + 1) == '/' ? s.indexOf('\n', i) : s.indexOf("*/", i + 2) + 2;
                end = end < i + 2 ? s.length() : end;
                if (line > endLine + (trailing ? 0 : 1)) {
                    group.clear();
                    trailing = tokenLine == line;
                }
                String comment = s.substring(i, end);
                group.add(comment);
                line += (int) comment.chars().filter(x -> x == '\n').count();
                endLine = line;
                i = end;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                i++;
            } else {
                int end = c == '`' ? s.indexOf('`', i + 1) + 1 : c == '"' || c == '\'' ? quoted(s, i) : i + 1;
                end = end <= i ? s.length() : end;
                line += (int) s.substring(i, end).chars().filter(x -> x == '\n').count();
                tokenLine = line;
                endLine = -2; // what follows is another group
                i = end;
            }
        }
        return group;
    }

    /// The end of a string or rune literal.
    private static int quoted(String s, int from) {
        int i = from + 1;
        while (i < s.length() && s.charAt(i) != s.charAt(from) && s.charAt(i) != '\n') {
            i += s.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, s.length());
    }

    /// The comments without their marks: no blanks at the ends of lines, no empty lines at the beginning, no two of them in a row
    /// (go/ast, CommentGroup.Text).
    private static String text(List<String> comments) {
        List<String> lines = new ArrayList<>();
        for (String c : comments) {
            String body = c.substring(2).replace("\r", "");
            if (c.startsWith("/*")) {
                body = body.substring(0, Math.max(body.length() - 2, 0));
            } else if (body.startsWith(" ")) {
                body = body.substring(1);
            } else if (DIRECTIVE.matcher(body).find()) {
                continue;
            }
            for (String l : body.split("\n", -1)) {
                String cut = l.stripTrailing();
                if (!cut.isEmpty() || !lines.isEmpty() && !lines.getLast().isEmpty()) {
                    lines.add(cut);
                }
            }
        }
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
