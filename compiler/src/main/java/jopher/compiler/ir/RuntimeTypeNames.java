package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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
import jopher.compiler.types.Var;

/// Types as they stand between the brackets of an instance's name at run time (`main.Set[main.Pair[int,string]]`): gc's link strings
/// (types.Type.LinkString), with full import paths, no parameter names and no aliases.
public final class RuntimeTypeNames {
    private RuntimeTypeNames() {}

    /// `[int,main.T]`; of a generic type that a generic function declares, `[int;string]`: the function's arguments, then its own. "" if it
    /// is no instance.
    public static String arguments(Named n) {
        if (!n.isInstance()) {
            return "";
        }
        List<Type> all = n.typeArgs();
        int own = n.origin().typeParams().size();
        int outer = own == 0 ? 0 : all.size() - own;
        String list = all.subList(outer, all.size()).stream().map(RuntimeTypeNames::of).collect(Collectors.joining(","));
        return "[" + all.subList(0, outer).stream().map(RuntimeTypeNames::of).collect(Collectors.joining(",")) + (outer > 0 ? ";" : "") + list + "]";
    }

    public static String of(Type t) {
        return switch (Types.unalias(t)) {
            case Basic b -> b.kind() == Basic.UINT8.kind() ? "uint8" : b.kind() == Basic.INT32.kind() ? "int32" : b.toString();
            case Named n -> qualified(n.obj()) + suffix(n);
            case Pointer p -> "*" + of(p.elem());
            case Slice s -> "[]" + of(s.elem());
            case Array a -> "[" + a.len() + "]" + of(a.elem());
            case MapType m -> "map[" + of(m.key()) + "]" + of(m.elem());
            case Chan c -> switch (c.dir()) {
                case RECV_ONLY -> "<-chan " + of(c.elem());
                case SEND_ONLY -> "chan<- " + of(c.elem());
                case SEND_RECV -> c.elem() instanceof Chan e && e.dir() == Chan.Dir.RECV_ONLY ? "chan (" + of(e) + ")" : "chan " + of(c.elem());
            };
            case Signature s -> "func" + signature(s);
            case Struct s -> {
                var fields = new ArrayList<String>();
                for (int i = 0; i < s.numFields(); i++) {
                    var f = s.field(i);
                    fields.add((f.embedded() ? embedded(f) : member(f) + " ") + of(f.type()) + (s.tag(i).isEmpty() ? "" : " " + quote(s.tag(i))));
                }
                yield fields.isEmpty() ? "struct {}" : "struct { " + String.join("; ", fields) + " }";
            }
            case Interface i -> {
                var methods = i.methods().stream().sorted(Comparator.comparing(FuncObj::name)).map(m -> member(m) + signature(m.signature())).toList();
                yield methods.isEmpty() ? "interface {}" : "interface { " + String.join("; ", methods) + " }";
            }
            default -> t.toString();
        };
    }

    private static String signature(Signature s) {
        String results = s.results().len() == 0 ? "" : s.results().len() == 1 ? " " + of(s.results().at(0).type()) : " " + tuple(s.results(), false);
        return tuple(s.params(), s.variadic()) + results;
    }

    private static String tuple(Tuple t, boolean variadic) {
        var list = new ArrayList<String>();
        for (int i = 0; i < t.len(); i++) {
            var p = Types.unalias(t.at(i).type());
            list.add(variadic && i == t.len() - 1 && p instanceof Slice s ? "..." + of(s.elem()) : of(p));
        }
        return list.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /// An embedded field has a name of its own where its type's symbol has another: through an alias, of an instance, of a local type.
    private static String embedded(Var f) {
        Type t = Types.unalias(f.type());
        t = t instanceof Pointer p ? Types.unalias(p.elem()) : t;
        String symbol = switch (t) {
            case Named n -> n.obj().name() + suffix(n);
            case Basic b -> of(b);
            default -> "";
        };
        boolean same = symbol.equals(f.name()) && (f.exported() || t instanceof Named n && n.obj().pkg() == f.pkg());
        return same ? "" : member(f) + " = ";
    }

    private static String suffix(Named n) {
        return arguments(n) + (n.obj().localNumber() > 0 ? "·" + n.obj().localNumber() : "");
    }

    private static String qualified(Obj o) {
        return o.pkg() == null ? o.name() : o.pkg().path() + "." + o.name();
    }

    /// A field or method: unexported ones with their package.
    private static String member(Obj o) {
        return o.exported() ? o.name() : qualified(o);
    }

    private static String quote(String s) {
        return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
