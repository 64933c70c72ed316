package jopher.conformance.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.conformance.Recipe;
import jopher.conformance.TestCase;
import jopher.conformance.TestClass;
import jopher.conformance.TestList;

/// The files that cases are made from: single files of GOROOT/test and files of small packages of the standard library, as
/// gc builds them on linux/amd64.
final class Corpus {
    /// Packages larger than this take gc too long, compiled thousands of times.
    private static final int MOST_BYTES = 400_000;
    private static final int MOST_TEST_BYTES = 60_000;

    private final Path goroot;
    private final BuildContext build = BuildContext.std(Set.of()).onArch("amd64");
    private final Map<String, DirectoryScan> scans = new LinkedHashMap<>();

    Corpus(Path goroot) {
        this.goroot = goroot;
    }

    /// The subject of a changed file, named relative to GOROOT.
    Subject subject(String name) throws IOException {
        if (name.startsWith("test/")) {
            Recipe recipe = Recipe.read(goroot.resolve(name));
            String lang = recipe.flags().stream().filter(f -> f.startsWith("-lang=")).map(f -> f.substring(6)).findFirst().orElse("");
            return new Subject(name, "p", List.of(), lang, false, false);
        }
        Path dir = goroot.resolve(name).getParent();
        DirectoryScan scan = scan(dir);
        List<Path> others = scan.selected().stream().map(f -> dir.resolve(f.name())).filter(f -> !f.endsWith(Path.of(name).getFileName())).toList();
        return new Subject(name, goroot.resolve("src").relativize(dir).toString(), others, "", true, !scan.hasAssembly());
    }

    private DirectoryScan scan(Path dir) throws IOException {
        DirectoryScan known = scans.get(dir.toString());
        if (known == null) {
            known = DirectoryScan.of(dir, build);
            scans.put(dir.toString(), known);
        }
        return known;
    }

    /// All files, tests first, in a fixed order.
    List<String> files() throws IOException {
        List<String> files = new ArrayList<>(tests());
        files.addAll(standard());
        return files;
    }

    /// Files of GOROOT/test that are compiled by themselves.
    List<String> tests() throws IOException {
        List<String> files = new ArrayList<>();
        for (TestClass c : List.of(TestClass.EXEC, TestClass.COMPILE, TestClass.DIAG_LANGUAGE)) {
            for (TestCase t : TestList.of(c)) {
                Path file = goroot.resolve("test").resolve(t.path());
                if (t.cannotPass() || !Set.of("run", "compile", "build", "errorcheck").contains(t.kind()) || Files.size(file) > MOST_TEST_BYTES) {
                    continue;
                }
                Recipe r = Recipe.read(file);
                if (r.flags().stream().allMatch(f -> f.startsWith("-lang=")) && r.environment().isEmpty() && r.arguments().stream().noneMatch(a -> a.endsWith(".go"))) {
                    files.add("test/" + t.path());
                }
            }
        }
        return files;
    }

    /// Files of the standard library. The runtime and what it is built on are compiled with rules of their own.
    private List<String> standard() throws IOException {
        List<String> files = new ArrayList<>();
        Path src = goroot.resolve("src");
        List<Path> dirs;
        try (Stream<Path> walk = Files.walk(src)) {
            dirs = walk.filter(Files::isDirectory).sorted().toList();
        }
        for (Path d : dirs) {
            String path = src.relativize(d).toString();
            if (path.isEmpty() || path.matches("(cmd|runtime|internal/runtime|vendor|internal/(abi|cpu|bytealg|goarch|goos|chacha8rand|goexperiment|coverage/rtcov|profilerecord|race|stringslite|byteorder|asan|msan)|builtin|unsafe|sync|reflect|crypto/internal/fips140)(/.*)?")
                    || path.contains("testdata") || ("/" + path).contains("/_")) {
                continue;
            }
            DirectoryScan scan = scan(d);
            if (scan.cgo().isEmpty() && scan.selected().stream().mapToInt(f -> f.bytes().length).sum() <= MOST_BYTES) {
                scan.selected().forEach(f -> files.add("src/" + path + "/" + f.name()));
            }
        }
        return files;
    }

    byte[] bytes(Subject s) throws IOException {
        return Files.readAllBytes(goroot.resolve(s.name()));
    }
}
