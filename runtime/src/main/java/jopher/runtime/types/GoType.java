package jopher.runtime.types;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.CompilerEntry;
import jopher.abi.Names;
import jopher.abi.StorageKind;
import jopher.abi.TypeDescription;
import jopher.abi.TypeEncoding;
import jopher.runtime.slices.Growth;
import jopher.runtime.structs.Struct;

/// A Go type. Interned by [Types]: identical types are the same object. Everything beyond the encoding is computed when asked
/// for; racing threads compute equal values, all of them immutable, so plain fields suffice (JLS §17.5, final fields).
public final class GoType {
    private final String encoding;
    private GoType pointerTo;
    private TypeDescription description;
    private GoType underlying;
    private Kind kind;
    private String string;
    private GoType elem;
    private GoType key;
    private Signature signature;
    private Field[] fields;
    private Method[] methods;
    private Method[] pointerMethods;
    private Layout layout;
    private Values values;
    private Boxing boxing;
    private ImplementsCache implementers;
    private volatile Object extension;
    private volatile Object fieldAccess;
    private Object reflectType;
    private char elemStack;

    /// Parameters and results of a func type.
    public record Signature(List<GoType> in, List<GoType> out, boolean variadic) {
    }

    GoType(String encoding) {
        this.encoding = encoding;
    }

    // ---- identity and names ----

    /// The canonical encoding: [TypeEncoding].
    public String encoding() {
        return encoding;
    }

    /// A defined or predeclared type, as reflect's Name() != "".
    public boolean isNamed() {
        return encoding.length() == 1 || encoding.charAt(0) == 'N';
    }

    /// A type with a `T$D` description (or `error`).
    public boolean isDefined() {
        return encoding.charAt(0) == 'N';
    }

    /// Base class name of a defined type: `go/main/T`.
    public String base() {
        return TypeEncoding.namedBase(encoding);
    }

    /// Null for types that are not defined.
    TypeDescription description() {
        TypeDescription d = description;
        if (d == null && isDefined()) {
            d = Types.describe(base());
            description = d;
        }
        return d;
    }

    /// `T`, `Pair[int,string]`, `int`; empty for unnamed types.
    public String name() {
        if (isDefined()) {
            return description().name();
        }
        return encoding.length() != 1 ? "" : encoding.charAt(0) == 'P' ? "Pointer" : toString();
    }

    /// Import path of a defined type, else empty.
    public String pkgPath() {
        return isDefined() ? description().pkgPath() : encoding.equals("P") ? "unsafe" : "";
    }

    /// As reflect's Type.String and panic texts print it.
    @Override
    public String toString() {
        String s = string;
        if (s == null) {
            s = TypeStrings.of(this);
            string = s;
        }
        return s;
    }

    // ---- structure ----

    public GoType underlying() {
        GoType u = underlying;
        if (u == null) {
            u = isDefined() ? Types.parse(description().underlying()) : this;
            underlying = u;
        }
        return u;
    }

    public Kind kind() {
        Kind k = kind;
        if (k == null) {
            k = Kind.of(underlying().encoding.charAt(0));
            kind = k;
        }
        return k;
    }

    public boolean isInterface() {
        return kind() == Kind.INTERFACE;
    }

    /// Element of pointer, slice, array, map, chan; null for other kinds.
    public GoType elem() {
        GoType e = elem;
        if (e == null) {
            String u = underlying().encoding;
            e = switch (u.charAt(0)) {
                case '*', '[' -> Types.parse(u.substring(1));
                case 'A' -> Types.parse(TypeEncoding.arrayElem(u));
                case 'h' -> Types.parse(u.substring(2));
                case 'm' -> Types.parse(u.substring(TypeEncoding.end(u, 1)));
                default -> null;
            };
            elem = e;
        }
        return e;
    }

    /// Key of a map type.
    public GoType key() {
        GoType k = key;
        if (k == null) {
            String u = underlying().encoding;
            if (u.charAt(0) == 'm') {
                k = Types.parse(u.substring(1, TypeEncoding.end(u, 1)));
                key = k;
            }
        }
        return k;
    }

    /// Length of an array type.
    public long length() {
        return TypeEncoding.arrayLength(underlying().encoding);
    }

    /// Of a chan type: 0 both ways, 1 receive only, 2 send only.
    public int direction() {
        return underlying().encoding.charAt(1) - '0';
    }

    public Signature signature() {
        Signature s = underlying().signature;
        if (s == null) {
            TypeEncoding.Signature raw = TypeEncoding.signature(underlying().encoding);
            s = new Signature(raw.in().stream().map(Types::parse).toList(), raw.out().stream().map(Types::parse).toList(),
                    raw.variadic());
            underlying().signature = s;
        }
        return s;
    }

    /// Fields of a struct type; callers do not change the array.
    public Field[] fields() {
        GoType u = underlying();
        Field[] f = u.fields;
        if (f == null) {
            f = Layout.fields(u.encoding);
            u.fields = f;
        }
        return f;
    }

    /// Class of a struct type's own objects.
    public String structClass() {
        return isDefined() ? base() : Names.anonymousClass(encoding);
    }

    // ---- methods ----

    /// The method set, in gc's order (exported first). For interfaces their methods.
    public Method[] methods() {
        Method[] m = methods;
        if (m == null) {
            m = MethodSets.of(this);
            methods = m;
        }
        return m;
    }

    /// The method set of the pointer to this defined type.
    Method[] pointerMethods() {
        Method[] m = pointerMethods;
        if (m == null) {
            m = MethodSets.ofPointerTo(this);
            pointerMethods = m;
        }
        return m;
    }

    /// Does this type's method set cover that interface?
    public boolean implementsType(GoType iface) {
        return iface.missingMethod(this) == null;
    }

    /// Name of the first method of this interface that `t` lacks, null if none.
    public String missingMethod(GoType t) {
        return MethodSets.missing(methods(), t.methods());
    }

    /// Does the dynamic type of this non-nil interface value implement this interface? Answers are kept per class.
    public boolean implementedBy(Object x) {
        ImplementsCache c = implementers;
        if (c == null) {
            c = new ImplementsCache(this);
            implementers = c;
        }
        return c.test(x);
    }

    // ---- memory, as Go sees it on amd64 ----

    private Layout layoutInfo() {
        Layout l = layout;
        if (l == null) {
            l = Layout.of(this);
            layout = l;
        }
        return l;
    }

    public long size() {
        return layoutInfo().size();
    }

    public int align() {
        return layoutInfo().align();
    }

    public boolean hasPointers() {
        return layoutInfo().pointers();
    }

    /// What [Growth] wants to know about an element type.
    public int layout() {
        return Growth.layout(size(), hasPointers());
    }

    /// spec: Comparison operators. Interfaces are (statically).
    public boolean comparable() {
        return layoutInfo().comparable();
    }

    /// Hashing a value may panic: it is or holds an interface.
    public boolean hashMightPanic() {
        return layoutInfo().hashMightPanic();
    }

    /// Equal keys of this type may differ in looks, so that map assignment must store the new one (Go 1.26 reflect:
    /// needKeyUpdate).
    public boolean needsKeyUpdate() {
        return layoutInfo().keyUpdate();
    }

    // ---- representation ----

    public StorageKind storage() {
        return StorageKind.ofBasic(underlying().encoding.charAt(0));
    }

    /// Struct or array: a mutable object that is copied on assignment.
    public boolean isAggregate() {
        char c = underlying().encoding.charAt(0);
        return c == '{' || c == 'A';
    }

    Values values() {
        Values v = values;
        if (v == null) {
            v = Values.of(this);
            values = v;
        }
        return v;
    }

    /// A zero value in reference representation: fresh for structs and arrays, shared for the rest. (Types of primitive
    /// storage have none: IllegalStateException.)
    @CompilerEntry
    public Object zero() {
        return values().zero();
    }

    /// A zero value that nobody may write, shared by all types of this representation, made on first demand.
    @CompilerEntry
    public Object sharedZero() {
        return values().sharedZero();
    }

    /// A private copy; immutable values are returned as they are.
    @CompilerEntry
    public Object copy(Object v) {
        return values().copy(v);
    }

    /// `*dst = src` for structs and arrays (pointers of any form).
    @CompilerEntry
    public void assign(Object dst, Object src) {
        values().assign(dst, src);
    }

    /// Go's `==` on reference representations.
    @CompilerEntry
    public boolean equal(Object x, Object y) {
        return values().equal(x, y);
    }

    @CompilerEntry
    public long hash(Object x, long seed) {
        return values().hash(x, seed);
    }

    public Boxing boxing() {
        Boxing b = boxing;
        if (b == null) {
            b = Boxing.of(this);
            boxing = b;
        }
        return b;
    }

    /// An object of a struct type, as prototype for fresh ones.
    Struct newStruct() {
        return (Struct) values().zero();
    }

    /// For pointer types: stack kind of what they point to, 'A' for structs and arrays; '-' for other types.
    public char elemStack() {
        char c = elemStack;
        if (c == 0) {
            c = kind() != Kind.POINTER ? '-' : elem().isAggregate() ? 'A' : elem().storage().stack.letter;
            elemStack = c;
        }
        return c;
    }

    // ---- derived types ----

    @CompilerEntry
    public GoType pointerTo() {
        GoType p = pointerTo;
        if (p == null) {
            p = Types.parse("*" + encoding);
            pointerTo = p;
        }
        return p;
    }

    // ---- room for what other parts of the runtime keep per type (reflect's rtype) ----

    public Object extension() {
        return extension;
    }

    public synchronized Object extension(Object value) {
        if (extension == null) {
            extension = value;
        }
        return extension;
    }

    /// Null at first.
    public Object reflectType() {
        return reflectType;
    }

    /// The first value given is kept and returned to all.
    public synchronized Object reflectType(Object value) {
        if (reflectType == null) {
            reflectType = value;
        }
        return reflectType;
    }

    /// How reflection reaches the fields of this struct type.
    public Object fieldAccess() {
        return fieldAccess;
    }

    public void fieldAccess(Object value) {
        fieldAccess = value;
    }

    /// All methods of an interface type, from its encoding.
    List<Method> interfaceMethods() {
        List<Method> out = new ArrayList<>();
        for (TypeEncoding.MethodSpec m : TypeEncoding.methods(underlying().encoding)) {
            out.add(new Method(m.name(), m.pkgPath(), Types.parse(m.signature()), null));
        }
        return out;
    }
}
