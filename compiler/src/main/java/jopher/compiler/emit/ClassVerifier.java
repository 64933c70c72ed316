package jopher.compiler.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;

/// The verifier of emit and link: what the JVM's own verifier would say (JVMS §4.10), without loading the class.
public final class ClassVerifier {
    private final ClassFile classFile;

    /// @param hierarchy superclasses of generated classes; those of the runtime are read from the class path
    public ClassVerifier(ClassHierarchy hierarchy) {
        ClassHierarchyResolver runtime = ClassHierarchyResolver.ofResourceParsing(ClassVerifier.class.getClassLoader()).cached();
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(c -> {
            var known = c.descriptorString().startsWith("Ljopher/runtime/") ? runtime.getClassInfo(c) : null;
            return known != null ? known : hierarchy.getClassInfo(c);
        }));
    }

    /// A class that would not verify is a [CompilerBug] of emit.
    public void verify(ClassFileEntry c) {
        var problems = classFile.verify(c.bytes());
        if (!problems.isEmpty()) {
            throw new CompilerBug("emit", c.name(), Pos.NONE, String.valueOf(problems.getFirst().getMessage()));
        }
    }
}
