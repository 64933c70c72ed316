package jopher.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Characters;

/// The directives that cgo writes: whether a file may have them, and how they must look (Go 1.26 cmd/compile/internal/noder: pragma, pragcgo).
/// They have no other meaning here.
final class CgoDirectives {
    private CgoDirectives() {}

    /// The messages about `text` (without `//`).
    ///
    /// @param trusted the file belongs to the standard library or was written by cgo
    /// @param generated it was written by cgo
    static List<String> problems(String text, boolean trusted, boolean generated) {
        List<String> problems = new ArrayList<>();
        List<String> f = fields(text);
        if (text.startsWith("go:cgo_import_dynamic ") && f.size() >= 4) {
            // permitted in every file
            String library = strip(f.get(3));
            if (!library.isEmpty() && !safe(library) && !generated) {
                problems.add("invalid library name " + Characters.quote(library) + " in cgo_import_dynamic directive");
            }
        } else if (!trusted) {
            problems.add("//" + text + " only allowed in cgo-generated code");
        }
        String usage = usage(f);
        if (usage != null) {
            problems.add("usage: //" + f.getFirst() + " " + usage);
        }
        return problems;
    }

    /// How the directive should have been written; null if it is right.
    private static String usage(List<String> f) {
        StringBuilder shape = new StringBuilder();
        f.subList(1, f.size()).forEach(s -> shape.append(quoted(s) ? 'q' : 'n'));
        String s = shape.toString();
        return switch (f.getFirst()) {
            case "go:cgo_export_static", "go:cgo_export_dynamic" -> s.matches("nn?") ? null : "local [remote]";
            case "go:cgo_import_dynamic" -> s.matches("n|nn|nnq") ? null : "local [remote [\"library\"]]";
            case "go:cgo_import_static" -> s.equals("n") ? null : "local";
            case "go:cgo_dynamic_linker" -> s.equals("q") ? null : "\"path\"";
            case "go:cgo_ldflag" -> s.equals("q") ? null : "\"arg\"";
            default -> null;
        };
    }

    private static boolean quoted(String s) {
        return s.length() >= 2 && s.startsWith("\"") && s.endsWith("\"");
    }

    private static String strip(String s) {
        return s.replaceAll("^\"+|\"+$", "");
    }

    /// Nothing that a linker would take for an option.
    private static boolean safe(String name) {
        char c = name.charAt(0);
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '_' || c == '/' || c >= 0x80;
    }

    /// Words; a quoted one begins and ends at its quotes, without escapes, and is lost when it is not closed.
    private static List<String> fields(String s) {
        List<String> fields = new ArrayList<>();
        int start = -1;
        boolean inQuote = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"') {
                if (start >= 0) {
                    fields.add(s.substring(start, inQuote ? i + 1 : i));
                }
                start = inQuote ? -1 : i;
                inQuote = !inQuote;
            } else if (!inQuote && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                if (start >= 0) {
                    fields.add(s.substring(start, i));
                }
                start = -1;
            } else if (start < 0) {
                start = i;
            }
        }
        if (!inQuote && start >= 0) {
            fields.add(s.substring(start));
        }
        return fields;
    }
}
