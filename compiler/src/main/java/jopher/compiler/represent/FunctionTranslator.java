package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;

/// Translates one function body: its variables, and the glue between the translators of expressions, places and statements.
final class FunctionTranslator {
    final PackageContext pkg;
    final ClassContext cls;
    final Func fn;
    final Representation repr;
    final Facts facts;
    final CopyElision copies;
    final Narrowing narrowing;
    final Slot g = new Slot("g", Rt.T_G);
    /// Where statements go; replaced while nested lists are translated.
    List<Code> out = new ArrayList<>();
    final Expressions expressions = new Expressions(this);
    final SliceExpressions slices = new SliceExpressions(this);
    final Places places = new Places(this);
    final Calls calls = new Calls(this);
    final InterfaceValues ifaces = new InterfaceValues(this);
    final Statements statements = new Statements(this);
    private final Map<Local, Variables> vars = new IdentityHashMap<>();
    final Map<Label, Target> breaks = new IdentityHashMap<>();
    final Map<Label, Target> continues = new IdentityHashMap<>();
    final Map<Label, Target> gotos = new IdentityHashMap<>();
    /// Result variables; made up where the source has none and defer needs them.
    final List<Local> results = new ArrayList<>();
    /// The list of deferred calls, null without defer or with [#openDefers].
    Slot defers;
    /// Null if the function has no defers, or needs a list.
    OpenDefers openDefers;
    final Map<Func, Slot> outerDefers = new IdentityHashMap<>();
    /// Recover token, null if the function does not recover.
    Slot token;
    /// Where `return` goes in a function with defer.
    Target exit;

    FunctionTranslator(PackageContext pkg, ClassContext cls, Func fn) {
        this.pkg = pkg;
        this.cls = cls;
        this.fn = fn;
        this.repr = pkg.repr;
        this.facts = pkg.facts;
        this.copies = new CopyElision(facts, fn);
        this.narrowing = new Narrowing(repr, facts, fn);
    }

    MethodUnit translate() {
        try {
            return method();
        } catch (CompilerBug e) {
            throw e.function().isEmpty() ? new CompilerBug(e.phase(), fn.sym.goName, e.position().isKnown() ? e.position() : at, e.getMessage(), e) : e;
        } catch (RuntimeException e) {
            throw new CompilerBug("represent", fn.sym.goName, at, String.valueOf(e), e);
        }
    }

    /// Position of the statement being translated.
    Pos at = Pos.NONE;

    private MethodUnit method() {
        var params = new ArrayList<Slot>();
        params.add(g);
        at = fn.pos;
        line(fn.pos);
        if (fn.sym.recovers && !fn.synthetic) {  // wrappers and thunks leave the token to their callee
            token = new Slot(null, JvmType.of(Rt.R + "panics/GoPanic"));
            emit(new Code.Store(token, Jvm.call(Rt.PANICS, "token", "(L" + Rt.G + ";)L" + Rt.R + "panics/GoPanic;", load(g))));
        }
        for (var p : fn.params) {
            var r = repr.of(p.type);
            var in = new Slot(p.name, r.type());
            params.add(in);
            parameter(p, r, in);
        }
        for (var c : fn.captures) {
            var r = repr.of(c.type);
            boolean cell = facts.needsCell(c) && !r.isAggregate();
            var in = new Slot(c.name, cell ? cellType(r) : r.type());
            params.add(in);
            if (cell) {
                vars.put(c, new Variables.Cell(in, r.stack()));
            } else if (r.isSlice() && slicesIt(c)) {
                vars.put(c, parts(c, in, true));
            } else {
                vars.put(c, new Variables.Plain(in));
            }
        }
        for (var o : facts.of(fn).outerDefers) {
            var in = new Slot(null, Rt.T_DEFERS);
            params.add(in);
            outerDefers.put(o, in);
        }
        declareResults();
        if (fn.hasDefer) {
            bodyWithDefer();
        } else {
            statements.list(fn.body);
            if (Flow.mayComplete(fn.body)) {
                line(fn.end);
                calls.returnCurrent();
            } else {
                deadEnd();
            }
        }
        String desc = fn.outer != null ? pkg.closureDesc(fn) : repr.staticDesc(fn.sym.type, List.of());
        return new MethodUnit(fn.synthetic ? 0x1009 : 0x0009, fn.sym.jvmName, desc, params, out, fn.sym.goName, fn.pos);
    }

    /// The end of a method that control does not reach, in a form that the JVM accepts without knowing that.
    private void deadEnd() {
        emit(new Code.Throw(Jvm.NULL));
    }

    private void parameter(Local p, Repr r, Slot in) {
        if (r.isAggregate()) {
            vars.put(p, new Variables.Plain(in));
            if (!copies.lent(p)) {
                emit(new Code.Store(in, expressions.copy(load(in), p.type)));
            }
        } else if (facts.needsCell(p)) {
            var cell = new Slot(p.name, cellType(r));
            emit(new Code.Store(cell, newCell(r, load(in))));
            vars.put(p, new Variables.Cell(cell, r.stack()));
        } else if (r.isSlice() && slicesIt(p)) {
            vars.put(p, parts(p, in, facts.assignedOnce(p)));
        } else {
            vars.put(p, new Variables.Plain(in));
        }
    }

    /// Unpacks a header parameter into four locals.
    private Variables.SliceParts parts(Local p, Slot header, boolean keep) {
        var v = newParts(p, keep ? header : null);
        var elem = SliceExpressions.elem(p.type);
        var h = load(header);
        emit(new Code.Store(v.array(), Jvm.cast(repr.of(elem).arrayType(), Jvm.field(Rt.SLICE, "a", JvmType.OBJECT, h))));
        emit(new Code.Store(v.off(), Jvm.field(Rt.SLICE, "off", JvmType.INT, h)));
        emit(new Code.Store(v.len(), length(Jvm.field(Rt.SLICE, "len", JvmType.INT, h))));
        emit(new Code.Store(v.cap(), Jvm.field(Rt.SLICE, "cap", JvmType.INT, h)));
        return v;
    }

    private Variables.SliceParts newParts(Local l, Slot header) {
        var elem = repr.of(SliceExpressions.elem(l.type));
        return new Variables.SliceParts(new Slot(l.name, elem.arrayType()), new Slot(null, JvmType.INT), new Slot(null, JvmType.INT),
                new Slot(null, JvmType.INT), header);
    }

    private boolean slicesIt(Local l) {
        return facts.of(fn).sliceUses.containsKey(l);
    }

    private void declareResults() {
        var tuple = fn.sym.type.results();
        boolean needed = fn.namedResults || fn.hasDefer;
        for (int i = 0; i < tuple.len(); i++) {
            var l = i < fn.results.size() ? fn.results.get(i) : new Local(fn.pos, "", tuple.at(i).type(), Local.Kind.RESULT);
            results.add(l);
            if (needed) {
                declare(l, null);
            }
        }
    }

    private void bodyWithDefer() {
        openDefers = OpenDefers.of(this);
        if (openDefers != null) {
            openDefers.begin();
        } else {
            defers = new Slot(null, Rt.T_DEFERS);
            emit(new Code.Store(defers, Jvm.make(Rt.DEFERS, "()V")));
        }
        exit = new Target("exit");
        var outer = out;
        out = new ArrayList<>();
        statements.list(fn.body);
        line(fn.end);
        emit(new Code.Mark(exit));
        if (openDefers != null) {
            openDefers.run();
        } else {
            emit(new Code.Eval(Jvm.virtual(Rt.DEFERS, "runAll", "(L" + Rt.G + ";)V", load(defers), load(g))));
        }
        var body = out;
        out = outer;
        var caught = new Slot(null, JvmType.of("java/lang/Throwable"));
        emit(new Code.Try(body, caught, nested(() -> {
            var list = openDefers != null ? openDefers.list(caught) : defers;
            emit(new Code.Eval(Jvm.virtual(Rt.DEFERS, "unwind", "(L" + Rt.G + ";Ljava/lang/Throwable;)V", load(list), load(g), load(caught))));
        })));
        calls.returnCurrent();
    }

    // ---- output

    void emit(Code c) {
        out.add(c);
    }

    void line(Pos pos) {
        if (pos != null && pos.isKnown() && !fn.synthetic) {
            out.add(new Code.Line(cls.line(pos)));
        }
    }

    /// Translates into a list of its own.
    List<Code> nested(Runnable body) {
        var outer = out;
        var list = new ArrayList<Code>();
        out = list;
        try {
            body.run();
        } finally {
            out = outer;
        }
        return list;
    }

    // ---- variables

    JvmType cellType(Repr r) {
        return JvmType.of(Rt.POINTERS + "Cell" + r.stack());
    }

    /// A new cell with this value.
    Value newCell(Repr r, Value v) {
        String t = Rt.POINTERS + "Cell" + r.stack();
        return Jvm.make(t, "(" + (r.stack() == 'L' ? "Ljava/lang/Object;" : String.valueOf(r.stack())) + ")V", v);
    }

    Variables var(Local l) {
        var v = vars.get(l);
        if (v == null) {
            v = newVariable(l);
            vars.put(l, v);
        }
        return v;
    }

    private Variables newVariable(Local l) {
        var r = repr.of(l.type);
        if (!r.isAggregate() && facts.needsCell(l)) {
            return new Variables.Cell(new Slot(l.name, cellType(r)), r.stack());
        }
        if (r.isSlice() && slicesIt(l)) {
            return newParts(l, facts.assignedOnce(l) && facts.of(l).wholeReads > 0 ? new Slot(l.name, Rt.T_SLICE) : null);
        }
        return new Variables.Plain(new Slot(l.name, narrowing.isInt(l) ? JvmType.INT : r.type()));
    }

    /// The variable begins to exist, with `init` or its zero value.
    void declare(Local l, Expr init) {
        var r = repr.of(l.type);
        switch (var(l)) {
            case Variables.Cell c -> emit(new Code.Store(c.slot(), newCell(r, init == null ? expressions.zero(l.type) : expressions.owned(init))));
            case Variables.Plain p -> emit(new Code.Store(p.slot(),
                    fit(p.slot(), init == null ? expressions.zero(l.type) : copies.borrows(l) ? expressions.value(init) : expressions.owned(init))));
            case Variables.SliceParts p -> storeParts(p, init == null ? slices.nil(l.type) : slices.quad(init));
        }
    }

    private static Value fit(Slot s, Value v) {
        return s.type.equals(JvmType.INT) && v.type().kind() == 'J' ? Jvm.l2i(v) : v;
    }

    /// Assigns a value that is already of the variable's representation; aggregates: `fresh` means nobody else refers to it.
    void store(Local l, Value v, boolean fresh) {
        var r = repr.of(l.type);
        switch (var(l)) {
            case Variables.Cell c -> {
                if (l.kind == Local.Kind.TEMP && facts.of(l).declares == 0) {
                    emit(new Code.Store(c.slot(), newCell(r, v)));
                } else {
                    emit(new Code.PutField(cellType(r).internalName(), "v", cellFieldType(r), load(c.slot()), v));
                }
            }
            case Variables.Plain p -> {
                if (!r.isAggregate()) {
                    emit(new Code.Store(p.slot(), fit(p.slot(), v)));
                } else if (facts.of(l).declares == 0 && l.kind == Local.Kind.TEMP) {
                    emit(new Code.Store(p.slot(), fresh || copies.borrows(l) ? v : expressions.copy(v, l.type)));
                } else if (fresh && !facts.shared(l)) {
                    emit(new Code.Store(p.slot(), v));
                } else {
                    emit(new Code.Eval(expressions.assignInto(load(p.slot()), v, l.type)));
                }
            }
            case Variables.SliceParts p -> storeParts(p, slices.ofHeader(v, l.type));
        }
    }

    JvmType cellFieldType(Repr r) {
        return r.stack() == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(r.stack()));
    }

    void storeParts(Variables.SliceParts p, Quad q) {
        q.pre().forEach(this::emit);
        if (p.header() != null) {
            if (q.header() != null) {
                emit(new Code.Store(p.header(), q.header()));
            } else {
                emit(new Code.Store(p.header(), new Quad(List.of(), q.array(), q.off(), q.len(), q.cap(), null).asHeader()));
            }
        }
        // the sources may be the targets themselves: a store must not change a later source
        var targets = new Slot[] {p.array(), p.off(), p.len(), p.cap()};
        var sources = new Value[] {q.array(), q.off(), length(q.len()), q.cap()};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                if (mentions(sources[i], targets[j])) {
                    sources[i] = load(Jvm.slot(out, sources[i]));
                    break;
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            if (!(sources[i] instanceof Value.Load(var s) && s == targets[i])) {
                emit(new Code.Store(targets[i], sources[i]));
            }
        }
    }

    /// Tells C2 that a length from memory is not negative, without which it does not move checks out of loops.
    private static Value length(Value v) {
        return v instanceof Value.GetField || v instanceof Value.GetStatic ? Jvm.arith(jopher.compiler.represent.code.Op.AND, v, Jvm.i(Integer.MAX_VALUE)) : v;
    }

    private static boolean mentions(Value v, Slot s) {
        return switch (v) {
            case Value.Load(var x) -> x == s;
            case Value.Arith a -> mentions(a.x(), s) || mentions(a.y(), s);
            case Value.Convert c -> mentions(c.x(), s);
            case Value.GetField f -> mentions(f.object(), s);
            case Value.Cast c -> mentions(c.x(), s);
            case Value.ArrayLength a -> mentions(a.array(), s);
            default -> false;
        };
    }

    /// The variable's value (slices: a header).
    Value read(Local l) {
        var r = repr.of(l.type);
        return switch (var(l)) {
            case Variables.Cell c -> Jvm.cast(r.type(), fromCell(r, load(c.slot())));
            case Variables.Plain p -> p.slot().type.equals(JvmType.INT) && r.stack() == 'J' ? new Value.Convert('J', load(p.slot())) : load(p.slot());
            case Variables.SliceParts p -> partsQuad(p).asHeader();
        };
    }

    Value fromCell(Repr r, Value cell) {
        var v = Jvm.field(cellType(r).internalName(), "v", cellFieldType(r), cell);
        return r.kind() == Repr.Kind.BOOL ? v : v;
    }

    Quad partsQuad(Variables.SliceParts p) {
        return new Quad(List.of(), load(p.array()), load(p.off()), load(p.len()), load(p.cap()), p.header() == null ? null : load(p.header()));
    }

    CompilerBug bug(Pos pos, String message) {
        return new CompilerBug("represent", fn.sym.goName, pos == null ? at : pos, message);
    }
}
