package jopher.compiler.order;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;

/// Proves order's postcondition: calls and receives only at statement level, map indexes only in the listed forms with
/// operands that can be evaluated twice.
public final class OrderVerifier {
    private final Func fn;

    private OrderVerifier(Func fn) {
        this.fn = fn;
    }

    /// Throws `CompilerBug` naming the first offending node.
    public static void verify(Func fn) {
        OrderVerifier v = new OrderVerifier(fn);
        IrVisitor.visit(fn.body, v::stmt, e -> {});
    }

    private void stmt(Stmt s) {
        switch (s) {
            case AssignList a -> bad(a.pos(), "assignment list");
            case DeclareList d -> bad(d.pos(), "declaration list");
            case GoCall g -> bad(g.pos(), "go call");
            case DeferCall d -> bad(d.pos(), "deferred call");
            case CallAssign c -> {
                for (Expr p : c.places()) {
                    if (p != null && !(p instanceof LocalRef)) {
                        bad(c.pos(), "call result stored directly into a place");
                    }
                }
                operands(c.call());
            }
            case ExprStmt x when x.x() instanceof Call c -> operands(c);
            case ExprStmt x when x.x() instanceof Recv r -> pure(r.ch());
            case ExprStmt x when x.x() instanceof Recover -> { }
            case Declare d -> {
                if (d.init() != null) {
                    top(d.init());
                }
            }
            case Assign a when a.place() instanceof MapIndex m -> {
                mapOperands(m);
                switch (a.value()) {
                    case Append x when x.slice() == m -> x.elems().forEach(this::pure);
                    case AppendSlice x when x.slice() == m -> pure(x.tail());
                    default -> top(a.value());
                }
            }
            case Assign a -> {
                if (a.place() != null) {
                    pure(a.place());
                }
                top(a.value());
            }
            case OpAssign a -> {
                if (!(a.place() instanceof MapIndex m)) {
                    bad(a.pos(), "op-assignment to something other than a map index");
                } else {
                    mapOperands(m);
                    if (a.op() == BinaryOp.DIV || a.op() == BinaryOp.REM) {
                        bad(a.pos(), "division by op-assignment on a map element");
                    }
                }
            }
            case MapIndexOk m -> mapOperands(m.x());
            case Return r -> r.values().forEach(this::pure);
            case Send d -> {
                pure(d.ch());
                pure(d.value());
            }
            case Delete d -> {
                pure(d.map());
                pure(d.key());
            }
            case Range r -> pure(r.x());
            case If i -> pure(i.cond());
            default -> { }
        }
    }

    /// The right side of an assignment: one of the statement-level forms, else a pure tree.
    private void top(Expr x) {
        switch (x) {
            case MapIndex m -> mapOperands(m);
            case Field f when !f.viaPointer() -> top(f.x());
            case Recv r -> pure(r.ch());
            case Recover r -> { }
            default -> pure(x);
        }
    }

    private void operands(Call c) {
        switch (c.callee()) {
            case StaticCallee s -> { }
            case FuncCallee f -> pure(f.fn());
            case IfaceCallee i -> pure(i.recv());
        }
        c.args().forEach(this::pure);
    }

    private void mapOperands(MapIndex m) {
        if (!ExprOrder.isFixed(m.map()) || !ExprOrder.isFixed(m.key())) {
            bad(m.pos(), "map index with operands that are not fixed");
        }
    }

    private void pure(Expr x) {
        IrVisitor.visit(x, e -> {
            switch (e) {
                case Call c -> bad(c.pos(), "call inside an expression");
                case Recv r -> bad(r.pos(), "receive inside an expression");
                case MapIndex m -> bad(m.pos(), "map index inside an expression");
                case DynamicAssert d -> bad(d.pos(), "dynamic assertion");
                case MethodValue m -> bad(m.pos(), "method value inside an expression");
                case Seq q -> bad(q.pos(), "statements inside an expression");
                case StructLit l when Hoist.isMixed(l) -> bad(l.pos(), "struct literal in another order than that of memory");
                case ArrayLit l when Hoist.isMixed(l) -> bad(l.pos(), "array literal in another order than that of memory");
                default -> { }
            }
        });
    }

    private void bad(Pos pos, String what) {
        throw new CompilerBug("order", fn.toString(), pos, what);
    }
}
