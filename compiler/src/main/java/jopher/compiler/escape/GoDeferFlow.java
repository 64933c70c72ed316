package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Types;

/// `go` and `defer`: unless the call has neither operands nor results, it becomes a literal that captures the operands, which are evaluated at the statement
/// (cmd/compile/internal/typecheck: normalizeGoDeferCall). order makes the same of it later.
final class GoDeferFlow {
    private final Flow f;
    private final Graph graph;
    private final List<Local> temporaries = new ArrayList<>();
    private final List<Expr> operands = new ArrayList<>();

    GoDeferFlow(Flow f) {
        this.f = f;
        this.graph = f.graph;
    }

    void go(Stmt.GoCall g) {
        run(graph.toHeap(), g.call());
    }

    void defer(Stmt.DeferCall d) {
        // outside loops the record of the defer is in the frame, and its operands live until the function returns
        boolean inFrame = f.loopDepth == 1 && d.target() == f.scope.fn && !f.scope.wrapper;
        run(inFrame ? null : graph.toHeap(), d.call());
    }

    /// @param heap null if the closure may stay in the frame
    private void run(Hole heap, Stmt call) {
        if (call instanceof Stmt.ExprStmt s && s.x() instanceof Expr.Call c && isPlain(c)) {
            if (c.callee() instanceof Expr.FuncCallee callee) {
                f.exprs.expr(heap != null ? heap : f.later(graph.discard()), callee.fn());
            }
            return;
        }
        Stmt inner = extract(call);
        for (int i = 0; i < temporaries.size(); i++) {
            // set once, at the statement
            f.assigns.declare(temporaries.get(i), operands.get(i), call);
            f.batch.bind(temporaries.get(i), operands.get(i));
        }
        Hole k = heap != null ? heap : f.later(graph.discard());
        Location closure = graph.add(null, f.scope, f.loopDepth, false);
        graph.flow(k.shift(-1), closure);
        f.batch.captured(new Hole(closure), temporaries);
        f.calls.capture(temporaries);
        new Flow(f.batch, new Scope(f.scope.fn, f.scope, true), f.loopVariables).stmts.stmt(inner);
    }

    private static boolean isPlain(Expr.Call c) {
        return c.callee() instanceof Expr.StaticCallee s ? s.sym().type.params().len() + s.sym().type.results().len() == 0
                : c.callee() instanceof Expr.FuncCallee && c.args().isEmpty() && c.type() instanceof jopher.compiler.types.Tuple t && t.len() == 0;
    }

    /// The call with operands replaced by temporaries.
    private Stmt extract(Stmt call) {
        return switch (call) {
            case Stmt.ExprStmt s -> new Stmt.ExprStmt(s.pos(), expr(s.x()));
            case Stmt.Panic p -> new Stmt.Panic(p.pos(), operand(p.value()));
            case Stmt.Print p -> new Stmt.Print(p.pos(), p.newline(), operands(p.args()));
            case Stmt.Close c -> new Stmt.Close(c.pos(), operand(c.ch()));
            case Stmt.Delete d -> new Stmt.Delete(d.pos(), operand(d.map()), operand(d.key()));
            case Stmt.Clear c -> new Stmt.Clear(c.pos(), operand(c.x()));
            default -> call;
        };
    }

    private Expr expr(Expr e) {
        return switch (e) {
            case Expr.Call c -> {
                Expr.Callee callee = switch (c.callee()) {
                    case Expr.StaticCallee s -> s;
                    case Expr.FuncCallee x -> new Expr.FuncCallee(operand(x.fn()));
                    case Expr.IfaceCallee x -> new Expr.IfaceCallee(Expr.TypeAssert.isKnown(x.recv()) ? operand(x.recv()) : temporary(x.recv()), x.method(), x.pkgPathIfUnexported(), x.sig());
                };
                yield new Expr.Call(c.pos(), c.type(), callee, operands(c.args()));
            }
            case Expr.Copy c -> new Expr.Copy(c.pos(), c.type(), operand(c.dst()), operand(c.src()));
            case Expr.Seq s -> {
                f.stmts.list(s.stmts());
                yield expr(s.value());
            }
            default -> e;
        };
    }

    private List<Expr> operands(List<Expr> es) {
        return es.stream().map(this::operand).toList();
    }

    /// Constants, functions and new memory need not be kept; of literals only the elements.
    private Expr operand(Expr e) {
        return switch (e) {
            case null -> null;
            case Expr.Const x -> x;
            case Expr.Zero x -> x;
            case Expr.FuncRef x -> x;
            case Expr.New x -> x;
            case Expr.TypeAssert x when x.known() -> new Expr.TypeAssert(x.pos(), x.type(), temporary(x.x()), true);
            case Expr x when Expr.TypeAssert.isKnown(x) -> ExprMapper.children(x, this::operand);
            case Expr.Closure c when c.fn().synthetic && c.fn().captures.isEmpty() -> c;
            case Expr.Conv c when ExprFlow.isUintptr(c.type()) && Types.isUnsafePointer(c.x().type()) -> new Expr.Conv(c.pos(), c.type(), c.kind(), operand(c.x()));
            case Expr.ArrayLit l -> f.batch.same(l, new Expr.ArrayLit(l.pos(), l.type(), l.length(),
                    l.entries().stream().map(en -> new Expr.ArrayLit.Entry(en.index(), operand(en.value()))).toList()));
            case Expr.StructLit l -> {
                List<Expr> fields = new ArrayList<>();
                l.fields().forEach(v -> fields.add(operand(v)));
                yield new Expr.StructLit(l.pos(), l.type(), fields, l.evaluation());
            }
            default -> temporary(e);
        };
    }

    private Expr temporary(Expr e) {
        Local t = new Local(e.pos(), ".autotmp", e.type(), Local.Kind.TEMP);
        t.owner = f.scope.fn;
        temporaries.add(t);
        operands.add(e);
        return new Expr.LocalRef(e.pos(), t);
    }
}
