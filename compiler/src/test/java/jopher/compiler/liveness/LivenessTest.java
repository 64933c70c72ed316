package jopher.compiler.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.CodePrinter;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;
import org.junit.jupiter.api.Test;

/// What is released where, on methods built by hand: `f(g, p)` and calls of `go/other/$x.wait(g)`, `.take(g, x)`, which may wait.
class LivenessTest {
    private final Slot g = new Slot("g", new JvmType(Names.G_DESCRIPTOR));
    private final Slot p = new Slot("p", JvmType.OBJECT);
    private final Slot x = new Slot("x", JvmType.OBJECT);
    private final Slot n = new Slot("n", JvmType.INT);

    private static Value load(Slot s) {
        return new Value.Load(s);
    }

    private Value.Invoke waits() {
        return new Value.Invoke(Value.Dispatch.STATIC, "go/other/$x", "wait", "(" + Names.G_DESCRIPTOR + ")V", List.of(load(g)), false);
    }

    private Value.Invoke takes(Value v) {
        return new Value.Invoke(Value.Dispatch.STATIC, "go/other/$x", "take", "(" + Names.G_DESCRIPTOR + "Ljava/lang/Object;)V", List.of(load(g), v), false);
    }

    /// Touches a value and does not wait.
    private static Code touches(Value v) {
        return new Code.Eval(new Value.InstanceOf(JvmType.STRING, v));
    }

    private static Code eval(Value v) {
        return new Code.Eval(v);
    }

    private ClassUnit unit(Code... code) {
        var u = new ClassUnit(1, "go/main/$x", "java/lang/Object");
        u.methods.add(new MethodUnit(9, "f", "(" + Names.G_DESCRIPTOR + "Ljava/lang/Object;)V", List.of(g, p), List.of(code), "main.f", Pos.NONE));
        return u;
    }

    private String body(boolean keepVariables, Code... code) {
        var u = unit(code);
        Liveness.run(List.of(u), keepVariables);
        LivenessVerifier.verify(u);
        String s = CodePrinter.print(u, u.methods.getFirst());
        return s.lines().skip(2).map(l -> l.substring(4)).reduce("", (a, b) -> a + b + "\n").replace("go/other/$x.", "").replace("java/lang/", "");
    }

    private String body(Code... code) {
        return body(false, code);
    }

    private static final Code RETURN = new Code.Return(null);

    @Test
    void releasesWhatIsDeadAndNothingElse() {
        assertEquals("""
                x LObject; = p
                wait(g) release(p)
                (x instanceof String)
                wait(g) release(x)
                wait(g)
                return
                """, body(new Code.Store(x, load(p)), eval(waits()), touches(load(x)), eval(waits()), eval(waits()), RETURN));
    }

    @Test
    void theArgumentBelongsToTheCallee() {
        assertEquals("""
                take(g, p) release(p)
                return
                """, body(eval(takes(load(p))), RETURN));
    }

    @Test
    void variablesWithANameStayForDebuggers() {
        assertEquals("""
                x LObject; = p
                wait(g)
                return
                """, body(true, new Code.Store(x, load(p)), eval(waits()), RETURN));
    }

    @Test
    void whatTheNextRoundReadsStays() {
        var top = new Target("top");
        assertEquals("""
                x LObject; = null
                .top:
                wait(g)
                (p instanceof String)
                x = p
                (x instanceof String)
                take(g, null) release(x)
                goto .top
                """, body(new Code.Store(x, new Value.Null()), new Code.Mark(top), eval(waits()), touches(load(p)), new Code.Store(x, load(p)), touches(load(x)),
                eval(takes(new Value.Null())), new Code.Jump(top)));
    }

    @Test
    void whatOneBranchReadsIsReleasedInTheOther() {
        assertEquals("""
                n I = 1
                if (n i!= 0) {
                    wait(g)
                    (p instanceof String)
                } else {
                    wait(g) release(p)
                }
                wait(g) release(p)
                return
                """, body(new Code.Store(n, new Value.IntConst(1)),
                new Code.If(new Value.Compare(jopher.compiler.represent.code.Rel.NE, load(n), new Value.IntConst(0)),
                        List.of(eval(waits()), touches(load(p))), List.of(eval(waits()))), eval(waits()), RETURN));
    }

    @Test
    void whatAHandlerReadsStaysInTheBody() {
        var caught = new Slot("caught", JvmType.of("java/lang/Throwable"));
        assertEquals("""
                x LObject; = p
                try {
                    wait(g) release(p)
                    x = null
                    wait(g)
                } catch caught {
                    (x instanceof String)
                    wait(g) release(p, x, caught)
                }
                wait(g)
                return
                """, body(new Code.Store(x, load(p)),
                new Code.Try(List.of(eval(waits()), new Code.Store(x, new Value.Null()), eval(waits())), caught, List.of(touches(load(x)), eval(waits()))), eval(waits()), RETURN));
    }

    @Test
    void aPointerPassedAsANumberLivesUntilTheCallReturns() {
        Value number = new Value.Invoke(Value.Dispatch.STATIC, "jopher/runtime/pointers/Addresses", "of", "(Ljava/lang/Object;)J", List.of(load(p)), false);
        var call = new Value.Invoke(Value.Dispatch.STATIC, "go/other/$x", "number", "(" + Names.G_DESCRIPTOR + "J)V", List.of(load(g), number), false);
        assertEquals("""
                number(g, jopher/runtime/pointers/Addresses.of(p))
                wait(g) release(p)
                return
                """, body(eval(call), eval(waits()), RETURN));
    }

    /// A function of the package without loops that calls nothing that waits.
    @Test
    void briefCallsReleaseNothing() {
        var u = unit(eval(new Value.Invoke(Value.Dispatch.STATIC, "go/main/$x", "brief", "(" + Names.G_DESCRIPTOR + ")V", List.of(load(g)), false)), RETURN);
        var other = new Slot("g", new JvmType(Names.G_DESCRIPTOR));
        u.methods.add(new MethodUnit(9, "brief", "(" + Names.G_DESCRIPTOR + ")V", List.of(other), List.of(RETURN), "main.brief", Pos.NONE));
        Liveness.run(List.of(u), false);
        assertTrue(!CodePrinter.print(u, u.methods.getFirst()).contains("release"));
    }

    @Test
    void theVerifierFindsAReadAfterTheRelease() {
        var u = unit(eval(new Value.Release(List.of(p), waits())), touches(load(p)), RETURN);
        var e = assertThrows(CompilerBug.class, () -> LivenessVerifier.verify(u));
        assertTrue(e.getMessage().contains("read after its release"), e.getMessage());
        var caught = new Slot("caught", JvmType.of("java/lang/Throwable"));
        var inHandler = unit(new Code.Try(List.of(eval(new Value.Release(List.of(p), waits())), new Code.Store(p, new Value.Null())), caught, List.of(touches(load(p)))), RETURN);
        assertThrows(CompilerBug.class, () -> LivenessVerifier.verify(inHandler));
    }
}
