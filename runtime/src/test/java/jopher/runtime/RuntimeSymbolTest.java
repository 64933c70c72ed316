package jopher.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jopher.abi.CompilerEntry;
import jopher.abi.RuntimeMember;
import jopher.abi.RuntimeSymbol;
import org.junit.jupiter.api.Test;

/// [RuntimeSymbol], [RuntimeMember] and the members marked [CompilerEntry] are the same set. If this fails: `tools/members`.
class RuntimeSymbolTest {
    @Test
    void symbolsAndEntriesAgree() throws Exception {
        TreeSet<String> symbols = new TreeSet<>();
        for (RuntimeSymbol s : RuntimeSymbol.values()) {
            symbols.add("STATIC " + s.owner() + "." + s.method() + " " + s.descriptor());
        }
        for (RuntimeMember m : RuntimeMember.values()) {
            symbols.add(m.use + " " + m.owner + "." + m.member + " " + m.descriptor);
        }
        TreeSet<String> entries = new TreeSet<>();
        Path root = Path.of(G.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (var files = Files.walk(root)) {
            names = files.map(p -> root.relativize(p).toString()).filter(p -> p.endsWith(".class") && !p.contains("-info"))
                    .map(p -> p.substring(0, p.length() - 6).replace('/', '.')).toList();
        }
        for (String name : names) {
            Class<?> c = Class.forName(name, false, getClass().getClassLoader());
            List<AnnotatedElement> members = new ArrayList<>(List.of(c.getDeclaredFields()));
            members.addAll(List.of(c.getDeclaredConstructors()));
            members.addAll(List.of(c.getDeclaredMethods()));
            for (AnnotatedElement m : members) {
                if (m.isAnnotationPresent(CompilerEntry.class) && !(m instanceof Method method && method.isBridge())) {
                    entries.add(describe(c, (Member) m));
                }
            }
        }
        assertEquals(String.join("\n", entries), String.join("\n", symbols));
    }

    private static String describe(Class<?> c, Member m) {
        boolean isStatic = Modifier.isStatic(m.getModifiers());
        String owner = c.getName().replace('.', '/') + ".";
        return switch (m) {
            case Field f -> (isStatic ? "STATIC_FIELD " : "FIELD ") + owner + f.getName() + " " + f.getType().descriptorString();
            case Constructor<?> k -> "CONSTRUCTOR " + owner + "<init> " + parameters(k.getParameterTypes()) + "V";
            case Method x -> (isStatic ? "STATIC " : c.isInterface() ? "INTERFACE " : "VIRTUAL ") + owner + x.getName() + " "
                    + parameters(x.getParameterTypes()) + x.getReturnType().descriptorString();
            default -> throw new IllegalArgumentException(m.toString());
        };
    }

    private static String parameters(Class<?>[] types) {
        StringBuilder b = new StringBuilder("(");
        for (Class<?> t : types) {
            b.append(t.descriptorString());
        }
        return b.append(')').toString();
    }
}
