package jopher.compiler.link;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.emit.ClassHierarchy;

/// Shapes that the program's unsafe code needs more of. Before → after, for a shape that an unsafe.Pointer is converted to ([Names#viewMarker]):
/// `getfield f` → `invokevirtual f$get`, `putfield f` → `invokevirtual f$set` in the whole program, and the shape gets these accessors, so that
/// the runtime can override them in a class whose objects are views of other memory. As long as there is no such class the JVM's compilers
/// see one accessor and inline it. For a shape whose structs are elements that unsafe code goes on from ([Names#homeMarker]): a field for
/// their array.
final class UnsafeShapes {
    private static final ClassDesc VIEWABLE = ClassDesc.of("jopher.runtime.structs.Viewable");
    private static final String POINTER = "jopher/runtime/pointers/Ptr";
    /// Of pointers to fields: they reach the field without the accessors. What they inherit does the same with get and set.
    private static final Set<String> ATOMICS = Set.of("load", "store", "swap", "cas", "add", "getAnd", "getOr");
    private static final String HOME = "$home";

    private final Map<String, ClassFileEntry> classes;
    private final LinkBase base;
    private final ClassHierarchy hierarchy = new ClassHierarchy();

    private UnsafeShapes(Map<String, ClassFileEntry> classes, LinkBase base) {
        this.classes = classes;
        this.base = base;
    }

    /// Names of the shapes that follow a marker in constant pools.
    static Set<String> marked(Iterable<ClassFileEntry> classes, String marker) {
        var out = new TreeSet<String>();
        for (var c : classes) {
            ConstantStrings.containing(c.bytes(), marker, s -> {
                for (String word : s.split(" ")) {
                    if (word.startsWith(marker)) {
                        out.add(Names.SHAPES + word.substring(marker.length()));
                    }
                }
            });
        }
        return out;
    }

    static void apply(Map<String, ClassFileEntry> classes, LinkBase base, Set<String> viewed, Set<String> homes) {
        if (!viewed.isEmpty() || !homes.isEmpty()) {
            new UnsafeShapes(classes, base).apply(viewed, homes);
        }
    }

    private void apply(Set<String> viewed, Set<String> homes) {
        if (!viewed.isEmpty()) {
            base.mentioning(viewed).forEach(c -> classes.putIfAbsent(c.name(), c));
            for (var c : classes.values()) {
                superclass(c, hierarchy);
            }
            base.classes().forEach(c -> superclass(c, hierarchy));
            for (var e : classes.entrySet()) {
                if (LinkBase.mentions(e.getValue(), viewed)) {
                    e.setValue(new ClassFileEntry(e.getKey(), rewrite(ClassFile.of().parse(e.getValue().bytes()), viewed)));
                }
            }
        }
        var all = new TreeSet<>(viewed);
        all.addAll(homes);
        for (String shape : all) {
            var c = classes.getOrDefault(shape, base.find(shape));
            if (c != null) {
                classes.put(shape, new ClassFileEntry(shape, shape(ClassFile.of().parse(c.bytes()), viewed.contains(shape))));
            }
        }
    }

    static void superclass(ClassFileEntry c, ClassHierarchy hierarchy) {
        if (c.name().startsWith(Names.METHODS)) {
            return;
        }
        var model = ClassFile.of().parse(c.bytes());
        model.superclass().ifPresent(s -> hierarchy.register(c.name(), s.asInternalName()));
    }

    private ClassFile context() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy), ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED);
    }

    private byte[] rewrite(ClassModel model, Set<String> viewed) {
        String self = model.thisClass().asInternalName();
        boolean pointer = model.superclass().map(s -> s.asInternalName().startsWith(POINTER)).orElse(false);
        CodeTransform accessors = (b, e) -> {
            if (e instanceof FieldInstruction f && (f.opcode() == Opcode.GETFIELD || f.opcode() == Opcode.PUTFIELD) && viewed.contains(f.owner().asInternalName())) {
                ClassDesc type = f.typeSymbol();
                if (f.opcode() == Opcode.GETFIELD) {
                    b.invokevirtual(f.owner().asSymbol(), Names.getter(f.name().stringValue()), MethodTypeDesc.of(type));
                } else {
                    b.invokevirtual(f.owner().asSymbol(), Names.setter(f.name().stringValue()), MethodTypeDesc.of(ConstantDescs.CD_void, type));
                }
            } else {
                b.with(e);
            }
        };
        try {
            return context().transformClass(model, (b, e) -> {
                if (!(e instanceof MethodModel m)) {
                    b.with(e);
                } else if (pointer && ATOMICS.contains(m.methodName().stringValue())) {
                    // left out
                } else if (viewed.contains(self) && m.methodName().stringValue().equals(ConstantDescs.INIT_NAME)) {
                    b.with(e);
                } else {
                    b.transformMethod(m, java.lang.classfile.MethodTransform.transformingCode(accessors));
                }
            });
        } catch (RuntimeException e) {
            throw new CompilerBug("link", self, Pos.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] shape(ClassModel model, boolean viewed) {
        if (model.fields().stream().anyMatch(f -> f.fieldName().equalsString(HOME)) && !viewed) {
            return context().transformClass(model, ClassBuilder::with);
        }
        boolean home = model.fields().stream().anyMatch(f -> f.fieldName().equalsString(HOME));
        ClassDesc self = model.thisClass().asSymbol();
        return context().transformClass(model, java.lang.classfile.ClassTransform.endHandler(b -> {
            if (!home) {
                home(b, self);
            }
            if (viewed) {
                var all = new ArrayList<ClassEntry>(model.interfaces());
                all.add(b.constantPool().classEntry(VIEWABLE));
                b.with(Interfaces.of(all));
                for (FieldModel f : model.fields()) {
                    if ((f.flags().flagsMask() & ClassFile.ACC_STATIC) == 0 && !f.fieldName().equalsString(HOME)) {
                        accessors(b, self, f);
                    }
                }
            }
        }));
    }

    private static void home(ClassBuilder b, ClassDesc self) {
        b.withField(HOME, ConstantDescs.CD_Object, ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC);
        b.withMethodBody("home", MethodTypeDesc.of(ConstantDescs.CD_Object), ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, k -> k
                .aload(0).getfield(self, HOME, ConstantDescs.CD_Object).areturn());
        b.withMethodBody("home", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object), ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, k -> k
                .aload(0).aload(1).putfield(self, HOME, ConstantDescs.CD_Object).return_());
    }

    private static void accessors(ClassBuilder b, ClassDesc self, FieldModel f) {
        ClassDesc type = f.fieldTypeSymbol();
        TypeKind kind = TypeKind.from(type).asLoadable();
        String name = f.fieldName().stringValue();
        b.withMethodBody(Names.getter(name), MethodTypeDesc.of(type), ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC, k -> k
                .aload(0).getfield(self, name, type).return_(kind));
        boolean fixed = (f.flags().flagsMask() & ClassFile.ACC_FINAL) != 0;
        b.withMethodBody(Names.setter(name), MethodTypeDesc.of(ConstantDescs.CD_void, type), ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC, k -> {
            if (fixed) {
                k.new_(ClassDesc.of("java.lang.IllegalStateException")).dup()
                        .invokespecial(ClassDesc.of("java.lang.IllegalStateException"), ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).athrow();
            } else {
                k.aload(0).loadLocal(kind, 1).putfield(self, name, type).return_();
            }
        });
    }
}
