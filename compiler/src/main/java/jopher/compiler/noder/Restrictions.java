package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Lookup;
import jopher.compiler.types.Type;

/// What gc refuses after its type check where a directive or a flag restricts the language: methods marked `go:nointerface` under
/// GOEXPERIMENT=fieldtrack (typecheck/expr.go), and closures and variables on the heap under `-+` (escape/escape.go).
///
/// There is no escape phase yet, so only closures that must be on the heap are found: those that are returned, sent, or stored in something
/// that is not a local variable, also by way of local variables, conversions and literals. Arguments of calls are not followed.
public final class Restrictions {
    private final PackageIr ir;
    private final Diagnostics errors;

    private Restrictions(PackageIr ir, Diagnostics errors) {
        this.ir = ir;
        this.errors = errors;
    }

    /// @param fieldTrack GOEXPERIMENT=fieldtrack
    /// @param runtime -+
    public static void check(PackageIr ir, boolean fieldTrack, boolean runtime, Diagnostics errors) {
        Restrictions r = new Restrictions(ir, errors);
        if (fieldTrack) {
            r.methodsOutsideInterfaces();
        }
        if (runtime) {
            r.heap();
        }
    }

    // ---- go:nointerface

    private void methodsOutsideInterfaces() {
        Set<FuncObj> marked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Func f : ir.funcs) {
            if (f.sym.obj != null && f.pragmas.contains("nointerface")) {
                marked.add(f.sym.obj);
            }
        }
        if (marked.isEmpty()) {
            return;
        }
        for (Func f : ir.funcs) {
            IrVisitor.visit(f.body, s -> {}, e -> {
                if (e instanceof Expr.ToIface c && !(c.x().type().underlying() instanceof Interface)) {
                    conversion(c, marked);
                }
            });
        }
    }

    private void conversion(Expr.ToIface c, Set<FuncObj> marked) {
        Type t = c.x().type();
        for (FuncObj m : ((Interface) c.type().underlying()).typeSet().methods()) {
            if (Lookup.fieldOrMethod(t, false, m.pkg(), m.name(), false).obj() instanceof FuncObj f && marked.contains(f.origin())) {
                errors.report(c.x().pos(), "cannot convert value (type " + t + ") to type " + c.type() + ":\n\t" + t + " does not implement " + c.type() + " (" + m.name()
                        + " method is marked 'nointerface')");
                return;
            }
        }
    }

    // ---- the heap

    /// What each variable may hold, by the values assigned to it.
    private final Map<Local, List<Expr>> values = new IdentityHashMap<>();
    private final Set<Local> left = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Func> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    private void heap() {
        for (Func f : ir.funcs) {
            IrVisitor.visit(f.body, this::flow, e -> {});
        }
        for (Func f : ir.funcs) {
            IrVisitor.visit(f.body, s -> leaves(f, s), e -> {});
        }
    }

    private void flow(Stmt s) {
        switch (s) {
            case Stmt.Declare d when d.init() != null -> values.computeIfAbsent(d.local(), l -> new ArrayList<>()).add(d.init());
            case Stmt.DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    if (d.locals().get(i) != null) {
                        values.computeIfAbsent(d.locals().get(i), l -> new ArrayList<>()).add(d.values().get(i));
                    }
                }
            }
            case Stmt.Assign a when root(a.place()) != null -> values.computeIfAbsent(root(a.place()), l -> new ArrayList<>()).add(a.value());
            case Stmt.AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    Local l = root(a.places().get(i));
                    if (l != null) {
                        values.computeIfAbsent(l, k -> new ArrayList<>()).add(a.values().get(i));
                    }
                }
            }
            default -> {}
        }
    }

    /// The local variable that a place is or is a part of.
    private static Local root(Expr place) {
        return switch (place) {
            case Expr.LocalRef l -> l.local();
            case Expr.Field f when !f.viaPointer() -> root(f.x());
            case Expr.Index i when i.x().type().underlying() instanceof jopher.compiler.types.Array -> root(i.x());
            case null, default -> null;
        };
    }

    private void leaves(Func f, Stmt s) {
        switch (s) {
            case Stmt.Return r -> r.values().forEach(this::leaves);
            case Stmt.Send x -> leaves(x.value());
            case Stmt.Panic p -> leaves(p.value());
            case Stmt.Assign a when a.place() != null && outside(f, a.place()) -> leaves(a.value());
            case Stmt.AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    if (a.places().get(i) != null && outside(f, a.places().get(i))) {
                        leaves(a.values().get(i));
                    }
                }
            }
            default -> {}
        }
    }

    private static boolean outside(Func f, Expr place) {
        Local l = root(place);
        return l == null || l.kind == Local.Kind.RESULT;
    }

    /// A value that outlives the frame.
    private void leaves(Expr e) {
        switch (e) {
            case Expr.Closure c when !c.fn().captures.isEmpty() && reported.add(c.fn()) -> {
                String name = c.fn().sym.goName;
                errors.report(c.pos(), "heap-allocated closure " + name.substring(name.lastIndexOf('/') + 1).replaceFirst("^[^.]*\\.", "") + ", not allowed in runtime");
                for (Local l : c.fn().captures) {
                    if (l.reassigned || l.addrTaken) {
                        errors.report(l.pos, l.name + " escapes to heap, not allowed in runtime");
                    }
                    leaves(l);
                }
            }
            case Expr.LocalRef l -> leaves(l.local());
            case Expr.ToIface c -> leaves(c.x());
            case Expr.Conv c -> leaves(c.x());
            case Expr.StructLit l -> l.fields().stream().filter(java.util.Objects::nonNull).forEach(this::leaves);
            case Expr.ArrayLit l -> l.entries().forEach(x -> leaves(x.value()));
            case Expr.AddrOf a -> leaves(a.x());
            case null, default -> {}
        }
    }

    private void leaves(Local l) {
        if (left.add(l)) {
            values.getOrDefault(l, List.of()).forEach(this::leaves);
        }
    }
}
