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

/// What one flat statement does to variables, and where it may go.
final class Uses {
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

    private void codes(List<Code> list) {
        list.forEach(this::code);
    }

    private void code(Code c) {
        switch (c) {
            case Code.Store(var slot, var v) -> {
                value(v);
                store(slot);
            }
            case Code.PutField f -> {
                value(f.object());
                value(f.value());
            }
            case Code.PutStatic f -> value(f.value());
            case Code.ArraySet a -> {
                value(a.array());
                value(a.index());
                value(a.value());
            }
            case Code.Eval(var v) -> value(v);
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
                value(b.cond());
                jumps.add(b.target());
            }
            case Code.Switch s -> {
                value(s.tag());
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
            case Code.Return(var v) -> {
                if (v != null) {
                    value(v);
                }
            }
            case Code.Throw(var v) -> value(v);
            case Code.Block(var list) -> codes(list);
            case Code.Line _ -> { }
        }
    }

    private void store(Slot s) {
        mentions.add(s);
        stores.add(s);
        defined.add(s);
    }

    private void value(Value v) {
        switch (v) {
            case Value.Load(var s) -> {
                mentions.add(s);
                if (!defined.contains(s)) {
                    reads.add(s);
                }
            }
            case Value.IntConst _, Value.BoolConst _, Value.LongConst _, Value.FloatConst _, Value.DoubleConst _, Value.Null _, Value.Text _,
                    Value.ClassConst _, Value.GetStatic _ -> { }
            case Value.GetField f -> value(f.object());
            case Value.ArrayGet a -> {
                value(a.array());
                value(a.index());
            }
            case Value.ArrayLength(var a) -> value(a);
            case Value.Arith a -> {
                value(a.x());
                value(a.y());
            }
            case Value.Neg(var x) -> value(x);
            case Value.Convert(var _, var x) -> value(x);
            case Value.Compare c -> {
                value(c.x());
                value(c.y());
            }
            case Value.And(var x, var y) -> {
                value(x);
                optional(() -> value(y));
            }
            case Value.Or(var x, var y) -> {
                value(x);
                optional(() -> value(y));
            }
            case Value.Not(var x) -> value(x);
            case Value.Choose c -> {
                value(c.cond());
                optional(() -> value(c.then()));
                optional(() -> value(c.otherwise()));
            }
            case Value.Invoke i -> i.args().forEach(this::value);
            case Value.Release r -> value(r.call());
            case Value.New n -> n.args().forEach(this::value);
            case Value.NewArray(var _, var n) -> value(n);
            case Value.Cast(var _, var x) -> value(x);
            case Value.InstanceOf(var _, var x) -> value(x);
            case Value.Seq(var before, var x) -> {
                // a sequence may jump about in itself: only what stands before its first jump or mark is sure
                if (before.stream().anyMatch(Uses::moves)) {
                    optional(() -> {
                        codes(before);
                        value(x);
                    });
                } else {
                    codes(before);
                    value(x);
                }
            }
        }
    }

    private static boolean moves(Code c) {
        return c instanceof Code.Mark || c instanceof Code.Jump || c instanceof Code.Branch || c instanceof Code.Switch || c instanceof Code.Block;
    }
}
