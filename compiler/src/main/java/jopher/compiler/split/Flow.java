package jopher.compiler.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;

/// Which variables are needed, and which surely have a value, before each statement of a flat list.
///
/// Statements that hold others (a try, a sequence within an expression) count as one: what is assigned in parts of them that may be left out
/// does not count as assigned, and may count as needed too early. So [#needed] is an upper bound, [#assigned] a lower one.
final class Flow {
    final List<Code> codes;
    final List<Uses> uses;
    /// Where in the list a jump of the list goes.
    final Map<Target, Integer> marks = new IdentityHashMap<>();
    private final Map<Slot, Integer> numbers = new IdentityHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    /// Before each statement, and after the last.
    private final BitSet[] needed;
    private final BitSet[] assigned;
    private final BitSet reached = new BitSet();
    /// What is needed where a jump out of the list goes.
    private final Outside outside;

    /// What the code around a list knows.
    interface Outside {
        /// What is needed behind the list.
        Set<Slot> behind();

        /// What is needed at a target that is not in the list.
        Set<Slot> at(Target t);

        /// What has a value before the list.
        Set<Slot> before();
    }

    Flow(List<Code> codes, Outside outside) {
        this.codes = codes;
        this.uses = codes.stream().map(Uses::new).toList();
        this.outside = outside;
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) instanceof Code.Mark(var t)) {
                marks.put(t, i);
            }
        }
        for (Uses u : uses) {
            u.mentions.forEach(this::number);
        }
        this.needed = needed();
        this.assigned = assigned();
    }

    private int number(Slot s) {
        return numbers.computeIfAbsent(s, k -> {
            slots.add(s);
            return slots.size() - 1;
        });
    }

    /// Of the variables that the list mentions.
    private BitSet bits(Set<Slot> set) {
        var bits = new BitSet();
        for (Slot s : set) {
            Integer n = numbers.get(s);
            if (n != null) {
                bits.set(n);
            }
        }
        return bits;
    }

    private Set<Slot> slots(BitSet bits) {
        Set<Slot> set = Uses.identitySet();
        bits.stream().forEach(i -> set.add(slots.get(i)));
        return set;
    }

    /// Before statement `i`; behind the list for its size.
    Set<Slot> needed(int i) {
        return slots(needed[i]);
    }

    /// Where the jump goes, in the list or not.
    Set<Slot> neededAt(Target t) {
        Integer i = marks.get(t);
        return i != null ? needed(i) : outside.at(t);
    }

    Set<Slot> assigned(int i) {
        return slots(assigned[i]);
    }

    /// The statements that control can reach. The others' jumps would make targets look needed that the JVM's verifier never sees entered.
    List<Code> reachable() {
        var list = new ArrayList<Code>();
        for (int i = 0; i < codes.size(); i++) {
            if (reached.get(i)) {
                list.add(codes.get(i));
            }
        }
        return list;
    }

    private BitSet[] needed() {
        int n = codes.size();
        var in = new BitSet[n + 1];
        for (int i = 0; i < n; i++) {
            in[i] = new BitSet();
        }
        in[n] = bits(outside.behind());
        var reads = new BitSet[n];
        var defines = new BitSet[n];
        var out = new BitSet[n];
        for (int i = 0; i < n; i++) {
            reads[i] = bits(uses.get(i).reads);
            defines[i] = bits(uses.get(i).defines);
            out[i] = new BitSet();
            for (Target t : uses.get(i).jumps) {
                if (!marks.containsKey(t) && !uses.get(i).marks.contains(t)) {
                    out[i].or(bits(outside.at(t)));
                }
            }
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = n - 1; i >= 0; i--) {
                var live = (BitSet) out[i].clone();
                if (Part.fallsThrough(codes.get(i))) {
                    live.or(in[i + 1]);
                }
                for (Target t : uses.get(i).jumps) {
                    Integer to = marks.get(t);
                    if (to != null) {
                        live.or(in[to]);
                    }
                }
                live.andNot(defines[i]);
                live.or(reads[i]);
                if (!live.equals(in[i])) {
                    in[i] = live;
                    changed = true;
                }
            }
        }
        return in;
    }

    private BitSet[] assigned() {
        int n = codes.size();
        var in = new BitSet[n + 1]; // null: not reached yet
        in[0] = bits(outside.before());
        var defines = new BitSet[n];
        for (int i = 0; i < n; i++) {
            defines[i] = bits(uses.get(i).defines);
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = 0; i < n; i++) {
                if (in[i] == null) {
                    continue;
                }
                var after = (BitSet) in[i].clone();
                after.or(defines[i]);
                if (Part.fallsThrough(codes.get(i))) {
                    changed |= meet(in, i + 1, after);
                }
                // a statement with others in it may jump before all that it assigns
                var atJump = codes.get(i) instanceof Code.Try ? in[i] : after;
                for (Target t : uses.get(i).jumps) {
                    Integer to = marks.get(t);
                    if (to != null) {
                        changed |= meet(in, to, atJump);
                    }
                }
            }
        }
        for (int i = 0; i <= n; i++) {
            if (in[i] == null) {
                in[i] = new BitSet();
            } else {
                reached.set(i);
            }
        }
        return in;
    }

    private static boolean meet(BitSet[] in, int to, BitSet from) {
        if (in[to] == null) {
            in[to] = (BitSet) from.clone();
            return true;
        }
        int before = in[to].cardinality();
        in[to].and(from);
        return in[to].cardinality() != before;
    }
}
