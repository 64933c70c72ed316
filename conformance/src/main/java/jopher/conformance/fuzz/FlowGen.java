package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Statements about control: deferred calls and panics, Goexit, closures of loops, several results, goroutines that wait, switches over constants.
final class FlowGen {
    private final Rng rng;
    private final TypePool types;
    private final Scope scope;
    private final ExprGen exprs;
    private final StmtGen stmts;

    FlowGen(Rng rng, TypePool types, Scope scope, ExprGen exprs, StmtGen stmts) {
        this.rng = rng;
        this.types = types;
        this.scope = scope;
        this.exprs = exprs;
        this.stmts = stmts;
    }

    static final int KINDS = 12;

    /// Not in pure functions.
    Node of(int kind, int depth) {
        return switch (kind) {
            case 0 -> openDefers(depth);
            case 1 -> panics(depth);
            case 2 -> goexit(depth);
            case 3 -> loopClosures(depth);
            case 4, 5 -> results(depth);
            case 6 -> methodValues();
            case 7 -> waits(depth);
            case 8 -> workers();
            case 9 -> selectLoop(depth);
            case 10 -> shadows(depth);
            default -> constantSwitch(depth);
        };
    }

    private Node e(Ty t) {
        return stmts.e(t);
    }

    private String n() {
        return "tr(" + stmts.number() + ", ";
    }

    private Scope.Var variable(String kind, Ty t) {
        return new Scope.Var(stmts.fresh(kind), t, true);
    }

    private Scope.Var declared(Scope.Var v) {
        scope.vars.add(v);
        return v;
    }

    /// Deferred calls outside loops, under conditions; some change the results, one may recover.
    private Node openDefers(int depth) {
        Scope.Var r = variable("r", types.scalar());
        Scope.Var m = variable("r", types.any());
        int mark = scope.mark();
        scope.vars.addAll(List.of(r, m));
        List<Node> list = new ArrayList<>();
        if (rng.percent(50)) {
            list.add(Node.stmt("defer func() { if e := recover(); e != nil { " + n() + "fault(e)); " + r.name() + " = ", e(r.type()), " } }()"));
        }
        int defers = rng.percent(10) ? 9 : rng.between(1, 4);
        for (int i = 0; i < defers; i++) {
            Node d = switch (rng.below(5)) {
                case 0 -> Node.stmt("defer func() { " + m.name() + " = ", e(m.type()), " }()");
                case 1 -> Node.stmt("defer " + n(), e(types.any()), ", " + r.name() + ")");
                case 2 -> Node.stmt("defer func(x " + r.type().go + ") { " + n() + "x, " + r.name() + "); " + r.name() + " = x }(", e(r.type()), ")");
                case 3 -> Node.stmt("defer func() {\n", stmts.inner(null, 1, Math.min(1, depth - 1)), "}()");
                default -> Node.stmt("defer ", e(types.iface), ".Mix(", e(TypePool.INT), ")");
            };
            list.add(rng.percent(40) ? Node.stmt("if ", e(TypePool.BOOL), " { ", d, " }") : d);
            if (rng.percent(25)) {
                list.add(Node.stmt("if ", e(TypePool.BOOL), " { return ", e(r.type()), ", ", e(m.type()), " }"));
            }
        }
        Node body = stmts.inner(null, rng.between(1, 2), depth - 1);
        Node fault = rng.percent(40) ? stmts.faults() : Node.stmt();
        Node end = rng.percent(50) ? Node.stmt("return ", e(r.type()), ", ", e(m.type())) : Node.stmt("return");
        scope.release(mark);
        Scope.Var a = variable("v", r.type());
        Scope.Var b = variable("v", m.type());
        Node s = Node.stmt(a.name() + ", " + b.name() + " := func() (" + r.name() + " " + r.type().go + ", " + m.name() + " " + m.type().go + ") {\n", Node.list(list), "func() {\n", body, "}()\n", fault, "\n", end,
                "\n}(); _, _ = " + a.name() + ", " + b.name());
        declared(a);
        declared(b);
        return s;
    }

    /// Panics in deferred functions, recovered or replaced.
    private Node panics(int depth) {
        Scope.Var r = variable("r", types.scalar());
        int mark = scope.mark();
        scope.vars.add(r);
        Node s1 = e(r.type());
        Node again = switch (rng.below(4)) {
            case 0 -> Node.stmt("panic(", e(types.any()), ")");
            case 1 -> Node.stmt("if ", e(TypePool.BOOL), " { panic(e) }");
            case 2 -> Node.stmt("func() { defer func() { " + n() + "recover() != nil) }(); panic(e) }()");
            default -> Node.stmt(r.name() + " = ", e(r.type()));
        };
        String loop = rng.percent(40) ? "for i := range " + rng.between(2, 3) + " { _ = i; " : "{ ";
        Node middle = Node.stmt(loop + "defer func() { e := recover(); " + n() + "fault(e)); if e != nil { ", again, " } }() }");
        Node before = rng.percent(30) ? Node.stmt("defer func() { if ", e(TypePool.BOOL), " { panic(", e(types.any()), ") } }()") : Node.stmt();
        Node body = stmts.inner(null, rng.between(1, 2), depth - 1);
        Node fault = rng.percent(60) ? stmts.faults() : Node.stmt("panic(", e(types.any()), ")");
        scope.release(mark);
        Scope.Var v = variable("v", r.type());
        Node s = Node.stmt(v.name() + " := func() (" + r.name() + " " + r.type().go + ") {\ndefer func() { " + n() + "fault(recover()), " + r.name() + ") }()\n" + r.name() + " = ", s1, "\n", before, "\n", middle,
                "\nfunc() {\n", body, "}()\nif always {\n", fault, "\n}\nreturn\n}(); _ = " + v.name());
        declared(v);
        return s;
    }

    private Node goexit(int depth) {
        Ty t = types.scalar();
        Scope.Var v = variable("v", t);
        String c = stmts.fresh("c");
        Node s = Node.stmt("var " + v.name() + " " + t.go + "\n_ = " + v.name() + "\n{\n" + c + " := make(chan " + t.go + ", 8)\ngo func() {\ndefer close(" + c + ")\ndefer func() { " + n() + "fault(recover())) }()\nfor i := range 3 {\ndefer func() { "
                + c + " <- ", e(t), "; " + n() + "i) }()\n", rng.percent(50) ? Node.stmt("defer func() { recover() }()\n") : "", "if ", e(TypePool.BOOL), " { ",
                rng.percent(40) ? "func() { defer func() { tr(0, recover()) }(); runtime.Goexit() }()" : "runtime.Goexit()", " }\n", stmts.inner(null, 1, Math.min(1, depth - 1)), "}\n}()\nvar all []" + t.go + "\nfor x := range " + c + " { all = append(all, x) }\nfor _, x := range all { "
                        + v.name() + " = x; " + n() + "x) }\n}");
        declared(v);
        return s;
    }

    /// Each iteration has variables of its own.
    private Node loopClosures(int depth) {
        Ty t = types.scalar();
        String fs = stmts.fresh("fs");
        Scope.Var x = variable("v", t);
        Scope.Var i = new Scope.Var(stmts.fresh("i"), TypePool.INT, false);
        Scope.Var a = variable("a", t);
        int mark = scope.mark();
        Node first = e(t);
        scope.vars.addAll(List.of(i, x));
        Node more = e(t);
        Node body = stmts.inner(t, rng.between(1, 2), Math.min(1, depth - 1), a);
        Node result = e(t);
        scope.release(mark);
        Scope.Var v = variable("v", t);
        Node start = e(t);
        String head = rng.of("for " + i.name() + " := range 3 {", "for " + i.name() + " := 0; " + i.name() + " < 3; " + i.name() + "++ {", "for " + i.name() + " := range count(7, 8, 9) {");
        Node s = Node.stmt("var " + fs + " []func(" + t.go + ") " + t.go + "\n" + head + "\n" + x.name() + " := ", first, "; _, _ = " + i.name() + ", " + x.name() + "\n" + fs + " = append(" + fs + ", func(" + a.name() + " " + t.go + ") " + t.go + " {\nif spend() { return " + a.name() + " }\n",
                body, x.name() + " = " + a.name() + "\nreturn ", result, "\n})\n", rng.percent(50) ? Node.stmt(x.name() + " = ", more, "\n") : "", "}\n" + v.name() + " := ", start, "\nfor _, f := range " + fs + " { " + v.name() + " = f("
                        + v.name() + "); " + n() + v.name() + ") }");
        declared(v);
        return s;
    }

    /// A function literal with three results: assigned, forwarded, returned.
    private Node results(int depth) {
        Ty t = types.any();
        Ty u = types.scalar();
        Scope.Var a = variable("a", t);
        Scope.Var b = variable("a", u);
        boolean named = rng.percent(50);
        Scope.Var r = variable("r", u);
        Scope.Var q = variable("r", t);
        String f = stmts.fresh("f");
        int mark = scope.mark();
        scope.vars.addAll(List.of(a, b));
        if (named) {
            scope.vars.addAll(List.of(r, q));
        }
        Node body = stmts.inner(null, rng.between(1, 2), depth - 1);
        Node mayReturn = Node.stmt("if ", e(TypePool.BOOL), " { return ", e(u), ", ", e(t), ", ", e(TypePool.INT), " }\n");
        Node end = named && rng.percent(60) ? Node.stmt(r.name() + ", " + q.name() + " = ", e(u), ", ", e(t), "\nreturn") : Node.stmt("return ", e(u), ", ", e(t), ", ", e(TypePool.INT));
        scope.release(mark);
        String header = named ? "(" + r.name() + " " + u.go + ", " + q.name() + " " + t.go + ", n int)" : "(" + u.go + ", " + t.go + ", int)";
        Node call = Node.expr("", f + "(", e(t), ", ", e(u), ")");
        Node again = Node.expr("", f + "(", e(t), ", ", e(u), ")");
        Node p = exprs.place(u, 1);
        Node p2 = exprs.place(t, 1);
        Scope.Var v = variable("v", u);
        Scope.Var w = variable("v", t);
        Scope.Var k = variable("v", TypePool.INT);
        Node use = switch (rng.below(3)) {
            case 0 -> Node.stmt("\nfunc(x " + u.go + ", y " + t.go + ", n ...int) { " + n() + "x, y, n) }(", again, ")");
            case 1 -> p == null || p2 == null ? Node.stmt() : Node.stmt("\n", p, ", ", p2, ", _ = ", again);
            default -> Node.stmt("\n" + n() + "func() (" + u.go + ", " + t.go + ", int) { return ", again, " } != nil)\n" + v.name() + ", " + w.name() + ", " + k.name() + " = func() (" + u.go + ", " + t.go + ", int) { return ", again, " }()");
        };
        Node s = Node.stmt(f + " := func(" + a.name() + " " + t.go + ", " + b.name() + " " + u.go + ") " + header + " {\nif spend() { return " + b.name() + ", " + a.name() + ", 1 }\nfunc() {\n", body, "}()\n", mayReturn, end, "\n}\n" + v.name() + ", "
                + w.name() + ", " + k.name() + " := ", call, "; _, _, _ = " + v.name() + ", " + w.name() + ", " + k.name(), use);
        declared(v);
        declared(w);
        declared(k);
        return s;
    }

    /// Receivers are taken when the value is made.
    private Node methodValues() {
        Ty s = rng.of(types.structs);
        Scope.Var x = variable("v", s);
        String p = stmts.fresh("v");
        String f = stmts.fresh("f");
        String g = stmts.fresh("f");
        String h = stmts.fresh("f");
        Node value = e(s);
        declared(x);
        Node wrapped = e(types.iface);
        String w = stmts.fresh("w");
        return Node.stmt(x.name() + " := ", value, "; " + p + " := &" + x.name() + "; " + f + ", " + g + ", " + h + " := " + x.name() + ".Mix, " + p + ".Sum, " + rng.of(s.go + ".Mix", "§I.Mix", "(*" + s.go + ").Mix") + "\n" + x.name() + " = ", e(s),
                "\n" + n() + f + "(", e(TypePool.INT), "), " + g + "())\n_ = " + h + "\n" + w + " := &§W{", wrapped, ", ", e(TypePool.INT), "}\n" + n() + w + ".Sum(), " + w + ".Mix(", e(TypePool.INT), "), §I(" + w + ").Mix(1), §I(" + w
                        + ").Sum(), (*" + w + ").n)\n" + w + ".§I = " + rng.of("&§W{" + w + ".§I, 3}", x.name(), p) + "\n" + n() + "§I.Mix(" + w + ", 5), " + w + ".§I.Sum())\n" + f + " = " + w + ".Mix; " + w + ".n++; " + n() + f + "(3))\n"
                        + rng.of("defer ", "", "") + p + ".Show(", e(TypePool.INT), ")\n{ var i §I = " + x.name() + "; if ", e(TypePool.BOOL), " { i = " + p + " }; " + n() + "i.Sum(), i == §I(" + p + ")) }");
    }

    /// Variables of all kinds across calls that wait.
    private Node waits(int depth) {
        Scope.Var a = variable("v", types.any());
        Scope.Var b = variable("v", types.any());
        Scope.Var c = variable("v", types.any());
        Node va = e(a.type());
        Node vb = e(b.type());
        int mark = scope.mark();
        scope.vars.addAll(List.of(a, b));
        String i = stmts.fresh("i");
        Node vc = e(c.type());
        Node loop = stmts.block(rng.between(1, 2), Math.min(depth - 1, 1), c);
        Node after = stmts.block(1, 0);
        Node s = Node.stmt("{\n" + a.name() + " := ", va, "\n" + b.name() + " := ", vb, "; _, _ = " + a.name() + ", " + b.name() + "\nrest()\nfor " + i + " := range " + rng.between(2, 3) + " {\nif " + i + " == 1 { rest(); ", rng.of("continue", "break", b.name() + " = wait(" + b.name() + ")"), " }\n"
                + c.name() + " := ", vc, "; _ = " + c.name() + "\nrest()\n", loop, "rest()\n", rng.percent(50) ? Node.stmt(b.name() + " = ", e(b.type()), "\n") : "", "}\nrest()\n", rng.percent(60) ? n() + a.name() + ")\n" : "_ = " + a.name() + "\n", after, "rest()\n",
                rng.percent(60) ? n() + b.name() + ")\n" : "_ = " + b.name() + "\n", "}");
        scope.release(mark);
        return s;
    }

    /// Results by index, in whatever order they come.
    private Node workers() {
        Ty t = types.scalar();
        Scope.Var v = variable("v", Ty.slice(t));
        // no calls: what they count is not shared
        List<Scope.Var> vars = scope.of(t);
        String other = vars.isEmpty() ? "x" : rng.of(vars).name();
        Node xs = Node.stmt(e(t), ", ", e(t), ", ", e(t));
        String work = rng.of("res[i] = x", "if i == 1 { res[i] = " + other + "; return }; runtime.Gosched(); res[i] = x", "defer func() { recover(); res[i] = x }(); if i == 2 { panic(i) }; res[i] = " + other,
                "y := wait(x); res[i] = y", "for j, z := range xs { if j == len(xs)-1-i { runtime.Gosched(); res[i] = z } }");
        Node s = Node.stmt(v.name() + " := func(xs ..." + t.go + ") []" + t.go + " {\nres := make([]" + t.go + ", len(xs))\nvar wg sync.WaitGroup\nfor i, x := range xs {\nwg.Add(1)\ngo func() {\ndefer wg.Done()\n_ = x\n" + work + "\n}()\n}\nwg.Wait()\nreturn res\n}(", xs, "); _ = " + v.name());
        declared(v);
        return s;
    }

    private Node selectLoop(int depth) {
        Ty t = types.scalar();
        String c = stmts.fresh("c");
        String label = stmts.fresh("L");
        Scope.Var x = variable("v", t);
        Scope.Var v = variable("v", t);
        Node sends = Node.stmt(c + " <- ", e(t), "; " + c + " <- ", e(t), "; " + c + " <- ", e(t));
        scope.loops.add(label);
        Node body = stmts.block(rng.between(1, 2), Math.min(1, depth - 1), x);
        scope.loops.removeLast();
        Node s = Node.stmt("var " + v.name() + " " + t.go + "\n_ = " + v.name() + "\n{\n" + c + " := make(chan " + t.go + ", " + rng.of("0", "1", "3") + ")\nvar never chan int\nxs := []" + t.go + "{", e(t), ", ", e(t), "}\n_ = xs\ngo func() {\ndefer close(" + c
                + ")\nfor _, x := range xs { " + c + " <- x }\n}()\n" + label + ":\nfor {\nselect {\ncase " + x.name() + ", ok := <-" + c + ":\nif !ok { break " + label + " }\nif always { " + v.name() + " = " + x.name() + " }\n", Node.stmt("for range 1 { if always { break }; continue " + label + " }\n"),
                body, "case n := <-never:\n" + n() + "n)\ncase never <- 1:\nbreak " + label + "\n}\n}\n" + rng.of("", "\n_, ok := <-" + c + "; " + n() + "ok)\n") + "for range " + c + " {}\n}");
        declared(v);
        return s;
    }

    private Node shadows(int depth) {
        List<Scope.Var> vars = scope.vars.stream().filter(x -> x.assignable() && !x.name().startsWith("§")).toList();
        if (vars.isEmpty()) {
            return stmts.statement(0);
        }
        Scope.Var x = rng.of(vars);
        return switch (rng.below(3)) {
            case 0 -> Node.stmt("{\n" + x.name() + " := " + x.name() + "; _ = " + x.name() + "\n", stmts.block(rng.between(1, 2), depth - 1), n() + x.name() + ")\n}");
            case 1 -> Node.stmt("if " + x.name() + " := " + x.name() + "; ", e(TypePool.BOOL), " {\n", stmts.block(rng.between(1, 2), depth - 1), n() + x.name() + ")\n} else { " + n() + x.name() + ") }");
            default -> Node.stmt("func(" + x.name() + " " + x.type().go + ") {\n", stmts.inner(null, rng.between(1, 2), depth - 1), n() + x.name() + ")\n}(", e(x.type()), ")");
        };
    }

    /// Jump tables and binary searches.
    private Node constantSwitch(int depth) {
        Ty t = rng.of(TypePool.INT, TypePool.INT, TypePool.STRING, TypePool.BYTE, TypePool.RUNE, TypePool.BASIC.get(6), TypePool.BASIC.get(11));
        List<String> all = new ArrayList<>(t.kind == Ty.Kind.STRING ? List.of("\"\"", "\"a\"", "\"go\"", "\"aé\"", "\"\\xff\\xfe\"", "\"日本語\"", "\"0123456789\"", "\"héllo\"", "\"go..\"", "\"1\"", "\"true\"")
                : List.of("0", "1", "2", "3", "4", "5", "6", "7", "9", "11", "64", "100", "127"));
        if (t.kind == Ty.Kind.INT && t.signed) {
            all.addAll(List.of("-1", "-2", "-128"));
        }
        if (t.n == 64) {
            all.addAll(List.of("1 << 31", "1 << 40", "1<<63 - 1"));
        }
        Node over = t.kind == Ty.Kind.STRING ? exprs.variable(t, 2) : rng.percent(70) ? Node.expr(t.go, "(", exprs.variable(t, 2), " & 15)") : exprs.variable(t, 2);
        List<Object> parts = new ArrayList<>(List.of(rng.percent(30) ? "switch x := " : rng.percent(30) ? "switch x := 0; " : "switch ", over));
        if (parts.getFirst().equals("switch x := ")) {
            parts.add("; x");
        }
        parts.add(" {\n");
        if (parts.getFirst().equals("switch x := 0; ")) {
            parts.add("case func() " + t.go + " { x++; return ");
            parts.add(e(t));
            parts.add(" }():\n" + n() + "x)\n");
        }
        int cases = rng.between(2, 6);
        for (int i = 0; i < cases && all.size() > 2; i++) {
            StringBuilder sb = new StringBuilder("case ");
            int values = rng.between(1, 2);
            for (int k = 0; k < values; k++) {
                sb.append(k > 0 ? ", " : "").append(all.remove(rng.below(all.size())));
            }
            parts.add(sb + ":\n");
            parts.add(stmts.block(1, depth - 1));
            if (rng.percent(20) && i < cases - 1) {
                parts.add("fallthrough\n");
            }
        }
        if (parts.getLast().equals("fallthrough\n") || rng.percent(60)) {
            parts.add("default:\n");
            parts.add(stmts.block(1, depth - 1));
        }
        parts.add("}");
        return Node.stmt(parts.toArray());
    }
}
