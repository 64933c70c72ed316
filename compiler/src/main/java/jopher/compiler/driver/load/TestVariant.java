package jopher.compiler.driver.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jopher.compiler.driver.load.DirectoryScan.ScannedFile;

/// A package under test: its test files, found when its folder is read. In the program that tests it every import of its path means the
/// package with its own tests; go compiles what imports it once more in the same way.
final class TestVariant {
    private final String path;
    private List<ScannedFile> own = List.of();
    private List<ScannedFile> external = List.of();

    TestVariant(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    String externalPath() {
        return path + "_test";
    }

    String mainPath() {
        return path + ".test";
    }

    boolean exist() {
        return !own.isEmpty() || !external.isEmpty();
    }

    boolean hasExternal() {
        return !external.isEmpty();
    }

    /// The files of package `x_test`.
    List<ScannedFile> external() {
        return external;
    }

    /// Notes the test files of the package's folder; the result has those of the package itself, too.
    List<ScannedFile> with(List<ScannedFile> files, DirectoryScan scan) throws IOException {
        own = scan.read(scan.tests());
        external = scan.read(scan.xtests());
        return joined(files);
    }

    /// Notes the test files among named ones; the result is the package.
    List<ScannedFile> split(List<ScannedFile> named) {
        List<ScannedFile> tests = named.stream().filter(f -> f.name().endsWith("_test.go")).toList();
        own = tests.stream().filter(f -> !f.header().packageName().endsWith("_test")).toList();
        external = tests.stream().filter(f -> f.header().packageName().endsWith("_test")).toList();
        return joined(named.stream().filter(f -> !f.name().endsWith("_test.go")).toList());
    }

    private List<ScannedFile> joined(List<ScannedFile> files) {
        List<ScannedFile> all = new ArrayList<>(files);
        all.addAll(own);
        return all;
    }

    /// The file of the main package.
    ScannedFile main(LoadedPackage p) throws LoadException {
        TestFunctions f = new TestFunctions();
        try {
            TestFunctions.Use o = f.add(p.dir(), own, TestMain.TEST);
            TestFunctions.Use e = f.add(p.dir(), external, TestMain.XTEST);
            byte[] source = TestMain.source(path, p.module() == null ? "" : p.module().path(), f, o, e);
            return new ScannedFile(TestMain.FILE, source, FileHeader.scan(source));
        } catch (LoadException e) {
            throw new LoadException(e.lines(), mainPath());
        }
    }

    /// Marks what go would compile anew for the tests.
    ///
    /// @param ordered every package after those it imports
    /// @param external the external tests, may be null
    static void mark(List<LoadedPackage> ordered, LoadedPackage tested, LoadedPackage external, TestVariant variant) {
        if (external != null) {
            external.setForTest(tested.path());
        }
        if (variant.own.isEmpty() && !tested.name().equals("main")) {
            return;
        }
        Set<LoadedPackage> anew = new HashSet<>(Set.of(tested));
        for (LoadedPackage p : ordered) {
            if (anew.contains(p) || p.imports().values().stream().anyMatch(anew::contains)) {
                anew.add(p);
                if (!p.path().equals(variant.mainPath())) {
                    p.setForTest(tested.path());
                }
            }
        }
    }
}
