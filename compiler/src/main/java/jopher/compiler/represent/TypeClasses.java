package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.field;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.abi.TypeDescription;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.RuntimeTypeNames;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Named;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// The classes of one defined (or anonymous struct) type: own class of a struct, value box `$V`, pointer box `$P`,
/// description `$D`; the first three with a bridge per method of their method set. A bridge `Name$<hash>` has the erased
/// descriptor of the method interface and calls the static method; the linker adds `implements` for the interfaces that are linked.
final class TypeClasses {
    private static final String OBJ = "Ljava/lang/Object;";
    private static final int PUBLIC = 0x1001, STATIC = 0x1009, CLASS = 0x1031;
    private final PackageContext pkg;
    private final StructClasses structs;

    TypeClasses(PackageContext pkg) {
        this.pkg = pkg;
        this.structs = new StructClasses(pkg);
    }

    void declare(PackageIr.TypeDecl d) {
        Type t = d.named() != null ? d.named() : d.struct();
        if (t.underlying() instanceof Interface) {
            describe(t, List.of());
            return;
        }
        if (t.underlying() instanceof Struct) {
            shape(t);
            var own = structs.own(t);
            var type = JvmType.of(own.name);
            bridges(own, d.methods(), true, self -> load(self), self -> load(self), type);
            pkg.add(own);
        }
        valueBox(t, d.methods());
        pointerBox(t, d.methods());
        describe(t, d.methods());
    }

    /// An anonymous struct type without methods.
    void anonymous(Struct s) {
        declare(new PackageIr.TypeDecl(null, s, pkg.names.structClass(s), List.of()));
    }

    void shape(Type t) {
        String name = pkg.names.shapeClass(t);
        if (!pkg.classes.containsKey(name)) {
            pkg.add(structs.shape(t));
        }
    }

    private String base(Type t) {
        return t instanceof Named n ? pkg.names.base(n) : pkg.names.structClass(t);
    }

    // ---- boxes

    private void valueBox(Type t, List<PackageIr.Method> methods) {
        var r = pkg.repr.of(t);
        char k = r.stack();
        String name = Names.valueBox(base(t)), superName = Rt.BOXES + "Box" + k;
        var unit = new ClassUnit(CLASS, name, superName);
        pkg.typeHome = unit;
        pkg.hierarchy.register(name, superName);
        var vt = k == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(k));
        boxConstructor(unit, superName, vt);
        var v = new Slot(null, vt);
        var code = new ArrayList<Code>();
        if (k == 'I' || k == 'J') {
            smallValues(unit, k, vt, v, code);
        }
        code.add(new Code.Return(Jvm.make(name, "(" + vt.desc() + ")V", load(v))));
        unit.methods.add(new MethodUnit(STATIC, "of", "(" + vt.desc() + ")L" + name + ";", List.of(v), code, null, null));
        goType(unit, pkg.descriptor(t));
        bridges(unit, methods, false, null, self -> {
            Value x = field(superName, "v", vt, load(self));
            return cast(r.type(), x);
        }, JvmType.of(name));
        pkg.typeHome = null;
        pkg.add(unit);
    }

    /// 0 … 255 are made once.
    private static void smallValues(ClassUnit unit, char k, JvmType vt, Slot v, List<Code> code) {
        var type = JvmType.of(unit.name);
        unit.field(0x101A, "small", type.array());
        unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), List.of(
                new Code.PutStatic(unit.name, "small", type.array(), new Value.NewArray(type.array(), i(256))), new Code.Return(null)), null, null));
        Value low = k == 'I' ? new Value.Compare(Rel.EQ, Jvm.arith(jopher.compiler.represent.code.Op.AND, load(v), i(-256)), i(0))
                : new Value.Compare(Rel.EQ, Jvm.arith(jopher.compiler.represent.code.Op.AND, load(v), j(-256)), j(0));
        Value index = k == 'I' ? load(v) : new Value.Convert('I', load(v));
        var b = new Slot(null, type);
        Value small = Jvm.global(unit.name, "small", type.array());
        code.add(new Code.If(low, List.of(
                new Code.Store(b, new Value.ArrayGet('L', type, small, index)),
                new Code.If(Jvm.isNull(load(b)), List.of(
                        new Code.Store(b, Jvm.make(unit.name, "(" + vt.desc() + ")V", load(v))),
                        new Code.ArraySet('L', small, index, load(b))), List.of()),
                new Code.Return(load(b))), List.of()));
    }

    private static void boxConstructor(ClassUnit unit, String superName, JvmType vt) {
        var self = new Slot(null, JvmType.of(unit.name));
        var v = new Slot(null, vt);
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", "(" + vt.desc() + ")V", List.of(self, v), List.of(
                new Code.Eval(new Value.Invoke(Value.Dispatch.SPECIAL, superName, "<init>", "(" + vt.desc() + ")V", List.of(load(self), load(v)), false)),
                new Code.Return(null)), null, null));
    }

    private static void goType(ClassUnit unit, Value descriptor) {
        unit.methods.add(new MethodUnit(PUBLIC, "goType", "()L" + Rt.GO_TYPE + ";", List.of(new Slot(null, JvmType.of(unit.name))),
                List.of(new Code.Return(descriptor)), null, null));
    }

    private void pointerBox(Type t, List<PackageIr.Method> methods) {
        String name = Names.pointerBox(base(t));
        var unit = new ClassUnit(CLASS, name, Rt.PTR_BOX);
        pkg.typeHome = unit;
        pkg.hierarchy.register(name, Rt.PTR_BOX);
        boxConstructor(unit, Rt.PTR_BOX, JvmType.OBJECT);
        goType(unit, pkg.descriptor(new Pointer(t)));
        var r = pkg.repr.of(t);
        var pr = pkg.repr.of(new Pointer(t));
        java.util.function.Function<Slot, Value> pointer = self -> cast(pr.type(), field(Rt.BOXES + "BoxL", "v", JvmType.OBJECT, load(self)));
        bridges(unit, methods, true, pointer, self -> switch (r.kind()) {
            case STRUCT -> Jvm.nonNull(pointer.apply(self));
            case ARRAY -> cast(r.type(), Jvm.call(Rt.CHECKS, "whole", "(" + OBJ + ")" + OBJ, pointer.apply(self)));
            default -> {
                char k = r.stack();
                Value v = Jvm.virtual(Rt.PTR + k, "get", "()" + (k == 'L' ? OBJ : String.valueOf(k)), pointer.apply(self));
                yield k == 'L' ? cast(r.type(), v) : Arithmetic.narrow(r.kind(), v);
            }
        }, JvmType.of(name));
        pkg.typeHome = null;
        pkg.add(unit);
    }

    // ---- bridges

    static Signature withoutReceiver(Signature s) {
        var vars = s.params().vars();
        return Signature.of(new Tuple(vars.subList(1, vars.size())), s.results(), s.variadic());
    }

    /// `pointer` and `value` give the receiver from `this`; `pointer` null: only methods of the
    /// value's method set; a wrapper that takes the pointer even so gets the boxed object, which it does not write.
    private void bridges(ClassUnit unit, List<PackageIr.Method> methods, boolean pointers, java.util.function.Function<Slot, Value> pointer,
            java.util.function.Function<Slot, Value> value, JvmType type) {
        for (var m : methods) {
            if (!m.inValueSet() && !pointers) {
                continue;
            }
            var sig = withoutReceiver(m.target().type);
            String key = pkg.names.methodKey(m.name(), m.pkgPathIfUnexported(), sig);
            var self = new Slot(null, type);
            var g = new Slot(null, Rt.T_G);
            var params = new ArrayList<>(List.of(self, g));
            var args = new ArrayList<Value>();
            args.add(load(g));
            var receiver = m.pointerReceiver() && pointer != null ? pointer.apply(self) : value.apply(self);
            if (!m.pointerReceiver() && pointer != null) {
                var check = new Code.Eval(Jvm.call(Rt.PANICS, "receiver", "(" + OBJ + "Ljava/lang/String;)" + OBJ, pointer.apply(self),
                        new Value.Text(m.target().goName)));
                receiver = Jvm.seq(List.of(check), receiver);
            }
            args.add(receiver);
            for (var v : sig.params().vars()) {
                args.add(FuncClasses.erasedParameter(pkg, v.type(), params));
            }
            var code = new ArrayList<Code>();
            FuncClasses.returnResult(pkg, code, sig, Calls.staticCall(pkg, m.target(), args));
            if (m.target().recovers) {
                // read when a deferred call of the method runs while panicking: Panics.methodRecovers
                unit.fields.add(new ClassUnit.FieldUnit(0x1019, "recovers$" + key, JvmType.STRING, ""));
            }
            unit.methods.add(new MethodUnit(PUBLIC, key, pkg.repr.erasedDesc(sig), params, code, m.target().goName, null));
        }
    }

    // ---- description

    private void describe(Type t, List<PackageIr.Method> methods) {
        var list = new ArrayList<TypeDescription.Method>();
        for (var m : methods) {
            var sig = withoutReceiver(m.target().type);
            var target = m.target();
            String owner = target.ownerClass, name = target.jvmName, desc = pkg.repr.staticDesc(target.type, List.of());
            if (!target.hasBody) {
                var bound = pkg.links.resolve(target, desc);
                owner = bound.missing() != null ? "" : bound.owner();
                name = bound.missing() != null ? "" : bound.name();
                desc = bound.missing() != null ? "" : bound.desc();
            }
            list.add(new TypeDescription.Method(m.name(), m.pkgPathIfUnexported() == null ? "" : m.pkgPathIfUnexported(), pkg.names.encode(sig),
                    owner, name, desc, !m.inValueSet(), target.obj == null ? 0 : target.obj.pos().line()));
        }
        list.sort((a, b) -> a.name().equals(b.name()) ? a.pkgPath().compareTo(b.pkgPath()) : a.name().compareTo(b.name()));
        String printed, path, bare;
        if (t instanceof Named n) {
            var p = n.obj().pkg();
            bare = n.obj().name() + RuntimeTypeNames.arguments(n);
            path = p == null ? "" : p.path();
            printed = p == null ? bare : p.name() + "." + bare;
        } else {
            printed = "";
            path = "";
            bare = "";
        }
        String text = new TypeDescription(printed, path, bare, pkg.names.encode(t.underlying()), list).encode();
        var unit = new ClassUnit(CLASS, Names.descriptionClass(base(t)), "java/lang/Object");
        unit.methods.add(new MethodUnit(STATIC, "describe", "()Ljava/lang/String;", List.of(), List.of(new Code.Return(ClassContext.text(text))), null, null));
        pkg.add(unit);
    }
}
