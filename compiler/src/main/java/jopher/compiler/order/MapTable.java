package jopher.compiler.order;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.ArrayLit;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;

/// Large map literals of constants become two tables and a loop instead of one assignment per entry
/// (as gc does above 25 entries: Go 1.26 walk/complit.go, maplit), so that initialisers stay small.
final class MapTable {
    private static final int MIN_ENTRIES = 26;

    private MapTable() {}

    static boolean worthwhile(Expr.MapLit lit) {
        if (lit.keys().size() < MIN_ENTRIES) {
            return false;
        }
        for (int i = 0; i < lit.keys().size(); i++) {
            if (!(lit.keys().get(i) instanceof Expr.Const) || !(lit.values().get(i) instanceof Expr.Const)) {
                return false;
            }
        }
        return true;
    }

    /// keys := [n]K{…}; values := [n]V{…}; for i := 0; i < n; i++ { m[keys[i]] = values[i] }
    static void fill(Order order, Expr.MapLit lit, Expr.LocalRef map, List<Stmt> out) {
        Pos pos = lit.pos();
        int n = lit.keys().size();
        Expr keys = table(order, pos, IrTypes.mapKey(lit.type()), lit.keys(), out);
        Expr values = table(order, pos, IrTypes.mapElem(lit.type()), lit.values(), out);
        Local i = order.temp(pos, Basic.INT);
        i.reassigned = true;
        Expr.LocalRef index = new Expr.LocalRef(pos, i);
        List<Stmt> body = new ArrayList<>();
        Expr k = order.copy(new Expr.Index(pos, IrTypes.mapKey(lit.type()), keys, index, true), body);
        Expr v = order.copy(new Expr.Index(pos, IrTypes.mapElem(lit.type()), values, index, true), body);
        body.add(new Stmt.Assign(pos, new Expr.MapIndex(pos, IrTypes.mapElem(lit.type()), map, k), v));
        Stmt next = new Stmt.Assign(pos, index, new Expr.Binary(pos, Basic.INT, Expr.BinaryOp.ADD, index, IrTypes.intConst(pos, 1)));
        out.add(new Stmt.Declare(pos, i, IrTypes.intConst(pos, 0)));
        out.add(new Stmt.Loop(pos, new Label(".table"), List.of(),
                new Expr.Binary(pos, Basic.BOOL, Expr.BinaryOp.LT, index, IrTypes.intConst(pos, n)), List.of(next), body));
    }

    private static Expr table(Order order, Pos pos, jopher.compiler.types.Type elem, List<Expr> xs, List<Stmt> out) {
        List<ArrayLit.Entry> entries = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            entries.add(new ArrayLit.Entry(i, xs.get(i)));
        }
        return order.copy(new ArrayLit(pos, new Array(elem, xs.size()), xs.size(), entries), out);
    }
}
