package jopher.conformance.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One Go file of many programs, which print their outcomes one after the other.
///
/// @param text the source
/// @param lines the first line of each program, counted from 1
record Batch(String text, List<Integer> lines) {
    static final List<String> IMPORTS = List.of("iter", "math", "math/bits", "os", "reflect", "runtime", "sort", "strconv", "sync");

    private static final String PRELUDE = prelude();

    /// @param numbers of the programs
    /// @param programs with their prefixes
    static Batch of(List<Integer> numbers, List<String> programs) {
        StringBuilder sb = new StringBuilder(PRELUDE);
        sb.append("\nfunc main() {\n");
        for (int i : numbers) {
            sb.append("\trun(").append(i).append(", ").append(prefix(i)).append("main)\n");
        }
        sb.append("}\n");
        List<Integer> lines = new ArrayList<>();
        int line = count(sb, 0);
        for (String p : programs) {
            lines.add(line + 1);
            sb.append(p);
            line += count(p, 0);
        }
        return new Batch(sb.toString(), lines);
    }

    /// What the names of a program start with. It shows in messages: a program keeps its number.
    static String prefix(int i) {
        return "p" + i + "_";
    }

    private static int count(CharSequence s, int from) {
        return (int) s.chars().skip(from).filter(c -> c == '\n').count();
    }

    /// Which program a line of the source belongs to; -1 for none.
    int at(int line) {
        int found = -1;
        for (int i = 0; i < lines.size() && lines.get(i) <= line; i++) {
            found = i;
        }
        return found;
    }

    private static String prelude() {
        try (InputStream in = Batch.class.getResourceAsStream("prelude.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
