package jopher.compiler.escape;

import java.util.List;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Site;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;

/// Proves, without the graph, what can be seen in one statement: no map and no address of a variable that is to stay in its frame is returned by the function that
/// makes it, or stored where any function may find it: in a package variable, behind a pointer, in a slice or map, in a channel, in a panic.
/// What reaches such a place by way of variables or calls is not looked at.
public final class EscapeVerifier {
    private final Func fn;
    private final Escapes escapes;

    private EscapeVerifier(Func fn, Escapes escapes) {
        this.fn = fn;
        this.escapes = escapes;
    }

    /// Throws `CompilerBug` naming the first value that leaves its frame.
    public static void verify(PackageIr ir) {
        for (Func f : ir.funcs) {
            EscapeVerifier v = new EscapeVerifier(f, ir.escapes);
            IrVisitor.visit(f.body, v::stmt, v::expr);
        }
    }

    private void stmt(Stmt s) {
        switch (s) {
            case Return r -> r.values().forEach(this::leaves);
            case Assign a when isShared(a.place()) -> leaves(a.value());
            case AssignList a -> {
                for (int i = 0; i < a.values().size(); i++) {
                    if (isShared(a.places().get(i))) {
                        leaves(a.values().get(i));
                    }
                }
            }
            case Send d -> leaves(d.value());
            case Panic p -> leaves(p.value());
            default -> {}
        }
    }

    private void expr(Expr e) {
        switch (e) {
            case Append a -> a.elems().forEach(this::leaves);
            case MapLit m -> {
                m.keys().forEach(this::leaves);
                m.values().forEach(this::leaves);
            }
            default -> {}
        }
    }

    /// Whether others than this function may read the place.
    private static boolean isShared(Expr place) {
        return switch (place) {
            case GlobalRef g -> true;
            case Deref d -> true;
            case MapIndex m -> true;
            case Field x -> x.viaPointer() || isShared(x.x());
            case Index x -> !IrTypes.isArray(x.x().type()) || isShared(x.x());
            case null, default -> false;
        };
    }

    /// What `e` consists of is reachable from elsewhere.
    private void leaves(Expr e) {
        switch (e) {
            case MakeMap m -> check(m.site(), m.pos(), m);
            case MapLit m -> check(m.site(), m.pos(), m);
            case AddrOf a when variable(a.x()) instanceof Local l && l.owner == fn && escapes.staysInFrame(l) -> bad(a.pos(), "the address of " + l.name);
            case ToIface t -> leaves(t.x());
            case IfaceToIface t -> leaves(t.x());
            case Conv c when c.kind() == ConvKind.NOP -> leaves(c.x());
            case StructLit s -> s.fields().forEach(this::leaves);
            case ArrayLit a -> a.entries().forEach(en -> leaves(en.value()));
            case null, default -> {}
        }
    }

    /// The variable that `place` is a part of.
    private static Local variable(Expr place) {
        return switch (place) {
            case LocalRef l -> l.local();
            case Field x when !x.viaPointer() -> variable(x.x());
            case Index x when IrTypes.isArray(x.x().type()) -> variable(x.x());
            default -> null;
        };
    }

    private void check(Site site, Pos pos, Expr e) {
        if (escapes.staysInFrame(site)) {
            bad(pos, "a map of type " + e.type());
        }
    }

    private void bad(Pos pos, String what) {
        throw new CompilerBug("escape", fn.toString(), pos, what + " leaves the frame it is to stay in");
    }
}
