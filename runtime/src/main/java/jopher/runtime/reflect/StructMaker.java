package jopher.runtime.reflect;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import jopher.abi.Names;
import jopher.abi.StorageKind;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Types;

/// Classes for struct types that only reflect.StructOf knows: the shape, the type's own class and its two box classes, unless the
/// program has them.
public final class StructMaker {
    private static final ClassDesc STRUCT = ClassDesc.of("jopher.runtime.structs.Struct");
    private static final ClassDesc DYNAMIC = ClassDesc.of("jopher.runtime.reflect.DynamicStruct");
    private static final ClassDesc GO_TYPE = ClassDesc.of("jopher.runtime.types.GoType");
    private static final ClassDesc TYPES = ClassDesc.of("jopher.runtime.types.Types");
    private static final ClassDesc SLICES_ARRAY = ConstantDescs.CD_Object;

    private StructMaker() {
    }

    public static synchronized void ensure(GoType t) {
        String own = t.structClass();
        if (Types.findClass(own) != null) {
            return;
        }
        String shape = Names.shapeClass(t.encoding());
        if (Types.findClass(shape) == null) {
            shape(t, shape);
        }
        ClassDesc shapeDesc = ClassDesc.ofInternalName(shape);
        ClassDesc ownDesc = ClassDesc.ofInternalName(own);
        define(own, shapeDesc, c -> {
            constructor(c, shapeDesc);
            c.withMethodBody("fresh", MethodTypeDesc.of(STRUCT), ClassFile.ACC_PUBLIC, b -> b
                    .new_(ownDesc).dup().invokespecial(ownDesc, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).areturn());
            goType(c, t.encoding());
        });
        box(Names.valueBox(own), ClassDesc.of("jopher.runtime.ifaces.BoxL"), t.encoding());
        box(Names.pointerBox(own), ClassDesc.of("jopher.runtime.ifaces.PtrBox"), "*" + t.encoding());
    }

    private static void define(String name, ClassDesc parent, Consumer<ClassBuilder> body) {
        Types.define(name, ClassFile.of().build(ClassDesc.ofInternalName(name), c -> {
            c.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC).withSuperclass(parent);
            body.accept(c);
        }));
    }

    private static void constructor(ClassBuilder c, ClassDesc parent) {
        c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, b -> b
                .aload(0).invokespecial(parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
    }

    private static void goType(ClassBuilder c, String encoding) {
        c.withMethodBody("goType", MethodTypeDesc.of(GO_TYPE), ClassFile.ACC_PUBLIC, b -> b
                .loadConstant(encoding).invokestatic(TYPES, "parse", MethodTypeDesc.of(GO_TYPE, ConstantDescs.CD_String)).areturn());
    }

    private static void box(String name, ClassDesc parent, String encoding) {
        define(name, parent, c -> {
            MethodTypeDesc init = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
            c.withMethodBody(ConstantDescs.INIT_NAME, init, ClassFile.ACC_PUBLIC, b -> b
                    .aload(0).aload(1).invokespecial(parent, ConstantDescs.INIT_NAME, init).return_());
            goType(c, encoding);
        });
    }

    private static ClassDesc fieldDesc(GoType t) {
        StorageKind k = t.storage();
        return k == StorageKind.L ? ConstantDescs.CD_Object : ClassDesc.ofDescriptor(k.name());
    }

    private static void shape(GoType t, String name) {
        ClassDesc self = ClassDesc.ofInternalName(name);
        define(name, DYNAMIC, c -> {
            for (Field f : t.fields()) {
                c.withField(f.jvmField(), f.type().kind() == Kind.SLICE ? SLICES_ARRAY : fieldDesc(f.type()), ClassFile.ACC_PUBLIC);
                if (f.type().kind() == Kind.SLICE) {
                    c.withField(Names.sliceOffset(f.jvmField()), ConstantDescs.CD_int, ClassFile.ACC_PUBLIC);
                    c.withField(Names.sliceLength(f.jvmField()), ConstantDescs.CD_int, ClassFile.ACC_PUBLIC);
                    c.withField(Names.sliceCapacity(f.jvmField()), ConstantDescs.CD_int, ClassFile.ACC_PUBLIC);
                }
            }
            c.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_ABSTRACT | ClassFile.ACC_SYNTHETIC);
            c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, b -> {
                b.aload(0).invokespecial(DYNAMIC, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                for (Field f : t.fields()) {
                    GoType ft = f.type();
                    if (ft.storage() == StorageKind.L && ft.kind() != Kind.SLICE && (ft.isAggregate() || ft.zero() != null)) {
                        b.aload(0).loadConstant(ft.encoding()).invokestatic(DYNAMIC, "zero",
                                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_String));
                        b.putfield(self, f.jvmField(), ConstantDescs.CD_Object);
                    }
                }
                b.return_();
            });
        });
    }
}
