package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.abi.TypeEncoding;
import jopher.compiler.base.Pos;
import jopher.compiler.types.Alias;
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
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Types;
import jopher.compiler.types.Union;
import jopher.compiler.types.Var;

/// Canonical encodings of concrete types ([TypeEncoding]) and class base names of defined types. Pure functions: every
/// package that mentions a type computes the same names, whatever it was compiled with.
///
/// A type declared in a function is named by the position of its declaration (`T$x_12_7`: file, line, column), which is
/// unique in its package and needs no counting.
public final class TypeEncoder {
    private TypeEncoder() {}

    /// `go/main/T`; "error" for the predeclared type error.
    public static String base(Named named) {
        TypeName n = typeName(named);
        return n.pkgPath() == null ? n.name() : Names.typeClass(n.pkgPath(), n.name());
    }

    private record TypeName(String pkgPath, String name) {}

    private static TypeName typeName(Named named) {
        var obj = named.obj();
        if (obj.pkg() == null) {
            return new TypeName(null, obj.name());
        }
        String name = obj.name();
        if (isLocal(named)) {
            name += "$" + position(obj.pos());
        }
        if (named.isInstance()) {
            var args = new ArrayList<String>();
            for (var a : named.typeArgs()) {
                args.add(encode(a));
            }
            name = Names.instanceType(name, args);
        }
        return new TypeName(obj.pkg().path(), name);
    }

    /// Whether the type is declared in a function.
    public static boolean isLocal(Named named) {
        var obj = named.obj();
        return obj.pkg() != null && obj.parent() != null && obj.parent() != obj.pkg().scope();
    }

    private static String position(Pos pos) {
        return Names.identifier(fileBase(pos)) + "_" + pos.line() + "_" + pos.col();
    }

    /// The name of the file without directories and `.go`.
    public static String fileBase(Pos pos) {
        String f = pos.filename();
        f = f.substring(f.lastIndexOf('/') + 1);
        return f.endsWith(".go") ? f.substring(0, f.length() - 3) : f;
    }

    public static String encode(Type t) {
        var b = new StringBuilder();
        write(b, t);
        return b.toString();
    }

    private static void write(StringBuilder b, Type t) {
        switch (t) {
            case Basic x -> b.append(basic(x));
            case Alias a -> write(b, Types.unalias(a));
            case Named n -> b.append(TypeEncoding.named(base(n)));
            case Pointer p -> b.append(TypeEncoding.pointer(encode(p.elem())));
            case Slice s -> b.append(TypeEncoding.slice(encode(s.elem())));
            case Array a -> b.append(TypeEncoding.array(a.len(), encode(a.elem())));
            case MapType m -> b.append(TypeEncoding.map(encode(m.key()), encode(m.elem())));
            case Chan c -> b.append(TypeEncoding.chan(switch (c.dir()) {
                case SEND_RECV -> 0;
                case RECV_ONLY -> 1;
                case SEND_ONLY -> 2;
            }, encode(c.elem())));
            case Signature s -> b.append(TypeEncoding.func(list(s.params()), list(s.results()), s.variadic()));
            case Struct s -> {
                var fields = new ArrayList<TypeEncoding.FieldSpec>();
                for (int i = 0; i < s.numFields(); i++) {
                    Var f = s.field(i);
                    fields.add(new TypeEncoding.FieldSpec(f.embedded(), f.name(), pkgPathIfUnexported(f), s.tag(i), encode(f.type())));
                }
                b.append(TypeEncoding.struct(fields));
            }
            case Interface i -> {
                var methods = new ArrayList<TypeEncoding.MethodSpec>();
                for (FuncObj m : i.methods()) {
                    methods.add(new TypeEncoding.MethodSpec(m.name(), pkgPathIfUnexported(m), encode(m.signature())));
                }
                b.append(TypeEncoding.iface(methods));
            }
            case Tuple x -> throw new IllegalArgumentException("encoding of a tuple");
            case Union x -> throw new IllegalArgumentException("encoding of a union");
            case TypeParam x -> throw new IllegalArgumentException("encoding of type parameter " + x);
        }
    }

    private static List<String> list(Tuple t) {
        var out = new ArrayList<String>();
        for (var v : t.vars()) {
            out.add(encode(v.type()));
        }
        return out;
    }

    public static String pkgPathIfUnexported(Obj o) {
        return o.exported() || o.pkg() == null ? "" : o.pkg().path();
    }

    private static String basic(Basic b) {
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
}
