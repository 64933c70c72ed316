package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.base.PosBase;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Stmt.AssignStmt;
import jopher.compiler.syntax.Stmt.ForStmt;
import jopher.compiler.syntax.Stmt.RangeClause;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// For statements, with and without range.
final class LoopNoder {
    private final FuncNoder f;

    LoopNoder(FuncNoder f) {
        this.f = f;
    }

    void loop(ForStmt s, String name, List<Stmt> out) {
        if (s.init() instanceof RangeClause r) {
            Type t = f.values.type(r.x());
            if (t.underlying() instanceof Signature sig) {
                f.rangeFuncs.rewrite(s, r, sig, out);
            } else {
                range(s, r, t, name, out);
            }
            return;
        }
        Label label = f.label(name);
        f.targets.put(s, new FuncNoder.Target(label, label));
        List<Stmt> init = new ArrayList<>();
        f.stmts.stmt(s.init(), null, init);
        Expr cond = s.cond() == null ? null : f.exprs.expr(s.cond());
        if (Boolean.TRUE.equals(Values.truth(cond))) {
            cond = null;
        }
        List<Stmt> body = f.stmts.block(s.body());
        List<Stmt> post = new ArrayList<>();
        f.stmts.stmt(s.post(), null, post);
        List<Local> fresh = new ArrayList<>();
        if (s.init() instanceof AssignStmt a && a.op() == Operator.DEF && perIteration(s.pos())) {
            for (Stmt i : init) {
                List<Local> declared = i instanceof Stmt.Declare d ? List.of(d.local()) : i instanceof Stmt.DeclareList l ? l.locals() : List.of();
                for (Local v : declared) {
                    if (v != null && (v.captured || v.addrTaken)) {
                        fresh.add(v);
                    }
                }
            }
        }
        out.add(new Stmt.For(s.pos(), label, init, cond, post, body, fresh));
    }

    /// Whether loop variables are per iteration: since go1.22, by the version of the file.
    private boolean perIteration(Pos pos) {
        PosBase base = pos.fileBase();
        for (var e : f.info().fileVersions.entrySet()) {
            File file = e.getKey();
            if (file.pos().fileBase() == base) {
                return atLeast122(e.getValue());
            }
        }
        return true;
    }

    private static boolean atLeast122(String version) {
        if (!version.startsWith("go1.")) {
            return true;
        }
        int n = 0;
        for (int i = 4; i < version.length() && Character.isDigit(version.charAt(i)); i++) {
            n = n * 10 + version.charAt(i) - '0';
        }
        return n >= 22;
    }

    private void range(ForStmt s, RangeClause r, Type t, String name, List<Stmt> out) {
        Label label = f.label(name);
        f.targets.put(s, new FuncNoder.Target(label, label));
        var lhs = jopher.compiler.syntax.Expr.unpackList(r.lhs());
        Expr x = rangeValue(r, lhs, t, out);
        t = x.type();
        Type[] types = elementTypes(t);
        boolean fresh = r.def() && perIteration(s.pos());
        Expr[] vars = new Expr[2];
        List<Stmt> converted = new ArrayList<>();
        List<Stmt> block = new ArrayList<>();
        List<Expr> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < lhs.size(); i++) {
            AssignNoder.Target target = f.assigns.target(lhs.get(i), r.def());
            if (target.isBlank()) {
                continue;
            }
            if (target.declared() != null && fresh && Types.identical(target.type(), types[i])) {
                vars[i] = new Expr.LocalRef(target.pos(), target.declared());
                continue;
            }
            Expr tmp = f.ref(target.pos(), f.temp(target.pos(), types[i]));
            vars[i] = tmp;
            Expr value = f.conv.implicit(target.pos(), tmp, target.type());
            if (target.declared() != null && fresh) {
                converted.add(new Stmt.Declare(target.pos(), target.declared(), value));
                continue;
            }
            Expr place = target.place();
            if (target.declared() != null) {
                // one variable for the whole loop (before go1.22)
                block.add(new Stmt.Declare(target.pos(), target.declared(), null));
                place = new Expr.LocalRef(target.pos(), target.declared());
                target.declared().reassigned = true;
            }
            places.add(place);
            values.add(value);
        }
        List<Stmt> body = new ArrayList<>(converted);
        f.stmts.list(s.body().list(), body);
        Stmt.AssignList assign = places.isEmpty() ? null : new Stmt.AssignList(r.pos(), places, values);
        Stmt loop = new Stmt.Range(s.pos(), label, vars[0], vars[1], x, assign, List.of(), body);
        if (block.isEmpty()) {
            out.add(loop);
        } else {
            block.add(loop);
            out.add(new Stmt.Block(s.pos(), block));
        }
    }

    private Expr rangeValue(RangeClause r, List<jopher.compiler.syntax.Expr> lhs, Type t, List<Stmt> out) {
        if (f.values.constant(r.x()) != null && IrTypes.isInteger(t)) {
            // an untyped count has the type of the iteration variable
            Type raw = f.values.rawType(r.x());
            Type want = t;
            if (raw instanceof Basic b && b.has(Basic.IS_UNTYPED) && !lhs.isEmpty()) {
                var l = jopher.compiler.syntax.Expr.unparen(lhs.getFirst());
                if (!(l instanceof Name n) || !n.value().equals("_")) {
                    want = l instanceof Name n && f.info().objectOf(n) instanceof Var v ? f.type(v.type()) : f.values.type(l);
                }
            }
            return f.values.constant(r.x().pos(), want, f.values.constant(r.x()));
        }
        return ExprNoder.unroll(f.exprs.expr(r.x()), out);
    }

    private Type[] elementTypes(Type t) {
        return switch (t.underlying()) {
            case Basic b when b.has(Basic.IS_STRING) -> new Type[] {Basic.INT, Basic.RUNE};
            case Basic b -> new Type[] {t, null};
            case Array a -> new Type[] {Basic.INT, f.type(a.elem())};
            case Slice a -> new Type[] {Basic.INT, f.type(a.elem())};
            case Pointer p -> new Type[] {Basic.INT, f.type(((Array) p.elem().underlying()).elem())};
            case MapType m -> new Type[] {f.type(m.key()), f.type(m.elem())};
            case Chan c -> new Type[] {f.type(c.elem()), null};
            default -> throw new IllegalArgumentException("range over " + t);
        };
    }
}
