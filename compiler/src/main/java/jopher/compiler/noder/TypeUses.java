package jopher.compiler.noder;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.types.Array;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Named;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Types;

/// Collects the types whose classes a package must have: instances of generic types and anonymous structs that its code
/// mentions (directly, or inside its own types), and local types.
final class TypeUses {
    private final Package pkg;
    private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Named> named = new LinkedHashMap<>();
    private final Map<String, Struct> structs = new LinkedHashMap<>();
    private final Deque<Named> newNamed = new ArrayDeque<>();
    private final Deque<Struct> newStructs = new ArrayDeque<>();

    TypeUses(Package pkg) {
        this.pkg = pkg;
    }

    /// Anonymous structs by encoding.
    Map<String, Struct> structs() {
        return structs;
    }

    /// The next instance or local type that nobody has asked for yet, or null.
    Named nextNamed() {
        return newNamed.poll();
    }

    Struct nextStruct() {
        return newStructs.poll();
    }

    void use(Type t) {
        t = Types.unalias(t);
        if (t == null || !seen.add(t)) {
            return;
        }
        switch (t) {
            case Named n -> named(n);
            case Pointer p -> use(p.elem());
            case Slice s -> use(s.elem());
            case Array a -> use(a.elem());
            case Chan c -> use(c.elem());
            case MapType m -> {
                use(m.key());
                use(m.elem());
            }
            case Tuple u -> u.vars().forEach(v -> use(v.type()));
            case Signature s -> {
                use(s.params());
                use(s.results());
            }
            case Interface i -> i.methods().forEach(m -> use(m.signature()));
            case Struct s -> {
                s.fields().forEach(f -> use(f.type()));
                if (isConcrete(s) && structs.putIfAbsent(TypeEncoder.encode(s), s) == null) {
                    newStructs.add(s);
                }
            }
            default -> {}
        }
    }

    private void named(Named n) {
        if (n.isInstance()) {
            n.typeArgs().forEach(this::use);
            if (!isConcrete(n)) {
                return;
            }
            if (named.putIfAbsent(TypeEncoder.base(n), n) == null) {
                newNamed.add(n);
            }
            parts(n.underlying());
        } else if (n.obj().pkg() == pkg && n.typeParams().isEmpty()) {
            if (TypeEncoder.isLocal(n) && isConcrete(n.underlying()) && named.putIfAbsent(TypeEncoder.base(n), n) == null) {
                newNamed.add(n);
            }
            parts(n.underlying());
        }
    }

    /// What an underlying type consists of; a struct that belongs to a defined type is not anonymous.
    private void parts(Type u) {
        if (u instanceof Struct s) {
            s.fields().forEach(f -> use(f.type()));
        } else {
            use(u);
        }
    }

    /// No type parameter inside (of defined types: in their arguments).
    static boolean isConcrete(Type t) {
        return concrete(t, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean concrete(Type t, Set<Type> path) {
        t = Types.unalias(t);
        if (t == null || !path.add(t)) {
            return true;
        }
        return switch (t) {
            case TypeParam p -> false;
            case Named n -> n.typeArgs().stream().allMatch(a -> concrete(a, path));
            case Pointer p -> concrete(p.elem(), path);
            case Slice s -> concrete(s.elem(), path);
            case Array a -> concrete(a.elem(), path);
            case Chan c -> concrete(c.elem(), path);
            case MapType m -> concrete(m.key(), path) && concrete(m.elem(), path);
            case Tuple u -> u.vars().stream().allMatch(v -> concrete(v.type(), path));
            case Signature s -> concrete(s.params(), path) && concrete(s.results(), path);
            case Interface i -> i.methods().stream().allMatch(m -> concrete(m.signature(), path));
            case Struct s -> s.fields().stream().allMatch(f -> concrete(f.type(), path));
            default -> true;
        };
    }
}
