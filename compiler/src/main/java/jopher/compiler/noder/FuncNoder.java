package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Directive;
import jopher.compiler.syntax.Stmt.BlockStmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Var;

/// Makes one function: a declared one, a literal, the body of a range-over-func loop. Holds what is known while walking its
/// body; the walking is done by the parts.
final class FuncNoder {
    /// What a declared function and the literals in it share.
    static final class Unit {
        final Info info;
        final TypeMap types;
        final Map<Var, Local> locals = new IdentityHashMap<>();

        Unit(Info info, TypeMap types) {
            this.info = info;
            this.types = types;
        }
    }

    /// Counts the literals and loop bodies of a function for their names.
    static final class Numbers {
        int literals;
        int ranges;
        int thunks;
    }

    /// The names from which those of literals are made, where they are not this function's.
    record LiteralNames(String go, String jvm) {}

    /// Where break and continue of a statement of this function go; `continues` null for switch and select.
    record Target(Label breaks, Label continues) {}

    final Noder noder;
    final Unit unit;
    final Func fn;
    final FuncNoder outer;
    final Numbers numbers;
    /// For the body of a range-over-func loop, else null.
    final RangeBody range;
    LiteralNames literalNames;
    final Map<jopher.compiler.syntax.Stmt, Target> targets = new IdentityHashMap<>();
    final Map<jopher.compiler.syntax.Stmt.LabeledStmt, Label> gotos = new IdentityHashMap<>();
    /// In the function that contains range-over-func loops: how control leaves them.
    private RangeExits exits;
    private int temps;
    /// Range-over-func loops so far, for the names of their state variables.
    int states;
    private int labels;

    final Values values;
    final ConvNoder conv;
    final ExprNoder exprs;
    final SelectorNoder selectors;
    final CallNoder calls;
    final BuiltinNoder builtins;
    final LiteralNoder literals;
    final AssignNoder assigns;
    final StmtNoder stmts;
    final SwitchNoder switches;
    final LoopNoder loops;
    final RangeFuncRewriter rangeFuncs;

    FuncNoder(Noder noder, Unit unit, Func fn, FuncNoder outer, Numbers numbers, RangeBody range) {
        this.noder = noder;
        this.unit = unit;
        this.fn = fn;
        this.outer = outer;
        this.numbers = numbers;
        this.range = range;
        this.values = new Values(this);
        this.conv = new ConvNoder(this);
        this.exprs = new ExprNoder(this);
        this.selectors = new SelectorNoder(this);
        this.calls = new CallNoder(this);
        this.builtins = new BuiltinNoder(this);
        this.literals = new LiteralNoder(this);
        this.assigns = new AssignNoder(this);
        this.stmts = new StmtNoder(this);
        this.switches = new SwitchNoder(this);
        this.loops = new LoopNoder(this);
        this.rangeFuncs = new RangeFuncRewriter(this);
    }

    /// Nodes a declared function or an instance of one; adds its literals to the package after it.
    static Func declared(Noder noder, FuncSym sym, FuncObj origin, Decl.FuncDecl d, Info info, TypeMap types) {
        Func fn = new Func(sym, d.pos(), d.body().rbrace());
        noder.add(fn);
        pragmas(fn, d);
        var f = new FuncNoder(noder, new Unit(info, types), fn, null, new Numbers(), null);
        Signature sig = origin.signature();
        if (sig.recv() != null) {
            f.param(sig.recv());
        }
        f.body(sig, d.body());
        return fn;
    }

    private static void pragmas(Func fn, Decl.FuncDecl d) {
        for (Directive dir : d.pragma().directives()) {
            if (dir.verb().startsWith("go:")) {
                fn.pragmas.add(dir.verb().substring(3));
            }
        }
    }

    /// A declaration without body.
    static Func bodyless(Noder noder, FuncSym sym, FuncObj obj, Decl.FuncDecl d) {
        Func fn = new Func(sym, d.pos(), d.pos());
        pragmas(fn, d);
        var f = new FuncNoder(noder, new Unit(noder.info, noder.plain), fn, null, new Numbers(), null);
        Signature sig = obj.signature();
        if (sig.recv() != null) {
            f.param(sig.recv());
        }
        sig.params().vars().forEach(f::param);
        f.results(sig.results());
        return fn;
    }

    /// Declares parameters and results and walks the body.
    void body(Signature sig, BlockStmt body) {
        sig.params().vars().forEach(this::param);
        results(sig.results());
        for (var l : RecoverScan.labels(body)) {
            gotos.put(l, null);
        }
        List<Stmt> list = new ArrayList<>();
        stmts.list(body.list(), list);
        finish(list);
    }

    void finish(List<Stmt> list) {
        if (exits != null) {
            list.addAll(0, exits.declarations());
        }
        if (recoverToken != null) {
            list.addFirst(new Stmt.Declare(fn.pos, recoverToken, new Expr.RecoverToken(fn.pos, recoverToken.type)));
        }
        fn.body = list;
    }

    void param(Var v) {
        Local l = local(v, Local.Kind.PARAM);
        fn.params.add(l);
    }

    void results(Tuple t) {
        for (Var v : t.vars()) {
            fn.results.add(local(v, Local.Kind.RESULT));
            fn.namedResults |= !v.name().isEmpty();
        }
    }

    // ---- types ----

    Type type(Type t) {
        return unit.types.apply(t);
    }

    Info info() {
        return unit.info;
    }

    // ---- variables ----

    /// Declares a variable of the source in this function.
    Local local(Var v, Local.Kind kind) {
        return local(v.pos(), v, kind);
    }

    Local local(Pos pos, Var v, Local.Kind kind) {
        Local l = new Local(pos, v.name(), type(v.type()), kind);
        l.owner = fn;
        unit.locals.put(v, l);
        return l;
    }

    Local auto(Pos pos, String name, Type type) {
        Local l = new Local(pos, name, type, Local.Kind.AUTO);
        l.owner = fn;
        return l;
    }

    /// A temporary: assigned once, by the statement that precedes its uses; it needs no declaration.
    Local temp(Pos pos, Type type) {
        Local l = new Local(pos, ".n" + ++home().temps, type, Local.Kind.TEMP);
        l.owner = fn;
        return l;
    }

    /// A reference to a variable of this or an enclosing function, which captures it.
    Expr.LocalRef ref(Pos pos, Local l) {
        if (l.owner != fn) {
            l.captured = true;
            for (FuncNoder f = this; f != null && f.fn != l.owner; f = f.outer) {
                if (!f.fn.captures.contains(l)) {
                    f.fn.captures.add(l);
                }
            }
        }
        return new Expr.LocalRef(pos, l);
    }

    Expr variable(Pos pos, Var v) {
        Local l = unit.locals.get(v);
        if (l != null) {
            return ref(pos, l);
        }
        if (v.kind() == Var.Kind.PACKAGE || v.pkg() != null && v.parent() == v.pkg().scope()) {
            return new Expr.GlobalRef(pos, noder.symbols.global(v));
        }
        throw bug(pos, "variable " + v.name() + " is not declared");
    }

    /// Notes an assignment to a variable, or to a part of it, outside its declaration.
    void assigned(Expr place) {
        Local l = root(place);
        if (l != null) {
            l.reassigned = true;
        }
    }

    /// The local variable that a place is, or is part of; null if the place is elsewhere.
    static Local root(Expr place) {
        return switch (place) {
            case Expr.LocalRef r -> r.local();
            case Expr.Field f when !f.viaPointer() -> root(f.x());
            case Expr.Index i when i.x().type().underlying() instanceof jopher.compiler.types.Array -> root(i.x());
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> root(c.x());
            case null, default -> null;
        };
    }

    Expr addrOf(Pos pos, Expr place) {
        if (place instanceof Expr.Deref d) {
            return d.x();
        }
        Local l = root(place);
        if (l != null) {
            l.addrTaken = true;
        }
        return new Expr.AddrOf(pos, type(new Pointer(place.type())), place);
    }

    /// Panics if the pointer or interface in `l` is nil.
    Stmt nilCheck(Pos pos, Local l) {
        Expr isNil = new Expr.Binary(pos, Basic.BOOL, Expr.BinaryOp.EQ, ref(pos, l), new Expr.Zero(pos, l.type));
        Expr panic = new Expr.RuntimeCall(pos, Tuple.EMPTY, RuntimeSymbol.PANICMEM, List.of());
        return new Stmt.If(pos, isNil, List.of(new Stmt.ExprStmt(pos, panic)), List.of());
    }

    /// Whether a type that the checker recorded depends on the type arguments of this instance.
    boolean isDerived(Type declared) {
        return unit.types.isGeneric() && declared != null && type(declared) != declared;
    }

    // ---- control ----

    Label label(String name) {
        return new Label(name == null ? ".L" + ++home().labels : name);
    }

    /// The function whose loops and defers this body belongs to: itself unless it is the body of a range-over-func loop.
    FuncNoder home() {
        FuncNoder f = this;
        while (f.range != null) {
            f = f.outer;
        }
        return f;
    }

    /// The variable that hands this function's recover token to `defer recover()` in the bodies of its range-over-func loops.
    Local recoverToken() {
        if (recoverToken == null) {
            recoverToken = auto(fn.pos, ".token", Basic.UNSAFE_POINTER);
        }
        return recoverToken;
    }

    private Local recoverToken;

    RangeExits exits() {
        FuncNoder h = home();
        if (h.exits == null) {
            h.exits = new RangeExits(h);
        }
        return h.exits;
    }

    // ---- nested functions ----

    /// The symbol of a function literal, named as gc does without inlining: f.func1, f.func1.1, and f-range1 for loop bodies.
    FuncSym literalSym(Signature sig, boolean rangeBody) {
        FuncNoder h = home();
        boolean inLiteral = h.outer != null;
        FuncSym s = h.fn.sym;
        String go = h.literalNames == null ? s.goName : h.literalNames.go();
        String jvm = h.literalNames == null ? s.jvmName : h.literalNames.jvm();
        if (rangeBody) {
            int n = ++h.numbers.ranges;
            go += "-range" + n;
            jvm += "-range" + n;
        } else {
            int n = ++h.numbers.literals;
            go += (inLiteral ? "." : ".func") + n;
            jvm += (inLiteral ? "$" : "$func") + n;
        }
        return noder.symbols.intern(new FuncSym(s.pkgPath, s.ownerClass, jvm, go, sig, null, true));
    }

    /// The symbol of a method value or method expression made here. The source has no literal there: the numbers of literals do not count it.
    FuncSym thunkSym(Signature sig, String goName) {
        FuncNoder h = home();
        FuncSym s = h.fn.sym;
        String jvm = (h.literalNames == null ? s.jvmName : h.literalNames.jvm()) + "$fm" + ++h.numbers.thunks;
        return noder.symbols.intern(new FuncSym(s.pkgPath, s.ownerClass, jvm, goName, sig, null, true));
    }

    /// Parameters and results of a function without source of its own.
    void synthesizeParams(Signature sig) {
        int i = 0;
        for (Var v : sig.params().vars()) {
            fn.params.add(make(v.pos(), ".p" + i++, v.type(), Local.Kind.PARAM));
        }
        for (Var v : sig.results().vars()) {
            fn.results.add(make(v.pos(), "", v.type(), Local.Kind.RESULT));
        }
    }

    Local make(Pos pos, String name, Type type, Local.Kind kind) {
        Local l = new Local(pos, name, type(type), kind);
        l.owner = fn;
        return l;
    }

    /// A noder for a function nested in this one.
    FuncNoder nested(FuncSym sym, Pos pos, Pos end, RangeBody range) {
        Func f = new Func(sym, pos, end);
        f.outer = fn;
        noder.add(f);
        return new FuncNoder(noder, unit, f, this, new Numbers(), range);
    }

    CompilerBug bug(Pos pos, String message) {
        return noder.bug(pos, fn.sym.goName, message);
    }
}
