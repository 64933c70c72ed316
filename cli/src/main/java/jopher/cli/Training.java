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

                        import "fmt"

                        func main() { fmt.Println("hello") }
                        """);
                Main.Console there = new Main.Console(console.out(), console.err(), dir);
                Main.run(new String[] {"version"}, there);
                Main.run(new String[] {"list", "-deps", "fmt"}, there);
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
