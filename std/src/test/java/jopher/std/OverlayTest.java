package jopher.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadOptions;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Loader;
import jopher.compiler.driver.load.ModuleGraph;
import jopher.compiler.driver.overlay.OverlayFiles;
import jopher.compiler.driver.overlay.Pins;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole standard library under our overlay, and the packages of Go's commands that have one. Rewrite the pin list with `-Djopher.rewrite=true`.
class OverlayTest {
    private static LoadedProgram std;
    private static OverlayFiles overlay;

    @BeforeAll
    static void load() throws Exception {
        GoEnv env = new GoEnv(System.getenv());
        overlay = OverlayFiles.fromClassPath(OverlayTest.class.getClassLoader());
        Path cwd = Path.of("").toAbsolutePath();
        // any error of the overlay itself fails here
        List<String> packages = new ArrayList<>(List.of("std"));
        overlay.importPaths().forEach(p -> {
            if (p.startsWith("cmd/")) {
                packages.add(p);
            }
        });
        std = new Loader(Goroot.find(null, env), ModuleGraph.load(cwd, env, ""), overlay, LoadOptions.of(cwd)).load(packages);
    }

    @Test
    void everyPackageParses() {
        List<String> errors = new ArrayList<>();
        for (LoadedPackage p : std.packages()) {
            p.files();
            errors.addAll(p.syntaxErrors().lines(3));
        }
        assertEquals(List.of(), errors);
        assertTrue(std.packages().size() >= 352, () -> "only " + std.packages().size() + " packages");
    }

    @Test
    void everyPackageTypeChecks() throws Exception {
        Path cwd = Path.of("").toAbsolutePath();
        try {
            new Pipeline(Settings.of(cwd), new GoEnv(System.getenv()), new Timing()).check(std);
        } catch (CompileErrors e) {
            fail(String.join("\n", e.lines(cwd, 10)));
        }
    }

    /// The list only shrinks: what is on it is not reached by programs, or its absence is known. With -Djopher.rewrite=true it is written anew.
    @Test
    void functionsWithoutBodyHaveANative() throws Exception {
        List<String> missing = new Pipeline(Settings.of(Path.of("").toAbsolutePath()), new GoEnv(System.getenv()), new Timing()).missingNatives(std);
        Path list = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize().resolve("std/src/test/resources/jopher/std/missing-natives.txt");
        if (Boolean.getBoolean("jopher.rewrite")) {
            Files.createDirectories(list.getParent());
            Files.write(list, missing);
        }
        assertEquals(Files.readAllLines(list), missing);
    }

    @Test
    void everyOverlayPackageIsPartOfStd() {
        for (String path : overlay.importPaths()) {
            if (!path.substring(0, Math.max(0, path.indexOf('/'))).contains(".")) {
                assertTrue(std.find(path) != null, path);
            }
        }
    }

    @Test
    void importsComeFirst() {
        for (LoadedPackage p : std.packages()) {
            for (LoadedPackage q : p.imports().values()) {
                assertTrue(q.order() < p.order(), p + " before " + q);
            }
        }
    }

    /// The originals that the overlay replaces are those that it was written against.
    @Test
    void replacedOriginalsAreUnchanged() throws Exception {
        SortedMap<String, String> now = new TreeMap<>();
        for (LoadedPackage p : std.packages()) {
            p.pins().forEach((name, hash) -> now.put(p.path() + " " + name, hash));
        }
        if (Boolean.getBoolean("jopher.rewrite")) {
            Files.writeString(Path.of(System.getProperty("jopher.root", ".."), "std/src/main/resources/overlay/pins.txt"), Pins.format(now));
            return;
        }
        assertEquals(Pins.format(now), Pins.format(Pins.parse(overlay.pins())),
                "read the changed originals again, then: mvn -pl std -am test -Dtest=OverlayTest -Dsurefire.failIfNoSpecifiedTests=false -Djopher.rewrite=true");
    }
}
