package jopher.compiler.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.load.LoadedPackage;

/// Packages did not compile. The user sees, per package, `# path` and its messages, with file names as go shows them.
public final class CompileErrors extends Exception {
    private static final long serialVersionUID = 1L;

    /// A package and what is wrong with it.
    public record Failed(LoadedPackage pkg, Diagnostics diagnostics) {}

    private static final Pattern POSITION = Pattern.compile("(?m)(^|[\\s(])(/[^\\s:]+\\.(?:go|s|y)):(\\d+)");

    private final transient List<Failed> failed;

    public CompileErrors(List<Failed> failed) {
        super("compile errors", null, false, false);
        this.failed = List.copyOf(failed);
    }

    public List<Failed> failed() {
        return failed;
    }

    /// What go prints on standard error.
    public List<String> lines(Path cwd, int limit) {
        List<String> out = new ArrayList<>();
        for (Failed f : failed) {
            out.add("# " + f.pkg().description());
            for (String line : f.diagnostics().lines(limit)) {
                out.add(shorten(cwd, line));
            }
        }
        return out;
    }

    /// Absolute file names at or below the working folder become `./x.go` or `dir/x.go`, others relative where that is shorter
    /// (cmd/go, showOutput).
    public static String shorten(Path cwd, String text) {
        Matcher m = POSITION.matcher(text);
        StringBuilder sb = new StringBuilder();
        while (m.find()) {
            Path file = Path.of(m.group(2));
            String rel = cwd.relativize(file).toString();
            String shown = file.getParent().equals(cwd) ? "./" + rel : rel.length() < m.group(2).length() ? rel : m.group(2);
            m.appendReplacement(sb, Matcher.quoteReplacement(m.group(1) + shown + ":" + m.group(3)));
        }
        m.appendTail(sb);
        return sb.toString();
    }
}
