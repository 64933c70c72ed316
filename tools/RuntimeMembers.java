import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import jopher.abi.CompilerEntry;
import jopher.abi.RuntimeSymbol;

/// Writes `RuntimeMember.java`: one constant per runtime member marked @CompilerEntry that is not in RuntimeSymbol.
public final class RuntimeMembers {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        List<String> classes;
        try (var s = Files.walk(root)) {
            classes = s.filter(p -> p.toString().endsWith(".class")).map(p -> root.relativize(p).toString())
                    .filter(p -> !p.contains("-info")).map(p -> p.substring(0, p.length() - 6).replace('/', '.')).sorted().toList();
        }
        Set<String> called = new HashSet<>();
        for (RuntimeSymbol s : RuntimeSymbol.values()) {
            called.add(s.owner() + "." + s.method() + s.descriptor());
        }
        TreeMap<String, List<String>> byOwner = new TreeMap<>();
        TreeMap<String, String> seen = new TreeMap<>();
        for (String name : classes) {
            Class<?> c = Class.forName(name, false, RuntimeMembers.class.getClassLoader());
            List<String[]> entries = new ArrayList<>();
            for (Field f : c.getDeclaredFields()) {
                if (marked(f)) {
                    entries.add(new String[] {f.getName(), Modifier.isStatic(f.getModifiers()) ? "STATIC_FIELD" : "FIELD",
                        f.getType().descriptorString()});
                }
            }
            for (Constructor<?> k : c.getDeclaredConstructors()) {
                if (marked(k)) {
                    entries.add(new String[] {"<init>", "CONSTRUCTOR", parameters(k.getParameterTypes()) + "V"});
                }
            }
            for (Method m : c.getDeclaredMethods()) {
                if (marked(m) && !m.isBridge()) {
                    entries.add(new String[] {m.getName(), Modifier.isStatic(m.getModifiers()) ? "STATIC"
                            : c.isInterface() ? "INTERFACE" : "VIRTUAL",
                        parameters(m.getParameterTypes()) + m.getReturnType().descriptorString()});
                }
            }
            entries.sort((a, b) -> Arrays.compare(a, b));
            for (String[] e : entries) {
                if (called.contains(name.replace('.', '/') + "." + e[0] + e[2])) {
                    continue;
                }
                String constant = constant(c.getSimpleName(), e[0]);
                String where = name + "." + e[0] + e[2];
                for (int n = 2; seen.containsKey(constant); n++) {
                    constant = constant(c.getSimpleName(), e[0]) + "_" + n;
                }
                seen.put(constant, where);
                byOwner.computeIfAbsent(name.replace('.', '/'), k -> new ArrayList<>())
                        .add("    " + constant + "(Use." + e[1] + ", \"" + name.replace('.', '/') + "\", \"" + e[0] + "\", \"" + e[2] + "\"),\n");
            }
        }
        StringBuilder b = new StringBuilder("""
            package jopher.abi;

            /// The members of the runtime that code generation refers to: fields, constructors and the methods that are not calls made
            /// by walk ([RuntimeSymbol]). Written by tools/members from what is marked [CompilerEntry]; a test compares both.
            public enum RuntimeMember {
            """);
        byOwner.forEach((owner, list) -> {
            b.append("\n    // ").append(owner.substring(owner.lastIndexOf('/') + 1)).append('\n');
            list.forEach(b::append);
        });
        int comma = b.lastIndexOf(",");
        b.setCharAt(comma, ';');
        b.append("""

                /// How the member is used.
                public enum Use {
                    STATIC, VIRTUAL, INTERFACE, CONSTRUCTOR, FIELD, STATIC_FIELD
                }

                public final Use use;
                /// Internal name of the class.
                public final String owner;
                public final String member;
                public final String descriptor;

                RuntimeMember(Use use, String owner, String member, String descriptor) {
                    this.use = use;
                    this.owner = owner;
                    this.member = member;
                    this.descriptor = descriptor;
                }

                /// The caller passes its goroutine first.
                public boolean takesG() {
                    return descriptor.startsWith("(" + Names.G_DESCRIPTOR);
                }
            }
            """);
        Files.writeString(Path.of(args[1]), b.toString());
        System.out.println(seen.size() + " symbols");
    }

    private static boolean marked(AccessibleObject o) {
        return o.isAnnotationPresent(CompilerEntry.class);
    }

    private static String parameters(Class<?>[] types) {
        StringBuilder b = new StringBuilder("(");
        for (Class<?> t : types) {
            b.append(t.descriptorString());
        }
        return b.append(')').toString();
    }

    private static String constant(String owner, String member) {
        String m = member.equals("<init>") ? "NEW" : snake(member);
        return snake(owner) + "_" + m;
    }

    /// `GoString` -> `GO_STRING`, `mapiterelemI` -> `MAPITERELEM_I`, `slice3A` -> `SLICE3_A`
    private static String snake(String s) {
        return s.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase();
    }
}
