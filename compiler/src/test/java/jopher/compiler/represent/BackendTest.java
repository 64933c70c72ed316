package jopher.compiler.represent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.Instruction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.emit.ClassEmitter;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.escape.Analysis;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.link.LinkTable;
import jopher.compiler.link.Linker;
import jopher.compiler.noder.EmbedData;
import jopher.compiler.noder.Noder;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.order.Order;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;
import jopher.compiler.walk.Walk;
import org.junit.jupiter.api.Test;

/// What the back end makes of small Go programs without imports.
class BackendTest {
    private static List<ClassFileEntry> compile(String body) {
        return compile(body, false);
    }

    private static List<ClassFileEntry> compile(String body, boolean debug) {
        var errors = new Diagnostics();
        var files = List.of(Parser.parse(new Source("x.go", ("package main\n" + body).getBytes(StandardCharsets.UTF_8)), errors));
        var context = new Context();
        Importer none = (path, dir) -> {
            throw new Importer.ImportException("no imports here");
        };
        var r = new Checker(CheckConfig.COMPILER, none, context, errors).check(new Package("main", "main"), files);
        assertFalse(errors.hasErrors(), () -> errors.lines(5).toString());
        var source = new PackageSource() {
            @Override
            public Facts facts(FuncObj origin) {
                return null;
            }

            @Override
            public Source function(FuncObj origin) {
                return null;
            }
        };
        var ir = Analysis.run(Noder.node(r.pkg(), files, r.info(), context, source, EmbedData.NONE), ImportedFacts.NONE, 0, Set.of(), true);
        var all = new ArrayList<Func>();
        for (var f : ir.funcs) {
            all.add(f);
            all.addAll(Order.run(f));
        }
        all.forEach(f -> Walk.run(f, ir.escapes));
        ir.funcs.clear();
        ir.funcs.addAll(all);
        var backend = new Backend(LinkTable.none());
        return new ClassEmitter(backend.hierarchy()).emit(backend.translate(ir), debug);
    }

    private static List<Instruction> code(String body, String function) {
        for (var c : compile(body)) {
            if (c.name().equals("go/main/$x")) {
                for (var m : ClassFile.of().parse(c.bytes()).methods()) {
                    if (m.methodName().equalsString(function)) {
                        return m.code().orElseThrow().elementStream().filter(Instruction.class::isInstance).map(Instruction.class::cast).toList();
                    }
                }
            }
        }
        throw new AssertionError("no function " + function);
    }

    private static boolean has(List<Instruction> code, Opcode op) {
        return code.stream().anyMatch(i -> i.opcode() == op);
    }

    private static String calls(List<Instruction> code) {
        return code.stream().filter(InvokeInstruction.class::isInstance).map(i -> ((InvokeInstruction) i).name().stringValue() + ((InvokeInstruction) i).type().stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void loopVariablesBoundedByLenAreInts() {
        var code = code("func f(s []int) int { t := 0; for i := 0; i < len(s); i++ { t += s[i] }; return t }\nfunc main() {}", "f");
        assertTrue(has(code, Opcode.IF_ICMPGE) && has(code, Opcode.IINC), code::toString);
        assertEquals("", calls(code), "the index is proved");
    }

    @Test
    void aBoundThatIsNoLengthIsCutToIntWhereTheIndexIsChecked() {
        var code = code("func f(s []int, n int) int { t := 0; for i := 0; i < n; i++ { t += s[i] }; return t }\nfunc main() {}", "f");
        assertTrue(has(code, Opcode.IF_ICMPGE), code::toString);
    }

    @Test
    void aLoopThatIndexesNothingCountsInLong() {
        var code = code("func f(n int) int { t := 0; for i := 0; i < n; i++ { t += i }; return t }\nfunc main() {}", "f");
        assertTrue(has(code, Opcode.LCMP) && !has(code, Opcode.IINC), code::toString);
    }

    @Test
    void aConditionalIndexProvesNothing() {
        var code = code("func f(s []int, n int, b bool) int { t := 0; for i := 0; i < n; i++ { if b { t += s[i] } }; return t }\nfunc main() {}", "f");
        assertTrue(has(code, Opcode.LCMP), code::toString);
    }

    @Test
    void appendToAVariableMakesNoHeader() {
        var code = code("func f(n int) int { var s []int; for i := range n { s = append(s, i) }; return len(s) }\nfunc main() {}", "f");
        assertTrue(calls(code).contains("growJ"), () -> calls(code));
        assertFalse(has(code, Opcode.NEW), code::toString);
    }

    @Test
    void appendToAFieldStoresItsLengthOnly() {
        var code = code("type W struct { buf []byte }\nfunc (w *W) put(c byte) { w.buf = append(w.buf, c) }\nfunc main() {}", "(*W)$put");
        assertFalse(has(code, Opcode.NEW), code::toString);
        assertTrue(calls(code).contains("growB"));
    }

    @Test
    void aStructParameterThatIsOnlyReadIsNotCopied() {
        String p = "type P struct { x, y int }\nvar g P\nfunc leaf(p P) int { return p.x * p.y }\nfunc writes(p P) int { g.x = 1; return p.x }\nfunc main() {}";
        assertEquals("", calls(code(p, "leaf")));
        assertTrue(calls(code(p, "writes")).startsWith("of("), "g.x = 1 may write what p refers to");
    }

    /// R6.1: shown on the bytecode, so with the JIT off, too.
    @Test
    void readsOfMapElementsAllocateNothing() {
        String p = "type A [1024]byte\ntype S struct { x, y int; a [20]int }\n"
                + "func field(m map[int]S) int { return m[1].y + m[2].a[3] }\n"
                + "func elem(m map[int]A) byte { return m[1][2] }\n"
                + "func equal(m map[int]A) bool { return m[1] == A{} }\n"
                + "func zero(m map[int]S) bool { return m[1] == S{} }\n"
                + "func ok(m map[int]S) int { if v, ok := m[1]; ok { return v.x }; return 0 }\n"
                + "func each(m map[int]S) (n int) { for _, v := range m { n += v.x }; return }\n"
                + "func written(m map[int]S) S { v := m[1]; v.x = 1; return v }\n"
                + "func stored(m map[int]S, p *S) { v := m[1]; *p = v; m[2] = v }\nfunc main() {}";
        for (String f : List.of("field", "elem", "equal", "zero", "ok", "each")) {
            var code = code(p, f);
            assertFalse(has(code, Opcode.NEW) || has(code, Opcode.NEWARRAY) || calls(code).matches(".*\\b(clone|of|copy)\\(.*"), () -> f + ": " + code);
        }
        assertTrue(calls(code(p, "written")).contains("of("), "v is written: it needs a copy");
        assertTrue(calls(code(p, "stored")).contains("of("), "the new element must not be the old one's object");
    }

    /// R4.1
    @Test
    void conversionsThatAreOnlyLookedAtMakeNoObject() {
        String types = "type S struct { x int; s string }\ntype A [1024]byte\ntype I interface { M() }\ntype T int\nfunc (T) M() {}\nfunc main() {}\n";
        for (String f : List.of(
                "(m map[any]int, x int) int { return m[x] }",
                "(m map[any]int, x S) int { return m[x] }",
                "(m map[any]int, x A) bool { _, ok := m[x]; return ok }",
                "(m map[I]int, x T) { delete(m, x) }",
                "(m map[float64]int, x float64) int { return m[x] }",
                "(m map[bool]int, x bool) { delete(m, x) }",
                "(i any, x int) bool { return i == x }",
                "(i any, x S) bool { return x != i }",
                "(x, y int) bool { return any(x) == any(y) }",
                "(x T) int { switch any(x).(type) { case int: return 1; case I: return 2 }; return 3 }",
                "(x S) string { switch v := any(x).(type) { case error: return v.Error(); case int, S: return \"S\" }; return \"\" }",
                "(x A) bool { _, ok := any(x).(A); return ok }",
                "(x T) bool { _, ok := any(x).(I); return ok }",
                "(x int) int { v, _ := any(x).(int); return v }")) {
            String made = calls(code(types + "func f" + f, "f"));
            assertFalse(made.contains("of(") || made.contains("copy(") || made.contains("<init>"), () -> f + ": " + made);
        }
        String kept = calls(code(types + "func f(m map[any]int, x int) any { m[x] = 1; var i any = x; return i }", "f"));
        assertTrue(kept.contains("of(J)"), kept);
    }

    /// R2.1
    @Test
    void smallMapsThatDoNotEscapeBelongToTheFrame() {
        for (String make : List.of("make(map[int]int)", "map[int]int{}", "make(map[int]int, 8)", "make(map[int]int, n)", "map[int]int{1: 2}")) {
            String calls = calls(code("func f(n int) int { m := " + make + "; m[n]++; return m[n] }\nfunc main() {}", "f"));
            assertTrue(calls.contains("makemap_frame(") && calls.contains("frameend("), calls);
            String escaping = calls(code("func f(n int) map[int]int { m := " + make + "; m[n]++; return m }\nfunc main() {}", "f"));
            assertFalse(escaping.contains("frame"), escaping);
            assertTrue(make.contains(", n") || escaping.contains("makemap_small()"), escaping);
        }
        for (String f : List.of("(n int) { m := make(map[int]int); go func() { m[1]++ }() }", "(n int) { m := map[int]int{}; defer println(len(m)) }",
                "(n int) { var last map[int]int; for range n { m := map[int]int{}; println(len(last)); last = m } }", "(p *map[int]int) { *p = map[int]int{} }",
                "(n int) { m := make(map[int]int, 9); m[n]++ }")) {
            String calls = calls(code("func f" + f + "\nfunc main() {}", "f"));
            assertFalse(calls.contains("frame"), () -> f + ": " + calls);
        }
    }

    /// A list and closures only when a panic leaves the function; as in gc up to eight, and not in loops.
    @Test
    void defersThatRunAtMostOnceAreCalledDirectly() {
        String g = "func g(int) {}\nfunc main() {}\n";
        for (String f : List.of("(n int) { defer g(n); if n > 1 { defer g(2) }; switch n { case 1: defer g(n) }; for range n { g(n) } }",
                "(n int) (r int) { defer func() { r += n }(); return n }", "(f func(), n int) { defer f(); if n > 1 { goto end }; g(n); end: g(1) }")) {
            String calls = calls(code(g + "func f" + f, "f"));
            assertFalse(calls.contains("runAll"), () -> f + ": " + calls);
            String normal = calls.substring(0, calls.indexOf("leaving("));
            assertFalse(normal.contains("push("), () -> f + ": " + calls);
            assertTrue(calls.contains("unwind("), () -> f + ": " + calls);
        }
        for (String f : List.of("(n int) { for range n { defer g(n) } }", "(n int) { again: defer g(n); if n > 1 { goto again } }", "(n int) { " + "defer g(n);".repeat(9) + " }",
                "(seq func(func(int) bool)) { for i := range seq { defer g(i) } }")) {
            String calls = calls(code(g + "func f" + f, "f"));
            assertTrue(calls.contains("runAll"), () -> f + ": " + calls);
        }
    }

    /// R6.2
    @Test
    void typesOfOneRepresentationShareTheirZeroValue() {
        var names = compile("type A [100]int\ntype B [100]int\ntype S struct { x int }\ntype T S\nfunc f(a map[int]A, b map[int]B, c map[int][100]uint, s map[int]S, t map[int]T) int {\n"
                + "return a[1][1] + b[1][1] + int(c[1][1]) + s[1].x + t[1].x }\nfunc main() {}").stream().map(ClassFileEntry::name).filter(n -> n.startsWith("go/$z/")).toList();
        assertEquals(2, names.size(), names::toString);
    }

    @Test
    void secondResultsGoThroughG() {
        var code = code("func two() (int, error) { return 1, nil }\nfunc f() int { n, err := two(); if err != nil { return 0 }; return n }\nfunc main() {}", "two");
        assertTrue(has(code, Opcode.PUTFIELD) && has(code, Opcode.ARETURN), code::toString);
    }

    @Test
    void sameInputSameBytes() {
        String p = "type T struct { a []string; m map[string]int }\nfunc (t *T) M() (int, error) { return len(t.a), nil }\ntype I interface { M() (int, error) }\n"
                + "var x I = &T{}\nfunc main() { defer func() { recover() }(); n, _ := x.M(); println(n) }";
        var a = compile(p);
        var b = compile(p);
        assertEquals(a.stream().map(ClassFileEntry::name).toList(), b.stream().map(ClassFileEntry::name).toList());
        for (int i = 0; i < a.size(); i++) {
            assertArrayEquals(a.get(i).bytes(), b.get(i).bytes(), a.get(i).name());
        }
    }

    @Test
    void bridgesImplementTheMethodInterfacesOfTheProgram() {
        var linked = Linker.link(compile("type T struct{}\nfunc (T) M() {}\nfunc (T) unused() {}\ntype I interface { M() }\nvar x I = T{}\nfunc main() { x.M() }"),
                new Linker.Program(List.of("main"), "go/main/$x", "", java.util.Set.of()));
        var t = linked.stream().filter(c -> c.name().equals("go/main/T$V")).findFirst().orElseThrow();
        var interfaces = ClassFile.of().parse(t.bytes()).interfaces();
        assertEquals(1, interfaces.size());
        assertTrue(interfaces.get(0).asInternalName().startsWith("go/$m/M$"));
        assertTrue(linked.stream().anyMatch(c -> c.name().equals("go/$program")));
    }

    @Test
    void longLiteralsFit() {
        String words = IntStream.range(0, 30_000).mapToObj(i -> "\"w" + i + "\"").collect(Collectors.joining(", "));
        String structs = IntStream.range(0, 5_000).mapToObj(i -> "{" + i + ", \"s" + i + "\"}").collect(Collectors.joining(", "));
        String numbers = IntStream.range(0, 50_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        compile("var w = []string{" + words + "}\nvar s = []struct { n int; s string }{" + structs + "}\nvar n = [...]int{" + numbers + "}\nfunc main() {}");
    }

    @Test
    void functionsAboveTheJvmsLimitAreSplit() {
        String body = IntStream.range(0, 4_000).mapToObj(i -> "if x == " + i + " { x = x*3 + " + i + "; println(x) }\n").collect(Collectors.joining());
        var classes = compile("func huge(x int) {\n" + body + "}\nfunc main() {}");
        assertTrue(classes.stream().anyMatch(c -> c.name().equals("go/main/$x$S0")), classes.toString());
        // every part fits below the size up to which a JVM without flags compiles methods
        for (var c : classes) {
            if (c.name().contains("$S")) {
                ClassFile.of().parse(c.bytes()).methods().forEach(m -> assertTrue(m.findAttribute(java.lang.classfile.Attributes.code()).orElseThrow().codeLength() < 8_000));
            }
        }
    }

    /// Function, then its variables: `name first-slot`, in order of their first value.
    private static String variables(String body) {
        var out = new ArrayList<String>();
        for (var c : compile(body, true)) {
            for (var m : ClassFile.of().parse(c.bytes()).methods()) {
                var table = m.code().orElseThrow().findAttribute(Attributes.localVariableTable());
                table.ifPresent(t -> out.add(m.methodName() + ":" + t.localVariables().stream()
                        .map(v -> " " + v.name() + " " + v.type().stringValue()).collect(Collectors.joining())));
            }
        }
        return String.join("\n", out);
    }

    @Test
    void withoutOptimizationClassFilesNameTheVariablesOfTheSource() {
        assertEquals("f: a J b J c J i I y I", variables("func f(a, b int) (c int) { for i := range 3 { y := i; _ = y }; c = a; return }\nfunc main() {}"));
        assertEquals("f: n J n Ljopher/runtime/pointers/CellJ; g Lgo/$f/$V;\nf$func1: n Ljopher/runtime/pointers/CellJ;",
                variables("func f(n int) int { g := func() { n++ }; g(); return n }\nfunc main() {}"));
        assertEquals("(*T)$m: t Lgo/$s/…; n J", variables("type T struct { x int }\nfunc (t *T) m(n int, _ string) int { return t.x + n }\ntype U struct { T }\nfunc main() {}")
                .replaceAll("s/\\w+;", "s/…;"));
    }

    @Test
    void aLongSumIsCutIntoParts() {
        // 80,000 bytes of code and 40,000 levels deep: measured once for each level it would take minutes
        var classes = assertTimeoutPreemptively(java.time.Duration.ofSeconds(60),
                () -> jopher.compiler.base.DeepStack.call(() -> compile("func f(x int) int { return x" + " + x".repeat(40_000) + " }\nfunc main() {}")));
        assertTrue(classes.stream().anyMatch(c -> c.name().startsWith("go/main/$x$S")), () -> "no class of parts: " + classes.stream().map(ClassFileEntry::name).toList());
    }
}
