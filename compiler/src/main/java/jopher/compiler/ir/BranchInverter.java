package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/// Code broken on purpose, to prove that a test suite notices: the first conditional branch of every function, the condition of an `if` or a
/// `for`, does the opposite. The system property `jopher.invertFirstBranch` puts it behind node.
public final class BranchInverter {
    public static final String PROPERTY = "jopher.invertFirstBranch";

    private boolean done;

    private BranchInverter() {}

    /// Breaks every function of a package.
    public static void apply(PackageIr ir) {
        for (Func f : ir.funcs) {
            f.body = new BranchInverter().all(f.body);
        }
    }

    private List<Stmt> all(List<Stmt> stmts) {
        List<Stmt> out = new ArrayList<>();
        for (Stmt s : stmts) {
            out.add(done ? s : one(s));
        }
        return out;
    }

    private Expr not(Expr cond) {
        done = true;
        return new Expr.Unary(cond.pos(), cond.type(), Expr.UnaryOp.NOT, cond);
    }

    /// Conditions that are constant decide no branch.
    private static boolean decides(Expr cond) {
        return cond != null && !(cond instanceof Expr.Const);
    }

    private Stmt one(Stmt s) {
        return switch (s) {
            case Stmt.Block b -> new Stmt.Block(b.pos(), all(b.stmts()));
            case Stmt.If i when decides(i.cond()) -> new Stmt.If(i.pos(), not(i.cond()), i.then(), i.otherwise());
            case Stmt.If i -> new Stmt.If(i.pos(), i.cond(), all(i.then()), all(i.otherwise()));
            case Stmt.For f when decides(f.cond()) -> new Stmt.For(f.pos(), f.label(), f.init(), not(f.cond()), f.post(), f.body(), f.perIteration());
            case Stmt.For f -> new Stmt.For(f.pos(), f.label(), f.init(), f.cond(), f.post(), all(f.body()), f.perIteration());
            case Stmt.Range r -> new Stmt.Range(r.pos(), r.label(), r.key(), r.value(), r.x(), r.assign(), r.before(), all(r.body()));
            case Stmt.Switch w -> new Stmt.Switch(w.pos(), w.label(), w.tag(),
                    w.clauses().stream().map(c -> new Stmt.Switch.SwitchClause(c.pos(), c.values(), all(c.body()))).toList());
            case Stmt.TypeSwitch w -> new Stmt.TypeSwitch(w.pos(), w.label(), w.x(),
                    w.clauses().stream().map(c -> new Stmt.TypeSwitch.TypeClause(c.pos(), c.types(), c.local(), all(c.body()))).toList());
            case Stmt.Select w -> new Stmt.Select(w.pos(), w.label(), w.clauses().stream().map(c -> new Stmt.Select.CommClause(c.pos(), c.sendCh(), c.sendValue(), c.recvCh(),
                    c.dst(), c.ok(), c.define(), c.isDefault(), all(c.body()))).toList());
            default -> s;
        };
    }
}
