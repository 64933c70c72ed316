package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A go.mod file (golang.org/x/mod/modfile; reference: Go Modules Reference, go.mod files).
///
/// `go` is "" where there is no go directive. Directives that cannot change which files are compiled (retract, toolchain, tool,
/// godebug, ignore) are checked for shape only; `ignore` paths are kept for patterns.
public record GoMod(String module, String go, List<Require> require, List<Exclude> exclude, List<Replace> replace, List<String> ignore) {
    public record Require(String path, String version, boolean indirect) {}

    public record Exclude(String path, String version) {}

    /// `version` is "" for every version; `newVersion` is "" when `newPath` is a directory.
    public record Replace(String path, String version, String newPath, String newVersion) {
        public boolean isLocal() {
            return newVersion.isEmpty();
        }
    }

    public static GoMod read(Path file, String shownAs) throws IOException, LoadException {
        return parse(Files.readString(file), shownAs, file.toString());
    }

    /// @param shownAs the file's name in messages
    public static GoMod parse(String text, String shownAs) throws LoadException {
        return parse(text, shownAs, shownAs);
    }

    private static GoMod parse(String text, String shownAs, String fullName) throws LoadException {
        String module = "";
        String go = "";
        List<Require> require = new ArrayList<>();
        List<Exclude> exclude = new ArrayList<>();
        List<Replace> replace = new ArrayList<>();
        List<String> ignore = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        String block = null;
        String opened = "";
        String[] lines = text.split("\n", -1);
        int n = 0;
        for (String raw : lines) {
            n++;
            List<String> words = words(raw, shownAs, n);
            boolean indirect = raw.contains("//") && raw.substring(raw.indexOf("//") + 2).strip().startsWith("indirect");
            if (words.isEmpty()) {
                continue;
            }
            String verb;
            List<String> args;
            if (block == null) {
                verb = words.get(0);
                args = words.subList(1, words.size());
                if (args.size() == 1 && args.get(0).equals("(")) {
                    block = verb;
                    opened = fullName + ":" + n + ":1";
                    continue;
                }
            } else if (words.size() == 1 && words.get(0).equals(")")) {
                block = null;
                continue;
            } else {
                verb = block;
                args = words;
            }
            String wrong = null;
            switch (verb) {
                case "module" -> {
                    wrong = !module.isEmpty() ? "repeated module statement" : args.size() != 1 ? "usage: module module/path" : null;
                    module = wrong == null ? args.get(0) : module;
                }
                case "go" -> {
                    if (args.size() != 1) {
                        wrong = "go directive expects exactly one argument";
                    } else if (!go.isEmpty()) {
                        wrong = "repeated go statement";
                    } else if (!args.get(0).matches("[1-9][0-9]*\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)|(rc|beta|alpha)[0-9]+)?")) {
                        wrong = "invalid go version '" + args.get(0) + "': must match format 1.23.0";
                    } else {
                        go = args.get(0);
                    }
                }
                case "require" -> {
                    if (args.size() != 2) {
                        wrong = "usage: require module/path v1.2.3";
                    } else {
                        require.add(new Require(args.get(0), args.get(1), indirect));
                    }
                }
                case "exclude" -> {
                    if (args.size() != 2) {
                        wrong = "usage: exclude module/path v1.2.3";
                    } else {
                        exclude.add(new Exclude(args.get(0), args.get(1)));
                    }
                }
                case "replace" -> {
                    int arrow = args.indexOf("=>");
                    if (arrow < 1 || arrow > 2 || args.size() - arrow < 2 || args.size() - arrow > 3) {
                        wrong = "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory";
                    } else {
                        replace.add(new Replace(args.get(0), arrow == 2 ? args.get(1) : "", args.get(arrow + 1),
                                args.size() - arrow == 3 ? args.get(arrow + 2) : ""));
                    }
                }
                case "ignore" -> ignore.addAll(args);
                case "retract", "toolchain", "tool", "godebug" -> { }
                default -> wrong = "unknown directive: " + verb;
            }
            if (wrong != null) {
                errors.add(shownAs + ":" + n + ": " + wrong);
            }
        }
        if (block != null) {
            throw malformed(shownAs, n, "syntax error (unterminated block started at " + opened + ")");
        }
        if (!errors.isEmpty()) {
            errors.addFirst("go: errors parsing " + shownAs + ":");
            throw new LoadException(errors);
        }
        return new GoMod(module, go, require, exclude, replace, ignore);
    }

    private static LoadException malformed(String shownAs, int line, String message) {
        return new LoadException(List.of("go: errors parsing " + shownAs + ":", shownAs + ":" + line + ": " + message));
    }

    /// The words of a line: blank-separated or quoted, up to a comment.
    static List<String> words(String line, String shownAs, int n) throws LoadException {
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '[' || c == ']') {
                i++;
            } else if (c == '/' && line.startsWith("//", i)) {
                break;
            } else if (c == '(' || c == ')') {
                out.add(String.valueOf(c));
                i++;
            } else if (c == '"' || c == '`') {
                int e = line.indexOf(c, i + 1);
                if (e < 0) {
                    throw new LoadException(List.of("go: errors parsing " + shownAs + ":",
                            shownAs + ":" + n + ":" + (line.length() + 1) + ": unexpected newline in string"));
                }
                out.add(line.substring(i + 1, e));
                i = e + 1;
            } else {
                int start = i;
                while (i < line.length() && " \t\r()".indexOf(line.charAt(i)) < 0 && !line.startsWith("//", i)) {
                    i++;
                }
                out.add(line.substring(start, i));
            }
        }
        return out;
    }
}
