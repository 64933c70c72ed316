package jopher.testkit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classes that a class file names in its constant pool: in code, descriptors and supertypes.
final class ReferredClasses {
    private static final Pattern NAME = Pattern.compile("L([^;<]+)[;<]");

    private ReferredClasses() {}

    static Set<String> of(byte[] classFile) {
        var model = ClassFile.of().parse(classFile);
        Set<String> out = new TreeSet<>();
        for (PoolEntry e : model.constantPool()) {
            switch (e) {
                case ClassEntry c -> {
                    String name = c.asInternalName();
                    if (name.startsWith("[")) {
                        addAll(out, name);
                    } else {
                        out.add(name);
                    }
                }
                case NameAndTypeEntry n -> addAll(out, n.type().stringValue());
                case MethodTypeEntry m -> addAll(out, m.descriptor().stringValue());
                default -> { }
            }
        }
        model.fields().forEach(f -> addAll(out, f.fieldType().stringValue()));
        model.methods().forEach(m -> addAll(out, m.methodType().stringValue()));
        return out;
    }

    private static void addAll(Set<String> out, String descriptor) {
        Matcher m = NAME.matcher(descriptor);
        while (m.find()) {
            out.add(m.group(1));
        }
    }
}
