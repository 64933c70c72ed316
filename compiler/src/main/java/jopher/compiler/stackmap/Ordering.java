package jopher.compiler.stackmap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.RuntimeTypeNames;
import jopher.compiler.stackmap.Graph.Block;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Type;

/// The temporaries that gc's order makes, for one expression: calls and what must have an address are evaluated at once, the rest is handed back to be evaluated
/// where it is used. Temporaries are used again once their statement is over (Go 1.26 cmd/compile/internal/walk/order.go).
final class Ordering {
    private final Lowering l;
    private final List<Variable> temps = new ArrayList<>();
    private final Map<String, Deque<Variable>> free = new HashMap<>();
    private final Map<Variable, String> keys = new IdentityHashMap<>();
    /// Storage that expressions get in the frame, by the rewritten expression.
    private final Map<Expr, Variable> storage = new IdentityHashMap<>();

    Ordering(Lowering l) {
        this.l = l;
    }

    int mark() {
        return temps.size();
    }

    /// Temporaries made since `mark` may be used again.
    void pop(int mark) {
        for (Variable v : temps.subList(mark, temps.size())) {
            free.computeIfAbsent(keys.get(v), k -> new ArrayDeque<>()).addLast(v);
        }
        temps.subList(mark, temps.size()).clear();
    }

    Variable temp(Type t, String typeText, boolean clear) {
        String key = t == null ? typeText : RuntimeTypeNames.of(t);
        Deque<Variable> again = free.get(key);
        Variable v = again == null || again.isEmpty() ? l.temp(t, typeText) : again.removeLast();
        keys.put(v, key);
        temps.add(v);
        if (clear) {
            l.zero(v);
        }
        return v;
    }

    /// Storage that order gave to a function literal, a slice literal or the like, or null.
    Variable storage(Expr e) {
        return storage.get(e);
    }

    private boolean isTransient(Expr e) {
        return l.escapes.isTransient(l.eval.original(e));
    }

    private Expr stored(Expr e, Variable v) {
        storage.put(e, v);
        return e;
    }

    /// A variable with the value of `e`.
    LocalRef copy(Expr e, boolean clear) {
        Variable v = temp(e.type(), null, clear);
        l.eval.into(new Place(v, null, true), e);
        return new LocalRef(e.pos(), l.tempLocal(e.type(), v));
    }

    Expr cheap(Expr e) {
        return e == null || isSimple(e) ? e : copy(e, false);
    }

    private static boolean isSimple(Expr e) {
        return e instanceof Const || e instanceof LocalRef || e instanceof GlobalRef || e instanceof FuncRef || e instanceof Zero && !IrTypes.isAggregate(e.type());
    }

    /// Whether gc lays the value out in static memory.
    static boolean isStatic(Expr e) {
        return switch (e) {
            case Const c -> true;
            case Zero z -> true;
            case FuncRef f -> true;
            case StructLit s -> s.fields().stream().allMatch(f -> f == null || isStatic(f));
            case ArrayLit a -> !IrTypes.isSlice(a.type()) && a.entries().stream().allMatch(n -> isStatic(n.value()));
            case Conv c -> c.kind() == ConvKind.NOP && isStatic(c.x());
            case ToIface t -> Words.isDirect(t.x().type()) ? t.x() instanceof Zero : isStatic(t.x());
            default -> false;
        };
    }

    /// Something with the value of `e` that has an address.
    Expr addressable(Expr e) {
        if (isStatic(e)) {
            return e;
        }
        if (isPlace(e)) {
            Local base = base(e);
            Variable v = base == null ? null : l.storage(base);
            if (base == null || v == null || v.kind == Variable.Kind.PARAM && v.isMemory() || v.isMemory() && v.kind != Variable.Kind.TEMP || !Words.inRegisters(base.type)) {
                return e;
            }
        }
        return copy(e, false);
    }

    static boolean isPlace(Expr e) {
        return switch (e) {
            case LocalRef r -> true;
            case GlobalRef g -> true;
            case Deref d -> true;
            case Field f -> f.viaPointer() || isPlace(f.x());
            case Index i -> !IrTypes.isArray(i.x().type()) && !IrTypes.isString(i.x().type()) || isPlace(i.x());
            default -> false;
        };
    }

    private static Local base(Expr e) {
        return switch (e) {
            case LocalRef r -> r.local();
            case Field f -> f.viaPointer() ? null : base(f.x());
            case Index i -> IrTypes.isArray(i.x().type()) ? base(i.x()) : null;
            default -> null;
        };
    }

    Expr mapKey(Type map, Expr key) {
        return MapCalls.isFast(map) ? key : addressable(key);
    }

    List<Expr> exprs(List<Expr> xs) {
        List<Expr> out = new ArrayList<>();
        xs.forEach(x -> out.add(expr(x)));
        return out;
    }

    Expr expr(Expr e) {
        return expr(e, null);
    }

    /// @param to what the value is assigned to, null if something else is done with it
    Expr expr(Expr e, Expr to) {
        if (e == null) {
            return null;
        }
        Pos before = l.here;
        l.here = e instanceof LocalRef || e instanceof Const ? before : NodeText.pos(e);
        Expr r = expr1(e, to);
        l.here = before;
        return r;
    }

    private Expr named(Expr e, Expr to) {
        return to instanceof LocalRef || to instanceof GlobalRef ? e : copy(e, false);
    }

    private Expr expr1(Expr e, Expr to) {
        return switch (e) {
            case Concat c -> {
                Concat n = new Concat(c.pos(), c.type(), exprs(c.parts()));
                yield n.parts().size() > 5 ? stored(n, temp(new Array(Basic.STRING, n.parts().size()), null, false)) : n;
            }
            case MapIndex m -> {
                Expr map = expr(m.map());
                yield new MapIndex(m.pos(), m.type(), map, mapKey(map.type(), expr(m.key())));
            }
            case ToIface t -> {
                Expr x = expr(t.x());
                ToIface n = new ToIface(t.pos(), t.type(), Conversions.byAddress(x.type()) || isStatic(x) && IrTypes.isAggregate(x.type()) ? addressable(x) : x);
                yield l.eval.same(t, n);
            }
            case Logical g -> logical(g);
            case Call c -> named(l.eval.same(c, call(c)), to);
            case Len _, Cap _, Real _, Imag _, MakeComplex _, MakeChan _, MakeMap _, MakeSlice _, MinMax _, New _, Recover _, Copy _ -> named(children(e), to);
            case Conv c when c.kind() == ConvKind.STRING_TO_BYTES || c.kind() == ConvKind.STRING_TO_RUNES -> named(children(e), to);
            case Append _, AppendSlice _ -> named(children(e), to);
            case SliceOp s -> {
                Expr n = new SliceOp(s.pos(), s.type(), expr(s.x()), cheap(expr(s.lo())), cheap(expr(s.hi())), cheap(expr(s.max())));
                yield named(n, to);
            }
            case Closure c -> {
                if (!c.fn().captures.isEmpty() && isTransient(c)) {
                    storage.put(c, temp(null, l.eval.closureType(c.fn()), false));
                }
                yield c;
            }
            case MethodValue m -> {
                MethodValue n = (MethodValue) l.eval.same(m, new MethodValue(m.pos(), m.type(), expr(m.recv()), m.copy(), m.fn()));
                yield isTransient(m) ? stored(n, temp(null, l.eval.methodValueType(m), false)) : n;
            }
            case ArrayLit a when IrTypes.isSlice(a.type()) -> {
                Expr n = children(a);
                yield isTransient(a) ? stored(n, temp(new Array(IrTypes.elem(a.type()), a.length()), null, false)) : n;
            }
            case TypeAssert t -> Words.isDirect(t.type()) && !(t.type().underlying() instanceof Interface) ? children(t) : copy(children(t), true);
            case Recv r -> copy(new Recv(r.pos(), r.type(), expr(r.ch())), true);
            case Binary b when b.op().isComparison() -> {
                Expr x = expr(b.x());
                Expr y = expr(b.y());
                boolean large = IrTypes.isAggregate(x.type());
                yield new Binary(b.pos(), b.type(), b.op(), large ? addressable(x) : x, large ? addressable(y) : y);
            }
            case MapLit m -> mapLit(m);
            case Seq s -> {
                l.stmts.list(s.stmts());
                yield expr(s.value(), to);
            }
            default -> children(e);
        };
    }

    private Expr children(Expr e) {
        Expr n = ExprMapper.children(e, this::expr);
        return n == e ? e : l.eval.same(e, n);
    }

    Call call(Call c) {
        Callee callee = switch (c.callee()) {
            case StaticCallee s -> s;
            case FuncCallee(Closure x) when l.declared.isDirect(x.fn()) -> c.callee();
            case FuncCallee f -> new FuncCallee(expr(f.fn()));
            case IfaceCallee i -> new IfaceCallee(expr(i.recv()), i.method(), i.pkgPathIfUnexported(), i.sig());
        };
        List<Expr> args = c.args();
        if (callee instanceof StaticCallee s && l.declared.keepsAlive(s.sym())) {
            args = args.stream().map(a -> l.eval.keepAlive(c, a)).toList();
        }
        return (Call) l.eval.same(c, new Call(c.pos(), c.type(), callee, exprs(args)));
    }

    private Expr logical(Logical g) {
        Variable r = temp(g.type(), null, false);
        Place p = new Place(r, null, true);
        l.eval.into(p, expr(g.x()));
        Graph graph = l.graph;
        graph.effect(List.of(graph.read(r, 0)));
        Block from = graph.current();
        Block join = graph.join();
        graph.edge(from, join);
        graph.follow();
        int t = mark();
        l.eval.into(p, expr(g.y()));
        pop(t);
        graph.edge(graph.current(), join);
        graph.begin(join, true);
        return new LocalRef(g.pos(), l.tempLocal(g.type(), r));
    }

    private Expr mapLit(MapLit m) {
        Variable v = temp(m.type(), null, false);
        LocalRef ref = new LocalRef(m.pos(), l.tempLocal(m.type(), v));
        l.eval.into(new Place(v, null, true), new MakeMap(m.pos(), m.type(), m.keys().isEmpty() ? null : IrTypes.intConst(m.pos(), m.keys().size()), m.site()));
        for (int i = 0; i < m.keys().size(); i++) {
            l.stmts.assign(m.pos(), new MapIndex(m.pos(), IrTypes.mapElem(m.type()), ref, m.keys().get(i)), m.values().get(i));
        }
        return ref;
    }
}
