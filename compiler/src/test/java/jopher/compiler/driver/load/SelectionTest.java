package jopher.compiler.driver.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/// Which files are selected, and what is read of them.
class SelectionTest {
    private final BuildContext std = BuildContext.std(Set.of());

    @Test
    void fileNames() {
        for (String yes : List.of("x.go", "linux.go", "x_linux.go", "x_unix.go", "x_jvm.go", "x_linux_test.go", "x_purego.go", "zgoos_x.go")) {
            assertTrue(std.matchFileName(yes), yes);
        }
        for (String no : List.of("x_amd64.go", "x_linux_amd64.go", "x_windows.go", "x_wasm_test.go", "x_js_wasm.go", "x_arm64.s")) {
            assertFalse(std.matchFileName(no), no);
        }
    }

    private boolean eval(String constraint) throws BuildConstraint.SyntaxError {
        return BuildConstraint.parseGoBuild(constraint).eval(std::matchTag);
    }

    @Test
    void constraints() throws Exception {
        assertTrue(eval("linux && !amd64 && gc"));
        assertTrue(eval("unix && (purego || !purego) && go1.26"));
        assertFalse(eval("go1.27 || cgo || windows"));
        assertTrue(eval("!(cgo || arm64) && math_big_pure_go"));
        assertFalse(eval("noasm"));
        assertTrue(BuildContext.modules(Set.of("extra")).matchTag("noasm"));
        assertTrue(BuildContext.modules(Set.of("extra")).matchTag("extra"));
        assertTrue(std.onArch("amd64").matchTag("amd64"));
        for (String bad : List.of("linux &&", "a & b", "(a", "!!a", "a b", "")) {
            assertThrows(BuildConstraint.SyntaxError.class, () -> eval(bad), bad);
        }
    }

    private static FileHeader scan(String text) {
        return FileHeader.scan(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headers() {
        FileHeader h = scan("""
                // Copyright

                //go:build linux

                /* package
                   comment */
                package p

                import "fmt"
                import (
                	. "a/b"; _ "c"

                	d "e" // comment
                )
                var x = `
                import "no"`
                """);
        assertEquals("p", h.packageName());
        assertEquals(List.of("fmt", "a/b", "c", "e"), h.imports().stream().map(FileHeader.Import::path).toList());
        assertEquals(new FileHeader.Import("e", "d", 13, 2), h.imports().get(3));
        assertTrue(h.constraint().eval(std::matchTag));
        assertEquals(null, h.error());
    }

    @Test
    void headerErrorsAreGosWords() {
        assertEquals("1:1: expected 'package', found packag", scan("packag main\n").error());
        assertEquals("1:1: expected 'package', found 'EOF'", scan("").error());
        assertEquals("2:8: string literal not terminated", scan("package main\nimport \"fmt\nfunc main(){}").error());
    }

    /// A constraint counts only before the package clause; the old form needs a blank line after it.
    @Test
    void whereConstraintsStand() {
        assertEquals(null, scan("// +build windows\npackage p\n").constraint());
        assertFalse(scan("// +build windows\n\npackage p\n").constraint().eval(std::matchTag));
        assertTrue(scan("// +build windows linux,!cgo\n\npackage p\n").constraint().eval(std::matchTag));
        assertEquals(null, scan("package p\n//go:build windows\n").constraint());
        assertTrue(scan("// +build windows\n//go:build linux\n\npackage p\n").constraint().eval(std::matchTag));
    }

    @Test
    void embedPatterns() {
        FileHeader h = scan("""
                package p
                import "embed"
                //go:embed a.txt "b c" `d`
                var fs embed.FS
                var s = `
                //go:embed not this
                `
                	//go:embed all:dir
                var t embed.FS
                """);
        assertEquals(List.of("a.txt", "b c", "d", "all:dir"), h.embeds().stream().map(FileHeader.EmbedPattern::pattern).toList());
        assertEquals(new FileHeader.EmbedPattern("b c", 3, 18), h.embeds().get(1));
    }

    @Test
    void globs() {
        assertTrue(GlobPattern.matches("*.txt", "a.txt"));
        assertFalse(GlobPattern.matches("*.txt", "d/a.txt"));
        assertTrue(GlobPattern.matches("[a-c]?\\*", "bx*"));
        assertTrue(GlobPattern.matches("[^a]*", "b"));
        assertFalse(GlobPattern.isWellFormed("[a"));
        assertFalse(GlobPattern.isWellFormed("a\\"));
    }

    @Test
    void patternsWithDots() {
        assertTrue(ImportPaths.matches("net/...", "net"));
        assertTrue(ImportPaths.matches("net/...", "net/http"));
        assertFalse(ImportPaths.matches("net/...", "network"));
        assertTrue(ImportPaths.matches("net...", "network"));
        assertEquals("a/", ImportPaths.internalParent("a/internal/b"));
        assertEquals("", ImportPaths.internalParent("internal/abi"));
        assertEquals(null, ImportPaths.internalParent("a/internals/b"));
    }

    @Test
    void versions() {
        List<String> ordered = List.of("v0.0.0-20200101000000-abcdef", "v0.1.0", "v1.0.0-alpha", "v1.0.0-alpha.1", "v1.0.0-beta.2", "v1.0.0-beta.11",
                "v1.0.0-rc.1", "v1.0.0", "v1.2.0", "v1.10.0", "v2.0.0+incompatible");
        for (int i = 1; i < ordered.size(); i++) {
            assertTrue(SemVer.compare(ordered.get(i - 1), ordered.get(i)) < 0, ordered.get(i));
        }
    }

    @Test
    void goMod() throws Exception {
        GoMod m = GoMod.parse("""
                module "example.com/m" // comment
                go 1.25
                require a.b/c v1.2.3 // indirect
                require (
                	d.e/f v0.0.1
                )
                replace d.e/f => ../f
                replace a.b/c v1.2.3 => x.y/z v2.0.0
                exclude q.r/s v1.0.0
                retract [v1.0.0, v1.1.0]
                """, "go.mod");
        assertEquals("example.com/m", m.module());
        assertEquals("1.25", m.go());
        assertEquals(List.of(new GoMod.Require("a.b/c", "v1.2.3", true), new GoMod.Require("d.e/f", "v0.0.1", false)), m.require());
        assertTrue(m.replace().get(0).isLocal());
        assertEquals(new GoMod.Replace("a.b/c", "v1.2.3", "x.y/z", "v2.0.0"), m.replace().get(1));
        assertEquals("go: errors parsing go.mod:\ngo.mod:1: unknown directive: modul",
                assertThrows(LoadException.class, () -> GoMod.parse("modul x\n", "go.mod")).getMessage());
        assertEquals("!azure/!a", ModuleGraph.escape("Azure/A"));
    }
}
