package jopher.compiler.noder;

import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.ConvKind;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Conversions, implicit and explicit (spec: Assignability, Conversions).
final class ConvNoder {
    private final FuncNoder f;

    ConvNoder(FuncNoder f) {
        this.f = f;
    }

    /// The expression as a value assigned to `to`: nil, constants and untyped values get that type, others are converted.
    Expr to(jopher.compiler.syntax.Expr e, Type to) {
        if (f.values.isNil(e)) {
            return f.values.zero(e.pos(), to);
        }
        var c = f.values.constant(e);
        if (c != null) {
            Type raw = f.values.rawType(e);
            if (raw instanceof Basic b && b.has(Basic.IS_UNTYPED)) {
                Type t = to.underlying() instanceof Basic ? to : Types.defaultType(raw);
                return implicit(e.pos(), f.values.constant(e.pos(), t, c), to);
            }
        }
        return implicit(e.pos(), f.exprs.expr(e), to);
    }

    /// An assignable value as a value of type `to`.
    Expr implicit(Pos pos, Expr x, Type to) {
        Type from = x.type();
        if (from == to || Types.identical(from, to)) {
            return x;
        }
        if (to.underlying() instanceof Interface) {
            if (!(from.underlying() instanceof Interface)) {
                return new Expr.ToIface(pos, to, x);
            }
            return Types.identical(from.underlying(), to.underlying()) ? new Expr.Conv(pos, to, ConvKind.NOP, x) : new Expr.IfaceToIface(pos, to, x);
        }
        if (x instanceof Expr.Zero) {
            return new Expr.Zero(pos, to);
        }
        return new Expr.Conv(pos, to, ConvKind.NOP, x);
    }

    /// T(x).
    Expr explicit(Pos pos, Expr x, Type to) {
        Type from = x.type();
        if (from == to || Types.identical(from, to)) {
            return x;
        }
        Type uf = from.underlying();
        Type ut = to.underlying();
        if (ut instanceof Interface) {
            return implicit(pos, x, to);
        }
        if (x instanceof Expr.Const c) {
            Expr folded = f.values.convert(pos, c, to);
            if (folded != null) {
                return folded;
            }
        }
        if (x instanceof Expr.Conv inner && inner.kind() == ConvKind.UNSAFE && unsafe(uf) && ut instanceof Pointer target
                && inner.x().type().underlying() instanceof Pointer source
                && Types.identicalIgnoreTags(source.elem().underlying(), target.elem().underlying())) {
            // (*B)(unsafe.Pointer(a)) where *B and a's type have the same representation
            return new Expr.Conv(pos, to, ConvKind.NOP, inner.x());
        }
        if (unsafe(ut)) {
            Expr moved = moved(pos, x, to);
            if (moved != null) {
                return moved;
            }
        }
        return new Expr.Conv(pos, to, kind(pos, uf, ut), x);
    }

    /// `unsafe.Pointer(uintptr(p) + n)` is unsafe.Add, which needs no address; so are sums and differences of more terms. Null for anything else.
    private static Expr moved(Pos pos, Expr x, Type to) {
        if (x instanceof Expr.Conv c && c.kind() == ConvKind.UNSAFE && unsafe(c.x().type().underlying())) {
            return c.x();
        }
        if (!(x instanceof Expr.Binary b) || b.op() != Expr.BinaryOp.ADD && b.op() != Expr.BinaryOp.SUB) {
            return null;
        }
        Expr p = moved(pos, b.x(), to);
        if (p != null) {
            Expr n = b.op() == Expr.BinaryOp.ADD ? b.y() : new Expr.Unary(pos, b.y().type(), Expr.UnaryOp.NEG, b.y());
            return new Expr.UnsafeOp(pos, to, "Add", java.util.List.of(p, n));
        }
        return null;
    }

    private ConvKind kind(Pos pos, Type from, Type to) {
        if (Types.identicalIgnoreTags(from, to)) {
            return ConvKind.NOP;
        }
        if (from instanceof Basic a && to instanceof Basic b) {
            if (a.has(Basic.IS_NUMERIC) && b.has(Basic.IS_NUMERIC) && a.kind() != Basic.Kind.UNSAFE_POINTER && b.kind() != Basic.Kind.UNSAFE_POINTER) {
                return ConvKind.NUMERIC;
            }
            if (a.has(Basic.IS_INTEGER) && b.has(Basic.IS_STRING)) {
                return ConvKind.INT_TO_STRING;
            }
        }
        if (unsafe(from) || unsafe(to)) {
            return ConvKind.UNSAFE;
        }
        if (to instanceof Basic b && b.has(Basic.IS_STRING) && from instanceof Slice s) {
            return isByte(s.elem()) ? ConvKind.BYTES_TO_STRING : ConvKind.RUNES_TO_STRING;
        }
        if (from instanceof Basic b && b.has(Basic.IS_STRING) && to instanceof Slice s) {
            return isByte(s.elem()) ? ConvKind.STRING_TO_BYTES : ConvKind.STRING_TO_RUNES;
        }
        if (from instanceof Slice && to instanceof Array) {
            return ConvKind.SLICE_TO_ARRAY;
        }
        if (from instanceof Slice && to instanceof Pointer) {
            return ConvKind.SLICE_TO_ARRAY_POINTER;
        }
        return ConvKind.NOP;
    }

    private static boolean unsafe(Type u) {
        return u instanceof Basic b && b.kind() == Basic.Kind.UNSAFE_POINTER;
    }

    private static boolean isByte(Type t) {
        return t.underlying() instanceof Basic b && b.kind() == Basic.Kind.UINT8;
    }

    /// Both operands of == or != in a common type: an interface operand wins over a concrete one.
    record Pair(Expr x, Expr y) {}

    Pair common(jopher.compiler.syntax.Expr ex, jopher.compiler.syntax.Expr ey) {
        if (f.values.isNil(ex)) {
            if (f.values.isNil(ey)) {
                throw f.bug(ex.pos(), "nil compared with nil");
            }
            Expr y = f.exprs.expr(ey);
            return new Pair(f.values.zero(ex.pos(), y.type()), y);
        }
        if (f.values.isNil(ey)) {
            Expr x = f.exprs.expr(ex);
            return new Pair(x, f.values.zero(ey.pos(), x.type()));
        }
        Type tx = f.values.rawType(ex);
        Type ty = f.values.rawType(ey);
        boolean ux = tx instanceof Basic a && a.has(Basic.IS_UNTYPED);
        boolean uy = ty instanceof Basic b && b.has(Basic.IS_UNTYPED);
        Expr x = ux && !uy ? to(ex, ty) : f.exprs.expr(ex);
        Expr y = uy && !ux ? to(ey, tx) : f.exprs.expr(ey);
        return common(x, y);
    }

    Pair common(Expr x, Expr y) {
        Type tx = x.type();
        Type ty = y.type();
        if (Types.identical(tx, ty)) {
            return new Pair(x, y);
        }
        boolean ix = IrTypes.isInterface(tx);
        boolean iy = IrTypes.isInterface(ty);
        if (ix && !iy) {
            return new Pair(x, implicit(y.pos(), y, tx));
        }
        if (iy && !ix) {
            return new Pair(implicit(x.pos(), x, ty), y);
        }
        if (ix) {
            // either is assignable to the other: the one with more methods converts
            int nx = ((Interface) tx.underlying()).methods().size();
            int ny = ((Interface) ty.underlying()).methods().size();
            return nx >= ny ? new Pair(implicit(x.pos(), x, ty), y) : new Pair(x, implicit(y.pos(), y, tx));
        }
        return new Pair(x, implicit(y.pos(), y, tx));
    }
}
