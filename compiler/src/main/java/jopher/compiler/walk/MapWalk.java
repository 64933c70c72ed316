package jopher.compiler.walk;

import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// Map operations through slots.
///
/// before: m[k] = v            after: s := mapassign_fast64(desc, m, k); slot(m, s) = v
/// before: t = m[k].f          after: s := mapaccess1_fast64(m, k);      t = slot(m, s).f
/// before: m[k] += v           after: s := mapassign_fast64(desc, m, k); slot(m, s) = slot(m, s) + v
final class MapWalk {
    /// The largest constant hint that the short form of make serves: one unit (R2.1; Go 1.26 walk/builtin.go: walkMakeMap).
    private static final long SMALL_HINT = 8;

    private final Walk walk;

    MapWalk(Walk walk) {
        this.walk = walk;
    }

    /// The slot of m[k] for writing; never "none".
    MapSlot assignSlot(MapIndex x, List<Stmt> out) {
        LocalRef m = walk.once(x.map(), out);
        MapEntries e = MapEntries.of(m.type());
        LocalRef slot = walk.define(x.pos(), Basic.INT32, Walk.rt(x.pos(), Basic.INT32, e.assign, Walk.desc(x.pos(), m.type()), m, e.key(walk.exprs.expr(x.key(), out))), out);
        return new MapSlot(x.pos(), x.type(), m, slot);
    }

    /// The slot of m[k] for reading, negative when the key is missing.
    MapSlot accessSlot(MapIndex x, boolean commaOk, List<Stmt> out) {
        LocalRef m = walk.once(walk.exprs.expr(x.map(), out), out);
        MapEntries e = MapEntries.of(m.type());
        Expr k = walk.exprs.expr(x.key(), out);
        Expr plain = e.unboxed(k);
        if (plain != null) {
            Expr call = Walk.rt(x.pos(), Basic.INT32, Kinds.of(plain.type()).access(commaOk), Walk.desc(x.pos(), m.type()), m, Walk.desc(x.pos(), plain.type()), plain);
            return new MapSlot(x.pos(), x.type(), m, walk.define(x.pos(), Basic.INT32, call, out));
        }
        Expr key = ExprWalk.looked(e.key(k));
        RuntimeSymbol fn = commaOk ? e.access2 : e.access1;
        Expr call = e.typed ? Walk.rt(x.pos(), Basic.INT32, fn, Walk.desc(x.pos(), m.type()), m, key) : Walk.rt(x.pos(), Basic.INT32, fn, m, key);
        LocalRef slot = walk.define(x.pos(), Basic.INT32, call, out);
        return new MapSlot(x.pos(), x.type(), m, slot);
    }

    void assign(Pos pos, MapIndex place, Expr value, List<Stmt> out) {
        MapSlot slot = assignSlot(place, out);
        out.add(new Stmt.Assign(pos, slot, walk.exprs.expr(value, out)));
    }

    /// m[k] = append(m[k], …): one call.
    void appendAssign(Pos pos, MapIndex place, Expr append, List<Stmt> out) {
        MapSlot slot = assignSlot(place, out);
        Expr v = switch (append) {
            case Append a -> new Append(a.pos(), a.type(), slot, walk.exprs.exprs(a.elems(), out), a.site(), null);
            case AppendSlice a -> new AppendSlice(a.pos(), a.type(), slot, walk.exprs.expr(a.tail(), out));
            default -> throw new IllegalArgumentException("not an append: " + append);
        };
        out.add(new Stmt.Assign(pos, slot, v));
    }

    void opAssign(Stmt.OpAssign a, MapIndex place, List<Stmt> out) {
        Expr y = walk.exprs.expr(a.value(), out);
        MapSlot slot = assignSlot(place, out);
        Expr v = a.op() == BinaryOp.ADD && IrTypes.isString(slot.type())
                ? new Concat(a.pos(), slot.type(), List.of(slot, y))
                : new Binary(a.pos(), slot.type(), a.op(), slot, y);
        out.add(new Stmt.Assign(a.pos(), slot, v));
    }

    void indexOk(Stmt.MapIndexOk s, List<Stmt> out) {
        MapSlot slot = accessSlot(s.x(), true, out);
        if (s.dst() != null) {
            out.add(new Stmt.Assign(s.pos(), s.dst(), slot));
        }
        if (s.ok() != null) {
            Expr found = Walk.binary(s.pos(), Basic.BOOL, BinaryOp.GE, slot.slot(), IrTypes.constOf(s.pos(), Basic.INT32, 0));
            out.add(new Stmt.Assign(s.pos(), s.ok(), ExprWalk.retype(found, s.ok().type())));
        }
    }

    void delete(Stmt.Delete d, List<Stmt> out) {
        LocalRef m = walk.once(walk.exprs.expr(d.map(), out), out);
        MapEntries e = MapEntries.of(m.type());
        Expr k = walk.exprs.expr(d.key(), out);
        Expr plain = e.unboxed(k);
        if (plain != null) {
            out.add(Walk.rtStmt(d.pos(), Kinds.of(plain.type()).delete, Walk.desc(d.pos(), m.type()), m, Walk.desc(d.pos(), plain.type()), plain));
            return;
        }
        Expr key = ExprWalk.looked(e.key(k));
        out.add(e.typed ? Walk.rtStmt(d.pos(), e.delete, Walk.desc(d.pos(), m.type()), m, key) : Walk.rtStmt(d.pos(), e.delete, m, key));
    }

    Expr make(MakeMap m, List<Stmt> out) {
        Expr hint = m.hint() == null ? null : walk.exprs.expr(m.hint(), out);
        boolean small = hint == null || hint instanceof Const c && isSmall(c.value());
        if ((small || !(hint instanceof Const)) && walk.frame.takes(m)) {
            return walk.frame.make(m.pos(), m.type(), small ? IrTypes.intConst(m.pos(), 0) : hint, out);
        }
        if (small) {
            return Walk.rt(m.pos(), m.type(), RuntimeSymbol.MAKEMAP_SMALL);
        }
        Expr h = hint.type().underlying() == Basic.INT ? hint : new Conv(m.pos(), Basic.INT, ConvKind.NUMERIC, hint);
        return Walk.rt(m.pos(), m.type(), RuntimeSymbol.MAKEMAP, Walk.desc(m.pos(), m.type()), h);
    }

    private static boolean isSmall(Constant c) {
        Long v = IrTypes.longValue(c);
        return v != null && v >= 0 && v <= SMALL_HINT;
    }

    /// The element under the iterator by the storage that the JVM type of the element has.
    static Expr iterElem(Pos pos, Type elem, Expr iter) {
        RuntimeSymbol fn = switch (Kinds.of(elem)) {
            case I -> RuntimeSymbol.MAPITERELEMI;
            case J -> RuntimeSymbol.MAPITERELEMJ;
            case F -> RuntimeSymbol.MAPITERELEMF;
            case D -> RuntimeSymbol.MAPITERELEMD;
            case L -> RuntimeSymbol.MAPITERELEML;
        };
        return Walk.rt(pos, elem, fn, iter);
    }
}
