package jopher.runtime.reflect;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.slices.Slice;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// What stands behind a func value made by reflection: its type and the Go function that gets the arguments' carriers. The
/// func value itself is an object of a class made here, one per JVM signature, so that compiled code can call it.
public final class MadeFunc {
    private static final Map<String, MethodHandle> CLASSES = new HashMap<>();
    private static final ClassDesc SELF = ClassDesc.of("jopher.runtime.reflect.MadeFunc");
    private static final ClassDesc G_DESC = ClassDesc.of("jopher.runtime.G");

    private final GoType type;
    /// `func([]unsafe.Pointer) []unsafe.Pointer`
    private final Func body;
    private final Object code;

    private MadeFunc(GoType type, Func body, Object code) {
        this.type = type;
        this.body = body;
        this.code = code;
    }

    /// The func of type `type` whose calls are calls of `body`.
    public static Func make(GoType type, Func body) {
        return make(type, body, FuncCode.MADE);
    }

    /// Method `index` of `receiver`, as a function of type `type`.
    public static Func ofMethod(GoType type, Func body, GoType receiver, int index) {
        return make(type, body, new FuncCode.MethodKey(receiver, index));
    }

    private static Func make(GoType type, Func body, Object code) {
        String kinds = Results.kinds(type.signature().in());
        String results = Results.kinds(type.signature().out());
        char result = results.isEmpty() ? 'V' : results.charAt(Names.returnedResult(results));
        try {
            return (Func) constructor(kinds, result).invoke(new MadeFunc(type, body, code));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// [Func#code] of the made classes.
    public Object code() {
        return code;
    }

    /// Called by the made classes.
    public Object enter(G g, Object[] raw) {
        List<GoType> in = type.signature().in();
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Carriers.of(in.get(i), raw[i]);
        }
        Slice results = (Slice) body.call(g, Slice.of(raw, 0, raw.length, raw.length));
        List<GoType> types = type.signature().out();
        Object[] out = new Object[types.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Carriers.copyRaw(types.get(i), Carriers.load(types.get(i), ((Object[]) results.a)[results.off + i]));
        }
        return Results.write(g, types, out);
    }

    private static MethodHandle constructor(String kinds, char result) throws ReflectiveOperationException {
        synchronized (CLASSES) {
            String key = kinds + "$" + result;
            MethodHandle h = CLASSES.get(key);
            if (h == null) {
                Class<?> c = define(kinds, result);
                h = MethodHandles.publicLookup().findConstructor(c, MethodType.methodType(void.class, MadeFunc.class));
                CLASSES.put(key, h);
            }
            return h;
        }
    }

    /// A subclass of the program's func class, or of Func where the program has no func of this signature (then nothing but
    /// reflection can call it).
    private static Class<?> define(String kinds, char result) throws ReflectiveOperationException {
        String superName = Names.funcClass(kinds, result);
        Class<?> parent = Types.findClass(superName);
        MethodHandles.Lookup lookup;
        ClassDesc name;
        if (parent != null) {
            lookup = MethodHandles.privateLookupIn(parent, MethodHandles.lookup());
            name = ClassDesc.ofInternalName(superName + "$made");
        } else {
            parent = Func.class;
            lookup = MethodHandles.lookup();
            name = ClassDesc.ofInternalName("jopher/runtime/reflect/Made$" + kinds + "$" + result);
        }
        ClassDesc superDesc = ClassDesc.ofInternalName(parent.getName().replace('.', '/'));
        byte[] bytes = ClassFile.of().build(name, c -> c
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withSuperclass(superDesc)
                .withField("made", SELF, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                .withMethodBody(ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, SELF), ClassFile.ACC_PUBLIC, b -> b
                        .aload(0).invokespecial(superDesc, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .aload(0).aload(1).putfield(name, "made", SELF).return_())
                .withMethodBody("code", MethodTypeDesc.of(ConstantDescs.CD_Object), ClassFile.ACC_PUBLIC, b -> b
                        .aload(0).getfield(name, "made", SELF).invokevirtual(SELF, "code", MethodTypeDesc.of(ConstantDescs.CD_Object)).areturn())
                .withMethodBody("call", MethodTypeDesc.ofDescriptor(Names.erasedDescriptor(kinds, result)), ClassFile.ACC_PUBLIC,
                        b -> body(b, name, kinds, result)));
        return lookup.defineClass(bytes);
    }

    private static void body(CodeBuilder b, ClassDesc self, String kinds, char result) {
        b.aload(0).getfield(self, "made", SELF).aload(1).loadConstant(kinds.length()).anewarray(ConstantDescs.CD_Object);
        int slot = 2;
        for (int i = 0; i < kinds.length(); i++) {
            b.dup().loadConstant(i);
            TypeKind k = kind(kinds.charAt(i));
            b.loadLocal(k, slot);
            slot += k.slotSize();
            box(b, kinds.charAt(i));
            b.aastore();
        }
        b.invokevirtual(SELF, "enter", MethodTypeDesc.of(ConstantDescs.CD_Object, G_DESC, ConstantDescs.CD_Object.arrayType()));
        switch (result) {
            case 'V' -> b.pop().return_();
            case 'L' -> b.areturn();
            default -> {
                ClassDesc boxed = boxed(result);
                b.checkcast(boxed);
                b.invokevirtual(boxed, kind(result).upperBound().displayName() + "Value",
                        MethodTypeDesc.of(kind(result).upperBound()));
                b.return_(kind(result));
            }
        }
    }

    private static void box(CodeBuilder b, char kind) {
        if (kind != 'L') {
            b.invokestatic(boxed(kind), "valueOf", MethodTypeDesc.of(boxed(kind), kind(kind).upperBound()));
        }
    }

    private static ClassDesc boxed(char kind) {
        return switch (kind) {
            case 'I' -> ConstantDescs.CD_Integer;
            case 'J' -> ConstantDescs.CD_Long;
            case 'F' -> ConstantDescs.CD_Float;
            case 'D' -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    private static TypeKind kind(char kind) {
        return switch (kind) {
            case 'I' -> TypeKind.INT;
            case 'J' -> TypeKind.LONG;
            case 'F' -> TypeKind.FLOAT;
            case 'D' -> TypeKind.DOUBLE;
            default -> TypeKind.REFERENCE;
        };
    }
}
