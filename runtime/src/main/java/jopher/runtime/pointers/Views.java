package jopher.runtime.pointers;

import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import jopher.abi.Names;
import jopher.runtime.structs.Struct;
import jopher.runtime.structs.Viewable;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Types;

/// Structs that are views of other memory. Compiled code reads and writes the fields of such shapes through accessors, which the linker puts
/// in where a program converts an unsafe.Pointer to the struct's pointer ([Viewable]); a view is an object of a class below the shape that
/// overrides them all. One class per shape, made when the first view is.
final class Views {
    private static final ClassDesc WINDOW = ClassDesc.of("jopher.runtime.pointers.Window");
    private static final ClassDesc VIEW = ClassDesc.of("jopher.runtime.pointers.View");
    private static final ClassDesc GO_TYPE = ClassDesc.of("jopher.runtime.types.GoType");
    private static final ClassDesc STRUCT = ClassDesc.of("jopher.runtime.structs.Struct");
    private static final int FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;
    private static final Map<String, MethodHandle> CONSTRUCTORS = new HashMap<>();
    /// Views by the identity of what they look at, so that equal pointers are one object.
    private static final Map<Key, List<WeakReference<Struct>>> KNOWN = new WeakHashMap<>();

    private Views() {
    }

    /// Equal for the same base object; the key of an entry is held by its views.
    private static final class Key {
        private final WeakReference<Object> base;
        private final int hash;

        Key(Object base) {
            this.base = new WeakReference<>(base);
            this.hash = System.identityHashCode(base);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object o) {
            return o == this || o instanceof Key k && hash == k.hash && base.get() != null && base.get() == k.base.get();
        }
    }

    /// The view of `memory` from `at` on as a struct of type `t`; null if the program's code cannot look at such a view.
    static Struct of(Memory memory, long at, GoType t) {
        MethodHandle make = constructor(t);
        if (make == null) {
            return null;
        }
        synchronized (KNOWN) {
            Key key = new Key(memory.base());
            List<WeakReference<Struct>> views = KNOWN.get(key);
            if (views != null) {
                for (var i = views.iterator(); i.hasNext(); ) {
                    Struct s = i.next().get();
                    if (s == null) {
                        i.remove();
                        continue;
                    }
                    key = (Key) s.home();
                    Window w = ((View) s).window();
                    if (w.at() == at && w.type() == t) {
                        return s;
                    }
                }
            }
            if (views == null || views.isEmpty()) {
                views = new ArrayList<>(1);
                KNOWN.remove(key);
                KNOWN.put(key, views);
            }
            try {
                Struct s = (Struct) (Object) make.invoke(new Window(memory, at, t));
                views.add(new WeakReference<>(s));
                s.home(key);
                return s;
            } catch (Throwable e) {
                throw new IllegalStateException("cannot make a view of " + t, e);
            }
        }
    }

    private static MethodHandle constructor(GoType t) {
        String shape = Names.shapeClass(t.underlying().encoding());
        synchronized (CONSTRUCTORS) {
            if (!CONSTRUCTORS.containsKey(shape)) {
                CONSTRUCTORS.put(shape, make(t, shape));
            }
            return CONSTRUCTORS.get(shape);
        }
    }

    private static MethodHandle make(GoType t, String shape) {
        Class<?> c = Types.findClass(shape);
        if (c == null || !Viewable.class.isAssignableFrom(c)) {
            return null;
        }
        ClassDesc parent = ClassDesc.ofInternalName(shape);
        String name = Names.viewMarker(shape);
        ClassDesc self = ClassDesc.ofInternalName(name);
        byte[] bytes = ClassFile.of().build(self, b -> {
            b.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC).withSuperclass(parent).withInterfaceSymbols(VIEW);
            b.withField("w", WINDOW, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            b.withMethodBody(ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, WINDOW), ClassFile.ACC_PUBLIC, k -> k
                    .aload(0).invokespecial(parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).aload(0).aload(1).putfield(self, "w", WINDOW).return_());
            b.withMethodBody("window", MethodTypeDesc.of(WINDOW), FINAL, k -> k.aload(0).getfield(self, "w", WINDOW).areturn());
            b.withMethodBody("goType", MethodTypeDesc.of(GO_TYPE), FINAL, k -> k
                    .aload(0).getfield(self, "w", WINDOW).invokevirtual(WINDOW, "type", MethodTypeDesc.of(GO_TYPE)).areturn());
            b.withMethodBody("fresh", MethodTypeDesc.of(STRUCT), FINAL, k -> k.aload(0).getfield(self, "w", WINDOW).invokevirtual(WINDOW, "type", MethodTypeDesc.of(GO_TYPE))
                    .invokevirtual(GO_TYPE, "zero", MethodTypeDesc.of(ConstantDescs.CD_Object)).checkcast(STRUCT).areturn());
            for (Field f : t.fields()) {
                boolean slice = f.type().kind() == Kind.SLICE;
                accessors(b, c, self, f.jvmField(), f.index(), slice ? 0 : -1);
                if (slice) {
                    accessors(b, c, self, Names.sliceOffset(f.jvmField()), f.index(), 1);
                    accessors(b, c, self, Names.sliceLength(f.jvmField()), f.index(), 2);
                    accessors(b, c, self, Names.sliceCapacity(f.jvmField()), f.index(), 3);
                }
            }
        });
        try {
            return MethodHandles.publicLookup().findConstructor(Types.define(name, bytes), MethodType.methodType(void.class, Window.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param part of a slice: 0 array, 1 offset, 2 length, 3 capacity; -1 for other fields
    private static void accessors(java.lang.classfile.ClassBuilder b, Class<?> shape, ClassDesc self, String field, int index, int part) {
        ClassDesc d;
        try {
            d = shape.getField(field).getType().describeConstable().orElseThrow();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
        TypeKind kind = TypeKind.from(d).asLoadable();
        String letter = switch (kind) {
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case REFERENCE -> "L";
            default -> "I";
        };
        String what = part < 0 ? letter : part == 0 ? "Array" : "Part";
        ClassDesc stack = kind == TypeKind.REFERENCE ? ConstantDescs.CD_Object : kind.upperBound();
        b.withMethodBody(Names.getter(field), MethodTypeDesc.of(d), FINAL, k -> {
            k.aload(0).getfield(self, "w", WINDOW).loadConstant(index);
            if (part > 0) {
                k.loadConstant(part).invokevirtual(WINDOW, "get" + what, MethodTypeDesc.of(stack, ConstantDescs.CD_int, ConstantDescs.CD_int));
            } else {
                k.invokevirtual(WINDOW, "get" + what, MethodTypeDesc.of(stack, ConstantDescs.CD_int));
            }
            switch (TypeKind.from(d)) {
                case REFERENCE -> k.checkcast(d);
                case BYTE -> k.i2b();
                case SHORT -> k.i2s();
                case CHAR -> k.i2c();
                default -> { }
            }
            k.return_(kind);
        });
        b.withMethodBody(Names.setter(field), MethodTypeDesc.of(ConstantDescs.CD_void, d), FINAL, k -> {
            k.aload(0).getfield(self, "w", WINDOW).loadConstant(index);
            if (part > 0) {
                k.loadConstant(part);
            }
            k.loadLocal(kind, 1);
            k.invokevirtual(WINDOW, "set" + what, part > 0 ? MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, stack)
                    : MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, stack));
            k.return_();
        });
    }
}
