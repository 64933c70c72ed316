package jopher.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `build -json`: one object per line of output, and one for each package that failed (go help buildjson).
final class BuildEvents {
    private static final Pattern PACKAGE = Pattern.compile("(?:package |providing package |provides package )(\\S+?)(?:;|:| is not in std|\\s|$)");

    private BuildEvents() {}

    static void failed(PrintStream out, String path, List<String> lines) {
        for (String block : lines) {
            for (String l : block.split("\n")) {
                out.println("{\"ImportPath\":" + Json.quote(path) + ",\"Action\":\"build-output\",\"Output\":" + Json.quote(l + "\n") + "}");
            }
        }
        out.println("{\"ImportPath\":" + Json.quote(path) + ",\"Action\":\"build-fail\"}");
    }

    /// The package that a message of loading is about.
    static String packageIn(String message) {
        Matcher m = PACKAGE.matcher(message);
        return m.find() ? m.group(1) : "";
    }
}
