package jopher.compiler.noder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;

/// Files with a Go program and its IR: `-- go --`, then `-- ir --`. Run as a program with file names it rewrites the IR part;
/// whoever does that reads the difference.
public final class GoldenIr {
    static final Path DIR = Path.of("src/test/resources/jopher/compiler/noder");
    private static final String GO = "-- go --\n";
    private static final String IR = "-- ir --\n";

    private GoldenIr() {}

    static List<Path> files() throws IOException {
        try (Stream<Path> s = Files.list(DIR)) {
            return s.filter(p -> p.toString().endsWith(".txtar")).sorted().toList();
        }
    }

    static String program(String text) {
        return text.substring(text.indexOf(GO) + GO.length(), text.indexOf(IR));
    }

    static String expected(String text) {
        return text.substring(text.indexOf(IR) + IR.length());
    }

    /// The IR of a program that imports nothing, after the verifier.
    static String actual(String name, String program) {
        Diagnostics errors = new Diagnostics();
        PackageIr ir = ir(name, program, errors);
        if (ir == null) {
            return errors.toString();
        }
        List<String> problems = IrVerifier.verify(ir);
        return problems.isEmpty() ? IrPrinter.print(ir) : String.join("\n", problems);
    }

    /// The IR of a program that imports nothing; null if it has errors.
    public static PackageIr ir(String name, String program, Diagnostics errors) {
        List<File> files = List.of(Parser.parse(Source.of(name + ".go", program), errors));
        Context context = new Context();
        Importer none = (path, dir) -> {
            throw new AssertionError("imports " + path);
        };
        Checker.Result r = new Checker(CheckConfig.COMPILER, none, context, errors).check("main", files);
        if (errors.hasErrors()) {
            return null;
        }
        PackageSource nothing = new PackageSource() {
            @Override
            public Facts facts(FuncObj origin) {
                return null;
            }

            @Override
            public Source function(FuncObj origin) {
                return null;
            }
        };
        return Noder.node(r.pkg(), files, r.info(), context, nothing, EmbedData.NONE);
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(".txtar", "");
    }

    public static void main(String[] args) throws IOException {
        for (String a : args) {
            Path p = Path.of(a);
            String text = Files.readString(p);
            if (!text.contains(IR)) {
                text += IR;
            }
            Files.writeString(p, text.substring(0, text.indexOf(IR)) + IR + actual(name(p), program(text)));
        }
    }
}
