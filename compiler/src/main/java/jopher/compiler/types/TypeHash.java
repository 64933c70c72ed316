package jopher.compiler.types;

import java.util.List;

/// Hash codes that agree with [Types#identical]. They depend on object identities: never iterate over a map of them.
public final class TypeHash {
    private TypeHash() {}

    public static int of(Type t) {
        return of(t, 6);
    }

    /// Of a defined type, to be kept by it: instances nest in each other, and those of a chain must not look alike.
    static int of(Named n) {
        int h = System.identityHashCode(n.origin().obj());
        for (var a : n.typeArgs()) {
            h = h * 31 + of(a);
        }
        return h == 0 ? 1 : h;
    }

    private static int of(Type t, int depth) {
        t = Types.unalias(t);
        if (t == null || depth == 0) {
            return 1;
        }
        int d = depth - 1;
        return switch (t) {
            case Basic b -> b.kind().ordinal() + 100;
            case Named n -> n.hash();
            case Alias a -> throw new IllegalStateException();
            case Pointer p -> 3 + 31 * of(p.base, d);
            case Slice s -> 5 + 31 * of(s.elem, d);
            case Array a -> 7 + 31 * of(a.elem, d); // an unknown length matches any
            case MapType m -> 11 + 31 * (of(m.key, d) * 31 + of(m.elem, d));
            case Chan c -> 13 + c.dir.ordinal() + 31 * of(c.elem, d);
            case Struct s -> {
                int h = 17;
                for (var f : s.fields()) {
                    h = (h * 31 + f.name().hashCode()) * 31 + of(f.type, d);
                }
                yield h;
            }
            case Tuple u -> 19 + vars(u.vars, d);
            // parameters of generic signatures are identical modulo renaming
            case Signature s -> s.typeParams.isEmpty() ? 23 + vars(s.params.vars, d) * 31 + vars(s.results.vars, d) : 29 + s.typeParams.size();
            // identical interfaces may be written in different ways
            case Interface i -> 37;
            case Union u -> 41;
            case TypeParam p -> System.identityHashCode(p);
        };
    }

    private static int vars(List<Var> vars, int depth) {
        int h = vars.size();
        for (var v : vars) {
            h = h * 31 + of(v.type, depth);
        }
        return h;
    }
}
