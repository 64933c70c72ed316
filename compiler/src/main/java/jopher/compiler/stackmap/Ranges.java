package jopher.compiler.stackmap;

import java.util.Arrays;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt.Range;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Type;

/// Loops over values (Go 1.26 cmd/compile/internal/walk/range.go).
final class Ranges {
    private final Lowering l;
    private final Branches branches;
    private final Statements stmts;

    Ranges(Lowering l, Branches branches, Statements stmts) {
        this.l = l;
        this.branches = branches;
        this.stmts = stmts;
    }

    void range(Range r) {
        Expr x = l.order.expr(r.x());
        switch (r.x().type().underlying()) {
            case Basic b when b.has(Basic.IS_STRING) -> string(r, l.order.copy(x, false));
            case Basic b -> number(r, l.eval.value(x));
            case MapType m -> map(r, l.order.copy(x, false));
            case Chan c -> chan(r, l.order.copy(x, false));
            default -> {
                if (r.value() == null) {
                    number(r, l.eval.value(new Len(x.pos(), Basic.INT, x)));
                } else {
                    elements(r, l.order.copy(x, false));
                }
            }
        }
    }

    private void set(Expr variable, Val x) {
        if (variable instanceof LocalRef v) {
            stmts.declare(v.local(), null);
            l.store(l.place(v.local()), v.type(), x);
        }
    }

    private void body(Range r) {
        stmts.list(r.before());
        if (r.assign() != null) {
            stmts.assignList(r.assign().places(), r.assign().values());
        }
        stmts.block(r.body());
    }

    private Val scalar(Value... of) {
        return new Val(new Value[] {l.graph.pure(false, of)}, null);
    }

    private void number(Range r, Val n) {
        branches.loop(r.label(), () -> {
            l.graph.effect(Arrays.asList(n.words()));
            return true;
        }, () -> {
            set(r.key(), scalar());
            body(r);
        }, () -> { });
    }

    private void elements(Range r, LocalRef copy) {
        Type elem = IrTypes.elem(r.x().type());
        Val s = l.eval.value(copy);
        Value base = IrTypes.isArray(r.x().type()) ? l.address(l.place(copy.local())) : s.words()[0];
        Value length = IrTypes.isSlice(r.x().type()) ? s.words()[1] : l.graph.constant;
        Variable at = null;
        if (!Words.isScaled(elem)) {
            // a pointer runs through the elements; between iterations it is a number
            at = l.variable(".at", r.pos(), Basic.UINTPTR, null, Variable.Kind.TEMP, false);
            l.graph.write(at, 0, l.graph.pure(false, base));
        }
        Variable running = at;
        Value[] p = {base};
        branches.loop(r.label(), () -> {
            l.graph.effect(List.of(length));
            return true;
        }, () -> {
            if (running != null) {
                p[0] = l.graph.pure(true, l.graph.read(running, 0));
            }
            set(r.key(), scalar());
            set(r.value(), l.load(p[0].op == Value.Op.ADDRESS ? new Place(p[0].variable, null, false) : new Place(null, p[0], false), elem));
            body(r);
        }, () -> {
            if (running != null) {
                l.graph.write(running, 0, l.graph.pure(false, p[0]));
            }
        });
    }

    private void string(Range r, LocalRef copy) {
        Val s = l.eval.value(copy);
        branches.loop(r.label(), () -> {
            l.graph.effect(List.of(s.words()[1]));
            return true;
        }, () -> {
            Value c = l.graph.pure(false, s.words()[0]);
            l.graph.effect(List.of(c));
            l.eval.maybe(() -> l.eval.runtime(r.pos(), "decoderune", false, s.words()));
            set(r.key(), scalar());
            set(r.value(), scalar());
            body(r);
        }, () -> { });
    }

    private void map(Range r, LocalRef copy) {
        MapType t = (MapType) r.x().type().underlying();
        Variable it = l.order.temp(null, "internal/runtime/maps.Iter", true);
        l.eval.runtime(r.pos(), "mapIterStart", false, l.eval.value(copy).only(), l.graph.address(it));
        Place at = new Place(it, null, false);
        branches.loop(r.label(), () -> {
            l.graph.effect(Arrays.asList(l.load(at, Basic.UNSAFE_POINTER).words()));
            return true;
        }, () -> {
            set(r.key(), l.load(new Place(null, l.load(at, Basic.UNSAFE_POINTER).only(), false), t.key()));
            if (r.value() != null) {
                set(r.value(), l.load(new Place(null, l.load(at, Basic.UNSAFE_POINTER).only(), false), t.elem()));
            }
            body(r);
        }, () -> l.eval.runtime(r.pos(), "mapIterNext", false, l.graph.address(it)));
    }

    private void chan(Range r, LocalRef copy) {
        Type t = ((Chan) r.x().type().underlying()).elem();
        Val ch = l.eval.value(copy);
        Variable v = l.temp(t, null);
        l.zero(v);
        Val[] got = {null};
        branches.loop(r.label(), () -> {
            got[0] = l.eval.receive(r.pos(), t, ch, v, "chanrecv2");
            return true;
        }, () -> {
            set(r.key(), got[0]);
            l.zero(v);
            body(r);
        }, () -> { });
    }
}
