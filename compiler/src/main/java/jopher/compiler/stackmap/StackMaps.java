package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.stackmap.Graph.Block;
import jopher.compiler.stackmap.Value.Op;

/// Liveness of the values and variables of one function, and the lines about it.
public final class StackMaps {
    private final Func fn;
    private final Lowering code;
    private final NodeText text;
    private final List<Block> blocks;
    private final BitSet[] in;
    private final List<Value> values = new ArrayList<>();
    private final List<Variable> variables;
    private int spills;

    private record Line(Pos pos, String text) implements Comparable<Line> {
        @Override
        public int compareTo(Line o) {
            int c = pos.compareTo(o.pos);
            return c != 0 ? c : text.compareTo(o.text);
        }
    }

    private StackMaps(Func fn, Lowering code, NodeText text) {
        this.fn = fn;
        this.code = code;
        this.text = text;
        this.blocks = code.graph.reachable();
        this.in = new BitSet[code.graph.blocks.size()];
        this.variables = code.variables;
        for (int i = 0; i < variables.size(); i++) {
            variables.get(i).id = i;
        }
        spills = variables.size();
    }

    /// Notes the lines of a package: sorted, each once, as gc prints them.
    public static void report(PackageIr ir, ImportedFacts imported) {
        NodeText text = new NodeText(ir.pkg);
        Set<Line> lines = new TreeSet<>();
        Declared declared = new Declared(ir, imported);
        for (Func f : ir.funcs) {
            if (!f.synthetic) {
                DeepStack.call(() -> {
                    of(f, ir, declared, text).lines((pos, s) -> lines.add(new Line(pos, s)));
                    return null;
                });
            }
        }
        lines.forEach(l -> ir.notes.report(l.pos(), l.text()));
    }

    /// Which temporaries are addressed is known when the function has been lowered once.
    private static StackMaps of(Func f, PackageIr ir, Declared declared, NodeText text) {
        Set<Integer> addressed = new HashSet<>();
        while (true) {
            Lowering l = new Lowering(f, ir.escapes, declared, text, addressed);
            l.run();
            if (addressed.equals(l.addressed())) {
                return new StackMaps(f, l, text);
            }
            addressed.addAll(l.addressed());
        }
    }

    private void lines(BiConsumer<Pos, String> out) {
        need();
        number();
        solve();
        TreeSet<String> entry = new TreeSet<>();
        for (Variable v : variables) {
            if (v.kind == Variable.Kind.PARAM && v.pointers && (in[0].get(v.id) || code.parameterWords(v).stream().anyMatch(w -> w.needed))) {
                entry.add(v.name);
            }
        }
        if (!entry.isEmpty()) {
            out.accept(fn.sym.obj == null ? fn.pos : fn.sym.obj.pos(), "live at entry to " + code.declared.name(fn) + ": " + String.join(" ", entry));
        }
        for (Block b : blocks) {
            BitSet live = out(b);
            for (int i = b.values.size() - 1; i >= 0; i--) {
                Value v = b.values.get(i);
                if (v.op == Op.CALL) {
                    Set<String> names = names(live);
                    if (!names.isEmpty()) {
                        out.accept(v.pos, "live at " + (v.name == null ? "indirect call" : "call to " + v.name) + ": " + String.join(" ", names));
                    }
                }
                step(v, live);
            }
        }
        for (Variable v : variables) {
            if (v.addressed && v.pointers && v.kind != Variable.Kind.DEFER_SLOT && v.isMemory()) {
                out.accept(v.pos, "stack object " + v.name + " " + (v.typeText != null ? v.typeText : text.type(v.type)));
            }
        }
    }

    private Set<String> names(BitSet live) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
            if (i < variables.size()) {
                names.add(variables.get(i).name);
            } else {
                Value v = values.get(i - variables.size());
                if (v.name == null) {
                    v.name = ".autotmp_" + code.declarations(spills++);
                }
                names.add(v.name);
            }
        }
        code.alwaysLive().forEach(v -> names.add(v.name));
        return names;
    }

    /// Marks what effects need.
    private void need() {
        List<Value> work = new ArrayList<>();
        for (Block b : blocks) {
            b.values.stream().filter(Value::isRoot).forEach(work::add);
        }
        work.forEach(v -> v.needed = true);
        while (!work.isEmpty()) {
            for (Value a : work.removeLast().args) {
                Value r = a.resolved();
                if (!r.needed) {
                    r.needed = true;
                    work.add(r);
                }
            }
        }
    }

    private void number() {
        for (Variable v : variables) {
            code.parameterWords(v).forEach(this::number);
        }
        for (Block b : blocks) {
            b.phis.forEach(this::number);
            b.values.forEach(this::number);
        }
    }

    private void number(Value v) {
        if (v.isSpilled()) {
            v.id = variables.size() + values.size();
            values.add(v);
        }
    }

    private void solve() {
        for (int i = 0; i < in.length; i++) {
            in[i] = new BitSet();
        }
        for (boolean more = true; more; ) {
            more = false;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block b = blocks.get(i);
                BitSet live = out(b);
                for (int j = b.values.size() - 1; j >= 0; j--) {
                    step(b.values.get(j), live);
                }
                b.phis.forEach(p -> live.clear(p.id < 0 ? variables.size() + values.size() : p.id));
                if (!live.equals(in[b.id])) {
                    in[b.id] = live;
                    more = true;
                }
            }
        }
    }

    private BitSet out(Block b) {
        BitSet live = new BitSet();
        for (Block n : b.next) {
            live.or(in[n.id]);
            int k = n.before.indexOf(b);
            for (Value p : n.phis) {
                if (p.needed) {
                    use(p.args.get(k), live);
                }
            }
        }
        return live;
    }

    /// Backwards over one value.
    private void step(Value v, BitSet live) {
        if (v.id >= 0) {
            live.clear(v.id);
        }
        if (v.op == Op.KILL) {
            live.clear(v.variable.id);
            return;
        }
        if (!v.needed) {
            return;
        }
        if ((v.op == Op.READ || v.op == Op.TOUCH) && v.variable.pointers) {
            live.set(v.variable.id);
        }
        v.args.forEach(a -> use(a, live));
    }

    private static void use(Value a, BitSet live) {
        Value r = a.resolved();
        if (r.op == Op.ADDRESS) {
            if (r.variable.pointers) {
                live.set(r.variable.id);
            }
        } else if (r.id >= 0) {
            live.set(r.id);
        }
    }
}
