package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

import jopher.conformance.fuzz.Ty.Kind;

/// Statements. All loops end; what goroutines do is waited for before the next statement.
final class StmtGen {
    private final Rng rng;
    private final TypePool types;
    private final Scope scope;
    private final ExprGen exprs;
    private final boolean rich;
    private final FlowGen flow;
    private final DataGen data;
    private int names;

    StmtGen(Rng rng, TypePool types, Scope scope, ExprGen exprs, boolean rich) {
        this.rng = rng;
        this.types = types;
        this.scope = scope;
        this.exprs = exprs;
        this.rich = rich;
        this.flow = new FlowGen(rng, types, scope, exprs, this);
        this.data = new DataGen(rng, types, scope, exprs, this);
    }

    /// A number that no other trace has.
    int number() {
        return names++;
    }

    String fresh(String kind) {
        return kind + names++;
    }

    Node block(int statements, int depth) {
        int mark = scope.mark();
        List<Node> list = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            list.add(statement(depth));
        }
        // what nobody looks at cannot be wrong
        if (!scope.pure && scope.mark() > mark && rng.percent(80)) {
            List<Object> parts = new ArrayList<>(List.of("tr(" + names++));
            for (Scope.Var v : scope.vars.subList(Math.max(mark, scope.mark() - 6), scope.mark())) {
                parts.add(", ");
                parts.add(Node.expr("", v.name()));
            }
            parts.add(")");
            list.add(Node.stmt(parts.toArray()));
        }
        scope.release(mark);
        return Node.list(list);
    }

    /// A block in which a variable is known.
    Node block(int statements, int depth, Scope.Var... vars) {
        int mark = scope.mark();
        scope.vars.addAll(List.of(vars));
        Node b = block(statements, depth);
        scope.release(mark);
        return b;
    }

    Node e(Ty t) {
        return exprs.of(t, rng.of(1, 1, 2, 2, 3));
    }

    /// Statements that are not of the other generators.
    private static final int PLAIN = 48;

    Node statement(int depth) {
        if (depth <= 0) {
            return switch (rng.below(9)) {
                case 0, 1 -> declare();
                case 2, 3, 4 -> assign();
                case 5 -> operate();
                case 6 -> tuple();
                default -> trace();
            };
        }
        int kind = depth > 1 && rng.percent(25) ? rng.below(13) : rng.below(scope.pure ? 30 : PLAIN + FlowGen.KINDS + DataGen.KINDS);
        return switch (kind) {
            case 0, 1, 2, 3 -> declare();
            case 4, 5, 6, 7 -> assign();
            case 8, 9, 10 -> operate();
            case 11, 12 -> tuple();
            case 13, 14 -> branch(depth);
            case 15, 16 -> loop(depth);
            case 17, 18 -> range(depth);
            case 19 -> switches(depth);
            case 20 -> typeSwitch(depth);
            case 21 -> jump();
            case 22 -> map();
            case 23 -> closure(depth);
            case 24 -> iterator(depth);
            case 25 -> returns();
            case 26 -> arrays();
            case 27 -> strings(depth);
            case 28 -> jumpAhead(depth);
            case 29 -> declare();
            case 30, 31, 32 -> trace();
            case 33, 34 -> recovered(depth);
            case 35 -> faults();
            case 36 -> deferred(depth);
            case 37 -> channel(depth);
            case 38 -> select();
            case 39 -> goroutine(depth);
            case 40 -> effect();
            case 41 -> pointers();
            case 42 -> appends();
            case 43, 44 -> generic();
            case 45 -> generics();
            case 46, 47 -> iterator(depth);
            default -> kind < PLAIN + FlowGen.KINDS ? flow.of(kind - PLAIN, depth) : data.of(kind - PLAIN - FlowGen.KINDS, depth);
        };
    }

    /// Changes a variable or a part of it.
    Node assignTo(String v, Ty t) {
        if (t.kind == Kind.ARRAY) {
            return Node.stmt(v + "[" + rng.below(t.n) + "] = ", e(t.elem));
        }
        Ty.Field f = t.fields.isEmpty() ? null : rng.of(t.fields);
        return f == null || rng.percent(25) ? Node.stmt(v + " = ", e(t)) : Node.stmt(v + "." + f.name() + " = ", e(f.type()));
    }

    /// A call of one of the program's generic functions.
    private Node generics() {
        if (scope.generics.isEmpty()) {
            return generic();
        }
        Scope.Generic g = rng.of(scope.generics);
        Ty t = rng.of(g.instances());
        String v = fresh("v");
        Node s = Node.stmt(v + " := ", exprs.call(g.result().with(t), g.name() + rng.of("[" + t.go + "]", "[" + t.go + "]"), g.params().stream().map(p -> p.with(t)).toList(), 2), "; _ = " + v);
        scope.vars.add(new Scope.Var(v, g.result().with(t), true));
        return s;
    }

    private Node declare() {
        Ty t = types.any();
        String v = fresh("v");
        Node value = e(t);
        scope.vars.add(new Scope.Var(v, t, true));
        return rng.percent(50) ? Node.stmt("var " + v + " " + t.go + " = ", value, "; _ = " + v) : Node.stmt("var " + v + " = " + t.converted() + "(", value, "); _ = " + v);
    }

    private Node assign() {
        for (int i = 0; i < 6; i++) {
            Ty t = types.any();
            Node p = exprs.place(t, 2);
            if (p != null) {
                return Node.stmt(p, " = ", t.kind == Kind.STRING && t.under == null ? Node.expr("string", "cut(", e(t), ")") : e(t));
            }
        }
        return declare();
    }

    private Node operate() {
        for (int i = 0; i < 6; i++) {
            Ty t = types.any();
            Node p = t.number() || t.kind == Kind.STRING && t.under == null ? exprs.place(t, 2) : null;
            if (p == null) {
                continue;
            }
            return switch (t.kind) {
                case INT -> switch (rng.below(4)) {
                    case 0 -> Node.stmt(p, rng.of("++", "--"));
                    case 1 -> Node.stmt(p, " " + rng.of("/=", "%=") + " ", Node.expr(t.go, "(", exprs.variable(t, 2), " | 1)"));
                    case 2 -> Node.stmt(p, " " + rng.of("<<=", ">>=") + " ", exprs.variable(TypePool.BYTE, 1), " % 70");
                    default -> Node.stmt(p, " " + rng.of("+=", "-=", "*=", "&=", "|=", "^=", "&^=") + " ", e(t));
                };
                case STRING -> Node.stmt("if s := str(", e(types.any()), "); len(", p, ") < 20 { ", p, " += s }");
                default -> Node.stmt(p, " " + rng.of("+=", "-=", "*=") + " ", e(t));
            };
        }
        return declare();
    }

    private Node tuple() {
        Ty t = types.any();
        Ty u = rng.percent(60) ? t : types.any();
        Node a = exprs.place(t, 1);
        Node b = exprs.place(u, 1);
        if (a == null || b == null) {
            String v = fresh("v");
            String w = fresh("v");
            Node s = Node.stmt(v + ", " + w + " := ", Node.expr(t.go, t.converted() + "(", e(t), ")"), ", ", Node.expr(u.go, u.converted() + "(", e(u), ")"), "; _, _ = " + v + ", " + w);
            scope.vars.add(new Scope.Var(v, t, true));
            scope.vars.add(new Scope.Var(w, u, true));
            return s;
        }
        if (t.equals(u) && rng.percent(70)) {
            return Node.stmt(a, ", ", b, " = ", b, ", ", a);
        }
        return Node.stmt(a, ", ", b, " = ", e(t), ", ", e(u));
    }

    Node trace() {
        if (scope.pure) {
            return assign();
        }
        List<Object> parts = new ArrayList<>(List.of("tr(" + names++));
        int n = rng.between(1, 3);
        for (int i = 0; i < n; i++) {
            parts.add(", ");
            parts.add(rng.percent(60) && !scope.vars.isEmpty() ? Node.expr("", rng.of(scope.vars).name()) : e(types.any()));
        }
        parts.add(")");
        return Node.stmt(parts.toArray());
    }

    private Node branch(int depth) {
        String init = rng.percent(25) ? fresh("v") : "";
        Node first = init.isEmpty() ? null : e(TypePool.INT);
        Node c = e(TypePool.BOOL);
        int mark = scope.mark();
        if (first != null) {
            scope.vars.add(new Scope.Var(init, TypePool.INT, true));
        }
        Object head = first == null ? "" : Node.stmt(init + " := int(", first, "); ");
        String use = first == null ? "" : init + " != 3 && ";
        Node s = rng.percent(50) ? Node.stmt("if ", head, use, c, " {\n", block(rng.between(1, 3), depth - 1), "}")
                : rng.percent(70) ? Node.stmt("if ", head, use, c, " {\n", block(rng.between(1, 3), depth - 1), "} else {\n", block(rng.between(1, 3), depth - 1), "}")
                : Node.stmt("if ", head, use, c, " {\n", block(rng.between(1, 2), depth - 1), "} else if ", e(TypePool.BOOL), " {\n", block(1, depth - 1), "} else {\n", block(rng.between(1, 2), depth - 1), "}");
        scope.release(mark);
        return s;
    }

    /// A loop's body; `label` may be jumped to from inside.
    private Node body(int depth, String label, Scope.Var... vars) {
        scope.loops.add(label);
        Node b = block(rng.between(1, 4), depth - 1, vars);
        scope.loops.removeLast();
        return b;
    }

    private Node loop(int depth) {
        String label = fresh("L");
        String i = fresh("i");
        Node b = body(depth, label, new Scope.Var(i, TypePool.INT, false));
        String use = "for range 1 { if always { break }; continue " + label + " }\n";
        return switch (rng.below(4)) {
            case 0 -> Node.stmt(label + ":\nfor " + i + " := 0; " + i + " < " + rng.between(1, 5) + "; " + i + "++ {\n" + use, b, "}");
            case 1 -> Node.stmt(label + ":\nfor " + i + " := " + rng.between(1, 5) + "; " + i + " > 0 && ", e(TypePool.BOOL), "; " + i + "-- {\n" + use, b, "}");
            case 2 -> Node.stmt("{\n" + i + " := 0\n" + label + ":\nfor {\nif " + i + "++; " + i + " > " + rng.between(1, 4) + " { break }\n" + use, b, "}\n}");
            default -> Node.stmt(label + ":\nfor " + i + " := range " + rng.of("3", "int8(4)", "uint16(2)") + " {\n" + i + " := int(" + i + "); _ = " + i + "\n" + use, b, "}");
        };
    }

    private Node range(int depth) {
        String label = fresh("L");
        String k = fresh("k");
        String v = fresh("v");
        String use = "for range 1 { if always { break }; continue " + label + " }\n";
        switch (rng.below(6)) {
            case 0, 1 -> {
                Ty t = rng.of(types.all.stream().filter(x -> x.kind == Kind.SLICE || x.kind == Kind.ARRAY).toList());
                Node over = e(t);
                Object limit = t.kind == Kind.SLICE ? "if " + k + " > 4 { break }\n" : "";
                return Node.stmt(label + ":\nfor " + k + ", " + v + " := range " + (t.kind == Kind.ARRAY && rng.percent(30) ? "new(" : "("), over, ") {\n_, _ = " + k + ", " + v + "\n" + limit + use,
                        body(depth, label, new Scope.Var(k, TypePool.INT, true), new Scope.Var(v, t.elem, true)), "}");
            }
            case 2 -> {
                Node over = e(TypePool.STRING);
                return Node.stmt(label + ":\nfor " + k + ", " + v + " := range ", over, " {\n_, _ = " + k + ", " + v + "\nif " + k + " > 6 { break }\n" + use,
                        body(depth, label, new Scope.Var(k, TypePool.INT, true), new Scope.Var(v, TypePool.RUNE, true)), "}");
            }
            case 3 -> {
                // order does not show
                Ty t = rng.of(types.all.stream().filter(x -> x.kind == Kind.MAP).toList().isEmpty() ? List.of(Ty.map(TypePool.INT, TypePool.STRING)) : types.all.stream().filter(x -> x.kind == Kind.MAP).toList());
                String acc = fresh("v");
                Node s = Node.stmt("var " + acc + " int\n_ = " + acc + "\nfor " + k + ", " + v + " := range ", e(t), " {\n" + acc + " += hash(" + k + ") ^ hash(" + v + ") * 3\n}");
                scope.vars.add(new Scope.Var(acc, TypePool.INT, true));
                return s;
            }
            case 4 -> {
                Ty t = types.scalar();
                return Node.stmt(label + ":\nfor " + v + " := range chanOf[" + t.go + "](", e(t), ", ", e(t), ", ", e(t), ") {\n_ = " + v + "\n" + use, body(depth, label, new Scope.Var(v, t, true)), "}");
            }
            default -> {
                Ty t = types.scalar();
                String place = fresh("v");
                Node value = e(Ty.slice(t));
                scope.vars.add(new Scope.Var(place, t, true));
                return Node.stmt("var " + place + " " + t.go + "\n_ = " + place + "\n" + label + ":\nfor _, " + place + " = range ", value, " {\n" + use, body(depth, label), "}");
            }
        }
    }

    private Node switches(int depth) {
        Ty t = rng.of(TypePool.INT, TypePool.STRING, TypePool.BYTE, types.defined.get(0), types.defined.get(1), types.structs.getFirst().comparable() ? types.structs.getFirst() : TypePool.BOOL);
        List<Object> parts = new ArrayList<>();
        boolean plain = rng.percent(30);
        if (plain) {
            parts.add("switch {\n");
        } else {
            parts.addAll(List.of("switch ", Node.expr(t.go, t.converted() + "(", e(t), ")"), " {\n"));
        }
        int n = rng.between(1, 4);
        for (int i = 0; i < n; i++) {
            parts.add("case ");
            // equal constants are refused
            parts.add(plain ? e(TypePool.BOOL) : exprs.variable(t, 1));
            if (!plain && rng.percent(40)) {
                parts.add(", ");
                parts.add(exprs.variable(t, 1));
            }
            parts.add(":\n");
            parts.add(block(rng.between(1, 2), depth - 1));
            if (i < n - 1 && rng.percent(25)) {
                parts.add("fallthrough\n");
            } else if (rng.percent(10)) {
                parts.add("break\n");
            }
        }
        if (rng.percent(60)) {
            parts.add("default:\n");
            parts.add(block(1, depth - 1));
        }
        parts.add("}");
        return Node.stmt(parts.toArray());
    }

    private Node typeSwitch(int depth) {
        String v = fresh("v");
        List<Object> parts = new ArrayList<>(List.of("switch " + v + " := any(", rng.percent(50) ? e(TypePool.ANY) : rng.percent(50) ? e(types.iface) : e(types.any()), ").(type) {\n"));
        List<Ty> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Ty t = rng.percent(20) ? types.iface : types.any();
            if (t.kind == Kind.ANY || seen.contains(t)) {
                continue;
            }
            seen.add(t);
            parts.add("case " + t.go + ":\n_ = " + v + "\n");
            parts.add(block(rng.between(1, 2), depth - 1, new Scope.Var(v, t, true)));
        }
        parts.add("default:\n_ = " + v + "\n");
        parts.add(block(1, depth - 1, new Scope.Var(v, TypePool.ANY, true)));
        parts.add("}");
        return Node.stmt(parts.toArray());
    }

    private Node jump() {
        List<String> labels = scope.loops.stream().filter(l -> l != null).toList();
        if (scope.loops.isEmpty() || labels.isEmpty()) {
            return assign();
        }
        String to = rng.percent(50) ? "" : " " + rng.of(labels);
        if (to.isEmpty() && scope.loops.getLast() == null) {
            return assign();
        }
        return Node.stmt("if ", e(TypePool.BOOL), " { " + rng.of("break", "continue") + (to.isEmpty() ? " " + labels.getLast() : to) + " }");
    }

    private Node jumpAhead(int depth) {
        String label = fresh("G");
        String n = fresh("n");
        // declarations may not be jumped over: a block
        return rng.percent(50) ? Node.stmt("if ", e(TypePool.BOOL), " { goto " + label + " }\n{\n", block(2, depth - 1), "}\n" + label + ":\n_ = 0")
                : Node.stmt("{\n" + n + " := 0\n" + label + ":\n{\n", block(2, depth - 1), "}\nif " + n + "++; " + n + " < " + rng.between(2, 3) + " { goto " + label + " }\n}");
    }

    private Node map() {
        List<Scope.Var> maps = (scope.pure ? scope.vars.subList(scope.own, scope.vars.size()) : scope.vars).stream().filter(v -> v.type().kind == Kind.MAP).toList();
        if (maps.isEmpty()) {
            return declare();
        }
        Scope.Var m = rng.of(maps);
        Ty t = m.type();
        switch (rng.below(5)) {
            case 0 -> {
                return scope.pure ? assign() : Node.stmt("delete(" + m.name() + ", ", e(t.key), ")");
            }
            case 1 -> {
                String v = fresh("v");
                String ok = fresh("v");
                Node s = Node.stmt(v + ", " + ok + " := " + m.name() + "[", e(t.key), "]; _, _ = " + v + ", " + ok);
                scope.vars.add(new Scope.Var(v, t.elem, true));
                scope.vars.add(new Scope.Var(ok, TypePool.BOOL, true));
                return s;
            }
            case 2 -> {
                return scope.pure || t.elem.kind != Kind.SLICE ? assign() : Node.stmt(m.name() + "[", e(t.key), "] = ", e(t.elem));
            }
            case 3 -> {
                return scope.pure ? assign() : Node.stmt("if len(" + m.name() + ") > 8 { clear(" + m.name() + ") }");
            }
            default -> {
                return scope.pure ? assign() : Node.stmt(m.name() + "[", e(t.key), "] = ", e(t.elem));
            }
        }
    }

    /// Statements in a function of their own: what is around cannot be jumped to or returned from.
    Node inner(Ty result, int statements, int depth, Scope.Var... vars) {
        List<String> loops = new ArrayList<>(scope.loops);
        Ty r = scope.result;
        boolean may = scope.mayReturn;
        scope.loops.clear();
        scope.result = result;
        scope.mayReturn = true;
        Node b = block(statements, depth, vars);
        scope.loops.addAll(loops);
        scope.result = r;
        scope.mayReturn = may;
        return b;
    }

    private Node closure(int depth) {
        Ty p = types.scalar();
        Ty r = types.scalar();
        Ty t = Ty.func(List.of(p), r);
        String f = fresh("v");
        String a = fresh("a");
        String res = fresh("r");
        Node value = e(r);
        Node s = Node.stmt(f + " := func(" + a + " " + p.go + ") (" + res + " " + r.go + ") {\nif spend() { return }\n" + res + " = ", value, "\n",
                inner(r, rng.between(1, 3), depth - 1, new Scope.Var(a, p, true), new Scope.Var(res, r, true)), "return\n}; _ = " + f);
        scope.vars.add(new Scope.Var(f, t, false));
        String v = fresh("v");
        Node call = Node.stmt("var " + v + " " + r.go + " = " + f + "(", e(p), "); _ = " + v);
        scope.vars.add(new Scope.Var(v, r, true));
        return Node.stmt(s, "\n", call);
    }

    private Node iterator(int depth) {
        String label = fresh("L");
        String k = fresh("k");
        String v = fresh("v");
        Ty t = types.scalar();
        String use = "for range 1 { if always { break }; continue " + label + " }\n";
        String over = rng.of("count[", "chain[", "twice[", "count[", "tree[", "pulled[", "careful[") + t.go + "](";
        return Node.stmt(label + ":\nfor " + k + ", " + v + " := range " + over, e(t), ", ", e(t), ", ", e(t), ") {\n_, _ = " + k + ", " + v + "\n" + use,
                rng.percent(30) && !scope.pure ? Node.stmt("defer tr(" + names++ + ", " + k + ", " + v + ")\n") : "",
                body(depth, label, new Scope.Var(k, TypePool.INT, true), new Scope.Var(v, t, true)), "}");
    }

    private Node returns() {
        if (!scope.mayReturn) {
            return assign();
        }
        return scope.result == null ? Node.stmt("if ", e(TypePool.BOOL), " { return }") : Node.stmt("if ", e(TypePool.BOOL), " { return ", e(scope.result), " }");
    }

    private Node arrays() {
        Ty el = types.scalar();
        Ty sl = Ty.slice(el);
        String s = fresh("v");
        String p = fresh("v");
        String a = fresh("v");
        int n = rng.between(1, 2);
        Node st = Node.stmt(s + " := append(", e(sl), "[:1:1], ", e(el), ", ", e(el), "); " + p + " := (*[" + n + "]" + el.go + ")(" + s + "[" + rng.below(2) + ":]); " + a + " := [" + (n + 1) + "]" + el.go
                + "(" + s + "); " + p + "[0] = ", e(el), "; " + s + "[1] = ", e(el), "; " + s + " = clip(" + s + "); _, _ = " + p + ", " + a);
        scope.vars.add(new Scope.Var(s, sl, true));
        scope.vars.add(new Scope.Var(p, Ty.pointer(Ty.array(n, el)), true));
        scope.vars.add(new Scope.Var(a, Ty.array(n + 1, el), true));
        return st;
    }

    private Node strings(int depth) {
        String b = fresh("v");
        Node s = Node.stmt(b + " := []byte(", e(TypePool.STRING), " + \"ab\"); " + b + "[ix(", e(TypePool.INT), ", len(" + b + "))] = ", e(TypePool.BYTE), "; " + b + " = clip(" + b + "); _ = " + b + "\nfor i, r := range string(" + b
                + ") { if i > 5 { break }; if int(r)+i == ", e(TypePool.INT), " { continue }; " + b + "[0] += byte(r) }");
        scope.vars.add(new Scope.Var(b, Ty.slice(TypePool.BYTE), true));
        return s;
    }

    private Node recovered(int depth) {
        String x = fresh("v");
        Ty t = types.scalar();
        String res = fresh("r");
        Node s = Node.stmt(x + " := func() (" + res + " " + t.go + ") {\ndefer func() {\nif e := recover(); e != nil {\ntr(" + names++ + ", fault(e))\n",
                rng.percent(50) ? Node.stmt(res + " = ", e(t), "\n") : "", "}\n}()\n", inner(t, rng.between(1, 4), depth - 1, new Scope.Var(res, t, true)), faults(), "\nreturn\n}(); _ = " + x);
        scope.vars.add(new Scope.Var(x, t, true));
        return s;
    }

    /// Something that panics, by itself.
    Node faults() {
        int n = names++;
        return switch (rng.below(14)) {
            case 0 -> Node.stmt("if ", e(TypePool.BOOL), " { panic(", e(types.any()), ") }");
            case 1 -> Node.stmt("if ", e(TypePool.BOOL), " { tr(" + n + ", ", e(Ty.slice(types.scalar())), "[", exprs.variable(TypePool.INT, 1), " & 7]) }");
            case 2 -> Node.stmt("tr(" + n + ", ", e(TypePool.INT), " / id(", e(TypePool.INT), " & 1))");
            case 3 -> Node.stmt("tr(" + n + ", any(", e(types.any()), ").(" + types.any().go + "))");
            case 4 -> Node.stmt("tr(" + n + ", ", e(TypePool.ANY), ".(§I).Sum())");
            case 5 -> {
                Ty s = rng.of(types.structs);
                yield Node.stmt("{ var p *" + s.go + "; if ", e(TypePool.BOOL), " { p = ", e(Ty.pointer(s)), " }; tr(" + n + ", p." + rng.of("Sum()", "Own()", "Mix(2)") + ") }");
            }
            case 6 -> Node.stmt("{ s := ", e(TypePool.STRING), "; tr(" + n + ", s[", exprs.variable(TypePool.INT, 1), " & 3 : ", exprs.variable(TypePool.INT, 1), " & 7]) }");
            case 7 -> Node.stmt("{ s := make([]int, 2, 5); tr(" + n + ", len(s[:", exprs.variable(TypePool.INT, 1), " & 7])) }");
            case 8 -> Node.stmt("tr(" + n + ", len([2]int(", e(Ty.slice(TypePool.INT)), ")))");
            case 9 -> Node.stmt("{ var m map[string]int; if ", e(TypePool.BOOL), " { m = map[string]int{} }; m[\"k\"] = ", e(TypePool.INT), "; tr(" + n + ", m) }");
            case 10 -> Node.stmt("{ m := map[any]int{}; m[", e(TypePool.ANY), "]++; tr(" + n + ", len(m)) }");
            case 11 -> Node.stmt("tr(" + n + ", any(", e(TypePool.ANY), ") == any(", e(TypePool.ANY), "))");
            case 12 -> Node.stmt("tr(" + n + ", 1 << id(int8(", exprs.variable(TypePool.INT, 1), "&7 - 2)))");
            default -> Node.stmt("tr(" + n + ", len(make([]int8, id(", exprs.variable(TypePool.INT, 1), "&7 - 1))))");
        };
    }

    private Node deferred(int depth) {
        return switch (rng.below(4)) {
            case 0 -> Node.stmt("defer tr(" + names++ + ", ", e(types.any()), ")");
            case 1 -> Node.stmt("defer func() {\n", inner(null, rng.between(1, 2), Math.min(1, depth - 1)), "}()");
            case 2 -> Node.stmt("for i := range " + rng.between(2, 3) + " { defer func(n int) { tr(" + names++ + ", i, n) }(i * ", e(TypePool.INT), ") }");
            default -> {
                Ty s = rng.of(types.structs);
                yield Node.stmt("defer ", e(Ty.pointer(s)), ".Show(", e(TypePool.INT), ")");
            }
        };
    }

    private Node channel(int depth) {
        Ty t = types.scalar();
        String c = fresh("c");
        String v = fresh("v");
        String ok = fresh("v");
        Node s = Node.stmt(c + " := make(chan " + t.go + ", 3); " + c + " <- ", e(t), "; " + c + " <- ", e(t), rng.percent(50) ? "; close(" + c + ")" : "", "; " + v + ", " + ok + " := <-" + c + "; _, _ = " + v + ", " + ok
                + "; tr(" + names++ + ", len(" + c + "), cap(" + c + "))");
        scope.vars.add(new Scope.Var(v, t, true));
        scope.vars.add(new Scope.Var(ok, TypePool.BOOL, true));
        return s;
    }

    private Node select() {
        Ty t = types.scalar();
        String v = fresh("v");
        Node p = exprs.place(t, 1);
        Node s = switch (rng.below(3)) {
            case 0 -> Node.stmt("var " + v + " " + t.go + "\n_ = " + v + "\n{\na, b := make(chan " + t.go + ", 1), make(chan " + t.go + ")\na <- ", e(t), "\nselect {\ncase " + v + " = <-a:\ntr(" + names++ + ", 1)\ncase " + v
                    + " = <-b:\ntr(" + names++ + ", 2)\n}\n}");
            case 1 -> Node.stmt("var " + v + " " + t.go + "\n_ = " + v + "\n{\na, b := make(chan " + t.go + ", 1), make(chan bool)\nclose(b)\nvar ok bool\nif ", e(TypePool.BOOL), " { b = nil } else { a = nil }\nselect {\ncase a <- ", e(t),
                    ":\n" + v + " = <-a\ncase _, ok = <-b:\ntr(" + names++ + ", ok)\n}\n}");
            default -> Node.stmt("var " + v + " " + t.go + "\n_ = " + v + "\n{\na := make(chan " + t.go + ", 1)\nif ", e(TypePool.BOOL), " { a <- ", e(t), " }\nselect {\ncase ", p == null ? v : p, " = <-a:\ndefault:\n" + v + " = ", e(t),
                    "\n}\n}");
        };
        scope.vars.add(new Scope.Var(v, t, true));
        return s;
    }

    private Node goroutine(int depth) {
        Ty t = types.scalar();
        String v = fresh("v");
        Node s = switch (rng.below(3)) {
            case 0 -> Node.stmt(v + " := func() " + t.go + " {\nc := make(chan " + t.go + ")\ngo func(x " + t.go + ") {\ndefer close(c)\ndefer func() { recover() }()\n",
                    inner(null, rng.between(1, 2), Math.min(1, depth - 1)), "c <- x\n}(", e(t), ")\nx := <-c\nfor range c {\n}\nreturn x\n}(); _ = " + v);
            case 1 -> Node.stmt(v + " := func() " + t.go + " {\nvar wg sync.WaitGroup\nvar mu sync.Mutex\nvar n int\nxs := []" + t.go + "{", e(t), ", ", e(t), ", ", e(t),
                    "}\nfor i, x := range xs {\nwg.Add(1)\ngo func() {\ndefer wg.Done()\nmu.Lock()\ndefer mu.Unlock()\nn += hash(x) ^ i\n}()\n}\nwg.Wait()\ntr(" + names++ + ", n)\nreturn xs[1]\n}(); _ = " + v);
            default -> Node.stmt("var " + v + " " + t.go + "\n_ = " + v + "\n{\nin, out := make(chan " + t.go + "), make(chan " + t.go + ")\ngo func() {\nfor x := range in { out <- x }\nclose(out)\n}()\nfor _, x := range []" + t.go + "{", e(t), ", ",
                    e(t), "} {\nin <- x\n" + v + " = <-out\n}\nclose(in)\n_, ok := <-out\ntr(" + names++ + ", ok)\n}");
        };
        scope.vars.add(new Scope.Var(v, t, true));
        return s;
    }

    private Node effect() {
        List<Scope.Fn> fns = scope.functions.stream().filter(Scope.Fn::effects).toList();
        if (fns.isEmpty() || scope.pure) {
            return assign();
        }
        Scope.Fn f = rng.of(fns);
        Node call = exprs.call(f.result(), f.name(), f.params(), 2);
        if (f.result() == null || rng.percent(20)) {
            return Node.stmt(call);
        }
        String v = fresh("v");
        scope.vars.add(new Scope.Var(v, f.result(), true));
        return Node.stmt(v + " := ", call, "; _ = " + v);
    }

    private Node pointers() {
        List<Scope.Var> vars = scope.assignable().stream().filter(v -> v.type().kind != Kind.FUNC).toList();
        if (vars.isEmpty()) {
            return declare();
        }
        Scope.Var x = rng.of(vars);
        String p = fresh("v");
        String q = fresh("v");
        Ty t = Ty.pointer(x.type());
        Node s = Node.stmt(p + " := &" + x.name() + "; " + q + " := ", Node.expr(t.go, e(t)), "; *" + q + " = *" + p + "; if " + p + " == " + q + " { tr(" + names++ + ", true) }; *" + p + " = ", e(x.type()),
                "; _, _ = " + p + ", " + q);
        scope.vars.add(new Scope.Var(p, t, true));
        scope.vars.add(new Scope.Var(q, t, true));
        return s;
    }

    private Node appends() {
        Ty el = types.scalar();
        Ty t = Ty.slice(el);
        String a = fresh("v");
        String b = fresh("v");
        Node s = Node.stmt(a + " := make([]" + el.go + ", " + rng.between(1, 3) + ", " + rng.between(4, 8) + "); " + b + " := append(" + a + ", ", e(el), "); tr(" + names++ + ", cap(" + a + "), cap(" + b + ")); ",
                rng.of(a + " = append(" + a + ", ", b + "[0] = (", "_ = append(" + a + "[:1], "), e(el), "); tr(" + names++ + ", " + a + ", " + b + ", copy(" + a + ", " + b + "[1:])); " + a + ", " + b + " = clip(" + a
                        + "), clip(" + b + "); _, _ = " + a + ", " + b);
        scope.vars.add(new Scope.Var(a, t, true));
        scope.vars.add(new Scope.Var(b, t, true));
        return s;
    }

    private Node generic() {
        Ty t = types.scalar();
        Ty u = types.scalar();
        String v = fresh("v");
        Node s = switch (rng.below(6)) {
            case 0 -> Node.stmt(v + " := mapped(", e(Ty.slice(t)), ", func(x " + t.go + ") " + u.go + " { tr(" + names++ + ", x); return ", e(u), " }); _ = " + v);
            case 1 -> Node.stmt(v + " := filtered(", e(Ty.slice(u)), ", func(x " + u.go + ") bool { return hash(x)&1 == 0 || ", e(TypePool.BOOL), " }); _ = " + v);
            case 2 -> Node.stmt("var " + v + " []" + u.go + "\n_ = " + v + "\n{ var st Stack[" + u.go + "]; st.Push(", e(u), "); st.Push(", e(u), "); x, ok := st.Pop(); tr(" + names++ + ", x, ok, st.Len()); " + v + " = clip(st.items) }");
            case 3 -> Node.stmt(v + " := []" + u.go + "{}\n_ = " + v + "\nfor x := range listOf[" + u.go + "](", e(u), ", ", e(u), ", ", e(u), ").All() { if len(" + v + ") == 2 { break }; " + v + " = append(" + v + ", x) }\n" + v + " = clip(append(" + v + ", ",
                    e(u), "))");
            case 4 -> Node.stmt(v + " := keysOf(map[string]" + u.go + "{\"a\": ", e(u), ", \"b\": ", e(u), "}); _ = " + v);
            default -> Node.stmt(v + " := []" + u.go + "{pair(", e(t), ", ", e(u), ").Swap().First(), swap(", e(t), ", ", e(u), ").a}; _ = " + v);
        };
        scope.vars.add(new Scope.Var(v, Ty.slice(u), true));
        return s;
    }
}
