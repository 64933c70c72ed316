package jopher.compiler.driver.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jopher.compiler.driver.overlay.OverlayFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Modules on disk, loaded; every expected text is what go 1.26 prints. GOROOT is a small one made here.
class LoaderTest {
    @TempDir Path temp;
    private Path root;
    private Path goroot;

    @BeforeEach
    void tree() throws IOException {
        root = temp.toRealPath().resolve("m");
        goroot = temp.toRealPath().resolve("go");
        write(goroot, "VERSION", "go1.26.8\n");
        write(goroot, "src/runtime/r.go", "package runtime\n");
        write(goroot, "src/fmt/f.go", "package fmt\nimport _ \"golang.org/x/v\"\nimport _ \"internal/i\"\n");
        write(goroot, "src/fmt/f_amd64.go", "package fmt\nimport _ \"nosuch\"\n");
        write(goroot, "src/embed/e.go", "package embed\n");
        write(goroot, "src/internal/i/i.go", "package i\n");
        write(goroot, "src/vendor/golang.org/x/v/v.go", "package v\n");
        write(root, "go.mod", "module example.com/m\n\ngo 1.25\n");
    }

    private static void write(Path dir, String name, String text) throws IOException {
        Path f = dir.resolve(name);
        Files.createDirectories(f.getParent());
        Files.writeString(f, text);
    }

    private LoadedProgram load(String... args) throws LoadException {
        GoEnv env = new GoEnv(Map.of("GOROOT", goroot.toString(), "GOENV", "off", "GOMODCACHE", temp.resolve("cache").toString(), "HOME", temp.toString()));
        return new Loader(Goroot.find(null, env), ModuleGraph.load(root, env, ""), OverlayFiles.none(), LoadOptions.of(root)).load(List.of(args));
    }

    private String error(String... args) {
        try {
            load(args);
            return "";
        } catch (LoadException e) {
            return e.getMessage().replace(root.toString(), "ROOT").replace(goroot.toString(), "GOROOT");
        }
    }

    private List<String> paths(List<LoadedPackage> packages) {
        return packages.stream().map(LoadedPackage::path).toList();
    }

    @Test
    void importOrderAndVendoredStandardPackages() throws Exception {
        write(root, "main.go", "package main\nimport (\"fmt\"; \"example.com/m/a\")\n");
        write(root, "a/a.go", "package a\nimport _ \"fmt\"\n");
        assertEquals(List.of("runtime", "vendor/golang.org/x/v", "internal/i", "fmt", "example.com/m/a", "example.com/m"), paths(load(".").packages()));
        assertEquals(List.of("example.com/m", "example.com/m/a"), paths(load("./...").roots()));
        LoadedProgram p = load("main.go");
        assertEquals("command-line-arguments", p.roots().get(0).path());
        assertEquals("main", p.roots().get(0).linkPath());
        assertEquals("go1.25", p.roots().get(0).goVersion());
    }

    @Test
    void patternsLeaveOutPackagesOfTestsAlone() throws Exception {
        write(root, "a/a.go", "package a\n");
        write(root, "b/b_test.go", "package b\n");
        assertEquals(List.of("example.com/m/a"), paths(load("./...").roots()));
        assertEquals("example.com/m/b: no non-test Go files in ROOT/b", error("./b"));
    }

    @Test
    void modulesInsideGorootMayUseItsInternalPackages() throws Exception {
        root = goroot.resolve("src/cmd");
        write(root, "go.mod", "module cmd\n\ngo 1.26\n");
        write(root, "tool/main.go", "package main\nimport _ \"internal/i\"\n");
        assertEquals(List.of("cmd/tool"), paths(load("./...").roots()));
    }

    /// Go's commands are there under their paths, with the modules in cmd/vendor, from any folder.
    @Test
    void commandsAreNamedByPath() throws Exception {
        write(goroot, "src/cmd/tool/main.go", "package main\nimport (_ \"cmd/internal/x\"; _ \"golang.org/x/v\"; _ \"golang.org/x/w\")\n");
        write(goroot, "src/cmd/internal/x/x.go", "package x\nimport _ \"internal/i\"\n");
        write(goroot, "src/cmd/vendor/golang.org/x/v/v.go", "package v\n");
        write(goroot, "src/cmd/vendor/golang.org/x/w/w.go", "package w\n");
        LoadedProgram p = load("cmd/tool");
        assertEquals(List.of("runtime", "internal/i", "cmd/internal/x", "cmd/vendor/golang.org/x/v", "cmd/vendor/golang.org/x/w", "cmd/tool"), paths(p.packages()));
        assertEquals(List.of("cmd/internal/x", "cmd/tool", "cmd/vendor/golang.org/x/v", "cmd/vendor/golang.org/x/w"), paths(load("cmd").roots()));
        assertEquals(List.of("cmd/internal/x", "cmd/tool"), paths(load("cmd/...").roots()));
        assertEquals("package cmd/nosuch is not in std (GOROOT/src/cmd/nosuch)", error("cmd/nosuch"));
        write(root, "main.go", "package main\nimport _ \"cmd/internal/x\"\n");
        assertEquals("package example.com/m\n\tmain.go:2:8: use of internal package cmd/internal/x not allowed", error("."));
    }

    @Test
    void missingPackages() throws Exception {
        write(root, "x.go", "package main\n\nimport (\n\t\"foo/bar\"\n\t\"github.com/a/b\"\n\t\"nosuch\"\n\t_ \"example.com/m/none\"\n)\n");
        assertEquals("""
                x.go:7:2: no required module provides package example.com/m/none; to add it:
                	go get example.com/m/none
                x.go:4:2: package foo/bar is not in std (GOROOT/src/foo/bar)
                x.go:5:2: no required module provides package github.com/a/b; to add it:
                	go get github.com/a/b
                x.go:6:2: package nosuch is not in std (GOROOT/src/nosuch)""", error("."));
        assertEquals("package nosuch is not in std (GOROOT/src/nosuch)", error("nosuch"));
        assertEquals("stat ROOT/dir: directory not found", error("./dir"));
        assertEquals("no required module provides package y.go; to add it:\n\tgo get y.go", error("y.go"));
    }

    @Test
    void foldersThatAreNoPackage() throws Exception {
        write(root, "two/1.go", "package one\n");
        write(root, "two/2.go", "package two\n");
        write(root, "tagged/t.go", "//go:build windows\n\npackage t\n");
        Files.createDirectories(root.resolve("empty"));
        assertEquals("found packages one (1.go) and two (2.go) in ROOT/two", error("./two"));
        assertEquals("package example.com/m/tagged: build constraints exclude all Go files in ROOT/tagged", error("./tagged"));
        assertEquals("no Go files in ROOT/empty", error("./empty"));
        write(root, "c/c.go", "package c\nimport _ \"example.com/m/tagged\"\n");
        assertEquals("package example.com/m/c\n\timports example.com/m/tagged: build constraints exclude all Go files in ROOT/tagged", error("./c"));
    }

    @Test
    void cyclesInternalPackagesAndPrograms() throws Exception {
        write(root, "a/a.go", "package a\nimport _ \"example.com/m/b\"\n");
        write(root, "b/b.go", "package b\nimport _ \"example.com/m/a\"\n");
        assertEquals("package example.com/m/a\n\timports example.com/m/b from a.go\n\timports example.com/m/a from b.go: import cycle not allowed", error("./a"));
        write(root, "d/internal/z/z.go", "package z\n");
        write(root, "q/q.go", "package q; import _ \"example.com/m/d/internal/z\"\n");
        assertEquals("package example.com/m/q\n\tq/q.go:1:19: use of internal package example.com/m/d/internal/z not allowed", error("./q"));
        write(root, "d/d.go", "package d; import _ \"example.com/m/d/internal/z\"\n");
        assertEquals("", error("./d"));
        write(root, "prog/p.go", "package main\n");
        write(root, "e/e.go", "package e\nimport \"example.com/m/prog\"\n");
        assertEquals("e/e.go:2:8: import \"example.com/m/prog\" is a program, not an importable package", error("./e"));
    }

    @Test
    void modulesFromTheCacheAndReplacements() throws Exception {
        write(root, "go.mod", """
                module example.com/m
                go 1.25
                require (
                	github.com/Up/x v1.2.0
                	local.org/l v0.0.0
                	gone.org/g v1.0.0
                )
                replace local.org/l => ../l
                """);
        write(root, "go.sum", "github.com/Up/x v1.2.0 h1:x=\ngone.org/g v1.0.0 h1:y=\n");
        write(temp.toRealPath(), "l/go.mod", "module local.org/l\ngo 1.20\n");
        write(temp.toRealPath(), "l/sub/s.go", "package sub\n");
        write(temp, "cache/github.com/!up/x@v1.2.0/y/y.go", "package y\n");
        write(temp, "cache/cache/download/github.com/!up/x/@v/v1.2.0.mod", "module github.com/Up/x\ngo 1.19\n");
        write(root, "main.go", "package main\nimport (_ \"github.com/Up/x/y\"; _ \"local.org/l/sub\")\n");
        LoadedProgram p = load(".");
        assertEquals("go1.19", p.find("github.com/Up/x/y").goVersion());
        assertEquals("go1.20", p.find("local.org/l/sub").goVersion());
        write(root, "main.go", "package main\nimport _ \"gone.org/g/h\"\n");
        assertEquals("main.go:2:8: gone.org/g@v1.0.0: module is not in the module cache; to fetch it:\n\tgo mod download gone.org/g", error("."));
    }

    @Test
    void embeddedFiles() throws Exception {
        write(root, "e.go", "package main\nimport _ \"embed\"\n//go:embed t/*.txt dir all:dir2\nvar x int\n");
        for (String f : List.of("t/a.txt", "t/b.txt", "dir/x", "dir/.hidden", "dir/sub/_no", "dir/sub/y", "dir2/.yes")) {
            write(root, f, f);
        }
        LoadedPackage p = load(".").roots().get(0);
        assertEquals(Map.of("t/*.txt", List.of("t/a.txt", "t/b.txt"), "dir", List.of("dir/sub/y", "dir/x"), "all:dir2", List.of("dir2/.yes")), p.embedPatterns());
        write(root, "e.go", "package main\nimport _ \"embed\"\n//go:embed none*\n//go:embed ../up\nvar x int\n");
        assertEquals("e.go:4:12: pattern ../up: invalid pattern syntax", error("."));
    }

    @Test
    void hashesFollowContents() throws Exception {
        write(root, "a/a.go", "package a\n");
        String before = load("./a").roots().get(0).hash();
        List<String> hashes = new ArrayList<>(List.of(before, load("./a").roots().get(0).hash()));
        write(root, "a/a.go", "package a\n\n");
        hashes.add(load("./a").roots().get(0).hash());
        assertEquals(2, hashes.stream().distinct().count());
    }

    @Test
    void filesOfAmd64WhereAModuleHasNothingElse() throws Exception {
        write(root, "go.mod", "module example.com/m\ngo 1.25\nrequire local.org/l v0.0.0\nreplace local.org/l => ../l\n");
        Path l = temp.toRealPath().resolve("l");
        write(l, "go.mod", "module local.org/l\ngo 1.20\n");
        write(l, "l.go", "package l\nfunc F() int { return number + T{}.m() }\ntype T struct{}\nfunc asm()\n");
        write(l, "number_amd64.go", "package l\nconst number = other\n");
        write(l, "method_linux_amd64.go", "//go:build amd64\n\npackage l\nfunc (T) m() int { return 1 }\n");
        write(l, "second_amd64.go", "package l\nconst other = 1\nfunc own() {}\n");
        write(l, "unneeded_amd64.go", "package l\nfunc fast() {}\n");
        write(l, "exported_amd64.go", "package l\nconst BigEndian = false\n");
        write(l, "portable_amd64.go", "package l\nfunc add() {}\nconst Also = 1\n");
        write(l, "portable_other.go", "//go:build !amd64\n\npackage l\nfunc add() {}\n");
        write(l, "number_arm64.go", "package l\nconst number = 2\n");
        write(l, "l_amd64.s", "");
        write(root, "main.go", "package main\nimport _ \"local.org/l\"\n");
        LoadedPackage p = load(".").find("local.org/l");
        assertEquals(List.of("exported_amd64.go", "l.go", "method_linux_amd64.go", "number_amd64.go", "portable_other.go", "second_amd64.go"), p.fileNames());
        assertEquals(true, p.mayLackBodies());
    }
}
