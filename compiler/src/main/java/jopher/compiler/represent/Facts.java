package jopher.compiler.represent;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Array;
import jopher.compiler.types.Slice;

/// What the functions of a package do with their local variables; collected once, over all functions, because literals
/// write variables of the functions around them.
final class Facts {
    /// One variable.
    static final class Var {
        /// Whole assignments other than by Declare, and declarations.
        int assigns, declares;
        /// Assignments to a part of it (field, array element).
        int partWrites;
        boolean addrTaken, captured;
        /// Reads of the whole value, and of a part of an aggregate.
        int wholeReads, partReads;
    }

    /// One function.
    static final class Body {
        /// How often a slice-typed variable is indexed, sliced, measured or appended to.
        final Map<Local, Integer> sliceUses = new IdentityHashMap<>();
        /// Functions around this one whose defer lists it (or a literal in it) pushes to.
        final Set<Func> outerDefers = new LinkedHashSet<>();
        boolean hasGoto;
        /// A literal inside pushes to its defer list.
        boolean lendsDefers;
    }

    private final Map<Local, Var> vars = new IdentityHashMap<>();
    private final Map<Func, Body> bodies = new IdentityHashMap<>();

    Facts(List<Func> funcs) {
        for (var f : funcs) {
            var b = new Body();
            bodies.put(f, b);
            for (var c : f.captures) {
                of(c).captured = true;
            }
            stmts(f, b, f.body);
        }
        // a literal inside pushes to a list of a function further out: the function in between passes it on
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var f : funcs) {
                if (f.outer != null && bodies.containsKey(f.outer)) {
                    for (var t : bodies.get(f).outerDefers) {
                        if (bodies.containsKey(t)) {
                            bodies.get(t).lendsDefers = true;
                        }
                        if (t != f.outer) {
                            changed |= bodies.get(f.outer).outerDefers.add(t);
                        }
                    }
                }
            }
        }
    }

    Var of(Local l) {
        return vars.computeIfAbsent(l, x -> {
            var v = new Var();
            v.addrTaken = l.addrTaken;
            v.captured = l.captured;
            return v;
        });
    }

    Body of(Func f) {
        return bodies.get(f);
    }

    /// The variable must live in a cell (aggregates never do: their object is the variable).
    boolean needsCell(Local l) {
        var v = of(l);
        return v.addrTaken || v.captured && !assignedOnce(l);
    }

    /// Gets its value in one place only, before anything can read it.
    boolean assignedOnce(Local l) {
        var v = of(l);
        return switch (l.kind) {
            case PARAM -> v.assigns == 0;
            case RESULT -> false;
            case AUTO, TEMP -> v.declares == 0 ? v.assigns <= 1 : v.assigns == 0 && v.declares == 1;
        };
    }

    /// An aggregate whose object others can see.
    boolean shared(Local l) {
        var v = of(l);
        return v.addrTaken || v.captured;
    }

    private void stmts(Func f, Body b, List<Stmt> list) {
        for (var s : list) {
            stmt(f, b, s);
        }
    }

    private void stmt(Func f, Body b, Stmt s) {
        switch (s) {
            case Stmt.Declare d -> {
                of(d.local()).declares++;
                if (d.init() != null) {
                    expr(b, d.init());
                }
            }
            case Stmt.Assign a -> {
                place(b, a.place());
                expr(b, a.value());
            }
            case Stmt.CallAssign c -> {
                c.places().forEach(p -> place(b, p));
                expr(b, c.call());
            }
            case Stmt.AssertOk a -> {
                place(b, a.dst());
                place(b, a.ok());
                expr(b, a.x());
            }
            case Stmt.DeferStmt d -> {
                if (d.target() != null && d.target() != f) {
                    b.outerDefers.add(d.target());
                }
                expr(b, d.thunk());
            }
            case Stmt.Goto _ -> b.hasGoto = true;
            default -> IrChildren.exprs(s, e -> expr(b, e));
        }
        IrChildren.lists(s, list -> stmts(f, b, list));
    }

    private void place(Body b, Expr p) {
        switch (p) {
            case null -> { }
            case Expr.LocalRef l -> of(l.local()).assigns++;
            case Expr.Field x when !x.viaPointer() -> partWrite(b, x);
            case Expr.Index x when x.x().type().underlying() instanceof Array -> partWrite(b, x);
            default -> expr(b, p);
        }
    }

    private void partWrite(Body b, Expr p) {
        var root = root(p);
        if (root != null) {
            of(root).partWrites++;
        }
        expr(b, p);
    }

    /// The variable that contains the place, or null if the path goes through a pointer or slice.
    static Local root(Expr p) {
        return switch (p) {
            case Expr.LocalRef l -> l.local();
            case Expr.Field x when !x.viaPointer() -> root(x.x());
            case Expr.Index x when x.x().type().underlying() instanceof Array -> root(x.x());
            default -> null;
        };
    }

    private void expr(Body b, Expr e) {
        switch (e) {
            case Expr.LocalRef l -> of(l.local()).wholeReads++;
            case Expr.AddrOf a -> {
                var root = root(a.x());
                if (root != null) {
                    of(root).addrTaken = true;
                }
                IrChildren.of(e, x -> expr(b, x));
            }
            case Expr.Field x when x.x() instanceof Expr.LocalRef l && !x.viaPointer() -> of(l.local()).partReads++;
            case Expr.Index x -> {
                part(b, x.x());
                expr(b, x.index());
            }
            case Expr.SliceOp x -> {
                if (x.x().type().underlying() instanceof Array) {
                    var root = root(x.x());
                    if (root != null) {
                        of(root).addrTaken = true;
                    }
                }
                part(b, x.x());
                for (var y : new Expr[] {x.lo(), x.hi(), x.max()}) {
                    if (y != null) {
                        expr(b, y);
                    }
                }
            }
            case Expr.Len x -> part(b, x.x());
            case Expr.Cap x -> part(b, x.x());
            case Expr.Append x -> {
                if (x.backing() != null && x.backing().used() != null) {
                    of(x.backing().used()).assigns++;
                }
                part(b, x.slice());
                x.elems().forEach(y -> expr(b, y));
            }
            case Expr.AppendSlice x -> {
                part(b, x.slice());
                expr(b, x.tail());
            }
            default -> IrChildren.of(e, x -> expr(b, x));
        }
    }

    /// An operand of which only a part is looked at.
    private void part(Body b, Expr e) {
        if (e instanceof Expr.LocalRef l) {
            if (l.type().underlying() instanceof Slice) {
                b.sliceUses.merge(l.local(), 1, Integer::sum);
            } else if (l.type().underlying() instanceof Array) {
                of(l.local()).partReads++;
            } else {
                of(l.local()).wholeReads++;
            }
        } else {
            expr(b, e);
        }
    }
}
