package jopher.compiler.emit;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.split.Outliner;
import jopher.compiler.split.Splitter;

/// Writes one class.
public final class ClassEmitter {
    /// A region may turn out larger than estimated.
    private static final int ROUNDS = 3;

    private final ClassFile classFile;
    private final int limit;

    public ClassEmitter(ClassHierarchy hierarchy) {
        this(hierarchy, Outliner.LIMIT);
    }

    /// @param limit bytes of bytecode from which regions are taken out of a method
    public ClassEmitter(ClassHierarchy hierarchy, int limit) {
        this.limit = limit;
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /// The classes of one package, sorted by name. The bytes depend on the units alone.
    public List<ClassFileEntry> emit(List<ClassUnit> units, boolean debug) {
        var out = new ArrayList<ClassFileEntry>();
        for (var u : units) {
            ClassFileEntry whole;
            try {
                whole = emit(u, debug);
            } catch (MethodTooLarge e) {
                // only now is it known for sure
                Splitter.split(u).forEach(part -> out.add(emit(part, debug)));
                whole = emit(u, debug);
            }
            out.add(smaller(u, whole, debug));
        }
        out.sort(Comparator.comparing(ClassFileEntry::name));
        return List.copyOf(out);
    }

    /// Regions are taken out of methods that are too large for the JVM's compilers. Debuggers see the method as it is.
    private ClassFileEntry smaller(ClassUnit u, ClassFileEntry emitted, boolean debug) {
        ClassFileEntry last = emitted;
        for (int round = 0; round < ROUNDS && !debug && last.bytes().length > limit; round++) {
            boolean changed = false;
            for (MethodModel m : ClassFile.of().parse(last.bytes()).methods()) {
                int bytes = m.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
                if (bytes > limit) {
                    String name = m.methodName().stringValue();
                    String desc = m.methodType().stringValue();
                    var unit = u.methods.stream().filter(x -> x.name().equals(name) && x.desc().equals(desc)).findFirst();
                    changed |= unit.isPresent() && Outliner.outline(u, unit.get(), bytes, limit);
                }
            }
            if (!changed) {
                break;
            }
            last = emit(u, debug);
        }
        return last;
    }

    /// `debug` adds the LocalVariableTable.
    public ClassFileEntry emit(ClassUnit unit, boolean debug) {
        ClassFileEntry e = emit(unit, debug, Map.of());
        Map<String, Integer> locals = debug ? locals(e.bytes()) : Map.of();
        return locals.isEmpty() ? e : emit(unit, debug, locals);
    }

    /// The methods with variables above what they have slots for, and how many they have.
    private static Map<String, Integer> locals(byte[] bytes) {
        Map<String, Integer> out = new HashMap<>();
        for (MethodModel m : ClassFile.of().parse(bytes).methods()) {
            m.findAttribute(Attributes.code()).ifPresent(code -> code.findAttribute(Attributes.localVariableTable()).ifPresent(t -> {
                boolean above = t.localVariables().stream().anyMatch(v -> v.slot() + TypeKind.from(v.typeSymbol()).slotSize() > code.maxLocals());
                if (above) {
                    out.put(m.methodName().stringValue() + m.methodType().stringValue(), code.maxLocals());
                }
            }));
        }
        return out;
    }

    private ClassFileEntry emit(ClassUnit unit, boolean debug, Map<String, Integer> locals) {
        var current = new MethodUnit[1];
        try {
            byte[] bytes = classFile.build(ClassDesc.ofInternalName(unit.name), b -> {
                b.withVersion(ClassFile.JAVA_25_VERSION, 0);
                b.withFlags(unit.flags);
                b.withSuperclass(ClassDesc.ofInternalName(unit.superName));
                if (!unit.interfaces.isEmpty()) {
                    b.withInterfaceSymbols(unit.interfaces.stream().map(ClassDesc::ofInternalName).toList());
                }
                if (unit.sourceFile != null) {
                    b.with(SourceFileAttribute.of(unit.sourceFile));
                }
                for (var f : unit.fields) {
                    b.withField(f.name(), ClassDesc.ofDescriptor(f.type().desc()), fb -> {
                        fb.withFlags(f.flags());
                        if (f.constant() != null) {
                            fb.with(ConstantValueAttribute.of((ConstantDesc) f.constant()));
                        }
                    });
                }
                for (var m : unit.methods) {
                    current[0] = m;
                    var desc = MethodTypeDesc.ofDescriptor(m.desc());
                    if (m.code() == null) {
                        b.withMethod(m.name(), desc, m.flags(), mb -> {});
                    } else {
                        b.withMethodBody(m.name(), desc, m.flags(), cb -> new CodeEmitter(cb, m, debug, locals.getOrDefault(m.name() + m.desc(), 65_536)).run());
                    }
                }
            });
            return new ClassFileEntry(unit.name, bytes);
        } catch (CompilerBug | MethodTooLarge e) {
            throw e;
        } catch (RuntimeException e) {
            var m = named(unit, String.valueOf(e.getMessage()), current[0]);
            String what = m == null ? unit.name : m.what() != null ? m.what() : unit.name + "." + m.name();
            Pos pos = m == null || m.pos() == null ? Pos.NONE : m.pos();
            if (String.valueOf(e.getMessage()).contains("is not a valid index")) {
                throw new MethodTooLarge(pos, what, "its file needs more than the 65,535 constants of a class");
            }
            if (isSize(e)) {
                var size = java.util.regex.Pattern.compile("Code length (\\d+)").matcher(String.valueOf(e.getMessage()));
                throw new MethodTooLarge(pos, what, size.find() ? size.group(1) + " bytes > 65535" : String.valueOf(e.getMessage()));
            }
            throw new CompilerBug("emit", what, pos, String.valueOf(e.getMessage()), e);
        }
    }

    /// The method that the library's message names (`… in f(G,long)void`): sizes are checked when all bodies are there.
    private static MethodUnit named(ClassUnit unit, String message, MethodUnit otherwise) {
        for (var m : unit.methods) {
            if (message.contains(" in " + m.name() + "(")) {
                return m;
            }
        }
        return otherwise;
    }

    private static boolean isSize(RuntimeException e) {
        String s = String.valueOf(e.getMessage());
        return s.contains("ode length") || s.contains("code size") || s.contains("too large") || s.contains("exceed");
    }
}
