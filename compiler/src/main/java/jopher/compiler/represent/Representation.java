package jopher.compiler.represent;

import java.util.IdentityHashMap;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// The table Go type -> JVM representation, and the descriptors that follow from it.
public final class Representation {
    public final TypeNames names;
    private final Map<Type, Repr> cache = new IdentityHashMap<>();

    public Representation(TypeNames names) {
        this.names = names;
    }

    public synchronized Repr of(Type t) {
        Repr r = cache.get(t);
        if (r == null) {
            r = make(t);
            cache.put(t, r);
        }
        return r;
    }

    private Repr make(Type t) {
        return switch (t.underlying()) {
            case Basic b -> basic(t, b);
            case Slice s -> new Repr(Repr.Kind.SLICE, t, Rt.T_SLICE, 'L');
            case Array a -> new Repr(Repr.Kind.ARRAY, t, of(a.elem()).arrayType(), 'L');
            case Struct s -> new Repr(Repr.Kind.STRUCT, t, JvmType.of(names.shapeClass(t)), 'L');
            case Pointer p -> pointer(t, p.elem());
            case Interface i -> new Repr(Repr.Kind.IFACE, t, JvmType.OBJECT, 'L');
            case MapType m -> new Repr(Repr.Kind.MAP, t, Rt.T_MAP, 'L');
            case Chan c -> new Repr(Repr.Kind.CHAN, t, Rt.T_CHAN, 'L');
            case Signature s -> new Repr(Repr.Kind.FUNC, t, JvmType.of(funcClass(s)), 'L');
            case Tuple tuple when tuple.len() == 0 -> new Repr(Repr.Kind.VOID, t, JvmType.VOID, 'V');
            case null, default -> throw new CompilerBug("represent", "", Pos.NONE, "no representation of type " + t);
        };
    }

    private Repr basic(Type t, Basic b) {
        return switch (b.kind()) {
            case BOOL, UNTYPED_BOOL -> new Repr(Repr.Kind.BOOL, t, JvmType.BOOLEAN, 'Z');
            case INT8 -> new Repr(Repr.Kind.INT8, t, JvmType.INT, 'B');
            case INT16 -> new Repr(Repr.Kind.INT16, t, JvmType.INT, 'S');
            case INT32, UNTYPED_RUNE -> new Repr(Repr.Kind.INT32, t, JvmType.INT, 'I');
            case INT, INT64, UNTYPED_INT -> new Repr(Repr.Kind.INT64, t, JvmType.LONG, 'J');
            case UINT8 -> new Repr(Repr.Kind.UINT8, t, JvmType.INT, 'B');
            case UINT16 -> new Repr(Repr.Kind.UINT16, t, JvmType.INT, 'C');
            case UINT32 -> new Repr(Repr.Kind.UINT32, t, JvmType.INT, 'I');
            case UINT, UINT64, UINTPTR -> new Repr(Repr.Kind.UINT64, t, JvmType.LONG, 'J');
            case FLOAT32 -> new Repr(Repr.Kind.FLOAT32, t, JvmType.FLOAT, 'F');
            case FLOAT64, UNTYPED_FLOAT -> new Repr(Repr.Kind.FLOAT64, t, JvmType.DOUBLE, 'D');
            case COMPLEX64, COMPLEX128, UNTYPED_COMPLEX -> new Repr(Repr.Kind.COMPLEX, t, Rt.T_COMPLEX, 'L');
            case STRING, UNTYPED_STRING -> new Repr(Repr.Kind.STRING, t, Rt.T_STRING, 'L');
            case UNSAFE_POINTER, UNTYPED_NIL -> new Repr(Repr.Kind.UNSAFE_POINTER, t, JvmType.OBJECT, 'L');
            case INVALID -> throw new CompilerBug("represent", "", Pos.NONE, "invalid type");
        };
    }

    private Repr pointer(Type t, Type elem) {
        return switch (elem.underlying()) {
            case Struct s -> new Repr(Repr.Kind.STRUCT_POINTER, t, JvmType.of(names.shapeClass(elem)), 'L');
            case Array a -> new Repr(Repr.Kind.ARRAY_POINTER, t, JvmType.OBJECT, 'L');
            default -> new Repr(Repr.Kind.POINTER, t, JvmType.of(Rt.PTR + stackKind(elem)), 'L');
        };
    }

    /// Stack kind without looking at class names (pointer types may be recursive).
    private char stackKind(Type t) {
        return t.underlying() instanceof Basic ? of(t).stack() : 'L';
    }

    // ---- descriptors

    public String kinds(Tuple vars) {
        var b = new StringBuilder();
        for (var v : vars.vars()) {
            b.append(stackKind(v.type()));
        }
        return b.toString();
    }

    /// Index of the result that the JVM method returns, -1 if none.
    public int returned(Signature sig) {
        return Names.returnedResult(kinds(sig.results()));
    }

    public JvmType returnType(Signature sig) {
        int r = returned(sig);
        return r < 0 ? JvmType.VOID : of(sig.results().at(r).type()).type();
    }

    /// Descriptor of the static method of a function with this type: `(G, params…, extra…)R`.
    public String staticDesc(Signature sig, Iterable<JvmType> extra) {
        var b = new StringBuilder("(").append(Names.G_DESCRIPTOR);
        for (var v : sig.params().vars()) {
            b.append(of(v.type()).type().desc());
        }
        for (var e : extra) {
            b.append(e.desc());
        }
        return b.append(')').append(returnType(sig).desc()).toString();
    }

    public char resultKind(Signature sig) {
        int r = returned(sig);
        return r < 0 ? 'V' : stackKind(sig.results().at(r).type());
    }

    /// Class of function values of this type.
    public String funcClass(Signature sig) {
        return Names.funcClass(kinds(sig.params()), resultKind(sig));
    }

    /// Descriptor of `call` and of interface methods.
    public String erasedDesc(Signature sig) {
        return Names.erasedDescriptor(kinds(sig.params()), resultKind(sig));
    }
}
