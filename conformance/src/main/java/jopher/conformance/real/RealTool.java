package jopher.conformance.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One line of the table.
///
/// @param name of the command
/// @param pkg import path of its main package
/// @param version of the module; empty for commands of GOROOT
record RealTool(String name, String pkg, String version) {
    /// All tools in the table's order.
    static List<RealTool> table() {
        List<RealTool> out = new ArrayList<>();
        resource("tools.txt").lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(line -> {
            String[] w = line.split("\\s+");
            int at = w[1].indexOf('@');
            out.add(new RealTool(w[0], at < 0 ? w[1] : w[1].substring(0, at), at < 0 ? "" : w[1].substring(at + 1)));
        });
        return out;
    }

    static RealTool named(String name) {
        return table().stream().filter(t -> t.name.equals(name)).findFirst().orElse(null);
    }

    ToolScript script() {
        return ToolScript.parse(resource(name + ".txtar"));
    }

    private static String resource(String name) {
        try (InputStream in = RealTool.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
