package jopher.compiler.link;

import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jopher.abi.Names;
import jopher.compiler.emit.ClassFileEntry;

/// Classes linked before, which several programs share: those of the standard library, when one process compiles many
/// programs. A program linked over them consists of its own classes and, before these on the class path, the shared ones that
/// must implement a method interface only it has.
public final class LinkBase {
    public static final LinkBase NONE = new LinkBase(List.of());

    private final Map<String, ClassFileEntry> classes = new HashMap<>();
    private final Set<String> interfaces = new TreeSet<>();
    private final Map<String, List<ClassFileEntry>> byBridge = new HashMap<>();

    /// @param linked what [Linker#link] returned
    public LinkBase(List<ClassFileEntry> linked) {
        for (ClassFileEntry c : linked) {
            classes.put(c.name(), c);
            if (c.name().startsWith(Names.METHODS)) {
                interfaces.add(c.name().substring(Names.METHODS.length()));
            } else if (Linker.mayHaveBridges(c.name()) && !c.name().startsWith(Names.SHAPES)) {
                for (var m : ClassFile.of().parse(c.bytes()).methods()) {
                    String name = m.methodName().stringValue();
                    if (name.indexOf('$') > 0 && (m.flags().flagsMask() & 8) == 0) {
                        byBridge.computeIfAbsent(name, k -> new ArrayList<>()).add(c);
                    }
                }
            }
        }
    }

    public boolean has(String name) {
        return classes.containsKey(name);
    }

    /// Null if there is none.
    ClassFileEntry find(String name) {
        return classes.get(name);
    }

    Iterable<ClassFileEntry> classes() {
        return classes.values();
    }

    /// The classes whose constant pools have one of these names.
    List<ClassFileEntry> mentioning(Set<String> names) {
        return classes.values().stream().filter(c -> mentions(c, names)).toList();
    }

    static boolean mentions(ClassFileEntry c, Set<String> shapes) {
        boolean[] found = {shapes.contains(c.name())};
        ConstantStrings.containing(c.bytes(), Names.SHAPES, s -> found[0] |= shapes.contains(s));
        return found[0];
    }

    Set<String> interfaces() {
        return interfaces;
    }

    List<ClassFileEntry> withBridge(String name) {
        return byBridge.getOrDefault(name, List.of());
    }
}
