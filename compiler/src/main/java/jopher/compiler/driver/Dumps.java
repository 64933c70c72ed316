package jopher.compiler.driver;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import jopher.compiler.driver.load.LoadedPackage;

/// The text of packages after phases, for --dump-after. Only packages that an argument names are dumped; collected while
/// packages compile in parallel, read in phase and package order.
public final class Dumps {
    private final Settings settings;
    private final Set<String> roots;
    private final Map<String, String> texts = new TreeMap<>();

    /// @param roots paths of the packages to show
    Dumps(Settings settings, Set<String> roots) {
        this.settings = settings;
        this.roots = roots;
    }

    void write(Phase phase, LoadedPackage p, Supplier<String> text) {
        if (roots.contains(p.path())) {
            write(phase, String.format("%05d", p.order()), p.path(), text);
        }
    }

    /// The whole program, after a phase that makes one thing of its packages.
    void program(Phase phase, Supplier<String> text) {
        write(phase, "", "the program", text);
    }

    private void write(Phase phase, String order, String what, Supplier<String> text) {
        if (settings.dumpAfter().contains(phase.label())) {
            String t = text.get();
            if (settings.dumpFunc() != null) {
                t = onlyFunctions(t, settings.dumpFunc());
            }
            synchronized (texts) {
                texts.put(String.format("%02d ", phase.ordinal()) + order, "# " + what + " after " + phase.label() + "\n" + t);
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
