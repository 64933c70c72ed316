package jopher.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;

/// The messages of errors.txtar: wording, positions, order and what is left out after an error are those of gc.
class ErrorMessagesTest {
    @TestFactory
    Stream<DynamicTest> asGc() throws IOException {
        Map<String, String> files = archive();
        return files.keySet().stream().filter(n -> n.endsWith(".go")).map(n -> n.substring(0, n.length() - 3))
                .map(n -> DynamicTest.dynamicTest(n, () -> assertEquals(files.get(n + ".errors"), errors(files.get(n + ".go")))));
    }

    private static String errors(String text) {
        Source source = Source.of("x.go", text.replace("<NUL>", "\0").replace("<BOM>", "\uFEFF").replace("<END>\n", ""));
        Diagnostics d = new Diagnostics();
        File f = Parser.parse(source, d);
        if (f != null && !d.hasSyntaxErrors()) {
            DirectiveChecker.check(f, true, d::report);
        }
        StringBuilder b = new StringBuilder();
        d.lines(Integer.MAX_VALUE).forEach(l -> b.append(l).append('\n'));
        return b.toString();
    }

    private static Map<String, String> archive() throws IOException {
        String text;
        try (InputStream in = ErrorMessagesTest.class.getResourceAsStream("errors.txtar")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, String> files = new LinkedHashMap<>();
        Matcher m = Pattern.compile("^-- (\\S+) --\n", Pattern.MULTILINE).matcher(text);
        String name = null;
        int start = 0;
        while (m.find()) {
            if (name != null) {
                files.put(name, text.substring(start, m.start()));
            }
            name = m.group(1);
            start = m.end();
        }
        files.put(name, text.substring(start));
        return files;
    }
}
