package jopher.compiler.ir;

import java.util.stream.Collectors;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Universe;
import jopher.compiler.types.Var;

/// Types as the middle of gc's compiler writes them: `struct { x int }`, `interface {}`, names of other packages qualified by the package's name.
public final class TypeText {
    private static final Type ANY = Types.unalias(Universe.ANY);

    /// Null for the form with full package paths, as in names of instances.
    private final Package local;

    TypeText(Package local) {
        this.local = local;
    }

    public String of(Type type) {
        Type t = Types.unalias(type);
        return switch (t) {
            case Basic b -> b.kind() == Basic.Kind.UNSAFE_POINTER ? "unsafe.Pointer" : local == null && b == Basic.BYTE ? "uint8" : local == null && b == Basic.RUNE ? "int32" : b.name();
            case Named n -> qualified(n.obj().pkg(), n.obj().name())
                    + (n.isInstance() ? n.typeArgs().stream().map(a -> new TypeText(null).of(a)).collect(Collectors.joining(",", "[", "]")) : "");
            case Pointer p -> "*" + of(p.elem());
            case Slice s -> "[]" + of(s.elem());
            case Array a -> "[" + a.len() + "]" + of(a.elem());
            case MapType m -> "map[" + of(m.key()) + "]" + of(m.elem());
            case Chan c -> switch (c.dir()) {
                case SEND_ONLY -> "chan<- " + of(c.elem());
                case RECV_ONLY -> "<-chan " + of(c.elem());
                case SEND_RECV -> Types.unalias(c.elem()) instanceof Chan e && e.dir() == Chan.Dir.RECV_ONLY ? "chan (" + of(e) + ")" : "chan " + of(c.elem());
            };
            case Signature s -> "func" + signature(s);
            case Struct s -> struct(s);
            case Interface i -> t == ANY && local != null ? "any" : i.methods().isEmpty() ? "interface {}"
                    : i.methods().stream().map(m -> member(m.pkg(), m.name()) + signature(m.signature())).collect(Collectors.joining("; ", "interface { ", " }"));
            case Tuple u -> parameters(u, false);
            default -> t.toString();
        };
    }

    /// The shape that gc compiles generic functions for: the underlying type, one for all pointers if the constraint lists no types (`basic`).
    public String shape(Type t, boolean basic) {
        Type u = t.underlying();
        return "go.shape." + (basic && u instanceof Pointer ? "*uint8" : new TypeText(null).of(u));
    }

    public boolean isNamed(Type type) {
        Type t = Types.unalias(type);
        return t instanceof Named || t instanceof Basic || t == ANY;
    }

    public String qualified(Package pkg, String name) {
        if (pkg == null) {
            return name;
        }
        return local == null ? pkg.path() + "." + name : pkg.path().equals(local.path()) ? name : pkg.name() + "." + name;
    }

    /// Names that are not exported belong to a package, which names of instances show.
    private String member(Package pkg, String name) {
        return local == null && pkg != null && !Obj.isExported(name) ? pkg.path() + "." + name : name;
    }

    private String struct(Struct s) {
        if (s.numFields() == 0) {
            return "struct {}";
        }
        StringBuilder out = new StringBuilder("struct { ");
        for (int i = 0; i < s.numFields(); i++) {
            Var f = s.field(i);
            out.append(i > 0 ? "; " : "").append(f.embedded() ? "" : member(f.pkg(), f.name()) + " ").append(of(f.type()));
            if (!s.tag(i).isEmpty()) {
                out.append(' ').append(jopher.compiler.types.constant.Constant.makeString(s.tag(i)));
            }
        }
        return out.append(" }").toString();
    }

    private String signature(Signature s) {
        String in = parameters(s.params(), s.variadic());
        Tuple r = s.results();
        return r.len() == 0 ? in : in + " " + (r.len() == 1 && (r.at(0).name().isEmpty() || local == null) ? of(r.at(0).type()) : parameters(r, false));
    }

    private String parameters(Tuple t, boolean variadic) {
        StringBuilder out = new StringBuilder("(");
        for (int i = 0; i < t.len(); i++) {
            Var v = t.at(i);
            String type = variadic && i == t.len() - 1 ? "..." + of(((Slice) Types.unalias(v.type())).elem()) : of(v.type());
            out.append(i > 0 ? ", " : "").append(v.name().isEmpty() || local == null ? "" : v.name() + " ").append(type);
        }
        return out.append(")").toString();
    }
}
