package jopher.compiler.represent;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.abi.TypeEncoding;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Canonical encodings of types ([TypeEncoding]) and the class names that follow from them.
///
/// The class base of a defined type is what its package's IR declared ([#declare]); otherwise it follows from package path, name and
/// type arguments. Thread-safe: one object serves all packages of a compilation.
public final class TypeNames {
    private final Map<Named, String> bases = new IdentityHashMap<>();
    private final Map<Type, String> encodings = new IdentityHashMap<>();

    /// Fixes the class base of a defined type (needed for types declared in functions).
    public synchronized void declare(Named named, String base) {
        bases.put(named, base);
    }

    /// `go/main/T`; "error" for the predeclared type error.
    public synchronized String base(Named named) {
        String b = bases.get(named);
        if (b == null) {
            b = makeBase(named);
            bases.put(named, b);
        }
        return b;
    }

    private String makeBase(Named named) {
        var obj = named.obj();
        if (obj.pkg() == null) {
            return obj.name();
        }
        String name = obj.name();
        if (named.isInstance()) {
            var args = new ArrayList<String>();
            for (var a : named.typeArgs()) {
                args.add(encode(a));
            }
            name = Names.instanceType(name, args);
        }
        return Names.typeClass(obj.pkg().path(), name);
    }

    public synchronized String encode(Type t) {
        String e = encodings.get(t);
        if (e == null) {
            e = make(t);
            encodings.put(t, e);
        }
        return e;
    }

    private String make(Type t) {
        return switch (Types.unalias(t)) {
            case Basic b -> basic(b);
            case Named n -> TypeEncoding.named(base(n));
            case Pointer p -> TypeEncoding.pointer(encode(p.elem()));
            case Slice s -> TypeEncoding.slice(encode(s.elem()));
            case Array a -> TypeEncoding.array(a.len(), encode(a.elem()));
            case MapType m -> TypeEncoding.map(encode(m.key()), encode(m.elem()));
            case Chan c -> TypeEncoding.chan(switch (c.dir()) {
                case SEND_RECV -> 0;
                case RECV_ONLY -> 1;
                case SEND_ONLY -> 2;
            }, encode(c.elem()));
            case Signature s -> TypeEncoding.func(list(s.params()), list(s.results()), s.variadic());
            case Struct s -> {
                var fields = new ArrayList<TypeEncoding.FieldSpec>();
                for (int i = 0; i < s.numFields(); i++) {
                    var f = s.field(i);
                    fields.add(new TypeEncoding.FieldSpec(f.embedded(), f.name(), pkgPath(f), s.tag(i), encode(f.type())));
                }
                yield TypeEncoding.struct(fields);
            }
            case Interface i -> {
                var methods = new ArrayList<TypeEncoding.MethodSpec>();
                for (FuncObj m : i.methods()) {
                    methods.add(new TypeEncoding.MethodSpec(m.name(), pkgPath(m), encode(m.signature())));
                }
                yield TypeEncoding.iface(methods);
            }
            case Tuple tuple -> throw new IllegalArgumentException("encoding of a tuple");
            case null, default -> throw new IllegalArgumentException("encoding of " + t);
        };
    }

    private List<String> list(Tuple t) {
        var out = new ArrayList<String>();
        for (var v : t.vars()) {
            out.add(encode(v.type()));
        }
        return out;
    }

    private static String pkgPath(Obj o) {
        return o.exported() || o.pkg() == null ? "" : o.pkg().path();
    }

    static String basic(Basic b) {
        return switch (b.kind()) {
            case BOOL, UNTYPED_BOOL -> "b";
            case INT8 -> "c";
            case INT16 -> "s";
            case INT32, UNTYPED_RUNE -> "i";
            case INT64 -> "l";
            case INT, UNTYPED_INT -> "I";
            case UINT8 -> "C";
            case UINT16 -> "S";
            case UINT32 -> "U";
            case UINT64 -> "L";
            case UINT -> "u";
            case UINTPTR -> "p";
            case FLOAT32 -> "f";
            case FLOAT64, UNTYPED_FLOAT -> "d";
            case COMPLEX64 -> "x";
            case COMPLEX128, UNTYPED_COMPLEX -> "X";
            case STRING, UNTYPED_STRING -> "t";
            case UNSAFE_POINTER, UNTYPED_NIL -> "P";
            case INVALID -> throw new IllegalArgumentException("encoding of an invalid type");
        };
    }

    // ---- classes

    /// Class whose instances are values of the struct type (defined or anonymous).
    public String structClass(Type t) {
        return Types.unalias(t) instanceof Named n ? base(n) : Names.anonymousClass(encode(t));
    }

    /// Class that declares the fields.
    public String shapeClass(Type t) {
        return Names.shapeClass(encode(t.underlying()));
    }

    public String methodKey(String name, String pkgPathIfUnexported, Signature sig) {
        return Names.interfaceMethod(name, pkgPathIfUnexported == null ? "" : pkgPathIfUnexported, encode(sig));
    }
}
