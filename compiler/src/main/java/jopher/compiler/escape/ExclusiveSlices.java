package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Site;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Sizes;

/// Slice variables that no other variable shares its elements with until one place, where the slice is returned or assigned: what is appended before may be in
/// the frame, and is copied to the heap there. All uses of such a variable must be of known forms.
///
/// Go 1.26 cmd/compile/internal/slice/slice.go.
final class ExclusiveSlices {
    /// The largest element (Go 1.26 base.Debug.VariableMakeThreshold).
    private static final long MOST = 32;

    /// One variable.
    private static final class Slice {
        int known;
        int uses;
        int depth;
        int transitions;
        boolean capacity;
        boolean lost;
        int weight;
        final List<Site> appends = new ArrayList<>();
    }

    final Set<Object> byClass = Collections.newSetFromMap(new IdentityHashMap<>());
    final Set<Object> leaving = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> inFrame;
    private final Function<FuncSym, Summary> summaries;
    private Func fn;
    private Map<Local, Slice> slices;
    private int depth;

    ExclusiveSlices(Set<Object> inFrame, Function<FuncSym, Summary> summaries) {
        this.inFrame = inFrame;
        this.summaries = summaries;
    }

    void function(Func f) {
        fn = f;
        slices = new IdentityHashMap<>();
        depth = 0;
        f.params.forEach(this::track);
        f.results.forEach(this::track);
        IrVisitor.visit(f.body, s -> {
            switch (s) {
                case Declare d -> track(d.local());
                case DeclareList d -> d.locals().forEach(this::track);
                default -> { }
            }
        }, e -> { });
        if (slices.isEmpty()) {
            return;
        }
        list(f.body);
        slices.forEach((l, s) -> {
            if (!s.lost && s.known == s.uses && s.transitions == 1 && s.weight >= 2) {
                inFrame.addAll(s.appends);
                if (s.capacity) {
                    byClass.addAll(s.appends);
                } else {
                    leaving.add(l);
                }
            }
        });
    }

    private void track(Local l) {
        if (l != null && l.kind != Local.Kind.TEMP && l.owner == fn && !l.captured && !l.addrTaken && IrTypes.isSlice(l.type) && Sizes.sizeof(IrTypes.elem(l.type)) <= MOST) {
            slices.put(l, new Slice());
        }
    }

    /// The variable that `e` is, if it is looked at.
    private Slice slice(Expr e) {
        return e instanceof LocalRef l ? slices.get(l.local()) : null;
    }

    private void list(List<Stmt> in) {
        in.forEach(this::stmt);
    }

    private void stmt(Stmt s) {
        switch (s) {
            case null -> { }
            case Declare d -> {
                declare(d.local(), d.init());
                expr(d.init());
            }
            case DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    declare(d.locals().get(i), d.values().get(i));
                }
                d.values().forEach(this::expr);
            }
            case Assign a -> {
                assign(a.place(), a.value());
                expr(a.place());
                expr(a.value());
            }
            case AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    assign(a.places().get(i), a.values().get(i));
                }
                a.places().forEach(this::expr);
                a.values().forEach(this::expr);
            }
            case Return r -> {
                for (Expr x : r.values()) {
                    Slice i = slice(x);
                    if (i != null) {
                        i.known++;
                        transition(i);
                    }
                    expr(x);
                }
                if (r.values().isEmpty()) {
                    fn.results.forEach(l -> transition(slices.get(l)));
                }
            }
            case Range r -> {
                Slice i = slice(r.x());
                if (i != null) {
                    i.known++;
                }
                depth++;
                expr(r.key());
                expr(r.value());
                expr(r.x());
                stmt(r.assign());
                list(r.before());
                list(r.body());
                depth--;
            }
            case For f -> {
                depth++;
                list(f.init());
                expr(f.cond());
                list(f.body());
                list(f.post());
                depth--;
            }
            case Loop l -> {
                depth++;
                list(l.condSetup());
                expr(l.cond());
                list(l.body());
                list(l.post());
                depth--;
            }
            case Block b -> list(b.stmts());
            case If i -> {
                expr(i.cond());
                list(i.then());
                list(i.otherwise());
            }
            case IntSwitch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> list(c.body()));
                list(w.otherwise());
            }
            case StringSwitch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> list(c.body()));
                list(w.otherwise());
            }
            case Switch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> {
                    if (c.values() != null) {
                        c.values().forEach(this::expr);
                    }
                    list(c.body());
                });
            }
            case TypeSwitch w -> {
                expr(w.x());
                w.clauses().forEach(c -> list(c.body()));
            }
            case Select w -> w.clauses().forEach(c -> {
                expr(c.sendCh());
                expr(c.sendValue());
                expr(c.recvCh());
                expr(c.dst());
                expr(c.ok());
                list(c.body());
            });
            // statements of expressions alone; the calls of go and defer statements are made elsewhere
            default -> IrVisitor.visit(List.of(s), inner -> { }, e -> use(e, !(s instanceof GoCall || s instanceof DeferCall)));
        }
    }

    private void declare(Local l, Expr value) {
        Slice i = slices.get(l);
        if (i != null) {
            i.depth = depth;
            i.uses++; // as the left side of an assignment has it
        }
        assigned(l, i, value);
    }

    private void assign(Expr place, Expr value) {
        assigned(place instanceof LocalRef l ? l.local() : null, slice(place), value);
    }

    private void assigned(Local l, Slice i, Expr value) {
        if (i != null) {
            switch (value) {
                case null -> i.known++;
                case Zero z -> i.known++;
                case ArrayLit a when IrTypes.isSlice(a.type()) -> {
                    i.known++;
                    i.capacity = true;
                }
                case SliceOp s when s.max() == null && slice(s.x()) == i -> {
                    i.known += 2;
                    i.capacity = true;
                }
                case Append a when slice(a.slice()) == i -> {
                    appended(i);
                    i.appends.add(a.site());
                }
                case AppendSlice a when slice(a.slice()) == i -> appended(i);
                default -> { }
            }
        }
        Slice from = slice(value);
        if (from != null) {
            from.known++;
            transition(from);
        }
    }

    private void appended(Slice i) {
        i.known += 2;
        i.weight += 1 + depth - i.depth;
    }

    private void transition(Slice i) {
        if (i != null) {
            i.transitions++;
            i.lost |= depth > i.depth;
        }
    }

    private void expr(Expr x) {
        if (x != null) {
            IrVisitor.visit(x, e -> {
                if (e instanceof Seq q) {
                    q.stmts().forEach(this::seq);
                }
                use(e, true);
            });
        }
    }

    /// IrVisitor shows the expressions of statements within expressions; assignments there are of no known form.
    private void seq(Stmt s) {
        if (s instanceof Declare d && slices.containsKey(d.local())) {
            slices.get(d.local()).lost = true;
        }
    }

    /// @param call calls are made here
    private void use(Expr e, boolean call) {
        switch (e) {
            case LocalRef l -> {
                Slice i = slices.get(l.local());
                if (i != null) {
                    i.uses++;
                }
            }
            case Index x -> known(x.x());
            case Len x -> known(x.x());
            case Cap x -> {
                known(x.x());
                capacity(x.x());
            }
            case AddrOf a when a.x() instanceof Index x && slice(x.x()) != null -> slice(x.x()).lost = true;
            case Call c when call && c.callee() instanceof StaticCallee s -> {
                Summary summary = null;
                for (int i = 0; i < c.args().size(); i++) {
                    if (slice(c.args().get(i)) != null) {
                        summary = summary == null ? summaries.apply(s.sym()) : summary;
                        Leaks leaks = summary.parameter(i);
                        if (leaks != null && !leaks.any()) {
                            known(c.args().get(i));
                            capacity(c.args().get(i));
                        }
                    }
                }
            }
            default -> { }
        }
    }

    private void known(Expr x) {
        Slice i = slice(x);
        if (i != null) {
            i.known++;
        }
    }

    private void capacity(Expr x) {
        Slice i = slice(x);
        if (i != null) {
            i.capacity = true;
        }
    }
}
