package jopher.compiler.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassEmitter;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.emit.ClassHierarchy;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;

/// Puts the class files of all packages together: one class per name, func classes made from their names, `implements` for
/// the method interfaces that exist, and `go/$program`.
public final class Linker {
    private static final String FUNC = "jopher/runtime/funcs/Func";

    private static final int PART = 20_000;

    private Linker() {}

    /// @param initOrder import paths in initialisation order (main last)
    /// @param mainOwner class with the static method `main`, null for a library
    /// @param buildInfo text for debug.ReadBuildInfo, empty for a library
    /// @param viewed shapes that the program's own unsafe code looks at other memory as: [#viewed]
    public record Program(List<String> initOrder, String mainOwner, String buildInfo, Set<String> viewed) {}

    /// Shapes that unsafe.Pointers are converted to in these classes, and [Names#STORES_MARK] if there may be arrays over other memory.
    public static Set<String> viewed(Iterable<ClassFileEntry> classes) {
        Set<String> out = UnsafeShapes.marked(classes, Names.viewMarker(Names.SHAPES));
        if (!UnsafeShapes.marked(classes, Names.STORES_MARK).isEmpty()) {
            out.add(Names.STORES_MARK);
        }
        return out;
    }

    /// All classes of the program, sorted by name.
    public static List<ClassFileEntry> link(List<ClassFileEntry> classes, Program program) {
        return link(classes, program, LinkBase.NONE);
    }

    /// What a program has beyond the classes of `base`: its own, and those of the base that must implement one of its method
    /// interfaces.
    public static List<ClassFileEntry> link(List<ClassFileEntry> classes, Program program, LinkBase base) {
        var byName = new TreeMap<String, ClassFileEntry>();
        for (var c : classes) {
            if (!base.has(c.name())) {
                byName.putIfAbsent(c.name(), c);
            }
        }
        for (String n : List.copyOf(byName.keySet())) {
            if (n.startsWith(Names.METHODS)) {
                base.withBridge(n.substring(Names.METHODS.length())).forEach(c -> byName.putIfAbsent(c.name(), c));
            }
        }
        var emitter = new ClassEmitter(new ClassHierarchy());
        for (String f : funcClasses(byName.values())) {
            if (base.has(f)) {
                continue;
            }
            byName.putIfAbsent(f, emitter.emit(funcClass(f), false));
        }
        var viewed = new TreeSet<>(program.viewed());
        if (viewed.remove(Names.STORES_MARK)) {
            WatchedStores.apply(byName, base, program.initOrder());
            byName.put(Names.STORES_MARK, emitter.emit(new ClassUnit(0x1031, Names.STORES_MARK, "java/lang/Object"), false));
        }
        UnsafeShapes.apply(byName, base, viewed, UnsafeShapes.marked(byName.values(), Names.homeMarker(Names.SHAPES)));
        implement(byName, base);
        byName.put(Names.PROGRAM, emitter.emit(programClass(program), false));
        return List.copyOf(byName.values());
    }

    /// Names `go/$f/…` in constant pools, as classes or inside descriptors.
    private static TreeSet<String> funcClasses(Iterable<ClassFileEntry> classes) {
        var out = new TreeSet<String>();
        for (var c : classes) {
            ConstantStrings.containing(c.bytes(), Names.FUNCS, s -> {
                for (int i = s.indexOf(Names.FUNCS); i >= 0; i = s.indexOf(Names.FUNCS, i + 5)) {
                    int end = i + Names.FUNCS.length();
                    while (end < s.length() && "IJFDLV$".indexOf(s.charAt(end)) >= 0) {
                        end++;
                    }
                    if ((i == 0 ? end == s.length() : s.charAt(i - 1) == 'L' && end < s.length() && s.charAt(end) == ';') && s.charAt(end - 2) == '$') {
                        out.add(s.substring(i, end));
                    }
                }
            });
        }
        return out;
    }

    private static ClassUnit funcClass(String name) {
        String kinds = name.substring(Names.FUNCS.length());
        int d = kinds.indexOf('$');
        String desc = Names.erasedDescriptor(kinds.substring(0, d), kinds.charAt(d + 1));
        var unit = new ClassUnit(0x1421, name, FUNC);
        var self = new Slot(null, JvmType.of(name));
        unit.methods.add(new MethodUnit(0x1001, "<init>", "()V", List.of(self), List.of(
                new Code.Eval(new Value.Invoke(Value.Dispatch.SPECIAL, FUNC, "<init>", "()V", List.of(new Value.Load(self)), false)),
                new Code.Return(null)), null, null));
        unit.methods.add(new MethodUnit(0x1401, "call", desc, List.of(), null, null, null));
        return unit;
    }

    /// A class with a bridge implements the bridge's interface, if that is part of the program.
    private static void implement(Map<String, ClassFileEntry> byName, LinkBase base) {
        var interfaces = new TreeSet<String>(base.interfaces());
        for (String n : byName.keySet()) {
            if (n.startsWith(Names.METHODS)) {
                interfaces.add(n.substring(Names.METHODS.length()));
            }
        }
        if (interfaces.isEmpty()) {
            return;
        }
        for (var e : byName.entrySet()) {
            String n = e.getKey();
            if (n.startsWith(Names.METHODS) || n.startsWith(Names.FUNCS) || n.startsWith(Names.SHAPES) || !mayHaveBridges(n)) {
                continue;
            }
            ClassModel model = ClassFile.of().parse(e.getValue().bytes());
            var add = new ArrayList<ClassDesc>();
            for (var m : model.methods()) {
                String name = m.methodName().stringValue();
                if ((m.flags().flagsMask() & 8) == 0 && interfaces.contains(name)) {
                    var i = ClassDesc.ofInternalName(Names.METHODS + name);
                    if (model.interfaces().stream().noneMatch(c -> c.asInternalName().equals(Names.METHODS + name))) {
                        add.add(i);
                    }
                }
            }
            if (!add.isEmpty()) {
                e.setValue(new ClassFileEntry(n, withInterfaces(model, add)));
            }
        }
    }

    /// File classes have `$` right after the package path.
    static boolean mayHaveBridges(String name) {
        return name.charAt(name.lastIndexOf('/') + 1) != '$';
    }

    private static byte[] withInterfaces(ClassModel model, List<ClassDesc> add) {
        try {
            return ClassFile.of(ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED).transformClass(model, ClassTransform.endHandler(b -> {
                var all = new ArrayList<ClassEntry>(model.interfaces());
                for (var d : add) {
                    all.add(b.constantPool().classEntry(d));
                }
                b.with(Interfaces.of(all));
            }));
        } catch (RuntimeException e) {
            throw new CompilerBug("link", model.thisClass().asInternalName(), Pos.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    private static ClassUnit programClass(Program program) {
        var unit = new ClassUnit(0x1031, Names.PROGRAM, "java/lang/Object");
        var g = new Slot("g", JvmType.of(Names.G));
        var code = new ArrayList<Code>();
        String desc = "(" + Names.G_DESCRIPTOR + ")V";
        for (String p : program.initOrder()) {
            code.add(new Code.Eval(new Value.Invoke(Value.Dispatch.STATIC, Names.initClass(p), "init", desc, List.of(new Value.Load(g)), false)));
        }
        if (program.mainOwner() != null) {
            code.add(new Code.Eval(new Value.Invoke(Value.Dispatch.STATIC, program.mainOwner(), "main", desc, List.of(new Value.Load(g)), false)));
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(0x1009, "run", desc, List.of(g), code, "program start", null));
        // a constant has at most 65,535 bytes
        String info = program.buildInfo();
        for (int i = 0; i * PART < info.length(); i++) {
            unit.fields.add(new ClassUnit.FieldUnit(0x1019, Names.BUILD_INFO + i, JvmType.of("java/lang/String"), info.substring(i * PART, Math.min(info.length(), (i + 1) * PART))));
        }
        return unit;
    }
}
