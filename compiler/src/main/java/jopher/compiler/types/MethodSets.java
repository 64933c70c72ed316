package jopher.compiler.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Method sets (spec: Method sets), with methods promoted through embedded fields: what the back end needs for method tables and wrappers.
public final class MethodSets {
    private MethodSets() {}

    /// The methods that values of the type have (for a variable of type T, those of *T can be called as well), sorted by
    /// [Obj#compareMethods]. Each is a METHOD_VAL selection with the path to the method. Works for every type; interfaces give their methods.
    public static List<Selection> of(Type type) {
        if (type.underlying() instanceof Interface i && !(Types.unalias(type) instanceof Pointer)) {
            List<Selection> list = new ArrayList<>();
            var methods = i.typeSet().methods();
            for (int k = 0; k < methods.size(); k++) {
                list.add(new Selection(Selection.Kind.METHOD_VAL, type, methods.get(k), new int[] {k}, false));
            }
            return list;
        }
        // every name that occurs at any depth, then the rules of lookup decide
        Map<String, FuncObj> names = new LinkedHashMap<>();
        collect(Types.deref(type), names, new ArrayList<>());
        List<Selection> list = new ArrayList<>();
        for (var m : names.values()) {
            var r = Lookup.fieldOrMethod(type, false, m.pkg, m.name, false);
            if (r.obj() instanceof FuncObj f) {
                list.add(new Selection(Selection.Kind.METHOD_VAL, type, f, r.index(), r.indirect()));
            }
        }
        list.sort((a, b) -> Obj.compareMethods(a.obj(), b.obj()));
        return list;
    }

    private static void collect(Type t, Map<String, FuncObj> names, List<Type> seen) {
        for (var s : seen) {
            if (Types.identical(s, t)) {
                return;
            }
        }
        seen.add(t);
        if (Types.asNamed(t) instanceof Named n) {
            var origin = n.origin();
            for (int i = 0; i < origin.numMethods(); i++) {
                var m = origin.method(i);
                if (!m.name.equals("_")) {
                    names.putIfAbsent(m.id(), m);
                }
            }
        }
        switch (t.underlying()) {
            case Struct s -> {
                for (var f : s.fields()) {
                    if (f.embedded) {
                        collect(Types.deref(f.type), names, seen);
                    }
                }
            }
            case Interface i -> {
                for (var m : i.typeSet().methods()) {
                    names.putIfAbsent(m.id(), m);
                }
            }
            default -> { }
        }
    }
}
