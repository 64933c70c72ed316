package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Values written down.
final class Literals {
    private static final String[] STRINGS = {"\"\"", "\"a\"", "\"go\"", "\"héllo\"", "\"日本語\"", "\"\\xff\\xfe\"", "\"a\\x80b\"", "\"\\xe6\\x97\"", "\"tab\\t\\n\"", "\"0123456789\"", "\"\\x00z\"", "\"\\u2028\"",
        "\"\\U0001F600!\"", "`raw\\n`", "\"\\xed\\xa0\\x80\""};
    private static final String[] FLOATS = {"0", "1", "-1", "0.5", "1.5", "-2.25", "1e10", "3.14159", "-1e-5", "1e20", "0.1", "255", "-128.75", "1e-300", "16777217"};

    /// Values that one literal should have at most.
    private static final int MOST = 16;

    private final Rng rng;
    private final TypePool types;
    private int left = MOST;

    Literals(Rng rng, TypePool types) {
        this.rng = rng;
        this.types = types;
    }

    Node of(Ty t, int depth) {
        left = MOST;
        return value(t, depth);
    }

    private Node value(Ty t, int depth) {
        left--;
        return switch (t.kind) {
            case INT -> Node.constant(t.go, t.go + "(" + integer(t) + ")");
            case FLOAT -> Node.constant(t.go, t.go + "(" + (t.n == 32 ? rng.of("0", "1", "-1.5", "0.1", "16777216", "1e10", "-3.25") : rng.of(FLOATS)) + ")");
            case COMPLEX -> Node.constant(t.go, t.go + "(complex(" + rng.of("0", "1", "-2", "0.5") + ", " + rng.of("0", "1", "3.5", "-1") + "))");
            case STRING -> Node.constant(t.go, t.go.equals("string") ? rng.of(STRINGS) : t.go + "(" + rng.of(STRINGS) + ")");
            case BOOL -> Node.constant(t.go, rng.of("true", "false"));
            case STRUCT -> struct(t, depth);
            case ARRAY -> list(t, depth, t.n);
            case SLICE -> list(t, depth, left < 0 ? 1 : rng.between(1, 4));
            case PARAM -> Node.expr(t.go, "(*new(" + t.go + "))");
            case MAP -> map(t, depth);
            case POINTER -> pointer(t, depth);
            case FUNC -> Node.expr(t.go, function(t, "a"), " { return ", value(t.result, depth - 1), " }");
            case ANY -> Node.expr("any", "any(", value(rng.of(TypePool.BASIC), depth - 1), ")");
            case IFACE -> Node.expr(t.go, t.go + "(", value(rng.percent(50) && depth > 0 ? rng.of(types.structs) : types.defined.getFirst(), depth - 1), ")");
        };
    }

    /// `func(a0 int, …) T` of a function type.
    static String function(Ty t, String parameter) {
        List<String> params = new ArrayList<>();
        for (int i = 0; i < t.params.size(); i++) {
            params.add(parameter + i + " " + t.params.get(i).go);
        }
        return "func(" + String.join(", ", params) + ") " + t.result.go;
    }

    private String integer(Ty t) {
        if (rng.percent(60)) {
            int v = rng.below(12);
            return t.signed && rng.percent(30) ? "-" + v : "" + v;
        }
        if (t.signed) {
            long max = t.n == 64 ? Long.MAX_VALUE : (1L << t.n - 1) - 1;
            return switch (rng.below(5)) {
                case 0 -> "" + max;
                case 1 -> "" + (-max - 1);
                case 2 -> "" + (-max);
                case 3 -> "" + (max - rng.below(5));
                default -> "" + (rng.bits() >> 64 - t.n);
            };
        }
        return switch (rng.below(3)) {
            case 0 -> Long.toUnsignedString(-1L >>> 64 - t.n);
            case 1 -> Long.toUnsignedString(1L << t.n - 1);
            default -> Long.toUnsignedString(rng.bits() >>> 64 - t.n);
        };
    }

    private Node struct(Ty t, int depth) {
        List<Object> parts = new ArrayList<>(List.of("(" + t.go + "{"));
        for (Ty.Field f : t.fields) {
            // what is left out is zero; pointers are never nil, as far as it goes
            if (depth > -3 && (left > 0 && depth > 0 || f.type().kind == Ty.Kind.POINTER || left > 0 && rng.percent(50))) {
                parts.add(f.name() + ": ");
                parts.add(value(f.type(), depth - 1));
                parts.add(", ");
            }
        }
        parts.add("})");
        return Node.expr(t.go, parts.toArray());
    }

    private Node list(Ty t, int depth, int n) {
        // a defined type's literal may not stand bare in the head of an if
        List<Object> parts = new ArrayList<>(List.of("(" + t.go + "{"));
        for (int i = 0; i < n && (i == 0 || left > 0); i++) {
            if (i > 0) {
                parts.add(", ");
            }
            parts.add(value(t.elem, depth - 1));
        }
        parts.add("})");
        return Node.expr(t.go, parts.toArray());
    }

    private Node map(Ty t, int depth) {
        List<Object> parts = new ArrayList<>(List.of(t.go + "{"));
        // one entry: constant keys must differ
        parts.add(value(t.key, depth - 1));
        parts.add(": ");
        parts.add(value(t.elem, depth - 1));
        parts.add("}");
        return Node.expr(t.go, parts.toArray());
    }

    private Node pointer(Ty t, int depth) {
        // new(expr) is a pointer to a copy
        return Node.expr(t.go, "new(", value(t.elem, depth - 1), ")");
    }
}
