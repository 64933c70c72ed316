package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// A Go type as the generator sees it.
final class Ty {
    enum Kind { INT, FLOAT, COMPLEX, STRING, BOOL, STRUCT, ARRAY, SLICE, MAP, POINTER, FUNC, ANY, IFACE, PARAM }

    /// @param embedded its methods and fields are promoted
    record Field(String name, Ty type, boolean embedded) {}

    final String go;
    final Kind kind;
    /// Of arrays, slices, maps and pointers.
    final Ty elem;
    /// Of maps.
    final Ty key;
    /// Length of an array, bits of a number.
    final int n;
    final boolean signed;
    final List<Field> fields = new ArrayList<>();
    final List<Ty> params;
    /// Of functions.
    final Ty result;
    /// Type text of what a defined type is made from; null for others.
    final String under;

    private Ty(String go, Kind kind, Ty elem, Ty key, int n, boolean signed, List<Ty> params, Ty result, String under) {
        this.go = go;
        this.kind = kind;
        this.elem = elem;
        this.key = key;
        this.n = n;
        this.signed = signed;
        this.params = params;
        this.result = result;
        this.under = under;
    }

    /// The type parameter of a generic function.
    static final Ty PARAM = basic("T", Kind.PARAM, 0, false);

    /// The type with another in place of the type parameter.
    Ty with(Ty t) {
        return switch (kind) {
            case PARAM -> t;
            case SLICE -> under == null ? slice(elem.with(t)) : this;
            case ARRAY -> under == null ? array(n, elem.with(t)) : this;
            case POINTER -> pointer(elem.with(t));
            case MAP -> map(key.with(t), elem.with(t));
            case FUNC -> func(params.stream().map(p -> p.with(t)).toList(), result.with(t));
            default -> this;
        };
    }

    static Ty basic(String go, Kind kind, int bits, boolean signed) {
        return new Ty(go, kind, null, null, bits, signed, List.of(), null, null);
    }

    static Ty defined(String name, Ty of) {
        Ty t = new Ty(name, of.kind, of.elem, of.key, of.n, of.signed, of.params, of.result, of.go);
        t.fields.addAll(of.fields);
        return t;
    }

    static Ty struct(String name) {
        return new Ty(name, Kind.STRUCT, null, null, 0, false, List.of(), null, null);
    }

    static Ty array(int n, Ty e) {
        return new Ty("[" + n + "]" + e.go, Kind.ARRAY, e, null, n, false, List.of(), null, null);
    }

    static Ty slice(Ty e) {
        return new Ty("[]" + e.go, Kind.SLICE, e, null, 0, false, List.of(), null, null);
    }

    static Ty map(Ty k, Ty e) {
        return new Ty("map[" + k.go + "]" + e.go, Kind.MAP, e, k, 0, false, List.of(), null, null);
    }

    static Ty pointer(Ty e) {
        return new Ty("*" + e.go, Kind.POINTER, e, null, 0, false, List.of(), null, null);
    }

    static Ty func(List<Ty> params, Ty result) {
        return new Ty("func(" + String.join(", ", params.stream().map(p -> p.go).toList()) + ") " + result.go, Kind.FUNC, null, null, 0, false, params, result, null);
    }

    boolean number() {
        return kind == Kind.INT || kind == Kind.FLOAT || kind == Kind.COMPLEX;
    }

    boolean ordered() {
        return kind == Kind.INT || kind == Kind.FLOAT || kind == Kind.STRING;
    }

    boolean comparable() {
        return switch (kind) {
            case INT, FLOAT, COMPLEX, STRING, BOOL, POINTER -> true;
            case STRUCT -> fields.stream().allMatch(f -> f.type.comparable());
            case ARRAY -> elem.comparable();
            // values in interfaces may not be
            case ANY, IFACE, SLICE, MAP, FUNC, PARAM -> false;
        };
    }

    /// Fit as a map key that can be found again and printed in order.
    boolean key() {
        return switch (kind) {
            case INT, STRING, BOOL -> true;
            case STRUCT -> fields.stream().allMatch(f -> f.type.key());
            case ARRAY -> elem.key();
            default -> false;
        };
    }

    /// As an operand of a conversion.
    String converted() {
        return kind == Kind.FUNC || kind == Kind.POINTER ? "(" + go + ")" : go;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Ty t && t.go.equals(go);
    }

    @Override
    public int hashCode() {
        return go.hashCode();
    }
}
