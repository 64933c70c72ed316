package jopher.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import jopher.cli.Main;
import jopher.compiler.driver.Phase;

/// `tools/phases`: writes into ARCHITECTURE.md what one Go function looks like after every phase. The function is the one that
/// stands there first.
public final class Phases {
    static final String BEGIN = "<!-- phases:begin (tools/phases writes this) -->\n";
    static final String END = "<!-- phases:end -->";
    private static final String FENCE = "```";

    private Phases() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(System.getProperty("jopher.root", "")).toAbsolutePath().resolve("ARCHITECTURE.md");
        String text = Files.readString(file);
        Files.writeString(file, text.replace(block(text), render(block(text))));
    }

    /// The text between the markers.
    static String block(String text) {
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException("ARCHITECTURE.md has no block of phases");
        }
        return text.substring(from + BEGIN.length(), to);
    }

    /// The block anew, from the function that it begins with.
    static String render(String block) throws IOException {
        int from = block.indexOf(FENCE + "go\n") + 6;
        String function = block.substring(from, block.indexOf(FENCE, from));
        String name = function.substring(function.indexOf("func ") + 5, function.indexOf('('));
        StringBuilder sb = new StringBuilder(FENCE + "go\n" + function + FENCE + "\n");
        for (Phase p : Phase.values()) {
            if (p == Phase.LOAD || p == Phase.PARSE || p == Phase.LINK) {
                continue; // nothing of the function shows there, or the function itself
            }
            String dump = dump(function, name, p);
            sb.append("\nafter ").append(p.label()).append("\n").append(FENCE).append('\n').append(dump).append(FENCE).append('\n');
        }
        return sb.toString();
    }

    private static String dump(String function, String name, Phase phase) throws IOException {
        Path dir = Files.createTempDirectory("phases");
        try {
            Files.writeString(dir.resolve("x.go"), "package main\n\nfunc main() {}\n\n" + function);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            String[] command = {"build", "--dump-after=" + phase.label(), "--dump-func=" + name, "-o", "x.jar", "x.go"};
            int status = Main.run(command, new Main.Console(out, out, dir));
            String text = bytes.toString(StandardCharsets.UTF_8);
            if (status != 0) {
                throw new IllegalStateException(text);
            }
            return text.lines().skip(1).filter(l -> !l.isBlank() && !l.strip().startsWith("// line")).map(l -> l + "\n").reduce("", String::concat);
        } finally {
            try (var files = Files.walk(dir)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }
}
