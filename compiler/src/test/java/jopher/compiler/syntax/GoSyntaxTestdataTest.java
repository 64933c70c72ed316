package jopher.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import jopher.compiler.base.Source;

/// The error tests of Go's own parser (GOROOT/src/cmd/compile/internal/syntax/testdata): a comment `/* ERROR rx */` before
/// a token, or `// ERROR rx` at the end of a line, declares an error there and nowhere else.
class GoSyntaxTestdataTest {
    @TestFactory
    Stream<DynamicTest> everyFile() {
        Optional<Path> root = GoRoot.find();
        assumeTrue(root.isPresent(), "no Go installation: set GOROOT");
        return GoRoot.goFiles(root.get().resolve("src/cmd/compile/internal/syntax/testdata")).stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }

    private static void check(Path file) throws IOException {
        Source source = Source.read(file, file.getFileName().toString());
        Map<String, String> declared = declaredErrors(source);
        List<String> wrong = new ArrayList<>();
        Parser.parse(source, (pos, message) -> {
            String exact = pos.line() + ":" + pos.col();
            String at = declared.containsKey(exact) ? exact : pos.line() + ":";
            String pattern = declared.get(at);
            if (pattern == null) {
                wrong.add(exact + ": unexpected error: " + message);
            } else if (!goPattern(pattern).matcher(message).find()) {
                wrong.add(exact + ": " + message + " does not match " + pattern);
            } else {
                declared.remove(at);
            }
        }, EnumSet.of(Mode.CHECK_BRANCHES));
        declared.forEach((at, pattern) -> wrong.add(at + " missing error: " + pattern));
        assertEquals(List.of(), wrong);
    }

    /// In Go's regular expressions `{` stands for itself unless a number follows.
    private static Pattern goPattern(String rx) {
        return Pattern.compile(rx.replaceAll("(?<!\\\\)\\{(?!\\d)", "\\\\{"));
    }

    private static final Pattern COMMENT = Pattern.compile("/\\*(.*?)\\*/|//([^\\n]*)", Pattern.DOTALL);

    /// Patterns by `line:col` of the token that follows a general comment, by `line:` of a line comment.
    private static Map<String, String> declaredErrors(Source source) {
        Map<String, String> declared = new TreeMap<>();
        Scanner s = new Scanner(source.bytes(), new SourceReader.Listener() {
            @Override
            public void error(int line, int col, String message) {}

            @Override
            public void directive(int line, int col, String text, boolean alone) {}
        });
        int end = 0;
        int line = 1;
        do {
            s.next();
            String gap = new String(source.bytes(), end, s.start - end, StandardCharsets.UTF_8);
            String pattern = null;
            Matcher m = COMMENT.matcher(gap);
            while (m.find()) {
                if (m.group(1) != null && m.group(1).startsWith(" ERROR ")) {
                    pattern = m.group(1).substring(7).strip();
                } else if (m.group(2) != null && m.group(2).startsWith(" ERROR ")) {
                    int before = (int) gap.substring(0, m.start()).chars().filter(c -> c == '\n').count();
                    declared.put((line + before) + ":", m.group(2).substring(7).strip());
                }
            }
            if (pattern != null) {
                declared.put(s.tokLine + ":" + s.tokCol, pattern);
            }
            end = s.at;
            line = s.line;
        } while (s.tok != TokenKind.EOF);
        return declared;
    }
}
