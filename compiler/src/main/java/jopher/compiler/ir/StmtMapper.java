package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jopher.compiler.ir.Stmt.*;

/// Rebuilds statements with other expressions.
public final class StmtMapper {
    private final UnaryOperator<Expr> f;

    private StmtMapper(UnaryOperator<Expr> f) {
        this.f = f;
    }

    /// The statements, and all inside them, with every expression that stands directly in one replaced by what `f` makes of it: places, too, which have to stay
    /// places; calls have to stay calls, map accesses map accesses. What is inside an expression is up to `f`. Absent expressions stay so.
    public static List<Stmt> map(List<Stmt> body, UnaryOperator<Expr> f) {
        return new StmtMapper(f).stmts(body);
    }

    private List<Stmt> stmts(List<Stmt> body) {
        if (body == null) {
            return null;
        }
        List<Stmt> out = new ArrayList<>(body.size());
        body.forEach(s -> out.add(stmt(s)));
        return out;
    }

    private Expr expr(Expr x) {
        return x == null ? null : f.apply(x);
    }

    private List<Expr> exprs(List<Expr> xs) {
        if (xs == null) {
            return null;
        }
        List<Expr> out = new ArrayList<>(xs.size());
        xs.forEach(x -> out.add(expr(x)));
        return out;
    }

    private Stmt stmt(Stmt s) {
        return switch (s) {
            case Declare x -> new Declare(x.pos(), x.local(), expr(x.init()));
            case Assign x -> new Assign(x.pos(), expr(x.place()), expr(x.value()));
            case CallAssign x -> new CallAssign(x.pos(), exprs(x.places()), (Expr.Call) expr(x.call()));
            case ExprStmt x -> new ExprStmt(x.pos(), expr(x.x()));
            case AssertOk x -> new AssertOk(x.pos(), expr(x.dst()), expr(x.ok()), expr(x.x()), x.target());
            case Block x -> new Block(x.pos(), stmts(x.stmts()));
            case If x -> new If(x.pos(), expr(x.cond()), stmts(x.then()), stmts(x.otherwise()));
            case Loop x -> new Loop(x.pos(), x.label(), stmts(x.condSetup()), expr(x.cond()), stmts(x.post()), stmts(x.body()));
            case IntSwitch x -> new IntSwitch(x.pos(), x.label(), expr(x.tag()), clauses(x.clauses()), stmts(x.otherwise()));
            case StringSwitch x -> new StringSwitch(x.pos(), x.label(), expr(x.tag()), clauses(x.clauses()), stmts(x.otherwise()));
            case Break x -> x;
            case Continue x -> x;
            case Goto x -> x;
            case LabelStmt x -> x;
            case Return x -> new Return(x.pos(), exprs(x.values()));
            case Panic x -> new Panic(x.pos(), expr(x.value()));
            case GoStmt x -> new GoStmt(x.pos(), expr(x.thunk()));
            case DeferStmt x -> new DeferStmt(x.pos(), expr(x.thunk()), x.target());
            case GoCall x -> new GoCall(x.pos(), stmt(x.call()));
            case DeferCall x -> new DeferCall(x.pos(), stmt(x.call()), x.target());
            case AssignList x -> assignList(x);
            case DeclareList x -> new DeclareList(x.pos(), x.locals(), exprs(x.values()));
            case OpAssign x -> new OpAssign(x.pos(), x.op(), expr(x.place()), expr(x.value()));
            case MapIndexOk x -> new MapIndexOk(x.pos(), expr(x.dst()), expr(x.ok()), (Expr.MapIndex) expr(x.x()));
            case RecvOk x -> new RecvOk(x.pos(), expr(x.dst()), expr(x.ok()), expr(x.ch()));
            case Send x -> new Send(x.pos(), expr(x.ch()), expr(x.value()));
            case Delete x -> new Delete(x.pos(), expr(x.map()), expr(x.key()));
            case Clear x -> new Clear(x.pos(), expr(x.x()));
            case Print x -> new Print(x.pos(), x.newline(), exprs(x.args()));
            case Close x -> new Close(x.pos(), expr(x.ch()));
            case Range x -> new Range(x.pos(), x.label(), expr(x.key()), expr(x.value()), expr(x.x()), x.assign() == null ? null : assignList(x.assign()), stmts(x.before()), stmts(x.body()));
            case For x -> new For(x.pos(), x.label(), stmts(x.init()), expr(x.cond()), stmts(x.post()), stmts(x.body()), x.perIteration());
            case Switch x -> new Switch(x.pos(), x.label(), expr(x.tag()),
                    x.clauses().stream().map(c -> new Switch.SwitchClause(c.pos(), exprs(c.values()), stmts(c.body()))).toList());
            case Fallthrough x -> x;
            case TypeSwitch x -> new TypeSwitch(x.pos(), x.label(), expr(x.x()),
                    x.clauses().stream().map(c -> new TypeSwitch.TypeClause(c.pos(), c.types(), c.local(), stmts(c.body()))).toList());
            case Select x -> new Select(x.pos(), x.label(), x.clauses().stream().map(c -> new Select.CommClause(c.pos(), expr(c.sendCh()), expr(c.sendValue()), expr(c.recvCh()),
                    expr(c.dst()), expr(c.ok()), c.define(), c.isDefault(), stmts(c.body()))).toList());
        };
    }

    private AssignList assignList(AssignList x) {
        return new AssignList(x.pos(), exprs(x.places()), exprs(x.values()));
    }

    private List<IntSwitch.Clause> clauses(List<IntSwitch.Clause> clauses) {
        return clauses.stream().map(c -> new IntSwitch.Clause(c.pos(), c.values(), stmts(c.body()))).toList();
    }
}
