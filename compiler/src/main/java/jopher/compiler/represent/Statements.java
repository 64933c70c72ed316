package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;

/// Core statements.
final class Statements {
    private final FunctionTranslator f;

    Statements(FunctionTranslator f) {
        this.f = f;
    }

    void list(List<Stmt> stmts) {
        for (var s : stmts) {
            stmt(s);
        }
    }

    private void stmt(Stmt s) {
        f.at = s.pos();
        if (!(s instanceof Stmt.Block) && !(s instanceof Stmt.LabelStmt)) {
            f.line(s.pos());
        }
        switch (s) {
            case Stmt.Declare d -> f.declare(d.local(), d.init());
            case Stmt.Assign a -> f.places.assign(a.place(), a.value());
            case Stmt.CallAssign c -> f.calls.assign(c.places(), c.call());
            case Stmt.ExprStmt e -> effect(e.x());
            case Stmt.AssertOk a -> f.ifaces.assertOk(a);
            case Stmt.Block b -> list(b.stmts());
            case Stmt.If c -> {
                var cond = f.expressions.value(c.cond());
                if (cond instanceof Value.BoolConst(var known)) {
                    list(known ? c.then() : c.otherwise());
                } else {
                    var then = f.nested(() -> list(c.then()));
                    var otherwise = f.nested(() -> list(c.otherwise()));
                    f.emit(new Code.If(cond, then, otherwise));
                }
            }
            case Stmt.Loop l -> loop(l);
            case Stmt.IntSwitch w -> intSwitch(w);
            case Stmt.StringSwitch w -> stringSwitch(w);
            case Stmt.Break b -> f.emit(new Code.Jump(target(f.breaks, b.label(), "break")));
            case Stmt.Continue c -> f.emit(new Code.Jump(target(f.continues, c.label(), "continue")));
            case Stmt.Goto g -> f.emit(new Code.Jump(target(f.gotos, g.label(), "goto")));
            case Stmt.LabelStmt l -> f.emit(new Code.Mark(target(f.gotos, l.label(), "goto")));
            case Stmt.Return r -> f.calls.returns(r.values());
            case Stmt.Panic p -> f.emit(new Code.Throw(Jvm.call(Rt.PANICS, "panic", "(L" + Rt.G + ";Ljava/lang/Object;)L" + Rt.R + "panics/GoPanic;",
                    load(f.g), f.expressions.value(p.value()))));
            // the third argument is what a trace of the new goroutine says about its origin
            case Stmt.GoStmt g -> f.emit(new Code.Eval(Jvm.call(Rt.R + "sched/Sched", "go", "(L" + Rt.G + ";L" + Rt.FUNC + ";Ljava/lang/String;)V",
                    load(f.g), f.expressions.value(g.thunk()), new Value.Text(f.fn.sym.goName + "\n\t" + f.pkg.fileNames.apply(g.pos().filename()) + ":" + g.pos().line()))));
            case Stmt.DeferStmt d when f.openDefers != null && (d.target() == null || d.target() == f.fn) -> f.openDefers.defer(d);
            case Stmt.DeferStmt d -> {
                Slot list = d.target() == null || d.target() == f.fn ? f.defers : f.outerDefers.get(d.target());
                if (list == null) {
                    throw f.bug(d.pos(), "defer without a list");
                }
                f.emit(new Code.Eval(Jvm.virtual(Rt.DEFERS, "push", "(L" + Rt.FUNC + ";)V", load(list), f.expressions.value(d.thunk()))));
            }
            case Stmt.SugarStmt x -> throw f.bug(x.pos(), "sugar after walk: " + x.getClass().getSimpleName());
        }
    }

    private Target target(Map<Label, Target> map, Label label, String kind) {
        return map.computeIfAbsent(label, l -> new Target(kind + " " + l.name));
    }

    private void effect(Expr x) {
        switch (x) {
            case Expr.Call c -> f.calls.assign(List.of(), c);
            default -> f.emit(new Code.Eval(f.expressions.value(x)));
        }
    }

    private void loop(Stmt.Loop l) {
        var top = new Target("loop");
        var cont = target(f.continues, l.label(), "continue");
        var exit = target(f.breaks, l.label(), "break");
        var clamp = f.narrowing.clampedBound(l);
        Slot bound = null;
        if (clamp != null) {
            // n as int: see Narrowing.clampedBound
            bound = Jvm.slot(f.out, new Value.Convert('I', Jvm.call("java/lang/Math", "max", "(JJ)J",
                    Jvm.call("java/lang/Math", "min", "(JJ)J", f.read(clamp), j(Integer.MAX_VALUE)), j(Integer.MIN_VALUE))));
        }
        f.emit(new Code.Mark(top));
        list(l.condSetup());
        if (l.cond() != null) {
            f.line(l.cond().pos());
            Value cond = bound == null ? f.expressions.value(l.cond())
                    : Jvm.compare(Arithmetic.rel(((Expr.Binary) l.cond()).op()), Jvm.l2i(f.expressions.value(((Expr.Binary) l.cond()).x())), load(bound));
            f.emit(new Code.Branch(cond, false, exit));
        }
        list(l.body());
        f.emit(new Code.Mark(cont));
        list(l.post());
        f.emit(new Code.Jump(top));
        f.emit(new Code.Mark(exit));
    }

    private void intSwitch(Stmt.IntSwitch w) {
        var exit = w.label() == null ? new Target("break") : target(f.breaks, w.label(), "break");
        var tag = Jvm.temp(f.out, f.expressions.value(w.tag()));
        var r = f.repr.of(w.tag().type());
        boolean wide = r.stack() == 'J';
        var targets = new ArrayList<Target>();
        var byKey = new TreeMap<Long, Target>();
        for (var c : w.clauses()) {
            var t = new Target("case");
            targets.add(t);
            for (var v : c.values()) {
                byKey.putIfAbsent(Constants.integer(v, r.kind()), t);
            }
        }
        var otherwise = new Target("default");
        boolean small = byKey.isEmpty() || byKey.firstKey() >= Integer.MIN_VALUE && byKey.lastKey() <= Integer.MAX_VALUE;
        if (!wide || small && byKey.size() > 3) {
            Value key = tag;
            if (wide) {
                key = Jvm.l2i(tag);
                f.emit(new Code.Branch(Jvm.compare(Rel.EQ, Jvm.i2l(key), tag), false, otherwise));
            }
            f.emit(new Code.Switch(key, byKey.keySet().stream().mapToInt(Long::intValue).toArray(), List.copyOf(byKey.values()), otherwise));
        } else {
            byKey.forEach((k, t) -> f.emit(new Code.Branch(Jvm.compare(Rel.EQ, tag, j(k)), true, t)));
            f.emit(new Code.Jump(otherwise));
        }
        clauses(w.clauses(), targets, w.otherwise(), otherwise, exit);
    }

    private void clauses(List<Stmt.IntSwitch.Clause> clauses, List<Target> targets, List<Stmt> otherwise, Target otherwiseTarget, Target exit) {
        for (int k = 0; k < clauses.size(); k++) {
            f.emit(new Code.Mark(targets.get(k)));
            list(clauses.get(k).body());
            f.emit(new Code.Jump(exit));
        }
        f.emit(new Code.Mark(otherwiseTarget));
        list(otherwise);
        f.emit(new Code.Mark(exit));
    }

    /// By length first, then comparison with the few literals of that length.
    private void stringSwitch(Stmt.StringSwitch w) {
        var exit = w.label() == null ? new Target("break") : target(f.breaks, w.label(), "break");
        var tag = Jvm.temp(f.out, f.expressions.value(w.tag()));
        var targets = new ArrayList<Target>();
        var byLength = new TreeMap<Integer, Map<String, Target>>();
        for (var c : w.clauses()) {
            var t = new Target("case");
            targets.add(t);
            for (var v : c.values()) {
                String s = v.byteString();
                byLength.computeIfAbsent(s.length(), n -> new LinkedHashMap<>()).putIfAbsent(s, t);
            }
        }
        var otherwise = new Target("default");
        if (byLength.size() > 1) {
            var lists = new ArrayList<Target>();
            byLength.forEach((n, m) -> lists.add(new Target("length " + n)));
            f.emit(new Code.Switch(Jvm.field(Rt.GO_STRING, "len", JvmType.INT, tag),
                    byLength.keySet().stream().mapToInt(n -> n).toArray(), lists, otherwise));
            int k = 0;
            for (var m : byLength.values()) {
                f.emit(new Code.Mark(lists.get(k++)));
                equalities(tag, m, otherwise);
            }
        } else {
            byLength.values().forEach(m -> equalities(tag, m, otherwise));
            if (byLength.isEmpty()) {
                f.emit(new Code.Jump(otherwise));
            }
        }
        clauses(w.clauses(), targets, w.otherwise(), otherwise, exit);
    }

    private void equalities(Value tag, Map<String, Target> m, Target otherwise) {
        m.forEach((s, t) -> f.emit(new Code.Branch(f.expressions.stringEquals(tag, f.cls.string(s)), true, t)));
        f.emit(new Code.Jump(otherwise));
    }

}
