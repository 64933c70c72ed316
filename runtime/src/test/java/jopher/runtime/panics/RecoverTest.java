package jopher.runtime.panics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Panic, defer and recover as compiled code drives them. Each scenario is a Go function written out by hand in the shape that
/// [Defers] documents; the expected lines are what gc prints for it.
class RecoverTest {
    private final List<String> out = new ArrayList<>();
    private final G g = new G(7, 0, null);

    /// `func f() { body }` with defers.
    private static void func(G g, java.util.function.Consumer<Defers> body) {
        Defers d = new Defers();
        try {
            body.accept(d);
            d.runAll(g);
        } catch (Throwable t) {
            d.unwind(g, t);
        }
    }

    private static Func plain(Func.Body b) {
        return Func.of(b);
    }

    /// A function that contains recover(): takes the token at entry.
    private static Func recovering(java.util.function.BiConsumer<G, GoPanic> b) {
        return new Func() {
            @Override
            public void call(G g) {
                b.accept(g, Panics.token(g));
            }

            @Override
            public boolean recovers() {
                return true;
            }
        };
    }

    private void say(String name, Object v) {
        out.add(name + " " + (v == null ? "<nil>" : v instanceof Fault f ? f.text : v));
    }

    private Func check(String name) {
        return recovering((h, t) -> say(name, Panics.recover(h, t)));
    }

    /// `func hrec() { defer func() { chk("nested", recover()) }() }`
    private void nested(G h) {
        func(h, d -> d.push(check("nested")));
    }

    private void scenario(java.util.function.Consumer<Defers> body, String... want) {
        func(g, body);
        assertEquals(List.of(want), out);
        assertNull(g.top);
        assertNull(g.tok);
    }

    @Test
    void onlyTheDeferredFunctionItselfRecovers() {
        scenario(d -> {
            d.push(check("end"));
            d.push(plain(this::nested));
            throw Panics.panic(g, 1);
        }, "nested <nil>", "end 1");
    }

    @Test
    void calleeOfDeferredFunctionDoesNot() {
        scenario(d -> {
            d.push(check("outer"));
            d.push(recovering((h, t) -> {
                nested(h);
                say("self", Panics.recover(h, t));
            }));
            throw Panics.panic(g, 2);
        }, "nested <nil>", "self 2", "outer <nil>");
    }

    @Test
    void newerPanicReplacesOlder() {
        scenario(d -> {
            d.push(check("all"));
            d.push(plain(h -> {
                throw Panics.panic(h, "second");
            }));
            throw Panics.panic(g, "first");
        }, "all second");
    }

    @Test
    void innerPanicRecoveredInsideLeavesOuter() {
        scenario(d -> {
            d.push(check("outer"));
            d.push(plain(h -> func(h, e -> {
                e.push(check("inner"));
                throw Panics.panic(h, "9b");
            })));
            throw Panics.panic(g, "9");
        }, "inner 9b", "outer 9");
    }

    @Test
    void recoverTwiceYieldsOnce() {
        scenario(d -> {
            d.push(recovering((h, t) -> {
                say("a", Panics.recover(h, t));
                say("b", Panics.recover(h, t));
            }));
            throw Panics.panic(g, 16);
        }, "a 16", "b <nil>");
    }

    @Test
    void nilFunctionPanicsWhenRun() {
        scenario(d -> {
            d.push(check("t11"));
            d.push(null);
            out.add("body");
        }, "body", "t11 invalid memory address or nil pointer dereference");
    }

    @Test
    void jvmExceptionsArePanics() {
        scenario(d -> {
            d.push(check("div"));
            int zero = out.size();
            say("never", 1 / zero);
        }, "div integer divide by zero");
    }

    @Test
    void faultsArePanics() {
        scenario(d -> {
            d.push(check("index"));
            throw Panics.runtimeError("index out of range [5] with length 3");
        }, "index index out of range [5] with length 3");
    }

    /// Go 1.26 test/recover.go, test6: recover in a function deferred while the outer panic is being handled.
    @Test
    void deferredRecoverClosureWithOuterToken() {
        scenario(d -> {
            d.push(check("must nil"));
            d.push(recovering((h, t) -> func(h, e -> {
                e.push(plain(k -> Panics.recover(k, t)));
                e.push(check("must 3"));
                throw Panics.panic(h, 3);
            })));
            throw Panics.panic(g, 2);
        }, "must 3 3", "must nil <nil>");
    }

    @Test
    void goexitRunsDefersAndCannotBeRecovered() {
        try {
            func(g, d -> {
                d.push(check("outer"));
                func(g, e -> {
                    e.push(check("inner"));
                    e.push(plain(h -> {
                        throw Panics.panic(h, 6);
                    }));
                    throw Panics.goexit(g);
                });
                out.add("not reached");
            });
            out.add("not reached either");
        } catch (GoPanic p) {
            out.add(p.isGoexit() ? "(goexit)" : "?");
        }
        assertEquals(List.of("inner 6", "outer <nil>", "(goexit)"), out);
    }

    @Test
    void goexitDuringPanicAbortsIt() {
        try {
            func(g, d -> {
                d.push(check("t7"));
                d.push(plain(h -> {
                    throw Panics.goexit(h);
                }));
                throw Panics.panic(g, 7);
            });
        } catch (GoPanic p) {
            out.add(p.isGoexit() ? "(goexit)" : "?");
        }
        assertEquals(List.of("t7 <nil>", "(goexit)"), out);
    }

    @Test
    void stackOverflowIsNoPanic() {
        try {
            func(g, d -> {
                d.push(check("never"));
                throw new StackOverflowError();
            });
        } catch (StackOverflowError e) {
            out.add("passed");
        }
        assertEquals(List.of("passed"), out);
    }
}
