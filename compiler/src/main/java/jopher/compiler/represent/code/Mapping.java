package jopher.compiler.represent.code;

import java.util.ArrayList;
import java.util.List;

/// A copy of statements with some nodes replaced; subclasses say which. Everything is copied in evaluation order.
public abstract class Mapping {
    protected Value load(Value.Load l) {
        return l;
    }

    protected Code store(Code.Store s) {
        return new Code.Store(s.slot(), value(s.value()));
    }

    /// A call whose arguments are copied already.
    protected Value call(Value.Invoke i) {
        return i;
    }

    /// A release whose call is copied already, whatever [#call] made of it.
    protected Value release(List<Slot> slots, Value call) {
        return new Value.Release(slots, (Value.Invoke) call);
    }

    /// Everything else that a subclass may want to replace; null for "copy it".
    protected Code special(Code c) {
        return null;
    }

    protected Target target(Target t) {
        return t;
    }

    /// Copies a list.
    public final List<Code> codes(List<Code> list) {
        var out = new ArrayList<Code>(list.size());
        for (var c : list) {
            out.add(code(c));
        }
        return out;
    }

    public final Code code(Code c) {
        var replaced = special(c);
        if (replaced != null) {
            return replaced;
        }
        return switch (c) {
            case Code.Store s -> store(s);
            case Code.PutField f -> {
                var object = value(f.object());
                yield new Code.PutField(f.owner(), f.name(), f.type(), object, value(f.value()));
            }
            case Code.PutStatic f -> new Code.PutStatic(f.owner(), f.name(), f.type(), value(f.value()));
            case Code.ArraySet a -> {
                var array = value(a.array());
                var index = value(a.index());
                yield new Code.ArraySet(a.storage(), array, index, value(a.value()));
            }
            case Code.Eval(var v) -> new Code.Eval(value(v));
            case Code.If i -> {
                var cond = value(i.cond());
                var then = codes(i.then());
                yield new Code.If(cond, then, codes(i.otherwise()));
            }
            case Code.Mark _, Code.Line _ -> c;
            case Code.Jump(var t) -> new Code.Jump(target(t));
            case Code.Branch b -> new Code.Branch(value(b.cond()), b.sense(), target(b.target()));
            case Code.Switch s -> new Code.Switch(value(s.tag()), s.keys(), s.targets().stream().map(this::target).toList(), target(s.otherwise()));
            case Code.Try t -> {
                var body = codes(t.body());
                yield new Code.Try(body, t.caught(), codes(t.handler()));
            }
            case Code.Return(var v) -> v == null ? c : new Code.Return(value(v));
            case Code.Throw(var v) -> new Code.Throw(value(v));
            case Code.Block(var list) -> new Code.Block(codes(list));
        };
    }

    protected Value value(Value v) {
        return switch (v) {
            case Value.Load l -> load(l);
            case Value.IntConst _, Value.BoolConst _, Value.LongConst _, Value.FloatConst _, Value.DoubleConst _, Value.Null _, Value.Text _,
                    Value.ClassConst _, Value.GetStatic _ -> v;
            case Value.GetField f -> new Value.GetField(f.owner(), f.name(), f.type(), value(f.object()));
            case Value.ArrayGet a -> {
                var array = value(a.array());
                yield new Value.ArrayGet(a.storage(), a.type(), array, value(a.index()));
            }
            case Value.ArrayLength(var a) -> new Value.ArrayLength(value(a));
            case Value.Arith a -> {
                var x = value(a.x());
                yield new Value.Arith(a.op(), x, value(a.y()), a.type());
            }
            case Value.Neg(var x) -> new Value.Neg(value(x));
            case Value.Convert(var to, var x) -> new Value.Convert(to, value(x));
            case Value.Compare c -> {
                var x = value(c.x());
                yield new Value.Compare(c.rel(), x, value(c.y()));
            }
            case Value.And(var x, var y) -> {
                var first = value(x);
                yield new Value.And(first, value(y));
            }
            case Value.Or(var x, var y) -> {
                var first = value(x);
                yield new Value.Or(first, value(y));
            }
            case Value.Not(var x) -> new Value.Not(value(x));
            case Value.Choose c -> {
                var cond = value(c.cond());
                var then = value(c.then());
                yield new Value.Choose(c.type(), cond, then, value(c.otherwise()));
            }
            case Value.Invoke i -> call(new Value.Invoke(i.dispatch(), i.owner(), i.name(), i.desc(), values(i.args()), i.ofInterface()));
            case Value.Release r -> release(r.slots(), value(r.call()));
            case Value.New n -> new Value.New(n.owner(), n.desc(), values(n.args()));
            case Value.NewArray(var type, var n) -> new Value.NewArray(type, value(n));
            case Value.Cast(var type, var x) -> new Value.Cast(type, value(x));
            case Value.InstanceOf(var type, var x) -> new Value.InstanceOf(type, value(x));
            case Value.Seq(var before, var x) -> {
                var codes = codes(before);
                yield new Value.Seq(codes, value(x));
            }
        };
    }

    private List<Value> values(List<Value> list) {
        var out = new ArrayList<Value>(list.size());
        for (var v : list) {
            out.add(value(v));
        }
        return out;
    }
}
