package jopher.std;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Progress;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.emit.ClassFileEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is checked and compiled again after an edit: the package, and those that depend on it if they can see the change. And that the class files
/// are those of a build without a cache.
///
/// main imports user and shy; user's face shows types of lib, shy uses lib inside its functions only.
class IncrementalTest {
    @TempDir static Path std;
    @TempDir Path dir;

    @BeforeEach
    void program() throws Exception {
        write("go.mod", "module m\n\ngo 1.26\n");
        write("lib/lib.go", """
                package lib

                const Size = 4

                type Point struct {
                	X, Y int
                }

                func (p *Point) Move(d int) { p.X += d }

                func New() *Point { return &Point{1, 2} }

                func hidden() int { return 7 }

                func Sum() int { return hidden() + Size }

                type Shape interface{ Area() int }

                type alias = struct{ *Point }

                func Pair() alias { return alias{New()} }

                var seen = 1

                func Map[T, U any](list []T, f func(T) U) []U {
                	var out []U
                	for _, x := range list {
                		out = append(out, f(x))
                	}
                	return out
                }
                """);
        write("user/user.go", """
                package user

                import "m/lib"

                var Origin = lib.New()

                func Area() int { return lib.Size * lib.Size }
                """);
        write("shy/shy.go", """
                package shy

                import "m/lib"

                func Total() int {
                	t := lib.Sum()
                	for _, x := range lib.Map([]int{1, 2}, func(i int) int { return i + t }) {
                		t += x
                	}
                	return t
                }
                """);
        write("main.go", """
                package main

                import (
                	"m/shy"
                	"m/user"
                )

                func main() {
                	user.Origin.Move(1)
                	println(user.Origin.X, user.Area(), shy.Total())
                }
                """);
        if (Files.list(std).findAny().isEmpty()) {
            compile(std);
        }
        checked();
        assertEquals(Set.of(), checked(), "nothing changed");
    }

    @Test
    void functionBody() throws Exception {
        edit("lib/lib.go", "func hidden() int { return 7 }", "func hidden() int { return 8 }");
        assertEquals(Set.of("m/lib"), checked());
        edit("lib/lib.go", "p.X += d", "p.X += 2 * d");
        assertEquals(Set.of("m/lib"), checked());
    }

    @Test
    void linesOfGenericFunctions() throws Exception {
        // traces of instances show them
        edit("lib/lib.go", "func hidden() int { return 7 }", "func hidden() int {\n\treturn 7\n}");
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked());
    }

    @Test
    void unexportedFunction() throws Exception {
        Files.writeString(dir.resolve("lib/lib.go"), "\nfunc more() int { return 3 }\n", java.nio.file.StandardOpenOption.APPEND);
        assertEquals(Set.of("m/lib"), checked());
    }

    @Test
    void constant() throws Exception {
        edit("lib/lib.go", "Size = 4", "Size = 5");
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked());
    }

    @Test
    void unexportedField() throws Exception {
        edit("lib/lib.go", "X, Y int", "x, X, Y int");
        edit("lib/lib.go", "&Point{1, 2}", "&Point{0, 1, 2}");
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked());
    }

    @Test
    void genericBody() throws Exception {
        edit("lib/lib.go", "out = append(out, f(x))", "out = append(out, f(x), f(x))");
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked());
    }

    @Test
    void newMethod() throws Exception {
        Files.writeString(dir.resolve("lib/lib.go"), "\nfunc (p *Point) area() int { return p.X * p.Y }\n", java.nio.file.StandardOpenOption.APPEND);
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked());
    }

    @Test
    void otherFile() throws Exception {
        write("lib/more.go", "package lib\n\nfunc New() *Point { return &Point{3, 4} }\n");
        edit("lib/lib.go", "func New() *Point { return &Point{1, 2} }\n", "\n");
        assertEquals(Set.of("m/lib", "m/user", "m/shy", "m"), checked(), "classes are named after files");
    }

    @Test
    void whatIsUsedInsideOnlyDoesNotGoFarther() throws Exception {
        edit("main.go", "user.Origin.Move(1)\n\tprintln(user.Origin.X, user.Area(), shy.Total())", "println(shy.Total())");
        edit("main.go", "\t\"m/user\"\n", "");
        assertEquals(Set.of("m"), checked());
        edit("lib/lib.go", "Size = 4", "Size = 6");
        assertEquals(Set.of("m/lib", "m/shy"), checked());
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(dir.resolve(file).getParent());
        Files.writeString(dir.resolve(file), text);
    }

    private void edit(String file, String old, String text) throws IOException {
        String s = Files.readString(dir.resolve(file));
        assertEquals(2, s.split(java.util.regex.Pattern.quote(old), -1).length, old);
        write(file, s.replace(old, text));
    }

    private static final class Watch implements Progress {
        final Set<String> checked = new ConcurrentSkipListSet<>();

        @Override
        public void begin(int packages) {
            // all of them
        }

        @Override
        public void cached(LoadedPackage p) {
            // not checked
        }

        @Override
        public void checked(LoadedPackage p) {
            checked.add(p.path());
        }

        @Override
        public void compiled(LoadedPackage p) {
            // each that was checked
        }
    }

    private Map<String, byte[]> compile(Path cache, Progress... watch) throws Exception {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("JOPHER_CACHE", cache.toString());
        Pipeline pipeline = new Pipeline(Settings.of(dir), new GoEnv(variables), new Timing());
        for (Progress w : watch) {
            pipeline.watch(w);
        }
        LoadedProgram program = pipeline.load(java.util.List.of("."));
        Map<String, byte[]> out = new TreeMap<>();
        pipeline.compile(program).forEach((p, classes) -> {
            for (ClassFileEntry c : classes) {
                if (!p.isStandard()) {
                    out.put(p.path() + " " + c.name(), c.bytes());
                }
            }
        });
        return out;
    }

    /// Compiles, compares with a build that knows std only, and says what was checked.
    private Set<String> checked() throws Exception {
        Path mine = dir.resolve("cache");
        if (!Files.exists(mine)) {
            copy(std, mine);
        }
        Watch watch = new Watch();
        Map<String, byte[]> have = compile(mine, watch);
        Path fresh = Files.createTempDirectory(dir, "fresh");
        copy(std, fresh);
        Map<String, byte[]> want = compile(fresh);
        assertEquals(want.keySet(), have.keySet());
        want.forEach((name, bytes) -> assertArrayEquals(bytes, have.get(name), name));
        return new TreeSet<>(watch.checked);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path f : (Iterable<Path>) files::iterator) {
                Path t = to.resolve(from.relativize(f).toString());
                if (Files.isDirectory(f)) {
                    Files.createDirectories(t);
                } else {
                    Files.copy(f, t);
                }
            }
        }
    }
}
