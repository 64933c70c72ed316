package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Site;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Builtin;
import jopher.compiler.types.Chan;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Universe;
import jopher.compiler.types.constant.Constant;

/// Calls of the predeclared functions, those of package unsafe included.
final class BuiltinNoder {
    private final FuncNoder f;

    BuiltinNoder(FuncNoder f) {
        this.f = f;
    }

    /// The built-in as a statement, or null if it is an expression.
    Stmt statement(CallExpr c, Builtin.Id id, List<Stmt> before) {
        Pos pos = c.pos();
        return switch (id) {
            case PANIC -> new Stmt.Panic(pos, f.conv.to(c.argList().getFirst(), f.type(Universe.ANY)));
            case PRINT, PRINTLN -> new Stmt.Print(pos, id == Builtin.Id.PRINTLN, args(c, before));
            case DELETE -> {
                List<Expr> a = multi(c, before);
                Expr m = a != null ? a.get(0) : f.exprs.expr(c.argList().get(0));
                Type key = f.type(((MapType) m.type().underlying()).key());
                yield new Stmt.Delete(pos, m, a != null ? f.conv.implicit(pos, a.get(1), key) : f.conv.to(c.argList().get(1), key));
            }
            case CLEAR -> new Stmt.Clear(pos, f.exprs.expr(c.argList().getFirst()));
            case CLOSE -> new Stmt.Close(pos, f.exprs.expr(c.argList().getFirst()));
            default -> null;
        };
    }

    /// The values of the only argument if it is a call with several results, else null.
    private List<Expr> multi(CallExpr c, List<Stmt> before) {
        return c.argList().size() == 1 && f.values.tuple(c.argList().getFirst()) != null ? f.exprs.spread(c.argList().getFirst(), before) : null;
    }

    private List<Expr> args(CallExpr c, List<Stmt> before) {
        List<Expr> m = multi(c, before);
        if (m != null) {
            return m;
        }
        List<Expr> out = new ArrayList<>();
        for (var a : c.argList()) {
            out.add(f.values.isNil(a) ? f.values.zero(a.pos(), f.type(Universe.ANY)) : f.exprs.expr(a));
        }
        return out;
    }

    Expr expr(CallExpr c, Builtin.Id id) {
        Pos pos = c.pos();
        List<Stmt> before = new ArrayList<>();
        Expr x = value(c, id, before);
        return ExprNoder.seq(pos, before, x);
    }

    private Expr value(CallExpr c, Builtin.Id id, List<Stmt> before) {
        Pos pos = c.pos();
        var args = c.argList();
        Type t = f.values.rawType(c);
        return switch (id) {
            case LEN, CAP -> {
                Expr x = f.exprs.expr(args.getFirst());
                yield id == Builtin.Id.LEN ? new Expr.Len(pos, Basic.INT, x) : new Expr.Cap(pos, Basic.INT, x);
            }
            case APPEND -> append(c, before);
            case COPY -> {
                List<Expr> m = multi(c, before);
                yield m != null ? new Expr.Copy(pos, Basic.INT, m.get(0), m.get(1))
                        : new Expr.Copy(pos, Basic.INT, f.exprs.expr(args.get(0)), f.exprs.expr(args.get(1)));
            }
            case COMPLEX -> {
                Type part = t.underlying() instanceof Basic b && b.kind() == Basic.Kind.COMPLEX64 ? Basic.FLOAT32 : Basic.FLOAT64;
                List<Expr> m = multi(c, before);
                yield m != null ? new Expr.MakeComplex(pos, t, m.get(0), m.get(1))
                        : new Expr.MakeComplex(pos, t, basic(args.get(0), part), basic(args.get(1), part));
            }
            case REAL -> new Expr.Real(pos, t, f.exprs.expr(args.getFirst()));
            case IMAG -> new Expr.Imag(pos, t, f.exprs.expr(args.getFirst()));
            case MAKE -> make(c, t);
            case NEW -> newOf(c, t, before);
            case MIN, MAX -> {
                List<Expr> m = multi(c, before);
                List<Expr> list = m != null ? m : new ArrayList<>();
                for (int i = 0; m == null && i < args.size(); i++) {
                    list.add(f.conv.to(args.get(i), t));
                }
                yield list.size() == 1 ? list.getFirst() : new Expr.MinMax(pos, t, id == Builtin.Id.MAX, list);
            }
            case RECOVER -> {
                f.fn.sym.recovers = true;
                f.home().fn.sym.recovers = true;
                yield new Expr.Recover(pos, f.type(Universe.ANY), null);
            }
            case ADD, SLICE, STRING, SLICE_DATA, STRING_DATA -> {
                List<Expr> m = multi(c, before);
                List<Expr> list = m != null ? m : new ArrayList<>();
                for (int i = 0; m == null && i < args.size(); i++) {
                    list.add(i == 0 ? f.conv.to(args.get(i), id == Builtin.Id.STRING_DATA ? Basic.STRING : firstType(args.get(i), t)) : f.exprs.indexValue(args.get(i)));
                }
                yield new Expr.UnsafeOp(pos, t, id.text(), list);
            }
            case SIZEOF -> size(pos, Sizes.sizeof(f.values.type(args.getFirst())));
            case ALIGNOF -> size(pos, Sizes.alignof(f.values.type(args.getFirst())));
            case OFFSETOF -> size(pos, offset(c));
            default -> throw f.bug(pos, "no value: " + id.text());
        };
    }

    private Type firstType(jopher.compiler.syntax.Expr e, Type result) {
        return f.values.isNil(e) ? result : f.values.type(e);
    }

    /// An operand of complex: its own type unless it is an untyped constant.
    private Expr basic(jopher.compiler.syntax.Expr e, Type part) {
        return f.values.constant(e) != null ? f.conv.to(e, part) : f.exprs.expr(e);
    }

    private Expr size(Pos pos, long n) {
        return new Expr.Const(pos, Basic.UINTPTR, Constant.of(n));
    }

    private long offset(CallExpr c) {
        var s = (jopher.compiler.syntax.Expr.SelectorExpr) jopher.compiler.syntax.Expr.unparen(c.argList().getFirst());
        var sel = f.selectors.selection(s);
        return Sizes.offsetof(Types.deref(sel.recv()), sel.index());
    }

    private Expr append(CallExpr c, List<Stmt> before) {
        Pos pos = c.pos();
        var args = c.argList();
        Type t = f.values.rawType(c);
        List<Expr> m = multi(c, before);
        if (m != null) {
            List<Expr> elems = new ArrayList<>();
            for (Expr x : m.subList(1, m.size())) {
                elems.add(f.conv.implicit(pos, x, elem(t)));
            }
            return new Expr.Append(pos, t, f.conv.implicit(pos, m.getFirst(), t), elems, new Site(), null);
        }
        Expr slice = f.conv.to(args.getFirst(), t);
        if (c.hasDots()) {
            var tail = args.getLast();
            if (f.values.isNil(tail)) {
                return slice;
            }
            return new Expr.AppendSlice(pos, t, slice, f.exprs.expr(tail));
        }
        if (args.size() == 1) {
            return slice;
        }
        List<Expr> elems = new ArrayList<>();
        for (var a : args.subList(1, args.size())) {
            elems.add(f.conv.to(a, elem(t)));
        }
        return new Expr.Append(pos, t, slice, elems, new Site(), null);
    }

    private Type elem(Type slice) {
        return f.type(((Slice) slice.underlying()).elem());
    }

    private Expr make(CallExpr c, Type t) {
        Pos pos = c.pos();
        var args = c.argList();
        Expr n = args.size() > 1 ? sizeValue(args.get(1)) : null;
        return switch (t.underlying()) {
            case Slice s -> new Expr.MakeSlice(pos, t, n, args.size() > 2 ? sizeValue(args.get(2)) : null);
            case MapType m -> new Expr.MakeMap(pos, t, n, new Site());
            case Chan ch -> new Expr.MakeChan(pos, t, n);
            default -> throw f.bug(pos, "make of " + t);
        };
    }

    /// A length: any integer type; constants may be untyped floats.
    private Expr sizeValue(jopher.compiler.syntax.Expr e) {
        return f.exprs.indexValue(e);
    }

    private Expr newOf(CallExpr c, Type t, List<Stmt> before) {
        Pos pos = c.pos();
        var arg = c.argList().getFirst();
        if (f.values.isType(arg)) {
            return new Expr.New(pos, t);
        }
        Type elem = f.type(((jopher.compiler.types.Pointer) t.underlying()).elem());
        Local v = f.auto(pos, ".new", elem);
        before.add(new Stmt.Declare(pos, v, f.conv.to(arg, elem)));
        return f.addrOf(pos, new Expr.LocalRef(pos, v));
    }
}
