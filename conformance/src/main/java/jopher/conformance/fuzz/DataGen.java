package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

import jopher.conformance.fuzz.Ty.Kind;

/// Statements about data: views of one array, maps that stay in their frame, keys of all kinds, bytes and strings, values in interfaces, structs of the same shape.
final class DataGen {
    private final Rng rng;
    private final TypePool types;
    private final Scope scope;
    private final ExprGen exprs;
    private final StmtGen stmts;

    DataGen(Rng rng, TypePool types, Scope scope, ExprGen exprs, StmtGen stmts) {
        this.rng = rng;
        this.types = types;
        this.scope = scope;
        this.exprs = exprs;
        this.stmts = stmts;
    }

    static final int KINDS = 9;

    /// Not in pure functions.
    Node of(int kind, int depth) {
        return switch (kind) {
            case 0, 1 -> views(depth);
            case 2, 3 -> localMap();
            case 4 -> anyMap();
            case 5 -> bytes();
            case 6 -> copies();
            case 7 -> shapes();
            default -> ranges(depth);
        };
    }

    private Node e(Ty t) {
        return stmts.e(t);
    }

    private String n() {
        return "tr(" + stmts.number() + ", ";
    }

    /// Slices and array pointers into one array.
    private Node views(int depth) {
        Ty el = rng.percent(75) ? types.scalar() : rng.of(types.structs);
        String a = stmts.fresh("v");
        String s = stmts.fresh("v");
        String t = stmts.fresh("v");
        String p = stmts.fresh("v");
        String q = stmts.fresh("v");
        Ty array = Ty.array(6, el);
        List<Object> parts = new ArrayList<>(List.of("var " + a + " " + array.go + "\n" + a + "[0], " + a + "[3], " + a + "[5] = ", e(el), ", ", e(el), ", ", e(el), "\n" + s + ", " + t + " := " + a + "[1:4:5], " + a + "[2:]; _, _ = " + s + ", " + t + "\n"
                + p + ", " + q + " := (*[2]" + el.go + ")(" + s + "), (*[3]" + el.go + ")(" + t + "[" + rng.below(2) + ":]); _, _ = " + p + ", " + q + "\n"));
        int mark = scope.mark();
        scope.vars.add(new Scope.Var(p, Ty.pointer(Ty.array(2, el)), true));
        scope.vars.add(new Scope.Var(q, Ty.pointer(Ty.array(3, el)), true));
        scope.vars.add(new Scope.Var(a, array, true));
        int k = rng.between(2, 5);
        for (int i = 0; i < k; i++) {
            parts.add(switch (rng.below(11)) {
                case 0 -> Node.stmt(s + " = append(" + s + ", ", e(el), ")\n");
                case 1 -> Node.stmt(s + " = append(" + s + "[:" + rng.between(0, 1) + "], " + s + "[" + rng.between(1, 2) + ":]...)\n");
                case 2 -> Node.stmt(n() + "copy(" + a + "[" + rng.below(3) + ":], " + a + "[" + rng.below(3) + ":" + rng.between(3, 6) + "]))\n");
                case 3 -> Node.stmt(p + "[0], " + q + "[1] = " + q + "[0], " + p + "[1]\n");
                case 4 -> Node.stmt("*" + p + " = [2]" + el.go + "(" + t + "[" + rng.between(0, 2) + ":])\n");
                case 5 -> Node.stmt("for i, x := range " + rng.of(a, "&" + a, t) + " { " + a + "[5-i%6] = x }\n");
                case 6 -> Node.stmt(t + "[0], " + s + "[1], " + a + "[2] = ", e(el), ", ", e(el), ", " + q + "[2]\n");
                case 7 -> Node.stmt("for i := range " + p + " { " + n() + "i, " + p + "[i], &" + p + "[i] == &" + s + "[i]) }\n");
                case 8 -> Node.stmt("clear(" + t + "[" + rng.between(1, 3) + ":])\n");
                case 9 -> Node.stmt("{ b := " + a + "; " + a + "[2] = ", e(el), "; " + n() + (el.comparable() ? "b == " + a + ", " : "") + "b[2]) }\n");
                default -> stmts.statement(0);
            });
            parts.add("\n");
        }
        parts.add(n() + a + ", " + s + ", " + t + ", " + p + ", " + q + ", len(" + s + "), cap(" + t + "))\n" + s + " = clip(" + s + ")");
        scope.release(mark);
        scope.vars.add(new Scope.Var(a, array, true));
        scope.vars.add(new Scope.Var(s, Ty.slice(el), true));
        scope.vars.add(new Scope.Var(p, Ty.pointer(Ty.array(2, el)), true));
        return Node.stmt(parts.toArray());
    }

    /// A key that depends on a number.
    private String key(Ty k, String i) {
        return switch (k.kind) {
            case INT -> k.go + "(" + i + "*" + rng.of("1", "7", "37") + ")";
            case STRING -> k.go + "(" + rng.of("strconv.Itoa(" + i + ")", "\"ab\\xffcdef\"[" + i + "%4:]", "string([]byte{byte(" + i + "), 'x'})") + ")";
            case FLOAT -> k.go + "(" + rng.of("float64(" + i + ") / 4", "math.NaN()", "-0.0 * float64(" + i + "%2)", "zero * float64(1-" + i + "%3)") + ")";
            case COMPLEX -> k.go + "(complex(float64(" + i + "), zero))";
            case BOOL -> i + "%2 == 0";
            case ARRAY -> k.go + "{" + i + "%3, 1}";
            case ANY -> rng.of("any(" + i + ")", "any(strconv.Itoa(" + i + "%4))", "any([2]int{" + i + " % 3})", "any(float64(" + i + "))", "any(uint8(" + i + "))", "any(struct{ a, b any }{" + i + ", \"x\"})", "pick(" + i + "%2 == 0, any(" + i + "), any(\"k\"))", "any(nil)");
            default -> "struct{ a int; b string }{" + i + " % 4, \"k\"}";
        };
    }

    private static final Ty PAIR = Ty.basic("struct{ a int; b string }", Kind.STRUCT, 0, false);

    private Ty keyType() {
        return rng.of(TypePool.INT, TypePool.STRING, TypePool.INT, TypePool.STRING, rng.of(TypePool.BASIC), TypePool.ANY, Ty.array(2, TypePool.INT), PAIR, types.defined.get(0), types.defined.get(1), types.defined.get(2), TypePool.FLOAT);
    }

    /// A map that does not leave its function: order shows in nothing.
    private Node localMap() {
        Ty k = keyType();
        Ty v = rng.percent(60) ? types.scalar() : types.any();
        String m = stmts.fresh("m");
        String acc = stmts.fresh("v");
        String i = stmts.fresh("i");
        scope.vars.add(new Scope.Var(i, TypePool.INT, false));
        List<Object> parts = new ArrayList<>(List.of(acc + " := 0\nfor turn := range " + rng.between(1, 2) + " {\n_ = turn\n" + m + " := " + rng.of("map[" + k.go + "]" + v.go + "{}", "make(map[" + k.go + "]" + v.go + ")", "make(map[" + k.go + "]" + v.go
                + ", " + rng.of("3", "8", "20") + ")") + "\nfor " + i + " := range " + rng.of("3", "7", "8", "9", "20") + " {\n_ = " + i + "\n"));
        int ops = rng.between(2, 4);
        for (int o = 0; o < ops; o++) {
            String at = m + "[" + key(k, i) + "]";
            parts.add(switch (rng.below(7)) {
                case 0, 1 -> Node.stmt(at + " = ", e(v), "\n");
                case 2 -> v.number() ? Node.stmt(at + rng.of(" += ", " -= ", " *= "), e(v), "\n") : v.go.equals("string") ? Node.stmt(at + " += ", e(v), "\n") : Node.stmt(at + " = ", e(v), "\n");
                case 3 -> v.kind == Kind.SLICE ? Node.stmt(at + " = append(" + at + ", ", e(v.elem), ")\n") : v.kind == Kind.INT ? Node.stmt(at + "++\n") : Node.stmt(at + " = ", e(v), "\n");
                case 4 -> Node.stmt("if ", e(TypePool.BOOL), " { delete(" + m + ", " + key(k, i) + ") }\n");
                case 5 -> Node.stmt("if x, ok := " + at + "; ok || ", e(TypePool.BOOL), " { " + acc + " += hash(x) }\n");
                default -> Node.stmt("if _, ok := " + at + "; !ok { " + acc + "++ }\n");
            });
        }
        parts.add("}\n" + acc + " = " + acc + "*31 + len(" + m + ")\nfor k, v := range " + m + " {\n" + acc + " += hash(k) ^ hash(v)*3\n");
        parts.add(rng.of("", "if hash(k)%2 == 0 { delete(" + m + ", k) }\n", "if k == k { " + m + "[k] = v }\n", "delete(" + m + ", k)\n"));
        parts.add("}\n" + acc + " = " + acc + "*31 + len(" + m + ")\n" + rng.of("", "clear(" + m + ")\n" + acc + " += len(" + m + ")\n") + "}\n" + n() + acc + ")");
        scope.vars.removeLast();
        scope.vars.add(new Scope.Var(acc, TypePool.INT, true));
        return Node.stmt(parts.toArray());
    }

    /// Values that are looked at in interfaces only.
    private Node anyMap() {
        String m = stmts.fresh("m");
        Ty a = types.scalar();
        Ty b = rng.of(types.all.stream().filter(Ty::comparable).toList());
        String x = stmts.fresh("v");
        Ty v = types.scalar();
        Node s = Node.stmt(m + " := map[any]" + v.go + "{nil: ", e(v), "}\n{ x, y := ", Node.expr(a.go, a.converted() + "(", e(a), ")"), ", ", Node.expr(b.go, b.converted() + "(", e(b), ")"), "\n" + m + "[x] = ", e(v), "\n" + m + "[y] = ", e(v),
                "\n" + n() + "len(" + m + "), " + m + "[x], " + m + "[y], " + m + "[any(x)], " + m + "[nil], any(x) == any(y), any(y) == any(y))\nif _, ok := " + m + "[", e(a), "]; ok { " + n() + "ok) }\ndelete(" + m + ", x)\nswitch z := any(y).(type) {\ncase "
                        + a.go + ":\n" + n() + "z, 1)\n" + (b.equals(a) ? "" : "case " + b.go + ":\n" + n() + "z, z == y)\n") + "}\nif z, ok := any(x).(" + b.go + "); ok { " + n() + "z) }\nif any(x) != " + rng.of("y", "any(y)", "nil") + " { " + n() + "len("
                        + m + ")) }\n}\n" + x + " := " + m + "[", e(types.any().comparable() ? TypePool.INT : TypePool.STRING), "]; _ = " + x);
        scope.vars.add(new Scope.Var(x, v, true));
        return s;
    }

    private Node bytes() {
        String b = stmts.fresh("v");
        String s = stmts.fresh("v");
        Node s1 = Node.stmt(b + " := append([]byte(", e(TypePool.STRING), "), ", e(TypePool.STRING), "...); " + b + " = append(" + b + ", \"xyz\"...)\n" + s + " := " + rng.of("string(" + b + ")", "\"<\" + string(" + b + ") + \">\"", "cut(string(" + b + "[1:]))") + "\n" + n()
                + "copy(" + b + ", ", e(TypePool.STRING), "))\n" + b + "[0]++\n");
        List<Object> parts = new ArrayList<>(List.of(s1));
        int k = rng.between(2, 4);
        for (int i = 0; i < k; i++) {
            parts.add(switch (rng.below(8)) {
                case 0 -> Node.stmt("switch string(" + b + "[:2]) { case \"go\": " + n() + "1); case ", exprs.variable(TypePool.STRING, 1), ": " + n() + "2); default: " + n() + "3) }\n");
                case 1 -> Node.stmt("{ m := map[string]int{}; m[string(" + b + ")] = 1; " + b + "[1]--; m[string(" + b + ")]++; m[string(" + b + "[:1])] += ", e(TypePool.INT), "; " + n() + "m[string(" + b + ")], len(m), m) }\n");
                case 2 -> Node.stmt("for i, c := range []byte(" + s + ") { if i > 3 { break }; " + b + "[i%len(" + b + ")] ^= c }\n");
                case 3 -> Node.stmt("for i, c := range string(" + b + ") { if i > 5 { break }; " + n() + "i, c); " + b + "[0] = 'q' }\n");
                case 4 -> Node.stmt(n() + "string(" + b + ") == " + s + ", string(" + b + ") < ", exprs.variable(TypePool.STRING, 1), ", len([]rune(" + s + ")), string([]rune(" + s + ")) == " + s + ")\n");
                case 5 -> Node.stmt("{ r := []rune(" + s + "); r[0] = rune(", e(TypePool.RUNE), "); " + n() + "string(r), len(string(r))) }\n");
                case 6 -> Node.stmt(s + " = cut(" + s + " + string(" + b + "[:1]) + ", e(TypePool.STRING), " + string(rune(" + b + "[0])))\n");
                default -> Node.stmt("for i := 0; i < len(" + s + ") && i < 4; i++ { " + n() + s + "[i], " + s + "[i:]) }\n");
            });
        }
        parts.add(n() + s + ", " + b + "); " + b + " = clip(" + b + "); " + s + " = cut(" + s + ")");
        scope.vars.add(new Scope.Var(b, Ty.slice(TypePool.BYTE), true));
        scope.vars.add(new Scope.Var(s, TypePool.STRING, true));
        return Node.stmt(parts.toArray());
    }

    /// Structs and arrays are values, in interfaces, channels, maps and closures, too.
    private Node copies() {
        List<Ty> all = new ArrayList<>(types.structs);
        types.all.stream().filter(t -> t.kind == Kind.ARRAY).forEach(all::add);
        Ty t = rng.of(all);
        String x = stmts.fresh("v");
        String y = stmts.fresh("v");
        Node first = e(t);
        scope.vars.add(new Scope.Var(x, t, true));
        Node change = stmts.assignTo(x, t);
        Node change2 = stmts.assignTo(x, t);
        String how = switch (rng.below(9)) {
            case 0 -> "any(" + x + ")";
            case 1 -> "func() any { return " + x + " }()";
            case 2 -> "[]" + t.go + "{" + x + ", " + x + "}";
            case 3 -> "map[int]" + t.go + "{1: " + x + "}";
            case 4 -> "struct{ a " + t.go + "; b any }{" + x + ", " + x + "}";
            case 5 -> "[2]any{" + x + ", &" + x + "}";
            case 6 -> "func(a " + t.go + ", b ..." + t.go + ") any { a, b[0] = b[0], a; return pair(a, b[0]) }(" + x + ", " + x + ")";
            case 7 -> "chanOf(" + x + ", " + x + ")";
            default -> "pick(always, " + x + ", " + x + ")";
        };
        String look = how.startsWith("chanOf") ? "<-" + y : y;
        return Node.stmt(x + " := ", first, "; _ = " + x + "\n" + y + " := " + how + "\n", change, "\n" + n() + look + ", " + x + ")\n", change2, "\n" + n() + look + (t.comparable() && how.startsWith("any(") ? ", " + y + " == any(" + x + "), " + y + ".(" + t.go + ") == " + x : "") + ")");
    }

    /// Structs of one shape, blank and empty fields.
    private Node shapes() {
        Ty t = types.scalar();
        Ty u = types.scalar();
        String x = stmts.fresh("v");
        String c = stmts.fresh("C");
        Node s = Node.stmt(x + " := func() " + u.go + " {\ntype " + c + " struct { a " + t.go + "; b " + u.go + " }\ntype D" + c + " " + c + "\ntype E struct { _ " + t.go + "; a " + u.go + "; _ struct{}; z [0]int }\nx := struct { a " + t.go + "; b " + u.go + " }{", e(t), ", ", e(u),
                "}\ny := " + c + "(x); z := D" + c + "(y); p := (*" + c + ")(&z); p.a = ", e(t), "\n" + n() + "x, y, z, x == y, y == " + c + "(z), any(y) == any(z), any(x) == any(y))\n"
                        + "e, f := E{a: ", e(u), "}, E{a: ", e(u), "}\n" + n() + "e == f, any(e) == any(f), e, map[E]int{e: 1}[f], struct{}{} == struct{}{}, [0]int{} == e.z)\nm := map[" + c + "]int{y: 1}; m[" + c + "(z)]++; m[x] += 2; " + n() + "m[y], len(m))\nreturn p.b\n}(); _ = " + x);
        scope.vars.add(new Scope.Var(x, u, true));
        return s;
    }

    /// What range reads once, and what it reads in each turn.
    private Node ranges(int depth) {
        Ty el = types.scalar();
        String x = stmts.fresh("v");
        String v = stmts.fresh("v");
        boolean array = rng.percent(50);
        Ty t = array ? Ty.array(3, el) : Ty.slice(el);
        Node value = e(t);
        Node s = Node.stmt(x + " := ", Node.expr(t.go, t.go + "(", value, ")"), "\nfor i, " + v + " := range " + (array ? rng.of(x, "&" + x, x + "[:]") : x) + " {\nif i > 2 { break }\n",
                rng.of(x + "[len(" + x + ")-1] = " + v, array ? x + "[i] = " + x + "[0]" : x + " = clip(append(" + x + ", " + v + "))", array ? x + " = " + t.go + "{}" : x + " = " + x + "[:1:1]"), "\n", n() + "i, " + v + ")\n",
                stmts.block(1, Math.min(1, depth - 1), new Scope.Var(v, el, true)), "}\n" + n() + x + ")");
        scope.vars.add(new Scope.Var(x, t, true));
        return s;
    }
}
