package jopher.compiler.liveness;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;
import jopher.compiler.represent.code.Walker;

/// The basic blocks of a method, reduced to what happens to variables that hold references.
///
/// Conditions with && and || have a path for every outcome of each operand and meet again before the branch: a few paths more than
/// can be taken, never fewer. An exception may leave a block anywhere, see [Block#handler].
final class FlowGraph extends Walker {
    /// The runtime's class that gives numbers to pointers.
    private static final String ADDRESSES = "jopher/runtime/pointers/Addresses";

    enum Kind {
        READ,
        /// A store; of something else than null.
        WRITE,
        /// A store of null.
        NULL,
        /// What [Value.Release] does.
        RELEASE,
        /// The index is that of the call.
        CALL
    }

    /// @param index into [#slots] or [#calls]
    record Event(Kind kind, int index) {}

    static final class Block {
        final int id;
        final List<Event> events = new ArrayList<>();
        final List<Block> next = new ArrayList<>();
        /// Where an exception of any of its events goes, null if out of the method.
        final Block handler;

        private Block(int id, Block handler) {
            this.id = id;
            this.handler = handler;
        }
    }

    /// In order of creation; the first is the entry.
    final List<Block> blocks = new ArrayList<>();
    /// All variables with references, but those with the goroutine. Parameters come first.
    final List<Slot> slots = new ArrayList<>();
    /// All calls, in the order in which [Walker] and [jopher.compiler.represent.code.Mapping] meet them.
    final List<Value.Invoke> calls = new ArrayList<>();
    /// How many of [#slots] are parameters.
    final int parameters;

    private final Map<Slot, Integer> numbers = new IdentityHashMap<>();
    /// Marks may stand under another handler than the jumps to them, so jumps are tied to blocks at the end.
    private final Map<Target, Block> marked = new IdentityHashMap<>();
    private final List<Jump> jumps = new ArrayList<>();
    /// Pointers that were turned into numbers since the last call of a function: variadic arguments come in a slice.
    private final List<Value> numbered = new ArrayList<>();
    private Block current;
    private Block handler;

    private record Jump(Block from, Target to) {}

    FlowGraph(MethodUnit m) {
        m.params().forEach(this::number);
        parameters = slots.size();
        current = block();
        codes(m.code());
        for (var j : jumps) {
            j.from.next.add(marked.get(j.to));
        }
    }

    private Block block() {
        var b = new Block(blocks.size(), handler);
        blocks.add(b);
        return b;
    }

    /// Goes on in a new block; `falls` into it from the current one.
    private Block begin(boolean falls) {
        var b = block();
        if (falls) {
            current.next.add(b);
        }
        current = b;
        return b;
    }

    /// The variable's number, -1 for those that are not followed.
    private int number(Slot s) {
        if (!s.type.isReference() || s.type.desc().equals(Names.G_DESCRIPTOR)) {
            return -1;
        }
        return numbers.computeIfAbsent(s, k -> {
            slots.add(k);
            return slots.size() - 1;
        });
    }

    private void event(Kind kind, Slot s) {
        int n = number(s);
        if (n >= 0) {
            current.events.add(new Event(kind, n));
        }
    }

    @Override
    protected void code(Code c) {
        switch (c) {
            case Code.Store(var slot, var v) -> {
                value(v);
                event(v instanceof Value.Null ? Kind.NULL : Kind.WRITE, slot);
            }
            case Code.If i -> {
                value(i.cond());
                fork(() -> codes(i.then()), () -> codes(i.otherwise()));
            }
            case Code.Mark(var t) -> marked.put(t, begin(true));
            case Code.Jump(var t) -> {
                jumps.add(new Jump(current, t));
                begin(false);
            }
            case Code.Branch b -> {
                super.code(b);
                jumps.add(new Jump(current, b.target()));
                begin(true);
            }
            case Code.Switch s -> {
                super.code(s);
                s.targets().forEach(t -> jumps.add(new Jump(current, t)));
                jumps.add(new Jump(current, s.otherwise()));
                begin(false);
            }
            case Code.Try t -> covered(t);
            case Code.Return _, Code.Throw _ -> {
                super.code(c);
                begin(false);
            }
            default -> super.code(c);
        }
    }

    private void covered(Code.Try t) {
        var outer = handler;
        var catches = block();
        handler = catches;
        begin(true);
        codes(t.body());
        handler = outer;
        var body = current;
        current = catches;
        event(Kind.WRITE, t.caught());
        codes(t.handler());
        var after = begin(true);
        body.next.add(after);
    }

    /// Two ways on from here that meet again.
    private void fork(Runnable one, Runnable other) {
        var from = current;
        begin(true);
        one.run();
        var end = current;
        current = from;
        begin(true);
        other.run();
        end.next.add(begin(true));
    }

    @Override
    protected void value(Value v) {
        switch (v) {
            case Value.Load(var s) -> event(Kind.READ, s);
            case Value.And(var x, var y) -> shortcut(x, y);
            case Value.Or(var x, var y) -> shortcut(x, y);
            case Value.Choose c -> {
                value(c.cond());
                fork(() -> value(c.then()), () -> value(c.otherwise()));
            }
            case Value.Invoke i -> {
                super.value(i);
                if (i.owner().equals(ADDRESSES)) {
                    numbered.addAll(i.args());
                }
                call(i);
            }
            case Value.Release(var released, var i) -> {
                i.args().forEach(this::value);
                released.forEach(s -> event(Kind.RELEASE, s));
                call(i);
            }
            default -> super.value(v);
        }
    }

    private void call(Value.Invoke i) {
        current.events.add(new Event(Kind.CALL, calls.size()));
        calls.add(i);
        i.args().forEach(this::kept);
        if (i.desc().startsWith("(" + Names.G_DESCRIPTOR)) {
            numbered.forEach(this::loads);
            numbered.clear();
        }
    }

    /// A pointer that an argument has turned into a number is needed until the call returns (package unsafe, rule 4). gc grants that to
    /// system calls and what is marked `//go:uintptrescapes`; here it holds for every call.
    private void kept(Value argument) {
        switch (argument) {
            case Value.Invoke n when n.owner().equals(ADDRESSES) -> n.args().forEach(this::loads);
            case Value.Arith a -> {
                kept(a.x());
                kept(a.y());
            }
            case Value.Convert(var _, var x) -> kept(x);
            default -> { }
        }
    }

    /// The variables that a pointer is made from.
    private void loads(Value v) {
        switch (v) {
            case Value.Load(var s) -> event(Kind.READ, s);
            case Value.GetField f -> loads(f.object());
            case Value.ArrayGet a -> loads(a.array());
            case Value.Cast(var _, var x) -> loads(x);
            case Value.Invoke i -> i.args().forEach(this::loads);
            case Value.New n -> n.args().forEach(this::loads);
            case Value.Seq(var _, var x) -> loads(x);
            default -> { }
        }
    }

    private void shortcut(Value x, Value y) {
        value(x);
        fork(() -> value(y), () -> { });
    }
}
