package jopher.compiler.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.emit.ClassHierarchy;

/// In programs whose unsafe code may ask for arrays that show other memory ([Names#STORES_MARK]), the runtime must see all stores into memory that
/// may be shown so. Before → after, in the whole program: `iastore` → `invokestatic Stores.i` and so on for numbers; `putfield` of a number into a
/// struct or cell → the same and `invokestatic Mirrors.stored`.
final class WatchedStores {
    private static final ClassDesc STORES = ClassDesc.of("jopher.runtime.slices.Stores");
    private static final ClassDesc MIRRORS = ClassDesc.of("jopher.runtime.pointers.Mirrors");
    private static final MethodTypeDesc FIELD = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String);
    private static final MethodTypeDesc CELL = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final String CELLS = "jopher/runtime/pointers/Cell";

    private WatchedStores() {}

    /// @param packages import paths of the program's packages: of `base`, those classes are rewritten, too
    static void apply(Map<String, ClassFileEntry> classes, LinkBase base, Iterable<String> packages) {
        var directories = new TreeSet<String>();
        packages.forEach(p -> directories.add(Names.packageDirectory(p)));
        for (var c : base.classes()) {
            String n = c.name();
            if (directories.contains(n.substring(0, n.lastIndexOf('/'))) || n.startsWith(Names.SHAPES) || n.startsWith(Names.ANONYMOUS)) {
                classes.putIfAbsent(n, c);
            }
        }
        var hierarchy = new ClassHierarchy();
        for (var c : classes.values()) {
            UnsafeShapes.superclass(c, hierarchy);
        }
        base.classes().forEach(c -> UnsafeShapes.superclass(c, hierarchy));
        var context = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy), ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED);
        for (var e : classes.entrySet()) {
            ClassModel model = ClassFile.of().parse(e.getValue().bytes());
            if (model.methods().stream().anyMatch(WatchedStores::stores)) {
                e.setValue(new ClassFileEntry(e.getKey(), rewrite(context, model)));
            }
        }
    }

    private static boolean stores(MethodModel m) {
        return m.code().isPresent() && m.code().get().elementStream().anyMatch(x -> x instanceof ArrayStoreInstruction s && s.opcode() != Opcode.AASTORE
                || x instanceof FieldInstruction f && watched(f));
    }

    /// Cells of references are watched, too: strings and slices have words of their own.
    private static boolean watched(FieldInstruction f) {
        String owner = f.owner().asInternalName();
        return f.opcode() == Opcode.PUTFIELD && (owner.startsWith(Names.SHAPES) && f.typeSymbol().isPrimitive() && owner.indexOf('$', Names.SHAPES.length()) < 0 || owner.startsWith(CELLS));
    }

    private static byte[] rewrite(ClassFile context, ClassModel model) {
        CodeTransform watch = (b, e) -> {
            switch (e) {
                case ArrayStoreInstruction s when s.opcode() != Opcode.AASTORE -> b.invokestatic(STORES, letter(s.typeKind()), descriptor(s.typeKind()));
                case FieldInstruction f when watched(f) -> field(b, f);
                default -> b.with(e);
            }
        };
        try {
            // an object under construction is shown by nothing
            return context.transformClass(model, (b, e) -> {
                if (e instanceof MethodModel m && !m.methodName().equalsString(ConstantDescs.INIT_NAME)) {
                    b.transformMethod(m, MethodTransform.transformingCode(watch));
                } else {
                    b.with(e);
                }
            });
        } catch (RuntimeException e) {
            throw new CompilerBug("link", model.thisClass().asInternalName(), Pos.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    private static String letter(TypeKind k) {
        return switch (k) {
            case BYTE, BOOLEAN -> "b";
            case SHORT -> "s";
            case CHAR -> "c";
            case LONG -> "j";
            case FLOAT -> "f";
            case DOUBLE -> "d";
            default -> "i";
        };
    }

    private static MethodTypeDesc descriptor(TypeKind k) {
        ClassDesc array = k == TypeKind.BYTE || k == TypeKind.BOOLEAN ? ConstantDescs.CD_Object : k.upperBound().arrayType();
        return MethodTypeDesc.of(ConstantDescs.CD_void, array, ConstantDescs.CD_int, k.asLoadable().upperBound());
    }

    /// … object, value → …
    private static void field(CodeBuilder b, FieldInstruction f) {
        if (TypeKind.from(f.typeSymbol()).slotSize() == 2) {
            b.dup2_x1().pop2().dup_x2().dup_x2().pop();
        } else {
            b.dup2();
        }
        b.putfield(f.owner().asSymbol(), f.name().stringValue(), f.typeSymbol());
        if (TypeKind.from(f.typeSymbol()).slotSize() == 1) {
            b.pop();
        }
        if (f.owner().asInternalName().startsWith(CELLS)) {
            b.invokestatic(MIRRORS, "stored", CELL);
        } else {
            b.loadConstant(f.name().stringValue()).invokestatic(MIRRORS, "stored", FIELD);
        }
    }
}
