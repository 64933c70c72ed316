package jopher.compiler.driver;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The text of packages after phases, for --dump-after. Only packages that an argument names are dumped; collected while
/// packages compile in parallel, read in phase and package order.
public final class Dumps {
    private final Settings settings;
    private final java.util.Set<String> roots;
    private final Map<String, String> texts = new TreeMap<>();

    Dumps(Settings settings, java.util.Set<String> roots) {
        this.settings = settings;
        this.roots = roots;
    }

    void write(Phase phase, CheckedPackage p, Supplier<String> text) {
        if (settings.dumpAfter().contains(phase.label()) && roots.contains(p.loaded().path())) {
            String t = text.get();
            if (settings.dumpFunc() != null) {
                t = onlyFunctions(t, settings.dumpFunc());
            }
            synchronized (texts) {
                texts.put(phase.ordinal() + " " + String.format("%05d", p.loaded().order()), "# " + p.loaded().path() + " after " + phase.label() + "\n" + t);
            }
        }
    }

    /// The paragraphs whose first line mentions `name`.
    private static String onlyFunctions(String text, String name) {
        StringBuilder sb = new StringBuilder();
        boolean in = false;
        for (String line : text.split("\n")) {
            if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("}")) {
                in = line.contains(name);
            }
            if (in) {
                sb.append(line).append('\n');
            }
        }
        return sb.toString();
    }

    /// All dumps, in order.
    public String text() {
        synchronized (texts) {
            return String.join("\n", texts.values());
        }
    }
}
