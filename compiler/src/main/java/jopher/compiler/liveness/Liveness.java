package jopher.compiler.liveness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import jopher.compiler.liveness.FlowGraph.Block;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Mapping;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;

/// The phase, for one method: a variable is live where it may be read before it is stored to, and held where it may have something else
/// than null. What is held and not live after a call that may wait is released at that call.
public final class Liveness {
    private final FlowGraph graph;
    private final Predicate<Value.Invoke> mayWait;
    /// Variables that stay, though dead.
    private final BitSet kept = new BitSet();
    /// What is live, and what is held, at the beginning of a block.
    private final BitSet[] live;
    private final BitSet[] held;
    /// What is released, by call; null: nothing.
    private final BitSet[] released;

    private Liveness(FlowGraph graph, Predicate<Value.Invoke> mayWait, boolean keepVariables) {
        this.graph = graph;
        this.mayWait = mayWait;
        this.live = sets(graph.blocks.size());
        this.held = sets(graph.blocks.size());
        this.released = new BitSet[graph.calls.size()];
        for (int i = 0; i < graph.slots.size(); i++) {
            if (keepVariables && graph.slots.get(i).isVariable()) {
                kept.set(i);
            }
        }
    }

    private static BitSet[] sets(int n) {
        var s = new BitSet[n];
        for (int i = 0; i < n; i++) {
            s[i] = new BitSet();
        }
        return s;
    }

    /// Releases what is dead, in all methods of a package.
    ///
    /// @param keepVariables variables of the source stay as they are, so that a debugger can show them
    public static List<ClassUnit> run(List<ClassUnit> units, boolean keepVariables) {
        var waiting = new Waiting(units);
        for (var u : units) {
            u.methods.replaceAll(m -> run(m, i -> waiting.mayWait(u, i), keepVariables));
        }
        return units;
    }

    private static MethodUnit run(MethodUnit m, Predicate<Value.Invoke> mayWait, boolean keepVariables) {
        // a constructor's `this` is no ordinary variable, and class initialisers run once
        if (m.code() == null || m.name().startsWith("<")) {
            return m;
        }
        var graph = new FlowGraph(m);
        if (graph.slots.isEmpty() || graph.calls.stream().noneMatch(mayWait)) {
            return m;
        }
        var l = new Liveness(graph, mayWait, keepVariables);
        l.findLive();
        l.findHeld();
        return new MethodUnit(m.flags(), m.name(), m.desc(), m.params(), l.rewritten(m.code()), m.what(), m.pos());
    }

    // ---- live: against the flow

    private void findLive() {
        var before = predecessors();
        var work = new ArrayDeque<>(graph.blocks);
        var queued = new BitSet();
        queued.set(0, graph.blocks.size());
        while (!work.isEmpty()) {
            var b = work.removeLast();
            queued.clear(b.id);
            var at = liveAfter(b);
            for (int i = b.events.size() - 1; i >= 0; i--) {
                step(at, b, i);
            }
            if (!at.equals(live[b.id])) {
                live[b.id] = at;
                for (var p : before.get(b.id)) {
                    if (!queued.get(p.id)) {
                        queued.set(p.id);
                        work.addLast(p);
                    }
                }
            }
        }
    }

    /// Blocks from which control, or an exception, may come.
    private List<List<Block>> predecessors() {
        var before = new ArrayList<List<Block>>();
        graph.blocks.forEach(b -> before.add(new ArrayList<>()));
        for (var b : graph.blocks) {
            b.next.forEach(n -> before.get(n.id).add(b));
            if (b.handler != null) {
                before.get(b.handler.id).add(b);
            }
        }
        return before;
    }

    private BitSet liveAfter(Block b) {
        var at = new BitSet();
        b.next.forEach(n -> at.or(live[n.id]));
        if (b.handler != null) {
            at.or(live[b.handler.id]);
        }
        return at;
    }

    /// From what is live after an event to what is live before it. What the handler needs is live throughout.
    private void step(BitSet at, Block b, int i) {
        var e = b.events.get(i);
        switch (e.kind()) {
            case READ -> at.set(e.index());
            case WRITE, NULL, RELEASE -> {
                if (b.handler == null || !live[b.handler.id].get(e.index())) {
                    at.clear(e.index());
                }
            }
            case CALL -> { }
        }
    }

    // ---- held: with the flow

    private void findHeld() {
        held[0].set(0, graph.parameters);
        var work = new ArrayDeque<>(graph.blocks);
        var queued = new BitSet();
        queued.set(0, graph.blocks.size());
        while (!work.isEmpty()) {
            var b = work.removeFirst();
            queued.clear(b.id);
            var dead = deadAtCalls(b);
            var at = (BitSet) held[b.id].clone();
            var thrown = (BitSet) at.clone();
            for (var e : b.events) {
                switch (e.kind()) {
                    case WRITE -> {
                        at.set(e.index());
                        thrown.set(e.index());
                    }
                    case NULL, RELEASE -> at.clear(e.index());
                    case READ -> { }
                    case CALL -> {
                        if (dead[e.index() - firstCall(b)] != null) {
                            var r = dead[e.index() - firstCall(b)];
                            r.and(at);
                            released[e.index()] = r.isEmpty() ? null : r;
                            at.andNot(r);
                        }
                    }
                }
            }
            for (var n : b.next) {
                flow(at, n, queued, work);
            }
            if (b.handler != null) {
                flow(thrown, b.handler, queued, work);
            }
        }
    }

    private void flow(BitSet from, Block to, BitSet queued, ArrayDeque<Block> work) {
        int n = held[to.id].cardinality();
        held[to.id].or(from);
        if (held[to.id].cardinality() > n && !queued.get(to.id)) {
            queued.set(to.id);
            work.addLast(to);
        }
    }

    private static int firstCall(Block b) {
        for (var e : b.events) {
            if (e.kind() == FlowGraph.Kind.CALL) {
                return e.index();
            }
        }
        return 0;
    }

    /// What may be released at each of the block's calls, if held; null for calls that do not wait.
    private BitSet[] deadAtCalls(Block b) {
        int first = firstCall(b);
        int n = (int) b.events.stream().filter(e -> e.kind() == FlowGraph.Kind.CALL).count();
        var dead = new BitSet[n];
        var at = liveAfter(b);
        for (int i = b.events.size() - 1; i >= 0; i--) {
            var e = b.events.get(i);
            if (e.kind() == FlowGraph.Kind.CALL && mayWait.test(graph.calls.get(e.index()))) {
                var d = new BitSet();
                d.set(0, graph.slots.size());
                d.andNot(at);
                d.andNot(kept);
                dead[e.index() - first] = d;
            }
            step(at, b, i);
        }
        return dead;
    }

    // ---- output

    private List<Code> rewritten(List<Code> code) {
        return new Mapping() {
            private int calls;

            @Override
            protected Value call(Value.Invoke i) {
                var r = released[calls++];
                return r == null ? i : new Value.Release(r.stream().<Slot>mapToObj(graph.slots::get).toList(), i);
            }
        }.codes(code);
    }
}
