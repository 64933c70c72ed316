package jopher.compiler.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// Orders expressions: returns a tree without calls, map accesses and receives; what has to run before it goes to `out`.
final class ExprOrder {
    private final Order order;

    ExprOrder(Order order) {
        this.order = order;
    }

    List<Expr> exprs(List<Expr> xs, List<Stmt> out) {
        List<Expr> r = new ArrayList<>(xs.size());
        for (Expr x : xs) {
            r.add(expr(x, out));
        }
        return Collections.unmodifiableList(r);
    }

    Expr exprOrNull(Expr x, List<Stmt> out) {
        return x == null ? null : expr(x, out);
    }

    /// An expression that may be evaluated several times and later without change: constants, and temporaries otherwise.
    /// Variables count as changing.
    Expr safe(Expr x, List<Stmt> out) {
        Expr r = expr(x, out);
        return isFixed(r) ? r : order.copy(r, out);
    }

    static boolean isFixed(Expr x) {
        return switch (x) {
            case Const c -> true;
            case Zero z -> true;
            case FuncRef f -> true;
            case TypeDesc t -> true;
            case LocalRef l -> l.local().kind == Local.Kind.TEMP && !l.local().reassigned;
            default -> false;
        };
    }

    /// A place whose operands (pointers, indices, map and key) are fixed, so that it can be read and then written.
    /// The place's own checks (nil, bounds) still happen at the access.
    Expr safePlace(Expr p, List<Stmt> out) {
        return switch (p) {
            case LocalRef l -> l;
            case GlobalRef g -> g;
            case Field f -> new Field(f.pos(), f.type(), f.viaPointer() ? safe(f.x(), out) : safePlace(f.x(), out), f.viaPointer(), f.field(), f.index());
            case Deref d -> new Deref(d.pos(), d.type(), safe(d.x(), out));
            case Index i -> {
                boolean inPlace = IrTypes.isArray(i.x().type());
                Expr x = inPlace ? safePlace(i.x(), out) : safe(i.x(), out);
                yield new Index(i.pos(), i.type(), x, safe(i.index(), out), i.bounded());
            }
            case MapIndex m -> new MapIndex(m.pos(), m.type(), safe(m.map(), out), key(m, out));
            case Conv c when c.kind() == ConvKind.NOP -> new Conv(c.pos(), c.type(), c.kind(), safePlace(c.x(), out));
            default -> safe(p, out);
        };
    }

    private Expr key(MapIndex m, List<Stmt> out) {
        return safe(m.key(), out);
    }

    Expr.Call call(Call c, List<Stmt> out) {
        Callee callee = switch (c.callee()) {
            case StaticCallee s -> s;
            case FuncCallee f -> new FuncCallee(expr(f.fn(), out));
            case IfaceCallee i -> new IfaceCallee(expr(i.recv(), out), i.method(), i.pkgPathIfUnexported(), i.sig());
        };
        return new Call(c.pos(), c.type(), callee, exprs(c.args(), out));
    }

    /// A place ordered for one write (or one read): operands are call-free but evaluated when the statement runs.
    Expr place(Expr p, List<Stmt> out) {
        if (p instanceof MapIndex m) {
            return new MapIndex(m.pos(), m.type(), expr(m.map(), out), expr(m.key(), out));
        }
        return expr(p, out);
    }

    Expr expr(Expr e, List<Stmt> out) {
        return switch (e) {
            case Const x -> x;
            case Zero x -> x;
            case LocalRef x -> x;
            case GlobalRef x -> x;
            case FuncRef x -> x;
            case TypeDesc x -> x;
            case New x -> x;
            case Closure x -> x;
            case Unary x -> new Unary(x.pos(), x.type(), x.op(), expr(x.x(), out));
            case Binary x -> {
                Expr a = expr(x.x(), out);
                yield new Binary(x.pos(), x.type(), x.op(), a, expr(x.y(), out));
            }
            case Logical x -> logical(x, out);
            case Concat x -> new Concat(x.pos(), x.type(), exprs(x.parts(), out));
            case MinMax x -> new MinMax(x.pos(), x.type(), x.max(), exprs(x.args(), out));
            case MakeComplex x -> {
                Expr re = expr(x.re(), out);
                yield new MakeComplex(x.pos(), x.type(), re, expr(x.im(), out));
            }
            case Real x -> new Real(x.pos(), x.type(), expr(x.x(), out));
            case Imag x -> new Imag(x.pos(), x.type(), expr(x.x(), out));
            case Conv x -> new Conv(x.pos(), x.type(), x.kind(), expr(x.x(), out));
            case ToIface x -> new ToIface(x.pos(), x.type(), expr(x.x(), out));
            case IfaceToIface x -> new IfaceToIface(x.pos(), x.type(), expr(x.x(), out));
            case BitCast x -> new BitCast(x.pos(), x.type(), expr(x.x(), out));
            // An assertion can panic; as in gc it happens before whatever follows in the statement.
            case TypeAssert x -> order.copy(new TypeAssert(x.pos(), x.type(), expr(x.x(), out)), out);
            case Field x -> {
                if (!x.viaPointer() && rootMapIndex(x) != null) {
                    yield order.copy(mapPath(x, out), out);
                }
                yield new Field(x.pos(), x.type(), expr(x.x(), out), x.viaPointer(), x.field(), x.index());
            }
            case Deref x -> new Deref(x.pos(), x.type(), expr(x.x(), out));
            case Index x -> {
                Expr a = expr(x.x(), out);
                yield new Index(x.pos(), x.type(), a, expr(x.index(), out), x.bounded());
            }
            case AddrOf x -> new AddrOf(x.pos(), x.type(), expr(x.x(), out));
            case SliceOp x -> {
                Expr a = expr(x.x(), out);
                Expr lo = exprOrNull(x.lo(), out);
                Expr hi = exprOrNull(x.hi(), out);
                yield new SliceOp(x.pos(), x.type(), a, lo, hi, exprOrNull(x.max(), out));
            }
            case Len x -> new Len(x.pos(), x.type(), expr(x.x(), out));
            case Cap x -> new Cap(x.pos(), x.type(), expr(x.x(), out));
            case Append x -> order.copy(append(x, out), out);
            case AppendSlice x -> order.copy(appendSlice(x, out), out);
            case Copy x -> order.copy(copyCall(x, out), out);
            case MakeSlice x -> {
                Expr n = expr(x.len(), out);
                yield order.copy(new MakeSlice(x.pos(), x.type(), n, exprOrNull(x.cap(), out)), out);
            }
            case MakeChan x -> order.copy(new MakeChan(x.pos(), x.type(), exprOrNull(x.size(), out)), out);
            case UnsafeOp x -> new UnsafeOp(x.pos(), x.type(), x.name(), exprs(x.args(), out));
            case StructLit x -> {
                List<Expr> fields = new ArrayList<>(x.fields());
                for (int i = 0; i < fields.size(); i++) { // calls happen in the order of the source; fields left out are zero
                    int n = x.evaluation() == null ? i : i < x.evaluation().size() ? x.evaluation().get(i) : -1;
                    if (n >= 0) {
                        fields.set(n, exprOrNull(fields.get(n), out));
                    }
                }
                yield new StructLit(x.pos(), x.type(), Collections.unmodifiableList(fields));
            }
            case ArrayLit x -> {
                List<ArrayLit.Entry> entries = new ArrayList<>(x.entries().size());
                for (ArrayLit.Entry en : x.entries()) {
                    entries.add(new ArrayLit.Entry(en.index(), expr(en.value(), out)));
                }
                entries.sort(java.util.Comparator.comparingLong(ArrayLit.Entry::index));
                yield new ArrayLit(x.pos(), x.type(), x.length(), entries);
            }
            case Call x -> {
                Call c = call(x, out);
                Local t = order.temp(x.pos(), x.type());
                LocalRef ref = new LocalRef(x.pos(), t);
                out.add(new Stmt.CallAssign(x.pos(), List.of(ref), c));
                yield ref;
            }
            case RuntimeCall x -> new RuntimeCall(x.pos(), x.type(), x.fn(), exprs(x.args(), out));
            case Recover x -> order.copy(x, out);
            case RecoverToken x -> x;
            case MapSlot x -> x;
            case MapIndex x -> order.copy(mapPath(x, out), out);
            case MakeMap x -> order.copy(new MakeMap(x.pos(), x.type(), exprOrNull(x.hint(), out)), out);
            case MapLit x -> mapLit(x, out);
            case Recv x -> order.copy(new Recv(x.pos(), x.type(), expr(x.ch(), out)), out);
            case Seq x -> {
                order.stmts.list(x.stmts(), out);
                yield expr(x.value(), out);
            }
        };
    }

    Append append(Append x, List<Stmt> out) {
        Expr s = expr(x.slice(), out);
        return new Append(x.pos(), x.type(), s, exprs(x.elems(), out));
    }

    AppendSlice appendSlice(AppendSlice x, List<Stmt> out) {
        Expr s = expr(x.slice(), out);
        return new AppendSlice(x.pos(), x.type(), s, expr(x.tail(), out));
    }

    Copy copyCall(Copy x, List<Stmt> out) {
        Expr d = expr(x.dst(), out);
        return new Copy(x.pos(), x.type(), d, expr(x.src(), out));
    }

    /// m[k], or a path of struct fields and array elements of it, with m and k fixed: read in one statement so that only the
    /// part that is needed gets copied.
    Expr mapPath(Expr x, List<Stmt> out) {
        return switch (x) {
            case MapIndex m -> {
                Expr map = safe(m.map(), out);
                yield new MapIndex(m.pos(), m.type(), map, key(m, out));
            }
            case Field f -> new Field(f.pos(), f.type(), mapPath(f.x(), out), false, f.field(), f.index());
            default -> throw new IllegalArgumentException("not a map path: " + x);
        };
    }

    private static MapIndex rootMapIndex(Expr x) {
        while (x instanceof Field f && !f.viaPointer()) {
            x = f.x();
        }
        return x instanceof MapIndex m ? m : null;
    }

    /// x && y where y needs statements of its own: r := x; if r { …; r = y }.
    private Expr logical(Logical x, List<Stmt> out) {
        Expr a = expr(x.x(), out);
        List<Stmt> right = new ArrayList<>();
        Expr b = expr(x.y(), right);
        if (right.isEmpty()) {
            return new Logical(x.pos(), x.type(), x.and(), a, b);
        }
        Local r = order.temp(x.pos(), x.type());
        r.reassigned = true;
        LocalRef ref = new LocalRef(x.pos(), r);
        out.add(new Stmt.Declare(x.pos(), r, a));
        right.add(new Stmt.Assign(x.pos(), ref, b));
        out.add(x.and() ? new Stmt.If(x.pos(), ref, right, List.of()) : new Stmt.If(x.pos(), ref, List.of(), right));
        return ref;
    }

    /// Entries are inserted one after the other, each key and value evaluated just before.
    private Expr mapLit(MapLit x, List<Stmt> out) {
        Expr hint = IrTypes.intConst(x.pos(), x.keys().size());
        LocalRef m = order.copy(new MakeMap(x.pos(), x.type(), hint), out);
        if (MapTable.worthwhile(x)) {
            MapTable.fill(order, x, m, out);
            return m;
        }
        for (int i = 0; i < x.keys().size(); i++) {
            Expr k = safe(x.keys().get(i), out);
            Expr v = expr(x.values().get(i), out);
            Expr value = isFixed(v) || v instanceof LocalRef ? v : order.copy(v, out);
            out.add(new Stmt.Assign(k.pos(), new MapIndex(k.pos(), IrTypes.mapElem(x.type()), m, k), value));
        }
        return m;
    }

    /// For conditions and case values that must be evaluated where they stand: `Seq` when statements are needed.
    Expr inPlace(Expr x) {
        List<Stmt> out = new ArrayList<>();
        Expr r = expr(x, out);
        return out.isEmpty() ? r : new Seq(x.pos(), x.type(), out, r);
    }
}
