package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Walks one function: the state shared by the lowerings, one class per family of statements.
public final class Walk {
    final Func fn;
    final StmtWalk stmts;
    final ExprWalk exprs;
    final MapWalk maps;
    final FrameMaps frame;
    final FrameSlices slices;
    final RangeWalk ranges;
    final SwitchWalk switches;
    final ChanWalk chans;
    final PrintWalk prints;
    final Conversions conversions;
    private int temps;
    private int labels;

    private Walk(Func fn, Escapes escapes) {
        this.fn = fn;
        this.frame = new FrameMaps(this, escapes);
        this.slices = new FrameSlices(this, escapes);
        this.stmts = new StmtWalk(this);
        this.exprs = new ExprWalk(this);
        this.maps = new MapWalk(this);
        this.ranges = new RangeWalk(this);
        this.switches = new SwitchWalk(this);
        this.chans = new ChanWalk(this);
        this.prints = new PrintWalk(this);
        this.conversions = Conversions.of(this, fn.body);
    }

    /// Lowers the body of `fn` in place.
    public static void run(Func fn, Escapes escapes) {
        Walk w = new Walk(fn, escapes);
        fn.body = w.slices.around(w.frame.around(w.stmts.block(fn.body)));
    }

    Local temp(Pos pos, Type type) {
        Local l = new Local(pos, ".w" + temps++, type, Local.Kind.TEMP);
        l.owner = fn;
        return l;
    }

    Label label(String kind) {
        return new Label("." + kind + labels++);
    }

    /// `t := x` appended to `out`; the reference to t.
    Expr.LocalRef define(Pos pos, Type type, Expr x, List<Stmt> out) {
        Local t = temp(pos, type);
        out.add(new Stmt.Declare(pos, t, x));
        return new Expr.LocalRef(pos, t);
    }

    /// A temporary that is assigned later, too.
    Expr.LocalRef variable(Pos pos, Type type, Expr x, List<Stmt> out) {
        Expr.LocalRef r = define(pos, type, x, out);
        r.local().reassigned = true;
        return r;
    }

    /// The reference itself when it is one to a temporary, else a new temporary.
    Expr.LocalRef once(Expr x, List<Stmt> out) {
        return x instanceof Expr.LocalRef l && l.local().kind == Local.Kind.TEMP && !l.local().reassigned ? l : define(x.pos(), x.type(), x, out);
    }

    static Expr.RuntimeCall rt(Pos pos, Type type, RuntimeSymbol fn, Expr... args) {
        return new Expr.RuntimeCall(pos, type, fn, List.of(args));
    }

    static Stmt rtStmt(Pos pos, RuntimeSymbol fn, Expr... args) {
        return new Stmt.ExprStmt(pos, rt(pos, Tuple.EMPTY, fn, args));
    }

    /// The descriptor of a type as an argument.
    static Expr desc(Pos pos, Type of) {
        return new Expr.TypeDesc(pos, Basic.UNSAFE_POINTER, of);
    }

    /// The `ok` that the runtime call just made left in G.
    static Expr ok(Pos pos) {
        return rt(pos, Basic.BOOL, RuntimeSymbol.OK);
    }

    static Expr binary(Pos pos, Type type, Expr.BinaryOp op, Expr x, Expr y) {
        return new Expr.Binary(pos, type, op, x, y);
    }

    List<Stmt> newList() {
        return new ArrayList<>();
    }
}
