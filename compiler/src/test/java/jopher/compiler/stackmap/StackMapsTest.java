package jopher.compiler.stackmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.escape.Analysis;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.noder.GoldenIr;
import org.junit.jupiter.api.Test;

/// Functions with what gc 1.26 prints for `-l -live` about each line (GOARCH=mips64le, where arguments are on the stack); temporaries without their numbers.
class StackMapsTest {
    private static final String PROGRAM = """
            package main

            func use(p *int)
            func get() *int
            func str() string
            func one(x *int, s string)

            //go:noescape
            func look(p **int)

            // What is needed behind a call is spilled.
            func spilled(p *int) { // live at entry to spilled: p
            	s := str() // live at call to str: p
            	q := get() // live at call to get: p s.ptr
            	use(p)     // live at call to use: q s.ptr
            	one(q, s)
            }

            // Only on the way to where it is needed.
            func branches(b bool) {
            	p := get()
            	if b {
            		use(nil)
            		return
            	}
            	use(nil) // live at call to use: p
            	use(p)
            }

            func loop(n int) {
            	p, q := get(), get() // live at call to get: p
            	for i := 0; i < n; i++ {
            		use(p) // live at call to use: p q
            	}
            	use(q)
            }

            // One value with two names has the first.
            func copied() {
            	p := get()
            	q := p
            	use(nil) // live at call to use: p
            	use(q)   // live at call to use: p
            	use(p)
            }

            func unused() {
            	p := get()
            	use(nil)
            	_ = p
            }

            // The address is made again where it is needed.
            func addressed() {
            	var x *int // stack object x *int
            	look(&x)   // live at call to look: x
            	use(nil)   // live at call to use: x
            	look(&x)
            }

            func moved() **int {
            	x := get() // live at call to get: &x
            	use(nil)   // live at call to use: &x
            	return &x
            }

            func closure(p *int) { // live at entry to closure: p
            	f := func() { use(p) } // stack object .autotmp struct { F uintptr; X0 *int }
            	use(nil)               // live at call to use: .autotmp
            	f()
            }

            func ranges(m map[string]*int, s [][2]*int) { // live at entry to ranges: m s
            	for _, p := range m { // live at call to mapIterNext: .autotmp s | live at call to mapIterStart: .autotmp s | stack object .autotmp internal/runtime/maps.Iter
            		use(p) // live at call to use: .autotmp s
            	}
            	for _, a := range s {
            		use(a[0]) // live at call to use: .autotmp a s
            		use(a[1]) // live at call to use: .autotmp s
            	}
            }

            func named() (r []*int, err error) {
            	r = []*int{get()} // live at call to newobject: .autotmp
            	use(nil)          // live at call to use: .autotmp
            	return r, nil
            }

            // A deferred call may want its function and the results wherever a panic comes from.
            func deferred(p *int) (s string) { // live at entry to deferred: p
            	defer use(p) // stack object .autotmp struct { F uintptr; X0 *int }
            	s = str()    // live at call to str: .autotmp s
            	use(nil)     // live at call to use: .autotmp s
            	return       // live at indirect call: .autotmp s
            }

            func grow(s []*int, t string) []*int { // live at entry to grow: s t
            	s = append(s, get()) // live at call to get: s t | live at call to growslice: .autotmp t
            	one(nil, t)          // live at call to one: .autotmp
            	return s
            }

            func either(b bool) {
            	var p *int
            	if b {
            		p = get()
            	} else {
            		p = new(int)
            	}
            	use(nil) // live at call to use: p
            	use(p)
            }

            func main() {}
            """;

    @Test
    void linesAreThoseOfGc() {
        Map<Integer, Set<String>> want = new TreeMap<>();
        String[] lines = PROGRAM.split("\n");
        for (int i = 0; i < lines.length; i++) {
            int c = lines[i].indexOf("// live at") >= 0 ? lines[i].indexOf("// live at") : lines[i].indexOf("// stack object");
            if (c >= 0) {
                want.put(i + 1, new TreeSet<>(Arrays.asList(lines[i].substring(c + 3).split(" \\| "))));
            }
        }
        PackageIr ir = Analysis.run(GoldenIr.ir("x", PROGRAM, new Diagnostics()), ImportedFacts.NONE, 0, Set.of("live"), true);
        StackMaps.report(ir, ImportedFacts.NONE);
        Map<Integer, Set<String>> got = new TreeMap<>();
        for (String line : ir.notes.lines()) {
            String[] parts = line.split(":", 4);
            got.computeIfAbsent(Integer.parseInt(parts[1]), k -> new TreeSet<>()).add(parts[3].strip().replaceAll("autotmp_[0-9]+", "autotmp"));
        }
        assertEquals(text(want), text(got));
    }

    private static String text(Map<Integer, Set<String>> lines) {
        StringBuilder s = new StringBuilder();
        lines.forEach((n, m) -> s.append(n).append(": ").append(String.join(" | ", m)).append('\n'));
        return s.toString();
    }
}
