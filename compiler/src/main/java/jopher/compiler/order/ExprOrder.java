package jopher.compiler.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Places;
import jopher.compiler.ir.Stmt;

/// Orders expressions: what has effects goes to `out`; what is left is evaluated when the statement runs, after all its effects, and may contain
/// map reads and method values ([Hoist]). Each case says which of the two gc does (Go 1.26 walk/order.go: expr1).
final class ExprOrder {
    private final Order order;

    ExprOrder(Order order) {
        this.order = order;
    }

    List<Expr> exprs(List<Expr> xs, List<Stmt> out) {
        List<Expr> r = new ArrayList<>(xs.size());
        for (Expr x : xs) {
            r.add(x == null ? null : expr(x, out));
        }
        return Collections.unmodifiableList(r);
    }

    /// A value that no later statement changes: constants, temporaries that are assigned once.
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

    static boolean isVariable(Expr place) {
        return place instanceof LocalRef || place instanceof GlobalRef;
    }

    /// The value now, in a temporary.
    Expr now(Expr x, List<Stmt> out) {
        Expr r = order.within(Effects.coming(x), () -> expr(x, out));
        return order.hoist.fix(r, out);
    }

    /// A place ordered for one write (or one read): operands are free of effects but evaluated when the statement runs. An entry of a map stays one,
    /// whatever its key is made of: a copy of its element would get the write.
    Expr place(Expr p, List<Stmt> out) {
        return p == null ? null : p instanceof MapIndex m ? inPlace(entry(m, out)) : expr(p, out);
    }

    List<Expr> places(List<Expr> ps, List<Stmt> out) {
        List<Expr> r = new ArrayList<>(ps.size());
        for (Expr p : ps) {
            r.add(place(p, out));
        }
        return Collections.unmodifiableList(r);
    }

    Expr expr(Expr e, List<Stmt> out) {
        return expr(e, null, out);
    }

    /// `to` is the place that gets the value, or null: what goes to a variable needs no copy.
    Expr expr(Expr e, Expr to, List<Stmt> out) {
        int panics = order.scope.panics;
        if (!(e instanceof Call || e instanceof MapIndex)) { // they pass themselves
            order.scope.pass(Effects.of(e));
        }
        return switch (e) {
            // gc copies these at once, unless they go to a variable
            case Len x -> early(operands(x, out), to, panics, out);
            case Cap x -> early(operands(x, out), to, panics, out);
            case Real x -> early(operands(x, out), to, panics, out);
            case Imag x -> early(operands(x, out), to, panics, out);
            case MakeComplex x -> early(operands(x, out), to, panics, out);
            case MinMax x -> early(operands(x, out), to, panics, out);
            case Conv x when x.kind() == ConvKind.STRING_TO_BYTES || x.kind() == ConvKind.STRING_TO_RUNES -> early(operands(x, out), to, panics, out);
            // … or, as append, to the place that is sliced
            case SliceOp x -> slice(x, to, panics, out);
            case Append x -> stated(x, to, out);
            case AppendSlice x -> stated(x, to, out);
            case Copy x -> stated(x, to, out);
            case MakeSlice x -> stated(x, to, out);
            case MakeChan x -> stated(x, to, out);
            case MakeMap x -> stated(x, to, out);
            case Recv x -> stated(x, to, out);
            case Recover x -> isVariable(to) ? x : order.copy(x, out);
            // a pointer out of an interface is left in place
            case TypeAssert x when ByAddress.isDirect(x.type()) -> inPlace(operands(x, out));
            case TypeAssert x -> stated(x, to, out);
            // and so is what has a type that gc's shared code of a generic function looks up (ODYNAMICDOTTYPE)
            case DynamicAssert x -> inPlace(new TypeAssert(x.pos(), x.type(), expr(x.x(), out)));
            case MapIndex x -> mapIndex(x, panics, out);
            case MapLit x -> mapLit(x, out);
            case Logical x -> logical(x, out);
            case Binary x when x.op().isComparison() && IrTypes.isAggregate(x.x().type()) -> comparison(x, panics, out);
            case ToIface x -> {
                Expr v = expr(x.x(), out);
                yield new ToIface(x.pos(), x.type(), ByAddress.convertsByAddress(v.type()) && ByAddress.isCopied(v) ? early(v, null, panics, out) : v);
            }
            case Call x -> {
                LocalRef ref = new LocalRef(x.pos(), order.temp(x.pos(), x.type()));
                out.add(new Stmt.CallAssign(x.pos(), List.of(ref), call(x, out)));
                yield ref;
            }
            case Seq x -> {
                order.scope.pass(Effects.coming(x).minus(Effects.of(x)).minus(Effects.coming(x.value())));
                order.stmts.list(x.stmts(), out);
                yield expr(x.value(), to, out);
            }
            // everything else stays: variables, fields, elements, arithmetic, other conversions, literals, function and method values
            default -> inPlace(operands(e, out));
        };
    }

    private Expr operands(Expr e, List<Stmt> out) {
        return ExprMapper.children(e, x -> expr(x, out));
    }

    private Expr inPlace(Expr e) {
        order.scope.panics |= Effects.own(e);
        return e;
    }

    /// A value that gc copies here. The copy is left out where nothing can tell: no effect follows, and no panic of its own could change places with one
    /// of what was left in place before it (`before`) or of what comes, some of which may be copied.
    private Expr early(Expr x, Expr to, int before, List<Stmt> out) {
        if (isFixed(x) || isVariable(to)) {
            return x;
        }
        int panics = Effects.panics(x);
        Coming coming = order.scope.coming;
        if (coming.effects() == 0 && !Effects.distinguishable(before, panics) && !Effects.distinguishable(panics, coming.panics())) {
            return inPlace(x);
        }
        order.scope.panics = before;
        return order.copy(x, out);
    }

    /// An operation that is a statement of its own: operands, then `t = op`; without t when that statement is the assignment to `to`.
    private Expr stated(Expr x, Expr to, List<Stmt> out) {
        Coming inside = Effects.coming(x).minus(Effects.of(x));
        order.scope.pass(inside);
        Expr r = order.within(inside, () -> operands(x, out));
        boolean direct = isVariable(to) || to != null && (x instanceof Append || x instanceof AppendSlice);
        return direct ? order.hoist.operand(r, out) : order.copy(r, out);
    }

    /// The bounds are taken one after the other, but for variables; the operand is read when the slice is made, which is at once.
    private Expr slice(SliceOp s, Expr to, int before, List<Stmt> out) {
        Expr x = expr(s.x(), out);
        Expr lo = bound(s.lo(), out);
        Expr hi = bound(s.hi(), out);
        SliceOp r = new SliceOp(s.pos(), s.type(), x, lo, hi, bound(s.max(), out));
        return to != null && Places.same(to, x) ? inPlace(r) : early(r, to, before, out);
    }

    private Expr bound(Expr x, List<Stmt> out) {
        if (x == null) {
            return null;
        }
        int before = order.scope.panics;
        Expr r = expr(x, out);
        return isVariable(r) ? r : early(r, null, before, out);
    }

    /// Structs and arrays are compared by address: the left one is copied after the right one was ordered.
    private Expr comparison(Binary b, int before, List<Stmt> out) {
        Expr x = expr(b.x(), out);
        Expr y = expr(b.y(), out);
        x = ByAddress.isCopied(x) ? early(x, null, before, out) : x;
        y = ByAddress.isCopied(y) ? early(y, null, before, out) : y;
        return inPlace(new Binary(b.pos(), b.type(), b.op(), x, y));
    }

    /// The callee, then the arguments; all are read when the call happens, but a callee with a call inside before the arguments
    /// (Go 1.26 typecheck.go: RewriteNonNameCall; methods of concrete types are functions with one argument more there).
    Call call(Call c, List<Stmt> out) {
        Coming coming = Effects.coming(c);
        order.scope.pass(coming);
        return order.within(coming.minus(Effects.of(c)), () -> {
            List<Expr> all = new ArrayList<>();
            Expr head = switch (c.callee()) {
                case StaticCallee s -> null;
                case FuncCallee f -> f.fn();
                case IfaceCallee i -> i.recv();
            };
            if (head instanceof Closure literal) {
                literal.fn().calledDirectly = true;
            }
            if (head != null && Effects.hasCallOrChan(head)) {
                order.scope.pass(Effects.coming(head));
                all.add(now(head, out));
            } else if (head != null) {
                int before = order.scope.panics;
                Expr r = expr(head, out);
                all.add(c.callee() instanceof IfaceCallee && isKnownValue(r) ? early(r, null, before, out) : r);
            }
            all.addAll(exprs(c.args(), out));
            all = order.hoist.operands(all, out);
            Callee callee = switch (c.callee()) {
                case StaticCallee s -> s;
                case FuncCallee f -> new FuncCallee(all.getFirst());
                case IfaceCallee i -> new IfaceCallee(all.getFirst(), i.method(), i.pkgPathIfUnexported(), i.sig());
            };
            return new Call(c.pos(), c.type(), callee, head == null ? all : all.subList(1, all.size()));
        });
    }

    /// A receiver `I(x)` with x no pointer: gc calls x's method, on the value that it takes out of the interface again, at once
    /// (Go 1.26 devirtualize/devirtualize.go: StaticCall).
    private static boolean isKnownValue(Expr recv) {
        return switch (recv) {
            case IfaceToIface i -> isKnownValue(i.x());
            case Conv c -> isKnownValue(c.x());
            case ToIface t -> !ByAddress.isDirect(t.x().type());
            default -> false;
        };
    }

    // ---- maps

    /// The read stays in place, but for keys made of bytes, which could change.
    private Expr mapIndex(MapIndex x, int before, List<Stmt> out) {
        MapIndex m = entry(x, out);
        return hasBytesAsString(m.key()) ? early(m, null, before, out) : inPlace(m);
    }

    /// Map and key of an access.
    MapIndex entry(MapIndex x, List<Stmt> out) {
        order.scope.pass(Effects.of(x));
        Expr map = expr(x.map(), out);
        return new MapIndex(x.pos(), x.type(), map, key(x.map(), x.key(), out));
    }

    Expr key(Expr map, Expr key, List<Stmt> out) {
        int before = order.scope.panics;
        Expr k = expr(key, out);
        return switch (ByAddress.key(map.type())) {
            case VALUE -> k;
            case ADDRESS -> ByAddress.isCopied(k) ? early(k, null, before, out) : k;
            case RECAST -> early(k, null, before, out);
        };
    }

    /// Go 1.26 walk/order.go: mapKeyReplaceStrConv.
    private static boolean hasBytesAsString(Expr key) {
        return switch (key) {
            case Conv c -> c.kind() == ConvKind.BYTES_TO_STRING;
            case StructLit s -> s.fields().stream().anyMatch(f -> f != null && hasBytesAsString(f));
            case ArrayLit a -> IrTypes.isArray(a.type()) && a.entries().stream().anyMatch(en -> hasBytesAsString(en.value()));
            default -> false;
        };
    }

    /// m := map[K]V{constant entries}; m[k] = v for each of the others in turn.
    private Expr mapLit(MapLit x, List<Stmt> out) {
        order.scope.pass(Effects.coming(x));
        Expr hint = IrTypes.intConst(x.pos(), x.keys().size());
        LocalRef m = order.copy(new MakeMap(x.pos(), x.type(), hint, x.site()), out);
        if (MapTable.worthwhile(x)) {
            MapTable.fill(order, x, m, out);
            return m;
        }
        for (boolean constant : new boolean[] {true, false}) {
            for (int i = 0; i < x.keys().size(); i++) {
                Expr k = x.keys().get(i);
                Expr v = x.values().get(i);
                if ((isConstant(k) && isConstant(v)) == constant) {
                    order.stmts.stmt(new Stmt.Assign(k.pos(), new MapIndex(k.pos(), v.type(), m, k), v), out);
                }
            }
        }
        return m;
    }

    /// Go 1.26 walk/complit.go: isStaticCompositeLiteral.
    private static boolean isConstant(Expr x) {
        return switch (x) {
            case Const c -> true;
            case Zero z -> true;
            case ToIface t -> isConstant(t.x());
            case StructLit s -> s.fields().stream().allMatch(f -> f == null || isConstant(f));
            case ArrayLit a -> IrTypes.isArray(a.type()) && a.entries().stream().allMatch(en -> isConstant(en.value()));
            default -> false;
        };
    }

    // ---- && and ||

    /// Gc: r := x; if r { r = y }, at once. The operator itself stays where nothing that follows, and no statement of y, needs that.
    private Expr logical(Logical x, List<Stmt> out) {
        Coming left = Effects.coming(x.x());
        Coming right = Effects.coming(x.y());
        Coming after = order.scope.coming.minus(left).minus(right);
        int panics = Effects.panics(x);
        List<Stmt> inRight = new ArrayList<>();
        Expr a;
        Expr b;
        if (after.effects() == 0 && right.effects() == 0 && !Effects.distinguishable(order.scope.panics, panics) && !Effects.distinguishable(panics, after.panics())) {
            order.scope.pass(right);
            a = expr(x.x(), out);
            b = order.within(right, () -> order.hoist.operand(expr(x.y(), inRight), inRight));
            if (inRight.isEmpty()) {
                order.scope.panics |= Effects.panics(b);
                return new Logical(x.pos(), x.type(), x.and(), a, b);
            }
        } else {
            a = order.within(left, () -> expr(x.x(), out));
            b = order.within(right, () -> order.hoist.value(expr(x.y(), inRight), inRight));
        }
        order.scope.coming = after;
        LocalRef r = new LocalRef(x.pos(), order.temp(x.pos(), x.type()));
        r.local().reassigned = true;
        out.add(new Stmt.Declare(x.pos(), r.local(), order.hoist.value(a, out)));
        inRight.add(new Stmt.Assign(x.pos(), r, b));
        out.add(x.and() ? new Stmt.If(x.pos(), r, inRight, List.of()) : new Stmt.If(x.pos(), r, List.of(), inRight));
        return r;
    }

    /// For conditions and case values that must be evaluated where they stand: `Seq` when statements are needed.
    Expr whereItStands(Expr x) {
        List<Stmt> out = new ArrayList<>();
        Expr r = order.within(Effects.coming(x), () -> order.hoist.operand(expr(x, out), out));
        return out.isEmpty() ? r : new Seq(x.pos(), x.type(), out, r);
    }
}
