package jopher.compiler.syntax;

import java.util.EnumSet;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;

/// The verifier of parse: a tree says all that its file says. Printing it, parsing that and printing again changes nothing.
public final class SyntaxVerifier {
    private SyntaxVerifier() {}

    /// @param file without syntax errors
    public static void verify(File file) {
        String once = Printer.print(file);
        Diagnostics errors = new Diagnostics();
        // directives have been checked for the file's own place
        File again = Parser.parse(Source.of("printed.go", once), errors, EnumSet.of(Mode.CHECK_BRANCHES, Mode.RUNTIME));
        if (again == null || errors.hasErrors()) {
            throw bug(file, "does not parse when printed: " + errors);
        }
        String twice = Printer.print(again);
        if (!once.equals(twice)) {
            int line = (int) once.chars().limit(mismatch(once, twice)).filter(c -> c == '\n').count();
            throw bug(file, "printed and parsed again, line " + (line + 1) + " differs: " + once.lines().skip(line).findFirst().orElse("(end)"));
        }
    }

    private static int mismatch(String a, String b) {
        return java.util.Arrays.mismatch(a.toCharArray(), b.toCharArray());
    }

    private static CompilerBug bug(File file, String message) {
        return new CompilerBug("parse", "", file.pos(), message);
    }
}
