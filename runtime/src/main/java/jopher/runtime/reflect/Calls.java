package jopher.runtime.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.TypeDescription;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.panics.Panics;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Method;
import jopher.runtime.types.Types;

/// Calls of functions whose type is known only at run time. Arguments and results are carriers.
public final class Calls {
    /// @param spread takes everything in one array
    private record Code(MethodHandle handle, MethodHandle spread) {
    }

    private static final Map<TypeDescription.Method, Code> CODE = new HashMap<>();

    private Calls() {
    }

    public static Object[] call(G g, GoType type, Func f, Object[] args) {
        List<GoType> in = type.signature().in();
        Object[] raw = new Object[args.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Carriers.copyRaw(in.get(i), Carriers.load(in.get(i), args[i]));
        }
        Object first;
        try {
            first = f.invoke(g, raw);
        } catch (Throwable t) {
            throw sneaky(t);
        }
        return carriers(g, type.signature().out(), first);
    }

    /// Method `i`, as reflect counts them, of the variable of type `t` at `receiver`.
    public static Object[] callMethod(G g, GoType t, Object receiver, int i, Object[] args) {
        Method m = t.methods()[i];
        GoType dynamic = t;
        Object raw = Carriers.load(t, receiver);
        if (t.isInterface()) {
            dynamic = Ifaces.typeOf(raw);
            raw = Carriers.rawOf(dynamic, raw);
            m = find(dynamic, m);
        }
        TypeDescription.Method code = m.code();
        if (code.owner().isEmpty()) {
            throw Panics.runtimeError("method " + dynamic + "." + m.name() + " was removed by the linker");
        }
        boolean viaPointer = dynamic.kind() == Kind.POINTER && !dynamic.isDefined();
        if (viaPointer && !code.pointer()) {
            GoType elem = dynamic.elem();
            if (raw == null) {
                // a promoted method's wrapper takes the pointer, and has it in its name
                throw code.jvmName().startsWith("(*") ? new NullPointerException() : Panics.valueMethodOfNil(jopher.abi.Names.goFunction(code.owner(), code.jvmName()));
            }
            raw = Carriers.copyRaw(elem, Carriers.load(elem, raw));
        } else if (!viaPointer) {
            raw = Carriers.copyRaw(dynamic, raw);
        }
        Code c = code(code);
        MethodHandle h = c.handle;
        List<GoType> in = m.signature().signature().in();
        Object[] all = new Object[args.length + 2];
        all[0] = g;
        all[1] = parameter(h, 1, raw);
        for (int k = 0; k < args.length; k++) {
            all[k + 2] = parameter(h, k + 2, Carriers.copyRaw(in.get(k), Carriers.load(in.get(k), args[k])));
        }
        Object first;
        try {
            first = (Object) c.spread.invokeExact(all);
        } catch (Throwable e) {
            throw sneaky(e);
        }
        return carriers(g, m.signature().signature().out(), first);
    }

    private static Object parameter(MethodHandle h, int i, Object raw) {
        return h.type().parameterType(i) == boolean.class ? (Object) ((int) raw != 0) : raw;
    }

    private static Method find(GoType t, Method wanted) {
        for (Method m : t.methods()) {
            if (m.name().equals(wanted.name()) && m.pkgPath().equals(wanted.pkgPath())) {
                return m;
            }
        }
        throw new IllegalStateException(t + " has no method " + wanted.name());
    }

    private static Code code(TypeDescription.Method m) {
        synchronized (CODE) {
            Code c = CODE.get(m);
            if (c == null) {
                MethodHandle h;
                try {
                    h = MethodHandles.publicLookup().findStatic(Types.classOf(m.owner()), m.jvmName(),
                            MethodType.fromMethodDescriptorString(m.descriptor(), Types.programLoader()));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("method " + m.owner() + "." + m.jvmName() + m.descriptor(), e);
                }
                c = new Code(h, h.asSpreader(Object[].class, h.type().parameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class)));
                CODE.put(m, c);
            }
            return c;
        }
    }

    private static Object[] carriers(G g, List<GoType> types, Object first) {
        Object[] out = Results.read(g, types, first);
        for (int i = 0; i < out.length; i++) {
            out[i] = Carriers.of(types.get(i), out[i]);
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException sneaky(Throwable t) throws T {
        throw (T) t;
    }
}
