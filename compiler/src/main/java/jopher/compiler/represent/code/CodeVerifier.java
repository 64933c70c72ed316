package jopher.compiler.represent.code;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;

/// The verifier of represent: what [Code] and [Value] promise, for every method of a class.
///
/// Operands have the stack kinds their operation takes; calls pass as many arguments of the kinds that the descriptor names; a slot is
/// a parameter or stored somewhere in the method; every jump has exactly one mark; switch keys ascend; statements within
/// a value contain no try; what a method returns is what its descriptor says.
public final class CodeVerifier {
    private final ClassUnit owner;
    private final MethodUnit method;
    private final Set<Slot> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Slot> loaded = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Target> marked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Target> jumped = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Statements stand within a value.
    private boolean inValue;

    private CodeVerifier(ClassUnit owner, MethodUnit method) {
        this.owner = owner;
        this.method = method;
    }

    /// A broken promise is a [CompilerBug] of represent that names the function.
    public static void verify(ClassUnit unit) {
        for (MethodUnit m : unit.methods) {
            if (m.code() != null) {
                new CodeVerifier(unit, m).run();
            }
        }
    }

    private void run() {
        stored.addAll(method.params());
        all(method.code());
        for (Slot s : loaded) {
            require(stored.contains(s), "slot " + s + " is read and never written");
        }
        for (Target t : jumped) {
            require(marked.contains(t), "target " + t + " is jumped to and stands nowhere");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CompilerBug("represent", method.what() != null ? method.what() : owner.name + "." + method.name(), method.pos() == null ? Pos.NONE : method.pos(), otherwise);
        }
    }

    private void kind(Value v, char kind, String what) {
        require(v.type().kind() == kind, what + " is a " + v.type() + ", must be of kind " + kind + ": " + v);
    }

    private void all(List<Code> codes) {
        codes.forEach(this::code);
    }

    private void code(Code c) {
        switch (c) {
            case Code.Store s -> {
                value(s.value());
                kind(s.value(), s.slot().type.kind(), "what is stored in " + s.slot());
                stored.add(s.slot());
            }
            case Code.PutField p -> {
                value(p.object());
                value(p.value());
                kind(p.object(), 'L', "the object of a field");
                kind(p.value(), p.type().kind(), "what is stored in field " + p.name());
            }
            case Code.PutStatic p -> {
                value(p.value());
                kind(p.value(), p.type().kind(), "what is stored in " + p.name());
            }
            case Code.ArraySet a -> {
                element(a.array(), a.index());
                value(a.value());
                kind(a.value(), ofStorage(a.storage()), "what is stored in an element");
            }
            case Code.Eval e -> value(e.value());
            case Code.If i -> {
                condition(i.cond());
                all(i.then());
                all(i.otherwise());
            }
            case Code.Mark m -> require(marked.add(m.target()), "target " + m.target() + " stands twice");
            case Code.Jump j -> jumped.add(j.target());
            case Code.Branch b -> {
                condition(b.cond());
                jumped.add(b.target());
            }
            case Code.Switch s -> {
                value(s.tag());
                kind(s.tag(), 'I', "the tag of a switch");
                require(s.keys().length == s.targets().size(), "a switch has " + s.keys().length + " keys and " + s.targets().size() + " targets");
                for (int i = 1; i < s.keys().length; i++) {
                    require(s.keys()[i - 1] < s.keys()[i], "keys of a switch do not ascend: " + s.keys()[i]);
                }
                jumped.addAll(s.targets());
                jumped.add(s.otherwise());
            }
            case Code.Try t -> {
                require(!inValue, "a try stands within a value");
                all(t.body());
                stored.add(t.caught());
                all(t.handler());
            }
            case Code.Return r -> {
                char want = new JvmType(method.desc().substring(method.desc().indexOf(')') + 1)).kind();
                if (r.value() == null) {
                    require(want == 'V', "returns nothing");
                } else {
                    value(r.value());
                    kind(r.value(), want, "the result");
                }
            }
            case Code.Throw t -> {
                value(t.value());
                kind(t.value(), 'L', "what is thrown");
            }
            case Code.Line l -> require(l.line() >= 0 && l.line() <= 65_535, "line " + l.line());
            case Code.Block b -> all(b.codes());
        }
    }

    private void condition(Value v) {
        value(v);
        kind(v, 'I', "a condition");
    }

    private void element(Value array, Value index) {
        value(array);
        value(index);
        kind(array, 'L', "an array");
        kind(index, 'I', "an index");
    }

    private static char ofStorage(char storage) {
        return new JvmType(String.valueOf(storage)).kind();
    }

    private void value(Value v) {
        switch (v) {
            case Value.IntConst c -> {}
            case Value.BoolConst c -> {}
            case Value.LongConst c -> {}
            case Value.FloatConst c -> {}
            case Value.DoubleConst c -> {}
            case Value.Null n -> {}
            case Value.Text t -> {}
            case Value.ClassConst c -> {}
            case Value.Load l -> loaded.add(l.slot());
            case Value.GetField f -> {
                value(f.object());
                kind(f.object(), 'L', "the object of field " + f.name());
            }
            case Value.GetStatic s -> {}
            case Value.ArrayGet a -> {
                element(a.array(), a.index());
                require(a.type().kind() == ofStorage(a.storage()), "an element of storage " + a.storage() + " is no " + a.type());
            }
            case Value.ArrayLength a -> {
                value(a.array());
                kind(a.array(), 'L', "an array");
            }
            case Value.Arith a -> {
                value(a.x());
                value(a.y());
                require(a.x().type().kind() != 'L' && a.x().type().kind() == a.type().kind(), a.op() + " on " + a.x().type());
                kind(a.y(), a.op().isShift() ? 'I' : a.x().type().kind(), "the second operand of " + a.op());
            }
            case Value.Neg n -> {
                value(n.x());
                require(n.x().type().kind() != 'L', "negation of " + n.x().type());
            }
            case Value.Convert c -> {
                value(c.x());
                require(c.x().type().kind() != 'L', "conversion of " + c.x().type());
            }
            case Value.Compare c -> {
                value(c.x());
                value(c.y());
                require(c.x().type().kind() == c.y().type().kind(), "comparison of " + c.x().type() + " with " + c.y().type());
                require(c.x().type().kind() != 'L' || c.rel() == Rel.EQ || c.rel() == Rel.NE, "references compared by " + c.rel());
            }
            case Value.And a -> {
                condition(a.x());
                condition(a.y());
            }
            case Value.Or o -> {
                condition(o.x());
                condition(o.y());
            }
            case Value.Not n -> condition(n.x());
            case Value.Choose c -> {
                condition(c.cond());
                value(c.then());
                value(c.otherwise());
                kind(c.then(), c.type().kind(), "the first choice");
                kind(c.otherwise(), c.type().kind(), "the second choice");
            }
            case Value.Invoke i -> call(i.name(), i.desc(), i.args(), i.dispatch() == Value.Dispatch.STATIC ? 0 : 1);
            case Value.Release r -> {
                value(r.call());
                r.slots().forEach(x -> require(x.type.isReference(), "slot " + x + " is released and holds no reference"));
            }
            case Value.New n -> call("<init>", n.desc(), n.args(), 0);
            case Value.NewArray n -> {
                value(n.length());
                kind(n.length(), 'I', "the length of an array");
            }
            case Value.Cast c -> {
                value(c.x());
                kind(c.x(), 'L', "what is cast");
            }
            case Value.InstanceOf i -> {
                value(i.x());
                kind(i.x(), 'L', "what is tested");
            }
            case Value.Seq s -> {
                boolean outer = inValue;
                inValue = true;
                all(s.before());
                inValue = outer;
                value(s.value());
            }
        }
    }

    private void call(String name, String desc, List<Value> args, int receivers) {
        args.forEach(this::value);
        var params = java.lang.constant.MethodTypeDesc.ofDescriptor(desc);
        require(args.size() == params.parameterCount() + receivers, name + desc + " gets " + args.size() + " arguments");
        if (receivers == 1) {
            kind(args.getFirst(), 'L', "the receiver of " + name);
        }
        for (int i = 0; i < params.parameterCount(); i++) {
            kind(args.get(i + receivers), new JvmType(params.parameterType(i).descriptorString()).kind(), "argument " + i + " of " + name + desc);
        }
    }
}
