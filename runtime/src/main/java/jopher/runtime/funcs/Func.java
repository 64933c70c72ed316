package jopher.runtime.funcs;

import jopher.runtime.G;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/// Every Go function value. `go/$f/<kinds>` below it declares the abstract `call` of its signature; the ones declared here are
/// those which Java code of the runtime calls often (`func()`, timer callbacks, hooks that the Go part of package runtime
/// registers), so that the runtime needs no generated class to call them. A class implements exactly one of them. Other
/// signatures go through [#invoke].
public abstract class Func {
    private static final ClassValue<MethodHandle> CALL = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            for (Method m : type.getDeclaredMethods()) {
                if (m.getName().equals("call") && !java.lang.reflect.Modifier.isAbstract(m.getModifiers())) {
                    try {
                        m.setAccessible(true);
                        MethodHandle h = MethodHandles.lookup().unreflect(m);
                        return h.asSpreader(Object[].class, h.type().parameterCount())
                                .asType(MethodType.methodType(Object.class, Object[].class));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("function value " + type.getName() + " cannot be called", e);
                    }
                }
            }
            throw new IllegalStateException("function value " + type.getName() + " has no call method");
        }
    };

    /// True when the function, called by the defer machinery, may take the recover token: its body (or the body of the static
    /// callee of a thunk) contains `recover()`. See [jopher.runtime.panics.Defers].
    public boolean recovers() {
        return false;
    }

    /// What tells the code of this value from that of others: the class, unless reflection made it.
    public Object code() {
        return getClass();
    }

    /// `func()`
    public void call(G g) {
        throw wrongShape();
    }

    /// `func(x R) S` for references R and S
    public Object call(G g, Object a) {
        throw wrongShape();
    }

    /// `func(arg any, seq uintptr, delta int64)`: timer callbacks
    public void call(G g, Object a, long b, long c) {
        throw wrongShape();
    }

    /// `func(a, b R) bool`: range-over-func bodies
    public int call(G g, Object a, Object b) {
        throw wrongShape();
    }

    /// `func(kind, x, y int, s string) any`: the maker of runtime error values
    public Object call(G g, long kind, long x, long y, Object s) {
        throw wrongShape();
    }

    /// `func(x int) R`
    public Object call(G g, long x) {
        throw wrongShape();
    }

    /// Calls a function value of any signature: arguments in the kinds of its `call` method (Integer, Long, Float, Double,
    /// Object); the result is what the JVM returns, further results are in `g` as always.
    public final Object invoke(G g, Object... args) throws Throwable {
        Object[] all = new Object[args.length + 2];
        all[0] = this;
        all[1] = g;
        System.arraycopy(args, 0, all, 2, args.length);
        return (Object) CALL.get(getClass()).invokeExact(all);
    }

    private AbstractMethodError wrongShape() {
        return new AbstractMethodError("function value " + getClass().getName() + " called with another signature");
    }

    /// A function value made by the runtime itself. It is not an instance of any `go/f` class, so it must not be handed to
    /// compiled code.
    public static Func of(Body body) {
        return new Func() {
            @Override
            public void call(G g) {
                body.run(g);
            }
        };
    }

    /// Body of [#of].
    @FunctionalInterface
    public interface Body {
        void run(G g);
    }
}
