package jopher.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadOptions;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Loader;
import jopher.compiler.driver.load.ModuleGraph;
import jopher.compiler.driver.overlay.OverlayFiles;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// What a package of the standard library exports on linux/amd64 it exports under our overlay, too: functions, types, their methods and fields,
/// variables and constants. What cannot exist stands in `missing-names.txt`, with the reason.
class ExportedNamesTest {
    @Test
    void theOverlayDropsNoName() throws Exception {
        GoEnv env = new GoEnv(System.getenv());
        OverlayFiles overlay = OverlayFiles.fromClassPath(ExportedNamesTest.class.getClassLoader());
        Path cwd = Path.of("").toAbsolutePath();
        Goroot goroot = Goroot.find(null, env);
        List<String> touched = new ArrayList<>();
        overlay.importPaths().forEach(p -> {
            if (Files.isDirectory(goroot.src().resolve(p))) {
                touched.add(p);
            }
        });
        LoadedProgram ours = new Loader(goroot, ModuleGraph.load(cwd, env, ""), overlay, LoadOptions.of(cwd)).load(touched);
        Set<String> missing = new TreeSet<>();
        for (String path : touched) {
            List<File> originals = new ArrayList<>();
            for (var f : DirectoryScan.of(goroot.src().resolve(path), BuildContext.std(Set.of()).onArch("amd64")).selected()) {
                originals.add(Parser.parse(new Source(f.name(), f.bytes()), new Diagnostics(), Set.of()));
            }
            Set<String> names = exported(originals);
            assertTrue(!names.isEmpty() || path.equals("runtime/cgo"), path);
            names.removeAll(exported(ours.find(path).files()));
            names.forEach(n -> missing.add(path + " " + n));
        }
        assertEquals(String.join("\n", listed().keySet()), String.join("\n", missing));
    }

    /// `path Name: reason`, one a line.
    private static Map<String, String> listed() throws Exception {
        Map<String, String> out = new TreeMap<>();
        try (var in = ExportedNamesTest.class.getResourceAsStream("missing-names.txt")) {
            for (String line : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
                int colon = line.indexOf(": ");
                if (!line.startsWith("#")) {
                    assertTrue(colon > 0 && colon + 2 < line.length(), "no reason: " + line);
                    out.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        }
        return out;
    }

    private static Set<String> exported(Collection<File> files) {
        Set<String> out = new TreeSet<>();
        for (File f : files) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.ImportDecl _ -> { }
                    case Decl.ConstDecl c -> c.nameList().forEach(n -> add(out, "", n.value()));
                    case Decl.VarDecl v -> v.nameList().forEach(n -> add(out, "", n.value()));
                    case Decl.TypeDecl t -> {
                        add(out, "", t.name().value());
                        if (t.type() instanceof Expr.StructType s && exported(t.name().value())) {
                            s.fieldList().stream().filter(x -> x.name() != null).forEach(x -> add(out, t.name().value() + ".", x.name().value()));
                        }
                    }
                    case Decl.FuncDecl m -> {
                        String receiver = m.recv() == null ? "" : receiver(m.recv().type());
                        if (receiver.isEmpty() || exported(receiver)) {
                            add(out, receiver.isEmpty() ? "" : receiver + ".", m.name().value());
                        }
                    }
                }
            }
        }
        return out;
    }

    private static void add(Set<String> out, String prefix, String name) {
        if (exported(name)) {
            out.add(prefix + name);
        }
    }

    private static boolean exported(String name) {
        return Character.isUpperCase(name.codePointAt(0));
    }

    private static String receiver(Expr type) {
        return switch (type) {
            case Expr.Operation o when o.y() == null -> receiver(o.x());
            case Expr.ParenExpr p -> receiver(p.x());
            case Expr.IndexExpr i -> receiver(i.x());
            case Expr.Name n -> n.value();
            default -> "";
        };
    }
}
