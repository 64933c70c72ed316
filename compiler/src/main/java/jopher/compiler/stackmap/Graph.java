package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.stackmap.Value.Op;

/// A function in SSA form, made while it is lowered: variables are looked up backwards through the blocks, with phis where paths meet
/// (M. Braun et al., Simple and Efficient Construction of Static Single Assignment Form, 2013).
final class Graph {
    static final class Block {
        final int id;
        final List<Block> before = new ArrayList<>();
        final List<Block> next = new ArrayList<>();
        final List<Value> phis = new ArrayList<>();
        final List<Value> values = new ArrayList<>();
        private final Map<Variable, Value[]> current = new IdentityHashMap<>();
        private final Map<Value, Map.Entry<Variable, Integer>> open = new LinkedHashMap<>();
        private boolean sealed;
        private final boolean reached;

        private Block(int id, boolean reached) {
            this.id = id;
            this.reached = reached;
        }
    }

    final List<Block> blocks = new ArrayList<>();
    final Value constant = new Value(Op.CONST, false, null, Pos.NONE, List.of());
    private final Map<Variable, Value> addresses = new IdentityHashMap<>();
    private final List<Value> phis = new ArrayList<>();
    private Block current;

    Graph() {
        current = newBlock(true);
        current.sealed = true;
    }

    Block current() {
        return current;
    }

    private Block newBlock(boolean reached) {
        Block b = new Block(blocks.size(), reached);
        blocks.add(b);
        return b;
    }

    /// A block whose predecessors are all known when it is begun.
    Block join() {
        return newBlock(true);
    }

    void edge(Block from, Block to) {
        if (from.reached) {
            from.next.add(to);
            to.before.add(from);
        }
    }

    /// Goes on in `b`, into which the current block does not fall; more edges to it come later unless `complete`.
    void begin(Block b, boolean complete) {
        current = b;
        if (complete) {
            seal(b);
        }
    }

    /// Goes on in a new block that only the current one leads to.
    Block follow() {
        Block b = newBlock(current.reached);
        edge(current, b);
        begin(b, true);
        return b;
    }

    /// What comes now cannot be reached.
    void dead() {
        begin(newBlock(false), true);
    }

    // ---- values ----

    Value add(Op op, boolean pointer, Variable variable, Pos pos, List<Value> args) {
        Value v = new Value(op, pointer, variable, pos, args);
        current.values.add(v);
        return v;
    }

    Value pure(boolean pointer, Value... args) {
        return add(Op.PURE, pointer, null, Pos.NONE, List.of(args));
    }

    void effect(List<Value> args) {
        add(Op.EFFECT, false, null, Pos.NONE, args);
    }

    Value address(Variable v) {
        v.addressed = true;
        return addresses.computeIfAbsent(v, k -> new Value(Op.ADDRESS, true, k, Pos.NONE, List.of()));
    }

    // ---- variables that are values ----

    void write(Variable v, int word, Value x) {
        if (v.names() && x.isSpilled() && x.name == null) {
            x.name = v.name + v.words.get(word).suffix();
        }
        write(current, v, word, x);
    }

    private static void write(Block b, Variable v, int word, Value x) {
        b.current.computeIfAbsent(v, k -> new Value[k.words.size()])[word] = x;
    }

    Value read(Variable v, int word) {
        return read(current, v, word);
    }

    private Value read(Block b, Variable v, int word) {
        List<Block> way = new ArrayList<>();
        Value x;
        while (true) {
            Value[] known = b.current.get(v);
            if (known != null && known[word] != null) {
                x = known[word];
                break;
            }
            if (b.sealed && b.before.size() == 1) {
                way.add(b);
                b = b.before.getFirst();
                continue;
            }
            if (b.sealed && b.before.isEmpty()) {
                x = constant;
            } else {
                x = new Value(Op.PHI, v.words.get(word).pointer(), null, Pos.NONE, List.of());
                x.name = v.names() ? v.name + v.words.get(word).suffix() : null;
                b.phis.add(x);
                phis.add(x);
                write(b, v, word, x);
                if (b.sealed) {
                    operands(b, x, v, word);
                } else {
                    b.open.put(x, Map.entry(v, word));
                }
            }
            write(b, v, word, x);
            break;
        }
        for (Block w : way) {
            write(w, v, word, x);
        }
        return x;
    }

    private void operands(Block b, Value phi, Variable v, int word) {
        for (Block p : b.before) {
            phi.args.add(read(p, v, word));
        }
    }

    private void seal(Block b) {
        b.sealed = true;
        Map<Value, Map.Entry<Variable, Integer>> open = new LinkedHashMap<>(b.open);
        b.open.clear();
        open.forEach((phi, of) -> operands(b, phi, of.getKey(), of.getValue()));
    }

    /// No more edges come: the phis get their operands, those that have one only are dropped.
    void finish() {
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).sealed) {
                seal(blocks.get(i));
            }
        }
        for (boolean more = true; more; ) {
            more = false;
            for (Value phi : phis) {
                if (phi.resolved() == phi) {
                    Value only = only(phi);
                    if (only != null) {
                        phi.becomes(only);
                        more = true;
                    }
                }
            }
        }
        for (Block b : blocks) {
            b.phis.removeIf(p -> p.resolved() != p);
        }
    }

    private Value only(Value phi) {
        Value only = null;
        for (Value a : phi.args) {
            Value r = a.resolved();
            if (r != phi && r != only) {
                if (only != null) {
                    return null;
                }
                only = r;
            }
        }
        return only == null ? constant : only;
    }

    /// Blocks that can be reached, in order.
    List<Block> reachable() {
        boolean[] seen = new boolean[blocks.size()];
        List<Block> work = new ArrayList<>(List.of(blocks.getFirst()));
        seen[0] = true;
        while (!work.isEmpty()) {
            for (Block n : work.removeLast().next) {
                if (!seen[n.id]) {
                    seen[n.id] = true;
                    work.add(n);
                }
            }
        }
        return Collections.unmodifiableList(blocks.stream().filter(b -> seen[b.id]).toList());
    }
}
