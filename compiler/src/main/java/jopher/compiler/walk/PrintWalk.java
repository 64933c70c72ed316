package jopher.compiler.walk;

import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;

/// print and println: one runtime call per operand between lock and unlock, so that lines of several goroutines do not mix.
final class PrintWalk {
    private final Walk walk;

    PrintWalk(Walk walk) {
        this.walk = walk;
    }

    void lower(Stmt.Print p, List<Stmt> out) {
        Pos pos = p.pos();
        List<Expr> args = walk.exprs.exprs(p.args(), out);
        out.add(Walk.rtStmt(pos, RuntimeSymbol.PRINTLOCK));
        for (int i = 0; i < args.size(); i++) {
            if (p.newline() && i > 0) {
                out.add(Walk.rtStmt(pos, RuntimeSymbol.PRINTSP));
            }
            out.add(operand(args.get(i)));
        }
        if (p.newline()) {
            out.add(Walk.rtStmt(pos, RuntimeSymbol.PRINTNL));
        }
        out.add(Walk.rtStmt(pos, RuntimeSymbol.PRINTUNLOCK));
    }

    private static Stmt operand(Expr x) {
        Pos pos = x.pos();
        return switch (x.type().underlying()) {
            case Basic b when b.has(Basic.IS_BOOLEAN) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTBOOL, x);
            case Basic b when b.has(Basic.IS_STRING) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTSTRING, x);
            case Basic b when b.has(Basic.IS_UNSIGNED) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTUINT, numeric(x, Basic.UINT64));
            case Basic b when b.has(Basic.IS_INTEGER) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTINT, numeric(x, Basic.INT64));
            case Basic b when b == Basic.FLOAT32 -> Walk.rtStmt(pos, RuntimeSymbol.PRINTFLOAT32, x);
            case Basic b when b.has(Basic.IS_FLOAT) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTFLOAT, numeric(x, Basic.FLOAT64));
            case Basic b when b.has(Basic.IS_COMPLEX) -> Walk.rtStmt(pos, RuntimeSymbol.PRINTCOMPLEX, x);
            case Slice s -> Walk.rtStmt(pos, RuntimeSymbol.PRINTSLICE, x);
            case Interface i -> Walk.rtStmt(pos, RuntimeSymbol.PRINTIFACE, x);
            default -> Walk.rtStmt(pos, RuntimeSymbol.PRINTPOINTER, x);
        };
    }

    private static Expr numeric(Expr x, Type type) {
        return x.type().underlying() == type ? x : new Conv(x.pos(), type, ConvKind.NUMERIC, x);
    }
}
