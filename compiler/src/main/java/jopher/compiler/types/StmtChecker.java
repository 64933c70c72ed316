package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;
import jopher.compiler.types.constant.Constant;

/// Statements: spec "Statements", and function bodies as a whole.
///
/// Expression switches, type switches and range clauses have classes of their own
/// ([SwitchChecker], [RangeChecker]); labels are a second pass over a body ([LabelChecker]).
/// Go counterpart: types2/stmt.go.
final class StmtChecker {
    /// Which control-flow statements are permitted, and context for better messages (a bit set).
    static final int BREAK_OK = 1, CONTINUE_OK = 2, FALLTHROUGH_OK = 4, FINAL_SWITCH_CASE = 8, IN_TYPE_SWITCH = 16;

    private final Checker c;

    StmtChecker(Checker c) {
        this.c = c;
    }

    /// Checks a function body. `decl` is the package-level declaration it belongs to, or null;
    /// `iota` is the value of iota around a function literal, or null.
    void funcBody(DeclInfo decl, Signature sig, BlockStmt body, Constant iota) {
        Environment saved = c.env;
        Environment env = new Environment(sig.scope(), saved.version);
        env.decl = decl;
        env.iota = iota;
        env.sig = sig;
        c.env = env;
        try {
            stmtList(0, body.list());
            if (env.hasLabel && !c.config.ignoreBranchErrors()) {
                new LabelChecker(c).check(body);
            }
            if (sig.results().len() > 0 && !new Terminating(env.panicCalls).isTerminating(body, "")) {
                c.errorf(body.rbrace(), "missing return");
            }
            usage(sig.scope());
        } finally {
            c.env = saved;
        }
    }

    /// Reports the local variables of `scope` and its blocks (not of nested functions) that are never used.
    private void usage(Scope scope) {
        List<Var> unused = null;
        for (Obj o : scope.objects()) {
            if (o instanceof Var v && needsUse(v) && !v.used) {
                if (unused == null) {
                    unused = new ArrayList<>();
                }
                unused.add(v);
            }
        }
        if (unused != null) {
            unused.sort((a, b) -> a.pos().compareTo(b.pos()));
            for (Var v : unused) {
                c.errorf(v.pos(), "declared and not used: %s", v.name());
            }
        }
        for (Scope s : scope.children()) {
            if (!s.isFunc()) {
                usage(s);
            }
        }
    }

    private static boolean needsUse(Var v) {
        return v.kind() == Var.Kind.LOCAL;
    }

    private void simpleStmt(Stmt s) {
        if (s != null) {
            stmt(0, s);
        }
    }

    void stmtList(int ctxt, List<? extends Stmt> list) {
        boolean ok = (ctxt & FALLTHROUGH_OK) != 0;
        int inner = ctxt & ~FALLTHROUGH_OK;
        int n = list.size();
        while (n > 0 && list.get(n - 1) instanceof EmptyStmt) {
            n--; // trailing empty statements are invisible to the fallthrough rule
        }
        for (int i = 0; i < n; i++) {
            stmt(ok && i + 1 == n ? inner | FALLTHROUGH_OK : inner, list.get(i));
        }
    }

    void stmt(int ctxt, Stmt s) {
        int top = c.delayedTop();
        stmtWithoutDelayed(ctxt, s);
        // function literals are checked before the scope changes
        c.processDelayed(top);
    }

    private void stmtWithoutDelayed(int ctxt, Stmt stmt) {
        int inner = ctxt & ~(FALLTHROUGH_OK | FINAL_SWITCH_CASE | IN_TYPE_SWITCH);
        switch (stmt) {
            case EmptyStmt s -> { }
            case DeclStmt s -> c.decls.declStmt(s.declList());
            case LabeledStmt s -> {
                c.env.hasLabel = true;
                this.stmt(ctxt, s.stmt());
            }
            case ExprStmt s -> exprStmt(s);
            case SendStmt s -> send(s);
            case AssignStmt s -> assign(s);
            case CallStmt s -> suspendedCall(s.tok() == TokenKind.DEFER ? "defer" : "go", s.call());
            case ReturnStmt s -> returnStmt(s);
            case BranchStmt s -> branch(ctxt, s);
            case BlockStmt s -> {
                c.openScope(s, "block");
                stmtList(inner, s.list());
                c.closeScope();
            }
            case IfStmt s -> {
                c.openScope(s, "if");
                simpleStmt(s.init());
                condition(s.cond(), "if");
                this.stmt(inner, s.then());
                if (s.els() != null) {
                    this.stmt(inner, s.els());
                }
                c.closeScope();
            }
            case SwitchStmt s -> {
                c.openScope(s, "switch");
                simpleStmt(s.init());
                if (s.tag() instanceof TypeSwitchGuard g) {
                    c.switches.typeSwitch(inner | BREAK_OK | IN_TYPE_SWITCH, s, g);
                } else {
                    c.switches.exprSwitch(inner | BREAK_OK, s);
                }
                c.closeScope();
            }
            case SelectStmt s -> select(inner | BREAK_OK, s);
            case ForStmt s -> {
                if (s.init() instanceof RangeClause clause) {
                    c.ranges.rangeStmt(inner | BREAK_OK | CONTINUE_OK, s, clause);
                } else {
                    forStmt(inner | BREAK_OK | CONTINUE_OK, s);
                }
            }
            case RangeClause s -> c.errorf(s, "invalid syntax tree: invalid statement");
        }
    }

    private void exprStmt(ExprStmt s) {
        Operand x = new Operand();
        ExprKind kind = c.exprs.rawExpr(null, x, s.x(), null, false);
        String msg;
        switch (x.mode) {
            case BUILTIN -> msg = "must be called";
            case TYPEXPR -> msg = "is not an expression";
            default -> {
                if (kind == ExprKind.STATEMENT) {
                    return;
                }
                msg = "is not used";
            }
        }
        c.errorf(x, "%s %s", x, msg);
    }

    private void send(SendStmt s) {
        Operand ch = new Operand();
        Operand val = new Operand();
        c.exprs.expr(null, ch, s.chan());
        c.exprs.expr(null, val, s.value());
        if (ch.isInvalid() || val.isInvalid()) {
            return;
        }
        Type elem = c.exprs.chanElem(s, ch, false);
        if (elem != null) {
            c.assigns.assignment(val, elem, "send");
        }
    }

    private void assign(AssignStmt s) {
        if (s.rhs() == null) { // x++ or x--
            Operand x = new Operand();
            c.exprs.expr(null, x, s.lhs());
            if (x.isInvalid()) {
                return;
            }
            if (!Types.allNumeric(x.type)) {
                c.errorf(s.lhs(), "invalid operation: %s%s%s (non-numeric type %s)", s.lhs(), s.op(), s.op(), x.type);
                return;
            }
            c.assigns.assignVar(s.lhs(), null, x, "assignment");
            return;
        }
        List<Expr> lhs = Expr.unpackList(s.lhs());
        List<Expr> rhs = Expr.unpackList(s.rhs());
        if (s.op() == null) {
            c.assigns.assignVars(lhs, rhs);
            return;
        }
        if (s.op() == Operator.DEF) {
            c.assigns.shortVarDecl(s.pos(), lhs, rhs);
            return;
        }
        if (lhs.size() != 1 || rhs.size() != 1) {
            c.errorf(s, "assignment operation %s requires single-valued expressions", s.op());
            return;
        }
        Operand x = new Operand();
        c.exprs.binary(x, null, lhs.get(0), rhs.get(0), s.op());
        c.assigns.assignVar(lhs.get(0), null, x, "assignment");
    }

    private void suspendedCall(String keyword, Expr call) {
        if (!(call instanceof CallExpr)) {
            c.errorf(call, "expression in %s must be function call", keyword);
            c.calls.use(call);
            return;
        }
        Operand x = new Operand();
        String msg;
        switch (c.exprs.rawExpr(null, x, call, null, false)) {
            case CONVERSION -> msg = "requires function call, not conversion";
            case EXPRESSION -> msg = "discards result of";
            default -> {
                return;
            }
        }
        c.errorf(x, "%s %s %s", keyword, msg, x);
    }

    private void returnStmt(ReturnStmt s) {
        List<Var> res = c.env.sig.results().vars();
        List<Expr> results = Expr.unpackList(s.results());
        if (results.isEmpty() && !res.isEmpty() && !res.get(0).name().isEmpty()) {
            // spec "Return statements": a compiler may disallow a bare return where a result is shadowed
            for (Var obj : res) {
                Obj alt = c.lookup(obj.name());
                if (alt != null && alt != obj) {
                    c.report(c.newError().add(c.at(s), "result parameter %s not in scope at return", obj.name())
                            .add(c.at(alt), "inner declaration of %s", obj));
                }
            }
        } else {
            c.assigns.initVars(res, results, s);
        }
    }

    private void branch(int ctxt, BranchStmt s) {
        if (s.label() != null) {
            c.env.hasLabel = true; // checked by LabelChecker
            return;
        }
        if (c.config.ignoreBranchErrors()) {
            return;
        }
        switch (s.tok()) {
            case BREAK -> {
                if ((ctxt & BREAK_OK) == 0) {
                    c.errorf(s, "break not in for, switch, or select statement");
                }
            }
            case CONTINUE -> {
                if ((ctxt & CONTINUE_OK) == 0) {
                    c.errorf(s, "continue not in for statement");
                }
            }
            case FALLTHROUGH -> {
                if ((ctxt & FALLTHROUGH_OK) == 0) {
                    c.errorf(s, (ctxt & FINAL_SWITCH_CASE) != 0 ? "cannot fallthrough final case in switch"
                            : (ctxt & IN_TYPE_SWITCH) != 0 ? "cannot fallthrough in type switch"
                            : "fallthrough statement out of place");
                }
            }
            default -> c.errorf(s, "invalid syntax tree: branch statement: %s", s.tok());
        }
    }

    private void condition(Expr cond, String what) {
        Operand x = new Operand();
        c.exprs.expr(null, x, cond);
        if (!x.isInvalid() && !Types.allBoolean(x.type)) {
            c.errorf(cond, "non-boolean condition in %s statement", what);
        }
    }

    private void select(int inner, SelectStmt s) {
        CommClause first = null;
        for (CommClause clause : s.body()) {
            if (clause.comm() == null) {
                if (first != null) {
                    c.errorf(clause, "multiple defaults (first at %s)", first.pos());
                } else {
                    first = clause;
                }
            }
        }
        for (CommClause clause : s.body()) {
            if (!validComm(clause.comm())) {
                c.errorf(clause.comm(), "select case must be send or receive (possibly with assignment)");
                continue;
            }
            c.openScope(clause, "case");
            if (clause.comm() != null) {
                stmt(inner, clause.comm());
            }
            stmtList(inner, clause.body());
            c.closeScope();
        }
    }

    /// A communication is a send, or a receive that is possibly assigned; null means default.
    private static boolean validComm(Stmt comm) {
        Expr rhs = switch (comm) {
            case AssignStmt a when !(a.rhs() instanceof ListExpr) -> a.rhs();
            case ExprStmt e -> e.x();
            case null, default -> null;
        };
        if (rhs != null) {
            return Expr.unparen(rhs) instanceof Operation op && op.y() == null && op.op() == Operator.RECV;
        }
        return comm == null || comm instanceof SendStmt;
    }

    private void forStmt(int inner, ForStmt s) {
        c.openScope(s, "for");
        simpleStmt(s.init());
        if (s.cond() != null) {
            condition(s.cond(), "for");
        }
        simpleStmt(s.post());
        if (s.post() instanceof AssignStmt a && a.op() == Operator.DEF) {
            c.calls.use(a.lhs()); // the parser reported it; avoid follow-on errors
        }
        stmt(inner, s.body());
        c.closeScope();
    }
}
