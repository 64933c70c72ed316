package jopher.compiler.walk;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.MissingMethod;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Conversions to interfaces whose result is only looked at: keys of lookups and deletes, operands of `==`, of assertions and type switches. They need
/// no object (gc: a buffer in the frame).
///
/// order keeps such operands in temporaries. One that is nothing but `t = any(x)` and that only such places read keeps x instead, and every read of t becomes
/// the conversion of that, for the lowerings to see:
///
/// before: t := any(x); s := m[t]      after: u := x; s := mapaccess1(desc, m, typedesc[int], u)
final class Conversions {
    /// What a temporary keeps instead of its interface value.
    private final Map<Local, Local> kept = new IdentityHashMap<>();
    private final Map<Local, Integer> reads = new IdentityHashMap<>();
    /// Temporaries without declaration.
    private final Map<Local, Expr> operands = new IdentityHashMap<>();

    private Conversions() {}

    static Conversions of(Walk walk, List<Stmt> body) {
        Conversions c = new Conversions();
        Map<Local, Declare> candidates = new IdentityHashMap<>();
        Map<Local, Integer> reads = c.reads;
        Map<Local, Integer> looks = new IdentityHashMap<>();
        IrVisitor.visit(body, s -> {
            switch (s) {
                case Declare d when d.local().kind == Local.Kind.TEMP && !d.local().reassigned && !d.local().captured && d.init() instanceof ToIface t
                        && IrTypes.isBoxed(t.x().type()) -> candidates.merge(d.local(), d, (a, b) -> new Declare(a.pos(), a.local(), null));
                case Delete d -> look(d.key(), looks);
                case AssertOk a -> look(a.x(), looks);
                case TypeSwitch w -> look(w.x(), looks);
                default -> {}
            }
        }, e -> {
            switch (e) {
                case LocalRef l -> reads.merge(l.local(), 1, Integer::sum);
                case MapIndex m -> look(m.key(), looks);
                case TypeAssert t -> look(t.x(), looks);
                case Binary b when b.op().isComparison() -> {
                    look(b.x(), looks);
                    look(b.y(), looks);
                }
                default -> {}
            }
        });
        candidates.forEach((l, d) -> {
            if (d.init() instanceof ToIface t && reads.getOrDefault(l, 0).equals(looks.getOrDefault(l, 0))) {
                Local u = walk.temp(d.pos(), t.x().type());
                c.kept.put(l, u);
            }
        });
        return c;
    }

    private static void look(Expr e, Map<Local, Integer> looks) {
        if (e instanceof LocalRef l) {
            looks.merge(l.local(), 1, Integer::sum);
        }
    }

    /// Whether the declaration may be left out, because nothing but the type switch behind it reads the temporary: it reads what is converted itself.
    boolean isOperandOf(Declare d, Stmt next) {
        if (kept.containsKey(d.local()) && next instanceof TypeSwitch w && w.x() instanceof LocalRef l && l.local() == d.local() && reads.get(d.local()) == 1) {
            operands.put(d.local(), (ToIface) d.init());
            return true;
        }
        return false;
    }

    /// Whether the declaration is of bytes as a string that only the statement behind it looks at, before anything else happens.
    boolean isLookedAt(Declare d, Stmt next) {
        if (!(d.init() instanceof Conv c && c.kind() == ConvKind.BYTES_TO_STRING) || d.local().kind != Local.Kind.TEMP || d.local().reassigned || d.local().captured
                || reads.getOrDefault(d.local(), 0) != 1) {
            return false;
        }
        Expr looked = switch (next) {
            case Declare(var _, var _, MapIndex m) when isVariable(m.map()) -> m.key();
            case MapIndexOk m when isVariable(m.x().map()) -> m.x().key();
            case Delete x when isVariable(x.map()) -> x.key();
            case Switch w when w.tag() != null && w.clauses().stream().allMatch(x -> x.values() == null || x.values().stream().allMatch(Const.class::isInstance)) -> w.tag();
            default -> null;
        };
        return looked instanceof LocalRef l && l.local() == d.local();
    }

    private static boolean isVariable(Expr e) {
        return e instanceof LocalRef || e instanceof GlobalRef;
    }

    /// Reads of `l`, which is not declared, are `operand`.
    void stand(Local l, Expr operand) {
        operands.put(l, operand);
    }

    /// The declaration of a temporary, or of what it keeps.
    Declare declare(Declare d) {
        Local u = kept.get(d.local());
        return u == null ? d : new Declare(d.pos(), u, ((ToIface) d.init()).x());
    }

    /// The value of a variable.
    Expr read(LocalRef l) {
        Expr x = operands.get(l.local());
        if (x != null) {
            return x;
        }
        Local u = kept.get(l.local());
        return u == null ? l : new ToIface(l.pos(), l.type(), new LocalRef(l.pos(), u));
    }

    /// The operand of a conversion that needs no object when it is only looked at, or null. Constants have one that is shared.
    static Expr operand(Expr e) {
        return e instanceof ToIface t && !(t.x() instanceof Const) && IrTypes.isBoxed(t.x().type()) ? t.x() : null;
    }

    /// Whether a value of type `dynamic` in an interface has type `target`, or implements it.
    static boolean holds(Type dynamic, Type target) {
        return IrTypes.isInterface(target) ? MissingMethod.of(dynamic, target) == null : Types.identical(dynamic, target);
    }
}
