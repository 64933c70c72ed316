package jopher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as its user sees it: output, messages, exit codes.
class CommandLineTest {
    @TempDir Path dir;

    /// Standard output, standard error and `exit N` of one command.
    private String jopher(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8); PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            status = Main.run(args, new Main.Console(o, e, dir.toRealPath()));
        }
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8) + "exit " + status;
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(dir.resolve(name).getParent());
        Files.writeString(dir.resolve(name), text);
    }

    @Test
    void version() throws IOException {
        assertTrue(jopher("version").matches("go version go1\\.26\\S* linux/jvm\nexit 0"), jopher("version"));
    }

    @Test
    void unknownCommandsAndFlags() throws IOException {
        assertEquals("jopher nosuch: unknown command\nRun 'jopher help' for usage.\nexit 2", jopher("nosuch"));
        assertEquals("flag provided but not defined: -foo\nusage: jopher build [-o output] [build flags] [packages]\nRun 'jopher help build' for details.\nexit 2",
                jopher("build", "-foo", "x.go"));
        assertEquals("flag provided but not defined: -foo\nusage: jopher build [-o output] [build flags] [packages]\nRun 'jopher help build' for details.\nexit 2",
                jopher("build", "--foo=3"));
        assertTrue(jopher("build", "-race", "x.go").startsWith("go: -race is not supported"));
    }

    @Test
    void errorsOfAProgram() throws IOException {
        write("x.go", "package main\n\nfunc main() {\n\tx := 1\n\ty()\n}\n");
        assertEquals("# command-line-arguments\n./x.go:4:2: declared and not used: x\n./x.go:5:2: undefined: y\nexit 1", jopher("build", "x.go"));
        write("s.go", "package main\n\nfunc main() {\n");
        assertEquals("# command-line-arguments\n./s.go:4:1: syntax error: unexpected EOF, expected }\nexit 1", jopher("run", "s.go"));
        write("m.go", "package main\n\nimport \"nosuch\"\n");
        assertTrue(jopher("run", "m.go").startsWith("m.go:3:8: package nosuch is not in std ("));
        write("lib.go", "package lib\n");
        assertEquals("package command-line-arguments is not a main package\nexit 1", jopher("run", "lib.go"));
    }

    /// The class of a function value is made by every package that uses the function as one, always alike: link's verifier compares them.
    @Test
    void functionValuesOfOtherPackages() throws IOException {
        write("go.mod", "module example.com/m\n\ngo 1.26\n");
        write("a/a.go", "package a\n\ntype T struct{ P *int }\n\n//go:noinline\nfunc Brief(t *T) *T { return &T{t.P} }\n\nvar Own = Brief\n");
        write("main.go", "package main\n\nimport \"example.com/m/a\"\n\nvar f = a.Brief\n\nfunc main() { println(f(a.Own(&a.T{})).P == nil) }\n");
        assertEquals("exit 0", jopher("build", "--verify-each", "-o", "prog", "."));
        assertEquals("true\nexit 0", jopher("run", "."));
    }

    @Test
    void list() throws IOException {
        write("go.mod", "module example.com/m\n\ngo 1.26\n");
        write("a/a.go", "package a\n");
        write("b/b.go", "package b\n\nimport _ \"example.com/m/a\"\n");
        assertEquals("example.com/m/a\nexample.com/m/b\nexit 0", jopher("list", "./..."));
        assertEquals("b [b.go] example.com/m/a\nexit 0", jopher("list", "-f", "{{.Name}} {{.GoFiles}} {{join .Imports \",\"}}", "./b"));
        assertEquals("example.com/m\nexit 0", jopher("list", "-m"));
    }

    /// Each package is visited once, however many ways lead to it.
    @Test
    void listsPackagesThatAreImportedAlongManyWays() throws Exception {
        write("go.mod", "module m\n\ngo 1.26\n");
        write("p0/p.go", "package p\n");
        write("p1/p.go", "package p\n\nimport _ \"m/p0\"\n");
        for (int i = 2; i < 60; i++) {
            write("p" + i + "/p.go", "package p\n\nimport (\n\t_ \"m/p" + (i - 1) + "\"\n\t_ \"m/p" + (i - 2) + "\"\n)\n");
        }
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(60), () -> assertEquals("60\nexit 0", jopher("list", "./...").replaceFirst("(?s)^(m/p\\d+\n){60}", "60\n")));
    }

    @Test
    void buildsPrograms() throws Exception {
        write("go.mod", "module example.com/prog\n\ngo 1.26\n");
        write("main.go", "package main\n\nvar version = \"dev\"\n\nfunc main() {\n\tprintln(\"hello\", version)\n}\n");
        assertEquals("exit 0", jopher("build", "-ldflags=-X main.version=1.2"));
        Process p = new ProcessBuilder(dir.resolve("prog").toString()).redirectErrorStream(true).start();
        assertEquals("hello 1.2\n", new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, p.waitFor());
    }
}
