package jopher.compiler.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassFileEntry;

/// The verifier of link: the program is complete. Every generated class that a class mentions is there, once, superclasses
/// and interfaces included, and so is `go/$program`; what a class uses of another, its fields and methods, is there, too. Before linking, no two
/// packages have made different classes of one name.
public final class LinkVerifier {
    private LinkVerifier() {}

    /// What all packages made, before the linker keeps one class per name: only classes that several packages make alike may be there again. Those of
    /// instances may differ in what no one sees.
    public static void verifyNames(List<ClassFileEntry> made) {
        Map<String, ClassFileEntry> known = new HashMap<>();
        for (ClassFileEntry c : made) {
            ClassFileEntry other = known.putIfAbsent(c.name(), c);
            if (other != null && !Names.isShared(c.name()) && !Arrays.equals(other.bytes(), c.bytes())) {
                throw new CompilerBug("link", "", Pos.NONE, "two different classes " + c.name());
            }
        }
    }

    /// A missing class or member is a [CompilerBug] of link that names who needs it.
    public static void verify(List<ClassFileEntry> program) {
        Set<String> names = program.stream().map(ClassFileEntry::name).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        if (names.size() != program.size()) {
            problems.add("a class is there twice");
        }
        if (!names.contains(Names.PROGRAM)) {
            problems.add(Names.PROGRAM + " is missing");
        }
        Map<String, ClassModel> models = new HashMap<>();
        program.forEach(c -> models.put(c.name(), ClassFile.of().parse(c.bytes())));
        Map<String, Set<String>> members = new HashMap<>();
        models.forEach((name, m) -> members.put(name, members(m)));
        for (ClassFileEntry c : program) {
            for (var e : models.get(c.name()).constantPool()) {
                if (e instanceof ClassEntry k && k.asInternalName().startsWith(Names.GO) && !names.contains(k.asInternalName())) {
                    problems.add(c.name() + " needs " + k.asInternalName() + ", which is missing");
                } else if (e instanceof MemberRefEntry m && m.owner().asInternalName().startsWith(Names.GO) && !has(models, members, m.owner().asInternalName(), key(m))) {
                    problems.add(c.name() + " needs " + m.owner().asInternalName() + "." + m.name() + m.type() + ", which is missing");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new CompilerBug("link", "", Pos.NONE, problems.getFirst() + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
        }
    }

    private static String key(MemberRefEntry m) {
        return m.name().stringValue() + (m instanceof FieldRefEntry ? " " : "") + m.type().stringValue();
    }

    private static Set<String> members(ClassModel c) {
        Set<String> out = new HashSet<>();
        c.fields().forEach(f -> out.add(f.fieldName().stringValue() + " " + f.fieldType().stringValue()));
        c.methods().forEach(m -> out.add(m.methodName().stringValue() + m.methodType().stringValue()));
        return out;
    }

    /// Whether a generated class has a member, itself or from a superclass; above the generated classes nothing is known.
    private static boolean has(Map<String, ClassModel> models, Map<String, Set<String>> members, String name, String member) {
        for (String n = name; ; ) {
            ClassModel c = models.get(n);
            if (c == null) {
                return !n.equals("java/lang/Object");
            }
            if (members.get(n).contains(member)) {
                return true;
            }
            n = c.superclass().map(ClassEntry::asInternalName).orElse("java/lang/Object");
        }
    }
}
