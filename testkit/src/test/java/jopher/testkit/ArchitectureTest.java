package jopher.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may know whom, read from the compiled classes, so that a name in the middle of a method counts as much as an import.
class ArchitectureTest {
    private static final List<String> MODULES = List.of("abi", "compiler", "runtime", "std", "cli", "testkit", "conformance", "bench");

    /// The compiler's packages, from the one that knows nothing to the one that knows all: a package may refer to those
    /// before its own. A package below one of these ranks with it, but for represent's code model. represent comes after emit and link because it asks the
    /// link table and hands each class to emit as soon as it is made.
    private static final List<String> COMPILER = List.of("base", "syntax", "types", "ir", "noder", "export", "inline", "escape", "stackmap", "order", "walk", "represent/code", "liveness", "split", "emit", "link", "represent", "driver");

    /// What blocks a carrier thread that other goroutines need. The scheduler's own waits are the exception.
    private static final Set<String> BLOCKING = Set.of("java/util/concurrent/locks/ReentrantLock", "java/util/concurrent/locks/ReentrantReadWriteLock",
            "java/util/concurrent/locks/StampedLock", "java/util/concurrent/locks/Condition", "java/util/concurrent/LinkedBlockingQueue", "java/util/concurrent/LinkedBlockingDeque",
            "java/util/concurrent/ArrayBlockingQueue", "java/util/concurrent/SynchronousQueue", "java/util/concurrent/PriorityBlockingQueue", "java/util/concurrent/DelayQueue",
            "java/util/concurrent/Semaphore", "java/util/concurrent/CountDownLatch", "java/util/concurrent/CyclicBarrier", "java/util/concurrent/Phaser", "java/util/concurrent/Exchanger");

    /// Classes allowed to use them, each because it never runs on a goroutine.
    private static final Set<String> MAY_BLOCK = Set.of();

    /// References to a later phase still to be cut; this list only shrinks.
    private static final List<String> KNOWN_UPWARD = List.of();

    /// Cycles still to be cut; this list only shrinks.
    private static final List<String> KNOWN_CYCLES = List.of(
            "jopher/compiler/driver and jopher/compiler/driver/load know each other",
            "jopher/compiler/driver and jopher/compiler/driver/overlay know each other", "jopher/compiler/driver/load and jopher/compiler/driver/overlay know each other");

    private final Path root = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize();

    @Test
    void modulesKnowOnlyWhatIsBelowThem() throws IOException {
        Map<String, List<String>> allowed = Map.of(
                "abi", List.of("jopher.abi"),
                "compiler", List.of("jopher.abi", "jopher.compiler"),
                "runtime", List.of("jopher.abi", "jopher.runtime"),
                "std", List.of("jopher.abi", "jopher.runtime", "jopher.std"));
        List<String> wrong = new ArrayList<>();
        for (var rule : allowed.entrySet()) {
            for (var c : classes(rule.getKey()).entrySet()) {
                for (String r : c.getValue()) {
                    if (r.startsWith("jopher/") && rule.getValue().stream().noneMatch(p -> r.startsWith(p.replace('.', '/') + "/"))) {
                        wrong.add(c.getKey() + " knows " + r);
                    } else if (!r.startsWith("jopher/") && !r.startsWith("java/") && !r.startsWith("jdk/internal/") && !r.startsWith("jdk/net/") && !r.startsWith("javax/") && !r.startsWith("go/") && !r.startsWith("sun/misc/") && !r.startsWith("com/sun/management/")) {
                        wrong.add(c.getKey() + " needs a library: " + r);
                    }
                }
            }
        }
        assertNone(wrong);
    }

    @Test
    void phasesKnowOnlyTheOnesBefore() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> where = new ArrayList<>();
        for (var c : classes("compiler").entrySet()) {
            String from = phase(c.getKey());
            for (String r : c.getValue()) {
                String to = phase(r);
                if (to != null && from != null && COMPILER.indexOf(to) > COMPILER.indexOf(from)) {
                    wrong.add(from + " knows " + to);
                    where.add(c.getKey() + " knows " + r);
                }
            }
            if (c.getKey().startsWith("jopher/compiler/") && COMPILER.indexOf(from) < 0) {
                wrong.add(c.getKey() + " is in a package without a place among the phases");
            }
        }
        List<String> found = wrong.stream().distinct().toList();
        assertTrue(KNOWN_UPWARD.containsAll(found), () -> found + "\n" + String.join("\n", where));
        assertNone(KNOWN_UPWARD.stream().filter(w -> !found.contains(w)).map(w -> "not so any more, remove it here: " + w).toList());
    }

    @Test
    void noCyclesBetweenTheCompilersPackages() throws IOException {
        List<String> found = cycles("compiler");
        assertNone(found.stream().filter(c -> !KNOWN_CYCLES.contains(c)).toList());
        assertNone(KNOWN_CYCLES.stream().filter(c -> !found.contains(c)).map(c -> "no cycle any more, remove it here: " + c).toList());
    }

    @Test
    void everyPackageIsDescribed() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String m : MODULES) {
            Path src = root.resolve(m).resolve("src/main/java");
            if (!Files.isDirectory(src)) {
                continue;
            }
            try (Stream<Path> s = Files.walk(src)) {
                s.filter(p -> p.toString().endsWith(".java")).map(Path::getParent).distinct().filter(d -> !Files.exists(d.resolve("package-info.java")))
                        .forEach(d -> wrong.add(root.relativize(d) + " has no package-info.java"));
            }
        }
        assertNone(wrong);
    }

    @Test
    void goroutinesNeverBlockACarrier() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (var c : classes("runtime").entrySet()) {
            for (String r : c.getValue()) {
                if (BLOCKING.contains(r) && !MAY_BLOCK.contains(c.getKey().replaceFirst("\\$.*", ""))) {
                    wrong.add(c.getKey() + " uses " + r);
                }
            }
        }
        assertNone(wrong);
    }

    /// Class → the classes it refers to.
    private Map<String, Set<String>> classes(String module) throws IOException {
        Path maven = root.resolve(module).resolve("target/classes");
        Path quick = root.resolve("target/quick").resolve(module);
        Path dir = Files.isDirectory(maven) ? maven : quick;
        Map<String, Set<String>> out = new TreeMap<>();
        if (Files.isDirectory(dir)) {
            try (Stream<Path> s = Files.walk(dir)) {
                for (Path p : (Iterable<Path>) s.filter(p -> p.toString().endsWith(".class") && !p.toString().endsWith("-info.class"))::iterator) {
                    out.put(dir.relativize(p).toString().replaceFirst("\\.class$", ""), ReferredClasses.of(Files.readAllBytes(p)));
                }
            }
        }
        if (!module.equals("std")) {
            assertTrue(!out.isEmpty(), "no classes of " + module + " in " + dir);
        }
        return out;
    }

    private static String phase(String internalName) {
        if (!internalName.startsWith("jopher/compiler/")) {
            return null;
        }
        String below = internalName.substring("jopher/compiler/".length());
        return COMPILER.stream().filter(p -> below.startsWith(p + "/")).max(java.util.Comparator.comparing(String::length)).orElse(below.replaceFirst("/.*", ""));
    }

    private List<String> cycles(String module) throws IOException {
        Map<String, Set<String>> graph = new TreeMap<>();
        Map<String, Set<String>> classes = classes(module);
        classes.forEach((c, refs) -> refs.stream().filter(classes::containsKey).map(ArchitectureTest::packageOf).filter(p -> !p.equals(packageOf(c)))
                .forEach(p -> graph.computeIfAbsent(packageOf(c), k -> new TreeSet<>()).add(p)));
        List<String> found = new ArrayList<>();
        for (String from : graph.keySet()) {
            for (String to : graph.get(from)) {
                if (from.compareTo(to) < 0 && reaches(graph, to, from)) {
                    found.add(from + " and " + to + " know each other");
                }
            }
        }
        return found;
    }

    private static boolean reaches(Map<String, Set<String>> graph, String from, String to) {
        Set<String> seen = new TreeSet<>(Set.of(from));
        Deque<String> work = new ArrayDeque<>(seen);
        while (!work.isEmpty()) {
            for (String next : graph.getOrDefault(work.pop(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    work.add(next);
                }
            }
        }
        return false;
    }

    private static String packageOf(String c) {
        return c.substring(0, Math.max(0, c.lastIndexOf('/')));
    }

    private static void assertNone(List<String> wrong) {
        assertEquals("", String.join("\n", wrong));
    }
}
