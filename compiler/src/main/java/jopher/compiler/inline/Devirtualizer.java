package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.ExprMapper;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.StmtMapper;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Lookup;
import jopher.compiler.types.MissingMethod;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Calls of interface methods on values whose concrete type is known become calls of that type's methods (Go 1.26 devirtualize: StaticCall):
/// `x.M(a)` is `x.(T).M(a)`, where a nil x is a nil dereference. It happens with -l and -N, too: what a call through a nil pointer says and when the
/// receiver is read depend on it.
///
/// In `go` and `defer` statements the interface value is what the statement keeps, a panic on the way to the method comes when the call does. Nothing is done in
/// instances, where gc has shapes and no types.
final class Devirtualizer {
    private final PackageIr ir;
    private final boolean tells;
    private final ConcreteTypes types;
    private final NodeText text;
    /// Calls of go and defer statements.
    private final Set<Expr.Call> started = Collections.newSetFromMap(new IdentityHashMap<>());

    private Devirtualizer(PackageIr ir, boolean tells) {
        this.ir = ir;
        this.tells = tells;
        this.types = new ConcreteTypes(ir.funcs);
        this.text = new NodeText(ir.pkg);
    }

    /// @param tells as -m
    static void run(PackageIr ir, boolean tells) {
        Devirtualizer d = new Devirtualizer(ir, tells);
        List<Func> funcs = List.copyOf(ir.funcs); // instances may be added
        Map<Func, Map<Expr.Call, Selection>> all = new IdentityHashMap<>();
        for (Func f : funcs) {
            if (ConcreteTypes.root(f).sym.typeArgs.isEmpty()) {
                Map<Expr.Call, Selection> known = d.known(f);
                if (!known.isEmpty()) {
                    all.put(f, known);
                }
            }
        }
        for (Func f : funcs) {
            Map<Expr.Call, Selection> known = all.get(f);
            if (known != null) {
                f.body = StmtMapper.map(f.body, x -> d.rewrite(f, known, x));
            }
        }
    }

    /// Calls of `f` and the methods that they call.
    private Map<Expr.Call, Selection> known(Func f) {
        Map<Expr.Call, Selection> out = new IdentityHashMap<>();
        IrVisitor.visit(f.body, s -> {
            Stmt call = s instanceof Stmt.GoCall g ? g.call() : s instanceof Stmt.DeferCall d ? d.call() : null;
            if (call instanceof Stmt.ExprStmt e && e.x() instanceof Expr.Call c) {
                started.add(c);
            }
        }, x -> {
            if (x instanceof Expr.Call c && c.callee() instanceof Expr.IfaceCallee i) {
                Selection m = method(i);
                if (m != null) {
                    out.put(c, m);
                }
            }
        });
        return out;
    }

    private Selection method(Expr.IfaceCallee c) {
        Type t = types.of(c.recv());
        if (t == null || MissingMethod.of(t, c.recv().type()) != null) {
            return null; // any(0).(interface{ M() }).M() is to panic where it asserts
        }
        for (FuncObj m : ((Interface) c.recv().type().underlying()).methods()) {
            if (m.name().equals(c.method()) && TypeEncoder.pkgPathIfUnexported(m).equals(c.pkgPathIfUnexported())) {
                Lookup.Result r = Lookup.fieldOrMethod(t, false, m.pkg(), m.name(), false);
                return r.obj() instanceof FuncObj ? new Selection(Selection.Kind.METHOD_VAL, t, r.obj(), r.index(), r.indirect()) : null;
            }
        }
        return null;
    }

    /// `x.(T)`. Of `I(p)` with a pointer variable p that is p, which gc reads in place just so.
    private Expr receiver(Expr.Call call, Type t, Expr x) {
        boolean pointer = !started.contains(call) && x instanceof Expr.ToIface c && (c.x() instanceof Expr.LocalRef || c.x() instanceof Expr.GlobalRef) && c.x().type().underlying() instanceof Pointer && Types.identical(c.x().type(), t);
        return pointer ? ((Expr.ToIface) x).x() : new Expr.TypeAssert(call.pos(), t, x, true);
    }

    private Expr rewrite(Func f, Map<Expr.Call, Selection> known, Expr x) {
        if (x instanceof Expr.Seq s) {
            return new Expr.Seq(s.pos(), s.type(), StmtMapper.map(s.stmts(), e -> rewrite(f, known, e)), rewrite(f, known, s.value()));
        }
        Selection m = x instanceof Expr.Call c ? known.get(c) : null;
        if (m == null) {
            return ExprMapper.children(x, e -> rewrite(f, known, e));
        }
        Expr.Call call = (Expr.Call) x;
        Expr.IfaceCallee callee = (Expr.IfaceCallee) call.callee();
        Expr recv = receiver(call, m.recv(), rewrite(f, known, callee.recv()));
        List<Expr> args = new ArrayList<>();
        call.args().forEach(a -> args.add(rewrite(f, known, a)));
        Expr.Call direct = ir.directCalls.direct(f, call, recv, m, args);
        if (tells) {
            boolean partially = direct.callee() instanceof Expr.IfaceCallee;
            ir.notes.report(call.pos(), (partially ? "partially " : "") + "devirtualizing " + (started.contains(call) ? ".autotmp." + callee.method() : text.selector(callee)) + " to " + text.type(m.recv()));
        }
        return direct;
    }
}
