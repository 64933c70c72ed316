package jopher.compiler.represent;

import java.util.List;
import java.util.function.Consumer;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Stmt;

/// The direct operands of core nodes, in evaluation order.
final class IrChildren {
    private IrChildren() {}

    static void of(Expr e, Consumer<Expr> f) {
        switch (e) {
            case null -> { }
            case Expr.Const _, Expr.Zero _, Expr.LocalRef _, Expr.GlobalRef _, Expr.FuncRef _, Expr.Closure _, Expr.TypeDesc _, Expr.New _,
                    Expr.RecoverToken _ -> { }
            case Expr.Recover x -> accept(x.token(), f);
            case Expr.Unary x -> f.accept(x.x());
            case Expr.Binary x -> {
                f.accept(x.x());
                f.accept(x.y());
            }
            case Expr.Logical x -> {
                f.accept(x.x());
                f.accept(x.y());
            }
            case Expr.Concat x -> x.parts().forEach(f);
            case Expr.MinMax x -> x.args().forEach(f);
            case Expr.MakeComplex x -> {
                f.accept(x.re());
                f.accept(x.im());
            }
            case Expr.Real x -> f.accept(x.x());
            case Expr.Imag x -> f.accept(x.x());
            case Expr.Conv x -> f.accept(x.x());
            case Expr.ToIface x -> f.accept(x.x());
            case Expr.IfaceToIface x -> f.accept(x.x());
            case Expr.TypeAssert x -> f.accept(x.x());
            case Expr.BitCast x -> f.accept(x.x());
            case Expr.Field x -> f.accept(x.x());
            case Expr.Deref x -> f.accept(x.x());
            case Expr.Index x -> {
                f.accept(x.x());
                f.accept(x.index());
            }
            case Expr.AddrOf x -> f.accept(x.x());
            case Expr.SliceOp x -> {
                f.accept(x.x());
                accept(x.lo(), f);
                accept(x.hi(), f);
                accept(x.max(), f);
            }
            case Expr.Len x -> f.accept(x.x());
            case Expr.Cap x -> f.accept(x.x());
            case Expr.Append x -> {
                f.accept(x.slice());
                x.elems().forEach(f);
            }
            case Expr.AppendSlice x -> {
                f.accept(x.slice());
                f.accept(x.tail());
            }
            case Expr.Copy x -> {
                f.accept(x.dst());
                f.accept(x.src());
            }
            case Expr.MakeSlice x -> {
                f.accept(x.len());
                accept(x.cap(), f);
            }
            case Expr.MakeChan x -> accept(x.size(), f);
            case Expr.UnsafeOp x -> x.args().forEach(f);
            case Expr.StructLit x -> x.fields().forEach(v -> accept(v, f));
            case Expr.ArrayLit x -> x.entries().forEach(v -> f.accept(v.value()));
            case Expr.Call x -> {
                switch (x.callee()) {
                    case Expr.StaticCallee _ -> { }
                    case Expr.FuncCallee c -> f.accept(c.fn());
                    case Expr.IfaceCallee c -> f.accept(c.recv());
                }
                x.args().forEach(f);
            }
            case Expr.RuntimeCall x -> x.args().forEach(f);
            case Expr.MapSlot x -> {
                f.accept(x.map());
                f.accept(x.slot());
            }
            case Expr.SugarExpr x -> throw new IllegalArgumentException("sugar after walk: " + x.getClass().getSimpleName());
        }
    }

    private static void accept(Expr e, Consumer<Expr> f) {
        if (e != null) {
            f.accept(e);
        }
    }

    /// Direct sub-expressions of a statement (not of nested statements); places come before values.
    static void exprs(Stmt s, Consumer<Expr> f) {
        switch (s) {
            case Stmt.Declare x -> accept(x.init(), f);
            case Stmt.Assign x -> {
                accept(x.place(), f);
                f.accept(x.value());
            }
            case Stmt.CallAssign x -> {
                x.places().forEach(p -> accept(p, f));
                f.accept(x.call());
            }
            case Stmt.ExprStmt x -> f.accept(x.x());
            case Stmt.AssertOk x -> {
                accept(x.dst(), f);
                accept(x.ok(), f);
                f.accept(x.x());
            }
            case Stmt.If x -> f.accept(x.cond());
            case Stmt.Loop x -> accept(x.cond(), f);
            case Stmt.IntSwitch x -> f.accept(x.tag());
            case Stmt.StringSwitch x -> f.accept(x.tag());
            case Stmt.Return x -> x.values().forEach(f);
            case Stmt.Panic x -> f.accept(x.value());
            case Stmt.GoStmt x -> f.accept(x.thunk());
            case Stmt.DeferStmt x -> f.accept(x.thunk());
            case Stmt.Block _, Stmt.Break _, Stmt.Continue _, Stmt.Goto _, Stmt.LabelStmt _ -> { }
            case Stmt.SugarStmt x -> throw new IllegalArgumentException("sugar after walk: " + x.getClass().getSimpleName());
        }
    }

    /// Directly nested statement lists. For loops: condSetup, body, post.
    static void lists(Stmt s, Consumer<List<Stmt>> f) {
        switch (s) {
            case Stmt.Block x -> f.accept(x.stmts());
            case Stmt.If x -> {
                f.accept(x.then());
                f.accept(x.otherwise());
            }
            case Stmt.Loop x -> {
                f.accept(x.condSetup());
                f.accept(x.body());
                f.accept(x.post());
            }
            case Stmt.IntSwitch x -> {
                x.clauses().forEach(c -> f.accept(c.body()));
                f.accept(x.otherwise());
            }
            case Stmt.StringSwitch x -> {
                x.clauses().forEach(c -> f.accept(c.body()));
                f.accept(x.otherwise());
            }
            default -> { }
        }
    }
}
