package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.Stmt;
import jopher.compiler.stackmap.Value.Op;
import jopher.compiler.types.Type;

/// One function on its way to SSA form: its variables, temporaries and memory. [Statements] and [Evaluation] drive it.
final class Lowering {
    /// Where a value is in memory: a variable of the frame, what a pointer points to, or (both null) somewhere else.
    ///
    /// @param whole all of the variable
    record Place(Variable variable, Value pointer, boolean whole) {
        static final Place ELSEWHERE = new Place(null, null, false);
    }

    /// A value as words, or what is too large for that where it lies.
    record Val(Value[] words, Place memory) {
        Value only() {
            return words[0];
        }
    }

    final Func fn;
    final Escapes escapes;
    final Declared declared;
    final NodeText text;
    final Graph graph = new Graph();
    final List<Variable> variables = new ArrayList<>();
    final Ordering order;
    final Evaluation eval;
    final Statements stmts;
    /// Where what is made now is said to be.
    Pos here;

    private final Set<Integer> known;
    private final Map<Integer, Variable> serials = new HashMap<>();
    private final Map<Local, Variable> storage = new IdentityHashMap<>();
    private final Map<Local, Variable> heap = new IdentityHashMap<>();
    private final Map<Variable, Value[]> parameters = new IdentityHashMap<>();
    private final int declarations;

    /// @param addressed numbers of the temporaries that have their addresses taken, as far as known
    Lowering(Func fn, Escapes escapes, Declared declared, NodeText text, Set<Integer> addressed) {
        this.fn = fn;
        this.escapes = escapes;
        this.declared = declared;
        this.text = text;
        this.known = Set.copyOf(addressed);
        this.here = fn.pos;
        this.order = new Ordering(this);
        this.eval = new Evaluation(this);
        this.stmts = new Statements(this);
        this.declarations = fn.params.size() + fn.results.size() + countLocals();
    }

    private int countLocals() {
        Set<Local> seen = new HashSet<>();
        IrVisitor.visit(fn.body, s -> {
            if (s instanceof Stmt.Declare d && d.local().kind == Local.Kind.AUTO) {
                seen.add(d.local());
            }
        }, e -> {});
        return seen.size();
    }

    /// The number in the name of the temporary after `n` others.
    int declarations(int n) {
        return declarations + n;
    }

    void run() {
        fn.params.forEach(p -> parameter(p, Variable.Kind.PARAM));
        if (fn.outer != null) {
            boolean direct = declared.isDirect(fn);
            for (Local c : fn.captures) {
                captured(c, direct);
            }
        }
        for (Local r : fn.results) {
            if (isOnHeap(r)) {
                moveToHeap(r, fn.pos, null);
            } else {
                Variable v = declare(r, Variable.Kind.RESULT, fn.hasDefer);
                zero(v);
            }
        }
        stmts.body();
        graph.finish();
    }

    private void parameter(Local p, Variable.Kind kind) {
        boolean onHeap = isOnHeap(p);
        Variable v = variable(p.name, p.pos, p.type, null, kind, !onHeap && isInMemory(p));
        v.addressed = !onHeap && isAddressed(p);
        storage.put(p, v);
        incoming(v);
        if (onHeap) {
            storage.remove(p);
            moveToHeap(p, fn.pos, load(v, p.type));
        }
    }

    private void incoming(Variable v) {
        if (v.isMemory()) {
            return;
        }
        Value[] words = new Value[v.words.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = new Value(Op.PARAM, v.words.get(i).pointer(), v, v.pos, List.of());
            words[i].name = v.kind == Variable.Kind.PARAM ? v.name : v.name + v.words.get(i).suffix();
            graph.write(v, i, words[i]);
        }
        parameters.put(v, words);
    }

    private void captured(Local c, boolean direct) {
        Variable.Kind kind = direct ? Variable.Kind.PARAM : Variable.Kind.AUTO;
        if (Declared.isByValue(c)) {
            Variable v = variable(c.name, firstUse(c), c.type, null, kind, false);
            storage.put(c, v);
            if (direct) {
                incoming(v);
            } else {
                loadFromClosure(v);
            }
        } else {
            Variable v = variable("&" + c.name, c.pos, jopher.compiler.types.Basic.UNSAFE_POINTER, null, kind, false);
            heap.put(c, v);
            if (direct) {
                incoming(v);
            } else {
                loadFromClosure(v);
            }
        }
    }

    /// Where gc says that a captured variable is declared.
    private Pos firstUse(Local c) {
        Pos[] at = {null};
        IrVisitor.visit(fn.body, s -> {}, e -> at[0] = at[0] == null && e instanceof Expr.LocalRef r && r.local() == c ? r.pos() : at[0]);
        return at[0] == null ? c.pos : at[0];
    }

    private void loadFromClosure(Variable v) {
        store(new Place(v, null, true), v.type, v.isMemory() ? new Val(null, Place.ELSEWHERE) : words(v.words));
    }

    private Val words(List<Words.Word> words) {
        return new Val(words.stream().map(w -> graph.pure(w.pointer())).toArray(Value[]::new), null);
    }

    List<Value> parameterWords(Variable v) {
        Value[] words = parameters.get(v);
        return words == null ? List.of() : Arrays.asList(words);
    }

    // ---- variables ----

    Variable variable(String name, Pos pos, Type type, String typeText, Variable.Kind kind, boolean memory) {
        Variable v = new Variable(name, pos, type, typeText, kind, memory);
        variables.add(v);
        return v;
    }

    /// A temporary of `type`, or, with type null, of the compiler's type `typeText`.
    Variable temp(Type type, String typeText) {
        int serial = serials.size();
        Variable v = variable(".autotmp_" + declarations(serial), here, type, typeText, Variable.Kind.TEMP, type == null || known.contains(serial));
        serials.put(serial, v);
        return v;
    }

    Set<Integer> addressed() {
        Set<Integer> out = new HashSet<>();
        serials.forEach((n, v) -> {
            if (v.addressed) {
                out.add(n);
            }
        });
        return out;
    }

    private static boolean isAddressed(Local l) {
        return l.addrTaken || l.captured && !Declared.isByValue(l);
    }

    private boolean isInMemory(Local l) {
        return isAddressed(l);
    }

    boolean isOnHeap(Local l) {
        return l.owner == fn && isAddressed(l) && !escapes.staysInFrame(l);
    }

    /// The variable comes into existence.
    Variable declare(Local l, Variable.Kind kind, boolean memory) {
        Variable v = storage.get(l);
        if (v == null && l.name.startsWith(".")) {
            v = temp(l.type, null);
            storage.put(l, v);
        } else if (v == null) {
            v = variable(l.kind == Local.Kind.RESULT && (l.name.isEmpty() || l.name.equals("_")) ? "~r" + fn.results.indexOf(l) : l.name, l.pos, l.type, null, kind,
                    memory || isInMemory(l));
            v.addressed = isAddressed(l);
            storage.put(l, v);
        }
        return v;
    }

    /// A variable on the heap is made; `init` null: zero.
    void moveToHeap(Local l, Pos pos, Val init) {
        Variable v = heap.computeIfAbsent(l, k -> variable("&" + l.name, l.pos, jopher.compiler.types.Basic.UNSAFE_POINTER, null, Variable.Kind.AUTO, false));
        Value p = eval.runtime(pos, "newobject", true);
        graph.write(v, 0, p);
        if (init != null) {
            store(new Place(null, p, false), l.type, init);
        }
    }

    /// A temporary that stands in rewritten code.
    Local tempLocal(Type type, Variable v) {
        Local l = new Local(here, v.name, type, Local.Kind.TEMP);
        l.owner = fn;
        storage.put(l, v);
        return l;
    }

    Variable storage(Local l) {
        Variable v = storage.get(l);
        return v != null || heap.containsKey(l) ? v : declare(l, Variable.Kind.AUTO, false);
    }

    Place place(Local l) {
        Variable h = heap.get(l);
        return h != null ? new Place(null, graph.read(h, 0), false) : new Place(storage(l), null, true);
    }

    /// Results that are live wherever a panic may run deferred calls, and the closures of these.
    List<Variable> alwaysLive() {
        return !fn.hasDefer ? List.of() : variables.stream()
                .filter(v -> v.pointers && (v.kind == Variable.Kind.RESULT || v.kind == Variable.Kind.DEFER_SLOT) || isResultOnHeap(v)).toList();
    }

    private boolean isResultOnHeap(Variable v) {
        return fn.results.stream().anyMatch(r -> heap.get(r) == v);
    }

    // ---- memory ----

    Value address(Place p) {
        return p.variable() != null ? graph.address(p.variable()) : p.pointer() != null ? p.pointer() : graph.constant;
    }

    Val load(Variable v, Type t) {
        return load(new Place(v, null, true), t);
    }

    /// The words `from` and following of a variable, or what is in memory.
    Val load(Place p, Type t) {
        if (p.variable() != null && !p.variable().isMemory()) {
            // of an array without elements there is nothing to load
            return p.variable().words.size() == Words.count(t) ? part(p.variable(), 0, p.variable().words.size()) : zero(t);
        }
        if (!Words.inRegisters(t)) {
            return new Val(null, p);
        }
        List<Words.Word> words = Words.of(t);
        Value[] out = new Value[words.size()];
        for (int i = 0; i < out.length; i++) {
            boolean pointer = words.get(i).pointer();
            out[i] = p.variable() != null ? graph.add(Op.READ, pointer, p.variable(), here, List.of())
                    : p.pointer() != null ? graph.pure(pointer, p.pointer()) : graph.pure(pointer);
        }
        return new Val(out, null);
    }

    Val part(Variable v, int from, int n) {
        Value[] out = new Value[n];
        for (int i = 0; i < n; i++) {
            out[i] = graph.read(v, from + i);
        }
        return new Val(out, null);
    }

    void store(Place p, Type t, Val x) {
        if (p.variable() != null && !p.variable().isMemory()) {
            for (int i = 0; i < p.variable().words.size(); i++) {
                graph.write(p.variable(), i, x.words() == null || i >= x.words().length ? graph.constant : x.words()[i]);
            }
            return;
        }
        List<Value> uses = new ArrayList<>();
        if (x.words() != null) {
            uses.addAll(Arrays.asList(x.words()));
        } else if (x.memory() != null) {
            touch(x.memory(), uses);
        }
        if (p.pointer() != null) {
            uses.add(p.pointer());
        }
        if (p.variable() != null && p.whole()) {
            graph.add(Op.KILL, false, p.variable(), here, List.of());
        }
        graph.effect(uses);
    }

    /// All of what is in a place is needed.
    void touch(Place p, List<Value> uses) {
        if (p.variable() != null) {
            graph.add(Op.TOUCH, false, p.variable(), here, List.of());
        } else if (p.pointer() != null) {
            uses.add(p.pointer());
        }
    }

    void zero(Variable v) {
        if (v.isMemory()) {
            graph.add(Op.KILL, false, v, here, List.of());
        } else {
            for (int i = 0; i < v.words.size(); i++) {
                graph.write(v, i, graph.constant);
            }
        }
    }

    Val zero(Type t) {
        if (!Words.inRegisters(t)) {
            return new Val(null, null);
        }
        Value[] out = new Value[Words.count(t)];
        Arrays.fill(out, graph.constant);
        return new Val(out, null);
    }

    /// The variable of an expression that is one, else null.
    static Local local(Expr e) {
        return e instanceof Expr.LocalRef r ? r.local() : null;
    }
}
