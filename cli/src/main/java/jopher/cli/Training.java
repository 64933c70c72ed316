package jopher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Exercises the compiler while the JVM records what start-up needs (see the wrapper). What goes wrong does not matter.
final class Training {
    private Training() {}

    static void run(Main.Console console) {
        try {
            Path dir = Files.createTempDirectory("jopher-train");
            try {
                Files.writeString(dir.resolve("hello.go"), """
                        package main

                        type point struct{ x, y int }

                        func main() {
                        	m := map[string]point{"a": {1, 2}}
                        	for k, p := range m {
                        		defer func() { println(k, p.x) }()
                        	}
                        }
                        """);
                // a cache of its own: the phases must run, and quickly, so the program imports nothing
                System.setProperty("jopher.cache", dir.resolve("cache").toString());
                Main.Console there = new Main.Console(console.out(), console.err(), dir);
                Main.run(new String[] {"version"}, there);
                Main.run(new String[] {"list", "-deps", "fmt"}, there);
                Main.run(new String[] {"build", "-o", dir.resolve("hello").toString(), "hello.go"}, there);
                Files.writeString(dir.resolve("hello.go"), "package main\n\nfunc main() { println(1) }\n");
                Main.run(new String[] {"build", "-o", dir.resolve("hello").toString(), "hello.go"}, there);
            } finally {
                try (var files = Files.walk(dir)) {
                    files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
                }
            }
        } catch (IOException e) {
            console.err().println("jopher: training: " + e.getMessage());
        }
    }
}
