package jopher.compiler.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Tuple;

/// Takes map reads and method values out of an expression that is about to be used. Gc leaves them in place, so that they see what the calls of the
/// statement did; the phases behind order want statements (`t = m[k]`). No effect lies between those and the use. Literals whose elements stand in another
/// order than in memory get that of memory.
final class Hoist {
    private final Order order;

    Hoist(Order order) {
        this.order = order;
    }

    private static boolean isHoisted(Expr e) {
        return e instanceof MapIndex || e instanceof MethodValue || isMixed(e);
    }

    /// Whether its elements are evaluated in another order than that of memory.
    static boolean isMixed(Expr e) {
        return switch (e) {
            case StructLit s -> s.evaluation() != null;
            case ArrayLit a -> {
                long last = -1;
                boolean mixed = false;
                for (ArrayLit.Entry en : a.entries()) {
                    mixed |= en.index() < last;
                    last = en.index();
                }
                yield mixed;
            }
            default -> false;
        };
    }

    private static boolean contains(Expr x) {
        boolean[] found = {false};
        IrVisitor.visit(x, e -> found[0] |= isHoisted(e));
        return found[0];
    }

    /// The right side of an assignment: may stay a map read, or the part of the element that is needed.
    Expr value(Expr x, List<Stmt> out) {
        return isElement(x) ? element(x, out) : operand(x, out);
    }

    private static boolean isElement(Expr x) {
        while (x instanceof Field f && !f.viaPointer()) {
            x = f.x();
        }
        return x instanceof MapIndex;
    }

    private Expr element(Expr x, List<Stmt> out) {
        return x instanceof Field f
                ? new Field(f.pos(), f.type(), element(f.x(), out), false, f.field(), f.index())
                : fixed((MapIndex) x, out);
    }

    /// m[k] with both operands in temporaries.
    MapIndex fixed(MapIndex m, List<Stmt> out) {
        Expr map = fix(m.map(), out);
        return new MapIndex(m.pos(), m.type(), map, fix(m.key(), out));
    }

    /// A temporary or constant with the value.
    Expr fix(Expr x, List<Stmt> out) {
        return ExprOrder.isFixed(x) ? x : order.copy(x, out);
    }

    Expr operand(Expr x, List<Stmt> out) {
        if (x == null || !contains(x)) {
            return x;
        }
        if (isElement(x)) {
            return order.copy(x, out);
        }
        if (x instanceof MethodValue m) {
            return methodValue(m, out);
        }
        List<Expr> children = new ArrayList<>();
        ExprMapper.children(x, c -> {
            children.add(c);
            return c;
        });
        List<Expr> hoisted = isMixed(x) ? elements(x, operands(children, out), out) : operands(children, out);
        int[] next = {0};
        return inMemoryOrder(ExprMapper.children(x, c -> hoisted.get(next[0]++)));
    }

    /// The elements of a mixed literal, in the order of the source: those that panic before one that has its place left of theirs are taken now.
    private List<Expr> elements(Expr literal, List<Expr> xs, List<Stmt> out) {
        List<Long> places = literal instanceof StructLit s ? s.evaluation().stream().filter(i -> s.fields().get(i) != null).map(i -> (long) i).toList()
                : ((ArrayLit) literal).entries().stream().map(ArrayLit.Entry::index).toList();
        int last = -1;
        for (int i = 0; i < xs.size(); i++) {
            for (int j = i + 1; j < xs.size(); j++) {
                if (places.get(j) < places.get(i) && Effects.distinguishable(Effects.panics(xs.get(i)), Effects.panics(xs.get(j)))) {
                    last = i;
                }
            }
        }
        List<Expr> r = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            r.add(i <= last && Effects.panics(xs.get(i)) != 0 ? order.copy(xs.get(i), out) : xs.get(i));
        }
        return r;
    }

    static Expr inMemoryOrder(Expr x) {
        return switch (x) {
            case StructLit s when s.evaluation() != null -> new StructLit(s.pos(), s.type(), s.fields());
            case ArrayLit a when isMixed(a) -> {
                List<ArrayLit.Entry> entries = new ArrayList<>(a.entries());
                entries.sort(Comparator.comparingLong(ArrayLit.Entry::index));
                yield new ArrayLit(a.pos(), a.type(), a.length(), entries);
            }
            default -> x;
        };
    }

    /// Operands that are evaluated one after the other. What can panic left of something hoisted stays left of it.
    List<Expr> operands(List<Expr> xs, List<Stmt> out) {
        int last = -1;
        for (int i = 0; i < xs.size(); i++) {
            if (xs.get(i) != null && contains(xs.get(i))) {
                last = i;
            }
        }
        if (last < 0) {
            return xs;
        }
        List<Expr> r = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            Expr x = operand(xs.get(i), out);
            boolean early = i < last && x != null && !IrTypes.isAggregate(x.type()) && Effects.distinguishable(Effects.panics(x), Effects.OTHER);
            r.add(early ? order.copy(x, out) : x);
        }
        return r;
    }

    /// The receiver is copied, and a nil interface panics, where the value is made.
    private Expr methodValue(MethodValue m, List<Stmt> out) {
        out.add(new Stmt.Declare(m.pos(), m.copy(), value(m.recv(), out)));
        if (IrTypes.isInterface(m.copy().type)) {
            out.add(nilCheck(m.pos(), new LocalRef(m.pos(), m.copy())));
        }
        return new Closure(m.pos(), m.type(), m.fn());
    }

    /// if x == nil { panic with the nil pointer error }
    static Stmt nilCheck(Pos pos, Expr x) {
        return new Stmt.If(pos, new Binary(pos, Basic.BOOL, BinaryOp.EQ, x, new Zero(pos, x.type())),
                List.of(new Stmt.ExprStmt(pos, new RuntimeCall(pos, Tuple.EMPTY, RuntimeSymbol.PANICMEM, List.of()))), List.of());
    }
}
