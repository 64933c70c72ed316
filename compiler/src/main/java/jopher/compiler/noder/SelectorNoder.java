package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.SelectorExpr;
import jopher.compiler.types.Basic;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Lookup;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.PkgName;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Selectors: qualified names, fields through embedding, methods as callee, value and expression.
final class SelectorNoder {
    private final FuncNoder f;

    SelectorNoder(FuncNoder f) {
        this.f = f;
    }

    /// The object behind `pkg.Name`, or null if the selector is none.
    Obj qualified(SelectorExpr s) {
        if (s.x() instanceof Name n && f.info().uses.get(n) instanceof PkgName) {
            return f.info().uses.get(s.sel());
        }
        return null;
    }

    Expr selector(SelectorExpr s) {
        Obj q = qualified(s);
        if (q != null) {
            return switch (q) {
                case Var v -> f.variable(s.pos(), v);
                case FuncObj fo -> f.exprs.funcRef(s.pos(), s.sel(), fo);
                default -> throw f.bug(s.pos(), "no value: " + q.name());
            };
        }
        Selection sel = selection(s);
        return switch (sel.kind()) {
            case FIELD_VAL -> path(s.pos(), f.exprs.expr(s.x()), sel.index(), sel.index().length);
            case METHOD_VAL -> methodValue(s, sel);
            case METHOD_EXPR -> methodExpr(s, sel);
        };
    }

    /// The selection with concrete types. In instances the method is looked up again on the concrete receiver.
    Selection selection(SelectorExpr s) {
        Selection sel = f.info().selections.get(s);
        if (sel == null) {
            throw f.bug(s.pos(), "no selection recorded for " + s.sel().value());
        }
        Type recv = f.type(sel.recv());
        if (f.unit.types.isGeneric() && recv != sel.recv()) {
            Lookup.Result r = Lookup.fieldOrMethod(recv, true, sel.obj().pkg(), s.sel().value(), false);
            if (r.obj() == null) {
                throw f.bug(s.pos(), recv + " has no " + s.sel().value());
            }
            return new Selection(sel.kind(), recv, r.obj(), r.index(), r.indirect());
        }
        return new Selection(sel.kind(), recv, sel.obj(), sel.index(), sel.indirect());
    }

    /// x.f1.f2… along the first `n` indices of a path.
    Expr path(Pos pos, Expr x, int[] index, int n) {
        for (int i = 0; i < n; i++) {
            Type t = x.type().underlying();
            boolean ptr = t instanceof Pointer;
            Struct st = (Struct) (t instanceof Pointer p ? p.elem().underlying() : t);
            Var field = st.field(index[i]);
            Expr same = ptr ? throughUnsafe(pos, x, st, index[i]) : null;
            if (same != null) {
                x = same;
                continue;
            }
            x = new Expr.Field(pos, f.type(field.type()), x, ptr, field, index[i]);
        }
        return x;
    }

    /// `(*B)(unsafe.Pointer(a)).f` with `a` a pointer to another struct: the field of `a`'s struct at the same offset, if its type has
    /// the same underlying type. Null for anything else.
    private Expr throughUnsafe(Pos pos, Expr x, Struct to, int index) {
        if (!(x instanceof Expr.Conv outer && outer.kind() == Expr.ConvKind.UNSAFE && outer.x() instanceof Expr.Conv inner && inner.kind() == Expr.ConvKind.UNSAFE
                && inner.x().type().underlying() instanceof Pointer p && p.elem().underlying() instanceof Struct from)) {
            return null;
        }
        Type wanted = f.type(to.field(index).type());
        long offset = Sizes.offsetof(to, new int[] {index});
        for (int i = 0; i < from.numFields(); i++) {
            Var field = from.field(i);
            Type t = f.type(field.type());
            if (Sizes.offsetof(from, new int[] {i}) == offset && Sizes.sizeof(t) > 0 && (Types.identical(t, wanted)
                    || !(t.underlying() instanceof Struct) && Types.identicalIgnoreTags(t.underlying(), wanted.underlying()))) {
                return new Expr.Field(pos, wanted, inner.x(), true, field, i);
            }
        }
        return null;
    }

    /// A method to be called: the symbol with the adjusted receiver, or the interface value.
    sealed interface Target {}

    record Concrete(FuncSym sym, Expr recv) implements Target {}

    record Abstract(Expr recv, FuncObj method, Signature sig) implements Target {}

    /// The method at the end of a path from `x`, which is a variable if the method needs its address.
    Target target(Pos pos, Expr x, Obj method, int[] index) {
        Expr recv = path(pos, x, index, index.length - 1);
        FuncObj m = (FuncObj) method;
        Type t = recv.type();
        if (t.underlying() instanceof Interface) {
            return new Abstract(recv, m, f.unit.types.signature(m.signature()));
        }
        boolean isPtr = Types.unalias(t) instanceof Pointer;
        Type base = isPtr ? ((Pointer) Types.unalias(t)).elem() : t;
        Named named = Types.asNamed(base);
        if (named == null) {
            throw f.bug(pos, "method " + m.name() + " of " + t);
        }
        FuncSym sym = f.noder.symbols.function(m, f.unit.types.applyAll(named.typeArgs()));
        if (m.hasPtrRecv()) {
            return new Concrete(sym, isPtr ? recv : f.addrOf(pos, recv));
        }
        return new Concrete(sym, isPtr ? f.exprs.deref(pos, recv) : recv);
    }

    /// The call of a target with further arguments.
    Expr.Call invoke(Pos pos, Target target, Signature sig, List<Expr> args) {
        Type type = CallNoder.resultType(sig);
        return switch (target) {
            case Concrete c -> {
                List<Expr> all = new ArrayList<>();
                all.add(c.recv());
                all.addAll(args);
                yield new Expr.Call(pos, type, new Expr.StaticCallee(c.sym()), all);
            }
            case Abstract a -> new Expr.Call(pos, type, new Expr.IfaceCallee(a.recv(), a.method().name(), TypeEncoder.pkgPathIfUnexported(a.method()), a.sig()), args);
        };
    }

    /// x.M as a value: a copy of x is captured where the value is made.
    private Expr methodValue(SelectorExpr s, Selection sel) {
        Pos pos = s.pos();
        Target t = target(pos, f.exprs.expr(s.x()), sel.obj(), sel.index());
        Expr recv = t instanceof Concrete c ? c.recv() : ((Abstract) t).recv();
        Local tmp = f.auto(pos, ".recv", recv.type());
        Signature sig = t instanceof Concrete c ? withoutFirst(c.sym().type) : ((Abstract) t).sig();
        FuncNoder inner = thunk(pos, sig, name(recv.type(), s.sel().value()) + "-fm");
        Expr captured = inner.ref(pos, tmp);
        Target again = t instanceof Concrete c ? new Concrete(c.sym(), captured) : new Abstract(captured, ((Abstract) t).method(), sig);
        inner.fn.sym.recovers = t instanceof Concrete c && c.sym().recovers;
        inner.fn.body = forward(pos, inner, again, sig, 0);
        if (f.isDerived(f.info().selections.get(s).recv())) {
            // gc has a literal that captures the receiver here, not a method value (Go 1.26 noder/reader.go: curry)
            List<Stmt> before = new ArrayList<>();
            before.add(new Stmt.Declare(pos, tmp, recv));
            if (t instanceof Abstract) {
                before.add(f.nilCheck(pos, tmp));
            }
            return new Expr.Seq(pos, sig, before, new Expr.Closure(pos, sig, inner.fn));
        }
        return new Expr.MethodValue(pos, sig, recv, tmp, inner.fn);
    }

    /// T.M: a function with the receiver as first parameter.
    private Expr methodExpr(SelectorExpr s, Selection sel) {
        Pos pos = s.pos();
        Type recv = sel.recv();
        if (sel.index().length == 1 && !(recv.underlying() instanceof Interface)) {
            FuncObj m = (FuncObj) sel.obj();
            boolean isPtr = Types.unalias(recv) instanceof Pointer;
            if (isPtr == m.hasPtrRecv()) {
                Named named = Types.asNamed(Types.deref(recv));
                FuncSym sym = f.noder.symbols.function(m, f.unit.types.applyAll(named.typeArgs()));
                return new Expr.FuncRef(pos, sym.type, sym);
            }
        }
        Signature sig = f.unit.types.signature(f.values.rawType(s));
        FuncNoder inner = thunk(pos, sig, name(recv, s.sel().value()));
        Expr x = new Expr.LocalRef(pos, inner.fn.params.getFirst());
        Target t = inner.selectors.target(pos, x, sel.obj(), sel.index());
        inner.fn.sym.recovers = t instanceof Concrete c && c.sym().recovers;
        List<Stmt> body = new ArrayList<>();
        if (sel.index().length == 1 && t instanceof Concrete c && Types.unalias(recv) instanceof Pointer) {
            body.add(new Stmt.ExprStmt(pos, new Expr.RuntimeCall(pos, Tuple.EMPTY, RuntimeSymbol.PANICWRAP,
                    List.of(x, new Expr.Const(pos, Basic.STRING, jopher.compiler.types.constant.Constant.makeString(c.sym().goName))))));
        }
        body.addAll(forward(pos, inner, t, withoutFirst(sig), 1));
        inner.fn.body = body;
        return new Expr.Closure(pos, sig, inner.fn);
    }

    private String name(Type recv, String method) {
        Type base = Types.deref(recv);
        Named named = Types.asNamed(base);
        String t = named != null ? named.obj().name() + (named.isInstance() ? "[...]" : "") : "struct";
        String pkg = named == null ? f.noder.symbols.path(f.noder.pkg) + "." : named.obj().pkg() == null ? "" : f.noder.symbols.path(named.obj().pkg()) + ".";
        return pkg + (base != recv ? "(*" + t + ")" : t) + "." + method;
    }

    /// A synthetic function of this function's with parameters for `sig`.
    private FuncNoder thunk(Pos pos, Signature sig, String name) {
        FuncNoder inner = f.nested(f.thunkSym(sig, name), pos, pos, null);
        inner.fn.synthetic = true;
        inner.synthesizeParams(sig);
        return inner;
    }

    /// `return target(params from the skip-th on)`.
    static List<Stmt> forward(Pos pos, FuncNoder inner, Target t, Signature sig, int skip) {
        List<Expr> args = new ArrayList<>();
        for (Local p : inner.fn.params.subList(skip, inner.fn.params.size())) {
            args.add(new Expr.LocalRef(pos, p));
        }
        Expr.Call call = inner.selectors.invoke(pos, t, sig, args);
        if (sig.results().len() == 0) {
            return List.of(new Stmt.ExprStmt(pos, call));
        }
        return List.of(new Stmt.Return(pos, List.of(call)));
    }

    static Signature withoutFirst(Signature s) {
        return Signature.of(new Tuple(s.params().vars().subList(1, s.params().len())), s.results(), s.variadic());
    }
}
