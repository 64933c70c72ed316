package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Children;
import jopher.compiler.syntax.Expr.CompositeLit;
import jopher.compiler.syntax.Expr.FuncLit;
import jopher.compiler.syntax.Expr.KeyValueExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Node;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Var;

/// Literals that would not fit into a method of the JVM (64 kB of code; above 8 kB it is not compiled): their larger parts become functions
/// of their own, and long lists of elements are filled in by several. Tables made by generators need it, such as the syntax tree of a
/// library of go-jsonnet.
///
/// Only literals that use no local variable are split: what their parts do does not depend on the function they stand in.
final class LiteralSplitter {
    /// Weight (leaves) from which a literal is split.
    private static final int SPLIT = 400;
    /// Weight from which a part of such a literal is a function.
    private static final int PART = 60;

    private final FuncNoder f;
    /// Whether what is made now is part of a literal that is being split.
    private boolean active;
    private final Map<jopher.compiler.syntax.Expr, Integer> weights;

    LiteralSplitter(FuncNoder f) {
        this(f, false, new IdentityHashMap<>());
    }

    private LiteralSplitter(FuncNoder f, boolean active, Map<jopher.compiler.syntax.Expr, Integer> weights) {
        this.f = f;
        this.active = active;
        this.weights = weights;
    }

    /// Begins to split if `l` is large; the caller gives the result to [#leave].
    boolean enter(CompositeLit l) {
        boolean before = active;
        if (!active && l.elemList().size() > 1 && weigh(l) > SPLIT && f.home().outer == null && f.range == null && !f.unit.types.isGeneric() && isClosed(l)) {
            active = true;
        }
        return before;
    }

    void leave(boolean before) {
        active = before;
    }

    /// Whether this element is to become a function: [#part].
    boolean isPart(jopher.compiler.syntax.Expr e) {
        return active && weigh(e) > PART;
    }

    /// A call of a new function that returns what `value` makes in it.
    Expr part(Pos pos, Type t, Function<FuncNoder, Expr> value) {
        Signature sig = Signature.of(Tuple.EMPTY, Tuple.of(Var.param(pos, f.noder.pkg, "", t)), false);
        FuncNoder inner = function(pos, sig);
        List<Stmt> body = new ArrayList<>();
        Expr x = ExprNoder.unroll(value.apply(inner), body);
        body.add(new Stmt.Return(pos, List.of(x)));
        inner.finish(body);
        return new Expr.Call(pos, t, new Expr.StaticCallee(inner.fn.sym), List.of());
    }

    /// Where the elements of a list that is being split go: statements in functions that get the list as parameter.
    interface Fill {
        /// The statement that sets element `i` of `list`, made for the function `in`.
        Stmt set(FuncNoder in, Expr list, int i);
    }

    /// Whether a list with these elements is filled by functions.
    boolean isFilled(List<? extends jopher.compiler.syntax.Expr> elements) {
        return active && elements.stream().mapToInt(this::own).sum() > SPLIT;
    }

    /// `empty` with its elements filled in by functions.
    Expr filled(Pos pos, Expr empty, List<? extends jopher.compiler.syntax.Expr> elements, Fill fill) {
        Type t = empty.type();
        List<Stmt> out = new ArrayList<>();
        Local list = f.temp(pos, t);
        out.add(new Stmt.Assign(pos, new Expr.LocalRef(pos, list), empty));
        Signature sig = Signature.of(Tuple.of(Var.param(pos, f.noder.pkg, "", t)), Tuple.EMPTY, false);
        int i = 0;
        while (i < elements.size()) {
            FuncNoder inner = function(elements.get(i).pos(), sig);
            Local param = inner.fn.params.getFirst();
            List<Stmt> body = new ArrayList<>();
            int weight = 0;
            do {
                weight += own(elements.get(i));
                body.add(fill.set(inner, new Expr.LocalRef(pos, param), i++));
            } while (i < elements.size() && weight + own(elements.get(i)) <= SPLIT);
            inner.finish(body);
            out.add(new Stmt.ExprStmt(pos, new Expr.Call(pos, Tuple.EMPTY, new Expr.StaticCallee(inner.fn.sym), List.of(new Expr.LocalRef(pos, list)))));
        }
        return new Expr.Seq(pos, t, out, new Expr.LocalRef(pos, list));
    }

    private FuncNoder function(Pos pos, Signature sig) {
        FuncSym s = f.fn.sym;
        int n = ++f.numbers.parts;
        FuncNoder.LiteralNames names = f.literalNames != null ? f.literalNames : new FuncNoder.LiteralNames(s.goName, s.jvmName);
        FuncSym sym = f.noder.symbols.intern(new FuncSym(s.pkgPath, s.ownerClass, names.jvm() + "$lit" + n, names.go(), sig, null, true));
        Func fn = new Func(sym, pos, pos);
        fn.synthetic = true;
        f.noder.add(fn);
        FuncNoder inner = new FuncNoder(f.noder, f.unit, fn, null, f.numbers, null);
        inner.literalNames = names;
        inner.splitter = new LiteralSplitter(inner, true, weights);
        inner.synthesizeParams(sig);
        return inner;
    }

    /// The weight that an element adds to the function that makes it.
    private int own(jopher.compiler.syntax.Expr e) {
        int w = weigh(e);
        return w > PART ? 1 : w;
    }

    private int weigh(jopher.compiler.syntax.Expr e) {
        return switch (jopher.compiler.syntax.Expr.unparen(e)) {
            case CompositeLit l -> {
                Integer known = weights.get(l);
                if (known == null) {
                    known = 1;
                    for (var x : l.elemList()) {
                        known += weigh(x);
                    }
                    weights.put(l, known);
                }
                yield known;
            }
            case KeyValueExpr kv -> weigh(kv.key()) + weigh(kv.value());
            case Operation o when o.isUnary() -> weigh(o.x());
            case null, default -> 1;
        };
    }

    /// Whether the literal uses no local variable but those of functions in it.
    private boolean isClosed(Node n) {
        if (n instanceof Name name) {
            return !(f.info().objectOf(name) instanceof Var v) || v.kind() == Var.Kind.FIELD || v.kind() == Var.Kind.PACKAGE;
        }
        if (n instanceof FuncLit) {
            return f.literalNames != null;
        }
        boolean[] closed = {true};
        Children.forEach(n, c -> closed[0] = closed[0] && isClosed(c));
        return closed[0];
    }
}
