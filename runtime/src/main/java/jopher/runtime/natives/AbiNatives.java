package jopher.runtime.natives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.abi.GoNative;
import jopher.abi.TypeEncoding;
import jopher.runtime.G;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.pointers.Addresses;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.funcs.Func;
import jopher.runtime.reflect.FuncCode;
import jopher.runtime.reflect.StructMaker;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Method;
import jopher.runtime.types.Relations;
import jopher.runtime.types.TypePointer;
import jopher.runtime.types.Types;

/// Package internal/abi: questions about types. A handle is the [GoType] itself as an unsafe.Pointer.
public final class AbiNatives {
    private AbiNatives() {
    }

    @GoNative("internal/abi.HandleOf")
    public static Object handleOf(G g, Object x) {
        return Ifaces.typeOf(x);
    }

    @GoNative("internal/abi.HandlePointer")
    public static PtrI handlePointer(G g, Object h) {
        return new TypePointer((GoType) h);
    }

    @GoNative("internal/abi.HandleAt")
    public static Object handleAt(G g, PtrI p) {
        return p instanceof TypePointer t ? t.type : null;
    }

    @GoNative("internal/abi.FuncCode")
    public static long funcCode(G g, Object f) {
        return Addresses.of(FuncCode.of((Func) ((BoxL) f).v, Ifaces.typeOf(f)));
    }

    @GoNative("internal/abi.KindString")
    public static GoString kindString(G g, int k) {
        return GoString.of(k < Kind.values().length ? Kind.values()[k].text : "kind" + k);
    }

    @GoNative("internal/abi.TypeKind")
    public static int kind(G g, Object h) {
        return ((GoType) h).kind().ordinal();
    }

    @GoNative("internal/abi.TypeSize")
    public static long size(G g, Object h) {
        return ((GoType) h).size();
    }

    @GoNative("internal/abi.TypeHash")
    public static int hash(G g, Object h) {
        return ((GoType) h).encoding().hashCode();
    }

    @GoNative("internal/abi.TypeAlign")
    public static long align(G g, Object h) {
        return ((GoType) h).align();
    }

    @GoNative("internal/abi.TypeString")
    public static GoString string(G g, Object h) {
        return GoString.of(h.toString());
    }

    @GoNative("internal/abi.TypeName")
    public static GoString name(G g, Object h) {
        return GoString.of(((GoType) h).name());
    }

    @GoNative("internal/abi.TypePkgPath")
    public static GoString pkgPath(G g, Object h) {
        return GoString.of(((GoType) h).pkgPath());
    }

    @GoNative("internal/abi.TypePointers")
    public static boolean pointers(G g, Object h) {
        return ((GoType) h).hasPointers();
    }

    @GoNative("internal/abi.TypeComparable")
    public static boolean comparable(G g, Object h) {
        return ((GoType) h).comparable();
    }

    @GoNative("internal/abi.TypeElem")
    public static Object elem(G g, Object h) {
        return ((GoType) h).elem();
    }

    @GoNative("internal/abi.TypeKey")
    public static Object key(G g, Object h) {
        return ((GoType) h).key();
    }

    @GoNative("internal/abi.TypeLen")
    public static long length(G g, Object h) {
        return ((GoType) h).length();
    }

    /// reflect's numbers: 1 receive, 2 send, 3 both.
    @GoNative("internal/abi.TypeChanDir")
    public static long chanDir(G g, Object h) {
        int d = ((GoType) h).direction();
        return d == 0 ? 3 : d;
    }

    // ---- methods ----

    private static Method[] visible(GoType t) {
        Method[] all = t.methods();
        if (t.isInterface()) {
            return all;
        }
        int n = 0;
        while (n < all.length && all[n].exported()) {
            n++;
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }

    @GoNative("internal/abi.TypeNumMethod")
    public static long numMethod(G g, Object h) {
        return visible((GoType) h).length;
    }

    @GoNative("internal/abi.TypeMethod")
    public static GoString method(G g, Object h, long i) {
        Method m = visible((GoType) h)[(int) i];
        g.o0 = GoString.of(m.pkgPath());
        g.o1 = m.signature();
        return GoString.of(m.name());
    }

    // ---- parts ----

    @GoNative("internal/abi.TypeNumField")
    public static long numField(G g, Object h) {
        return ((GoType) h).fields().length;
    }

    @GoNative("internal/abi.TypeField")
    public static GoString field(G g, Object h, long i) {
        Field f = ((GoType) h).fields()[(int) i];
        g.o0 = GoString.of(f.pkgPath());
        g.o1 = GoString.of(f.tag());
        g.o2 = f.type();
        g.j0 = f.offset();
        g.j1 = f.embedded() ? 1 : 0;
        return GoString.of(f.name());
    }

    @GoNative("internal/abi.TypeNumIn")
    public static long numIn(G g, Object h) {
        return ((GoType) h).signature().in().size();
    }

    @GoNative("internal/abi.TypeIn")
    public static Object in(G g, Object h, long i) {
        return ((GoType) h).signature().in().get((int) i);
    }

    @GoNative("internal/abi.TypeNumOut")
    public static long numOut(G g, Object h) {
        return ((GoType) h).signature().out().size();
    }

    @GoNative("internal/abi.TypeOut")
    public static Object out(G g, Object h, long i) {
        return ((GoType) h).signature().out().get((int) i);
    }

    @GoNative("internal/abi.TypeVariadic")
    public static boolean variadic(G g, Object h) {
        return ((GoType) h).signature().variadic();
    }

    // ---- relations ----

    @GoNative("internal/abi.TypeImplements")
    public static boolean implementsType(G g, Object t, Object iface) {
        return ((GoType) t).implementsType((GoType) iface);
    }

    @GoNative("internal/abi.TypeDirectlyAssignable")
    public static boolean directlyAssignable(G g, Object t, Object v) {
        return Relations.directlyAssignable((GoType) t, (GoType) v);
    }

    @GoNative("internal/abi.TypeIdenticalUnderlying")
    public static boolean identicalUnderlying(G g, Object t, Object v, boolean tags) {
        return Relations.identicalUnderlying((GoType) t, (GoType) v, tags);
    }

    // ---- constructors ----

    @GoNative("internal/abi.TypePointerTo")
    public static Object pointerTo(G g, Object h) {
        return ((GoType) h).pointerTo();
    }

    @GoNative("internal/abi.TypeSliceOf")
    public static Object sliceOf(G g, Object h) {
        return Types.sliceOf((GoType) h);
    }

    @GoNative("internal/abi.TypeArrayOf")
    public static Object arrayOf(G g, long n, Object h) {
        return Types.arrayOf(n, (GoType) h);
    }

    @GoNative("internal/abi.TypeMapOf")
    public static Object mapOf(G g, Object key, Object elem) {
        return Types.mapOf((GoType) key, (GoType) elem);
    }

    @GoNative("internal/abi.TypeChanOf")
    public static Object chanOf(G g, long dir, Object h) {
        return Types.chanOf(dir == 3 ? 0 : (int) dir, (GoType) h);
    }

    @GoNative("internal/abi.TypeFuncOf")
    public static Object funcOf(G g, Slice in, Slice out, boolean variadic) {
        return Types.funcOf(types(in), types(out), variadic);
    }

    private static List<GoType> types(Slice s) {
        List<GoType> r = new ArrayList<>(s.len);
        for (int i = 0; i < s.len; i++) {
            r.add((GoType) ((Object[]) s.a)[s.off + i]);
        }
        return r;
    }

    @GoNative("internal/abi.TypeStructOf")
    public static Object structOf(G g, Slice names, Slice pkgPaths, Slice tags, Slice types, Slice embedded) {
        List<TypeEncoding.FieldSpec> fields = new ArrayList<>(names.len);
        for (int i = 0; i < names.len; i++) {
            fields.add(new TypeEncoding.FieldSpec(((boolean[]) embedded.a)[embedded.off + i], text(names, i), text(pkgPaths, i),
                    text(tags, i), ((GoType) ((Object[]) types.a)[types.off + i]).encoding()));
        }
        GoType t = Types.parse(TypeEncoding.struct(fields));
        StructMaker.ensure(t);
        return t;
    }

    private static String text(Slice s, int i) {
        return ((Object[]) s.a)[s.off + i].toString();
    }

    // ---- reflect's object for a type ----

    @GoNative("internal/abi.TypeCache")
    public static Object cache(G g, Object h) {
        return ((GoType) h).extension();
    }

    @GoNative("internal/abi.SetTypeCache")
    public static Object setCache(G g, Object h, Object value) {
        return ((GoType) h).extension(value);
    }

    @GoNative("internal/abi.ReflectType")
    public static Object reflectType(G g, Object h) {
        return ((GoType) h).reflectType();
    }

    @GoNative("internal/abi.SetReflectType")
    public static Object setReflectType(G g, Object h, Object value) {
        return ((GoType) h).reflectType(value);
    }
}
