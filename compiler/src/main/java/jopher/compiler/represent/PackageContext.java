package jopher.compiler.represent;

import java.util.LinkedHashMap;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.emit.ClassHierarchy;
import jopher.compiler.ir.Func;
import jopher.compiler.link.LinkTable;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// What all functions of one package share while they are translated.
final class PackageContext {
    final String pkgPath;
    final Representation repr;
    final TypeNames names;
    final ClassHierarchy hierarchy;
    final LinkTable links;
    final FuncClasses funcClasses = new FuncClasses(this);
    final ZeroValues zeroes = new ZeroValues(this);
    /// How traces name a source file.
    java.util.function.UnaryOperator<String> fileNames = java.util.function.UnaryOperator.identity();
    /// Facts of the functions; set before translation begins.
    Facts facts;
    /// Floats out of an integer's range become its nearest value, as on arm64 and with gc's -d=converthash=qy; else amd64's integer indefinite.
    boolean saturates;
    /// Classes by name, in order of creation.
    final Map<String, ClassUnit> classes = new LinkedHashMap<>();
    private final Map<String, Integer> descriptors = new LinkedHashMap<>();
    /// Shapes and anonymous structs mentioned; the type classes are generated at the end.
    final Map<String, Type> shapes = new LinkedHashMap<>();
    final Map<String, Struct> anonymous = new LinkedHashMap<>();
    /// Field pointers asked for: class name -> (struct type, field index).
    final Map<String, FieldPointer> fieldPointers = new LinkedHashMap<>();
    /// Global pointers asked for.
    final Map<String, jopher.compiler.ir.Global> globalPointers = new LinkedHashMap<>();

    record FieldPointer(Type struct, int index) {}

    PackageContext(String pkgPath, Representation repr, ClassHierarchy hierarchy, LinkTable links) {
        this.pkgPath = pkgPath;
        this.repr = repr;
        this.names = repr.names;
        this.hierarchy = hierarchy;
        this.links = links;
    }

    void add(ClassUnit c) {
        classes.put(c.name, c);
        hierarchy.register(c.name, c.superName);
    }

    /// While a class is generated whose bytes must not depend on this package: the class, which then keeps its own descriptors.
    ClassUnit typeHome;

    /// The GoType descriptor of a type at run time.
    Value descriptor(Type t) {
        String e = names.encode(t);
        mention(t);
        if (typeHome != null) {
            return descriptorIn(typeHome, e);
        }
        int n = descriptors.computeIfAbsent(e, k -> descriptors.size());
        return Jvm.call(Names.typesClass(pkgPath), "t" + n, "()L" + Rt.GO_TYPE + ";");
    }

    /// A lazily parsed descriptor in the class itself.
    static Value descriptorIn(ClassUnit unit, String encoding) {
        int n = 0;
        for (var m : unit.methods) {
            if (m.name().startsWith("$t") && m.what().equals(encoding)) {
                return Jvm.call(unit.name, m.name(), "()L" + Rt.GO_TYPE + ";");
            }
            n += m.name().startsWith("$t") ? 1 : 0;
        }
        unit.field(0x1008, "$d" + n, Rt.T_TYPE);
        unit.methods.add(lazyDescriptor(unit.name, "$d" + n, "$t" + n, encoding));
        return Jvm.call(unit.name, "$t" + n, "()L" + Rt.GO_TYPE + ";");
    }

    private static MethodUnit lazyDescriptor(String owner, String field, String method, String encoding) {
        var t = new Slot(null, Rt.T_TYPE);
        return new MethodUnit(0x1009, method, "()L" + Rt.GO_TYPE + ";", java.util.List.of(), java.util.List.of(
                new Code.Store(t, Jvm.global(owner, field, Rt.T_TYPE)),
                new Code.If(Jvm.isNull(Jvm.load(t)), java.util.List.of(
                        new Code.Store(t, Jvm.call(Rt.TYPES, "parse", "(Ljava/lang/String;)L" + Rt.GO_TYPE + ";", ClassContext.text(encoding))),
                        new Code.PutStatic(owner, field, Rt.T_TYPE, Jvm.load(t))), java.util.List.of()),
                new Code.Return(Jvm.load(t))), encoding, null);
    }

    /// Own class of a struct type; remembers what has to be generated for it.
    String structClass(Type t) {
        mention(t);
        String c = names.structClass(t);
        hierarchy.register(c, names.shapeClass(t));
        return c;
    }

    String shapeClass(Type t) {
        mention(t);
        return names.shapeClass(t);
    }

    /// Notes shapes and anonymous struct types inside a type.
    void mention(Type t) {
        switch (jopher.compiler.types.Types.unalias(t)) {
            case Struct s -> {
                String name = names.structClass(s);
                if (anonymous.putIfAbsent(name, s) == null) {
                    shapes.putIfAbsent(names.shapeClass(s), s);
                    hierarchy.register(name, names.shapeClass(s));
                    s.fields().forEach(f -> mention(f.type()));
                }
            }
            case jopher.compiler.types.Named n when n.underlying() instanceof Struct s -> {
                hierarchy.register(names.structClass(n), names.shapeClass(n));
                if (shapes.putIfAbsent(names.shapeClass(n), n) == null) {
                    s.fields().forEach(f -> mention(f.type()));
                }
            }
            case jopher.compiler.types.Pointer p when !(p.elem() instanceof jopher.compiler.types.Named) -> mention(p.elem());
            case jopher.compiler.types.Slice s -> mention(s.elem());
            case jopher.compiler.types.Array a -> mention(a.elem());
            case jopher.compiler.types.MapType m -> {
                mention(m.key());
                mention(m.elem());
            }
            case jopher.compiler.types.Chan c -> mention(c.elem());
            default -> { }
        }
    }

    private final Map<String, String> methodInterfaces = new LinkedHashMap<>();

    /// Name of the interface (and of its method) for an interface method.
    String methodInterface(String name, String pkgPathIfUnexported, jopher.compiler.types.Signature sig) {
        String key = names.methodKey(name, pkgPathIfUnexported, sig);
        methodInterfaces.put(key, repr.erasedDesc(sig));
        return key;
    }

    void finishInterfaces() {
        methodInterfaces.forEach((key, desc) -> {
            var unit = new ClassUnit(0x1601, Names.METHODS + key, "java/lang/Object"); // public interface abstract synthetic
            unit.methods.add(new MethodUnit(0x1401, key, desc, java.util.List.of(), null, null, null));
            add(unit);
        });
    }

    /// `go/<p>/$$Types`: one lazy static method per descriptor.
    void finishDescriptors() {
        if (descriptors.isEmpty()) {
            return;
        }
        String owner = Names.typesClass(pkgPath);
        var unit = new ClassUnit(0x1031, owner, "java/lang/Object");
        descriptors.forEach((encoding, n) -> {
            unit.field(0x1008, "d" + n, Rt.T_TYPE);
            unit.methods.add(lazyDescriptor(owner, "d" + n, "t" + n, encoding));
        });
        add(unit);
    }

    /// Captured JVM values of a literal, in order: one per captured variable, then the defer lists of outer functions.
    java.util.List<JvmType> captureTypes(Func fn) {
        var out = new java.util.ArrayList<JvmType>();
        for (var c : fn.captures) {
            out.add(facts.needsCell(c) && !repr.of(c.type).isAggregate() ? JvmType.of(Rt.POINTERS + "Cell" + repr.of(c.type).stack())
                    : repr.of(c.type).type());
        }
        for (int i = 0; i < facts.of(fn).outerDefers.size(); i++) {
            out.add(Rt.T_DEFERS);
        }
        return out;
    }

    String closureDesc(Func fn) {
        return repr.staticDesc(fn.sym.type, captureTypes(fn));
    }
}
