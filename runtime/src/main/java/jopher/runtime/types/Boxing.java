package jopher.runtime.types;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jopher.abi.Names;
import jopher.abi.StorageKind;
import jopher.runtime.complex.Complex;
import jopher.runtime.ifaces.AnyBox;
import jopher.runtime.ifaces.Bool;
import jopher.runtime.ifaces.BoxD;
import jopher.runtime.ifaces.BoxF;
import jopher.runtime.ifaces.BoxI;
import jopher.runtime.ifaces.BoxJ;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Complex128;
import jopher.runtime.ifaces.Complex64;
import jopher.runtime.ifaces.Float32;
import jopher.runtime.ifaces.Float64;
import jopher.runtime.ifaces.Int;
import jopher.runtime.ifaces.Int16;
import jopher.runtime.ifaces.Int32;
import jopher.runtime.ifaces.Int64;
import jopher.runtime.ifaces.Int8;
import jopher.runtime.ifaces.Uint;
import jopher.runtime.ifaces.Uint16;
import jopher.runtime.ifaces.Uint32;
import jopher.runtime.ifaces.Uint64;
import jopher.runtime.ifaces.Uint8;
import jopher.runtime.ifaces.Uintptr;
import jopher.runtime.ifaces.UnsafePointer;

/// Interface values from values whose type is known only at run time, and back. Compiled code does this by class.
/// Primitive values travel as Integer, Long, Float and Double here, by stack kind.
public abstract class Boxing {
    final GoType type;

    Boxing(GoType type) {
        this.type = type;
    }

    /// The interface value; aggregates are not copied.
    public abstract Object box(Object v);

    /// The value inside an interface value of this type.
    public Object unbox(Object x) {
        return switch (x) {
            case BoxI b -> b.v;
            case BoxJ b -> b.v;
            case BoxF b -> b.v;
            case BoxD b -> b.v;
            case BoxL b -> b.v;
            case null, default -> x;
        };
    }

    /// An interface value holding zero.
    public Object zero() {
        return box(switch (type.storage()) {
            case Z, B, S, C, I -> 0;
            case J -> 0L;
            case F -> 0f;
            case D -> 0d;
            case L -> type.zero();
        });
    }

    static Boxing of(GoType t) {
        if (t.isInterface()) {
            return new Boxing(t) {
                @Override
                public Object box(Object v) {
                    return v;
                }

                @Override
                public Object unbox(Object x) {
                    return x;
                }
            };
        }
        if (t.isDefined() || t.kind() == Kind.STRUCT) {
            return new ByClass(t, Names.valueBox(t.structClass()), t.storage());
        }
        if (t.kind() == Kind.POINTER && (t.elem().isDefined() || t.elem().kind() == Kind.STRUCT) && !t.elem().isInterface()) {
            return new OfPointer(t);
        }
        if (t.encoding().length() == 1) {
            return new Basic(t);
        }
        return new Boxing(t) {
            @Override
            public Object box(Object v) {
                return new AnyBox(type, v);
            }
        };
    }

    private static MethodHandle constructor(String internalName, Class<?> parameter) {
        Class<?> c = Types.classOf(internalName);
        try {
            return MethodHandles.publicLookup().findConstructor(c, MethodType.methodType(void.class, parameter))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("box class " + internalName, e);
        }
    }

    private static Object make(MethodHandle constructor, Object v) {
        try {
            return constructor.invokeExact(v);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Generated box class of a defined or anonymous struct type.
    private static final class ByClass extends Boxing {
        private final MethodHandle constructor;

        ByClass(GoType t, String boxClass, StorageKind storage) {
            super(t);
            constructor = constructor(boxClass, switch (storage.stack) {
                case I -> int.class;
                case J -> long.class;
                case F -> float.class;
                case D -> double.class;
                case L -> Object.class;
            });
        }

        @Override
        public Object box(Object v) {
            return make(constructor, v);
        }
    }

    /// *T: an object of T's own class is its own interface value.
    private static final class OfPointer extends Boxing {
        private final String elemClass;
        private final boolean struct;
        private Class<?> own;
        private MethodHandle constructor;

        OfPointer(GoType t) {
            super(t);
            elemClass = t.elem().structClass();
            struct = t.elem().kind() == Kind.STRUCT;
        }

        @Override
        public Object box(Object v) {
            if (struct && v != null) {
                if (own == null) {
                    own = Types.classOf(elemClass);
                }
                if (v.getClass() == own) {
                    return v;
                }
            }
            if (constructor == null) {
                constructor = constructor(Names.pointerBox(elemClass), Object.class);
            }
            return make(constructor, v);
        }
    }

    private static final class Basic extends Boxing {
        Basic(GoType t) {
            super(t);
        }

        @Override
        public Object box(Object v) {
            return switch (type.kind()) {
                case BOOL -> Bool.of((int) v);
                case INT -> Int.of((long) v);
                case INT8 -> Int8.of((int) v);
                case INT16 -> Int16.of((int) v);
                case INT32 -> Int32.of((int) v);
                case INT64 -> Int64.of((long) v);
                case UINT -> Uint.of((long) v);
                case UINT8 -> Uint8.of((int) v);
                case UINT16 -> Uint16.of((int) v);
                case UINT32 -> Uint32.of((int) v);
                case UINT64 -> Uint64.of((long) v);
                case UINTPTR -> Uintptr.of((long) v);
                case FLOAT32 -> Float32.of((float) v);
                case FLOAT64 -> Float64.of((double) v);
                case COMPLEX64 -> Complex64.of((Complex) v);
                case COMPLEX128 -> Complex128.of((Complex) v);
                case UNSAFE_POINTER -> UnsafePointer.of(v);
                default -> v; // string
            };
        }
    }
}
