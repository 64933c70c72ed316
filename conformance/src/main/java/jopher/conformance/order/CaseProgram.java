package jopher.conformance.order;

import java.util.List;

/// A program that runs many cases and prints a line for each: its number and its outcome.
///
/// @param text the source
/// @param lines the first line of each case, counted from 1
record CaseProgram(String text, List<Integer> lines) {
    static final List<String> IMPORTS = List.of("fmt", "os", "reflect", "sort");

    static CaseProgram of(List<Case> cases) {
        StringBuilder methods = new StringBuilder();
        for (GoType t : GoType.values()) {
            methods.append("\tcall").append(t.title()).append("() ").append(t.go).append('\n');
        }
        StringBuilder sb = new StringBuilder(PRELUDE.replace("%methods\n", methods));
        for (GoType t : GoType.values()) {
            sb.append(ofType(t).replace("%X", t.title()).replace("%x", t.go).replace("%v", t.returned));
        }
        sb.append("\nfunc main() {\n\tfor i, f := range cases {\n\t\ttrace = \"\"\n\t\ttry(f)\n\t\tprintln2(i)\n\t}\n}\n\nvar cases = []func(){\n");
        for (int i = 0; i < cases.size(); i++) {
            sb.append("\tc").append(i).append(",\n");
        }
        sb.append("}\n");
        int line = (int) sb.chars().filter(c -> c == '\n').count() + 1;
        List<Integer> lines = new java.util.ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            int from = sb.length();
            lines.add(line);
            sb.append("\n// ").append(cases.get(i).name()).append("\nfunc c").append(i).append("() {\n\t").append(cases.get(i).body().strip().replace("\n", "\n\t")).append("\n}\n");
            line += (int) sb.substring(from).chars().filter(c -> c == '\n').count();
        }
        return new CaseProgram(sb.toString(), lines);
    }

    /// Which case a line of the source belongs to; -1 for none.
    int at(int line) {
        int found = -1;
        for (int i = 0; i < lines.size() && lines.get(i) <= line; i++) {
            found = i;
        }
        return found;
    }

    private static String ofType(GoType t) {
        return (t.onlyCalls() ? "" : """

            var g%X0, g%X1, g%X2, g%X3, g%X4 %x

            //go:noinline
            func g%X(x %x, n int) string { return str(x) + str(n) }

            func h%X(n int, x %x) string { return str(n) + str(x) }

            //go:noinline
            func d%X(x %x, n int) { out(x, n) }
            """) + """

            //go:noinline
            func call%X(h func()) %x { h(); return %v }

            func inl%X(h func()) %x { h(); return %v }

            //go:noinline
            func (r R) call%X() %x { r.h(); return %v }

            //go:noinline
            func fixed%X() %x { out("fixed"); return %v }
            """;
    }

    private static final String PRELUDE = """
            // Cases of order of evaluation; each prints what was called, what variables hold, and its panic.
            package main

            import (
            	"fmt"
            	"os"
            	"reflect"
            	"sort"
            )

            var trace string

            //go:noinline
            func out(v ...any) {
            	for i, x := range v {
            		if i > 0 {
            			trace += " "
            		}
            		trace += str(x)
            	}
            	trace += "; "
            }

            //go:noinline
            func try(f func()) {
            	defer func() {
            		if e := recover(); e != nil {
            			trace += fmt.Sprint("panic: ", e, "; ")
            		}
            	}()
            	f()
            }

            //go:noinline
            func println2(i int) { fmt.Fprintf(os.Stdout, "%d\\t%q\\n", i, trace) }

            func str(v any) string {
            	switch x := v.(type) {
            	case *T:
            		if x == nil {
            			return "nil"
            		}
            		return "&" + fmt.Sprint(*x)
            	case func(int) int:
            		if x == nil {
            			return "nil func"
            		}
            		return fmt.Sprint("func ", x(0))
            	case chan int:
            		return fmt.Sprint("chan ", len(x))
            	case string, error:
            		return fmt.Sprintf("%q", x)
            	}
            	return deep(reflect.ValueOf(v))
            }

            // deep prints what pointers lead to, and map entries in order.
            func deep(v reflect.Value) string {
            	list := func(open string, n int, at func(i int) reflect.Value) string {
            		for i := range n {
            			if i > 0 {
            				open += " "
            			}
            			open += deep(at(i))
            		}
            		return open + "]"
            	}
            	switch v.Kind() {
            	case reflect.Pointer:
            		if v.IsNil() {
            			return "nil"
            		}
            		return "&" + deep(v.Elem())
            	case reflect.Interface:
            		if v.IsNil() {
            			return "nil"
            		}
            		return v.Elem().Type().String() + ":" + deep(v.Elem())
            	case reflect.Struct:
            		return list("{", v.NumField(), v.Field)
            	case reflect.Slice, reflect.Array:
            		return list("[", v.Len(), v.Index)
            	case reflect.Map:
            		keys := []string{}
            		for _, k := range v.MapKeys() {
            			keys = append(keys, deep(k)+":"+deep(v.MapIndex(k)))
            		}
            		sort.Strings(keys)
            		return fmt.Sprint("map", keys)
            	case reflect.Func:
            		if v.IsNil() {
            			return "nil func"
            		}
            		return "func"
            	case reflect.Chan:
            		return fmt.Sprint("chan ", v.Len())
            	}
            	return fmt.Sprint(v)
            }

            type T struct{ n, k int }

            type U struct{ n, k int }

            type D struct{ p *T }

            type Q struct {
            	a int
            	b string
            	t T
            	p *T
            	l []int
            	v any
            }

            type R2 struct {
            	a [2]int
            	b T
            }

            type Text string

            type Ints []int

            type Flag bool

            // G is a pointer, V a struct.
            type G interface {
            	pget(n int) int
            	get(n int) int
            	pshow(n int)
            	prun(done chan bool, n int)
            }

            type V interface{ get(n int) int }

            type S[X any] struct {
            	o int
            	f X
            }

            type E[X any] struct{ *S[X] }

            type N[X any] struct {
            	s []X
            	i int
            }

            type P[X any] struct {
            	x X
            	n int
            }

            //go:noinline
            func (t T) get(n int) int { return t.n*100 + n }

            //go:noinline
            func (t *T) pget(n int) int { return t.n*100 + n }

            //go:noinline
            func (t T) show(n int) { out("show", t.n, n) }

            //go:noinline
            func (t *T) pshow(n int) { out("pshow", t.n, n) }

            func (t T) run(done chan bool, n int) { out("run", t.n, n); done <- true }

            func (t *T) prun(done chan bool, n int) { out("prun", t.n, n); done <- true }

            //go:noinline
            func (t *T) self() *T { return t }

            //go:noinline
            func add1(n int) int { return n + 1 }

            //go:noinline
            func add2(n int) int { return n + 2 }

            //go:noinline
            func add3(n int) int { return n + 3 }

            func mk(v ...int) chan int {
            	c := make(chan int, 8)
            	for _, x := range v {
            		c <- x
            	}
            	return c
            }

            //go:noinline
            func zero() int { out("zero"); return 0 }

            //go:noinline
            func yes() bool { out("yes"); return true }

            //go:noinline
            func g2(a, b any) string { return str(a) + str(b) }

            //go:noinline
            func g3(a, b, c int) int { return a*100 + b*10 + c }

            func i3(a, b, c int) int { return a*100 + b*10 + c }

            //go:noinline
            func gv(a ...int) string { return fmt.Sprint(a) }

            //go:noinline
            func gs(a int, b ...int) string { return fmt.Sprint(a, b) }

            //go:noinline
            func ap(f func(int) int, n int) int { return f(n) }

            //go:noinline
            func two(a, b int) (int, int) { return a, b }

            //go:noinline
            func pass(a, b int) int { return a*10 + b }

            //go:noinline
            func show3(a, b, c int) { out("show3", a, b, c) }

            //go:noinline
            func run3(done chan bool, a, b int) { out("run3", a, b); done <- true }

            //go:noinline
            func ret(f func() any) any { return f() }

            func first[A, B any](a A, b B) string { return str(a) + str(b) }

            func seq(a, b int) func(func(int, int) bool) {
            	return func(yield func(int, int) bool) { _ = yield(a, b) && yield(b, a) }
            }

            func id[X any](x X) X { return x }

            func put[X, Y any](p *X, x X, y Y) Y {
            	*p = x
            	return y
            }

            type R struct{ h func() }

            type I interface {
            %methods
            }
            """;
}
