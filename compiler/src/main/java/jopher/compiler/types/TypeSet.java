package jopher.compiler.types;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// The type set of an interface: all types that have the methods, are in the terms, and are comparable if required.
/// Immutable. Invariant: `comparable` implies that the terms are the set of all types.
public final class TypeSet {
    /// The set of all types.
    static final TypeSet TOP = new TypeSet(List.of(), TermList.ALL, false);
    /// The mark of an invalid union; also a valid empty set.
    static final TypeSet INVALID = new TypeSet(List.of(), TermList.EMPTY, false);

    private final List<FuncObj> methods;
    final TermList terms;
    private final boolean comparable;

    TypeSet(List<FuncObj> methods, TermList terms, boolean comparable) {
        this.methods = methods;
        this.terms = terms;
        this.comparable = comparable;
    }

    /// The methods, sorted by [Obj#compareMethods].
    public List<FuncObj> methods() {
        return methods;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// The set of all types, as of `interface{}`.
    public boolean isAll() {
        return isMethodSet() && methods.isEmpty();
    }

    /// Described by methods alone: an ordinary (basic) interface.
    public boolean isMethodSet() {
        return !comparable && terms.isAll();
    }

    /// The interface embeds `comparable` (and has no terms).
    public boolean embedsComparable() {
        return comparable;
    }

    /// Every type in the set is strictly comparable.
    public boolean isComparable() {
        return isComparable(null);
    }

    boolean isComparable(Set<Type> seen) {
        if (terms.isAll()) {
            return comparable;
        }
        return is(t -> t != null && Comparability.comparable(t.type, false, seen, null));
    }

    boolean hasTerms() {
        return !terms.isEmpty() && !terms.isAll();
    }

    /// The specific terms, empty if there are none (see [#hasTerms]).
    public List<Term> specificTerms() {
        return hasTerms() ? terms.terms : List.of();
    }

    boolean subsetOf(TypeSet o) {
        return terms.subsetOf(o.terms);
    }

    /// Whether f holds for each pair of specific type and its underlying type; f is called with (null, null) if there are no specific types.
    boolean all(BiPredicate<Type, Type> f) {
        if (!hasTerms()) {
            return f.test(null, null);
        }
        for (var t : terms.terms) {
            Type u = Types.unalias(t.type);
            if (!t.tilde) {
                u = u.underlying();
            }
            if (!f.test(t.type, u)) {
                return false;
            }
        }
        return true;
    }

    /// Whether f holds for each specific term; f is called with null if there are none.
    boolean is(Predicate<Term> f) {
        if (!hasTerms()) {
            return f.test(null);
        }
        for (var t : terms.terms) {
            if (!f.test(t)) {
                return false;
            }
        }
        return true;
    }

    FuncObj lookupMethod(Package pkg, String name, boolean foldCase) {
        int i = indexOf(methods, pkg, name, foldCase);
        return i < 0 ? null : methods.get(i);
    }

    static int indexOf(List<FuncObj> methods, Package pkg, String name, boolean foldCase) {
        if (!name.equals("_")) {
            for (int i = 0; i < methods.size(); i++) {
                if (methods.get(i).sameId(pkg, name, foldCase)) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "∅";
        }
        if (isAll()) {
            return "𝓤";
        }
        var parts = new java.util.StringJoiner("; ", "{", "}");
        if (comparable) {
            parts.add("comparable");
        }
        methods.forEach(m -> parts.add(m.toString()));
        if (hasTerms()) {
            parts.add(terms.toString());
        }
        return parts.toString();
    }
}
