package jopher.compiler.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassFileEntry;

/// The verifier of link: the program is complete. Every generated class that a class mentions is there, once, superclasses
/// and interfaces included, and so is `go/$program`.
public final class LinkVerifier {
    private LinkVerifier() {}

    /// A missing class is a [CompilerBug] of link that names who needs it.
    public static void verify(List<ClassFileEntry> program) {
        Set<String> names = program.stream().map(ClassFileEntry::name).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        if (names.size() != program.size()) {
            problems.add("a class is there twice");
        }
        if (!names.contains(Names.PROGRAM)) {
            problems.add(Names.PROGRAM + " is missing");
        }
        for (ClassFileEntry c : program) {
            for (var e : ClassFile.of().parse(c.bytes()).constantPool()) {
                if (e instanceof ClassEntry k && k.asInternalName().startsWith("go/") && !names.contains(k.asInternalName())) {
                    problems.add(c.name() + " needs " + k.asInternalName() + ", which is missing");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new CompilerBug("link", "", Pos.NONE, problems.getFirst() + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
        }
    }
}
