package jopher.compiler.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.Assign;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;

/// `a, b = x, y` with both sides ordered: operands of places and values that an earlier assignment of the list could change are saved first, all
/// others are evaluated between the assignments, so that a panic there leaves the earlier ones done (Go 1.26 walk/assign.go: ascompatee).
final class ListAssign {
    /// Larger variables are captured by reference (Go 1.26 escape: Byval).
    private static final long MOST_CAPTURED_BY_VALUE = 128;

    private final Order order;

    ListAssign(Order order) {
        this.order = order;
    }

    /// A null place is the blank identifier.
    void assign(Pos pos, List<Expr> places, List<Expr> values, List<Stmt> out) {
        if (places.size() == 1) {
            single(pos, places.getFirst(), values.getFirst(), out);
            return;
        }
        new Pass(pos, out).all(places, values);
    }

    /// One assignment, both sides without effects.
    void single(Pos pos, Expr place, Expr value, List<Stmt> out) {
        if (place instanceof MapIndex m) {
            // Gc makes the entry, then evaluates the value.
            MapIndex fixed = order.hoist.fixed(m, out);
            out.add(new Assign(pos, fixed, order.hoist.value(value, out)));
            return;
        }
        Expr p = order.hoist.operand(place, out);
        if (inParts(p, value)) {
            literal(pos, p, value, out);
        } else {
            out.add(new Assign(pos, p, order.hoist.value(value, out)));
        }
    }

    /// Whether the variable gets a literal part by part, which shows if a part panics: deferred functions recover, and the caller sees the result
    /// half set (Go 1.26 walk/complit.go: oaslit).
    private boolean inParts(Expr place, Expr value) {
        if (!(place instanceof LocalRef l && l.local().kind == Local.Kind.RESULT && order.fn.hasDefer && !inMemory(l.local()))
                || !isLiteral(value) || Effects.panics(value) == 0) {
            return false;
        }
        boolean[] used = {false};
        IrVisitor.visit(value, e -> used[0] |= e instanceof LocalRef r && r.local() == l.local());
        return !used[0];
    }

    private static boolean isLiteral(Expr x) {
        return x instanceof StructLit || x instanceof ArrayLit && IrTypes.isArray(x.type());
    }

    /// Literals with more values get their constants together, before the first of the others (Go 1.26 walk/complit.go: anylit).
    private static final int MOST_IN_TURN = 4;

    /// Which values of a literal are assigned.
    private enum Part {
        ALL,
        CONSTANTS,
        OTHERS
    }

    /// place = zero; place.f = x; … in the order of the source.
    private void literal(Pos pos, Expr place, Expr value, List<Stmt> out) {
        out.add(new Assign(pos, place, new Zero(pos, place.type())));
        long values = value instanceof StructLit s ? s.fields().stream().filter(f -> f != null).count() : ((ArrayLit) value).entries().size();
        if (values <= MOST_IN_TURN) {
            parts(pos, place, value, Part.ALL, out);
        } else {
            parts(pos, place, value, Part.CONSTANTS, out);
            parts(pos, place, value, Part.OTHERS, out);
        }
    }

    private void parts(Pos pos, Expr place, Expr value, Part part, List<Stmt> out) {
        switch (value) {
            case StructLit s -> {
                Struct type = (Struct) s.type().underlying();
                for (int n = 0; n < s.fields().size(); n++) {
                    int i = s.evaluation() == null ? n : n < s.evaluation().size() ? s.evaluation().get(n) : -1;
                    Expr x = i < 0 ? null : s.fields().get(i);
                    if (x != null) {
                        parts(pos, new Field(pos, x.type(), place, false, type.field(i), i), x, part, out);
                    }
                }
            }
            case ArrayLit a when IrTypes.isArray(a.type()) -> a.entries().forEach(
                    en -> parts(pos, new Index(pos, en.value().type(), place, IrTypes.intConst(pos, en.index()), true), en.value(), part, out));
            default -> {
                if (part == Part.ALL || (part == Part.CONSTANTS) == value instanceof Const) {
                    out.add(new Assign(pos, place, order.hoist.value(value, out)));
                }
            }
        }
    }

    /// Whether a variable counts as memory: those with their address taken, those captured by reference, and in a literal all that it captures
    /// (Go 1.26 walk/assign.go: PAUTOHEAP, the class of closure variables; walk/closure.go: directClosureCall makes them parameters).
    private boolean inMemory(Local l) {
        return l.addrTaken || !order.fn.calledDirectly && order.fn.captures.contains(l) || l.captured && (l.reassigned || Sizes.sizeof(l.type) > MOST_CAPTURED_BY_VALUE);
    }

    /// One list.
    private final class Pass {
        private final Pos pos;
        private final List<Stmt> early;
        private final List<Stmt> late = new ArrayList<>();
        private final Set<Local> assigned = new HashSet<>();
        private boolean memory;
        private boolean result;

        Pass(Pos pos, List<Stmt> out) {
            this.pos = pos;
            this.early = out;
        }

        void all(List<Expr> places, List<Expr> values) {
            for (int i = 0; i < places.size(); i++) {
                Expr p = places.get(i) == null ? null : place(places.get(i));
                single(pos, p, save(values.get(i)), late);
                written(p);
            }
            early.addAll(late);
        }

        private Expr place(Expr p) {
            return switch (p) {
                case Field f -> new Field(f.pos(), f.type(), f.viaPointer() ? save(f.x()) : place(f.x()), f.viaPointer(), f.field(), f.index());
                case Index i when IrTypes.isArray(i.x().type()) -> {
                    Expr index = save(i.index());
                    yield new Index(i.pos(), i.type(), place(i.x()), index, i.bounded());
                }
                case Index i -> {
                    Expr x = save(i.x());
                    yield new Index(i.pos(), i.type(), x, save(i.index()), i.bounded());
                }
                case MapIndex m -> {
                    Expr map = save(m.map());
                    yield new MapIndex(m.pos(), m.type(), map, save(m.key()));
                }
                case Deref d -> new Deref(d.pos(), d.type(), save(d.x()));
                case Conv c -> new Conv(c.pos(), c.type(), c.kind(), place(c.x()));
                default -> p;
            };
        }

        private Expr save(Expr x) {
            return affected(x) && !ExprOrder.isFixed(x) ? order.copy(x, early) : x;
        }

        private boolean affected(Expr x) {
            if (result) {
                return true;
            }
            boolean[] found = {false};
            IrVisitor.visit(x, e -> found[0] |= e instanceof LocalRef l && assigned.contains(l.local()) || memory && readsMemory(e));
            return found[0];
        }

        /// What the assignment to `p` may change.
        private void written(Expr p) {
            while (p instanceof Field f && !f.viaPointer() || p instanceof Index i && IrTypes.isArray(i.x().type()) || p instanceof Conv) {
                p = p instanceof Field f ? f.x() : p instanceof Index i ? i.x() : ((Conv) p).x();
            }
            switch (p) {
                case null -> { }
                case LocalRef l when l.local().kind == Local.Kind.RESULT && order.fn.hasDefer -> result = true;
                case LocalRef l when !inMemory(l.local()) -> assigned.add(l.local());
                default -> memory = true;
            }
        }
    }

    /// Go 1.26 walk/assign.go: readsMemory.
    private boolean readsMemory(Expr e) {
        return switch (e) {
            case LocalRef l -> inMemory(l.local());
            case Const c -> false;
            case Zero z -> false;
            case FuncRef f -> false;
            case Binary b -> b.op().isComparison();
            case Logical l -> false;
            case Unary u -> u.op() == UnaryOp.NOT;
            case ToIface t -> false;
            case IfaceToIface t -> false;
            case TypeAssert t -> false;
            case Field f -> f.viaPointer();
            case Conv c -> c.kind() != ConvKind.NOP && c.kind() != ConvKind.NUMERIC && c.kind() != ConvKind.UNSAFE;
            default -> true;
        };
    }
}
