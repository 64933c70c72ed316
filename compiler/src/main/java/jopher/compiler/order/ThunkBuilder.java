package jopher.compiler.order;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Turns the call of a go or defer statement into a function value without parameters and results: callee and arguments
/// are evaluated now into temporaries that the thunk captures by value (Go 1.26 walk/order.go: wrapGoDefer).
final class ThunkBuilder {
    private static final Signature FUNC0 = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);

    private final Order order;
    private final List<Stmt> out;
    private final List<Local> captures = new ArrayList<>();

    private ThunkBuilder(Order order, List<Stmt> out) {
        this.order = order;
        this.out = out;
    }

    static Expr thunk(Order order, Pos pos, Stmt call, boolean go, List<Stmt> out) {
        if (call instanceof Stmt.ExprStmt e && e.x() instanceof Call c && c.args().isEmpty() && c.type() instanceof Tuple t && t.len() == 0) {
            // func() without results: the value itself is the thunk.
            if (c.callee() instanceof FuncCallee f) {
                return order.exprs.expr(f.fn(), out);
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
                        case FuncCallee f -> new FuncCallee(capture(f.fn()));
                        case IfaceCallee i -> {
                            Expr recv = capture(i.recv());
                            // A nil interface panics at the statement, not when the thunk runs.
                            out.add(new Stmt.If(pos, new Binary(pos, Basic.BOOL, BinaryOp.EQ, recv, new Zero(pos, recv.type())),
                                    List.of(new Stmt.ExprStmt(pos, new RuntimeCall(pos, Tuple.EMPTY, RuntimeSymbol.PANICMEM, List.of()))), List.of()));
                            yield new IfaceCallee(recv, i.method(), i.pkgPathIfUnexported(), i.sig());
                        }
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

    private List<Expr> captureAll(List<Expr> args) {
        List<Expr> r = new ArrayList<>();
        for (Expr a : args) {
            r.add(capture(a));
        }
        return r;
    }

    private Expr capture(Expr x) {
        Expr v = order.exprs.expr(x, out);
        if (v instanceof Const || v instanceof Zero || v instanceof FuncRef || v instanceof TypeDesc) {
            return v;
        }
        Type type = v.type();
        Local t = order.temp(x.pos(), type);
        t.captured = true;
        out.add(new Stmt.Declare(x.pos(), t, v));
        captures.add(t);
        return new LocalRef(x.pos(), t);
    }
}
