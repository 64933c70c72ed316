package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Makes a program from a seed: types, methods, global variables, pure functions, functions with effects, and what runs them.
final class ProgramGen {
    private final Rng rng;
    private final TypePool types;
    private final Scope scope = new Scope();
    private final ExprGen exprs;
    private final StmtGen stmts;
    private final List<Node> decls = new ArrayList<>();

    private ProgramGen(long seed, boolean rich) {
        rng = new Rng(seed);
        types = new TypePool(rng);
        exprs = new ExprGen(rng, types, scope, new Literals(rng, types), rich);
        stmts = new StmtGen(rng, types, scope, exprs, rich);
    }

    /// Declarations of one program; its entry is the function `§main`.
    static Node program(long seed, boolean rich) {
        ProgramGen g = new ProgramGen(seed, rich);
        g.types();
        g.globals();
        int pure = g.rng.between(2, 3);
        for (int i = 0; i < pure; i++) {
            g.function(true, i);
        }
        for (Ty s : g.types.structs) {
            g.methods(s);
        }
        g.wrapper();
        g.generic(0);
        int effects = g.rng.between(2, 3);
        for (int i = 0; i < effects; i++) {
            g.function(false, i);
        }
        g.main();
        return Node.list(g.decls);
    }

    private void types() {
        for (Ty t : types.defined) {
            decls.add(Node.stmt("type " + t.go + " " + t.under));
        }
        decls.add(Node.stmt("type §I interface { Sum() int; Mix(int) int }"));
        decls.add(Node.stmt("func (x §Num) Sum() int { return int(x) }\nfunc (x §Num) Mix(n int) int { return int(x) ^ n }"));
        for (Ty s : types.structs) {
            StringBuilder sb = new StringBuilder("type " + s.go + " struct {\n");
            for (Ty.Field f : s.fields) {
                sb.append(f.embedded() ? f.type().go : f.name() + " " + f.type().go).append('\n');
            }
            decls.add(Node.stmt(sb.append("}").toString()));
        }
    }

    /// Sum and Mix, of values or pointers never: an interface holds both. Own belongs to the struct alone, or is promoted.
    private void methods(Ty s) {
        int mark = scope.mark();
        boolean pure = scope.pure;
        scope.pure = true;
        scope.vars.clear();
        scope.own = 0;
        scope.vars.add(new Scope.Var("x", s, true));
        decls.add(Node.stmt("func (x " + s.go + ") Sum() int { if spend() { return 0 }; return ", exprs.of(TypePool.INT, 3), " }"));
        scope.vars.add(new Scope.Var("n", TypePool.INT, true));
        decls.add(Node.stmt("func (x " + s.go + ") Mix(n int) int {\nif spend() { return n }\n", body(2), "return ", exprs.of(TypePool.INT, 2), "\n}"));
        scope.vars.removeLast();
        boolean embeds = s.fields.getFirst().embedded();
        if (!embeds || rng.percent(40)) {
            decls.add(Node.stmt("func (x " + s.go + ") Own() int { if spend() { return 1 }; return ", exprs.variable(TypePool.INT, 2), " + " + rng.below(9) + " }"));
        }
        if (!embeds || rng.percent(40)) {
            decls.add(Node.stmt("func (x *" + s.go + ") Show(n int) { tr(n, *x) }"));
        }
        scope.vars.clear();
        for (Ty g : globals) {
            scope.vars.add(new Scope.Var("§g" + globals.indexOf(g), g, true));
        }
        scope.pure = pure;
    }

    /// A struct that embeds the interface; a method of its pointer hides one that is promoted.
    private void wrapper() {
        decls.add(Node.stmt("type §W struct {\n§I\nn int\n}"));
        decls.add(Node.stmt("func (w *§W) Mix(n int) int {\nif spend() { return n }\nreturn w.§I.Mix(n) + w.n\n}"));
    }

    /// A generic function: what it does with values of its type works for all types.
    private void generic(int i) {
        Ty t = Ty.PARAM;
        List<Ty> own = List.of(t, Ty.slice(t), Ty.pointer(t), Ty.map(TypePool.STRING, t), Ty.func(List.of(t), t), Ty.array(2, t), Ty.slice(Ty.slice(t)));
        List<Ty> params = new ArrayList<>(List.of(t, rng.of(own), rng.percent(50) ? types.any() : rng.of(own)));
        List<String> text = new ArrayList<>();
        for (int p = 0; p < params.size(); p++) {
            text.add("p" + p + " " + params.get(p).go);
            scope.vars.add(new Scope.Var("p" + p, params.get(p), true));
        }
        Ty r = rng.of(own);
        scope.result = r;
        scope.mayReturn = true;
        int before = types.all.size();
        for (int k = 0; k < 2; k++) {
            types.all.addAll(own);
        }
        Node first = exprs.of(r, 1);
        Node b = stmts.block(rng.between(2, 4), 2);
        types.all.subList(before, types.all.size()).clear();
        String name = "§h" + i;
        decls.add(Node.stmt("func " + name + "[T any](" + String.join(", ", text) + ") (res " + r.go + ") {\nif spend() { return }\nres = ", first, "\n", b, "return res\n}"));
        scope.generics.add(new Scope.Generic(name, params, r, List.of(types.scalar(), rng.percent(50) ? rng.of(types.structs) : rng.of(TypePool.STRING, TypePool.ANY, types.iface))));
        globalsAlone();
    }

    private void globalsAlone() {
        scope.vars.clear();
        for (int g = 0; g < globals.size(); g++) {
            scope.vars.add(new Scope.Var("§g" + g, globals.get(g), true));
        }
    }

    private Node body(int statements) {
        scope.result = TypePool.INT;
        scope.mayReturn = true;
        return stmts.block(statements, 1);
    }

    private final List<Ty> globals = new ArrayList<>();

    private void globals() {
        int n = rng.between(3, 6);
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Ty t = types.any();
            while (globals.contains(t)) {
                t = types.any();
            }
            values.add(new Literals(rng, types).of(t, 2));
            globals.add(t);
        }
        for (int i = 0; i < n; i++) {
            decls.add(Node.stmt("var §g" + i + " " + globals.get(i).go + " = ", values.get(i)));
        }
        int k = rng.between(1, 20);
        decls.add(Node.stmt("const (\n§c0 = iota*" + k + " + 1\n§c1\n§c2 = §c1 << 3 &^ 5\n§c3 = len(\"abc\") + §c2/" + k + "\n)"));
    }

    private void function(boolean pure, int i) {
        int mark = scope.mark();
        scope.pure = pure;
        scope.own = mark;
        if (pure) {
            scope.vars.clear();
            scope.own = 0;
        }
        List<Ty> params = new ArrayList<>();
        List<String> text = new ArrayList<>();
        int n = rng.between(1, 3);
        for (int p = 0; p < n; p++) {
            Ty t = types.any();
            params.add(t);
            text.add("p" + p + " " + t.go);
            scope.vars.add(new Scope.Var("p" + p, t, true));
        }
        Ty r = pure || rng.percent(80) ? types.any() : null;
        scope.result = r;
        scope.mayReturn = true;
        String name = (pure ? "§f" : "§e") + i;
        String noinline = rng.percent(40) ? "//go:noinline\n" : "";
        Node b = stmts.block(rng.between(2, 4) + (pure ? 0 : 2), pure ? rng.of(1, 2) : rng.of(2, 2, 3));
        if (r == null) {
            decls.add(Node.stmt(noinline + "func " + name + "(" + String.join(", ", text) + ") {\nif spend() { return }\n", b, "}"));
        } else if (rng.percent(50)) {
            Node first = exprs.of(r, 1);
            decls.add(Node.stmt(noinline + "func " + name + "(" + String.join(", ", text) + ") (res " + r.go + ") {\nif spend() { return }\nres = ", first, "\n", b, "return res\n}"));
        } else {
            Node last = exprs.of(r, 3);
            decls.add(Node.stmt(noinline + "func " + name + "(" + String.join(", ", text) + ") (res " + r.go + ") {\nif spend() { return }\n", b, "return ", last, "\n}"));
        }
        scope.functions.add(new Scope.Fn(name, params, r, !pure));
        scope.vars.clear();
        for (int g = 0; g < globals.size(); g++) {
            scope.vars.add(new Scope.Var("§g" + g, globals.get(g), true));
        }
        scope.pure = false;
        scope.own = 0;
    }

    private void main() {
        scope.result = null;
        scope.mayReturn = false;
        List<Node> parts = new ArrayList<>();
        int n = rng.between(2, 4);
        for (int i = 0; i < n; i++) {
            scope.mayReturn = true;
            parts.add(Node.stmt("try(" + i + ", func() {\n", stmts.block(rng.between(3, 6), rng.of(1, 1, 2, 2, 3)), "})"));
        }
        for (Scope.Fn f : scope.functions) {
            Node call = exprs.call(f.result(), f.name(), f.params(), 1);
            parts.add(Node.stmt("try(" + n++ + ", func() { ", f.result() == null ? call : Node.stmt("tr(0, ", call, ")"), " })"));
        }
        for (Scope.Generic g : scope.generics) {
            for (Ty t : g.instances()) {
                parts.add(Node.stmt("try(" + n++ + ", func() { tr(0, ", exprs.call(g.result().with(t), g.name() + "[" + t.go + "]", g.params().stream().map(p -> p.with(t)).toList(), 1), ") })"));
            }
        }
        List<Object> all = new ArrayList<>(List.of("func §main() {\n", Node.list(parts), "tr(1000, §c0, §c1, §c2, §c3"));
        for (int g = 0; g < globals.size(); g++) {
            all.add(", §g" + g);
        }
        all.add(")\n}");
        decls.add(Node.stmt(all.toArray()));
    }
}
