package jopher.compiler.driver.load;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.DirectoryScan.ScannedFile;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Parser;

/// The tests, benchmarks, fuzz tests and examples of a package's test files, in the order of the files (go help testfunc).
final class TestFunctions {
    /// A function of the package that the test program imports under the name `alias`.
    ///
    /// @param output of examples that are run, else null
    record Entry(String alias, String name, ExampleOutput output) {}

    final List<Entry> tests = new ArrayList<>();
    final List<Entry> benchmarks = new ArrayList<>();
    final List<Entry> fuzzTests = new ArrayList<>();
    final List<Entry> examples = new ArrayList<>();
    /// func TestMain, null if there is none.
    Entry main;

    /// What the test program needs a package for.
    enum Use {
        /// It is not imported.
        NONE,
        /// It is imported so that its examples are compiled.
        COMPILED,
        NAMED
    }

    /// Adds the functions of test files.
    ///
    /// @throws LoadException for a syntax error or a test with the wrong parameters
    Use add(java.nio.file.Path dir, List<ScannedFile> files, String alias) throws LoadException {
        Use use = Use.NONE;
        for (ScannedFile f : files) {
            Source source = new Source(dir.resolve(f.name()).toString(), f.bytes());
            Diagnostics errors = new Diagnostics();
            File tree = Parser.parse(source, errors);
            if (errors.hasErrors() || tree == null) {
                throw new LoadException(errors.lines(Diagnostics.LIMIT));
            }
            for (Decl d : tree.declList()) {
                if (d instanceof Decl.FuncDecl fn && fn.recv() == null) {
                    use = max(use, function(source, fn, alias));
                }
            }
            for (Decl d : tree.declList()) {
                if (d instanceof Decl.FuncDecl fn && fn.recv() == null && isTest(fn.name().value(), "Example") && fn.type().paramList().isEmpty()
                        && fn.type().resultList().isEmpty() && fn.body() != null) {
                    use = max(use, example(source, fn, alias));
                }
            }
        }
        return use;
    }

    private static Use max(Use a, Use b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private Use function(Source source, Decl.FuncDecl fn, String alias) throws LoadException {
        String name = fn.name().value();
        Entry e = new Entry(alias, name, null);
        if (name.equals("TestMain") && !takes(fn, "T")) {
            check(source, fn, "M");
            if (main != null) {
                throw new LoadException("multiple definitions of TestMain");
            }
            main = e;
        } else if (isTest(name, "Test")) {
            if (!name.equals("TestMain")) {
                check(source, fn, "T");
            }
            tests.add(e);
        } else if (isTest(name, "Benchmark")) {
            check(source, fn, "B");
            benchmarks.add(e);
        } else if (isTest(name, "Fuzz")) {
            check(source, fn, "F");
            fuzzTests.add(e);
        } else {
            return Use.NONE;
        }
        return Use.NAMED;
    }

    private Use example(Source source, Decl.FuncDecl fn, String alias) {
        ExampleOutput output = ExampleOutput.of(source.bytes(), offset(source, fn.body().pos()), offset(source, fn.body().rbrace()));
        if (output == null) {
            return Use.COMPILED;
        }
        examples.add(new Entry(alias, fn.name().value(), output));
        return Use.NAMED;
    }

    private static int offset(Source source, Pos pos) {
        byte[] b = source.bytes();
        int at = 0;
        for (int line = 1; line < pos.line(); line++) {
            while (b[at] != '\n') {
                at++;
            }
            at++;
        }
        return at + pos.col() - 1;
    }

    /// Whether a name is `prefix` alone or followed by anything but a lower-case letter.
    private static boolean isTest(String name, String prefix) {
        return name.startsWith(prefix) && (name.length() == prefix.length() || !Character.isLowerCase(name.codePointAt(prefix.length())));
    }

    /// Whether a function has one parameter of type `*arg` or `*x.arg` and no result. Whose type that is, the checker finds out.
    private static boolean takes(Decl.FuncDecl fn, String arg) {
        if (!fn.type().resultList().isEmpty() || fn.type().paramList().size() != 1) {
            return false;
        }
        return fn.type().paramList().get(0).type() instanceof Expr.Operation o && o.isUnary() && o.op() == Operator.MUL && switch (o.x()) {
            case Expr.Name n -> n.value().equals(arg);
            case Expr.SelectorExpr s -> s.sel().value().equals(arg);
            default -> false;
        };
    }

    private static void check(Source source, Decl.FuncDecl fn, String arg) throws LoadException {
        String name = fn.name().value();
        String why = null;
        if (!takes(fn, arg)) {
            why = "must be: func " + name + "(" + arg.toLowerCase(java.util.Locale.ROOT) + " *testing." + arg + ")";
        }
        if (!fn.tparamList().isEmpty()) {
            why = "test functions cannot have type parameters";
        }
        if (why != null) {
            throw new LoadException(source.path() + ":" + fn.name().pos().line() + ":" + Math.max(fn.name().pos().col() - "func ".length(), 1) + ": wrong signature for " + name + ", " + why);
        }
    }
}
