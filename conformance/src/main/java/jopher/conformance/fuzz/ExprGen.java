package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jopher.conformance.fuzz.Ty.Kind;

/// Well-typed expressions.
///
/// Without effects ([#rich] false) an expression neither changes anything nor panics, but for what pure functions count, so that its order of evaluation does not show. With
/// them calls that change variables and operands that panic stand anywhere.
final class ExprGen {
    private final Rng rng;
    private final TypePool types;
    private final Scope scope;
    private final Literals literals;
    private final boolean rich;

    ExprGen(Rng rng, TypePool types, Scope scope, Literals literals, boolean rich) {
        this.rng = rng;
        this.types = types;
        this.scope = scope;
        this.literals = literals;
        this.rich = rich;
    }

    Node of(Ty t, int depth) {
        if (depth <= 0 || rng.percent(12)) {
            return leaf(t, depth);
        }
        if (rng.percent(22)) {
            Node n = path(t, depth);
            if (n != null) {
                return n;
            }
        }
        if (rng.percent(14)) {
            Node n = call(t, depth);
            if (n != null) {
                return n;
            }
        }
        if (rng.percent(6)) {
            return special(t, depth);
        }
        return switch (t.kind) {
            case INT -> integer(t, depth);
            case FLOAT -> floating(t, depth);
            case COMPLEX -> complex(t, depth);
            case STRING -> string(t, depth);
            case BOOL -> bool(t, depth);
            case STRUCT, MAP, ARRAY, PARAM -> leaf(t, depth);
            case SLICE -> slice(t, depth);
            case POINTER -> pointer(t, depth);
            case FUNC -> func(t, depth);
            case ANY -> Node.expr("any", "any(", of(types.any(), depth - 1), ")");
            case IFACE -> iface(t, depth);
        };
    }

    /// Not a constant: constant expressions must not overflow.
    Node variable(Ty t, int depth) {
        for (int i = 0; i < 4; i++) {
            Node n = of(t, depth);
            if (!n.constant) {
                return n;
            }
        }
        List<Scope.Var> vars = scope.of(t);
        return vars.isEmpty() ? Node.expr(t.go, "id(", literals.of(t, 1), ")") : Node.expr(t.go, rng.of(vars).name());
    }

    private Node leaf(Ty t, int depth) {
        List<Scope.Var> vars = scope.of(t);
        if (!vars.isEmpty() && rng.percent(80)) {
            return Node.expr(t.go, rng.of(vars).name());
        }
        if (vars.isEmpty() && depth > -4 && rng.percent(70)) {
            Node n = path(t, Math.min(depth, 1));
            if (n != null) {
                return n;
            }
        }
        return literals.of(t, 2);
    }

    /// A field, element or what a pointer points to.
    private Node path(Ty t, int depth) {
        List<Supplier<Node>> found = new ArrayList<>();
        for (Scope.Var v : scope.vars) {
            paths(() -> Node.expr(v.type().go, v.name()), v.type(), t, 3, depth, found, false);
        }
        return found.isEmpty() ? null : rng.of(found).get();
    }

    /// A place of the type: null if there is none.
    Node place(Ty t, int depth) {
        List<Supplier<Node>> found = new ArrayList<>();
        for (Scope.Var v : scope.assignable()) {
            Supplier<Node> at = () -> Node.expr(v.type().go, v.name());
            if (v.type().equals(t)) {
                found.add(at);
            }
            // in pure functions what a variable leads to may be others'
            paths(at, v.type(), t, scope.pure ? 1 : 3, depth, found, true);
        }
        return found.isEmpty() ? null : rng.of(found).get();
    }

    private void paths(Supplier<Node> at, Ty type, Ty want, int steps, int depth, List<Supplier<Node>> found, boolean place) {
        if (steps == 0 || found.size() > 30) {
            return;
        }
        boolean own = !place || !scope.pure;
        switch (type.kind) {
            case STRUCT -> fields(at, type, want, steps, depth, found, place);
            case ARRAY -> step(() -> Node.expr(type.elem.go, at.get(), "[", index(type.n, depth), "]"), type.elem, want, steps, depth, found, place);
            case SLICE -> {
                if (own) {
                    // not empty, see the slice expressions
                    step(() -> {
                        Node s = at.get();
                        return Node.expr(type.elem.go, s, "[", rng.percent(50) ? Node.expr("int", "0") : Node.expr("int", "ix(", of(TypePool.INT, depth - 2), ", len(", s, "))"), "]");
                    }, type.elem, want, steps, depth, found, place);
                }
            }
            case POINTER -> {
                if (own) {
                    if (type.elem.kind == Kind.STRUCT) {
                        fields(at, type.elem, want, steps, depth, found, place);
                    }
                    step(() -> Node.expr(type.elem.go, "(*", at.get(), ")"), type.elem, want, steps, depth, found, place);
                }
            }
            case MAP -> {
                if (own && type.elem.equals(want)) {
                    // not below: elements have no address, and pointers from it may be nil
                    found.add(() -> Node.expr(type.elem.go, at.get(), "[", of(type.key, depth - 1), "]"));
                }
            }
            default -> {}
        }
    }

    private void fields(Supplier<Node> at, Ty struct, Ty want, int steps, int depth, List<Supplier<Node>> found, boolean place) {
        for (Ty.Field f : struct.fields) {
            step(() -> Node.expr(f.type().go, at.get(), "." + f.name()), f.type(), want, steps, depth, found, place);
            if (f.embedded() && (!place || !scope.pure)) {
                Ty inner = f.type().kind == Kind.POINTER ? f.type().elem : f.type();
                // promoted
                for (Ty.Field g : inner.fields) {
                    if (g.type().equals(want)) {
                        found.add(() -> Node.expr(g.type().go, at.get(), "." + g.name()));
                    }
                }
            }
        }
    }

    private void step(Supplier<Node> at, Ty type, Ty want, int steps, int depth, List<Supplier<Node>> found, boolean place) {
        if (type.equals(want)) {
            found.add(at);
        }
        paths(at, type, want, steps - 1, depth, found, place);
    }

    private Node index(int n, int depth) {
        if (rng.percent(40)) {
            return Node.constant("int", "" + rng.below(n));
        }
        if (rich && rng.percent(3)) {
            return variable(TypePool.INT, depth - 2);
        }
        return Node.expr("uint", "uint(", variable(rng.of(TypePool.INT, TypePool.BYTE, TypePool.RUNE), depth - 2), ")%" + n);
    }

    private Node call(Ty t, int depth) {
        List<Scope.Fn> fns = scope.functions.stream().filter(f -> t.equals(f.result()) && (rich && !scope.pure || !f.effects())).toList();
        List<Scope.Var> closures = rich && !scope.pure ? scope.vars.stream().filter(v -> v.type().kind == Kind.FUNC && v.type().result.equals(t)).toList() : List.of();
        if (fns.isEmpty() && closures.isEmpty()) {
            return null;
        }
        if (fns.isEmpty() || !closures.isEmpty() && rng.percent(30)) {
            Scope.Var v = rng.of(closures);
            return call(t, v.name(), v.type().params, depth);
        }
        Scope.Fn f = rng.of(fns);
        return call(t, f.name(), f.params(), depth);
    }

    Node call(Ty result, String name, List<Ty> params, int depth) {
        List<Object> parts = new ArrayList<>(List.of(name + "("));
        for (int i = 0; i < params.size(); i++) {
            if (i > 0) {
                parts.add(", ");
            }
            parts.add(of(params.get(i), depth - 1));
        }
        parts.add(")");
        return Node.expr(result == null ? "" : result.go, parts.toArray());
    }

    /// What works for every type.
    private Node special(Ty t, int depth) {
        return switch (rng.below(8)) {
            case 7 -> scope.pure ? literals.of(t, 1) : Node.expr(t.go, "wait(", of(t, depth - 1), ")");
            case 0 -> Node.expr(t.go, "any(", of(t, depth - 1), ").(" + t.go + ")");
            case 1 -> Node.expr(t.go, "func() " + t.go + " { return ", of(t, depth - 1), " }()");
            case 2 -> Node.expr(t.go, "id(", of(t, depth - 1), ")");
            case 3 -> Node.expr(t.go, "pick(", of(TypePool.BOOL, depth - 1), ", ", of(t, depth - 1), ", ", of(t, depth - 1), ")");
            case 4 -> Node.expr(t.go, "pair(", of(t, depth - 1), ", ", of(few(), depth - 2), ").First()");
            case 5 -> Node.expr(t.go, "swap(", of(few(), depth - 2), ", ", of(t, depth - 1), ").a");
            default -> Node.expr(t.go, "[...]" + t.go + "{", of(t, depth - 1), ", ", of(t, depth - 1), "}[", index(2, depth), "]");
        };
    }

    /// Each other type makes an instance of a generic type.
    private Ty few() {
        return rng.of(TypePool.INT, TypePool.STRING, TypePool.BOOL);
    }

    /// Constants of any size, cut down at the end.
    private String constant(int depth) {
        if (depth == 0 || rng.percent(15)) {
            return rng.of("1", "3", "7", "'a'", "1<<40", "0xff", "-1", "1e3", "-(1<<63)", "len(\"日本\")", "1<<64 - 1", "127", "§c1", "len([5]string{})", "5.0", "'\\xff'");
        }
        String x = constant(depth - 1);
        return switch (rng.below(5)) {
            case 0 -> "(" + x + " + " + constant(depth - 1) + ")";
            case 1 -> "(" + x + " * " + constant(depth - 1) + ")";
            case 2 -> "(-" + x + " - " + constant(depth - 1) + ")";
            default -> "(" + x + rng.of(" / 3", " - 1/3", " * 2", " + 0.0", " / -7") + ")";
        };
    }

    private Node integer(Ty t, int depth) {
        switch (rng.below(18)) {
            case 16 -> {
                String size = rng.of("64", "32", "16", "8");
                return switch (rng.below(4)) {
                    case 0 -> Node.expr(t.go, t.go + "(bits." + rng.of("OnesCount", "LeadingZeros", "TrailingZeros", "Len") + size + "(uint" + size + "(", variable(t, depth - 1), ")))");
                    case 1 -> Node.expr(t.go, t.go + "(bits.RotateLeft" + size + "(uint" + size + "(", variable(t, depth - 1), "), ", rng.of("1", "-3", "40", "8"), "))");
                    case 2 -> Node.expr(t.go, t.go + "(bits.Reverse" + rng.of("", "Bytes") + (size.equals("8") ? "16(uint16(" : size + "(uint" + size + "("), variable(t, depth - 1), ")))");
                    default -> Node.expr(t.go, t.go + "(bits64(", variable(TypePool.FLOAT, depth - 1), "))");
                };
            }
            case 17 -> {
                return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("+", "-", "*", "&", "|", "^", "&^") + " " + rng.of("1", "2", "3", "5", "7", "8", "16", "31", "63", "64", "100", "127") + ")");
            }
            case 0, 1, 2, 3, 4 -> {
                return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("+", "-", "*", "&", "|", "^", "&^") + " ", of(t, depth - 1), ")");
            }
            case 5 -> {
                if (rich && rng.percent(10)) {
                    return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("/", "%") + " ", variable(t, depth - 1), ")");
                }
                return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("/", "%") + " (", variable(t, depth - 1), " | 1))");
            }
            case 6 -> {
                return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("/", "%", "/", "%") + " " + t.go + "(" + rng.of("1", "2", "3", "7", "8", "10", "100", "127", "64", t.signed ? "-1" : "5", t.signed ? "-3" : "11") + "))");
            }
            case 7 -> {
                return Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("<<", ">>") + " " + rng.of("1", "3", "7", "8", "31", "32", "63", "64", "70") + ")");
            }
            case 8 -> {
                Ty c = rng.of(TypePool.BYTE, TypePool.BASIC.get(12), TypePool.BASIC.get(9), TypePool.INT);
                return c.signed ? Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("<<", ">>") + " (", variable(c, depth - 1), " & 127))")
                        : Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("<<", ">>") + " ", variable(c, depth - 1), ")");
            }
            case 9 -> {
                return Node.expr(t.go, "(" + rng.of("-", "^"), variable(t, depth - 1), ")");
            }
            case 10, 11 -> {
                Ty from = rng.of(types.all.stream().filter(x -> x.kind == Kind.INT).toList());
                return Node.expr(t.go, t.go + "(", variable(from, depth - 1), ")");
            }
            case 12 -> {
                Ty f = rng.of(TypePool.FLOAT, TypePool.BASIC.get(14));
                return Node.expr(t.go, t.go + "(bound(float64(", variable(f, depth - 1), "), " + (t.signed ? -1L << t.n - 1 : 0) + ", " + (t.signed ? 1L << t.n - 2 : 1L << Math.min(62, t.n - 1)) + "))");
            }
            case 13 -> {
                Ty of = rng.of(types.all.stream().filter(x -> x.kind == Kind.SLICE || x.kind == Kind.STRING || x.kind == Kind.MAP).toList());
                return Node.expr(t.go, t.go + "(len(", variable(of, depth - 1), "))");
            }
            case 14 -> {
                return Node.expr(t.go, rng.of("min", "max") + "(", variable(t, depth - 1), ", ", of(t, depth - 1), ")");
            }
            default -> {
                if (t.go.equals("int")) {
                    return switch (rng.below(4)) {
                        case 0 -> Node.expr("int", of(types.iface, depth - 1), ".Mix(", of(TypePool.INT, depth - 1), ")");
                        case 1 -> Node.expr("int", of(rng.of(types.structs), depth - 1), "." + rng.of("Sum", "Own") + "()");
                        case 2 -> {
                            Ty s = rng.of(types.structs);
                            yield Node.expr("int", s.go + ".Mix(", of(s, 0), ", ", of(TypePool.INT, depth - 1), ")");
                        }
                        default -> Node.expr("int", "total(", of(Ty.slice(TypePool.INT), depth - 1), "...)");
                    };
                }
                Node s = variable(TypePool.STRING, depth - 1);
                return t.n == 8 && !t.signed ? Node.expr(t.go, t.go + "((", s, " + \"x\")[0])") : Node.expr(t.go, "max(", variable(t, depth - 1), ", ", of(t, depth - 1), ", ", of(t, depth - 1), ")");
            }
        }
    }

    private Node floating(Ty t, int depth) {
        return switch (rng.below(11)) {
            case 9 -> Node.expr(t.go, t.go + "(" + rng.of("math.NaN()", "math.Inf(1)", "math.Inf(-1)", "-zero", "1 / zero", "zero / zero", "math.MaxFloat64 * (zero + 1)", "5e-324 + zero", "3.5e38 + zero") + ")");
            case 10 -> Node.expr(t.go, rng.of("min", "max") + "(", variable(t, depth - 1), ", ", of(t, depth - 1), ")");
            case 0, 1, 2, 3 -> Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("+", "-", "*", "/") + " ", variable(t, depth - 1), ")");
            case 4 -> Node.expr(t.go, t.go + "(", variable(rng.of(types.all.stream().filter(x -> x.kind == Kind.INT).toList()), depth - 1), ")");
            case 5 -> Node.expr(t.go, t.go + "(", variable(rng.of(types.all.stream().filter(x -> x.kind == Kind.FLOAT).toList()), depth - 1), ")");
            case 6 -> Node.expr(t.go, t.go + "(math." + rng.of("Sqrt", "Floor", "Ceil", "Trunc", "Abs", "Round") + "(float64(", variable(t, depth - 1), ")))");
            case 7 -> Node.expr(t.go, t.go + "(" + rng.of("real", "imag") + "(", variable(TypePool.BASIC.get(15), depth - 1), "))");
            default -> Node.expr(t.go, "(-", variable(t, depth - 1), ")");
        };
    }

    private Node complex(Ty t, int depth) {
        Ty half = t.n == 128 ? TypePool.FLOAT : TypePool.BASIC.get(14);
        return switch (rng.below(4)) {
            case 0, 1 -> Node.expr(t.go, "(", variable(t, depth - 1), " " + rng.of("+", "-", "*", "/") + " ", variable(t, depth - 1), ")");
            case 2 -> Node.expr(t.go, "complex(", variable(half, depth - 1), ", ", variable(half, depth - 1), ")");
            default -> Node.expr(t.go, t.go + "(", variable(rng.of(TypePool.BASIC.get(15), TypePool.BASIC.get(16)), depth - 1), ")");
        };
    }

    private Node string(Ty t, int depth) {
        Node s = switch (rng.below(9)) {
            case 0, 1, 2 -> Node.expr("string", "cut(", variable(TypePool.STRING, depth - 1), " + ", of(TypePool.STRING, depth - 1), ")");
            case 3 -> Node.expr("string", "string(rune(", variable(rng.of(TypePool.INT, TypePool.RUNE), depth - 1), "))");
            case 4 -> Node.expr("string", "string([]byte(", variable(TypePool.STRING, depth - 1), "))");
            case 5 -> Node.expr("string", "string([]rune(", variable(TypePool.STRING, depth - 1), "))");
            case 6 -> Node.expr("string", "str(", of(types.any(), depth - 1), ")");
            case 7 -> {
                Node n = variable(TypePool.STRING, 0);
                yield Node.expr("string", n, "[ix(", of(TypePool.INT, depth - 1), ", len(", n, ")):]");
            }
            default -> Node.expr("string", "(", variable(TypePool.STRING, depth - 1), " + \"..\")[", rng.of("0:2", "1:", ":1", ":2"), "]");
        };
        return t.go.equals("string") ? s : Node.expr(t.go, t.go + "(", s, ")");
    }

    private Node bool(Ty t, int depth) {
        switch (rng.below(8)) {
            case 0, 1, 2 -> {
                Ty o = rng.of(types.all.stream().filter(Ty::ordered).toList());
                return Node.expr("bool", "(", variable(o, depth - 1), " " + rng.of("<", "<=", ">", ">=", "==", "!=") + " ", of(o, depth - 1), ")");
            }
            case 3 -> {
                Ty o = rng.of(types.all.stream().filter(Ty::comparable).toList());
                return Node.expr("bool", "(", variable(o, depth - 1), " " + rng.of("==", "!=") + " ", of(o, depth - 1), ")");
            }
            case 4, 5 -> {
                return Node.expr("bool", "(", of(TypePool.BOOL, depth - 1), " " + rng.of("&&", "||") + " ", of(TypePool.BOOL, depth - 1), ")");
            }
            case 6 -> {
                return Node.expr("bool", "!", of(TypePool.BOOL, depth - 1));
            }
            default -> {
                Ty o = rng.of(types.all.stream().filter(Ty::comparable).toList());
                return rng.percent(50) ? Node.expr("bool", "(any(", of(o, depth - 1), ") == any(", of(rng.percent(50) ? o : rng.of(TypePool.BASIC), depth - 1), "))")
                        : Node.expr("bool", "(any(", of(o, depth - 1), ") == any(", of(o, depth - 1), "))");
            }
        }
    }

    /// Slices are not empty, and have no room behind them that gc's growth has left.
    private Node slice(Ty t, int depth) {
        return switch (rng.below(6)) {
            case 0, 1 -> Node.expr(t.go, "clip(append(", variable(t, depth - 1), ", ", of(t.elem, depth - 1), "))");
            case 2 -> Node.expr(t.go, "tail(", variable(t, depth - 1), ", ", of(TypePool.INT, depth - 1), ")");
            case 3 -> Node.expr(t.go, "clip(append(", variable(t, depth - 1), ", ", of(Ty.slice(t.elem), depth - 1), "...))");
            case 4 -> t.elem.go.equals("uint8") ? Node.expr(t.go, t.go + "(clip([]byte(", variable(TypePool.STRING, depth - 1), " + \"x\")))")
                    : t.elem.go.equals("int32") ? Node.expr(t.go, t.go + "(clip([]rune(", variable(TypePool.STRING, depth - 1), " + \"x\")))") : leaf(t, depth);
            default -> leaf(t, depth);
        };
    }

    private Node pointer(Ty t, int depth) {
        List<Supplier<Node>> found = new ArrayList<>();
        if (!scope.pure) {
            for (Scope.Var v : scope.assignable()) {
                if (v.type().equals(t.elem)) {
                    found.add(() -> Node.expr(v.type().go, v.name()));
                }
                paths(() -> Node.expr(v.type().go, v.name()), v.type(), t.elem, 2, depth, found, true);
            }
        }
        Node place = !found.isEmpty() && rng.percent(70) ? rng.of(found).get() : null;
        return place != null && !endsInMap(place) ? Node.expr(t.go, "(&", place, ")") : Node.expr(t.go, "new(", of(t.elem, depth - 1), ")");
    }

    /// What has no address.
    private static boolean endsInMap(Node n) {
        return n.parts.size() > 1 && n.parts.get(0) instanceof Node at && (at.type.startsWith("map[") || endsInMap(at));
    }

    private Node func(Ty t, int depth) {
        int mark = scope.mark();
        String a = "a" + scope.literals++;
        for (int i = 0; i < t.params.size(); i++) {
            scope.vars.add(new Scope.Var(a + "_" + i, t.params.get(i), false));
        }
        Node body = of(t.result, depth - 1);
        scope.release(mark);
        if (t.params.equals(List.of(TypePool.INT)) && t.result.equals(TypePool.INT) && rng.percent(50)) {
            return Node.expr(t.go, of(rng.percent(50) ? types.iface : rng.of(types.structs), depth - 1), ".Mix");
        }
        // with effects it may call itself
        return Node.expr(t.go, Literals.function(t, a + "_"), rich ? " { if spend() { return *new(" + t.result.go + ") }; return " : " { return ", body, " }");
    }

    private Node iface(Ty t, int depth) {
        Ty s = rng.of(types.structs);
        return switch (rng.below(3)) {
            case 0 -> Node.expr(t.go, t.go + "(", of(s, depth - 1), ")");
            case 1 -> Node.expr(t.go, t.go + "(", of(Ty.pointer(s), depth - 1), ")");
            default -> Node.expr(t.go, t.go + "(", of(types.defined.getFirst(), depth - 1), ")");
        };
    }
}
