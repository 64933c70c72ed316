package jopher.compiler.represent;

import jopher.compiler.ir.Expr;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Types;

/// The largest value a non-negative integer expression can have, from its form alone.
final class Bounds {
    private Bounds() {}

    /// -1 when unknown or possibly negative.
    static long max(Expr e) {
        return switch (e) {
            case Expr.Const c when c.value().isInt64() && c.value().sign() >= 0 -> c.value().int64();
            case Expr.Binary b when b.op() == Expr.BinaryOp.AND -> {
                long x = max(b.x()), y = max(b.y());
                yield x < 0 ? y : y < 0 ? x : Math.min(x, y);
            }
            case Expr.Binary b when b.op() == Expr.BinaryOp.REM && max(b.y()) > 0 && (Types.isUnsigned(b.type()) || max(b.x()) >= 0) -> max(b.y()) - 1;
            case Expr.Binary b when b.op() == Expr.BinaryOp.SHR && b.y() instanceof Expr.Const c && c.value().isInt64() -> {
                long x = max(b.x());
                long n = c.value().int64();
                yield x < 0 || n < 0 ? ofType(e) : n > 63 ? 0 : x >> n;
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NUMERIC && Types.isInteger(c.x().type()) -> {
                long x = max(c.x()), t = ofType(e);
                yield t >= 0 ? x < 0 ? t : Math.min(x, t) : x >= 0 && x <= signedMax(e) ? x : -1;
            }
            default -> ofType(e);
        };
    }

    private static long signedMax(Expr e) {
        return e.type().underlying() instanceof Basic b ? switch (b.kind()) {
            case INT8 -> 127;
            case INT16 -> 32767;
            case INT32 -> Integer.MAX_VALUE;
            case INT, INT64, UINT64, UINT, UINTPTR -> Long.MAX_VALUE;
            default -> -1;
        } : -1;
    }

    private static long ofType(Expr e) {
        return e.type().underlying() instanceof Basic b ? switch (b.kind()) {
            case UINT8 -> 0xFF;
            case UINT16 -> 0xFFFF;
            case UINT32 -> 0xFFFFFFFFL;
            default -> -1;
        } : -1;
    }
}
