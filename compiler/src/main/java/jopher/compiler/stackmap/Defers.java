package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// go and defer. A call with arguments or results is put into a function literal first (Go 1.26 typecheck/stmt.go: normalizeGoDeferCall); few deferred calls, none
/// of them in a loop, are made at the end of the function from variables with their closures (ssagen: open-coded defers).
final class Defers {
    private static final int MOST_OPEN = 8;
    private static final int MOST_EXITS = 15;

    /// @param function of a call that needs no variables, else null
    private record Open(Variable slot, String function) {}

    private final Lowering l;
    private final List<Open> open = new ArrayList<>();
    private final boolean isOpen;

    Defers(Lowering l) {
        this.l = l;
        this.isOpen = l.fn.hasDefer && openable();
    }

    private boolean openable() {
        int[] n = {0, 1};
        boolean[] loop = {false};
        IrVisitor.visit(l.fn.body, s -> {
            switch (s) {
                case DeferCall d -> n[0]++;
                case Return r -> n[1]++;
                case Loop x -> loop[0] |= defers(x.body());
                case For f -> loop[0] |= defers(f.body());
                case Range r -> loop[0] |= defers(r.body());
                case LabelStmt x -> loop[0] = true;
                default -> { }
            }
        }, e -> {});
        return !loop[0] && n[0] <= MOST_OPEN && n[0] * n[1] <= MOST_EXITS && l.fn.results.stream().noneMatch(l::isOnHeap);
    }

    private static boolean defers(List<Stmt> body) {
        boolean[] found = {false};
        IrVisitor.visit(body, s -> found[0] |= s instanceof DeferCall, e -> {});
        return found[0];
    }

    void go(GoCall g) {
        Value f = closure(g.pos(), g.call(), true, false);
        l.eval.runtime(g.pos(), "newproc", false, f);
    }

    void defer(DeferCall d) {
        boolean here = d.target() == l.fn;
        String function = here && isOpen ? function(d.call()) : null;
        Value f = closure(d.pos(), d.call(), false, here);
        if (here && isOpen) {
            Variable slot = l.variable(".autotmp_" + l.declarations(l.variables.size()), d.pos(), null, "func()", Variable.Kind.DEFER_SLOT, true);
            l.store(new Place(slot, null, true), Basic.UNSAFE_POINTER, new Val(new Value[] {f}, null));
            open.add(new Open(slot, function));
            return;
        }
        if (here && isOnce(d)) {
            Variable record = l.temp(null, "runtime._defer");
            l.graph.effect(List.of(f, l.graph.address(record)));
            l.eval.runtime(d.pos(), "deferprocStack", false, l.graph.address(record));
        } else {
            l.eval.runtime(d.pos(), here ? "deferproc" : "deferprocat", false, f);
        }
    }

    /// Whether the frame has room for its record: it is not in a loop.
    private boolean isOnce(DeferCall d) {
        boolean[] loop = {false};
        IrVisitor.visit(l.fn.body, s -> {
            List<Stmt> body = switch (s) {
                case Loop x -> x.body();
                case For f -> f.body();
                case Range r -> r.body();
                default -> List.of();
            };
            IrVisitor.visit(body, x -> loop[0] |= x == d, e -> {});
            loop[0] |= s instanceof LabelStmt;
        }, e -> {});
        return !loop[0];
    }

    private static String function(Stmt call) {
        return !isPlain(call) ? null : switch (((Call) ((ExprStmt) call).x()).callee()) {
            case StaticCallee s -> Declared.name(s.sym());
            case FuncCallee(Closure c) when c.fn().captures.isEmpty() -> Declared.name(c.fn().sym);
            case FuncCallee(FuncRef f) -> Declared.name(f.sym());
            default -> null;
        };
    }

    /// Whether the callee itself can be what runs.
    private static boolean isPlain(Stmt call) {
        return call instanceof ExprStmt(var _, Call c) && c.args().isEmpty() && c.type() instanceof Tuple t && t.len() == 0 && !(c.callee() instanceof IfaceCallee);
    }

    private Value closure(Pos pos, Stmt call, boolean go, boolean inFrame) {
        if (isPlain(call)) {
            return switch (((Call) ((ExprStmt) call).x()).callee()) {
                case FuncCallee f -> l.eval.value(l.order.expr(f.fn())).only();
                default -> l.graph.constant;
            };
        }
        // callee and arguments are evaluated now
        List<Expr> operands = new ArrayList<>();
        List<Expr> parts = parts(call);
        StringBuilder type = new StringBuilder("struct { F uintptr");
        for (Expr p : parts) {
            if (!(p instanceof Const || p instanceof Zero || p instanceof FuncRef)) {
                type.append("; X").append(operands.size()).append(' ').append(l.text.type(p.type()));
                operands.add(l.order.expr(p));
            }
        }
        List<Val> values = operands.stream().map(l.eval::value).toList();
        if (values.isEmpty()) {
            return l.graph.constant;
        }
        Place room = inFrame && (isOpen || !go) ? new Place(l.temp(null, type + " }"), null, true) : new Place(null, l.eval.runtime(pos, "newobject", true), false);
        if (room.variable() != null) {
            l.graph.add(Value.Op.KILL, false, room.variable(), l.here, List.of());
        }
        List<Value> uses = new ArrayList<>(List.of(l.address(room)));
        values.forEach(v -> l.eval.use(v, uses));
        l.graph.effect(uses);
        return l.address(room);
    }

    private static List<Expr> parts(Stmt call) {
        return switch (call) {
            case ExprStmt(var _, Call c) -> {
                List<Expr> out = new ArrayList<>();
                switch (c.callee()) {
                    case FuncCallee f -> out.add(f.fn());
                    case IfaceCallee i -> out.add(i.recv());
                    case StaticCallee s -> { }
                }
                out.addAll(c.args());
                yield out;
            }
            case ExprStmt(var _, Copy c) -> List.of(c.dst(), c.src());
            case Panic p -> List.of(p.value());
            case Print p -> p.args();
            case Close c -> List.of(c.ch());
            case Delete d -> List.of(d.map(), d.key());
            case Clear c -> List.of(c.x());
            default -> List.of();
        };
    }

    /// The deferred calls, last first.
    void run(Pos pos) {
        if (!l.fn.hasDefer) {
            return;
        }
        if (!isOpen) {
            l.eval.runtime(pos, "deferreturn", false);
            return;
        }
        for (Open o : open.reversed()) {
            l.eval.maybe(() -> {
                Val f = l.load(o.slot(), Basic.UNSAFE_POINTER);
                Value call = l.graph.add(Value.Op.CALL, false, null, pos, List.of(f.only()));
                call.name = o.function();
            });
        }
    }
}
