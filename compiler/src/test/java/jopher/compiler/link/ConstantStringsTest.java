package jopher.compiler.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/// Held against Java's own reader, over classes with every kind of constant.
class ConstantStringsTest {
    @Test
    void findsWhatTheConstantPoolHas() throws IOException {
        for (Class<?> c : List.of(String.class, Math.class, java.util.stream.Collectors.class, java.lang.invoke.MethodHandles.class, ConstantStringsTest.class)) {
            byte[] bytes;
            try (var in = c.getResourceAsStream(c.getSimpleName() + ".class")) {
                bytes = in.readAllBytes();
            }
            TreeSet<String> want = new TreeSet<>();
            ClassFile.of().parse(bytes).constantPool().forEach(e -> {
                if (e instanceof Utf8Entry u && u.stringValue().contains("lang/")) {
                    want.add(u.stringValue());
                }
            });
            TreeSet<String> have = new TreeSet<>();
            ConstantStrings.containing(bytes, "lang/", have::add);
            assertEquals(want, have, c.getName());
            assertFalse(have.isEmpty());
        }
    }
}
