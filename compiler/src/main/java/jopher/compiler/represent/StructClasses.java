package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.field;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Shape classes (fields, constructors, copy, ==, hash) and the own class of each struct type below them.
///
/// Their bytes depend on the type alone, never on the package that emits them: the linker keeps one of equal names.
final class StructClasses {
    /// Parameters of the constructor that takes all fields; larger structs are filled field by field.
    static final int MAX_CONSTRUCTOR_SLOTS = 200;
    private static final String OBJ = "Ljava/lang/Object;";
    private static final int PUBLIC = 0x1001, STATIC = 0x1009, FINAL = 0x1011;
    private final PackageContext pkg;

    StructClasses(PackageContext pkg) {
        this.pkg = pkg;
    }

    // ---- fields and constructors, also used by function bodies

    static int fullConstructorSlots(PackageContext pkg, Struct s) {
        int n = 0;
        for (var v : s.fields()) {
            n += pkg.repr.of(v.type()).type().slots();
        }
        return n;
    }

    /// All field values in order (slices as headers); nested structs and arrays become the new object's own.
    static String fullConstructorDesc(PackageContext pkg, Struct s) {
        var b = new StringBuilder("(");
        for (var v : s.fields()) {
            b.append(pkg.repr.of(v.type()).type().desc());
        }
        // a struct whose only constructor would take nothing: the zero value
        return b.append(")V").toString();
    }

    private static void fieldNames(PackageContext pkg, Struct s, ClassUnit unit) {
        for (int n = 0; n < s.numFields(); n++) {
            var t = s.field(n).type();
            var r = pkg.repr.of(t);
            String name = Expressions.fieldName(s, n);
            if (r.isSlice()) {
                unit.field(1, name, pkg.repr.of(SliceExpressions.elem(t)).arrayType());
                for (int part = 1; part < 4; part++) {
                    unit.field(1, Places.partName(name, part), JvmType.INT);
                }
            } else {
                // nested structs and arrays keep their object for ever
                unit.field(r.isAggregate() ? 0x11 : 1, name, r.fieldType());
            }
        }
    }

    /// o.field = v in a fresh object; slices as headers, aggregates assigned in place.
    static void putField(PackageContext pkg, List<Code> out, Type struct, int n, Value o, Value v) {
        var s = (Struct) struct.underlying();
        var t = s.field(n).type();
        var r = pkg.repr.of(t);
        String shape = pkg.shapeClass(struct), name = Expressions.fieldName(s, n);
        if (r.isSlice()) {
            putSlice(pkg, out, shape, name, t, o, load(Jvm.slot(out, v)));
        } else if (r.isAggregate()) {
            out.add(new Code.Eval(Expressions.assignInto(pkg, field(shape, name, r.fieldType(), o), v, t)));
        } else {
            out.add(new Code.PutField(shape, name, r.fieldType(), o, v));
        }
    }

    private static void putSlice(PackageContext pkg, List<Code> out, String shape, String name, Type t, Value o, Value header) {
        var array = pkg.repr.of(SliceExpressions.elem(t)).arrayType();
        out.add(new Code.PutField(shape, name, array, o, cast(array, field(Rt.SLICE, "a", JvmType.OBJECT, header))));
        out.add(new Code.PutField(shape, Names.sliceOffset(name), JvmType.INT, o, field(Rt.SLICE, "off", JvmType.INT, header)));
        out.add(new Code.PutField(shape, Names.sliceLength(name), JvmType.INT, o, field(Rt.SLICE, "len", JvmType.INT, header)));
        out.add(new Code.PutField(shape, Names.sliceCapacity(name), JvmType.INT, o, field(Rt.SLICE, "cap", JvmType.INT, header)));
    }

    // ---- shapes

    ClassUnit shape(Type t) {
        var s = (Struct) t.underlying();
        String name = pkg.names.shapeClass(t);
        var unit = new ClassUnit(0x1421, name, Rt.STRUCT); // public abstract super synthetic
        pkg.hierarchy.register(name, Rt.STRUCT);
        pkg.typeHome = unit;
        fieldNames(pkg, s, unit);
        zeroConstructor(unit, s);
        if (s.numFields() > 0 && fullConstructorSlots(pkg, s) <= MAX_CONSTRUCTOR_SLOTS) {
            fullConstructor(unit, s);
        }
        set(unit, s);
        equality(unit, s, t);
        hash(unit, s, t);
        var self = new Slot(null, JvmType.of(name));
        var copy = new Slot(null, Rt.T_STRUCT);
        unit.methods.add(new MethodUnit(PUBLIC, "copy", "()L" + Rt.STRUCT + ";", List.of(self), List.of(
                new Code.Store(copy, Jvm.virtual(Rt.STRUCT, "fresh", "()L" + Rt.STRUCT + ";", load(self))),
                new Code.Eval(Jvm.virtual(Rt.STRUCT, "assign", "(L" + Rt.STRUCT + ";)V", load(copy), load(self))),
                new Code.Return(load(copy))), null, null));
        pkg.typeHome = null;
        return unit;
    }

    private Value zero(Type t) {
        return switch (t.underlying()) {
            case Struct s -> Expressions.zeroStruct(pkg, t);
            case jopher.compiler.types.Array a -> Expressions.zeroArray(pkg, a);
            default -> switch (pkg.repr.of(t).kind()) {
                case STRING -> Jvm.global(Rt.GO_STRING, "EMPTY", Rt.T_STRING);
                case COMPLEX -> Jvm.global(Rt.COMPLEX, "ZERO", Rt.T_COMPLEX);
                default -> null;
            };
        };
    }

    private void zeroConstructor(ClassUnit unit, Struct s) {
        var self = new Slot(null, JvmType.of(unit.name));
        var code = new ArrayList<Code>();
        code.add(FuncClasses.superConstructor(Rt.STRUCT, self));
        for (int n = 0; n < s.numFields(); n++) {
            var z = zero(s.field(n).type());
            if (z != null) {
                code.add(new Code.PutField(unit.name, Expressions.fieldName(s, n), pkg.repr.of(s.field(n).type()).fieldType(), load(self), z));
            }
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", "()V", List.of(self), code, null, null));
    }

    private void fullConstructor(ClassUnit unit, Struct s) {
        var self = new Slot(null, JvmType.of(unit.name));
        var params = new ArrayList<Slot>();
        params.add(self);
        var code = new ArrayList<Code>();
        code.add(FuncClasses.superConstructor(Rt.STRUCT, self));
        for (int n = 0; n < s.numFields(); n++) {
            var t = s.field(n).type();
            var r = pkg.repr.of(t);
            var p = new Slot(null, r.type());
            params.add(p);
            String name = Expressions.fieldName(s, n);
            if (r.isSlice()) {
                putSlice(pkg, code, unit.name, name, t, load(self), load(p));
            } else {
                code.add(new Code.PutField(unit.name, name, r.fieldType(), load(self), load(p)));
            }
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", fullConstructorDesc(pkg, s), params, code, null, null));
    }

    private Value get(String shape, Struct s, int n, Value o) {
        var r = pkg.repr.of(s.field(n).type());
        var v = field(shape, Expressions.fieldName(s, n), r.fieldType(), o);
        return r.kind() == Kind.UINT8 ? Arithmetic.narrow(Kind.UINT8, v) : v;
    }

    private void set(ClassUnit unit, Struct s) {
        var type = JvmType.of(unit.name);
        var self = new Slot(null, type);
        var other = new Slot(null, type);
        var code = new ArrayList<Code>();
        for (int n = 0; n < s.numFields(); n++) {
            var t = s.field(n).type();
            var r = pkg.repr.of(t);
            String name = Expressions.fieldName(s, n);
            if (r.isAggregate()) {
                code.add(new Code.Eval(Expressions.assignInto(pkg, field(unit.name, name, r.fieldType(), load(self)),
                        field(unit.name, name, r.fieldType(), load(other)), t)));
            } else if (r.isSlice()) {
                for (int part = 0; part < 4; part++) {
                    var pt = part == 0 ? pkg.repr.of(SliceExpressions.elem(t)).arrayType() : JvmType.INT;
                    String pn = Places.partName(name, part);
                    code.add(new Code.PutField(unit.name, pn, pt, load(self), field(unit.name, pn, pt, load(other))));
                }
            } else {
                code.add(new Code.PutField(unit.name, name, r.fieldType(), load(self), field(unit.name, name, r.fieldType(), load(other))));
            }
        }
        if (s.numFields() == 0) {
            code.add(new Code.Eval(Jvm.nonNull(load(other))));
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(FINAL, "set", "(" + type.desc() + ")V", List.of(self, other), code, null, null));
        var self2 = new Slot(null, type);
        var o2 = new Slot(null, Rt.T_STRUCT);
        unit.methods.add(new MethodUnit(PUBLIC, "assign", "(L" + Rt.STRUCT + ";)V", List.of(self2, o2), List.of(
                new Code.Eval(Jvm.virtual(unit.name, "set", "(" + type.desc() + ")V", load(self2), cast(type, load(o2)))),
                new Code.Return(null)), null, null));
    }

    private static Code incomparable() {
        return new Code.Throw(Jvm.make("java/lang/IllegalStateException", "()V"));
    }

    private void equality(ClassUnit unit, Struct s, Type t) {
        var type = JvmType.of(unit.name);
        var self = new Slot(null, type);
        var arg = new Slot(null, Rt.T_STRUCT);
        var other = new Slot(null, type);
        var code = new ArrayList<Code>();
        if (!Types.comparable(t)) {
            code.add(incomparable());
        } else {
            code.add(new Code.Store(other, cast(type, load(arg))));
            for (int n = 0; n < s.numFields(); n++) {
                if (!s.field(n).name().equals("_")) {
                    var ft = s.field(n).type();
                    code.add(new Code.If(Expressions.equal(pkg, pkg.repr.of(ft).kind(), ft, get(unit.name, s, n, load(self)), get(unit.name, s, n, load(other))),
                            List.of(), List.of(new Code.Return(Jvm.FALSE))));
                }
            }
            code.add(new Code.Return(Jvm.TRUE));
        }
        unit.methods.add(new MethodUnit(PUBLIC, "eq", "(L" + Rt.STRUCT + ";)Z", List.of(self, arg), code, null, null));
    }

    private void hash(ClassUnit unit, Struct s, Type t) {
        var self = new Slot(null, JvmType.of(unit.name));
        var seed = new Slot(null, JvmType.LONG);
        var code = new ArrayList<Code>();
        if (!Types.comparable(t)) {
            code.add(incomparable());
        } else {
            for (int n = 0; n < s.numFields(); n++) {
                if (!s.field(n).name().equals("_")) {
                    code.add(new Code.Store(seed, hash(s.field(n).type(), get(unit.name, s, n, load(self)), load(seed))));
                }
            }
            code.add(new Code.Return(load(seed)));
        }
        unit.methods.add(new MethodUnit(PUBLIC, "hash", "(J)J", List.of(self, seed), code, null, null));
    }

    private Value hash(Type t, Value v, Value seed) {
        var r = pkg.repr.of(t);
        String hash = Rt.R + "hash/Hash";
        return switch (r.stack()) {
            case 'I' -> Jvm.call(hash, "of", "(JJ)J", Jvm.i2l(v), seed);
            case 'J' -> Jvm.call(hash, "of", "(JJ)J", v, seed);
            case 'F' -> Jvm.call(hash, "of", "(DJ)J", new Value.Convert('D', v), seed);
            case 'D' -> Jvm.call(hash, "of", "(DJ)J", v, seed);
            default -> r.kind() == Kind.STRUCT ? Jvm.virtual(Rt.STRUCT, "hash", "(J)J", v, seed)
                    : Jvm.virtual(Rt.GO_TYPE, "hash", "(" + OBJ + "J)J", pkg.descriptor(t), v, seed);
        };
    }

    // ---- own classes

    /// Class of struct type t, without the bridges of its method set.
    ClassUnit own(Type t) {
        var s = (Struct) t.underlying();
        String name = pkg.names.structClass(t), shape = pkg.names.shapeClass(t);
        var unit = new ClassUnit(0x1031, name, shape);
        pkg.hierarchy.register(name, shape);
        pkg.typeHome = unit;
        var type = JvmType.of(name);
        var shapeType = JvmType.of(shape);
        delegate(unit, shape, "()V", List.of());
        boolean full = s.numFields() > 0 && fullConstructorSlots(pkg, s) <= MAX_CONSTRUCTOR_SLOTS;
        boolean empty = Layout.size(t) == 0;
        if (empty) {
            unit.field(0x1019, "Z", type);
            unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), List.of(
                    new Code.PutStatic(name, "Z", type, Jvm.make(name, "()V")), new Code.Return(null)), null, null));
        }
        if (full) {
            delegate(unit, shape, fullConstructorDesc(pkg, s), s.fields().stream().map(v -> pkg.repr.of(v.type()).type()).toList());
        }
        // a copy of any object of the shape, as this type
        var from = new Slot(null, shapeType);
        var code = new ArrayList<Code>();
        if (empty) {
            code.add(new Code.Eval(Jvm.nonNull(load(from))));
            code.add(new Code.Return(Jvm.global(name, "Z", type)));
        } else if (full && s.fields().stream().noneMatch(v -> pkg.repr.of(v.type()).isSlice())) {
            var args = new ArrayList<Value>();
            for (int n = 0; n < s.numFields(); n++) {
                args.add(Expressions.copy(pkg, get(shape, s, n, load(from)), s.field(n).type()));
            }
            code.add(new Code.Return(new Value.New(name, fullConstructorDesc(pkg, s), args)));
        } else {
            var o = new Slot(null, type);
            code.add(new Code.Store(o, Jvm.make(name, "()V")));
            code.add(new Code.Eval(Jvm.virtual(shape, "set", "(" + shapeType.desc() + ")V", load(o), load(from))));
            code.add(new Code.Return(load(o)));
        }
        unit.methods.add(new MethodUnit(STATIC, "of", "(" + shapeType.desc() + ")" + type.desc(), List.of(from), code, null, null));
        unit.methods.add(new MethodUnit(PUBLIC, "fresh", "()L" + Rt.STRUCT + ";", List.of(new Slot(null, type)),
                List.of(new Code.Return(empty ? Jvm.global(name, "Z", type) : Jvm.make(name, "()V"))), null, null));
        unit.methods.add(new MethodUnit(PUBLIC, "goType", "()L" + Rt.GO_TYPE + ";", List.of(new Slot(null, type)),
                List.of(new Code.Return(pkg.descriptor(t))), null, null));
        toInterface(unit, name, shapeType);
        fromInterface(unit, name, shapeType);
        pkg.typeHome = null;
        return unit;
    }

    private void delegate(ClassUnit unit, String shape, String desc, List<JvmType> types) {
        var params = new ArrayList<Slot>();
        var self = new Slot(null, JvmType.of(unit.name));
        params.add(self);
        var args = new ArrayList<Value>();
        args.add(load(self));
        for (var t : types) {
            var s = new Slot(null, t);
            params.add(s);
            args.add(load(s));
        }
        unit.methods.add(new MethodUnit(PUBLIC, "<init>", desc, params, List.of(
                new Code.Eval(new Value.Invoke(Value.Dispatch.SPECIAL, shape, "<init>", desc, args, false)), new Code.Return(null)), null, null));
    }

    /// *T to interface: nil and objects of other classes of the shape need a box (jvm-rules §2.2).
    private void toInterface(ClassUnit unit, String name, JvmType shape) {
        var p = new Slot(null, shape);
        String box = Names.pointerBox(name);
        Value mine = new Value.And(new Value.Compare(Rel.NE, load(p), Jvm.NULL), new Value.InstanceOf(JvmType.of(name), load(p)));
        unit.methods.add(new MethodUnit(STATIC, "iface", "(" + shape.desc() + ")" + OBJ, List.of(p), List.of(
                new Code.If(mine, List.of(new Code.Return(load(p))), List.of()),
                new Code.Return(Jvm.make(box, "(" + OBJ + ")V", load(p)))), null, null));
    }

    /// An interface value holding *T to the pointer.
    private void fromInterface(ClassUnit unit, String name, JvmType shape) {
        var o = new Slot(null, JvmType.OBJECT);
        unit.methods.add(new MethodUnit(STATIC, "pointer", "(" + OBJ + ")" + shape.desc(), List.of(o), List.of(
                new Code.If(new Value.InstanceOf(JvmType.of(name), load(o)), List.of(new Code.Return(new Value.Cast(JvmType.of(name), load(o)))), List.of()),
                new Code.Return(cast(shape, field(Rt.BOXES + "BoxL", "v", JvmType.OBJECT, new Value.Cast(JvmType.of(Rt.PTR_BOX), load(o)))))), null, null));
    }
}
