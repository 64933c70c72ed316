package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;

/// Defers that run at most once each, in the order of the text: no list and no closure while nothing panics. What the closure would capture stays in JVM locals,
/// a bit says that the statement was reached, and the way out calls the bodies in reverse. Only when the function is left by a panic are the closures
/// of the bits that are left made, for [jopher.runtime.panics.Defers].
///
/// Conditions as gc's (cmd/compile/internal/ssagen: open-coded defers): at most eight, none in a loop, also none that a goto makes.
final class OpenDefers {
    private static final int MOST = 8;

    /// One statement.
    ///
    /// @param body   the literal whose body is called, null for another function value
    /// @param values what the literal captures, or the function value
    private record Site(int bit, Func body, List<Slot> values) {}

    private final FunctionTranslator f;
    private final Map<Stmt.DeferStmt, Site> sites = new IdentityHashMap<>();
    private final List<Site> inOrder = new ArrayList<>();
    private final Slot bits = new Slot(null, JvmType.INT);

    private OpenDefers(FunctionTranslator f, List<Stmt.DeferStmt> statements) {
        this.f = f;
        for (var d : statements) {
            var body = d.thunk() instanceof Expr.Closure c ? c.fn() : null;
            var values = (body == null ? List.of(JvmType.of(Rt.FUNC)) : f.pkg.captureTypes(body)).stream().map(t -> new Slot(null, t)).toList();
            var s = new Site(1 << inOrder.size(), body, values);
            sites.put(d, s);
            inOrder.add(s);
        }
    }

    /// Null if the function needs a list.
    static OpenDefers of(FunctionTranslator f) {
        if (f.facts.of(f.fn).lendsDefers) {
            return null;
        }
        var found = new ArrayList<Stmt.DeferStmt>();
        return once(f.fn.body, false, found, Collections.newSetFromMap(new IdentityHashMap<>())) && !found.isEmpty() && found.size() <= MOST ? new OpenDefers(f, found) : null;
    }

    /// Collects the statements; false if one may run twice.
    private static boolean once(List<Stmt> list, boolean inLoop, List<Stmt.DeferStmt> found, Set<Label> passed) {
        for (var s : list) {
            switch (s) {
                case Stmt.DeferStmt d -> {
                    if (inLoop) {
                        return false;
                    }
                    found.add(d);
                }
                case Stmt.LabelStmt l -> passed.add(l.label());
                case Stmt.Goto g -> {
                    if (passed.contains(g.label())) {
                        return false;
                    }
                }
                default -> { }
            }
            boolean[] ok = {true};
            IrChildren.lists(s, inner -> ok[0] &= once(inner, inLoop || s instanceof Stmt.Loop, found, passed));
            if (!ok[0]) {
                return false;
            }
        }
        return true;
    }

    /// Before the body.
    void begin() {
        f.emit(new Code.Store(bits, i(0)));
        for (var s : inOrder) {
            s.values().forEach(v -> f.emit(new Code.Store(v, Jvm.zero(v.type))));
        }
    }

    void defer(Stmt.DeferStmt d) {
        var s = sites.get(d);
        var values = s.body() == null ? List.of(f.expressions.value(d.thunk())) : f.calls.captured(s.body());
        for (int k = 0; k < values.size(); k++) {
            f.emit(new Code.Store(s.values().get(k), values.get(k)));
        }
        f.emit(new Code.Store(bits, Jvm.arith(Op.OR, load(bits), i(s.bit()))));
    }

    private Value isSet(Site s) {
        return new Value.Compare(Rel.NE, Jvm.arith(Op.AND, load(bits), i(s.bit())), i(0));
    }

    /// The normal way out. A call that panics lands in the handler, which goes on with the others.
    void run() {
        for (var s : inOrder.reversed()) {
            f.emit(new Code.If(isSet(s), f.nested(() -> {
                f.emit(new Code.Store(bits, Jvm.arith(Op.AND, load(bits), i(~s.bit()))));
                if (s.body() == null) {
                    f.emit(new Code.Eval(Jvm.virtual(Rt.FUNC, "call", "(L" + Rt.G + ";)V", load(s.values().getFirst()), load(f.g))));
                } else {
                    var args = new ArrayList<Value>();
                    args.add(load(f.g));
                    s.values().forEach(v -> args.add(load(v)));
                    f.emit(new Code.Eval(new Value.Invoke(Value.Dispatch.STATIC, s.body().sym.ownerClass, s.body().sym.jvmName, f.pkg.closureDesc(s.body()), args, false)));
                }
            }), List.of()));
        }
    }

    /// What the handler does first: the list of the calls that are left.
    Slot list(Slot caught) {
        var list = Jvm.slot(f.out, Jvm.call(Rt.DEFERS, "leaving", "(L" + Rt.G + ";Ljava/lang/Throwable;)L" + Rt.DEFERS + ";", load(f.g), load(caught)));
        for (var s : inOrder) {
            Value thunk = s.body() == null ? load(s.values().getFirst()) : f.calls.closure(s.body(), s.values().stream().map(Jvm::load).toList());
            f.emit(new Code.If(isSet(s), List.of(new Code.Eval(Jvm.virtual(Rt.DEFERS, "push", "(L" + Rt.FUNC + ";)V", load(list), thunk))), List.of()));
        }
        return list;
    }
}
