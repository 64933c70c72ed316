package jopher.compiler.order;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;

/// Turns the call of a go or defer statement into a function value without parameters and results: callee, receiver and arguments are evaluated
/// as the values of one assignment list, whose temporaries the thunk captures (Go 1.26 typecheck/stmt.go: normalizeGoDeferCall).
final class ThunkBuilder {
    private static final Signature FUNC0 = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);

    private final Order order;
    private final List<Stmt> out;
    private final List<Local> captures = new ArrayList<>();
    private final List<Expr> operands = new ArrayList<>();
    /// The interface value whose method is called, else null.
    private Expr receiver;

    private ThunkBuilder(Order order, List<Stmt> out) {
        this.order = order;
        this.out = out;
    }

    static Expr thunk(Order order, Pos pos, Stmt call, boolean go, List<Stmt> out) {
        if (call instanceof Stmt.ExprStmt e && e.x() instanceof Call c && c.args().isEmpty() && c.type() instanceof Tuple t && t.len() == 0) {
            // func() without results: the value itself is the thunk.
            if (c.callee() instanceof FuncCallee f) {
                return order.within(Effects.coming(f.fn()), () -> order.hoist.operand(order.exprs.expr(f.fn(), out), out));
            }
            if (c.callee() instanceof StaticCallee s && s.sym().hasBody) {
                return new FuncRef(pos, FUNC0, s.sym());
            }
        }
        return new ThunkBuilder(order, out).build(pos, call, go);
    }

    private Expr build(Pos pos, Stmt call, boolean go) {
        Stmt body = switch (call) {
            case Stmt.ExprStmt e -> new Stmt.ExprStmt(pos, switch (e.x()) {
                case Call c -> {
                    Callee callee = switch (c.callee()) {
                        case StaticCallee s -> s;
                        case FuncCallee f -> new FuncCallee(captureCallee(f.fn()));
                        case IfaceCallee i -> new IfaceCallee(captureReceiver(i.recv()), i.method(), i.pkgPathIfUnexported(), i.sig());
                    };
                    yield new Call(c.pos(), c.type(), callee, captureAll(c.args()));
                }
                case Copy c -> {
                    Expr d = capture(c.dst());
                    yield new Copy(c.pos(), c.type(), d, capture(c.src()));
                }
                // The built-in is no function with a frame: it recovers for the function with the defer statement, if that was itself
                // deferred (spec, Handling panics; Go's test/recover1.go).
                case Recover r -> new Recover(r.pos(), r.type(),
                        capture(r.token() != null ? r.token() : new RecoverToken(r.pos(), Basic.UNSAFE_POINTER)));
                case Expr x -> capture(x);
            });
            case Stmt.Panic p -> new Stmt.Panic(p.pos(), capture(p.value()));
            case Stmt.Print p -> new Stmt.Print(p.pos(), p.newline(), captureAll(p.args()));
            case Stmt.Close c -> new Stmt.Close(c.pos(), capture(c.ch()));
            case Stmt.Clear c -> new Stmt.Clear(c.pos(), capture(c.x()));
            case Stmt.Delete d -> {
                Expr m = capture(d.map());
                yield new Stmt.Delete(d.pos(), m, capture(d.key()));
            }
            default -> throw new IllegalArgumentException("not a call: " + call);
        };
        evaluate(pos, body);
        String suffix = (go ? "gowrap" : "deferwrap") + (order.thunks.size() + 1);
        FuncSym enclosing = order.fn.sym;
        FuncSym sym = new FuncSym(enclosing.pkgPath, enclosing.ownerClass, enclosing.jvmName + "$" + suffix, enclosing.goName + "." + suffix, FUNC0, null, true);
        Func fn = new Func(sym, pos, pos);
        fn.outer = order.fn;
        fn.synthetic = true;
        fn.thunk = true;
        fn.captures.addAll(captures);
        fn.body = List.of(body);
        order.thunks.add(fn);
        return new Closure(pos, FUNC0, fn);
    }

    /// t1, t2, … := the operands. A nil interface panics here, not when the thunk runs.
    private void evaluate(Pos pos, Stmt body) {
        List<Expr> values = order.within(Effects.coming(operands), () -> order.exprs.exprs(operands, out));
        for (int i = 0; i < values.size(); i++) {
            out.add(new Stmt.Declare(values.get(i).pos(), captures.get(i), order.hoist.value(values.get(i), out)));
        }
        if (receiver != null) {
            out.add(Hoist.nilCheck(pos, receiver));
        }
    }

    private List<Expr> captureAll(List<Expr> args) {
        return args.stream().map(this::capture).toList();
    }

    /// With a call inside, before the arguments, as in a call on its own (see [ExprOrder#call]).
    private Expr captureCallee(Expr x) {
        return capture(Effects.hasCallOrChan(x) ? order.exprs.now(x, out) : x);
    }

    /// An interface value with a method to call. Where its type is known the thunk takes the value out of it, and what can panic then does so there.
    private Expr captureReceiver(Expr x) {
        if (TypeAssert.isKnown(x)) {
            return x instanceof TypeAssert t ? new TypeAssert(t.pos(), t.type(), captureReceiver(t.x()), true) : ExprMapper.children(x, this::captureReceiver);
        }
        receiver = captureCallee(x);
        return receiver;
    }

    /// The temporary that the thunk captures. Constants stay in the thunk, and so do literals, but for their elements.
    private Expr capture(Expr x) {
        return switch (x) {
            case Const c -> c;
            case Zero z -> z;
            case FuncRef f -> f;
            case TypeDesc t -> t;
            case Expr k when TypeAssert.isKnown(k) -> captureReceiver(k);
            case StructLit s -> Hoist.inMemoryOrder(ExprMapper.children(s, this::capture));
            case ArrayLit a -> Hoist.inMemoryOrder(ExprMapper.children(a, this::capture));
            default -> {
                Local t = order.temp(x.pos(), x.type());
                t.captured = true;
                captures.add(t);
                operands.add(x);
                yield new LocalRef(x.pos(), t);
            }
        };
    }
}
