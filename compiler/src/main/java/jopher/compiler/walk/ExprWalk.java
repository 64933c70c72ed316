package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Lowers expressions. After order only a few forms can contain sugar: the right side of an assignment, and `Seq` in conditions.
final class ExprWalk {
    private final Walk walk;

    ExprWalk(Walk walk) {
        this.walk = walk;
    }

    List<Expr> exprs(List<Expr> xs, List<Stmt> out) {
        List<Expr> r = new ArrayList<>(xs.size());
        for (Expr x : xs) {
            r.add(x == null ? null : expr(x, out));
        }
        return r;
    }

    /// A bool value as a value of `type`, which may be a defined boolean type.
    static Expr retype(Expr x, Type type) {
        return x.type() == type ? x : new Conv(x.pos(), type, ConvKind.NOP, x);
    }

    Expr expr(Expr e, List<Stmt> out) {
        return switch (e) {
            case null -> null;
            case Const x -> x;
            case Zero x -> x;
            case LocalRef x -> walk.conversions.read(x);
            case GlobalRef x -> x;
            case FuncRef x -> x;
            case TypeDesc x -> x;
            case New x -> x;
            case Closure x -> x;
            case Recover x -> x;
            case RecoverToken x -> x;
            case MapSlot x -> x;
            case Unary x -> new Unary(x.pos(), x.type(), x.op(), expr(x.x(), out));
            case Binary x -> {
                Expr a = expr(x.x(), out);
                Expr b = expr(x.y(), out);
                boolean strings = x.op().isComparison() && IrTypes.isString(a.type());
                yield new Binary(x.pos(), x.type(), x.op(), strings ? looked(a) : a, strings ? looked(b) : b);
            }
            case Logical x -> {
                Expr a = expr(x.x(), out);
                yield new Logical(x.pos(), x.type(), x.and(), a, expr(x.y(), out));
            }
            case Concat x -> {
                List<Expr> parts = exprs(x.parts(), out);
                // with a constant among them, the result is never one of the others
                boolean fresh = parts.stream().anyMatch(p -> p instanceof Const c && !c.value().byteString().isEmpty());
                yield new Concat(x.pos(), x.type(), fresh ? parts.stream().map(ExprWalk::looked).toList() : parts);
            }
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
            case TypeAssert x -> {
                Expr v = expr(x.x(), out);
                Expr operand = Conversions.operand(v);
                yield operand != null && Types.identical(operand.type(), x.type()) ? operand : new TypeAssert(x.pos(), x.type(), v, x.known());
            }
            case BitCast x -> new BitCast(x.pos(), x.type(), expr(x.x(), out));
            case Field x -> new Field(x.pos(), x.type(), expr(x.x(), out), x.viaPointer(), x.field(), x.index());
            case Deref x -> new Deref(x.pos(), x.type(), expr(x.x(), out));
            case Index x -> {
                Expr a = expr(x.x(), out);
                yield new Index(x.pos(), x.type(), a, expr(x.index(), out), x.bounded());
            }
            case AddrOf x -> new AddrOf(x.pos(), x.type(), expr(x.x(), out));
            case SliceOp x -> {
                Expr a = expr(x.x(), out);
                Expr lo = expr(x.lo(), out);
                Expr hi = expr(x.hi(), out);
                yield new SliceOp(x.pos(), x.type(), a, lo, hi, expr(x.max(), out));
            }
            case Len x -> new Len(x.pos(), x.type(), expr(x.x(), out));
            case Cap x -> new Cap(x.pos(), x.type(), expr(x.x(), out));
            case Append x -> append(x, walk.slices.backing(x), out);
            case AppendSlice x -> {
                Expr s = expr(x.slice(), out);
                yield new AppendSlice(x.pos(), x.type(), s, expr(x.tail(), out));
            }
            case Copy x -> {
                Expr d = expr(x.dst(), out);
                yield new Copy(x.pos(), x.type(), d, expr(x.src(), out));
            }
            case MakeSlice x -> {
                Expr n = expr(x.len(), out);
                yield new MakeSlice(x.pos(), x.type(), n, expr(x.cap(), out));
            }
            case MakeChan x -> walk.chans.make(x, out);
            case UnsafeOp x -> new UnsafeOp(x.pos(), x.type(), x.name(), exprs(x.args(), out));
            case StructLit x -> new StructLit(x.pos(), x.type(), exprs(x.fields(), out));
            case ArrayLit x -> {
                List<ArrayLit.Entry> entries = new ArrayList<>(x.entries().size());
                for (ArrayLit.Entry en : x.entries()) {
                    entries.add(new ArrayLit.Entry(en.index(), expr(en.value(), out)));
                }
                yield new ArrayLit(x.pos(), x.type(), x.length(), entries);
            }
            case Call x -> call(x, out);
            case RuntimeCall x -> new RuntimeCall(x.pos(), x.type(), x.fn(), exprs(x.args(), out));
            case MapIndex x -> walk.maps.accessSlot(x, false, out);
            case MakeMap x -> walk.maps.make(x, out);
            case Recv x -> walk.chans.recv(x, out);
            case Seq x -> {
                walk.stmts.list(x.stmts(), out);
                yield expr(x.value(), out);
            }
            case MethodValue x -> throw new IllegalStateException("method value after order at " + x.pos());
            case DynamicAssert x -> throw new IllegalStateException("dynamic assertion after order at " + x.pos());
            case MapLit x -> throw new IllegalStateException("map literal after order at " + x.pos());
        };
    }

    /// A string that is looked at at once and not kept: gc does not copy the bytes that it is made of either (Go 1.26 walk/order.go: OBYTES2STRTMP).
    ///
    /// before: m[string(b)], string(b) == s, switch string(b) { … }, "x" + string(b)
    /// after:  the same with the bytes seen as a string
    static Expr looked(Expr e) {
        return e instanceof Conv c && c.kind() == ConvKind.BYTES_TO_STRING ? new Conv(c.pos(), c.type(), ConvKind.BYTES_VIEW, c.x()) : e;
    }

    Append append(Append x, Append.Backing backing, List<Stmt> out) {
        Expr s = expr(x.slice(), out);
        return new Append(x.pos(), x.type(), s, exprs(x.elems(), out), x.site(), backing);
    }

    Call call(Call x, List<Stmt> out) {
        Callee callee = switch (x.callee()) {
            case StaticCallee s -> s;
            case FuncCallee f -> new FuncCallee(expr(f.fn(), out));
            case IfaceCallee i -> new IfaceCallee(expr(i.recv(), out), i.method(), i.pkgPathIfUnexported(), i.sig());
        };
        return new Call(x.pos(), x.type(), callee, exprs(x.args(), out));
    }
}
