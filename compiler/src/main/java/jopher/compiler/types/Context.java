package jopher.compiler.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;

/// All instances of generic types of one compilation. Shared by all its packages, so that instances with identical origin and
/// type arguments are one object. Safe for use by several threads.
public final class Context {
    /// Instances by structure: hash and equality follow [Types#identical].
    private record Key(Type origin, List<Type> args, int hash) {
        static Key of(Type origin, List<Type> args) {
            int h = System.identityHashCode(origin);
            for (var a : args) {
                h = h * 31 + TypeHash.of(a);
            }
            return new Key(origin, args, h);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key k && hash == k.hash && origin == k.origin && Types.identicalLists(args, k.args);
        }
    }

    private final Map<Key, Type> instances = new HashMap<>();

    /// The instance `orig[args]` of a generic type. Arguments are not verified (see [Instantiation]).
    /// `pos` is remembered as the instance's position if it is new.
    public Type instance(Pos pos, Named orig, List<Type> args) {
        var key = Key.of(orig, args);
        synchronized (Laziness.LOCK) {
            return instances.computeIfAbsent(key, k -> Named.instance(pos, orig, List.copyOf(args), this));
        }
    }

    /// The instance `orig[args]` of a generic alias.
    public Type instance(Pos pos, Alias orig, List<Type> args) {
        if (orig.typeParams.size() != args.size()) {
            return Basic.INVALID;
        }
        var key = Key.of(orig, args);
        synchronized (Laziness.LOCK) {
            var known = instances.get(key);
            if (known != null) {
                return known;
            }
            var rhs = new Subst(orig.typeParams, args, this).apply(orig.rhs == null ? Basic.INVALID : orig.rhs);
            var a = Alias.instance(pos, orig, List.copyOf(args), rhs);
            if (orig.rhs != null) {
                instances.put(key, a);
            }
            return a;
        }
    }

    /// The type that a declaration inside a generic function makes in one instance of that function. It counts as an instance of
    /// the declared type; `args` are the function's type arguments, `underlying` is asked once.
    public Named localInstance(Named orig, List<Type> args, java.util.function.Supplier<Type> underlying) {
        var key = Key.of(orig, args);
        synchronized (Laziness.LOCK) {
            var known = instances.get(key);
            if (known == null) {
                known = Named.localInstance(orig, List.copyOf(args), underlying);
                instances.put(key, known);
            }
            return (Named) known;
        }
    }

    /// The signature of a generic function with its parameters replaced; not shared.
    public Signature instance(Signature orig, List<Type> args) {
        if (orig.typeParams.isEmpty()) {
            return orig;
        }
        var sig = (Signature) new Subst(orig.typeParams, args, this).apply(orig);
        if (sig == orig) {
            sig = orig.copy();
        }
        sig.typeParams = List.of();
        return sig;
    }

    /// The instance of a generic type, alias or function type.
    public Type instantiate(Pos pos, Type orig, List<Type> args) {
        return switch (orig) {
            case Named n -> instance(pos, n, args);
            case Alias a -> instance(pos, a, args);
            case Signature s -> instance(s, args);
            default -> throw new IllegalArgumentException("cannot instantiate " + orig);
        };
    }
}
