package jopher.compiler.liveness;

import java.util.ArrayDeque;
import java.util.BitSet;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.CodeVerifier;
import jopher.compiler.represent.code.MethodUnit;

/// The verifier of liveness: on no path is a released variable read before it is stored to, exceptions included.
public final class LivenessVerifier {
    private LivenessVerifier() {}

    /// A broken promise is a [CompilerBug] that names function and variable.
    public static void verify(ClassUnit unit) {
        CodeVerifier.verify(unit);
        for (var m : unit.methods) {
            if (m.code() != null) {
                verify(unit, m);
            }
        }
    }

    private static void verify(ClassUnit unit, MethodUnit m) {
        var graph = new FlowGraph(m);
        var gone = new BitSet[graph.blocks.size()];
        gone[0] = new BitSet();
        var work = new ArrayDeque<FlowGraph.Block>();
        work.add(graph.blocks.getFirst());
        while (!work.isEmpty()) {
            var b = work.removeFirst();
            var at = (BitSet) gone[b.id].clone();
            var thrown = (BitSet) at.clone();
            for (var e : b.events) {
                switch (e.kind()) {
                    case READ -> {
                        if (at.get(e.index())) {
                            throw new CompilerBug("liveness", m.what() != null ? m.what() : unit.name + "." + m.name(), m.pos() == null ? Pos.NONE : m.pos(),
                                    "variable " + graph.slots.get(e.index()) + " is read after its release");
                        }
                    }
                    case WRITE, NULL -> at.clear(e.index());
                    case RELEASE -> {
                        at.set(e.index());
                        thrown.set(e.index());
                    }
                    case CALL -> { }
                }
            }
            for (var n : b.next) {
                flow(at, n, gone, work);
            }
            if (b.handler != null) {
                flow(thrown, b.handler, gone, work);
            }
        }
    }

    private static void flow(BitSet from, FlowGraph.Block to, BitSet[] gone, ArrayDeque<FlowGraph.Block> work) {
        var before = gone[to.id];
        var after = before == null ? new BitSet() : (BitSet) before.clone();
        after.or(from);
        if (before == null || !after.equals(before)) {
            gone[to.id] = after;
            work.add(to);
        }
    }
}
