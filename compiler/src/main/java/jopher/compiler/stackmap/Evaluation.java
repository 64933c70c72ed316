package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.stackmap.Graph.Block;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.stackmap.Value.Op;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Ordered expressions become values: what gc's walk makes of them, with the calls of the runtime and the temporaries that takes.
final class Evaluation {
    /// Bytes of a value up to which an interface that stays in the frame points to a copy there.
    private static final long MOST_COPIED = 1024;
    /// Bytes of a constant that comparing with is no call (amd64).
    private static final int SHORT_STRING = 16;

    /// Where an expression's value is, or goes: memory, or words of a variable that is values.
    private sealed interface Target {}

    private record InMemory(Place place) implements Target {}

    private record Part(Variable variable, int from, int n) implements Target {}

    private final Lowering l;
    private final Map<Expr, Expr> originals = new IdentityHashMap<>();
    private final Map<Call, List<Variable>> kept = new IdentityHashMap<>();

    Evaluation(Lowering l) {
        this.l = l;
    }

    // ---- what escape said of an expression ----

    /// `rewritten` stands for `original`.
    Expr same(Expr original, Expr rewritten) {
        if (rewritten != original) {
            originals.put(rewritten, original(original));
        }
        return rewritten;
    }

    Expr original(Expr e) {
        return originals.getOrDefault(e, e);
    }

    private boolean stays(Expr e) {
        return e instanceof MakeMap m ? l.escapes.staysInFrame(m.site()) : l.escapes.staysInFrame(original(e));
    }

    // ---- calls ----

    /// A call of the runtime; its result, if it is one word.
    Value runtime(Pos pos, String name, boolean pointer, Value... args) {
        Value call = l.graph.add(Op.CALL, false, null, pos, Arrays.asList(args));
        call.name = name;
        return l.graph.add(Op.RESULT, pointer, null, pos, List.of(call));
    }

    Val results(Value call, Type t) {
        if (!Words.inRegisters(t) && !(t instanceof jopher.compiler.types.Tuple)) {
            return new Val(null, Place.ELSEWHERE);
        }
        return new Val(Words.of(t).stream().map(w -> l.graph.add(Op.RESULT, w.pointer(), null, call.pos, List.of(call))).toArray(Value[]::new), null);
    }

    void use(Val x, List<Value> uses) {
        if (x.words() != null) {
            uses.addAll(Arrays.asList(x.words()));
        } else if (x.memory() != null) {
            l.touch(x.memory(), uses);
        }
    }

    Val call(Call c) {
        List<Value> uses = new ArrayList<>();
        String name = null;
        switch (c.callee()) {
            case StaticCallee s -> name = Declared.name(s.sym());
            case FuncCallee(FuncRef f) -> name = Declared.name(f.sym());
            case FuncCallee(Closure x) when l.declared.isDirect(x.fn()) || x.fn().captures.isEmpty() -> {
                name = l.declared.name(x.fn());
                x.fn().captures.forEach(v -> captured(v, uses));
            }
            case FuncCallee f -> use(value(f.fn()), uses);
            case IfaceCallee i -> use(value(i.recv()), uses);
        }
        List<Val> args = c.args().stream().map(this::value).toList();
        args.forEach(a -> use(a, uses));
        Value call = l.graph.add(Op.CALL, false, null, c.pos(), uses);
        call.name = name;
        for (Variable v : kept.getOrDefault(original(c), List.of())) {
            l.graph.add(Op.TOUCH, false, v, c.pos(), List.of());
        }
        return results(call, c.type());
    }

    /// `f(uintptr(p))` where p must live until f returns: it does so in a temporary.
    Expr keepAlive(Call c, Expr arg) {
        if (arg instanceof ArrayLit a && a.pos().equals(c.pos())) {
            return same(a, new ArrayLit(a.pos(), a.type(), a.length(), a.entries().stream().map(n -> new ArrayLit.Entry(n.index(), keepAlive(c, n.value()))).toList()));
        }
        if (!(arg instanceof Conv v && v.type().underlying() instanceof Basic b && b.kind() == Basic.Kind.UINTPTR && Types.isUnsafePointer(v.x().type()))) {
            return arg;
        }
        Pos before = l.here;
        l.here = NodeText.pos(v.x());
        Variable tmp = l.temp(Basic.UNSAFE_POINTER, null);
        l.here = before;
        tmp.addressed = true;
        into(new Place(tmp, null, true), l.order.expr(v.x()));
        kept.computeIfAbsent((Call) original(c), k -> new ArrayList<>()).add(tmp);
        return new Conv(v.pos(), v.type(), v.kind(), new LocalRef(v.pos(), l.tempLocal(Basic.UNSAFE_POINTER, tmp)));
    }

    /// What a function literal gets of a variable: its value or its address.
    private void captured(Local v, List<Value> uses) {
        Place p = l.place(v);
        if (Declared.isByValue(v)) {
            use(l.load(p, v.type), uses);
        } else {
            uses.add(l.address(p));
        }
    }

    String closureType(Func f) {
        StringBuilder s = new StringBuilder("struct { F uintptr");
        int i = 0;
        for (Local v : f.captures) {
            s.append("; X").append(i++).append(Declared.isByValue(v) ? " " : " *").append(l.text.type(v.type));
        }
        return s.append(" }").toString();
    }

    String methodValueType(MethodValue m) {
        return "struct { F uintptr; R " + l.text.type(m.recv().type()) + " }";
    }

    // ---- objects ----

    /// Room for something: what order gave it, a temporary of its own, or the heap.
    private Place room(Pos pos, Expr e, Type type, String typeText, String allocator) {
        Variable v = l.order.storage(e);
        if (v == null && stays(e)) {
            v = l.temp(type, typeText);
        }
        return v == null ? new Place(null, runtime(pos, allocator, true), false) : new Place(v, null, true);
    }

    private Value filled(Place p, List<Value> uses) {
        if (p.variable() != null) {
            l.graph.add(Op.KILL, false, p.variable(), l.here, List.of());
        }
        Value a = l.address(p);
        uses.add(a);
        l.graph.effect(uses);
        return a;
    }

    /// `e` is evaluated and stored.
    void into(Place p, Expr e) {
        boolean inMemory = p.variable() == null || p.variable().isMemory();
        if (e instanceof Recv r && p.variable() != null) {
            // the value is put there by the runtime
            runtime(r.pos(), "chanrecv1", false, value(r.ch()).only(), l.graph.address(p.variable()));
            return;
        }
        if (inMemory && e instanceof StructLit || inMemory && e instanceof ArrayLit a && !IrTypes.isSlice(a.type())) {
            if (p.variable() != null && p.whole()) {
                l.graph.add(Op.KILL, false, p.variable(), l.here, List.of());
            }
            Place part = new Place(p.variable(), p.pointer(), false);
            switch (e) {
                case StructLit s -> s.fields().stream().filter(f -> f != null && !(f instanceof Zero)).forEach(f -> into(part, f));
                case ArrayLit a -> a.entries().forEach(n -> into(part, n.value()));
                default -> throw new IllegalStateException();
            }
        } else {
            l.store(p, e.type(), value(e));
        }
    }

    // ---- places ----

    private Target target(Expr e) {
        return switch (e) {
            case LocalRef r -> {
                Place p = l.place(r.local());
                yield p.variable() != null && !p.variable().isMemory() ? new Part(p.variable(), 0, p.variable().words.size()) : new InMemory(p);
            }
            case GlobalRef g -> new InMemory(Place.ELSEWHERE);
            case Deref d -> pointed(d.x());
            case Field f when f.viaPointer() -> pointed(f.x());
            case Field f -> switch (target(f.x())) {
                case Part p -> new Part(p.variable(), p.from() + fieldOffset(f), Words.count(f.type()));
                case InMemory m -> inside(m.place(), ((Struct) f.x().type().underlying()).numFields() == 1);
            };
            case Index i when IrTypes.isArray(i.x().type()) -> {
                index(i.index());
                yield switch (target(i.x())) {
                    case Part p -> p;
                    case InMemory m -> inside(m.place(), ((Array) i.x().type().underlying()).len() == 1);
                };
            }
            case Index i -> {
                Val x = value(i.x());
                index(i.index());
                yield new InMemory(new Place(null, x.words()[0], false));
            }
            default -> {
                // a value that is no place gets one
                Val v = value(e);
                if (v.words() == null) {
                    yield new InMemory(v.memory() == null ? Place.ELSEWHERE : v.memory());
                }
                Variable t = l.variable(".value", e.pos(), e.type(), null, Variable.Kind.TEMP, false);
                l.store(new Place(t, null, true), e.type(), v);
                yield new Part(t, 0, t.words.size());
            }
        };
    }

    private InMemory pointed(Expr pointer) {
        return new InMemory(at(value(pointer).only()));
    }

    private static Place at(Value pointer) {
        return pointer.resolved().op == Op.ADDRESS ? new Place(pointer.resolved().variable, null, false) : new Place(null, pointer, false);
    }

    private static InMemory inside(Place p, boolean all) {
        return new InMemory(new Place(p.variable(), p.pointer(), p.whole() && all));
    }

    private static int fieldOffset(Field f) {
        return ((Struct) f.x().type().underlying()).fields().stream().limit(f.index()).mapToInt(v -> Words.count(v.type())).sum();
    }

    private void index(Expr i) {
        if (!(i instanceof Const)) {
            l.graph.effect(Arrays.asList(value(i).words()));
        }
    }

    /// Where an expression's value lies, for one that is in memory.
    Place place(Expr e) {
        return switch (target(e)) {
            case InMemory m -> m.place();
            case Part p -> new Place(p.variable(), null, true);
        };
    }

    void assign(Expr place, Val x) {
        switch (target(place)) {
            case InMemory m -> l.store(m.place(), place.type(), x);
            case Part p -> {
                for (int i = 0; i < p.n(); i++) {
                    l.graph.write(p.variable(), p.from() + i, x.words()[i]);
                }
            }
        }
    }

    private Val load(Expr e) {
        return switch (target(e)) {
            case InMemory m -> l.load(m.place(), e.type());
            case Part p -> l.part(p.variable(), p.from(), p.n());
        };
    }

    // ---- values ----

    private Val one(Value v) {
        return new Val(new Value[] {v}, null);
    }

    private Val pure(Type t, List<Value> args) {
        Value[] a = args.toArray(Value[]::new);
        if (!Words.inRegisters(t)) {
            return new Val(null, Place.ELSEWHERE);
        }
        return new Val(Words.of(t).stream().map(w -> l.graph.pure(w.pointer(), a)).toArray(Value[]::new), null);
    }

    private Val generic(Type t, Expr... xs) {
        List<Value> args = new ArrayList<>();
        for (Expr x : xs) {
            use(value(x), args);
        }
        return pure(t, args);
    }

    /// What may be done or not.
    void maybe(Runnable r) {
        Block from = l.graph.current();
        Block join = l.graph.join();
        l.graph.edge(from, join);
        l.graph.follow();
        r.run();
        l.graph.edge(l.graph.current(), join);
        l.graph.begin(join, true);
    }

    Val value(Expr e) {
        Pos before = l.here;
        l.here = NodeText.pos(original(e));
        Val v = value1(e);
        l.here = before;
        return v;
    }

    private Val value1(Expr e) {
        return switch (e) {
            case Const c -> l.zero(c.type());
            case Zero z -> l.zero(z.type());
            case FuncRef f -> one(l.graph.constant);
            case TypeDesc t -> one(l.graph.constant);
            case LocalRef _, GlobalRef _, Deref _ -> load(e);
            case Field _ -> load(e);
            case Index i when IrTypes.isString(i.x().type()) -> {
                Val x = value(i.x());
                index(i.index());
                yield one(l.graph.pure(false, x.words()[0]));
            }
            case Index _ -> load(e);
            case Closure c -> closure(c);
            case MethodValue m -> {
                Val r = value(m.recv());
                Place p = room(e.pos(), e, null, methodValueType(m), "newobject");
                List<Value> uses = new ArrayList<>();
                use(r, uses);
                yield one(filled(p, uses));
            }
            case Unary u -> generic(u.type(), u.x());
            case Binary b when b.op().isComparison() -> comparison(b);
            case Binary b -> generic(b.type(), b.x(), b.y());
            case Logical g -> generic(g.type(), g.x(), g.y());
            case Concat c -> concat(c);
            case MinMax m -> generic(m.type(), m.args().toArray(Expr[]::new));
            case MakeComplex c -> new Val(new Value[] {value(c.re()).only(), value(c.im()).only()}, null);
            case Real r -> one(value(r.x()).words()[0]);
            case Imag i -> one(value(i.x()).words()[1]);
            case BitCast b -> generic(b.type(), b.x());
            case Conv c -> conversion(c);
            case ToIface t -> toInterface(t);
            case IfaceToIface t -> {
                Val x = value(t.x());
                if (((Interface) t.type().underlying()).methods().isEmpty()) {
                    yield x;
                }
                Value[] itab = new Value[1];
                maybe(() -> itab[0] = runtime(t.pos(), "typeAssert", false, x.words()[0]));
                yield new Val(new Value[] {l.graph.pure(false, x.words()[0]), x.words()[1]}, null);
            }
            case TypeAssert t -> asserted(t.pos(), value(t.x()), t.type());
            case DynamicAssert t -> asserted(t.pos(), value(t.x()), t.type());
            case AddrOf a -> one(address(a));
            case SliceOp s -> slice(s);
            case Len n -> length(n.x());
            case Cap c -> IrTypes.isSlice(c.x().type()) ? one(value(c.x()).words()[2]) : length(c.x());
            case Append a -> append(a);
            case AppendSlice a -> appendSlice(a);
            case Copy c -> {
                Val d = value(c.dst());
                Val s = value(c.src());
                maybe(() -> runtime(c.pos(), "memmove", false, d.words()[0], s.words()[0]));
                yield one(l.graph.pure(false, d.words()[1], s.words()[1]));
            }
            case New n -> {
                Type t = ((Pointer) n.type().underlying()).elem();
                Place p = room(n.pos(), n, t, null, "newobject");
                if (p.variable() != null) {
                    l.zero(p.variable());
                }
                yield one(l.address(p));
            }
            case MakeSlice m -> makeSlice(m);
            case MakeChan c -> {
                List<Value> uses = new ArrayList<>();
                if (c.size() != null) {
                    use(value(c.size()), uses);
                }
                yield one(runtime(c.pos(), "makechan", true, uses.toArray(Value[]::new)));
            }
            case MakeMap m -> makeMap(m);
            case UnsafeOp u -> unsafe(u);
            case StructLit s -> structLit(s);
            case ArrayLit a -> arrayLit(a);
            case Call c -> call(c);
            case Recover r -> results(called(r.pos(), "gorecover"), r.type());
            case RecoverToken r -> one(l.graph.constant);
            case MapIndex m -> mapIndex(m);
            case Seq s -> {
                l.stmts.list(s.stmts());
                yield value(l.order.expr(s.value()));
            }
            case Recv _, MapLit _, RuntimeCall _, MapSlot _ -> throw new IllegalStateException(e.getClass().getSimpleName());
        };
    }

    private Value called(Pos pos, String name) {
        Value call = l.graph.add(Op.CALL, false, null, pos, List.of());
        call.name = name;
        return call;
    }

    Val receive(Pos pos, Type t, Val ch, Variable to, String name) {
        runtime(pos, name, false, ch.only(), l.graph.address(to));
        return l.load(to, t);
    }

    private Val closure(Closure c) {
        if (c.fn().captures.isEmpty()) {
            return one(l.graph.constant);
        }
        Place p = room(c.pos(), c, null, closureType(c.fn()), "newobject");
        List<Value> uses = new ArrayList<>();
        c.fn().captures.forEach(v -> captured(v, uses));
        return one(filled(p, uses));
    }

    private Val comparison(Binary b) {
        Type t = b.x().type();
        List<Value> args = new ArrayList<>();
        if (IrTypes.isInterface(t)) {
            Expr concrete = b.x() instanceof ToIface x ? x.x() : b.y() instanceof ToIface y ? y.x() : null;
            if (concrete != null) {
                use(value(concrete), args);
                use(value(b.x() instanceof ToIface ? b.y() : b.x()), args);
                return pure(b.type(), args);
            }
            Val x = value(b.x());
            Val y = value(b.y());
            if (b.x() instanceof Zero || b.y() instanceof Zero) {
                return one(l.graph.pure(false, x.words()[0], y.words()[0]));
            }
            l.graph.effect(List.of(x.words()[0], y.words()[0]));
            maybe(() -> runtime(b.pos(), ((Interface) t.underlying()).methods().isEmpty() ? "efaceeq" : "ifaceeq", false, x.words()[1], y.words()[1]));
            return one(l.graph.pure(false, x.words()[0], y.words()[0]));
        }
        Val x = value(b.x());
        Val y = value(b.y());
        if (IrTypes.isString(t)) {
            boolean equality = b.op() == BinaryOp.EQ || b.op() == BinaryOp.NE;
            if (isShort(b.x()) || isShort(b.y())) {
                use(x, args);
                use(y, args);
                return pure(b.type(), args);
            }
            if (equality) {
                l.graph.effect(List.of(x.words()[1], y.words()[1]));
                maybe(() -> runtime(b.pos(), "memequal", false, x.words()[0], y.words()[0]));
            } else {
                runtime(b.pos(), "cmpstring", false, x.words()[0], x.words()[1], y.words()[0], y.words()[1]);
            }
            return one(l.graph.pure(false, x.words()[1], y.words()[1]));
        }
        use(x, args);
        use(y, args);
        return pure(b.type(), args);
    }

    private static boolean isShort(Expr e) {
        return e instanceof Const c && c.value().kind() == jopher.compiler.types.constant.Constant.Kind.STRING && c.value().toString().length() <= SHORT_STRING + 2
                || e instanceof Zero;
    }

    private Val concat(Concat c) {
        List<Value> uses = new ArrayList<>();
        c.parts().stream().map(this::value).toList().forEach(p -> use(p, uses));
        Variable list = l.order.storage(c);
        if (list != null) {
            Value a = filled(new Place(list, null, true), uses);
            uses.clear();
            uses.add(a);
        }
        Value call = l.graph.add(Op.CALL, false, null, c.pos(), uses);
        call.name = list != null ? "concatstrings" : "concatstring" + c.parts().size();
        return results(call, c.type());
    }

    private Val conversion(Conv c) {
        Val x = value(c.x());
        List<Value> uses = new ArrayList<>();
        String name = switch (c.kind()) {
            case NOP -> null;
            case UNSAFE, BYTES_VIEW -> null;
            case NUMERIC -> null;
            case INT_TO_STRING -> "intstring";
            case BYTES_TO_STRING -> "slicebytetostring";
            case RUNES_TO_STRING -> "slicerunetostring";
            case STRING_TO_BYTES -> "stringtoslicebyte";
            case STRING_TO_RUNES -> "stringtoslicerune";
            case SLICE_TO_ARRAY, SLICE_TO_ARRAY_POINTER -> null;
        };
        use(x, uses);
        if (name != null) {
            Value call = l.graph.add(Op.CALL, false, null, c.pos(), uses);
            call.name = name;
            return results(call, c.type());
        }
        return switch (c.kind()) {
            case NOP -> x;
            case UNSAFE -> Words.hasPointers(c.type()) && Words.hasPointers(c.x().type()) ? x : pure(c.type(), uses);
            case SLICE_TO_ARRAY_POINTER -> one(x.words()[0]);
            case SLICE_TO_ARRAY -> l.load(at(x.words()[0]), c.type());
            default -> pure(c.type(), uses);
        };
    }

    private Val toInterface(ToIface t) {
        Type from = t.x().type();
        Value type = l.graph.constant;
        if (Ordering.isStatic(t.x()) && !(t.x() instanceof Zero && Words.isDirect(from))) {
            return new Val(new Value[] {type, l.graph.constant}, null);
        }
        if (Words.isDirect(from)) {
            Val x = value(t.x());
            return new Val(new Value[] {type, Arrays.stream(x.words()).filter(w -> w.pointer).findFirst().orElse(l.graph.constant)}, null);
        }
        if (Sizes.sizeof(from) == 0 || Conversions.isTabled(from)) {
            List<Value> uses = new ArrayList<>();
            use(value(t.x()), uses);
            return new Val(new Value[] {type, l.graph.pure(true, uses.toArray(Value[]::new))}, null);
        }
        if (stays(t) && Sizes.sizeof(from) <= MOST_COPIED) {
            Variable v = l.temp(from, null);
            into(new Place(v, null, true), t.x());
            return new Val(new Value[] {type, l.graph.address(v)}, null);
        }
        String f = Conversions.function(from);
        Pos pos = NodeText.pos(original(t));
        if (Conversions.byAddress(from)) {
            return new Val(new Value[] {type, runtime(pos, f, true, l.address(place(t.x())))}, null);
        }
        return new Val(new Value[] {type, runtime(pos, f, true, value(t.x()).words())}, null);
    }

    Val asserted(Pos pos, Val x, Type to) {
        if (to.underlying() instanceof Interface i) {
            if (!i.methods().isEmpty()) {
                runtime(pos, "typeAssert", false, x.words()[0]);
            }
            return new Val(new Value[] {l.graph.pure(false, x.words()[0]), x.words()[1]}, null);
        }
        l.graph.effect(List.of(x.words()[0]));
        return unpacked(x, to);
    }

    /// The value of type `to` in an interface.
    Val unpacked(Val x, Type to) {
        if (!Words.isDirect(to)) {
            return l.load(at(x.words()[1]), to);
        }
        Value[] out = l.zero(to).words();
        List<Words.Word> words = Words.of(to);
        for (int i = 0; i < out.length; i++) {
            out[i] = words.get(i).pointer() ? x.words()[1] : out[i];
        }
        return new Val(out, null);
    }

    private Value address(AddrOf a) {
        if (!NodeText.isLiteral(a.x())) {
            return l.address(place(a.x()));
        }
        Place p = room(a.pos(), a, a.x().type(), null, "newobject");
        into(p, a.x());
        return l.address(p);
    }

    private Val slice(SliceOp s) {
        Val x = value(s.x());
        List<Value> bounds = new ArrayList<>();
        for (Expr b : Arrays.asList(s.lo(), s.hi(), s.max())) {
            if (b != null) {
                use(value(b), bounds);
            }
        }
        boolean string = IrTypes.isString(s.x().type());
        boolean slice = IrTypes.isSlice(s.x().type());
        Value length = string || slice ? x.words()[1] : l.graph.constant;
        bounds.add(length);
        l.graph.effect(bounds);
        Value base = x.words()[0];
        Value pointer = base;
        if (s.lo() != null && !(s.lo() instanceof Const c && c.value().toString().equals("0")) && base.isSpilled()) {
            List<Value> in = new ArrayList<>(bounds);
            in.add(base);
            pointer = l.graph.pure(true, in.toArray(Value[]::new));
        }
        Value n = l.graph.pure(false, bounds.toArray(Value[]::new));
        return new Val(string ? new Value[] {pointer, n} : new Value[] {pointer, n, slice ? l.graph.pure(false, x.words()[2]) : l.graph.constant}, null);
    }

    private Val length(Expr x) {
        Type t = x.type();
        if (IrTypes.arrayOf(t) != null) {
            return one(l.graph.constant);
        }
        Val v = value(x);
        return one(IrTypes.isSlice(t) || IrTypes.isString(t) ? v.words()[1] : l.graph.pure(false, v.words()[0]));
    }

    /// A slice, grown if it must be.
    private Value[] grown(Pos pos, Val s, Type t) {
        Variable v = l.variable(".slice", pos, t, null, Variable.Kind.TEMP, false);
        Place p = new Place(v, null, true);
        l.store(p, t, s);
        Value n = l.graph.pure(false, s.words()[1]);
        l.graph.effect(List.of(n, s.words()[2]));
        maybe(() -> l.store(p, t, new Val(new Value[] {runtime(pos, "growslice", true, s.words()[0], n, s.words()[2]), n, l.graph.pure(false)}, null)));
        Value[] out = l.part(v, 0, 3).words();
        out[1] = n;
        return out;
    }

    private Val append(Append a) {
        Val s = value(a.slice());
        if (a.elems().isEmpty()) {
            return s;
        }
        Value[] out = grown(a.pos(), s, a.type());
        for (Expr x : a.elems()) {
            into(new Place(null, out[0], false), x);
        }
        return new Val(out, null);
    }

    private Val appendSlice(AppendSlice a) {
        Val s = value(a.slice());
        Val t = value(a.tail());
        Value[] out = grown(a.pos(), s, a.type());
        runtime(a.pos(), Words.hasPointers(IrTypes.elem(a.type())) ? "typedslicecopy" : "memmove", false, out[0], t.words()[0], t.words()[1]);
        return new Val(out, null);
    }

    private Val makeSlice(MakeSlice m) {
        Expr n = m.cap() != null ? m.cap() : m.len();
        Type elem = IrTypes.elem(m.type());
        Value len = value(m.len()).only();
        if (stays(m) && n instanceof Const c && IrTypes.longValue(c.value()) != null) {
            Variable v = l.temp(new Array(elem, IrTypes.longValue(c.value())), null);
            l.zero(v);
            return new Val(new Value[] {l.graph.address(v), len, l.graph.constant}, null);
        }
        Value cap = value(n).only();
        return new Val(new Value[] {runtime(m.pos(), "makeslice", true, len, cap), len, cap}, null);
    }

    private Val makeMap(MakeMap m) {
        Long hint = m.hint() == null ? Long.valueOf(0) : m.hint() instanceof Const c ? IrTypes.longValue(c.value()) : null;
        boolean small = hint != null && hint <= 8;
        if (stays(m)) {
            Variable h = l.temp(null, "internal/runtime/maps.Map");
            l.zero(h);
            if (small) {
                l.graph.effect(List.of(l.graph.address(h), runtime(m.pos(), "rand", false)));
                return one(l.graph.address(h));
            }
            return one(runtime(m.pos(), "makemap", true, value(m.hint()).only(), l.graph.address(h)));
        }
        return one(small ? runtime(m.pos(), "makemap_small", true) : runtime(m.pos(), "makemap", true, value(m.hint()).only()));
    }

    private Val unsafe(UnsafeOp u) {
        List<Val> args = u.args().stream().map(this::value).toList();
        Value p = args.getFirst().words()[0];
        return switch (u.name()) {
            case "Add" -> one(l.graph.pure(true, p, args.get(1).only()));
            case "Slice" -> new Val(new Value[] {p, args.get(1).only(), args.get(1).only()}, null);
            case "String" -> new Val(new Value[] {p, args.get(1).only()}, null);
            default -> one(p);
        };
    }

    private Val structLit(StructLit s) {
        if (!Words.inRegisters(s.type())) {
            return inTemporary(s);
        }
        List<Value> words = new ArrayList<>();
        List<jopher.compiler.types.Var> fields = ((Struct) s.type().underlying()).fields();
        for (int i = 0; i < fields.size(); i++) {
            Expr f = s.fields().get(i);
            words.addAll(Arrays.asList((f == null ? l.zero(fields.get(i).type()) : value(f)).words()));
        }
        return new Val(words.toArray(Value[]::new), null);
    }

    private Val inTemporary(Expr literal) {
        if (Ordering.isStatic(literal)) {
            return new Val(null, Place.ELSEWHERE);
        }
        Place p = new Place(l.temp(literal.type(), null), null, true);
        into(p, literal);
        return new Val(null, p);
    }

    private Val arrayLit(ArrayLit a) {
        if (!IrTypes.isSlice(a.type())) {
            return !Words.inRegisters(a.type()) ? inTemporary(a) : a.entries().isEmpty() ? l.zero(a.type()) : value(a.entries().getFirst().value());
        }
        Value n = l.graph.constant;
        if (a.length() == 0) {
            return new Val(new Value[] {n, n, n}, null);
        }
        Place p = room(a.pos(), a, new Array(IrTypes.elem(a.type()), a.length()), null, "newobject");
        if (p.variable() != null) {
            l.graph.add(Op.KILL, false, p.variable(), l.here, List.of());
        }
        Place part = new Place(p.variable(), p.pointer(), false);
        a.entries().forEach(x -> into(part, x.value()));
        return new Val(new Value[] {l.address(p), n, n}, null);
    }

    private Val mapIndex(MapIndex m) {
        return l.load(new Place(null, mapCall(m.pos(), "access1", m.map(), m.key()), false), m.type());
    }

    /// A call of a map function; the pointer that it returns.
    Value mapCall(Pos pos, String what, Expr map, Expr key) {
        List<Value> uses = new ArrayList<>();
        uses.add(value(map).only());
        if (MapCalls.isFast(map.type())) {
            use(value(key), uses);
        } else {
            uses.add(Ordering.isStatic(key) ? l.graph.constant : l.address(place(key)));
        }
        return runtime(pos, MapCalls.name(what, map.type()), true, uses.toArray(Value[]::new));
    }
}
