package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;

/// `for … range` over everything but functions (spec: For statements with range clause). Iteration variables are declared afresh in each
/// iteration; the hidden index is a temporary of its own, so that a body that changes its variable does not disturb the loop.
final class RangeWalk {
    private final Walk walk;

    RangeWalk(Walk walk) {
        this.walk = walk;
    }

    void lower(Range r, List<Stmt> out) {
        List<Stmt> all = new ArrayList<>();
        switch (r.x().type().underlying()) {
            // the bytes of a string, which nobody can change: no copy
            case Slice s when r.x() instanceof Conv c && c.kind() == ConvKind.STRING_TO_BYTES && s.elem() instanceof Basic -> sequence(r, retyped(walk.exprs.expr(c.x(), all)), all);
            case Slice s -> sequence(r, walk.exprs.expr(r.x(), all), all);
            case Array a -> array(r, a, all);
            case Pointer p -> {
                Array a = IrTypes.arrayOf(r.x().type());
                if (r.value() == null) {
                    // Only the length is needed, which a nil pointer has, too.
                    all.add(new Assign(r.pos(), null, walk.exprs.expr(r.x(), all)));
                    count(r, IrTypes.intConst(r.pos(), a.len()), all);
                } else {
                    sequence(r, walk.exprs.expr(r.x(), all), all);
                }
            }
            case MapType m -> map(r, all);
            case Chan c -> channel(r, all);
            case Basic b when b.has(Basic.IS_STRING) -> string(r, all);
            default -> count(r, walk.exprs.expr(r.x(), all), all);
        }
        out.add(new Block(r.pos(), all));
    }

    /// What an iteration begins with.
    private List<Stmt> start(Range r) {
        return walk.stmts.block(r.before());
    }

    private void declare(Expr place, Expr value, Pos pos, List<Stmt> out) {
        if (place != null) {
            out.add(new Declare(pos, ((LocalRef) place).local(), value));
        }
    }

    /// for i := 0; i < n; i++ — also range over an integer, whose type the variable has.
    private void count(Range r, Expr limit, List<Stmt> out) {
        Type type = r.key() != null ? r.key().type() : limit.type();
        if (type.underlying() instanceof Basic b && b.has(Basic.IS_UNTYPED)) {
            type = Basic.INT;
        }
        LocalRef n = walk.define(r.pos(), type, limit, out);
        List<Stmt> body = start(r);
        LocalRef i = counter(r.pos(), type, out);
        declare(r.key(), i, r.pos(), body);
        walk.stmts.list(r.body(), body);
        out.add(loop(r.pos(), r.label(), i, n, body));
    }

    private LocalRef counter(Pos pos, Type type, List<Stmt> out) {
        return walk.variable(pos, type, IrTypes.constOf(pos, type, 0), out);
    }

    private static Stmt loop(Pos pos, Label label, LocalRef i, Expr n, List<Stmt> body) {
        Expr cond = Walk.binary(pos, Basic.BOOL, BinaryOp.LT, i, n);
        Stmt post = new Assign(pos, i, Walk.binary(pos, i.type(), BinaryOp.ADD, i, IrTypes.constOf(pos, i.type(), 1)));
        return new Loop(pos, label, List.of(), cond, List.of(post), body);
    }

    /// An array is evaluated once; a copy is needed only when its elements are used.
    private void array(Range r, Array a, List<Stmt> out) {
        if (r.value() == null) {
            if (!(r.x() instanceof LocalRef) && !(r.x() instanceof GlobalRef)) {
                out.add(new Assign(r.pos(), null, walk.exprs.expr(r.x(), out)));
            }
            count(r, IrTypes.intConst(r.pos(), a.len()), out);
        } else {
            sequence(r, walk.exprs.expr(r.x(), out), out);
        }
    }

    /// Slices, arrays and pointers to arrays: s := x; n := len(s); for i := 0; i < n; i++ { k := i; v := s[i]; … }
    private void sequence(Range r, Expr x, List<Stmt> out) {
        LocalRef s = walk.define(r.pos(), x.type(), x, out);
        Array a = IrTypes.arrayOf(x.type());
        Expr limit = a != null ? IrTypes.intConst(r.pos(), a.len()) : new Len(r.pos(), Basic.INT, s);
        LocalRef n = walk.define(r.pos(), Basic.INT, limit, out);
        LocalRef i = counter(r.pos(), Basic.INT, out);
        List<Stmt> body = start(r);
        declare(r.key(), i, r.pos(), body);
        if (r.value() != null) {
            Type elem = x.type().underlying() instanceof Basic ? r.value().type() : IrTypes.elem(x.type());
            declare(r.value(), new Index(r.pos(), elem, s, i, true), r.pos(), body);
        }
        walk.stmts.list(r.body(), body);
        out.add(loop(r.pos(), r.label(), i, n, body));
    }

    /// s := x; next := 0; for i := 0; i < len(s); i = next { v := rune(s[i]); if v < 0x80 { next = i + 1 } else { v, next = decode } … }
    private void string(Range r, List<Stmt> out) {
        Pos pos = r.pos();
        LocalRef s = walk.define(pos, Basic.STRING, retyped(walk.exprs.expr(r.x(), out)), out);
        LocalRef n = walk.define(pos, Basic.INT, new Len(pos, Basic.INT, s), out);
        LocalRef i = counter(pos, Basic.INT, out);
        LocalRef next = counter(pos, Basic.INT, out);
        List<Stmt> body = start(r);
        LocalRef v = walk.variable(pos, Basic.INT32, new Conv(pos, Basic.INT32, ConvKind.NUMERIC, new Index(pos, Basic.UINT8, s, i, true)), body);
        List<Stmt> wide = new ArrayList<>();
        LocalRef packed = walk.define(pos, Basic.INT, Walk.rt(pos, Basic.INT, RuntimeSymbol.DECODERUNE, s, i), wide);
        wide.add(new Assign(pos, v, new Conv(pos, Basic.INT32, ConvKind.NUMERIC, packed)));
        Expr width = Walk.binary(pos, Basic.INT, BinaryOp.SHR, packed, IrTypes.constOf(pos, Basic.UINT, 32));
        wide.add(new Assign(pos, next, Walk.binary(pos, Basic.INT, BinaryOp.ADD, i, width)));
        Stmt ascii = new Assign(pos, next, Walk.binary(pos, Basic.INT, BinaryOp.ADD, i, IrTypes.intConst(pos, 1)));
        body.add(new If(pos, Walk.binary(pos, Basic.BOOL, BinaryOp.LT, v, IrTypes.constOf(pos, Basic.INT32, 0x80)), List.of(ascii), wide));
        declare(r.key(), i, pos, body);
        declare(r.value(), v, pos, body);
        walk.stmts.list(r.body(), body);
        Expr cond = Walk.binary(pos, Basic.BOOL, BinaryOp.LT, i, n);
        out.add(new Loop(pos, r.label(), List.of(), cond, List.of(new Assign(pos, i, next)), body));
    }

    private static Expr retyped(Expr x) {
        return x.type().underlying() == x.type() ? x : new Conv(x.pos(), Basic.STRING, ConvKind.NOP, x);
    }

    /// it := mapiterinit(m); for mapiternext(it) { k := key(it); v := elem(it); … }
    private void map(Range r, List<Stmt> out) {
        Pos pos = r.pos();
        Expr m = walk.exprs.expr(r.x(), out);
        if (MapClear.matches(r)) {
            out.add(Walk.rtStmt(pos, RuntimeSymbol.MAPCLEAR, Walk.desc(pos, m.type()), m));
            return;
        }
        MapEntries entries = MapEntries.of(m.type());
        LocalRef it = walk.define(pos, Basic.UNSAFE_POINTER, Walk.rt(pos, Basic.UNSAFE_POINTER, RuntimeSymbol.MAPITERINIT, Walk.desc(pos, m.type()), m), out);
        List<Stmt> body = start(r);
        if (r.key() != null) {
            declare(r.key(), entries.iterKey(pos, IrTypes.mapKey(m.type()), it), pos, body);
        }
        if (r.value() != null) {
            declare(r.value(), MapWalk.iterElem(pos, IrTypes.mapElem(m.type()), it), pos, body);
        }
        walk.stmts.list(r.body(), body);
        Expr cond = Walk.rt(pos, Basic.BOOL, RuntimeSymbol.MAPITERNEXT, it);
        out.add(new Loop(pos, r.label(), List.of(), cond, List.of(), body));
    }

    private void channel(Range r, List<Stmt> out) {
        Pos pos = r.pos();
        LocalRef ch = walk.define(pos, r.x().type(), walk.exprs.expr(r.x(), out), out);
        Type elem = IrTypes.elem(r.x().type());
        List<Stmt> setup = new ArrayList<>();
        LocalRef v = walk.variable(pos, elem, null, out);
        LocalRef ok = walk.variable(pos, Basic.BOOL, null, out);
        walk.chans.recvOk(new RecvOk(pos, v, ok, ch), setup);
        List<Stmt> body = start(r);
        declare(r.key(), v, pos, body);
        walk.stmts.list(r.body(), body);
        out.add(new Loop(pos, r.label(), setup, ok, List.of(), body));
    }
}
