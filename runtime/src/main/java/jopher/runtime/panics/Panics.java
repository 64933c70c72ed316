package jopher.runtime.panics;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;

/// panic, recover and Goexit, and the faults that runtime helpers raise.
///
/// The mechanism (agrees with gc line for line on the recover tests of Go's own suite): `panic` pushes its record on `g.top` at
/// once and throws it. A function that contains `recover()` begins with [#token]; [#recover] yields a value only for the token of
/// the innermost panic. The token is put in place by [Defers] before it calls a deferred function whose `recovers()` is true,
/// and nobody else pays anything.
public final class Panics {
    private Panics() {
    }

    /// First instruction of every function that contains `recover()`: takes the token, so that callees do not see it.
    @CompilerEntry
    public static GoPanic token(G g) {
        GoPanic t = g.tok;
        if (t != null) {
            g.tok = null;
        }
        return t;
    }

    /// `recover()` in a function that took `token` at entry.
    @CompilerEntry
    public static Object recover(G g, GoPanic token) {
        if (token == null || token != g.top || token.recovered || token.goexit) {
            return null;
        }
        token.recovered = true;
        return token.value;
    }

    /// `panic(value)`. Never returns normally; the result type lets callers write `throw panic(…)`.
    @CompilerEntry
    public static GoPanic panic(G g, Object value) {
        if (value == null) {
            value = ErrorValues.make(g, new Fault(Fault.Kind.NIL_PANIC, null));
        }
        throw push(g, new GoPanic(value, false, null, true));
    }

    /// `runtime.Goexit()`. Never returns normally.
    public static GoPanic goexit(G g) {
        throw push(g, new GoPanic(null, true, null, true));
    }

    private static GoPanic push(G g, GoPanic p) {
        p.link = g.top;
        g.top = p;
        return p;
    }

    /// The panic that a throwable stands for. Go panics are in the chain already; faults and the JVM's own nil and division
    /// exceptions enter it here. Stack overflow, lack of memory and our own errors are not panics: they pass through, no
    /// deferred call sees them.
    static GoPanic adopt(G g, Throwable t) {
        if (t instanceof GoPanic p) {
            return p;
        }
        Fault fault = switch (t) {
            case Fault f -> f;
            case NullPointerException _ -> new Fault(Fault.Kind.MEMORY, "invalid memory address or nil pointer dereference");
            case ArithmeticException _ -> new Fault(Fault.Kind.DIVIDE, "integer divide by zero");
            case StackOverflowError e -> {
                Fatal.overflow(g, e);
                throw e;
            }
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(t);
        };
        return push(g, new GoPanic(ErrorValues.make(g, fault), false, t, false));
    }

    /// Whether the method of an interface value that a deferred call calls contains `recover()`: its class then has a marker.
    @CompilerEntry
    public static boolean methodRecovers(Object receiver, String methodKey) {
        if (receiver == null) {
            return false;
        }
        try {
            receiver.getClass().getField("recovers$" + methodKey);
            return true;
        } catch (NoSuchFieldException e) {
            return false;
        }
    }

    // ---- faults raised by helpers without a goroutine; all of them are returned, to be thrown by the caller ----

    /// A `runtime.Error` that prints as "runtime error: " + text.
    public static RuntimeException runtimeError(String text) {
        return new Fault(Fault.Kind.ERROR, text);
    }

    /// A `runtime.Error` without the prefix: "send on closed channel".
    public static RuntimeException plainError(String text) {
        return new Fault(Fault.Kind.PLAIN, text);
    }

    /// A `*runtime.TypeAssertionError`; `text` follows "interface conversion: ".
    public static RuntimeException assertionError(String text) {
        return new Fault(Fault.Kind.ASSERTION, text);
    }

    /// `panic("text")` inside a native: the value is a string.
    public static RuntimeException stringPanic(String text) {
        return new Fault(Fault.Kind.STRING, text);
    }

    /// Explicit nil check that failed where the JVM does not dereference by itself.
    @CompilerEntry
    public static RuntimeException nilDereference() {
        return new Fault(Fault.Kind.MEMORY, "invalid memory address or nil pointer dereference");
    }

    /// As [#nilDereference], thrown here: for checks that the compiler writes as statements.
    @CompilerEntry
    public static void panicmem() {
        throw nilDereference();
    }

    @CompilerEntry
    public static RuntimeException divide() {
        return new Fault(Fault.Kind.DIVIDE, "integer divide by zero");
    }

    /// `x << n` with negative n.
    @CompilerEntry
    public static RuntimeException negativeShift() {
        return new Fault(Fault.Kind.ERROR, "negative shift amount");
    }

    /// A range-over-func body called when it must not be: `state` is abi.RF_* of Go 1.26 `internal/abi/rangefuncconsts.go`.
    @CompilerEntry
    public static void panicrangestate(G g, long state) {
        throw runtimeError(switch ((int) state) {
            case 0 -> "range function continued iteration after function for loop body returned false";
            case 2 -> "range function continued iteration after loop body panic";
            case 3 -> "range function continued iteration after whole loop exit";
            case 4 -> "range function recovered a loop body panic and did not resume panicking";
            default -> "range function state " + state;
        });
    }

    /// A value method called through a pointer by code that stands for the method of the pointer type: `method` is its Go name.
    @CompilerEntry
    public static void panicwrap(Object receiver, jopher.runtime.strings.GoString method) {
        if (receiver == null) {
            throw valueMethodOfNil(method.toString());
        }
    }

    /// For interface calls; the receiver if it is not nil.
    @CompilerEntry
    public static Object receiver(Object receiver, String method) {
        if (receiver == null) {
            throw valueMethodOfNil(method);
        }
        return receiver;
    }

    /// Text: Go's runtime/error.go, panicwrap.
    public static RuntimeException valueMethodOfNil(String method) {
        int dot = method.lastIndexOf('.');
        int arguments = method.indexOf('['); // main.T[...].M
        int before = method.lastIndexOf('.', (arguments < 0 ? dot : arguments) - 1);
        return plainError("value method " + method + " called using nil *" + method.substring(before + 1, dot) + " pointer");
    }

    /// Thrown where a bodyless function has no native: names it.
    @CompilerEntry
    public static RuntimeException missingNative(String name) {
        return new Fault(Fault.Kind.STRING, "missing native " + name);
    }

    /// Thrown where the compiler met an unsafe use it cannot express; `what` names expression and position.
    @CompilerEntry
    public static RuntimeException unsupported(String what) {
        return new Fault(Fault.Kind.STRING, "unsupported: " + what);
    }
}
