package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.AssertExpr;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Expr.CompositeLit;
import jopher.compiler.syntax.Expr.FuncLit;
import jopher.compiler.syntax.Expr.IndexExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Expr.ParenExpr;
import jopher.compiler.syntax.Expr.SelectorExpr;
import jopher.compiler.syntax.Expr.SliceExpr;
import jopher.compiler.syntax.Operator;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Instance;
import jopher.compiler.types.MapType;
import jopher.compiler.types.NilObj;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Expressions: names, operators, indexing; calls, selectors and literals are handed on.
final class ExprNoder {
    private final FuncNoder f;

    ExprNoder(FuncNoder f) {
        this.f = f;
    }

    /// The value of an expression, of its own type. Untyped nil needs a target: [ConvNoder#to].
    Expr expr(jopher.compiler.syntax.Expr e) {
        var c = f.values.constant(e);
        if (c != null) {
            return f.values.constant(e.pos(), f.values.type(e), c);
        }
        return switch (e) {
            case ParenExpr p -> expr(p.x());
            case Name n -> name(n);
            case FuncLit l -> funcLit(l);
            case CompositeLit l -> f.literals.composite(l);
            case SelectorExpr s -> f.selectors.selector(s);
            case IndexExpr i -> index(i);
            case SliceExpr s -> slice(s);
            case AssertExpr a -> f.isDerived(f.info().typeOf(a)) ? new Expr.DynamicAssert(a.pos(), f.values.type(a), expr(a.x()))
                    : new Expr.TypeAssert(a.pos(), f.values.type(a), expr(a.x()));
            case CallExpr call -> f.calls.call(call);
            case Operation o when o.isUnary() -> unary(o);
            case Operation o -> binary(o);
            default -> throw f.bug(e.pos(), "no value: " + e.getClass().getSimpleName());
        };
    }

    private Expr name(Name n) {
        Obj o = f.info().objectOf(n);
        return switch (o) {
            case Var v -> f.variable(n.pos(), v);
            case FuncObj fo -> funcRef(n.pos(), n, fo);
            case NilObj x -> f.values.zero(n.pos(), f.values.rawType(n));
            case null, default -> throw f.bug(n.pos(), "name without value: " + n.value());
        };
    }

    /// A declared function as a value; `id` is the identifier at which the checker recorded an instantiation.
    Expr funcRef(Pos pos, Name id, FuncObj fo) {
        FuncSym sym = funcSym(id, fo);
        return new Expr.FuncRef(pos, sym.type, sym);
    }

    FuncSym funcSym(Name id, FuncObj fo) {
        Instance inst = f.info().instances.get(id);
        List<Type> targs = inst == null ? List.of() : f.unit.types.applyAll(inst.typeArgs());
        return f.noder.symbols.function(fo, targs);
    }

    Expr funcLit(FuncLit l) {
        Signature declared = (Signature) f.info().typeOf(l);
        Signature sig = f.unit.types.signature(declared);
        FuncNoder inner = f.nested(f.literalSym(sig, false), l.pos(), l.body().rbrace(), null);
        inner.fn.sym.recovers = RecoverScan.calls(l.body());
        inner.body(declared, l.body());
        return new Expr.Closure(l.pos(), sig, inner.fn);
    }

    // ---- operators ----

    private Expr unary(Operation o) {
        Pos pos = o.pos();
        switch (o.op()) {
            case AND -> {
                var x = jopher.compiler.syntax.Expr.unparen(o.x());
                if (x instanceof CompositeLit l) {
                    Expr lit = f.literals.composite(l);
                    return new Expr.AddrOf(pos, f.values.type(o), lit);
                }
                Expr place = expr(o.x());
                return place instanceof Expr.Deref d ? nilChecked(pos, d.x()) : f.addrOf(pos, place);
            }
            case MUL -> {
                Expr cast = bitCast(o);
                return cast != null ? cast : deref(pos, expr(o.x()));
            }
            case RECV -> {
                Expr ch = expr(o.x());
                return new Expr.Recv(pos, f.type(((Chan) ch.type().underlying()).elem()), ch);
            }
            case NOT -> {
                Expr x = expr(o.x());
                Boolean b = Values.truth(x);
                return b != null ? IrTypes.boolConst(pos, !b) : new Expr.Unary(pos, x.type(), Expr.UnaryOp.NOT, x);
            }
            default -> {
                Type t = f.values.type(o);
                Expr x = f.conv.to(o.x(), t);
                return switch (o.op()) {
                    case ADD -> x;
                    case SUB -> new Expr.Unary(pos, t, Expr.UnaryOp.NEG, x);
                    case XOR -> new Expr.Unary(pos, t, Expr.UnaryOp.COMPLEMENT, x);
                    default -> throw f.bug(pos, "unary " + o.op());
                };
            }
        }
    }

    /// `&*p` is p, but panics where `*p` does (spec: Address operators).
    private Expr nilChecked(Pos pos, Expr p) {
        List<Stmt> before = new ArrayList<>();
        p = unroll(p, before);
        Local t = f.temp(pos, p.type());
        before.add(new Stmt.Declare(pos, t, p));
        before.add(f.nilCheck(pos, t));
        return new Expr.Seq(pos, p.type(), before, f.ref(pos, t));
    }

    Expr deref(Pos pos, Expr p) {
        if (p instanceof Expr.AddrOf a && FuncNoder.root(a.x()) != null) {
            return a.x();
        }
        return new Expr.Deref(pos, f.type(((Pointer) p.type().underlying()).elem()), p);
    }

    /// `*(*T)(unsafe.Pointer(&v))` with T and v numeric of one size.
    private Expr bitCast(Operation o) {
        if (!(jopher.compiler.syntax.Expr.unparen(o.x()) instanceof CallExpr outer) || outer.argList().size() != 1 || !f.values.isType(outer.fun())
                || !(jopher.compiler.syntax.Expr.unparen(outer.argList().getFirst()) instanceof CallExpr inner) || inner.argList().size() != 1
                || !f.values.isType(inner.fun()) || !Types.isUnsafePointer(f.values.rawType(inner.fun()))
                || !(jopher.compiler.syntax.Expr.unparen(inner.argList().getFirst()) instanceof Operation addr) || !addr.isUnary() || addr.op() != Operator.AND) {
            return null;
        }
        Type to = f.values.type(o);
        Type from = f.values.type(addr.x());
        if (!(from.underlying() instanceof Basic a) || !(to.underlying() instanceof Basic b) || bits(a) == 0 || bits(a) != bits(b)) {
            return null;
        }
        return new Expr.BitCast(o.pos(), to, expr(addr.x()));
    }

    private static int bits(Basic b) {
        return switch (b.kind()) {
            case INT8, UINT8 -> 8;
            case INT16, UINT16 -> 16;
            case INT32, UINT32, FLOAT32 -> 32;
            case INT, UINT, INT64, UINT64, UINTPTR, FLOAT64 -> 64;
            default -> 0;
        };
    }

    private Expr binary(Operation o) {
        Pos pos = o.pos();
        Operator op = o.op();
        Type t = f.values.type(o);
        if (op == Operator.ANDAND || op == Operator.OROR) {
            boolean and = op == Operator.ANDAND;
            Expr x = f.conv.to(o.x(), t);
            Boolean b = Values.truth(x);
            if (b != null) {
                return b == and ? f.conv.to(o.y(), t) : x;
            }
            return new Expr.Logical(pos, t, and, x, f.conv.to(o.y(), t));
        }
        if (op.isComparison()) {
            ConvNoder.Pair p = f.conv.common(o.x(), o.y());
            return new Expr.Binary(pos, t, op(op), p.x(), p.y());
        }
        if (op.isShift()) {
            return new Expr.Binary(pos, t, op(op), f.conv.to(o.x(), t), shiftCount(o.y()));
        }
        if (op == Operator.ADD && IrTypes.isString(t)) {
            List<Expr> parts = new ArrayList<>();
            concat(o, t, parts);
            return new Expr.Concat(pos, t, parts);
        }
        return new Expr.Binary(pos, t, op(op), f.conv.to(o.x(), t), f.conv.to(o.y(), t));
    }

    Expr shiftCount(jopher.compiler.syntax.Expr e) {
        var c = f.values.constant(e);
        if (c != null) {
            Type raw = f.values.rawType(e);
            return f.values.constant(e.pos(), raw instanceof Basic b && b.has(Basic.IS_UNTYPED) ? Basic.UINT : raw, c);
        }
        return expr(e);
    }

    /// The operands of a chain of +, adjacent constants joined.
    private void concat(jopher.compiler.syntax.Expr e, Type t, List<Expr> parts) {
        if (f.values.constant(e) == null && jopher.compiler.syntax.Expr.unparen(e) instanceof Operation o && !o.isUnary() && o.op() == Operator.ADD) {
            concat(o.x(), t, parts);
            concat(o.y(), t, parts);
            return;
        }
        Expr x = f.conv.to(e, t);
        if (x instanceof Expr.Const c && !parts.isEmpty() && parts.getLast() instanceof Expr.Const d) {
            parts.set(parts.size() - 1, new Expr.Const(d.pos(), t, jopher.compiler.types.constant.Constant.makeByteString(d.value().byteString() + c.value().byteString())));
            return;
        }
        parts.add(x);
    }

    static BinaryOp op(Operator op) {
        return switch (op) {
            case ADD -> BinaryOp.ADD;
            case SUB -> BinaryOp.SUB;
            case MUL -> BinaryOp.MUL;
            case DIV -> BinaryOp.DIV;
            case REM -> BinaryOp.REM;
            case AND -> BinaryOp.AND;
            case OR -> BinaryOp.OR;
            case XOR -> BinaryOp.XOR;
            case ANDNOT -> BinaryOp.AND_NOT;
            case SHL -> BinaryOp.SHL;
            case SHR -> BinaryOp.SHR;
            case EQL -> BinaryOp.EQ;
            case NEQ -> BinaryOp.NE;
            case LSS -> BinaryOp.LT;
            case LEQ -> BinaryOp.LE;
            case GTR -> BinaryOp.GT;
            case GEQ -> BinaryOp.GE;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    // ---- indexing ----

    private Expr index(IndexExpr e) {
        var base = jopher.compiler.syntax.Expr.unparen(e.x());
        if (base instanceof Name n && f.info().uses.get(n) instanceof FuncObj fo) {
            return funcRef(e.pos(), n, fo);
        }
        if (base instanceof SelectorExpr s && f.info().selections.get(s) == null && f.info().uses.get(s.sel()) instanceof FuncObj fo) {
            return funcRef(e.pos(), s.sel(), fo);
        }
        Expr x = expr(e.x());
        if (x.type().underlying() instanceof MapType m) {
            return new Expr.MapIndex(e.pos(), f.type(m.elem()), x, f.conv.to(e.index(), f.type(m.key())));
        }
        Expr part = throughUnsafe(e.pos(), x, f.values.constant(e.index()) == null ? null : indexValue(e.index()));
        return part != null ? part : new Expr.Index(e.pos(), elem(x.type()), x, indexValue(e.index()), false);
    }

    /// `(*[N]T)(p)[i]` with p an unsafe.Pointer and i constant: the T at that place of whatever p points to, which need not be an array. Null for
    /// anything else.
    private Expr throughUnsafe(Pos pos, Expr x, Expr index) {
        if (!(index instanceof Expr.Const c) || !(x instanceof Expr.Conv conv) || conv.kind() != Expr.ConvKind.UNSAFE || !(x.type().underlying() instanceof Pointer)) {
            return null;
        }
        Type elem = elem(x.type());
        Type ptr = new Pointer(elem);
        Expr offset = IrTypes.constOf(pos, Basic.INT, c.value().toInt().int64() * Sizes.sizeof(elem));
        return deref(pos, new Expr.Conv(pos, ptr, Expr.ConvKind.UNSAFE, new Expr.UnsafeOp(pos, Basic.UNSAFE_POINTER, "Add", List.of(conv.x(), offset))));
    }

    /// Element type of what can be indexed by integers.
    Type elem(Type t) {
        return f.type(switch (t.underlying()) {
            case Array a -> a.elem();
            case Slice s -> s.elem();
            case Basic b -> Basic.BYTE;
            case Pointer p -> ((Array) p.elem().underlying()).elem();
            default -> throw new IllegalArgumentException("cannot index " + t);
        });
    }

    Expr indexValue(jopher.compiler.syntax.Expr e) {
        if (e == null) {
            return null;
        }
        var c = f.values.constant(e);
        if (c != null) {
            Type raw = f.values.rawType(e);
            return f.values.constant(e.pos(), raw.underlying() instanceof Basic b && b.has(Basic.IS_INTEGER) && !b.has(Basic.IS_UNTYPED) ? raw : Basic.INT, c);
        }
        return expr(e);
    }

    private Expr slice(SliceExpr s) {
        Expr x = expr(s.x());
        if (x.type().underlying() instanceof Array) {
            x = f.addrOf(s.pos(), x);
        }
        Type t = switch (x.type().underlying()) {
            case Basic b -> x.type();
            case Slice sl -> x.type();
            case Pointer p -> f.type(new Slice(((Array) p.elem().underlying()).elem()));
            default -> throw f.bug(s.pos(), "cannot slice " + x.type());
        };
        return new Expr.SliceOp(s.pos(), t, x, indexValue(s.lo()), indexValue(s.hi()), indexValue(s.max()));
    }

    // ---- multiple values ----

    /// Evaluates a call with several results into temporaries.
    List<Expr> spread(jopher.compiler.syntax.Expr e, List<Stmt> out) {
        Expr call = unroll(expr(e), out);
        List<Expr> refs = new ArrayList<>();
        List<Expr> places = new ArrayList<>();
        for (Type t : Values.types((jopher.compiler.types.Tuple) call.type())) {
            Expr r = f.ref(e.pos(), f.temp(e.pos(), t));
            refs.add(r);
            places.add(r);
        }
        out.add(new Stmt.CallAssign(e.pos(), places, (Expr.Call) call));
        return refs;
    }

    /// Moves the statements of a [Expr.Seq] in front.
    static Expr unroll(Expr e, List<Stmt> out) {
        while (e instanceof Expr.Seq s) {
            out.addAll(s.stmts());
            e = s.value();
        }
        return e;
    }

    static Expr seq(Pos pos, List<Stmt> stmts, Expr value) {
        return stmts.isEmpty() ? value : new Expr.Seq(pos, value.type(), stmts, value);
    }
}
