package jopher.compiler.represent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.base.Pos;
import jopher.compiler.emit.ClassHierarchy;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.link.LinkTable;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Struct;

/// The phase: one package's IR -> its classes in JVM-level code. One Backend serves a whole compilation (it remembers names and class
/// relations); packages may be translated in parallel.
public final class Backend {
    private final Representation repr = new Representation(new TypeNames());
    private final ClassHierarchy hierarchy = new ClassHierarchy();
    private final LinkTable links;

    private final UnaryOperator<String> fileNames;

    public Backend(LinkTable links) {
        this(links, UnaryOperator.identity());
    }

    /// @param fileNames how traces name a source file
    public Backend(LinkTable links, UnaryOperator<String> fileNames) {
        this.links = links;
        this.fileNames = fileNames;
    }

    /// Superclasses of all classes translated so far, which emit needs to merge types.
    public ClassHierarchy hierarchy() {
        return hierarchy;
    }

    /// Names of types as this compilation uses them.
    public TypeNames names() {
        return repr.names;
    }

    public Representation representation() {
        return repr;
    }

    public List<ClassUnit> translate(PackageIr ir) {
        return translate(ir, false);
    }

    /// The JVM-level representation of a package.
    ///
    /// @param saturates floats out of an integer's range become its nearest value (gc's -d=converthash=qy)
    public List<ClassUnit> translate(PackageIr ir, boolean saturates) {
        var pkg = new PackageContext(ir.pkg.path(), repr, hierarchy, links);
        pkg.fileNames = fileNames;
        pkg.saturates = saturates;
        pkg.facts = new Facts(ir.funcs);
        var files = new LinkedHashMap<String, ClassContext>();
        for (var g : ir.globals) {
            global(pkg, file(pkg, files, g.ownerClass, g.pos), g);
        }
        for (var fn : ir.funcs) {
            var cls = file(pkg, files, fn.sym.ownerClass, fn.pos);
            cls.unit.methods.add(new FunctionTranslator(pkg, cls, fn).translate());
        }
        var types = new TypeClasses(pkg);
        for (var d : ir.types) {
            if (!pkg.classes.containsKey(Names.descriptionClass(d.classBase()))) {
                types.declare(d);
            }
        }
        for (var s : ir.anonymousStructs) {
            pkg.mention(s);
        }
        // field pointers, shapes and literals may mention further anonymous structs
        pkg.fieldPointers.forEach(new PointerClasses(pkg)::fieldPointer);
        pkg.globalPointers.forEach(new PointerClasses(pkg)::globalPointer);
        boolean more = true;
        while (more) {
            more = false;
            for (Struct s : new ArrayList<>(pkg.anonymous.values())) {
                if (!pkg.classes.containsKey(Names.descriptionClass(pkg.names.structClass(s)))) {
                    types.anonymous(s);
                    more = true;
                }
            }
        }
        init(pkg, ir);
        pkg.finishDescriptors();
        pkg.finishInterfaces();
        files.values().forEach(ClassContext::finishLines);
        files.values().forEach(ClassContext::finish);
        return List.copyOf(pkg.classes.values());
    }

    private static ClassContext file(PackageContext pkg, Map<String, ClassContext> files, String owner, Pos pos) {
        return files.computeIfAbsent(owner, o -> {
            var unit = new ClassUnit(0x0031, o, "java/lang/Object");
            if (pos != null && pos.isKnown()) {
                String path = pos.filename();
                unit.sourceFile = path.substring(path.lastIndexOf('/') + 1);
                unit.fields.add(new ClassUnit.FieldUnit(0x1019, "$path", JvmType.STRING, pkg.fileNames.apply(path)));
            }
            pkg.add(unit);
            return new ClassContext(unit, pkg);
        });
    }

    /// Static fields; struct and array variables keep one object for ever, strings are never null.
    private void global(PackageContext pkg, ClassContext cls, jopher.compiler.ir.Global g) {
        var r = repr.of(g.type);
        if (r.isSlice()) {
            cls.unit.field(9, g.name, repr.of(SliceExpressions.elem(g.type)).arrayType());
            for (int part = 1; part < 4; part++) {
                cls.unit.field(9, Places.partName(g.name, part), JvmType.INT);
            }
            return;
        }
        cls.unit.field(r.isAggregate() ? 0x19 : 9, g.name, r.type());
        Value zero = switch (r.kind()) {
            case STRING -> Jvm.global(Rt.GO_STRING, "EMPTY", Rt.T_STRING);
            case COMPLEX -> Jvm.global(Rt.COMPLEX, "ZERO", Rt.T_COMPLEX);
            case STRUCT -> Expressions.zeroStruct(pkg, g.type);
            case ARRAY -> Expressions.zeroArray(pkg, (jopher.compiler.types.Array) g.type.underlying());
            default -> null;
        };
        if (zero != null) {
            cls.zeroes.add(new Code.PutStatic(g.ownerClass, g.name, r.type(), zero));
        }
    }

    /// `go/<p>/$$init.init(G)`.
    private void init(PackageContext pkg, PackageIr ir) {
        var unit = new ClassUnit(0x1031, Names.initClass(ir.pkg.path()), "java/lang/Object");
        var g = new Slot("g", Rt.T_G);
        var code = new ArrayList<Code>();
        for (var s : ir.inits) {
            code.add(new Code.Eval(Calls.staticCall(pkg, s, List.of(Jvm.load(g)))));
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(0x1009, "init", "(" + Names.G_DESCRIPTOR + ")V", List.of(g), code, ir.pkg.path() + ".init", null));
        pkg.add(unit);
    }
}
