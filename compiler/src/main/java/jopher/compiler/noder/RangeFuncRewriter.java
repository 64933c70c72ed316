package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Stmt.ForStmt;
import jopher.compiler.syntax.Stmt.RangeClause;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Loops over functions: the body becomes a function literal that says whether to go on, and a state variable per loop
/// catches iterators that call it when they must not (the protocol of cmd/compile/internal/rangefunc, with its state numbers,
/// which panicrangestate of the runtime knows).
final class RangeFuncRewriter {
    static final int DONE = 0;
    static final int READY = 1;
    static final int PANIC = 2;
    static final int EXHAUSTED = 3;
    static final int MISSING_PANIC = 4;

    private final FuncNoder f;

    RangeFuncRewriter(FuncNoder f) {
        this.f = f;
    }

    void rewrite(ForStmt s, RangeClause r, Signature iterator, List<Stmt> out) {
        Pos pos = s.pos();
        Expr fn = ExprNoder.unroll(f.exprs.expr(r.x()), out);
        Signature yield = (Signature) iterator.params().at(0).type().underlying();
        Signature sig = f.unit.types.signature(yield);
        List<Stmt> block = new ArrayList<>();

        RangeExits exits = f.exits();
        Local state = f.auto(pos, ".state" + ++f.home().states, Basic.INT);
        state.reassigned = true;
        block.add(new Stmt.Declare(pos, state, number(pos, READY)));
        var loop = new RangeBody(s, state);
        FuncNoder inner = f.nested(f.literalSym(sig, true), pos, s.body().rbrace(), loop);
        inner.fn.body = body(inner, s, r, sig, state);

        Expr closure = new Expr.Closure(pos, sig, inner.fn);
        Expr call = new Expr.Call(pos, Tuple.EMPTY, fn instanceof Expr.FuncRef ref ? new Expr.StaticCallee(ref.sym()) : new Expr.FuncCallee(fn),
                List.of(f.conv.implicit(pos, closure, f.type(iterator.params().at(0).type()))));
        block.add(new Stmt.ExprStmt(pos, call));
        block.add(new Stmt.If(pos, is(f, pos, state, PANIC), List.of(panicState(pos, number(pos, MISSING_PANIC))), List.of()));
        block.add(set(f, pos, state, EXHAUSTED));
        for (RangeExits.Exit e : loop.exits) {
            List<Stmt> then = new ArrayList<>();
            follow(pos, e, then);
            Expr isCode = new Expr.Binary(pos, Basic.BOOL, Expr.BinaryOp.EQ, f.ref(pos, exits.next()), number(pos, e.code()));
            block.add(new Stmt.If(pos, isCode, then, List.of()));
        }
        out.add(new Stmt.Block(pos, block));
    }

    /// After the call, in the function that contains the loop: goes where the body wanted to.
    private void follow(Pos pos, RangeExits.Exit e, List<Stmt> out) {
        if (e.kind() == RangeExits.Kind.RETURN) {
            if (f.range == null) {
                out.add(f.exits().returnNow(pos));
            } else {
                f.range.exits.add(e);
                out.add(set(f, pos, f.range.state, DONE));
                out.add(answer(pos, false));
            }
            return;
        }
        // arrived: a code left behind would send the next loop that ends there, too
        if (f.range == null || endsHere(e)) {
            out.add(new Stmt.Assign(pos, f.ref(pos, f.exits().next()), number(pos, 0)));
        }
        f.stmts.jump(pos, e.kind(), e.target(), out);
    }

    private boolean endsHere(RangeExits.Exit e) {
        return e.kind() == RangeExits.Kind.GOTO
                ? e.target() instanceof jopher.compiler.syntax.Stmt.LabeledStmt l && f.gotos.containsKey(l)
                : f.targets.get(e.target()) != null || f.range.loop == e.target();
    }

    private List<Stmt> body(FuncNoder in, ForStmt s, RangeClause r, Signature sig, Local state) {
        Pos pos = s.body().pos();
        List<Stmt> body = new ArrayList<>();
        for (var l : RecoverScan.labels(s.body())) {
            in.gotos.put(l, null);
        }
        List<Stmt> assigns = new ArrayList<>();
        var lhs = jopher.compiler.syntax.Expr.unpackList(r.lhs());
        List<Expr> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < sig.params().len(); i++) {
            Type t = f.type(sig.params().at(i).type());
            AssignNoder.Target target = i < lhs.size() ? target(in, lhs.get(i), r.def(), t) : new AssignNoder.Target(pos, null, null);
            if (target.declared() != null) {
                in.fn.params.add(target.declared());
                continue;
            }
            Local p = in.make(pos, target.isBlank() ? "_" : ".v" + i, t, Local.Kind.PARAM);
            in.fn.params.add(p);
            if (!target.isBlank()) {
                places.add(target.place());
                values.add(in.conv.implicit(pos, new Expr.LocalRef(pos, p), target.type()));
            }
        }
        in.fn.results.add(in.make(pos, "", Basic.BOOL, Local.Kind.RESULT));
        if (!places.isEmpty()) {
            assigns.add(new Stmt.AssignList(pos, places, values));
        }
        Expr notReady = new Expr.Binary(pos, Basic.BOOL, Expr.BinaryOp.NE, in.ref(pos, state), number(pos, READY));
        body.add(new Stmt.If(pos, notReady, List.of(panicState(pos, in.ref(pos, state))), List.of()));
        body.add(set(in, pos, state, PANIC));
        body.addAll(assigns);
        in.stmts.list(s.body().list(), body);
        Pos end = s.body().rbrace();
        body.add(set(in, end, state, READY));
        body.add(answer(end, true));
        return body;
    }

    /// The iteration variable of `:=` is the parameter itself.
    private AssignNoder.Target target(FuncNoder in, jopher.compiler.syntax.Expr e, boolean define, Type t) {
        if (define && jopher.compiler.syntax.Expr.unparen(e) instanceof jopher.compiler.syntax.Expr.Name n && !n.value().equals("_")
                && f.info().defs.get(n) instanceof Var v && Types.identical(f.type(v.type()), t)) {
            return new AssignNoder.Target(n.pos(), in.local(v, Local.Kind.PARAM), null);
        }
        return in.assigns.target(e, define);
    }

    /// A jump in the body of this loop to a statement outside the body (or the loop itself).
    void leave(Pos pos, RangeExits.Kind kind, jopher.compiler.syntax.Stmt target, List<Stmt> out) {
        RangeBody r = f.range;
        if (target == r.loop && kind != RangeExits.Kind.GOTO) {
            boolean again = kind == RangeExits.Kind.CONTINUE;
            out.add(set(f, pos, r.state, again ? READY : DONE));
            out.add(answer(pos, again));
            return;
        }
        RangeExits.Exit e = f.exits().to(kind, target);
        r.exits.add(e);
        out.add(new Stmt.Assign(pos, f.ref(pos, f.exits().next()), number(pos, e.code())));
        out.add(set(f, pos, r.state, DONE));
        out.add(answer(pos, false));
    }

    /// `return` in the body of a loop: the results are kept for the enclosing function.
    void returns(Pos pos, List<Expr> values, List<Stmt> out) {
        RangeExits exits = f.exits();
        List<Local> results = exits.results();
        if (!values.isEmpty()) {
            List<Expr> places = new ArrayList<>();
            for (Local l : results) {
                l.reassigned = true;
                places.add(f.ref(pos, l));
            }
            if (places.size() == 1) {
                out.add(new Stmt.Assign(pos, places.getFirst(), values.getFirst()));
            } else {
                out.add(new Stmt.AssignList(pos, places, values));
            }
        }
        RangeExits.Exit e = exits.toReturn();
        f.range.exits.add(e);
        out.add(new Stmt.Assign(pos, f.ref(pos, exits.next()), number(pos, e.code())));
        out.add(set(f, pos, f.range.state, DONE));
        out.add(answer(pos, false));
    }

    // ---- small nodes ----

    static Expr number(Pos pos, long n) {
        return IrTypes.intConst(pos, n);
    }

    private static Expr is(FuncNoder in, Pos pos, Local v, int n) {
        return new Expr.Binary(pos, Basic.BOOL, Expr.BinaryOp.EQ, in.ref(pos, v), number(pos, n));
    }

    private static Stmt set(FuncNoder in, Pos pos, Local v, int n) {
        return new Stmt.Assign(pos, in.ref(pos, v), number(pos, n));
    }

    private static Stmt answer(Pos pos, boolean goOn) {
        return new Stmt.Return(pos, List.of(IrTypes.boolConst(pos, goOn)));
    }

    private static Stmt panicState(Pos pos, Expr state) {
        return new Stmt.ExprStmt(pos, new Expr.RuntimeCall(pos, Tuple.EMPTY, RuntimeSymbol.PANICRANGESTATE, List.of(state)));
    }
}
