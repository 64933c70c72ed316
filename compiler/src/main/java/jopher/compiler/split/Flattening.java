package jopher.compiler.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;

/// Structured statements -> a flat list of small ones: branches for ifs, and what a large expression does first as statements before it.
/// Tries stay.
final class Flattening {
    private static final int SMALL = 2000;
    private static final int KEYS = 2000;

    private final Sizes sizes = Sizes.plain();
    private final List<Code> out = new ArrayList<>();

    static List<Code> of(List<Code> list) {
        var f = new Flattening();
        f.list(list);
        return f.out;
    }

    private void list(List<Code> list) {
        list.forEach(this::code);
    }

    private void code(Code c) {
        switch (c) {
            case Code.Block(var list) -> list(list);
            case Code.If(var cond, var then, var otherwise) -> {
                var other = new Target("else");
                out.add(new Code.Branch(small(cond), false, other));
                list(then);
                if (otherwise.isEmpty()) {
                    out.add(new Code.Mark(other));
                } else {
                    var end = new Target("end");
                    out.add(new Code.Jump(end));
                    out.add(new Code.Mark(other));
                    list(otherwise);
                    out.add(new Code.Mark(end));
                }
            }
            case Code.Store(var slot, var v) -> out.add(new Code.Store(slot, small(v)));
            case Code.Eval(var v) -> out.add(new Code.Eval(small(v)));
            case Code.PutStatic f -> out.add(new Code.PutStatic(f.owner(), f.name(), f.type(), small(f.value())));
            case Code.PutField f -> {
                var operands = small(List.of(f.object(), f.value()));
                out.add(new Code.PutField(f.owner(), f.name(), f.type(), operands.get(0), operands.get(1)));
            }
            case Code.ArraySet a -> {
                var operands = small(List.of(a.array(), a.index(), a.value()));
                out.add(new Code.ArraySet(a.storage(), operands.get(0), operands.get(1), operands.get(2)));
            }
            case Code.Branch b -> out.add(new Code.Branch(small(b.cond()), b.sense(), b.target()));
            case Code.Switch s -> choice(s);
            case Code.Return(var v) -> out.add(v == null ? c : new Code.Return(small(v)));
            case Code.Throw(var v) -> out.add(new Code.Throw(small(v)));
            case Code.Try _, Code.Mark _, Code.Jump _, Code.Line _ -> out.add(c);
        }
    }

    /// A switch with many keys becomes a tree of switches.
    private void choice(Code.Switch s) {
        if (s.keys().length <= KEYS) {
            out.add(new Code.Switch(small(s.tag()), s.keys(), s.targets(), s.otherwise()));
            return;
        }
        var tag = temp(s.tag());
        int half = s.keys().length / 2;
        var low = new Target("low");
        out.add(new Code.Branch(new Value.Compare(Rel.LT, tag, new Value.IntConst(s.keys()[half])), true, low));
        choice(new Code.Switch(tag, Arrays.copyOfRange(s.keys(), half, s.keys().length), s.targets().subList(half, s.targets().size()), s.otherwise()));
        out.add(new Code.Mark(low));
        choice(new Code.Switch(tag, Arrays.copyOf(s.keys(), half), s.targets().subList(0, half), s.otherwise()));
    }

    private Value temp(Value v) {
        if (isConstant(v)) {
            return v;
        }
        var s = new Slot(null, v instanceof Value.Null ? JvmType.OBJECT : v.type());
        out.add(new Code.Store(s, v));
        return new Value.Load(s);
    }

    private static boolean isConstant(Value v) {
        return switch (v) {
            case Value.IntConst _, Value.BoolConst _, Value.LongConst _, Value.FloatConst _, Value.DoubleConst _, Value.Null _, Value.Text _, Value.ClassConst _ -> true;
            default -> false;
        };
    }

    /// The value in at most a few kB, with statements before it.
    private Value small(Value v) {
        if (v instanceof Value.Seq(var before, var x)) {
            list(before);
            return small(x);
        }
        if (sizes.of(v) <= SMALL) {
            return v;
        }
        Value smaller = parts(v);
        // a chain of operands: every few kB of it a variable
        return smaller.type().kind() == 'V' || sizes.of(smaller) <= SMALL ? smaller : temp(smaller);
    }

    private Value parts(Value v) {
        return switch (v) {
            case Value.GetField f -> new Value.GetField(f.owner(), f.name(), f.type(), small(f.object()));
            case Value.ArrayGet a -> {
                var operands = small(List.of(a.array(), a.index()));
                yield new Value.ArrayGet(a.storage(), a.type(), operands.get(0), operands.get(1));
            }
            case Value.ArrayLength(var a) -> new Value.ArrayLength(small(a));
            case Value.Arith a -> {
                var operands = small(List.of(a.x(), a.y()));
                yield new Value.Arith(a.op(), operands.get(0), operands.get(1), a.type());
            }
            case Value.Neg(var x) -> new Value.Neg(small(x));
            case Value.Convert(var to, var x) -> new Value.Convert(to, small(x));
            case Value.Compare c -> {
                var operands = small(List.of(c.x(), c.y()));
                yield new Value.Compare(c.rel(), operands.get(0), operands.get(1));
            }
            case Value.And(var x, var y) -> shortcut(x, y, false);
            case Value.Or(var x, var y) -> shortcut(x, y, true);
            case Value.Not(var x) -> new Value.Not(small(x));
            case Value.Choose c -> {
                var s = new Slot(null, c.type());
                code(new Code.If(c.cond(), List.of(new Code.Store(s, c.then())), List.of(new Code.Store(s, c.otherwise()))));
                yield new Value.Load(s);
            }
            case Value.Invoke i -> new Value.Invoke(i.dispatch(), i.owner(), i.name(), i.desc(), small(i.args()), i.ofInterface());
            case Value.Release r -> new Value.Release(r.slots(), (Value.Invoke) parts(r.call()));
            case Value.New n -> new Value.New(n.owner(), n.desc(), small(n.args()));
            case Value.NewArray(var type, var n) -> new Value.NewArray(type, small(n));
            case Value.Cast(var type, var x) -> new Value.Cast(type, small(x));
            case Value.InstanceOf(var type, var x) -> new Value.InstanceOf(type, small(x));
            default -> v;
        };
    }

    private Value shortcut(Value x, Value y, boolean or) {
        var s = new Slot(null, JvmType.BOOLEAN);
        var end = new Target("known");
        code(new Code.Store(s, x));
        out.add(new Code.Branch(new Value.Load(s), or, end));
        code(new Code.Store(s, y));
        out.add(new Code.Mark(end));
        return new Value.Load(s);
    }

    /// Operands in order; those before a large one are kept in variables, since its statements come between.
    private List<Value> small(List<Value> operands) {
        int large = operands.size() - 1;
        while (large >= 0 && sizes.of(operands.get(large)) <= SMALL / 4) {
            large--;
        }
        var list = new ArrayList<Value>();
        for (int i = 0; i < operands.size(); i++) {
            list.add(i < large ? temp(small(operands.get(i))) : i == large ? small(operands.get(i)) : operands.get(i));
        }
        return list;
    }
}
