package jopher.compiler.types;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The `ERROR` comments of a Go file, by the line of the token before them (as syntax.CommentMap).
final class CommentMap {
    /// An expected message: position of the token before the comment, text that the message contains or a pattern that it matches.
    record Expected(int line, int col, String text, Pattern pattern) {
        boolean matches(String message) {
            return pattern != null ? pattern.matcher(message).find() : message.contains(text);
        }

        @Override
        public String toString() {
            return line + ":" + col + ": " + (pattern != null ? pattern : text);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("(?s)"
            + "(?<space>[ \\t\\r\\n]+)"
            + "|(?<comment>//[^\\n]*|/\\*.*?\\*/)"
            + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|`[^`]*`|'(?:[^'\\\\\\n]|\\\\.)*+'"
            + "|[A-Za-z0-9_\\x80-\\xff]+(?:\\.[0-9][A-Za-z0-9_]*)?"
            + "|<<=|>>=|&\\^=|\\.\\.\\.|&&|\\|\\||<-|\\+\\+|--|==|!=|<=|>=|:=|\\+=|-=|\\*=|/=|%=|&=|\\|=|\\^=|<<|>>|&\\^"
            + "|.");

    private CommentMap() {}

    static Map<Integer, List<Expected>> of(byte[] source) {
        String s = new String(source, StandardCharsets.ISO_8859_1); // columns are bytes
        Map<Integer, List<Expected>> map = new HashMap<>();
        int line = 1;
        int lineStart = 0;
        int prevLine = 0;
        int prevCol = 0;
        var m = TOKEN.matcher(s);
        while (m.lookingAt()) {
            if (m.group("comment") != null) {
                String text = m.group().startsWith("/*") ? s.substring(m.start() + 2, m.end() - 2) : s.substring(m.start() + 2, m.end());
                Expected e = expected(prevLine, prevCol, text);
                if (e != null) {
                    map.computeIfAbsent(prevLine, k -> new ArrayList<>()).add(e);
                }
            } else if (m.group("space") == null) {
                prevLine = line;
                prevCol = m.start() - lineStart + 1;
            }
            for (int i = m.start(); i < m.end(); i++) {
                if (s.charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            m.region(m.end(), s.length());
        }
        return map;
    }

    private static Expected expected(int line, int col, String text) {
        boolean regexp = text.startsWith(" ERRORx ");
        if (!regexp && !text.startsWith(" ERROR ")) {
            return null;
        }
        String lit = text.substring(regexp ? 8 : 7).strip();
        String latin1 = jopher.compiler.types.constant.Constant.makeFromLiteral(
                new String(lit.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), jopher.compiler.syntax.LitKind.STRING).stringVal();
        return new Expected(line, col, latin1, regexp ? Pattern.compile(latin1.replaceAll("(?<!\\\\)\\{(?![0-9])", "\\\\{")) : null);
    }
}
