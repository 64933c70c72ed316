package jopher.compiler.escape;

import java.util.HashMap;
import java.util.Map;
import jopher.compiler.base.Notes;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Package;

/// gc's diagnostics of escape analysis, in the order in which gc prints them. They are no errors and are not sorted.
public final class Messages {
    private final int level;
    private final boolean mutations;
    private final Notes notes;
    final NodeText text;
    /// The function that stands for its shape, by name.
    private final Map<String, Func> shapes = new HashMap<>();

    /// @param level of -m: 0 for none
    /// @param mutations -d=escapemutationscalls: what parameters are written or called through, too
    public Messages(Package local, Notes notes, int level, boolean mutations) {
        this.notes = notes;
        this.level = level;
        this.mutations = mutations;
        this.text = new NodeText(local);
    }

    int level() {
        return level;
    }

    void add(Pos pos, String s) {
        notes.report(pos, s);
    }

    private static Func root(Func fn) {
        while (fn.outer != null) {
            fn = fn.outer;
        }
        return fn;
    }

    /// Whether gc has this function only once, for another instance of the same shape.
    private boolean isRepeated(Func fn) {
        Func f = root(fn);
        return !f.sym.typeArgs.isEmpty() && !shapes.computeIfAbsent(text.function(f) + " of " + f.sym.pkgPath, k -> f).equals(f);
    }

    /// Instances and functions without source of their own: gc says nothing of their parameters.
    private static boolean isSilent(Func fn) {
        Func f = root(fn);
        return fn.synthetic || f.synthetic || !f.sym.typeArgs.isEmpty();
    }

    void selfAssignment(Scope s, Stmt where) {
        if (level > 0 && !isRepeated(s.fn)) {
            add(where.pos(), text.function(s.fn) + " ignoring self-assignment in " + text.of(where));
        }
    }

    void statement(Flow f, Stmt s) {
        if (level > 2) {
            add(s.pos(), "[" + f.loopDepth + "] " + text.function(f.scope.fn) + " stmt: " + text.of(s));
        }
    }

    void label(Stmt.LabelStmt l, boolean loop) {
        if (level > 2) {
            add(l.pos(), (loop ? " " : "") + text.of(l) + (loop ? " looping label" : " non-looping label"));
        }
    }

    void capture(Location l, Local v, boolean byValue) {
        if (level > 1) {
            add(v.pos, text.function(l.scope.fn) + " capturing by " + (byValue ? "value" : "ref") + ": " + text.of(v) + " (addr=" + l.addrTaken + " assign=" + l.reassigned
                    + " width=" + Sizing.size(v.type) + ")");
        }
    }

    /// gc numbers parameters without a name, not counting the receiver.
    private static String name(Func fn, Local p) {
        if (!p.name.isEmpty()) {
            return p.name;
        }
        int receivers = fn.sym.obj != null && fn.sym.obj.signature().recv() != null ? 1 : 0;
        return "~p" + (fn.params.indexOf(p) - receivers);
    }

    /// Says so if `p` is a number that stands for a pointer of a `//go:uintptrescapes` function.
    boolean uintptr(Func fn, Local p) {
        boolean list = p.type.underlying() instanceof jopher.compiler.types.Slice s && ExprFlow.isUintptr(s.elem()) && fn.sym.type.variadic() && fn.params.getLast() == p;
        if (!list && !ExprFlow.isUintptr(p.type)) {
            return false;
        }
        if (level > 0 && !isSilent(fn)) {
            add(p.pos, "marking " + name(fn, p) + " as escaping " + (list ? "..." : "") + "uintptr");
        }
        return true;
    }

    void parameter(Func fn, Local p, Leaks leaks) {
        if (level > 0 && !isSilent(fn)) {
            leaks(p.pos, p.name, leaks, fn);
        }
    }

    private void leaks(Pos pos, String name, Leaks leaks, Func fn) {
        boolean said = false;
        if (leaks.heap() >= 0) {
            add(pos, (leaks.heap() == 0 ? "leaking param: " : "leaking param content: ") + name);
            said = true;
        }
        for (int i = 0; i < Leaks.RESULTS; i++) {
            if (leaks.result(i) >= 0) {
                add(pos, "leaking param: " + name + " to result " + text.of(fn.results.get(i)) + " level=" + leaks.result(i));
                said = true;
            }
        }
        if (!mutations) {
            if (!said) {
                add(pos, name + " does not escape");
            }
            return;
        }
        if (leaks.mutator() >= 0) {
            add(pos, "mutates param: " + name + " derefs=" + leaks.mutator());
            said = true;
        }
        if (leaks.callee() >= 0) {
            add(pos, "calls param: " + name + " derefs=" + leaks.callee());
            said = true;
        }
        if (!said) {
            add(pos, name + " does not escape, mutate, or call");
        }
    }

    /// A parameter of a function without body.
    void external(Func fn, Local p, boolean noescape) {
        if (level == 0) {
            return;
        }
        if (ExprFlow.isUintptr(p.type)) {
            add(p.pos, "assuming " + name(fn, p) + " is unsafe uintptr");
        } else if (Sizing.hasPointers(p.type) && !p.name.isEmpty()) {
            add(p.pos, noescape ? p.name + " does not escape" : "leaking param: " + p.name);
        }
    }

    void location(Batch b, Location l) {
        if (level == 0 || isRepeated(l.scope.fn)) {
            return;
        }
        boolean escapes = l.has(Location.ESCAPES);
        switch (l.node) {
            case Local v -> {
                if (escapes) {
                    add(v.name.equals(".next") ? Pos.NONE : v.pos, "moved to heap: " + text.of(v));
                }
            }
            case Expr e -> {
                String what = e instanceof Expr.Append || e instanceof Expr.AppendSlice ? "append" : b.text(l, e);
                add(NodeText.pos(e), what + (escapes ? " escapes to heap" : " does not escape"));
                if (e instanceof Expr.Conv c && c.kind() == Expr.ConvKind.STRING_TO_BYTES && !l.has(Location.MUTATES)) {
                    add(NodeText.pos(e), "zero-copy string->[]byte conversion");
                }
            }
            default -> throw new IllegalStateException();
        }
    }
}
