package jopher.conformance.order;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jopher.conformance.order.Operand.Change;

/// All operands of each type: the same places for every type, and the expressions that make each.
final class Operands {
    private final Map<GoType, List<Operand>> all = new EnumMap<>(GoType.class);

    Operands() {
        for (GoType t : GoType.values()) {
            all.put(t, new ArrayList<>());
            if (!t.onlyCalls()) {
                places(t);
                values(t);
                failing(t);
            }
        }
        expressions();
    }

    List<Operand> of(GoType type, boolean place) {
        return all.get(type).stream().filter(o -> !place || o.place()).toList();
    }

    /// What stands in a hole that is not looked at.
    static Operand plain(GoType t, boolean place) {
        return t.onlyCalls() ? new Operand("call", t, "", "fixed" + t.title() + "()", false, List.of(), List.of())
                : new Operand("plain", t, "var d# " + t.go + " = " + t.before, "d#", place, List.of("d#"), List.of());
    }

    private void add(GoType t, boolean place, String name, String declarations, String expr, String show, Change... changes) {
        all.get(t).add(new Operand(name, t, declarations, expr.contains(" ") || "*&-!<".indexOf(expr.charAt(0)) >= 0 ? "(" + expr + ")" : expr, place, show.isEmpty() ? List.of() : List.of(show.split("; ")), List.of(changes)));
    }

    private static Change set(String name, String place, String value) {
        return new Change(name, place, value, true);
    }

    private static Change setUnaddressed(String name, String place, String value) {
        return new Change(name, place, value, false);
    }

    private static Change run(String name, String statement) {
        return new Change(name, "", statement, false);
    }

    private void places(GoType t) {
        String x = t.go;
        String a = t.before;
        String b = t.changed;
        String s = "S[" + x + "]";
        add(t, true, "local", "var x# " + x + " = " + a, "x#", "x#", set("value", "x#", b));
        add(t, true, "global", "g" + t.title() + "# = " + a, "g" + t.title() + "#", "g" + t.title() + "#", set("value", "g" + t.title() + "#", b));
        add(t, true, "field", "s# := " + s + "{f: " + a + "}", "s#.f", "s#.f", set("value", "s#.f", b), set("struct", "s#", s + "{f: " + b + "}"));
        add(t, true, "pointer field", "p# := &" + s + "{f: " + a + "}; q# := p#", "p#.f", "p#; q#", set("value", "p#.f", b), set("pointer", "p#", "&" + s + "{f: " + b + "}"), set("nil", "p#", "nil"));
        add(t, true, "embedded field", "p# := &E[" + x + "]{&" + s + "{f: " + a + "}}; q# := p#.S", "p#.f", "p#; q#", set("inner", "p#.S", "&" + s + "{f: " + b + "}"),
                set("outer", "p#", "&E[" + x + "]{&" + s + "{f: " + b + "}}"), set("nil", "p#.S", "nil"));
        add(t, true, "deref", "p# := new(" + x + "); *p# = " + a + "; q# := p#", "*p#", "p#; q#", set("value", "*p#", b), run("pointer", "p# = new(" + x + "); *p# = " + b), set("nil", "p#", "nil"));
        add(t, true, "element", "e# := []" + x + "{" + a + ", " + b + "}; i# := 0; o# := e#", "e#[i#]", "e#; i#; o#", set("value", "e#[i#]", b), set("index", "i#", "1"),
                set("slice", "e#", "[]" + x + "{" + b + ", " + a + "}"), set("nil", "e#", "nil"), set("range", "i#", "7"));
        add(t, true, "element 0", "e# := []" + x + "{" + a + ", " + b + "}; o# := e#", "e#[0]", "e#; o#", set("slice", "e#", "[]" + x + "{" + b + ", " + a + "}"), run("append", "e# = append(e#, " + b + "); e#[0] = " + b));
        add(t, true, "array element", "e# := [2]" + x + "{" + a + ", " + b + "}; i# := 0", "e#[i#]", "e#; i#", set("value", "e#[0]", b), set("index", "i#", "1"),
                set("array", "e#", "[2]" + x + "{" + b + ", " + a + "}"), set("range", "i#", "7"));
        add(t, true, "element of array pointer", "e# := &[2]" + x + "{" + a + ", " + b + "}; i# := 0; o# := e#", "e#[i#]", "e#; i#; o#", set("index", "i#", "1"),
                set("pointer", "e#", "&[2]" + x + "{" + b + ", " + a + "}"), set("nil", "e#", "nil"));
        add(t, true, "map element", "m# := map[int]" + x + "{0: " + a + ", 1: " + b + "}; k# := 0; o# := m#", "m#[k#]", "m#; k#; o#", setUnaddressed("value", "m#[k#]", b), set("key", "k#", "1"),
                set("map", "m#", "map[int]" + x + "{0: " + b + "}"), run("delete", "delete(m#, 0)"), set("nil", "m#", "nil"));
        add(t, true, "map element, string", "m# := map[string]" + x + "{\"k\": " + a + ", \"l\": " + b + "}; k# := \"k\"", "m#[k#]", "m#; k#", setUnaddressed("value", "m#[\"k\"]", b), set("key", "k#", "\"l\""));
        add(t, true, "map element, any", "m# := map[any]" + x + "{0: " + a + ", 1: " + b + "}; var k# any = 0", "m#[k#]", "m#; k#", set("key", "k#", "any(1)"), set("unhashable", "k#", "any([]int{})"));
        add(t, false, "field of map element", "m# := map[int]" + s + "{0: {f: " + a + "}, 1: {f: " + b + "}}; k# := 0", "m#[k#].f", "m#; k#", setUnaddressed("value", "m#[k#]", s + "{f: " + b + "}"), set("key", "k#", "1"));
        add(t, true, "element in a struct", "n# := &N[" + x + "]{s: []" + x + "{" + a + ", " + b + "}}; o# := n#.s", "n#.s[n#.i]", "n#; o#", set("index", "n#.i", "1"),
                set("slice", "n#.s", "[]" + x + "{" + b + ", " + a + "}"), set("struct", "n#", "&N[" + x + "]{s: []" + x + "{" + b + "}}"), set("nil", "n#", "nil"));
        add(t, true, "element of slice expression", "e# := []" + x + "{" + a + ", " + b + ", " + a + "}; i# := 0; o# := e#", "e#[i#:][0]", "e#; i#; o#", set("bound", "i#", "1"),
                set("slice", "e#", "[]" + x + "{" + b + ", " + b + ", " + a + "}"), set("range", "i#", "7"));
        add(t, true, "pointer assertion", "var e# any = &" + s + "{f: " + a + "}; o# := e#", "e#.(*" + s + ").f", "e#; o#", set("pointer", "e#", "any(&" + s + "{f: " + b + "})"), set("type", "e#", "any(1)"));
        add(t, true, "element, index by call", "e# := []" + x + "{" + a + ", " + b + "}; o# := e#", "e#[zero()]", "e#; o#", set("slice", "e#", "[]" + x + "{" + b + ", " + a + "}"), set("nil", "e#", "nil"));
        add(t, true, "map element, key by call", "m# := map[int]" + x + "{0: " + a + ", 1: " + b + "}; o# := m#", "m#[zero()]", "m#; o#", setUnaddressed("value", "m#[0]", b), set("map", "m#", "map[int]" + x + "{0: " + b + "}"));
        add(t, true, "field of call", "p# := &" + s + "{f: " + a + "}; o# := p#; h# := func() *" + s + " { out(\"h\"); return p# }", "h#().f", "p#; o#", set("value", "p#.f", b), set("pointer", "p#", "&" + s + "{f: " + b + "}"));
        add(t, true, "deref of call", "p# := new(" + x + "); *p# = " + a + "; h# := func() *" + x + " { out(\"h\"); return p# }", "*h#()", "p#", set("value", "*p#", b));
    }

    private void values(GoType t) {
        String x = t.go;
        String a = t.before;
        String b = t.changed;
        add(t, false, "constant or literal", "", a, "");
        add(t, false, "call", "var h# func() " + x + "; h# = func() " + x + " { out(\"h\"); return " + a + " }", "h#()", "");
        add(t, false, "call that reads", "var x# " + x + " = " + a + "; h# := func() " + x + " { return x# }", "h#()", "x#", set("value", "x#", b));
        add(t, false, "literal that reads", "var x# " + x + " = " + a, "func() " + x + " { return x# }()", "x#", set("value", "x#", b));
        add(t, false, "inlined identity", "var x# " + x + " = " + a, "id(x#)", "x#", set("value", "x#", b));
        add(t, false, "receive", "c# := make(chan " + x + ", 3); c# <- " + a + "; c# <- " + b + "; c# <- " + a, "<-c#", "len(c#)", run("receive", "<-c#"));
        if (t != GoType.IFACE && t != GoType.VALUE) {
            add(t, false, "assertion", "var e# any = " + x(t) + "(" + a + ")", "e#.(" + x + ")", "e#", set("value", "e#", "any(" + x(t) + "(" + b + "))"), set("nil", "e#", "nil"));
            add(t, false, "conversion and back", "var x# " + x + " = " + a, "any(x#).(" + x + ")", "x#", set("value", "x#", b));
        } else {
            add(t, false, "assertion", "var e# any = " + a, "e#.(" + x + ")", "e#", set("value", "e#", "any(" + b + ")"), set("nil", "e#", "nil"), set("type", "e#", "any(1)"));
        }
        add(t, false, "field of literal", "var x# " + x + " = " + a, "S[" + x + "]{f: x#}.f", "x#", set("value", "x#", b));
    }

    /// A type as a conversion writes it.
    private static String x(GoType t) {
        return "(" + t.go + ")";
    }

    private void failing(GoType t) {
        String x = t.go;
        add(t, true, "nil pointer field", "var p# *S[" + x + "]", "p#.f", "p#", set("pointer", "p#", "&S[" + x + "]{f: " + t.changed + "}"), run("other", "out(\"late\")"));
        add(t, true, "nil deref", "var p# *" + x, "*p#", "p#", set("pointer", "p#", "new(" + x + ")"), run("other", "out(\"late\")"));
        add(t, true, "element out of range", "e# := []" + x + "{" + t.before + "}; i# := 5", "e#[i#]", "e#; i#", set("index", "i#", "0"), run("other", "out(\"late\")"));
        add(t, true, "nil map element", "var m# map[int]" + x, "m#[1]", "m#", set("map", "m#", "map[int]" + x + "{1: " + t.changed + "}"), run("other", "out(\"late\")"));
        add(t, true, "unhashable key", "m# := map[any]" + x + "{}; var k# any = []int{}", "m#[k#]", "m#", set("key", "k#", "any(1)"), run("other", "out(\"late\")"));
        add(t, false, "failing assertion", "var e# any = int8(1)", "e#.(" + x + ")", "e#", run("other", "out(\"late\")"));
    }

    /// Operators, built-ins and conversions of each type.
    private void expressions() {
        GoType i = GoType.INT;
        Change value = set("value", "x#", "2");
        add(i, false, "sum", "x# := 1", "x# + 1", "x#", value);
        add(i, false, "negation", "x# := 1", "-x#", "x#", value);
        add(i, false, "quotient", "x# := 6", "12 / x#", "x#", set("value", "x#", "4"), set("zero", "x#", "0"));
        add(i, false, "division by zero", "x# := 0", "12 % x#", "x#", set("value", "x#", "5"), run("other", "out(\"late\")"));
        add(i, false, "shift", "x# := 1; n# := 1", "x# << n#", "x#; n#", value, set("count", "n#", "2"), set("negative", "n#", "-1"));
        add(i, false, "len of slice", "x# := []int{1}", "len(x#)", "x#", set("slice", "x#", "[]int{1, 2}"));
        add(i, false, "len of string", "x# := \"a\"", "len(x#)", "x#", set("string", "x#", "\"ab\""));
        add(i, false, "len of map", "x# := map[int]int{1: 1}", "len(x#)", "x#", set("map", "x#", "map[int]int{}"), setUnaddressed("value", "x#[2]", "2"));
        add(i, false, "len of channel", "x# := mk(1)", "len(x#)", "x#", run("send", "x# <- 1"));
        add(i, false, "len of field", "x# := &S[[]int]{f: []int{1}}", "len(x#.f)", "x#", set("slice", "x#.f", "[]int{1, 2}"), set("nil", "x#", "nil"));
        add(i, false, "len of element", "x# := [][]int{{1}}", "len(x#[0])", "x#", set("slice", "x#[0]", "[]int{1, 2}"), set("nil", "x#", "nil"));
        add(i, false, "len - 1", "x# := []int{1, 2}", "len(x#) - 1", "x#", set("slice", "x#", "[]int{1, 2, 3}"));
        add(i, false, "len of conversion", "x# := \"a\"", "len([]rune(x#))", "x#", set("string", "x#", "\"ab\""));
        add(i, false, "cap of slice", "x# := make([]int, 1, 1)", "cap(x#)", "x#", set("slice", "x#", "make([]int, 2, 2)"));
        add(i, false, "min", "x# := 1; y# := 3", "min(x#, y#)", "x#; y#", value);
        add(i, false, "max", "x# := 1; y# := 0", "max(x#, y#, 1)", "x#; y#", set("value", "y#", "2"));
        add(i, false, "conversion", "x# := int64(1)", "int(x#)", "x#", set("value", "x#", "int64(2)"));
        add(i, false, "conversion of float", "x# := 1.5", "int(x#)", "x#", set("value", "x#", "2.5"));
        add(i, false, "conversion of uint8", "x# := uint8(1)", "int(x#)", "x#", set("value", "x#", "uint8(2)"));
        add(i, false, "string element", "x# := \"\\x01\\x02\"; i# := 0", "int(x#[i#])", "x#; i#", set("string", "x#", "\"\\x02\""), set("index", "i#", "1"), set("range", "i#", "7"));
        add(i, false, "method", "x# := T{1, 1}", "x#.get(1)", "x#", set("value", "x#.n", "2"));
        add(i, false, "method of pointer", "x# := &T{1, 1}", "x#.pget(1)", "x#", set("value", "x#.n", "2"));
        add(i, false, "copy", "x# := []int{1, 1, 1}", "copy(x#, []int{5})", "x#", set("slice", "x#", "[]int{}"));
        add(i, false, "product of two", "x# := 1; p# := &x#", "x# * *p#", "x#", value);
        add(i, false, "matrix element", "x# := [][]int{{1, 2}, {2, 1}}; i# := 0; j# := 0", "x#[i#][j#]", "x#; i#; j#", set("i", "i#", "1"), set("j", "j#", "1"), set("row", "x#[0]", "[]int{2}"), set("range", "i#", "7"));

        GoType s = GoType.STRING;
        add(s, false, "concatenation", "x# := \"ab\"", "x# + \"cde\"", "x#", set("value", "x#", "\"xy\""));
        add(s, false, "tail", "x# := \"-abcde\"; i# := 1", "x#[i#:]", "x#; i#", set("value", "x#", "\"-vwxyz\""), set("bound", "i#", "2"), set("range", "i#", "9"));
        add(s, false, "slice", "x# := \"abcdefg\"; i# := 1", "x#[i# : i#+5]", "x#; i#", set("value", "x#", "\"vwxyz..\""), set("bound", "i#", "2"), set("range", "i#", "9"));
        add(s, false, "of bytes", "x# := []byte(\"abcde\")", "string(x#)", "x#", set("element", "x#[0]", "'z'"), set("value", "x#", "[]byte(\"vwxyz\")"));
        add(s, false, "of rune", "x# := 'a'", "string(x#) + \"bcde\"", "x#", set("value", "x#", "'z'"));
        add(s, false, "of runes", "x# := []rune{'a', 'b', 'c', 'd', 'e'}", "string(x#)", "x#", set("element", "x#[0]", "'z'"));
        add(s, false, "min", "x# := \"abcde\"", "min(x#, \"zz\")", "x#", set("value", "x#", "\"aaaaa\""));
        add(s, false, "conversion", "x# := Text(\"abcde\")", "string(x#)", "x#", set("value", "x#", "Text(\"vwxyz\")"));

        GoType l = GoType.INTS;
        add(l, false, "tail", "x# := []int{0, 1, 2, 3, 4, 5}; i# := 1", "x#[i#:]", "x#; i#", set("slice", "x#", "[]int{6, 7, 8, 9, 10, 11}"), set("bound", "i#", "0"), set("range", "i#", "9"));
        add(l, false, "three bounds", "x# := []int{0, 1, 2, 3, 4, 5, 6}; i# := 1", "x#[i#:6:6]", "x#; i#", set("slice", "x#", "[]int{6, 7, 8, 9, 10, 11}"), set("bound", "i#", "0"), set("range", "i#", "9"));
        add(l, false, "of array", "x# := [5]int{1, 2, 3, 4, 5}", "x#[:]", "x#", set("element", "x#[1]", "9"));
        add(l, false, "of array pointer", "x# := &[5]int{1, 2, 3, 4, 5}", "x#[:]", "x#", set("pointer", "x#", "&[5]int{6, 7, 8, 9, 10}"), set("nil", "x#", "nil"));
        add(l, false, "append", "x# := []int{1, 2, 3, 4}", "append(x#, 5)", "x#", set("slice", "x#", "[]int{6, 7, 8, 9}"), set("element", "x#[1]", "9"));
        add(l, false, "literal", "x# := 1", "[]int{x#, 2, 3, 4, 5}", "x#", value);
        add(l, false, "conversion", "x# := Ints{1, 2, 3, 4, 5}", "[]int(x#)", "x#", set("slice", "x#", "Ints{6, 7, 8, 9, 10}"));

        GoType by = GoType.BYTES;
        add(by, false, "of string", "x# := \"abcde\"", "[]byte(x#)", "x#", set("value", "x#", "\"vwxyz\""));
        add(by, false, "tail", "x# := []byte(\"-abcde\")", "x#[1:]", "x#", set("slice", "x#", "[]byte(\"-vwxyz\")"));

        GoType ar = GoType.ARRAY;
        add(ar, false, "literal", "x# := 1", "[5]int{x#, 2, 3, 4, 5}", "x#", value);
        add(ar, false, "of slice", "x# := []int{1, 2, 3, 4, 5}", "[5]int(x#)", "x#", set("slice", "x#", "[]int{6, 7, 8, 9, 10}"), set("element", "x#[1]", "9"), set("short", "x#", "[]int{}"));

        GoType st = GoType.STRUCT;
        add(st, false, "literal", "x# := 1", "T{x#, 2}", "x#", value);
        add(st, false, "conversion", "x# := U{1, 2}", "T(x#)", "x#", set("value", "x#", "U{2, 2}"), set("field", "x#.n", "3"));

        GoType po = GoType.POINTER;
        add(po, false, "address", "x# := T{1, 2}", "&x#", "x#", set("value", "x#", "T{2, 2}"));
        add(po, false, "address of element", "x# := []T{{1, 1}, {2, 2}}; i# := 0", "&x#[i#]", "x#; i#", set("index", "i#", "1"), set("slice", "x#", "[]T{{3, 3}}"), set("range", "i#", "9"));
        add(po, false, "address of field", "x# := &S[T]{f: T{1, 1}}", "&x#.f", "x#", set("pointer", "x#", "&S[T]{f: T{2, 2}}"), set("nil", "x#", "nil"));
        add(po, false, "literal", "x# := 1", "&T{x#, 2}", "x#", value);
        add(po, false, "new", "x# := T{1, 1}", "new(x#)", "x#", set("value", "x#", "T{2, 2}"));

        GoType an = GoType.ANY;
        add(an, false, "of int", "x# := 1", "any(x#)", "x#", value);
        add(an, false, "of uint8", "x# := uint8(1)", "any(x#)", "x#", set("value", "x#", "uint8(2)"));
        add(an, false, "of uint8 sum", "x# := uint8(1)", "any(x# + 1)", "x#", set("value", "x#", "uint8(2)"));
        add(an, false, "of comparison", "x# := 1", "any(x# == 1)", "x#", value);
        add(an, false, "of struct", "x# := T{1, 1}", "any(x#)", "x#", set("value", "x#", "T{2, 2}"));
        add(an, false, "of string", "x# := \"a\"", "any(x#)", "x#", set("value", "x#", "\"b\""));
        add(an, false, "of slice", "x# := []int{1}", "any(x#)", "x#", set("value", "x#", "[]int{2}"));
        add(an, false, "of array element", "x# := [2]T{{1, 1}, {2, 2}}; i# := 0", "any(x#[i#])", "x#; i#", set("index", "i#", "1"), set("value", "x#[0]", "T{3, 3}"));
        add(an, false, "of float", "x# := 1.5", "any(x#)", "x#", set("value", "x#", "2.5"));
        add(an, false, "of interface", "var x# V = T{1, 1}", "any(x#)", "x#", set("value", "x#", "V(T{2, 2})"));

        add(GoType.IFACE, false, "of pointer", "x# := &T{1, 1}", "G(x#)", "x#", set("pointer", "x#", "&T{2, 2}"), set("value", "x#.n", "3"));
        add(GoType.VALUE, false, "of struct", "x# := T{1, 1}", "V(x#)", "x#", set("value", "x#", "T{2, 2}"));
        add(GoType.VALUE, false, "of interface", "var x# G = &T{1, 1}", "V(x#)", "x#", set("value", "x#", "G(&T{2, 2})"), set("nil", "x#", "nil"));
        add(GoType.VALUE, false, "of comparable field", "x# := &S[T]{f: T{1, 1}}", "V(x#.f)", "x#", set("value", "x#.f", "T{2, 2}"), set("nil", "x#", "nil"));

        add(GoType.MAP, false, "literal", "x# := 1", "map[int]int{1: x#, 2: 5, 3: 6}", "x#", value);

        GoType fn = GoType.FUNC;
        add(fn, false, "method value", "x# := T{1, 1}", "x#.get", "x#", set("value", "x#.n", "2"));
        add(fn, false, "method value of pointer", "x# := &T{1, 1}", "x#.pget", "x#", set("pointer", "x#", "&T{2, 2}"), set("nil", "x#", "nil"));
        add(fn, false, "value method of pointer", "x# := &T{1, 1}", "x#.get", "x#", set("pointer", "x#", "&T{2, 2}"), set("value", "x#.n", "3"), set("nil", "x#", "nil"));
        add(fn, false, "method value of interface", "var x# G = &T{1, 1}", "x#.pget", "x#", set("value", "x#", "G(&T{2, 2})"), set("nil", "x#", "nil"));
        add(fn, false, "literal", "x# := 1", "func(n int) int { return n + x# }", "x#", value);
        add(fn, false, "two calls", "x# := []func() func(int) int{func() func(int) int { return add1 }, func() func(int) int { return add2 }}; i# := 0", "x#[i#]()", "i#", set("index", "i#", "1"), set("range", "i#", "9"));
        add(fn, false, "nil", "var x# func(int) int", "x#", "x#", set("value", "x#", "add2"), run("other", "out(\"late\")"));

        GoType bo = GoType.BOOL;
        add(bo, false, "comparison", "x# := 1", "x# == 1", "x#", value);
        add(bo, false, "not", "x# := false", "!x#", "x#", set("value", "x#", "true"));
        add(bo, false, "and", "x# := true; y# := true", "x# && y#", "x#; y#", set("first", "x#", "false"), set("second", "y#", "false"));
        add(bo, false, "or", "x# := false; y# := true", "x# || y#", "x#; y#", set("first", "x#", "true"), set("second", "y#", "false"));
        add(bo, false, "and with call", "x# := true", "x# && yes()", "x#", set("first", "x#", "false"));
        add(bo, false, "string comparison", "x# := \"a\"", "x# == \"a\"", "x#", set("value", "x#", "\"b\""));
        add(bo, false, "string order", "x# := \"a\"", "x# < \"aa\"", "x#", set("value", "x#", "\"b\""));
        add(bo, false, "struct comparison", "x# := T{1, 1}", "x# == T{1, 1}", "x#", set("value", "x#", "T{2, 2}"), set("field", "x#.k", "2"));
        add(bo, false, "array comparison", "x# := [3]int{1, 1}; y# := [3]int{1, 1}", "x# == y#", "x#; y#", set("value", "x#[0]", "2"));
        add(bo, false, "interface comparison", "var x# any = 1", "x# == any(1)", "x#", set("value", "x#", "any(2)"), set("incomparable", "x#", "any([]int{})"));
        add(bo, false, "mixed comparison", "var x# any = 1; y# := 1", "x# == y#", "x#; y#", set("value", "x#", "any(2)"), set("other", "y#", "2"));
        add(bo, false, "incomparable", "var x# any = []int{}", "x# == x#", "x#", run("other", "out(\"late\")"));
        add(bo, false, "nil comparison", "x# := &T{}", "x# != nil", "x#", set("nil", "x#", "nil"));

        add(GoType.FLOAT, false, "real", "x# := 1 + 2i", "real(x#)", "x#", set("value", "x#", "3 + 4i"));
        add(GoType.FLOAT, false, "imag", "x# := 1 + 2i", "imag(x#)", "x#", set("value", "x#", "3 + 4i"));
        add(GoType.FLOAT, false, "conversion", "x# := 1", "float64(x#)", "x#", value);
        add(GoType.FLOAT, false, "quotient", "x# := 1.0", "x# / 2", "x#", set("value", "x#", "2"));
        add(GoType.COMPLEX, false, "complex", "x# := 1.5", "complex(x#, 1)", "x#", set("value", "x#", "2.5"));
        add(GoType.COMPLEX, false, "product", "x# := 1 + 2i", "x# * 2i", "x#", set("value", "x#", "3 + 4i"));
        add(GoType.COMPLEX, false, "negation", "x# := 1 + 2i", "-x#", "x#", set("value", "x#", "3 + 4i"));
        add(GoType.UINT8, false, "string element", "x# := \"abc\"; i# := 0", "x#[i#]", "x#; i#", set("value", "x#", "\"zzz\""), set("index", "i#", "1"), set("range", "i#", "9"));
        add(GoType.UINT8, false, "conversion", "x# := 257", "uint8(x#)", "x#", set("value", "x#", "258"));
        add(GoType.UINT8, false, "sum", "x# := uint8(255)", "x# + 2", "x#", set("value", "x#", "uint8(1)"));
        add(GoType.DIRECT, false, "literal", "x# := &T{1, 1}", "D{x#}", "x#", set("pointer", "x#", "&T{2, 2}"));
    }
}
