package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;

/// Computes type sets of interfaces and unions (spec: Interface types, General interfaces).
///
/// Interfaces that embed themselves are reported elsewhere ([ValidType]); here a set that is being computed counts as the
/// set of all types.
final class TypeSets {
    /// Unions with more terms are refused, as gc does, because the algorithms on term lists are quadratic.
    static final int MAX_TERMS = 100;

    private final TypeEnv env;
    private final Map<Union, TypeSet> unions = new IdentityHashMap<>();

    private TypeSets(TypeEnv env) {
        this.env = env;
    }

    /// The type set of a complete interface, computed once. With an environment, duplicate methods and version errors are reported.
    static TypeSet of(Interface ityp, TypeEnv env, Pos pos) {
        var s = ityp.typeSet;
        if (s != null) {
            return s;
        }
        // Don't compute (and cache) the set of an interface that is still being set up.
        if (!ityp.complete) {
            return TypeSet.TOP;
        }
        synchronized (Laziness.LOCK) {
            return new TypeSets(env).compute(ityp);
        }
    }

    static TypeSet ofUnion(Union u, TypeEnv env, Pos pos) {
        return new TypeSets(env).compute(u, pos);
    }

    private TypeSet compute(Interface ityp) {
        if (ityp.typeSet != null) {
            return ityp.typeSet;
        }
        if (!ityp.complete || ityp.computing) {
            return TypeSet.TOP;
        }
        ityp.computing = true;
        var all = new AllMethods();
        for (var m : ityp.methods) {
            all.add(m.pos(), m, true);
        }
        TermList terms = TermList.ALL;
        boolean comparable = false;
        boolean partial = false; // an embedded type is still being declared
        for (int i = 0; i < ityp.embeddeds.size(); i++) {
            Type typ = ityp.embeddeds.get(i);
            Pos pos = ityp.embedPos != null ? ityp.embedPos.get(i) : Pos.NONE;
            TermList t;
            boolean comp = false;
            switch (typ.underlying()) {
                case Interface u -> {
                    var set = compute(u);
                    if (pos.isKnown() && env != null && isImportedConstraint(typ)
                            && !verifyVersion(pos, "embedding constraint interface %s", typ)) {
                        continue;
                    }
                    comp = set.embedsComparable();
                    for (var m : set.methods()) {
                        all.add(pos, m, false); // the position of the embedding, not of the method
                    }
                    t = set.terms;
                }
                case Union u -> {
                    if (pos.isKnown() && env != null && !verifyVersion(pos, "embedding interface element %s", u)) {
                        continue;
                    }
                    var set = compute(u, pos);
                    if (set == TypeSet.INVALID) {
                        continue;
                    }
                    t = set.terms;
                }
                case Type u -> {
                    if (u == Basic.INVALID) {
                        partial |= Types.asNamed(typ) instanceof Named n && n.underlyingOrNull() == null;
                        continue;
                    }
                    if (pos.isKnown() && env != null && !verifyVersion(pos, "embedding non-interface type %s", typ)) {
                        continue;
                    }
                    t = TermList.of(new Term(false, typ));
                }
            }
            // The set is the intersection of the sets of all elements.
            terms = terms.intersect(t);
            comparable |= comp;
            if (comparable && !terms.isAll()) {
                // comparable, but with specific types: keep the comparable ones
                terms = TermList.of(terms.terms.stream().filter(x -> Comparability.comparable(x.type, false, null, null)).toList());
                comparable = false;
            }
        }
        all.methods.sort(Obj::compareMethods);
        var set = new TypeSet(List.copyOf(all.methods), terms, comparable);
        if (!partial) {
            ityp.typeSet = set;
        }
        ityp.computing = false;
        return set;
    }

    private boolean isImportedConstraint(Type typ) {
        var named = Types.asNamed(typ);
        if (named == null || named.obj.pkg == null || env.isCurrent(named.obj.pkg)) {
            return false;
        }
        return named.underlying() instanceof Interface u && !u.typeSet().isMethodSet();
    }

    private boolean verifyVersion(Pos pos, String format, Object... args) {
        if (env.allowVersion(GoVersion.GO1_18)) {
            return true;
        }
        String what = Format.sprintf(env.qualifier(), format, args);
        env.report(new Failure(env.qualifier(), "UnsupportedFeature").add(pos, "%s requires %s or later", what, GoVersion.GO1_18));
        return false;
    }

    private TypeSet compute(Union union, Pos pos) {
        var known = unions.get(union);
        if (known != null) {
            return known;
        }
        unions.put(union, new TypeSet(List.of(), TermList.EMPTY, false)); // stops recursion
        TermList all = TermList.EMPTY;
        for (var t : union.terms) {
            TermList terms;
            Type u = t.type.underlying();
            if (u instanceof Interface i) {
                terms = compute(i).terms;
            } else if (u == Basic.INVALID) {
                continue;
            } else if (t.tilde && !Types.identical(t.type, u)) {
                terms = TermList.EMPTY; // no type has t.type as its underlying type
            } else {
                terms = TermList.of(t);
            }
            all = all.union(terms);
            if (all.size() > MAX_TERMS) {
                if (env != null) {
                    env.report(new Failure(env.qualifier(), "InvalidUnion")
                            .add(pos, "cannot handle more than %d union terms (implementation limitation)", MAX_TERMS));
                }
                unions.put(union, TypeSet.INVALID);
                return TypeSet.INVALID;
            }
        }
        var set = new TypeSet(List.of(), all, false);
        unions.put(union, set);
        return set;
    }

    /// Collects methods by id, and reports those that are there twice.
    private final class AllMethods {
        final List<FuncObj> methods = new ArrayList<>();
        private final Map<String, FuncObj> seen = new HashMap<>();
        private final Map<FuncObj, Pos> positions = new IdentityHashMap<>();

        void add(Pos pos, FuncObj m, boolean explicit) {
            var other = seen.putIfAbsent(m.id(), m);
            if (other == null) {
                methods.add(m);
                positions.put(m, pos);
            } else if (env == null) {
                return;
            } else if (explicit) {
                duplicate(pos, m, other);
            } else {
                // Embedded methods may overlap if they are identical; their signatures may not be known yet.
                env.later(() -> {
                    if (pos.isKnown() && !env.allowVersion(GoVersion.GO1_14) || !Types.identical(m.type(), other.type())) {
                        duplicate(pos, m, other);
                    }
                });
            }
        }

        private void duplicate(Pos pos, FuncObj m, FuncObj other) {
            env.report(new Failure(env.qualifier(), "DuplicateDecl").add(pos, "duplicate method %s", m.name())
                    .add(positions.get(other), "other declaration of method %s", m.name()));
        }
    }
}
