package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// The analysis of one strongly connected component of functions.
final class Batch {
    /// What a function literal captures: values or addresses flow to `closure`, decided when all assignments are known.
    private record Captured(Hole closure, List<Local> variables) {}

    final Graph graph;
    final Messages messages;
    private final Analysis analysis;
    private final List<Func> fns;
    private final Explanations explanations;
    private final Map<Func, Scope> scopes = new IdentityHashMap<>();
    private final Map<FuncSym, Func> members = new HashMap<>();
    private final List<Captured> closures = new ArrayList<>();
    private final Map<Expr, Expr> originals = new IdentityHashMap<>();
    private final Set<Expr> packed = Collections.newSetFromMap(new IdentityHashMap<>());
    private StaticValues values;

    Batch(Analysis analysis, List<Func> fns) {
        this.analysis = analysis;
        this.messages = analysis.messages;
        this.fns = fns;
        this.explanations = messages.level() >= 2 ? new Explanations(this) : null;
        this.graph = new Graph(explanations);
    }

    void run() {
        for (Func fn : fns) {
            members.put(fn.sym, fn);

        }
        fns.forEach(this::scope);
        fns.forEach(this::variables);
        for (Func fn : fns) {
            if (!fn.capturesVariables()) {
                new Flow(this, scopes.get(fn), new LoopVariables(fn)).stmts.body(fn.body);
            }
        }
        for (Captured c : closures) {
            c.variables().forEach(v -> capture(c.closure(), v));
        }
        closures.clear();
        for (Location l : List.copyOf(graph.all)) {
            String why = analysis.sizing.heapReason(l.node, l.node instanceof Expr.MakeSlice m ? capacity(m) : null);
            if (why != null) {
                graph.flow(graph.address(graph.toHeap(), l.node, why), l);
            }
        }
        new Solver(graph, scopes, explanations).run();
        finish();
    }

    /// Its outer scope counts if that is analysed here, too.
    private Scope scope(Func fn) {
        Scope known = scopes.get(fn);
        if (known == null) {
            known = new Scope(fn, fn.outer == null || members.get(fn.outer.sym) != fn.outer ? null : scope(fn.outer), false);
            scopes.put(fn, known);
        }
        return known;
    }

    /// The variables of a function get their locations in the order of their declarations.
    private void variables(Func fn) {
        Scope s = scopes.get(fn);
        fn.params.forEach(p -> graph.add(p, s, 1, true));
        int i = 1;
        for (Local r : fn.results) {
            graph.add(r, s, 1, true).resultIndex = i++;
        }
        IrVisitor.visit(fn.body, st -> {
            switch (st) {
                case Stmt.Declare d -> variable(d.local(), s);
                case Stmt.DeclareList d -> d.locals().forEach(l -> variable(l, s));
                case Stmt.Range r -> {
                    variable(ExprFlow.variable(r.key()), s);
                    variable(ExprFlow.variable(r.value()), s);
                }
                case Stmt.TypeSwitch w -> w.clauses().forEach(c -> variable(c.local(), s));
                case Stmt.Select w -> w.clauses().stream().filter(Stmt.Select.CommClause::define).forEach(c -> {
                    variable(ExprFlow.variable(c.dst()), s);
                    variable(ExprFlow.variable(c.ok()), s);
                });
                default -> {}
            }
        }, e -> {});
    }

    private void variable(Local l, Scope s) {
        if (l != null && l.kind == Local.Kind.AUTO && graph.find(l) == null) {
            graph.add(l, s, 1, true);
        }
    }

    /// The body of a literal, at the place where it is evaluated.
    void walk(Func literal) {
        Scope s = scopes.get(literal);
        if (s == null) {
            throw new IllegalStateException("literal " + literal + " outside its component");
        }
        new Flow(this, s, new LoopVariables(literal)).stmts.body(literal.body);
    }

    void captured(Hole closure, List<Local> variables) {
        closures.add(new Captured(closure, List.copyOf(variables)));
    }

    private void capture(Hole closure, Local v) {
        Location l = graph.find(v);
        boolean byValue = !l.addrTaken && !l.reassigned && Sizing.size(v.type) <= Sizing.BY_VALUE;
        messages.capture(l, v, byValue);
        Hole k = byValue ? closure : graph.address(closure, v, "reference");
        graph.flow(graph.note(k, v, "captured by a closure"), l);
    }

    /// The function of this component with that symbol, or null.
    Func member(FuncSym sym) {
        return members.get(sym);
    }

    Summary summary(FuncSym sym) {
        return analysis.summary(sym);
    }

    /// See [StaticValues#of].
    Expr staticValue(Expr x) {
        return values().of(x);
    }

    /// A variable of the analysis is set to `value` once.
    void bind(Local l, Expr value) {
        values().put(l, value);
    }

    private StaticValues values() {
        if (values == null) {
            values = new StaticValues(fns);
        }
        return values;
    }

    /// The constant number of elements that make allocates, or null.
    Long capacity(Expr.MakeSlice m) {
        return switch (staticValue(m.cap() != null ? m.cap() : m.len())) {
            case Expr.Const c -> IrTypes.longValue(c.value());
            case Expr.Len n when staticValue(n.x()) instanceof Expr.ArrayLit l && IrTypes.isSlice(l.type()) -> l.length();
            default -> null;
        };
    }

    /// The last argument of a variadic call that is the list of its arguments.
    void packed(Expr.Call call) {
        if (call.args().getLast() instanceof Expr.ArrayLit l && l.pos().equals(call.pos())) {
            packed.add(l);
        }
    }

    boolean isPacked(Expr e) {
        return packed.contains(e);
    }

    /// The text of an allocating expression: gc writes sizes and values that it knows as constants.
    String text(Location l, Expr e) {
        if (isPacked(e)) {
            return "... argument";
        }
        if (e instanceof Expr.MakeSlice m) {
            Expr n = m.cap() != null ? m.cap() : m.len();
            Long known = n instanceof Expr.Const ? null : capacity(m);
            return known == null || known < 0 ? messages.text.of(m) : messages.text.with(m, known.toString());
        }
        if (e instanceof Expr.ToIface t && !(t.x() instanceof Expr.Const) && staticValue(t.x()) instanceof Expr.Const c
                && (c.type().underlying() == t.x().type().underlying())) {
            return messages.text.with(t, messages.text.constant(t.x().type(), c.value()));
        }
        return messages.text.of(e);
    }

    /// `copy` stands for `original`, with other operands.
    Expr same(Expr original, Expr copy) {
        originals.put(copy, original);
        return copy;
    }

    private void finish() {
        for (Func fn : fns) {
            analysis.summaries.put(fn.sym, tag(fn));
        }
        for (Location l : graph.all) {
            if (l.node == null) {
                continue;
            }
            messages.location(this, l);
            if (!l.has(Location.ESCAPES)) {
                switch (l.node) {
                    case Local v -> analysis.stack.add(v);
                    case Expr.MakeMap m -> analysis.stack.add(m.site());
                    case Expr.MapLit m -> analysis.stack.add(m.site());
                    case Expr.Append a when analysis.optimize -> analysis.stack.add(a.site());
                    // what nobody asks about yet
                    default -> {}
                }
                if (analysis.expressions && l.node instanceof Expr e) {
                    Expr o = originals.getOrDefault(e, e);
                    analysis.stack.add(o);
                    if (!l.has(Location.PERSISTS)) {
                        analysis.brief.add(o);
                    }
                }
            }
        }
    }

    private Summary tag(Func fn) {
        return fn.sym.hasBody ? body(fn) : external(fn);
    }

    /// Without `//go:noescape`, arguments are assumed to leak; numbers may be pointers in disguise, as those of system calls.
    private Summary external(Func fn) {
        List<Leaks> out = new ArrayList<>();
        boolean noescape = fn.pragmas.contains("noescape");
        for (Local p : fn.params) {
            messages.external(fn, p, noescape);
            Leaks leaks = new Leaks();
            if (Sizing.hasPointers(p.type)) {
                if (noescape) {
                    leaks.add(Leaks.MUTATOR, 0);
                    leaks.add(Leaks.CALLEE, 0);
                } else {
                    leaks.add(Leaks.HEAP, 0);
                }
            }
            out.add(leaks);
        }
        return new Summary(out, true, fn.pragmas.contains("uintptrescapes"));
    }

    private Summary body(Func fn) {
        List<Leaks> out = new ArrayList<>();
        boolean escapesUintptr = fn.pragmas.contains("uintptrescapes");
        for (Local p : fn.params) {
            Location l = graph.find(p);
            Leaks leaks = new Leaks();
            if (escapesUintptr && messages.uintptr(fn, p)) {
                // nothing to say of numbers; a slice of them is not looked into
                if (Sizing.hasPointers(p.type)) {
                    leaks.add(Leaks.HEAP, 0);
                }
            } else if (Sizing.hasPointers(p.type) && !p.name.isEmpty() && !p.name.equals("_")) {
                leaks = l.leaks;
                leaks.optimize();
                if (!l.has(Location.ESCAPES)) {
                    messages.parameter(fn, p, leaks);
                }
            }
            out.add(leaks);
        }
        return new Summary(out, fn.pragmas.contains("uintptrkeepalive"), escapesUintptr);
    }
}
