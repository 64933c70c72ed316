package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.field;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Global;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// Classes of pointers to one field of a shape (`&s.f`) and to one package variable (`&v`). Fields of 32 and 64 bits and references
/// have atomic operations through a VarHandle, which sits in a class of its own (`$A`), so that only programs with atomics link it.
final class PointerClasses {
    private static final String OBJ = "Ljava/lang/Object;";
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final JvmType T_HANDLE = JvmType.of(HANDLE);
    private static final int PUBLIC = 0x1001;
    private final PackageContext pkg;

    PointerClasses(PackageContext pkg) {
        this.pkg = pkg;
    }

    /// How the class reaches its variable.
    private interface Access {
        Value get(Slot self);

        void set(List<Code> code, Slot self, Value v);

        /// Receiver part of VarHandle calls: empty for static fields.
        List<Value> coordinates(Slot self);

        String coordinateDesc();
    }

    void fieldPointer(String name, PackageContext.FieldPointer p) {
        var s = (Struct) p.struct().underlying();
        String shape = pkg.names.shapeClass(p.struct());
        Type t = s.field(p.index()).type();
        var r = pkg.repr.of(t);
        var shapeType = JvmType.of(shape);
        String fieldName = Expressions.fieldName(s, p.index());
        var unit = new ClassUnit(0x1031, name, Rt.PTR + r.stack());
        unit.field(0x1010, "o", shapeType);
        var self = new Slot(null, JvmType.of(name));
        var o = new Slot(null, shapeType);
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", "(" + shapeType.desc() + ")V", List.of(self, o), List.of(
                FuncClasses.superConstructor(unit.superName, self), new Code.PutField(name, "o", shapeType, load(self), load(o)), new Code.Return(null)),
                null, null));
        unit.methods.add(new MethodUnit(PUBLIC, "base", "()" + OBJ, List.of(self), List.of(new Code.Return(field(name, "o", shapeType, load(self)))), null, null));
        unit.methods.add(new MethodUnit(PUBLIC, "offset", "()J", List.of(self), List.of(new Code.Return(j(Layout.offset(s, p.index())))), null, null));
        var access = new Access() {
            private Value holder(Slot self) {
                return field(name, "o", shapeType, load(self));
            }

            public Value get(Slot self) {
                if (r.isSlice()) {
                    return slice(t, part -> field(shape, Places.partName(fieldName, part), partType(t, part), holder(self)));
                }
                return field(shape, fieldName, r.fieldType(), holder(self));
            }

            public void set(List<Code> code, Slot self, Value v) {
                if (r.isSlice()) {
                    parts(code, t, v, (part, x) -> new Code.PutField(shape, Places.partName(fieldName, part), partType(t, part), holder(self), x));
                } else {
                    code.add(new Code.PutField(shape, fieldName, r.fieldType(), holder(self), v));
                }
            }

            public List<Value> coordinates(Slot self) {
                return List.of(holder(self));
            }

            public String coordinateDesc() {
                return shapeType.desc();
            }
        };
        finish(unit, r, access, shape, fieldName, false);
    }

    void globalPointer(String name, Global g) {
        var r = pkg.repr.of(g.type);
        var unit = new ClassUnit(0x1031, name, Rt.PTR + r.stack());
        var type = JvmType.of(name);
        unit.field(0x1019, "P", type);
        var self = new Slot(null, type);
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", "()V", List.of(self), List.of(
                FuncClasses.superConstructor(unit.superName, self), new Code.Return(null)), null, null));
        unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), List.of(
                new Code.PutStatic(name, "P", type, Jvm.make(name, "()V")), new Code.Return(null)), null, null));
        var access = new Access() {
            public Value get(Slot self) {
                if (r.isSlice()) {
                    return slice(g.type, part -> Jvm.global(g.ownerClass, Places.partName(g.name, part), partType(g.type, part)));
                }
                return Jvm.global(g.ownerClass, g.name, r.type());
            }

            public void set(List<Code> code, Slot self, Value v) {
                if (r.isSlice()) {
                    parts(code, g.type, v, (part, x) -> new Code.PutStatic(g.ownerClass, Places.partName(g.name, part), partType(g.type, part), x));
                } else {
                    code.add(new Code.PutStatic(g.ownerClass, g.name, r.type(), v));
                }
            }

            public List<Value> coordinates(Slot self) {
                return List.of();
            }

            public String coordinateDesc() {
                return "";
            }
        };
        finish(unit, r, access, g.ownerClass, g.name, true);
    }

    private JvmType partType(Type t, int part) {
        return part == 0 ? pkg.repr.of(SliceExpressions.elem(t)).arrayType() : JvmType.INT;
    }

    private static Value slice(Type t, java.util.function.IntFunction<Value> part) {
        return Jvm.call(Rt.SLICE, "of", "(" + OBJ + "III)L" + Rt.SLICE + ";", part.apply(0), part.apply(1), part.apply(2), part.apply(3));
    }

    private void parts(List<Code> code, Type t, Value v, java.util.function.BiFunction<Integer, Value, Code> put) {
        var h = load(Jvm.slot(code, cast(Rt.T_SLICE, v)));
        code.add(put.apply(0, cast(partType(t, 0), field(Rt.SLICE, "a", JvmType.OBJECT, h))));
        code.add(put.apply(1, field(Rt.SLICE, "off", JvmType.INT, h)));
        code.add(put.apply(2, field(Rt.SLICE, "len", JvmType.INT, h)));
        code.add(put.apply(3, field(Rt.SLICE, "cap", JvmType.INT, h)));
    }

    private void finish(ClassUnit unit, Repr r, Access a, String owner, String fieldName, boolean isStatic) {
        char k = r.stack();
        var stack = k == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(k));
        var type = JvmType.of(unit.name);
        var self = new Slot(null, type);
        unit.methods.add(new MethodUnit(PUBLIC, "get", "()" + stack.desc(), List.of(self), List.of(new Code.Return(a.get(self))), null, null));
        var self2 = new Slot(null, type);
        var v = new Slot(null, stack);
        var code = new ArrayList<Code>();
        a.set(code, self2, r.isSlice() ? load(v) : k == 'L' ? cast(r.type(), load(v)) : load(v));
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(PUBLIC, "set", "(" + stack.desc() + ")V", List.of(self2, v), code, null, null));
        boolean atomic = !r.isSlice() && (r.storage() == 'J' || r.storage() == 'I' || r.storage() == 'L' || isStatic && r.stack() == 'I' && r.kind() != Kind.BOOL);
        if (atomic) {
            String handles = unit.name + "$A";
            handleClass(handles, owner, fieldName, isStatic ? r.type() : r.fieldType(), isStatic);
            atomics(unit, r, a, handles, isStatic ? r.type() : r.fieldType());
        }
        pkg.add(unit);
    }

    private void handleClass(String name, String owner, String fieldName, JvmType fieldType, boolean isStatic) {
        var unit = new ClassUnit(0x1031, name, "java/lang/Object");
        unit.field(0x1019, "V", T_HANDLE);
        unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), List.of(
                new Code.PutStatic(name, "V", T_HANDLE, Jvm.call(Rt.R + "pointers/Handles", "field", "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;Z)L" + HANDLE + ";",
                        new Value.ClassConst(JvmType.of(owner)), new Value.Text(fieldName), new Value.ClassConst(fieldType), new Value.BoolConst(isStatic))),
                new Code.Return(null)), null, null));
        pkg.add(unit);
    }

    /// A signature-polymorphic call.
    private static Value handle(String handles, Access a, Slot self, String name, String result, String argDesc, Value... args) {
        var all = new ArrayList<Value>();
        all.add(Jvm.global(handles, "V", T_HANDLE));
        all.addAll(a.coordinates(self));
        all.addAll(List.of(args));
        return new Value.Invoke(Value.Dispatch.VIRTUAL, HANDLE, name, "(" + a.coordinateDesc() + argDesc + ")" + result, all, false);
    }

    private void atomics(ClassUnit unit, Repr r, Access a, String handles, JvmType ft) {
        char k = r.stack();
        var stack = k == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(k));
        String d = ft.desc(), s = stack.desc();
        var type = JvmType.of(unit.name);
        var self = new Slot(null, type);
        var x = new Slot(null, stack);
        var y = new Slot(null, stack);
        Value in = k == 'L' ? cast(ft, load(x)) : load(x), in2 = k == 'L' ? cast(ft, load(y)) : load(y);
        method(unit, "load", "()" + s, List.of(self), new Code.Return(handle(handles, a, self, "getVolatile", d, "")));
        method(unit, "store", "(" + s + ")V", List.of(self, x), new Code.Eval(handle(handles, a, self, "setVolatile", "V", d, in)), new Code.Return(null));
        method(unit, "swap", "(" + s + ")" + s, List.of(self, x), new Code.Return(handle(handles, a, self, "getAndSet", d, d, in)));
        if (k == 'L') {
            // equal pointers may be different objects
            var top = new Target("again");
            var now = new Slot(null, ft);
            method(unit, "cas", "(" + s + s + ")Z", List.of(self, x, y), new Code.Mark(top),
                    new Code.Store(now, handle(handles, a, self, "getVolatile", d, "")),
                    new Code.If(Jvm.call(Rt.PTR, "same", "(" + OBJ + OBJ + ")Z", load(now), load(x)), List.of(), List.of(new Code.Return(Jvm.FALSE))),
                    new Code.Branch(handle(handles, a, self, "compareAndSet", "Z", d + d, load(now), in2), false, top),
                    new Code.Return(Jvm.TRUE));
            return;
        }
        method(unit, "cas", "(" + s + s + ")Z", List.of(self, x, y), new Code.Return(handle(handles, a, self, "compareAndSet", "Z", d + d, load(x), load(y))));
        method(unit, "add", "(" + s + ")" + s, List.of(self, x),
                new Code.Return(Jvm.arith(jopher.compiler.represent.code.Op.ADD, handle(handles, a, self, "getAndAdd", d, d, load(x)), load(x))));
        method(unit, "getAnd", "(" + s + ")" + s, List.of(self, x), new Code.Return(handle(handles, a, self, "getAndBitwiseAnd", d, d, load(x))));
        method(unit, "getOr", "(" + s + ")" + s, List.of(self, x), new Code.Return(handle(handles, a, self, "getAndBitwiseOr", d, d, load(x))));
    }

    private static void method(ClassUnit unit, String name, String desc, List<Slot> params, Code... code) {
        unit.methods.add(new MethodUnit(PUBLIC, name, desc, params, List.of(code), null, null));
    }
}
