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
        return parse(Files.readString(file), shownAs);
    }

    public static GoMod parse(String text, String shownAs) throws LoadException {
        String module = "";
        String go = "";
        List<Require> require = new ArrayList<>();
        List<Exclude> exclude = new ArrayList<>();
        List<Replace> replace = new ArrayList<>();
        List<String> ignore = new ArrayList<>();
        String block = null;
        int n = 0;
        for (String raw : text.split("\n", -1)) {
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
                    continue;
                }
            } else if (words.size() == 1 && words.get(0).equals(")")) {
                block = null;
                continue;
            } else {
                verb = block;
                args = words;
            }
            switch (verb) {
                case "module" -> module = one(args, shownAs, n, "usage: module module/path");
                case "go" -> {
                    go = one(args, shownAs, n, "go directive expects exactly one argument");
                    if (!go.matches("[1-9][0-9]*\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)|(rc|beta|alpha)[0-9]+)?")) {
                        throw new LoadException(List.of("go: errors parsing " + shownAs + ":",
                                shownAs + ":" + n + ": invalid go version '" + go + "': must match format 1.23"));
                    }
                }
                case "require" -> {
                    if (args.size() != 2) {
                        throw malformed(shownAs, n, "usage: require module/path v1.2.3");
                    }
                    require.add(new Require(args.get(0), args.get(1), indirect));
                }
                case "exclude" -> {
                    if (args.size() != 2) {
                        throw malformed(shownAs, n, "usage: exclude module/path v1.2.3");
                    }
                    exclude.add(new Exclude(args.get(0), args.get(1)));
                }
                case "replace" -> {
                    int arrow = args.indexOf("=>");
                    if (arrow < 1 || arrow > 2 || args.size() - arrow < 2 || args.size() - arrow > 3) {
                        throw malformed(shownAs, n, "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory");
                    }
                    replace.add(new Replace(args.get(0), arrow == 2 ? args.get(1) : "", args.get(arrow + 1),
                            args.size() - arrow == 3 ? args.get(arrow + 2) : ""));
                }
                case "ignore" -> ignore.addAll(args);
                case "retract", "toolchain", "tool", "godebug" -> { }
                default -> throw malformed(shownAs, n, "unknown directive: " + verb);
            }
        }
        if (block != null) {
            throw malformed(shownAs, n, "unexpected end of file; missing )");
        }
        return new GoMod(module, go, require, exclude, replace, ignore);
    }

    private static String one(List<String> args, String shownAs, int line, String usage) throws LoadException {
        if (args.size() != 1) {
            throw malformed(shownAs, line, usage);
        }
        return args.get(0);
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
                    throw malformed(shownAs, n, "unterminated quoted string");
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
