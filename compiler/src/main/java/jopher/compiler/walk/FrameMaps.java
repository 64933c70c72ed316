package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;

/// Small maps that do not escape. gc has header and first group in the frame, one for each expression that makes a map; here each has a holder in the frame,
/// which the goroutine keeps for the next call that makes a map of this type.
///
/// before: m := make(map[K]V); …; return m[k]
/// after:  h := nil; …; h = makemap_frame(desc, 0, h); m := framemap(h); …; r := slot(m, s); frameend(h); return r
///
/// When control gets to the expression again, what it made before is not reachable any more: that is what escape analysis means by a frame. A panic
/// leaves holders to the collector. In functions with defer maps may be used after the return statement; they make theirs as if they escaped.
final class FrameMaps {
    /// More in one function would make its returns long.
    private static final int MOST = 8;

    private final Walk walk;
    private final Escapes escapes;
    private final List<LocalRef> holders = new ArrayList<>();
    private final boolean none;

    FrameMaps(Walk walk, Escapes escapes) {
        this.walk = walk;
        this.escapes = escapes;
        this.none = walk.fn.hasDefer || walk.fn.synthetic;
    }

    /// Whether the map that `m` makes belongs to the frame.
    boolean takes(MakeMap m) {
        return !none && holders.size() < MOST && escapes.staysInFrame(m.site());
    }

    Expr make(Pos pos, Type type, Expr hint, List<Stmt> out) {
        LocalRef h = new LocalRef(pos, walk.temp(pos, Basic.UNSAFE_POINTER));
        h.local().reassigned = true;
        holders.add(h);
        Expr n = hint.type().underlying() == Basic.INT ? hint : new Conv(pos, Basic.INT, ConvKind.NUMERIC, hint);
        out.add(new Assign(pos, h, Walk.rt(pos, Basic.UNSAFE_POINTER, RuntimeSymbol.MAKEMAP_FRAME, Walk.desc(pos, type), n, h)));
        return walk.define(pos, type, Walk.rt(pos, type, RuntimeSymbol.FRAMEMAP, h), out);
    }

    /// The walked body with its holders, which every return gives back.
    List<Stmt> around(List<Stmt> body) {
        if (holders.isEmpty()) {
            return body;
        }
        List<Stmt> out = new ArrayList<>();
        for (LocalRef h : holders) {
            out.add(new Declare(walk.fn.pos, h.local(), null));
        }
        out.addAll(list(body));
        end(walk.fn.end, out);
        return out;
    }

    private void end(Pos pos, List<Stmt> out) {
        for (LocalRef h : holders) {
            out.add(Walk.rtStmt(pos, RuntimeSymbol.FRAMEEND, h));
        }
    }

    private List<Stmt> list(List<Stmt> in) {
        List<Stmt> out = new ArrayList<>(in.size());
        for (Stmt s : in) {
            switch (s) {
                case Return r -> {
                    List<Expr> values = new ArrayList<>();
                    for (Expr v : r.values()) {
                        // what reads maps must do so now
                        values.add(v instanceof Const || v instanceof Zero || v instanceof LocalRef ? v : walk.define(v.pos(), v.type(), v, out));
                    }
                    end(r.pos(), out);
                    out.add(new Return(r.pos(), values));
                }
                case Block b -> out.add(new Block(b.pos(), list(b.stmts())));
                case If i -> out.add(new If(i.pos(), i.cond(), list(i.then()), list(i.otherwise())));
                case Loop l -> out.add(new Loop(l.pos(), l.label(), l.condSetup(), l.cond(), list(l.post()), list(l.body())));
                case IntSwitch w -> out.add(new IntSwitch(w.pos(), w.label(), w.tag(), clauses(w.clauses()), list(w.otherwise())));
                case StringSwitch w -> out.add(new StringSwitch(w.pos(), w.label(), w.tag(), clauses(w.clauses()), list(w.otherwise())));
                default -> out.add(s);
            }
        }
        return out;
    }

    private List<IntSwitch.Clause> clauses(List<IntSwitch.Clause> in) {
        return in.stream().map(c -> new IntSwitch.Clause(c.pos(), c.values(), list(c.body()))).toList();
    }
}
