package jopher.compiler.driver.load;

/// Rules about the text of import paths.
final class ImportPaths {
    /// Where GOROOT has the modules that its commands use.
    static final String COMMAND_VENDOR = "cmd/vendor/";

    private ImportPaths() {}

    /// The import path by which the overlay knows a package.
    static String overlaid(String path) {
        return path.startsWith(COMMAND_VENDOR) ? path.substring(COMMAND_VENDOR.length()) : path;
    }

    static boolean isLocal(String path) {
        return path.equals(".") || path.equals("..") || path.startsWith("./") || path.startsWith("../");
    }

    /// A path whose first element has no dot can only belong to the standard library (or to a module that is so named).
    static boolean looksStandard(String path) {
        int slash = path.indexOf('/');
        return (slash < 0 ? path : path.substring(0, slash)).indexOf('.') < 0;
    }

    /// go/build's and the compiler's rule for characters (spec: Import declarations).
    static boolean isValid(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return false;
        }
        return path.codePoints().allMatch(c -> c > ' ' && c != 0x7f && c != 0xfffd && "!\"#$%&'()*,:;<=>?[\\]^`{|}".indexOf(c) < 0 && !Character.isWhitespace(c));
    }

    /// The part of an import path before its last `internal` element (with the slash), null if it has none: importers must be
    /// below it.
    static String internalParent(String path) {
        if (path.equals("internal") || path.startsWith("internal/") && !path.substring(9).contains("/internal/") && !path.endsWith("/internal")) {
            return "";
        }
        if (path.endsWith("/internal")) {
            return path.substring(0, path.length() - "internal".length());
        }
        int i = path.lastIndexOf("/internal/");
        return i < 0 ? null : path.substring(0, i + 1);
    }

    /// Whether `path` matches a pattern with `...`, which stands for any text; `x/...` also matches `x`
    /// (cmd/internal/pkgpattern).
    static boolean matches(String pattern, String path) {
        String re = java.util.regex.Pattern.quote(pattern).replace("...", "\\E.*\\Q");
        if (pattern.endsWith("/...")) {
            String head = pattern.substring(0, pattern.length() - 4);
            if (matchesPlain(head, path)) {
                return true;
            }
        }
        return path.matches(re);
    }

    private static boolean matchesPlain(String pattern, String path) {
        return path.matches(java.util.regex.Pattern.quote(pattern).replace("...", "\\E.*\\Q"));
    }
}
