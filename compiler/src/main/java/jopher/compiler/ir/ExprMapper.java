package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import jopher.compiler.ir.Expr.*;

/// Rebuilds a node with other operands.
public final class ExprMapper {
    private ExprMapper() {}

    /// The node with every direct operand replaced by what `f` makes of it, called in the order of evaluation; operands that are absent stay so.
    /// Statements inside (`Seq`) and the bodies of function literals are not operands. The node itself if nothing changes.
    public static Expr children(Expr e, UnaryOperator<Expr> f) {
        return switch (e) {
            case Const x -> x;
            case Zero x -> x;
            case LocalRef x -> x;
            case GlobalRef x -> x;
            case FuncRef x -> x;
            case TypeDesc x -> x;
            case New x -> x;
            case Closure x -> x;
            case RecoverToken x -> x;
            case Recover x -> x.token() == null ? x : new Recover(x.pos(), x.type(), f.apply(x.token()));
            case Unary x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new Unary(x.pos(), x.type(), x.op(), a);
            }
            case Binary x -> {
                Expr a = f.apply(x.x());
                Expr b = f.apply(x.y());
                yield a == x.x() && b == x.y() ? x : new Binary(x.pos(), x.type(), x.op(), a, b);
            }
            case Logical x -> {
                Expr a = f.apply(x.x());
                yield new Logical(x.pos(), x.type(), x.and(), a, f.apply(x.y()));
            }
            case Concat x -> new Concat(x.pos(), x.type(), all(x.parts(), f));
            case MinMax x -> new MinMax(x.pos(), x.type(), x.max(), all(x.args(), f));
            case MakeComplex x -> {
                Expr re = f.apply(x.re());
                yield new MakeComplex(x.pos(), x.type(), re, f.apply(x.im()));
            }
            case Real x -> new Real(x.pos(), x.type(), f.apply(x.x()));
            case Imag x -> new Imag(x.pos(), x.type(), f.apply(x.x()));
            case Conv x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new Conv(x.pos(), x.type(), x.kind(), a);
            }
            case ToIface x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new ToIface(x.pos(), x.type(), a);
            }
            case IfaceToIface x -> new IfaceToIface(x.pos(), x.type(), f.apply(x.x()));
            case TypeAssert x -> new TypeAssert(x.pos(), x.type(), f.apply(x.x()), x.known());
            case BitCast x -> new BitCast(x.pos(), x.type(), f.apply(x.x()));
            case Field x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new Field(x.pos(), x.type(), a, x.viaPointer(), x.field(), x.index());
            }
            case Deref x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new Deref(x.pos(), x.type(), a);
            }
            case Index x -> {
                Expr a = f.apply(x.x());
                Expr i = f.apply(x.index());
                yield a == x.x() && i == x.index() ? x : new Index(x.pos(), x.type(), a, i, x.bounded());
            }
            case AddrOf x -> {
                Expr a = f.apply(x.x());
                yield a == x.x() ? x : new AddrOf(x.pos(), x.type(), a);
            }
            case SliceOp x -> {
                Expr a = f.apply(x.x());
                Expr lo = orNull(x.lo(), f);
                Expr hi = orNull(x.hi(), f);
                yield new SliceOp(x.pos(), x.type(), a, lo, hi, orNull(x.max(), f));
            }
            case Len x -> new Len(x.pos(), x.type(), f.apply(x.x()));
            case Cap x -> new Cap(x.pos(), x.type(), f.apply(x.x()));
            case Append x -> {
                Expr s = f.apply(x.slice());
                yield new Append(x.pos(), x.type(), s, all(x.elems(), f), x.site(), x.backing());
            }
            case AppendSlice x -> {
                Expr s = f.apply(x.slice());
                yield new AppendSlice(x.pos(), x.type(), s, f.apply(x.tail()));
            }
            case Copy x -> {
                Expr d = f.apply(x.dst());
                yield new Copy(x.pos(), x.type(), d, f.apply(x.src()));
            }
            case MakeSlice x -> {
                Expr n = f.apply(x.len());
                yield new MakeSlice(x.pos(), x.type(), n, orNull(x.cap(), f));
            }
            case MakeChan x -> new MakeChan(x.pos(), x.type(), orNull(x.size(), f));
            case UnsafeOp x -> new UnsafeOp(x.pos(), x.type(), x.name(), all(x.args(), f));
            case StructLit x -> {
                List<Expr> fields = new ArrayList<>(x.fields());
                for (int i = 0; i < fields.size(); i++) { // in the order of the source; fields left out are zero
                    int n = x.evaluation() == null ? i : i < x.evaluation().size() ? x.evaluation().get(i) : -1;
                    if (n >= 0) {
                        fields.set(n, orNull(fields.get(n), f));
                    }
                }
                yield new StructLit(x.pos(), x.type(), Collections.unmodifiableList(fields), x.evaluation());
            }
            case ArrayLit x -> {
                List<ArrayLit.Entry> entries = new ArrayList<>(x.entries().size());
                for (ArrayLit.Entry en : x.entries()) {
                    entries.add(new ArrayLit.Entry(en.index(), f.apply(en.value())));
                }
                yield new ArrayLit(x.pos(), x.type(), x.length(), entries);
            }
            case Call x -> {
                Callee callee = switch (x.callee()) {
                    case StaticCallee s -> s;
                    case FuncCallee c -> new FuncCallee(f.apply(c.fn()));
                    case IfaceCallee c -> new IfaceCallee(f.apply(c.recv()), c.method(), c.pkgPathIfUnexported(), c.sig());
                };
                yield new Call(x.pos(), x.type(), callee, all(x.args(), f));
            }
            case RuntimeCall x -> new RuntimeCall(x.pos(), x.type(), x.fn(), all(x.args(), f));
            case MapSlot x -> {
                Expr m = f.apply(x.map());
                yield new MapSlot(x.pos(), x.type(), m, f.apply(x.slot()));
            }
            case MapIndex x -> {
                Expr m = f.apply(x.map());
                yield new MapIndex(x.pos(), x.type(), m, f.apply(x.key()));
            }
            case MethodValue x -> new MethodValue(x.pos(), x.type(), f.apply(x.recv()), x.copy(), x.fn());
            case DynamicAssert x -> new DynamicAssert(x.pos(), x.type(), f.apply(x.x()));
            case MakeMap x -> new MakeMap(x.pos(), x.type(), orNull(x.hint(), f), x.site());
            case MapLit x -> {
                List<Expr> keys = new ArrayList<>(x.keys().size());
                List<Expr> values = new ArrayList<>(x.values().size());
                for (int i = 0; i < x.keys().size(); i++) {
                    keys.add(f.apply(x.keys().get(i)));
                    values.add(f.apply(x.values().get(i)));
                }
                yield new MapLit(x.pos(), x.type(), keys, values, x.site());
            }
            case Recv x -> new Recv(x.pos(), x.type(), f.apply(x.ch()));
            case Seq x -> new Seq(x.pos(), x.type(), x.stmts(), f.apply(x.value()));
        };
    }

    private static Expr orNull(Expr x, UnaryOperator<Expr> f) {
        return x == null ? null : f.apply(x);
    }

    private static List<Expr> all(List<Expr> xs, UnaryOperator<Expr> f) {
        List<Expr> r = new ArrayList<>(xs.size());
        for (Expr x : xs) {
            r.add(orNull(x, f));
        }
        return Collections.unmodifiableList(r);
    }
}
