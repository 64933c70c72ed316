package jopher.runtime.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.CompilerEntry;
import jopher.abi.Names;
import jopher.abi.TypeDescription;
import jopher.abi.TypeEncoding;

/// The table of all types of the program, and constructors of types from types.
public final class Types {
    private static final Map<String, GoType> TABLE = new HashMap<>(512);
    /// Loader of the compiled program; the runtime's own where both come from one jar.
    private static volatile ClassLoader loader = Types.class.getClassLoader();

    @CompilerEntry
    public static final GoType BOOL = parse("b");
    @CompilerEntry
    public static final GoType INT8 = parse("c");
    @CompilerEntry
    public static final GoType INT16 = parse("s");
    @CompilerEntry
    public static final GoType INT32 = parse("i");
    @CompilerEntry
    public static final GoType INT64 = parse("l");
    @CompilerEntry
    public static final GoType INT = parse("I");
    @CompilerEntry
    public static final GoType UINT8 = parse("C");
    @CompilerEntry
    public static final GoType UINT16 = parse("S");
    @CompilerEntry
    public static final GoType UINT32 = parse("U");
    @CompilerEntry
    public static final GoType UINT64 = parse("L");
    @CompilerEntry
    public static final GoType UINT = parse("u");
    @CompilerEntry
    public static final GoType UINTPTR = parse("p");
    @CompilerEntry
    public static final GoType FLOAT32 = parse("f");
    @CompilerEntry
    public static final GoType FLOAT64 = parse("d");
    @CompilerEntry
    public static final GoType COMPLEX64 = parse("x");
    @CompilerEntry
    public static final GoType COMPLEX128 = parse("X");
    @CompilerEntry
    public static final GoType STRING = parse("t");
    @CompilerEntry
    public static final GoType UNSAFE_POINTER = parse("P");
    @CompilerEntry
    public static final GoType ANY = parse(TypeEncoding.ANY);
    @CompilerEntry
    public static final GoType ERROR = parse(TypeEncoding.ERROR);

    private Types() {
    }

    /// The type with this encoding. Checks nothing: encodings come from the compiler or from the constructors below.
    @CompilerEntry
    public static GoType parse(String encoding) {
        synchronized (TABLE) {
            GoType t = TABLE.get(encoding);
            if (t == null) {
                t = new GoType(encoding);
                TABLE.put(encoding, t);
            }
            return t;
        }
    }

    /// The defined type with this base class.
    @CompilerEntry
    public static GoType named(String base) {
        return parse(TypeEncoding.named(base));
    }

    public static GoType pointerTo(GoType t) {
        return t.pointerTo();
    }

    public static GoType sliceOf(GoType t) {
        return parse(TypeEncoding.slice(t.encoding()));
    }

    public static GoType arrayOf(long n, GoType t) {
        return parse(TypeEncoding.array(n, t.encoding()));
    }

    public static GoType mapOf(GoType key, GoType elem) {
        return parse(TypeEncoding.map(key.encoding(), elem.encoding()));
    }

    public static GoType chanOf(int direction, GoType t) {
        return parse(TypeEncoding.chan(direction, t.encoding()));
    }

    public static GoType funcOf(List<GoType> in, List<GoType> out, boolean variadic) {
        return parse(TypeEncoding.func(in.stream().map(GoType::encoding).toList(), out.stream().map(GoType::encoding).toList(),
                variadic));
    }

    // ---- classes of the program ----

    public static void programLoader(ClassLoader l) {
        loader = l;
    }

    public static ClassLoader programLoader() {
        return loader;
    }

    /// A class of the program by internal name, null if there is none.
    public static Class<?> findClass(String internalName) {
        String name = internalName.replace('/', '.');
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            MadeClasses made = madeClasses;
            return made == null ? null : made.find(name);
        }
    }

    /// Classes made while the program runs; they see the program's.
    private static final class MadeClasses extends ClassLoader {
        MadeClasses(ClassLoader parent) {
            super(parent);
        }

        Class<?> find(String name) {
            return findLoadedClass(name);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static volatile MadeClasses madeClasses;

    /// Adds a class to the program.
    public static synchronized Class<?> define(String internalName, byte[] bytes) {
        if (madeClasses == null) {
            madeClasses = new MadeClasses(loader);
        }
        return madeClasses.define(internalName.replace('/', '.'), bytes);
    }

    public static Class<?> classOf(String internalName) {
        Class<?> c = findClass(internalName);
        if (c == null) {
            throw new IllegalStateException("class " + internalName + " is not part of the program");
        }
        return c;
    }

    static TypeDescription describe(String base) {
        if (base.equals("error")) {
            return new TypeDescription("error", "", "error", "~1;5:Error0:F0;1;t", List.of());
        }
        TypeDescription d = describeIfPresent(base);
        if (d == null) {
            throw new IllegalStateException("type " + base + " has no description in the program");
        }
        return d;
    }

    static TypeDescription describeIfPresent(String base) {
        Class<?> c = findClass(Names.descriptionClass(base));
        if (c == null) {
            return null;
        }
        try {
            return TypeDescription.decode((String) MethodHandles.publicLookup()
                    .findStatic(c, "describe", MethodType.methodType(String.class)).invoke());
        } catch (Throwable e) {
            throw new IllegalStateException("description of " + base, e);
        }
    }
}
