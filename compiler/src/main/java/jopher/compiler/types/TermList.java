package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;

/// A union of terms: the empty list is the empty set, a [Term#UNIVERSE] element makes it the set of all types.
/// Lists are immutable.
final class TermList {
    static final TermList ALL = new TermList(List.of(Term.UNIVERSE));
    static final TermList EMPTY = new TermList(List.of());

    final List<Term> terms;

    private TermList(List<Term> terms) {
        this.terms = terms;
    }

    static TermList of(Term t) {
        return new TermList(List.of(t));
    }

    static TermList of(List<Term> terms) {
        return terms.isEmpty() ? EMPTY : new TermList(List.copyOf(terms));
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    boolean isAll() {
        for (var t : terms) {
            if (t.type == null) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return terms.size();
    }

    /// Disjoint normal form, in order of first appearance.
    private TermList normalized() {
        // quadratic, but lists are short: unions are limited to 100 terms
        var used = new boolean[terms.size()];
        var out = new ArrayList<Term>();
        for (int i = 0; i < terms.size(); i++) {
            if (used[i]) {
                continue;
            }
            Term x = terms.get(i);
            for (int j = i + 1; j < terms.size(); j++) {
                if (used[j]) {
                    continue;
                }
                Term y = terms.get(j);
                if (x.type == null || y.type == null) {
                    return ALL;
                }
                if (!x.disjoint(y)) {
                    // one includes the other: the one with the tilde
                    x = x.tilde || !y.tilde ? x : y;
                    used[j] = true;
                }
            }
            out.add(x);
        }
        return of(out);
    }

    TermList union(TermList o) {
        var all = new ArrayList<>(terms);
        all.addAll(o.terms);
        return of(all).normalized();
    }

    TermList intersect(TermList o) {
        if (isEmpty() || o.isEmpty()) {
            return EMPTY;
        }
        var out = new ArrayList<Term>();
        for (var x : terms) {
            for (var y : o.terms) {
                var r = x.intersect(y);
                if (r != null) {
                    out.add(r);
                }
            }
        }
        return of(out).normalized();
    }

    boolean sameSet(TermList o) {
        return subsetOf(o) && o.subsetOf(this);
    }

    boolean includes(Type t) {
        for (var x : terms) {
            if (x.includes(t)) {
                return true;
            }
        }
        return false;
    }

    boolean supersetOf(Term y) {
        for (var x : terms) {
            if (y.subsetOf(x)) {
                return true;
            }
        }
        return false;
    }

    boolean subsetOf(TermList o) {
        if (o.isEmpty()) {
            return isEmpty();
        }
        for (var x : terms) {
            if (!o.supersetOf(x)) {
                return false;
            }
        }
        return true;
    }

    String string(Qualifier qf) {
        if (isEmpty()) {
            return "∅";
        }
        var b = new StringBuilder();
        for (var t : terms) {
            if (b.length() > 0) {
                b.append(" | ");
            }
            b.append(t.string(qf));
        }
        return b.toString();
    }

    @Override
    public String toString() {
        return string(null);
    }
}
