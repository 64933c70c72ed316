package jopher.compiler.represent.code;

import java.util.List;

/// Meets every statement and value once, in order of evaluation; a subclass says what it wants of which, and leaves the others to this.
///
/// Arms that may be skipped (of If, Choose, Try, the second operand of && and ||) are met like all others.
public abstract class Walker {
    protected final void codes(List<Code> list) {
        list.forEach(this::code);
    }

    protected void code(Code c) {
        switch (c) {
            case Code.Store s -> value(s.value());
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
                codes(i.then());
                codes(i.otherwise());
            }
            case Code.Branch b -> value(b.cond());
            case Code.Switch s -> value(s.tag());
            case Code.Try t -> {
                codes(t.body());
                codes(t.handler());
            }
            case Code.Return(var v) -> {
                if (v != null) {
                    value(v);
                }
            }
            case Code.Throw(var v) -> value(v);
            case Code.Block(var list) -> codes(list);
            case Code.Mark _, Code.Jump _, Code.Line _ -> { }
        }
    }

    protected void value(Value v) {
        switch (v) {
            case Value.Load _, Value.IntConst _, Value.BoolConst _, Value.LongConst _, Value.FloatConst _, Value.DoubleConst _, Value.Null _, Value.Text _,
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
                value(y);
            }
            case Value.Or(var x, var y) -> {
                value(x);
                value(y);
            }
            case Value.Not(var x) -> value(x);
            case Value.Choose c -> {
                value(c.cond());
                value(c.then());
                value(c.otherwise());
            }
            case Value.Invoke i -> i.args().forEach(this::value);
            case Value.Release r -> value(r.call());
            case Value.New n -> n.args().forEach(this::value);
            case Value.NewArray(var _, var n) -> value(n);
            case Value.Cast(var _, var x) -> value(x);
            case Value.InstanceOf(var _, var x) -> value(x);
            case Value.Seq(var before, var x) -> {
                codes(before);
                value(x);
            }
        }
    }
}
