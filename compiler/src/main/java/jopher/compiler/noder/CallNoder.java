package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Expr.IndexExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.SelectorExpr;
import jopher.compiler.types.Builtin;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Calls and conversions.
final class CallNoder {
    private final FuncNoder f;

    CallNoder(FuncNoder f) {
        this.f = f;
    }

    static Type resultType(Signature sig) {
        return sig.results().len() == 1 ? sig.results().at(0).type() : sig.results();
    }

    /// The built-in function that is called, or null.
    Builtin.Id builtin(CallExpr c) {
        return switch (jopher.compiler.syntax.Expr.unparen(c.fun())) {
            case Name n when f.info().uses.get(n) instanceof Builtin b -> b.which();
            case SelectorExpr s when f.info().uses.get(s.sel()) instanceof Builtin b -> b.which();
            default -> null;
        };
    }

    /// The value of a call, conversion or built-in; of a [Tuple] type for none or several results.
    Expr call(CallExpr c) {
        if (f.values.isType(c.fun())) {
            return conversion(c);
        }
        Builtin.Id b = builtin(c);
        if (b != null) {
            return f.builtins.expr(c, b);
        }
        Pos pos = c.pos();
        var fun = jopher.compiler.syntax.Expr.unparen(c.fun());
        if (fun instanceof SelectorExpr s && f.selectors.qualified(s) == null && f.info().selections.get(s) != null) {
            Selection sel = f.selectors.selection(s);
            if (sel.kind() == Selection.Kind.METHOD_VAL) {
                return method(c, s, sel);
            }
        }
        Expr.Callee callee;
        Signature sig;
        Name id = id(fun);
        if (id != null && f.info().uses.get(id) instanceof FuncObj fo) {
            var sym = f.exprs.funcSym(id, fo);
            callee = new Expr.StaticCallee(sym);
            sig = sym.type;
        } else {
            Expr fn = f.exprs.expr(c.fun());
            sig = (Signature) fn.type().underlying();
            if (fn instanceof Expr.FuncRef r) {
                callee = new Expr.StaticCallee(r.sym());
            } else {
                callee = new Expr.FuncCallee(fn);
            }
        }
        return new Expr.Call(pos, f.type(resultType(sig)), callee, args(c, sig));
    }

    private Expr method(CallExpr c, SelectorExpr s, Selection sel) {
        Pos pos = c.pos();
        List<Stmt> before = new ArrayList<>();
        Expr x = f.exprs.expr(s.x());
        if (x instanceof Expr.Seq) {
            x = ExprNoder.unroll(x, before);
        }
        SelectorNoder.Target t = f.selectors.target(s.pos(), x, sel.obj(), sel.index());
        Signature sig = switch (t) {
            case SelectorNoder.Concrete k -> SelectorNoder.withoutFirst(k.sym().type);
            case SelectorNoder.Abstract a -> a.sig();
        };
        List<Expr> args = args(c, sig);
        Expr.Call call = f.selectors.invoke(pos, t, sig, args);
        if (call.callee() instanceof Expr.StaticCallee k && ofTypeParameter(f.info().selections.get(s).recv())) {
            call = new Expr.Call(pos, call.type(), new Expr.StaticCallee(k.sym(), true), call.args());
        }
        return ExprNoder.seq(pos, before, call);
    }

    private static boolean ofTypeParameter(Type recv) {
        Type t = Types.unalias(recv);
        return t instanceof TypeParam || t instanceof Pointer p && Types.unalias(p.elem()) instanceof TypeParam;
    }

    /// The identifier of a function named directly: f, pkg.f, f[T], pkg.f[T].
    private Name id(jopher.compiler.syntax.Expr fun) {
        return switch (fun) {
            case Name n -> n;
            case SelectorExpr s when f.selectors.qualified(s) != null -> s.sel();
            case IndexExpr i -> id(jopher.compiler.syntax.Expr.unparen(i.x()));
            default -> null;
        };
    }

    private boolean isMulti(CallExpr c) {
        return c.argList().size() == 1 && f.values.tuple(c.argList().getFirst()) != null;
    }

    /// The arguments converted to the parameter types, variadic ones packed into a slice. Those of f(g()) with several values are temporaries that
    /// evaluating the first one sets.
    private List<Expr> args(CallExpr c, Signature sig) {
        List<Var> params = sig.params().vars();
        List<Expr> out = new ArrayList<>();
        int fixed = sig.variadic() ? params.size() - 1 : params.size();
        if (isMulti(c)) {
            List<Stmt> call = new ArrayList<>();
            List<Expr> values = f.exprs.spread(c.argList().getFirst(), call);
            values.set(0, ExprNoder.seq(c.pos(), call, values.getFirst()));
            for (int i = 0; i < fixed; i++) {
                out.add(f.conv.implicit(c.pos(), values.get(i), f.type(params.get(i).type())));
            }
            if (sig.variadic()) {
                Type st = f.type(params.getLast().type());
                List<Expr> rest = new ArrayList<>();
                for (Expr v : values.subList(fixed, values.size())) {
                    rest.add(f.conv.implicit(c.pos(), v, elem(st)));
                }
                out.add(pack(c.pos(), st, rest));
            }
            return out;
        }
        var argList = c.argList();
        for (int i = 0; i < fixed; i++) {
            out.add(f.conv.to(argList.get(i), f.type(params.get(i).type())));
        }
        if (sig.variadic()) {
            Type st = f.type(params.getLast().type());
            if (c.hasDots()) {
                out.add(f.conv.to(argList.getLast(), st));
            } else {
                List<Expr> rest = new ArrayList<>();
                for (var a : argList.subList(fixed, argList.size())) {
                    rest.add(f.conv.to(a, elem(st)));
                }
                out.add(pack(c.pos(), st, rest));
            }
        }
        return out;
    }

    private Type elem(Type slice) {
        return f.type(((Slice) slice.underlying()).elem());
    }

    private Expr pack(Pos pos, Type slice, List<Expr> rest) {
        if (rest.isEmpty()) {
            return f.values.zero(pos, slice);
        }
        List<Expr.ArrayLit.Entry> entries = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            entries.add(new Expr.ArrayLit.Entry(i, rest.get(i)));
        }
        return new Expr.ArrayLit(pos, slice, rest.size(), entries);
    }

    private Expr conversion(CallExpr c) {
        Type to = f.values.rawType(c.fun());
        var arg = c.argList().getFirst();
        if (f.values.isNil(arg)) {
            return f.values.zero(c.pos(), to);
        }
        return f.conv.explicit(c.pos(), f.exprs.expr(arg), to);
    }
}
