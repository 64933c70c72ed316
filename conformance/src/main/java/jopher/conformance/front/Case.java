package jopher.conformance.front;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// A changed file and what gc says about it.
///
/// Written as `=` or `!` (accepted, rejected), file, seed and checksum of the changed file; gc's lines follow, each after a tab.
///
/// @param name file relative to GOROOT
/// @param seed for [Mutator#mutate]
/// @param sum CRC-32 of the changed file: a record of another Go release must not be compared
/// @param gc what gc prints; empty if it accepts the file
record Case(String name, long seed, long sum, List<String> gc) {
    static long sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    boolean accepted() {
        return gc.isEmpty();
    }

    boolean syntaxError() {
        return gc.stream().anyMatch(l -> l.contains(": syntax error: "));
    }

    void write(StringBuilder to) {
        to.append(accepted() ? "= " : "! ").append(name).append(' ').append(seed).append(' ').append(Long.toHexString(sum)).append('\n');
        gc.forEach(l -> to.append('\t').append(l).append('\n'));
    }

    static List<Case> read(String text) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("\t")) {
                cases.getLast().gc().add(line.substring(1));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] f = line.split(" ");
                if (f.length != 4) {
                    throw new IOException("not a case: " + line);
                }
                cases.add(new Case(f[1], Long.parseLong(f[2]), Long.parseLong(f[3], 16), new ArrayList<>()));
            }
        }
        return cases;
    }

    /// Messages name files of GOROOT alike wherever it is.
    static List<String> portable(List<String> lines, Path goroot) {
        return lines.stream().flatMap(String::lines).map(l -> l.replace(goroot + "/", "$GOROOT/")).toList();
    }
}
