package jopher.conformance.front;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sources that nest, or go on, far beyond what people write: generated code does, and attackers do.
final class Nesting {
    private static final int DEEP = 10_000;
    private static final int LONG = 100_000;

    private Nesting() {}

    /// Programs by name.
    static Map<String, String> sources() {
        Map<String, String> m = new LinkedHashMap<>();
        expression(m, "parentheses", around("(", "1", ")"));
        expression(m, "calls", around("f(", "1", ")"));
        expression(m, "conversions", around("int(", "1", ")"));
        expression(m, "indexes", around("a[", "1", "]"));
        expression(m, "signs", "- ".repeat(DEEP) + "x");
        expression(m, "nots", "!".repeat(DEEP) + "true");
        expression(m, "selectors", "t" + ".t".repeat(DEEP));
        expression(m, "method calls", "t" + ".m()".repeat(DEEP));
        expression(m, "dereferences and addresses", "*&".repeat(DEEP) + "x");
        expression(m, "function literals", around("func() any { return ", "1", "}"));
        expression(m, "called function literals", around("func() int { return ", "1", "}()"));
        expression(m, "slice literals", around("[]any{", "", "}"));
        expression(m, "map literals", around("map[any]any{1: ", "1", "}"));
        expression(m, "struct literals", around("struct{ a any }{", "1", "}"));
        expression(m, "elided literals", "[]R" + "{".repeat(DEEP) + "}".repeat(DEEP));
        expression(m, "receives", "<-".repeat(DEEP) + "x");
        expression(m, "built-in calls", around("max(1, ", "x", ")"));
        expression(m, "generic calls", around("id(", "1", ")"));
        expression(m, "slices", "s" + "[:]".repeat(DEEP));
        expression(m, "type assertions", around("any(", "1", ").(any)"));
        expression(m, "comparisons in parentheses", "(".repeat(DEEP) + "x == 1" + ") == true".repeat(DEEP));
        expression(m, "shifts", around("1 << (", "1", ")"));
        expression(m, "constants", around("(1 + ", "1", ")"));
        expression(m, "sum of variables", "x" + " + x".repeat(LONG));
        expression(m, "sum of constants", "1" + " + 1".repeat(LONG));
        expression(m, "sum of strings", "\"\"" + " + \"a\"".repeat(LONG));
        expression(m, "conjunctions", "true" + " && x == 1".repeat(LONG));
        expression(m, "elements", "[]int{" + "1, ".repeat(LONG) + "}");
        expression(m, "arguments", "g(" + "1, ".repeat(LONG) + ")");
        type(m, "pointer types", "*".repeat(DEEP) + "int");
        type(m, "slice types", "[]".repeat(DEEP) + "int");
        type(m, "array types", "[1]".repeat(DEEP) + "int");
        type(m, "map types", "map[int]".repeat(DEEP) + "int");
        type(m, "channel types", "chan ".repeat(DEEP) + "int");
        type(m, "struct types", around("struct{ f ", "int", "}"));
        type(m, "function types", around("func(", "", ")"));
        type(m, "function results", "func() ".repeat(DEEP) + "int");
        type(m, "interface types", around("interface{ m(", "", ") }"));
        type(m, "type arguments", around("G[", "int", "]"));
        type(m, "parenthesized types", around("(", "int", ")"));
        statement(m, "blocks", around("{", "", "}"));
        statement(m, "ifs", around("if x == 1 {", "", "}"));
        statement(m, "else-if chain", "if x == 1 {}" + " else if x == 2 {}".repeat(DEEP));
        statement(m, "loops", around("for {", "", "}"));
        statement(m, "switches", around("switch { case x == 1: ", "", "}"));
        statement(m, "selects", around("select { default: ", "", "}"));
        statement(m, "functions in functions", around("func() { ", "", "}()"));
        statement(m, "deferred functions", around("defer func() { ", "", "}()"));
        statement(m, "labels", each(DEEP, i -> "L" + i + ": ") + "; " + each(DEEP, i -> "goto L" + i + "; "));
        statement(m, "cases", "switch x {" + each(LONG, i -> "case " + i + ":\n") + "}");
        statement(m, "statements", "x++\n".repeat(LONG));
        statement(m, "undefined names", "_ = 1" + " + undefined".repeat(DEEP));
        statement(m, "variables", each(DEEP, i -> "v" + i + " := x; _ = v" + i + "\n"));
        declarations(m, "chain of types", "type T0 int\n" + each(DEEP, i -> "type T" + (i + 1) + " T" + i + "\n"));
        declarations(m, "chain of types backwards", each(DEEP, i -> "type T" + i + " T" + (i + 1) + "\n") + "type T" + DEEP + " int\n");
        declarations(m, "chain of aliases", each(DEEP, i -> "type T" + i + " = T" + (i + 1) + "\n") + "type T" + DEEP + " = int\n");
        declarations(m, "chain of structs", each(DEEP, i -> "type T" + i + " struct { T" + (i + 1) + " }\n") + "type T" + DEEP + " struct { a int }\nvar _ = T0{}.T1\n");
        declarations(m, "chain of interfaces", each(DEEP, i -> "type T" + i + " interface { T" + (i + 1) + " }\n") + "type T" + DEEP + " interface { m() }\n");
        declarations(m, "chain of constants", each(DEEP, i -> "const c" + i + " = c" + (i + 1) + " + 1\n") + "const c" + DEEP + " = 1\n");
        declarations(m, "chain of variables", each(DEEP, i -> "var v" + i + " = v" + (i + 1) + "\n") + "var v" + DEEP + " = 1\n");
        declarations(m, "chain of functions", each(DEEP, i -> "func f" + i + "() int { return f" + (i + 1) + "() }\n") + "func f" + DEEP + "() int { return v }\nvar v = f0()\n");
        declarations(m, "cycle of types", each(DEEP, i -> "type T" + i + " struct { T" + (i + 1) % DEEP + " }\n"));
        declarations(m, "cycle of constants", each(DEEP, i -> "const c" + i + " = c" + (i + 1) % DEEP + "\n"));
        declarations(m, "fields", "type T struct {\n" + each(DEEP, i -> "f" + i + " int\n") + "}\nvar _ = T{}.f7\n");
        declarations(m, "methods", "type T int\n" + each(DEEP, i -> "func (T) m" + i + "() {}\n") + "type I interface {\n" + each(DEEP, i -> "m" + i + "()\n") + "}\nvar _ I = T(0)\n");
        declarations(m, "parameters", "func f(" + each(DEEP, i -> "p" + i + " int, ") + ") {}\n");
        declarations(m, "type parameters", "func f[" + each(1_000, i -> "P" + i + " any, ") + "](" + each(1_000, i -> "p" + i + " P" + i + ", ") + ") {}\nfunc h() { f(" + "1, ".repeat(1_000) + ") }\n");
        declarations(m, "union", "type C interface { " + IntStream.range(1, 1_000).mapToObj(i -> "[" + i + "]int").collect(Collectors.joining(" | ")) + " }\nfunc f[T C](T) {}\nvar _ = f[[7]int]\n");
        declarations(m, "long string", "const s = \"" + "x".repeat(1 << 20) + "\"\n");
        declarations(m, "long name", "var " + "x".repeat(1 << 20) + " = undefined\n");
        declarations(m, "long number", "const c = " + "1".repeat(1 << 14) + "\nconst d = 0." + "1".repeat(1 << 20) + "\n");
        declarations(m, "long comment", "// " + "x".repeat(1 << 20) + "\nvar _ = undefined\n");
        declarations(m, "long line", "var x = 1 /* " + "x".repeat(1 << 20) + " */ + undefined\n");
        declarations(m, "open parentheses", "var x = " + "(".repeat(DEEP) + "\n");
        declarations(m, "open braces", "func f() " + "{".repeat(DEEP) + "\n");
        declarations(m, "open brackets", "var x " + "[".repeat(DEEP) + "\n");
        declarations(m, "closing braces", "}".repeat(DEEP) + "\n");
        return m;
    }

    private static String around(String open, String inner, String close) {
        return open.repeat(DEEP) + inner + close.repeat(DEEP);
    }

    private static String each(int n, IntFunction<String> f) {
        return IntStream.range(0, n).mapToObj(f).collect(Collectors.joining());
    }

    private static void expression(Map<String, String> m, String name, String e) {
        declarations(m, name, "type t_ struct { t *t_ }\nfunc (t *t_) m() *t_ { return t }\ntype R []R\nvar x int\nvar s []int\nvar a [10]int\nvar t *t_\nfunc f(x int) int { return x }\nfunc g(...int) int { return 0 }\n"
                + "func id[T any](x T) T { return x }\nfunc main() {\n\t_ = " + e + "\n}\n");
    }

    private static void type(Map<String, String> m, String name, String t) {
        declarations(m, name, "type G[T any] struct { x T }\nfunc main() {\n\tvar x " + t + "\n\t_ = x\n}\n");
    }

    private static void statement(Map<String, String> m, String name, String s) {
        declarations(m, name, "func main() {\n\tvar x int\n\t_ = x\n\t" + s + "\n}\n");
    }

    private static void declarations(Map<String, String> m, String name, String d) {
        m.put(name, "package main\n\n" + d + (d.contains("func main") ? "" : "\nfunc main() {}\n"));
    }
}
