package jopher.compiler.represent;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import jopher.compiler.ir.Local;

/// What is known at one point of a function: intervals of integer variables, and upper bounds of them relative to lengths.
final class RangeState {
    /// A length that does not change: of a slice or string variable since its last assignment.
    static final class Length {
        final Interval range;

        Length(Interval range) {
            this.range = range;
        }
    }

    /// Absent: whatever the type allows.
    final Map<Local, Interval> ranges;
    /// Absent: the length with which the variable came into the function.
    final Map<Local, Length> lengths;
    /// facts[v][n] = k says v <= n + k.
    final Map<Local, Map<Length, Long>> facts;
    /// Lengths about which a condition said more.
    final Map<Length, Interval> refined;

    RangeState() {
        ranges = new IdentityHashMap<>();
        lengths = new IdentityHashMap<>();
        facts = new IdentityHashMap<>();
        refined = new IdentityHashMap<>();
    }

    private RangeState(RangeState o) {
        ranges = new IdentityHashMap<>(o.ranges);
        lengths = new IdentityHashMap<>(o.lengths);
        // inner maps are never changed in place
        facts = new IdentityHashMap<>(o.facts);
        refined = new IdentityHashMap<>(o.refined);
    }

    RangeState copy() {
        return new RangeState(this);
    }

    Interval of(Length n) {
        var r = refined.get(n);
        return r == null ? n.range : r;
    }

    Map<Length, Long> factsOf(Local l) {
        return facts.getOrDefault(l, Map.of());
    }

    void setFacts(Local l, Map<Length, Long> m) {
        if (m.isEmpty()) {
            facts.remove(l);
        } else {
            facts.put(l, m);
        }
    }

    /// v <= n + k
    void learn(Local v, Length n, long k) {
        var old = factsOf(v);
        Long known = old.get(n);
        if (known == null || known > k) {
            var m = new HashMap<>(old);
            m.put(n, k);
            facts.put(v, m);
        }
    }
}
