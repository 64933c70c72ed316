package jopher.runtime.reflect;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.abi.TypeDescription;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Panics;
import jopher.runtime.panics.Pcs;
import jopher.runtime.panics.Traceback;
import jopher.runtime.pointers.UnsafePointers;
import jopher.runtime.slices.Slice;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Types;

/// The code of func values: what the text address is in gc, the first word of the closure that a func value points to. Its number is what
/// `reflect.Value.Pointer` gives and `runtime.FuncForPC` knows. The way back, from a word with such a number to a func value, is [#as]: programs
/// keep the number of a function in a struct of their own and read a pointer to that struct as a func value. Go counterpart: runtime.funcval.
public final class FuncCode {
    /// By what tells codes apart ([Func#code]).
    private static final Map<Object, FuncCode> CODES = new HashMap<>();
    private static final Map<Long, FuncCode> NUMBERS = new HashMap<>();

    /// Of func values that reflect.MakeFunc makes.
    static final Object MADE = new Object();
    private static final Object METHOD_VALUE = new Object();

    /// Of the functions that reflect.Type.Method gives.
    ///
    /// @param index as reflect counts methods
    record MethodKey(GoType type, int index) {
    }

    /// 0 for functions that are Java's own: nobody but [jopher.runtime.pointers.Addresses] numbers those.
    private final long number;
    private final Traceback.Frame frame;
    private final Map<GoType, Func> adapted = new HashMap<>();
    /// A value with this code; null if there is none, or if the code alone does not make the value: closures over variables.
    private Func value;
    /// Type of the function; null as long as nobody said it.
    private GoType type;

    private FuncCode(Traceback.Frame frame) {
        this.frame = frame;
        this.number = frame == null ? 0 : Pcs.code(frame);
    }

    /// The code of a func value.
    ///
    /// @param type of the value; null if not known
    public static FuncCode of(Func f, GoType type) {
        synchronized (CODES) {
            FuncCode c = of(f.code());
            if (c.type == null) {
                c.type = type;
            }
            if (c.value == null && !(f.code() instanceof Class<?> k ? captures(k) : f.code() == MADE)) {
                c.value = f;
            }
            return c;
        }
    }

    /// The code of all method values that reflect makes.
    public static FuncCode ofMethodValues() {
        return of(METHOD_VALUE);
    }

    private static FuncCode of(Object key) {
        synchronized (CODES) {
            FuncCode c = CODES.get(key);
            if (c == null) {
                c = new FuncCode(frame(key));
                CODES.put(key, c);
                if (c.number != 0) {
                    NUMBERS.put(c.number, c);
                }
            }
            return c;
        }
    }

    /// The code with a number; null if none has it.
    public static FuncCode at(long number) {
        synchronized (CODES) {
            return NUMBERS.get(number);
        }
    }

    public long number() {
        return number;
    }

    private static boolean captures(Class<?> c) {
        return Arrays.stream(c.getDeclaredFields()).anyMatch(f -> !Modifier.isStatic(f.getModifiers()));
    }

    private static Traceback.Frame frame(Object key) {
        return switch (key) {
            case Class<?> c -> Traceback.function(c);
            case MethodKey(GoType t, int i) -> method(t, t.methods()[i].code());
            default -> Traceback.reflectStub(key == METHOD_VALUE ? "methodValueCall" : "makeFuncStub");
        };
    }

    /// Methods of a pointer to T that T has, too, and promoted ones are wrappers that the compiler makes.
    private static Traceback.Frame method(GoType t, TypeDescription.Method m) {
        boolean pointer = t.kind() == Kind.POINTER && !t.isDefined();
        GoType named = pointer ? t.elem() : t;
        String function = m.name();
        if (named.isDefined()) {
            String name = named.name();
            int arguments = name.indexOf('[');
            name = arguments < 0 ? name : name.substring(0, arguments) + "[...]";
            function = Names.symbolPath(named.pkgPath()) + "." + (pointer ? "(*" + name + ")" : name) + "." + m.name();
        }
        return Traceback.function(function, m.owner(), m.pointer() == pointer ? m.line() : 0);
    }

    // ---- func values ----

    /// A func value of type `want` with this code.
    public synchronized Func as(GoType want) {
        if (value == null) {
            throw Panics.unsupported("a func value made of the code of " + (frame == null ? "a function" : frame.function()) + ", which has variables of the function around it");
        }
        return adapted.computeIfAbsent(want, w -> adapt(value, type, w));
    }

    /// A func value as one of type `want`, with as many arguments and results that are pointers where its own are, numbers where its own are.
    ///
    /// @param have type of the value; null if not known
    public static Func adapt(Func f, GoType have, GoType want) {
        if (have == want || have == null && ofSignature(f, want)) {
            return f;
        }
        if (have == null) {
            throw Panics.unsupported("a func value of another type as " + want);
        }
        if (have.signature().in().size() != want.signature().in().size() || have.signature().out().size() != want.signature().out().size()) {
            throw Panics.unsupported("a func value of type " + have + " as " + want);
        }
        return MadeFunc.make(want, new Func() {
            @Override
            public Object call(G g, Object args) {
                Object[] in = converted((Slice) args, want.signature().in(), have.signature().in());
                Object[] out = Calls.call(g, have, f, in);
                return Slice.whole(converted(Slice.whole(out), have.signature().out(), want.signature().out()));
            }
        });
    }

    /// Can compiled code call the value as one of type `t`?
    public static boolean ofSignature(Func f, GoType t) {
        String results = Results.kinds(t.signature().out());
        Class<?> c = Types.findClass(Names.funcClass(Results.kinds(t.signature().in()), results.isEmpty() ? 'V' : results.charAt(Names.returnedResult(results))));
        return c != null && c.isInstance(f);
    }

    /// Carriers of other types with the same words.
    private static Object[] converted(Slice carriers, List<GoType> from, List<GoType> to) {
        Object[] out = new Object[from.size()];
        for (int i = 0; i < out.length; i++) {
            Object c = ((Object[]) carriers.a)[carriers.off + i];
            GoType want = to.get(i);
            if (from.get(i) == want) {
                out[i] = c;
            } else if (Carriers.pointerShaped(from.get(i)) && Carriers.pointerShaped(want)) {
                out[i] = Carriers.of(want, UnsafePointers.as(Carriers.load(from.get(i), c), want));
            } else {
                out[i] = UnsafePointers.convert(c, want.pointerTo(), "call of a func value as " + want);
            }
        }
        return out;
    }
}
