package jopher.compiler.split;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Value;

/// Upper bounds of the bytes that `emit` makes of statements. `variable`: what reading a local variable costs.
///
/// A value is measured once: who asks at every level of a deep tree pays for each node once.
final class Sizes {
    private final int variable;
    private final Map<Value, Integer> known = new IdentityHashMap<>();

    private Sizes(int variable) {
        this.variable = variable;
    }

    /// Variables stay where they are.
    static Sizes plain() {
        return new Sizes(4);
    }

    /// Variables may live in arrays: load the array, index, element, checkcast.
    static Sizes framed() {
        return new Sizes(10);
    }

    private static final int JUMP = 8; // a far one is an inverted branch over goto_w

    int of(List<Code> list) {
        int n = 0;
        for (var c : list) {
            n += of(c);
        }
        return n;
    }

    int of(Code c) {
        return switch (c) {
            case Code.Store(var _, var v) -> of(v) + variable;
            case Code.PutField f -> of(f.object()) + of(f.value()) + 3;
            case Code.PutStatic f -> of(f.value()) + 3;
            case Code.ArraySet a -> of(a.array()) + of(a.index()) + of(a.value()) + 1;
            case Code.Eval(var v) -> of(v) + 1;
            case Code.If i -> of(i.cond()) + of(i.then()) + of(i.otherwise()) + 2 * JUMP;
            case Code.Mark _, Code.Line _ -> 0;
            case Code.Jump _ -> JUMP;
            case Code.Branch b -> of(b.cond()) + JUMP;
            case Code.Switch s -> of(s.tag()) + 16 + 8 * s.keys().length;
            case Code.Try t -> of(t.body()) + of(t.handler()) + 2 * JUMP + variable;
            case Code.Return(var v) -> v == null ? 4 : of(v) + variable + 4;
            case Code.Throw(var v) -> of(v) + 1;
            case Code.Block(var list) -> of(list);
        };
    }

    int of(Value v) {
        return switch (v) {
            case Value.IntConst _, Value.BoolConst _, Value.FloatConst _, Value.DoubleConst _, Value.Text _, Value.ClassConst _, Value.GetStatic _ -> 3;
            case Value.LongConst _ -> 4;
            case Value.Null _ -> 1;
            case Value.Load _ -> variable;
            default -> {
                Integer n = known.get(v);
                if (n == null) {
                    n = ofParts(v);
                    known.put(v, n);
                }
                yield n;
            }
        };
    }

    private int ofParts(Value v) {
        return switch (v) {
            case Value.IntConst _, Value.BoolConst _, Value.FloatConst _, Value.DoubleConst _, Value.Text _, Value.ClassConst _, Value.GetStatic _, Value.LongConst _,
                    Value.Null _, Value.Load _ -> of(v);
            case Value.GetField f -> of(f.object()) + 3;
            case Value.ArrayGet a -> of(a.array()) + of(a.index()) + 1;
            case Value.ArrayLength(var a) -> of(a) + 1;
            case Value.Arith a -> of(a.x()) + of(a.y()) + 1;
            case Value.Neg(var x) -> of(x) + 1;
            case Value.Convert(var _, var x) -> of(x) + 2;
            case Value.Compare c -> of(c.x()) + of(c.y()) + 2 * JUMP;
            case Value.And(var x, var y) -> of(x) + of(y) + 2 * JUMP;
            case Value.Or(var x, var y) -> of(x) + of(y) + 2 * JUMP;
            case Value.Not(var x) -> of(x) + 2;
            case Value.Choose c -> of(c.cond()) + of(c.then()) + of(c.otherwise()) + 2 * JUMP;
            case Value.Invoke i -> sum(i.args()) + 5;
            case Value.Release r -> of(r.call()) + 5 * r.slots().size();
            case Value.New n -> sum(n.args()) + 7;
            case Value.NewArray(var _, var n) -> of(n) + 3;
            case Value.Cast(var _, var x) -> of(x) + 3;
            case Value.InstanceOf(var _, var x) -> of(x) + 3;
            case Value.Seq(var before, var x) -> of(before) + of(x);
        };
    }

    private int sum(List<Value> list) {
        int n = 0;
        for (var v : list) {
            n += of(v);
        }
        return n;
    }
}
