package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// The concrete type that an interface value is known to have, if it is not nil: through conversions, assertions, and local variables that are only ever
/// assigned values of one type (Go 1.26 devirtualize: concreteType).
final class ConcreteTypes {
    /// Nothing but nil, or what the variable had before.
    private static final Object NONE = new Object();
    /// Assigned something that is not followed.
    private static final Expr UNKNOWN = null;

    private final Map<Func, List<Func>> families = new IdentityHashMap<>();
    private final Map<Func, Map<Local, List<Expr>>> assigned = new HashMap<>();

    ConcreteTypes(List<Func> funcs) {
        for (Func f : funcs) {
            families.computeIfAbsent(root(f), k -> new ArrayList<>()).add(f);
        }
    }

    static Func root(Func f) {
        while (f.outer != null) {
            f = f.outer;
        }
        return f;
    }

    /// Null if it is not known.
    Type of(Expr x) {
        return of(x, Collections.newSetFromMap(new IdentityHashMap<>())) instanceof Type t ? t : null;
    }

    /// A type, NONE, or null.
    private Object of(Expr x, Set<Local> seen) {
        while (true) {
            if (x == UNKNOWN) {
                return null;
            }
            if (!IrTypes.isInterface(x.type())) {
                return x.type();
            }
            switch (x) {
                case Expr.ToIface c -> x = c.x();
                case Expr.IfaceToIface c -> x = c.x();
                case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> x = c.x();
                case Expr.TypeAssert a -> x = a.x();
                case Expr.Seq s -> x = s.value();
                case Expr.LocalRef r -> {
                    return of(r.local(), seen);
                }
                default -> {
                    return null;
                }
            }
        }
    }

    private Object of(Local l, Set<Local> seen) {
        if (l.kind != Local.Kind.AUTO && l.kind != Local.Kind.TEMP || l.addrTaken || l.owner == null) {
            return null;
        }
        if (!seen.add(l)) {
            return NONE;
        }
        List<Expr> values = assignments(root(l.owner)).get(l);
        if (values == null) {
            return null; // never declared here: made by node, not by the program
        }
        Type type = null;
        for (Expr v : values) {
            Object t = of(v, seen);
            if (t == NONE) {
                continue;
            }
            if (!(t instanceof Type known) || type != null && !same(type, known)) {
                return null;
            }
            type = known;
        }
        return type == null ? NONE : type;
    }

    /// gc compares types as objects: only those that are declared have one.
    private static boolean same(Type a, Type b) {
        return a == b || Types.asNamed(Types.deref(a)) != null && Types.identical(a, b);
    }

    /// All values that variables of interface types get in a function and the literals in it, but for nil; variables with a declaration have a list.
    private Map<Local, List<Expr>> assignments(Func root) {
        Map<Local, List<Expr>> known = assigned.get(root);
        if (known != null) {
            return known;
        }
        Map<Local, List<Expr>> out = new IdentityHashMap<>();
        Set<Local> declared = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Func f : families.getOrDefault(root, List.of())) {
            IrVisitor.visit(f.body, s -> note(s, out, declared), x -> {
                if (x instanceof Expr.MethodValue m) {
                    put(out, m.copy(), UNKNOWN);
                }
            });
        }
        declared.forEach(l -> out.computeIfAbsent(l, k -> List.of()));
        out.keySet().retainAll(declared);
        assigned.put(root, out);
        return out;
    }

    private static void note(Stmt s, Map<Local, List<Expr>> out, Set<Local> declared) {
        switch (s) {
            case Stmt.Declare d -> {
                declared.add(d.local());
                if (d.init() != null) {
                    put(out, d.local(), d.init());
                }
            }
            case Stmt.DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    if (d.locals().get(i) != null) {
                        declared.add(d.locals().get(i));
                        put(out, d.locals().get(i), d.values().get(i));
                    }
                }
            }
            case Stmt.Assign a -> put(out, a.place(), a.value());
            case Stmt.AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    put(out, a.places().get(i), a.values().get(i));
                }
            }
            case Stmt.AssertOk a -> {
                if (a.dst() instanceof Expr.LocalRef r && r.local().kind == Local.Kind.TEMP) {
                    declared.add(r.local());
                }
                put(out, a.dst(), IrTypes.isInterface(a.target()) ? a.x() : UNKNOWN);
                put(out, a.ok(), UNKNOWN);
            }
            case Stmt.TypeSwitch w -> {
                for (Stmt.TypeSwitch.TypeClause c : w.clauses()) {
                    if (c.local() != null) {
                        declared.add(c.local());
                        put(out, c.local(), w.x());
                    }
                }
            }
            case Stmt.CallAssign c -> c.places().forEach(p -> put(out, p, UNKNOWN));
            case Stmt.OpAssign o -> put(out, o.place(), UNKNOWN);
            case Stmt.MapIndexOk m -> {
                put(out, m.dst(), UNKNOWN);
                put(out, m.ok(), UNKNOWN);
            }
            case Stmt.RecvOk r -> {
                put(out, r.dst(), UNKNOWN);
                put(out, r.ok(), UNKNOWN);
            }
            case Stmt.Range r -> {
                put(out, r.key(), UNKNOWN);
                put(out, r.value(), UNKNOWN);
            }
            case Stmt.Select w -> w.clauses().forEach(c -> {
                put(out, c.dst(), UNKNOWN);
                put(out, c.ok(), UNKNOWN);
            });
            default -> { }
        }
    }

    private static void put(Map<Local, List<Expr>> out, Expr place, Expr value) {
        if (place instanceof Expr.LocalRef r) {
            put(out, r.local(), value);
        }
    }

    private static void put(Map<Local, List<Expr>> out, Local l, Expr value) {
        if (IrTypes.isInterface(l.type)) {
            List<Expr> values = out.computeIfAbsent(l, k -> new ArrayList<>());
            if (!(value instanceof Expr.Zero)) {
                values.add(value);
            }
        }
    }
}
