package jopher.compiler.driver;

import java.util.List;
import java.util.Map;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.LitKind;

/// -ldflags=-X: gives package variables other initial values.
///
/// before: `var version string`, `var version = "dev"` · after: `var version string = "1.2"`, `var version = "1.2"`
///
/// As in go, it has an effect only on string variables that are declared alone and without a value, or with a literal; names
/// that do not exist are passed over silently (cmd/link, -X).
final class LinkerStrings {
    private LinkerStrings() {}

    static void apply(LoadedProgram program, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        for (LoadedPackage p : program.packages()) {
            if (values.keySet().stream().noneMatch(v -> v.startsWith(p.linkPath() + ".") || v.startsWith(p.path() + "."))) {
                continue;
            }
            for (File f : p.files()) {
                List<Decl> decls = f.declList();
                decls.replaceAll(d -> d instanceof Decl.VarDecl v ? replaced(p, v, values) : d);
            }
        }
    }

    private static Decl replaced(LoadedPackage p, Decl.VarDecl v, Map<String, String> values) {
        if (v.nameList().size() != 1) {
            return v;
        }
        String name = v.nameList().get(0).value();
        String value = values.get(p.linkPath() + "." + name);
        if (value == null) {
            value = values.get(p.path() + "." + name);
        }
        boolean string = v.values() == null ? v.type() instanceof Expr.Name n && n.value().equals("string")
                : v.values() instanceof Expr.BasicLit l && l.kind() == LitKind.STRING;
        if (value == null || !string) {
            return v;
        }
        return new Decl.VarDecl(v.pos(), v.group(), v.pragma(), v.nameList(), v.type(), new Expr.BasicLit(v.pos(), quote(value), LitKind.STRING, false));
    }

    private static String quote(String s) {
        StringBuilder sb = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            switch (c) {
                case '"' -> sb.append("\\\"");
                case '\\' -> sb.append("\\\\");
                case '\n' -> sb.append("\\n");
                default -> sb.append(c);
            }
        }
        return sb.append('"').toString();
    }
}
