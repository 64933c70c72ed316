package jopher.compiler.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;
import jopher.compiler.represent.code.Walker;

/// What one flat statement does to variables, and where it may go.
final class Uses extends Walker {
    /// Variables whose value from before the statement may be read.
    final Set<Slot> reads = identitySet();
    /// Variables that surely have a new value afterwards.
    final Set<Slot> defines = identitySet();
    /// All variables mentioned, and those that are stored to anywhere.
    final Set<Slot> mentions = identitySet();
    final Set<Slot> stores = identitySet();
    final List<Target> jumps = new ArrayList<>();
    final List<Target> marks = new ArrayList<>();

    private Set<Slot> defined = defines;

    Uses(Code c) {
        code(c);
    }

    static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /// Part of the statement that may be left out: what it defines counts only within.
    private void optional(Runnable part) {
        var outer = defined;
        defined = identitySet();
        defined.addAll(outer);
        part.run();
        defined = outer;
    }

    @Override
    protected void code(Code c) {
        switch (c) {
            case Code.Store s -> {
                super.code(s);
                store(s.slot());
            }
            case Code.If i -> {
                value(i.cond());
                optional(() -> codes(i.then()));
                optional(() -> codes(i.otherwise()));
            }
            case Code.Mark(var t) -> {
                marks.add(t);
                if (defined != defines) {
                    defined.retainAll(defines); // who jumps here has defined less
                }
            }
            case Code.Jump(var t) -> jumps.add(t);
            case Code.Branch b -> {
                super.code(b);
                jumps.add(b.target());
            }
            case Code.Switch s -> {
                super.code(s);
                jumps.addAll(s.targets());
                jumps.add(s.otherwise());
            }
            case Code.Try t -> {
                optional(() -> codes(t.body()));
                optional(() -> {
                    store(t.caught());
                    codes(t.handler());
                });
            }
            default -> super.code(c);
        }
    }

    private void store(Slot s) {
        mentions.add(s);
        stores.add(s);
        defined.add(s);
    }

    @Override
    protected void value(Value v) {
        switch (v) {
            case Value.Load(var s) -> {
                mentions.add(s);
                if (!defined.contains(s)) {
                    reads.add(s);
                }
            }
            case Value.And(var x, var y) -> {
                value(x);
                optional(() -> value(y));
            }
            case Value.Or(var x, var y) -> {
                value(x);
                optional(() -> value(y));
            }
            case Value.Choose c -> {
                value(c.cond());
                optional(() -> value(c.then()));
                optional(() -> value(c.otherwise()));
            }
            // a sequence may jump about in itself: only what stands before its first jump or mark is sure
            case Value.Seq q when q.before().stream().anyMatch(Uses::moves) -> optional(() -> super.value(q));
            default -> super.value(v);
        }
    }

    private static boolean moves(Code c) {
        return c instanceof Code.Mark || c instanceof Code.Jump || c instanceof Code.Branch || c instanceof Code.Switch || c instanceof Code.Block;
    }
}
