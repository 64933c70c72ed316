package jopher.compiler.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Type;

/// Orders one function: the state shared by the statement and expression parts.
public final class Order {
    final Func fn;
    final ExprOrder exprs;
    final StmtOrder stmts;
    final ListAssign lists;
    final Hoist hoist;
    /// Thunks of go and defer statements made on the way; they are ordered already.
    final List<Func> thunks = new ArrayList<>();
    Scope scope = new Scope(Coming.NOTHING);
    private int temps;

    private Order(Func fn) {
        this.fn = fn;
        this.exprs = new ExprOrder(this);
        this.stmts = new StmtOrder(this);
        this.lists = new ListAssign(this);
        this.hoist = new Hoist(this);
    }

    /// Orders the body of `fn` in place and returns the thunks that it needs, to be compiled after it.
    public static List<Func> run(Func fn) {
        Order o = new Order(fn);
        fn.body = o.stmts.block(fn.body);
        return o.thunks;
    }

    /// Orders operands of their own: they are used before those of the present scope that follow.
    <T> T within(Coming coming, Supplier<T> operands) {
        Scope outer = scope;
        scope = new Scope(coming);
        T r = operands.get();
        scope = outer;
        return r;
    }

    /// A new temporary of the function being ordered.
    Local temp(Pos pos, Type type) {
        Local l = new Local(pos, ".o" + temps++, type, Local.Kind.TEMP);
        l.owner = fn;
        return l;
    }

    /// `t := x` appended to `out`; the reference to t.
    Expr.LocalRef copy(Expr x, List<Stmt> out) {
        Expr v = hoist.value(x, out);
        Local t = temp(x.pos(), x.type());
        out.add(new Stmt.Declare(x.pos(), t, v));
        return new Expr.LocalRef(x.pos(), t);
    }
}
