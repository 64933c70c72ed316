package jopher.compiler.split;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;

/// A run of flat statements that becomes a method: number `id` of its method.
final class Part {
    final int id;
    final List<Code> codes;
    final List<Uses> uses;
    /// The line at its start.
    final int line;
    /// Marks that others jump to, with their entry numbers; 0 is the start.
    final Map<Target, Integer> entries = new LinkedHashMap<>();

    Part(int id, List<Code> codes, List<Uses> uses, int line) {
        this.id = id;
        this.codes = codes;
        this.uses = uses;
        this.line = line;
    }

    /// The variables whose value an entry may need.
    Set<Slot> live() {
        var numbers = new IdentityHashMap<Slot, Integer>();
        var slots = new java.util.ArrayList<Slot>();
        for (var u : uses) {
            for (var s : u.mentions) {
                if (numbers.putIfAbsent(s, slots.size()) == null) {
                    slots.add(s);
                }
            }
        }
        var at = new IdentityHashMap<Target, Integer>();
        for (int i = 0; i < codes.size(); i++) {
            for (var t : uses.get(i).marks) {
                at.put(t, i);
            }
        }
        int n = codes.size();
        var reads = new BitSet[n];
        var keeps = new BitSet[n];
        for (int i = 0; i < n; i++) {
            reads[i] = new BitSet();
            keeps[i] = new BitSet();
            for (var s : uses.get(i).reads) {
                reads[i].set(numbers.get(s));
            }
            for (var s : uses.get(i).defines) {
                keeps[i].set(numbers.get(s));
            }
        }
        var in = new BitSet[n + 1];
        for (int i = 0; i <= n; i++) {
            in[i] = new BitSet();
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = n - 1; i >= 0; i--) {
                var live = new BitSet();
                if (fallsThrough(codes.get(i))) {
                    live.or(in[i + 1]);
                }
                for (var t : uses.get(i).jumps) {
                    Integer to = at.get(t);
                    if (to != null) {
                        live.or(in[to]);
                    }
                }
                live.andNot(keeps[i]);
                live.or(reads[i]);
                if (!live.equals(in[i])) {
                    in[i] = live;
                    changed = true;
                }
            }
        }
        var all = new BitSet();
        all.or(in[0]);
        for (var t : entries.keySet()) {
            all.or(in[at.get(t)]);
        }
        Set<Slot> live = Uses.identitySet();
        all.stream().forEach(i -> live.add(slots.get(i)));
        return live;
    }

    static boolean fallsThrough(Code c) {
        return !(c instanceof Code.Jump || c instanceof Code.Return || c instanceof Code.Throw || c instanceof Code.Switch);
    }
}
