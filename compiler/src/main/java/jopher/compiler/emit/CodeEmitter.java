package jopher.compiler.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;

/// Writes one method body. Slots are numbered in order of first appearance and never shared.
final class CodeEmitter {
    private final CodeBuilder cb;
    private final MethodUnit method;
    private final boolean debug;
    private final Map<Slot, Integer> slots = new IdentityHashMap<>();
    private final Map<Target, Label> labels = new IdentityHashMap<>();
    /// What the LocalVariableTable says, in order of the variables' first values.
    private final List<Variable> variables = new ArrayList<>();
    private Scope scope;
    private int nextSlot;
    private int lastLine = -1;

    /// A list of statements: a variable that gets its first value in it lives to its end, as in Go.
    private static final class Scope {
        Label end;
    }

    /// @param end the first label behind it, null where it is that of `scope`
    private record Variable(Slot slot, Label start, Scope scope, Label end) {}

    /// Slots that the method has; variables above them occur in code that is never reached, which is not in the class file.
    private final int locals;

    CodeEmitter(CodeBuilder cb, MethodUnit method, boolean debug, int locals) {
        this.locals = locals;
        this.cb = cb;
        this.method = method;
        this.debug = debug;
    }

    void run() {
        for (var p : method.params()) {
            slot(p);
        }
        scope = new Scope();
        if (debug) {
            method.params().forEach(this::begins);
        }
        for (var c : method.code()) {
            stmt(c);
        }
        leave(null);
        for (var v : variables) {
            if (slots.get(v.slot) + v.slot.type.slots() > locals) {
                continue;
            }
            cb.localVariable(slots.get(v.slot), v.slot.name, ClassDesc.ofDescriptor(v.slot.type.desc()), v.start, v.end != null ? v.end : v.scope.end);
        }
    }

    /// Notes a variable that has just got its first value. A parameter that moves to a cell or into parts gives its name to them.
    private void begins(Slot s) {
        if (!s.isVariable() || s.type.desc().equals(Names.G_DESCRIPTOR)) {
            return;
        }
        Label here = cb.newBoundLabel();
        for (int i = 0; i < variables.size() && i < method.params().size(); i++) {
            var p = variables.get(i);
            if (p.scope == scope && p.end == null && p.slot.name.equals(s.name)) {
                variables.set(i, new Variable(p.slot, p.start, p.scope, here));
            }
        }
        if (scope.end == null) {
            scope.end = cb.newLabel();
        }
        variables.add(new Variable(s, here, scope, null));
    }

    private int slot(Slot s) {
        Integer n = slots.get(s);
        if (n == null) {
            n = nextSlot;
            nextSlot += s.type.slots();
            slots.put(s, n);
        }
        return n;
    }

    private Label label(Target t) {
        return labels.computeIfAbsent(t, x -> cb.newLabel());
    }

    private void stmts(List<Code> list) {
        var outer = scope;
        scope = new Scope();
        for (var s : list) {
            stmt(s);
        }
        leave(outer);
    }

    private void leave(Scope outer) {
        if (scope.end != null) {
            cb.labelBinding(scope.end);
        }
        scope = outer;
    }

    private void stmt(Code s) {
        switch (s) {
            case Code.Store(var slot, var v) -> store(slot, v);
            case Code.PutField f -> {
                value(f.object());
                value(f.value());
                cb.putfield(ClassDesc.ofInternalName(f.owner()), f.name(), ClassDesc.ofDescriptor(f.type().desc()));
            }
            case Code.PutStatic f -> {
                value(f.value());
                cb.putstatic(ClassDesc.ofInternalName(f.owner()), f.name(), ClassDesc.ofDescriptor(f.type().desc()));
            }
            case Code.ArraySet a -> {
                value(a.array());
                value(a.index());
                value(a.value());
                cb.arrayStore(kindOf(a.storage()));
            }
            case Code.Eval(var v) -> {
                value(v);
                switch (v.type().slots()) {
                    case 1 -> cb.pop();
                    case 2 -> cb.pop2();
                    default -> { }
                }
            }
            case Code.If c -> ifThenElse(c);
            case Code.Mark(var t) -> cb.labelBinding(label(t));
            case Code.Jump(var t) -> cb.goto_(label(t));
            case Code.Branch(var c, var sense, var t) -> jump(c, sense, label(t));
            case Code.Switch sw -> {
                value(sw.tag());
                var cases = new ArrayList<SwitchCase>();
                for (int i = 0; i < sw.keys().length; i++) {
                    cases.add(SwitchCase.of(sw.keys()[i], label(sw.targets().get(i))));
                }
                int n = sw.keys().length;
                long span = n == 0 ? 0 : (long) sw.keys()[n - 1] - sw.keys()[0] + 1;
                // javac's cost model: table when its space and time beat the look-up's
                boolean table = n > 0 && 4 + span + 3 * 3 <= 3 + 2L * n + 3L * n;
                if (table) {
                    cb.tableswitch(sw.keys()[0], sw.keys()[n - 1], label(sw.otherwise()), cases);
                } else {
                    cb.lookupswitch(label(sw.otherwise()), cases);
                }
            }
            case Code.Try t -> tryCatch(t);
            case Code.Return(var v) -> {
                if (v == null) {
                    cb.return_();
                } else {
                    value(v);
                    cb.return_(typeKind(v.type()));
                }
            }
            case Code.Throw(var v) -> {
                value(v);
                cb.athrow();
            }
            case Code.Line(var n) -> {
                if (n != lastLine && n >= 0) {
                    cb.lineNumber(Math.min(n, 65535));
                    lastLine = n;
                }
            }
            case Code.Block(var list) -> stmts(list);
        }
    }

    private void store(Slot slot, Value v) {
        boolean first = debug && !slots.containsKey(slot);
        int n = slot(slot);
        // x = x + c on an int: iinc
        if (slot.type.kind() == 'I' && v instanceof Value.Arith(var op, Value.Load(var from), Value.IntConst(var c), var t) && from == slot
                && (op == Op.ADD || op == Op.SUB) && c >= -32767 && c <= 32767) {
            cb.iinc(n, op == Op.ADD ? c : -c);
            return;
        }
        value(v);
        cb.storeLocal(typeKind(slot.type), n);
        if (first) {
            begins(slot);
        }
    }

    private void ifThenElse(Code.If c) {
        if (c.then().isEmpty() && c.otherwise().isEmpty()) {
            stmt(new Code.Eval(c.cond()));
            return;
        }
        Label end = cb.newLabel();
        if (c.then().isEmpty()) {
            jump(c.cond(), true, end);
            stmts(c.otherwise());
        } else if (c.otherwise().isEmpty()) {
            jump(c.cond(), false, end);
            stmts(c.then());
        } else {
            Label other = cb.newLabel();
            jump(c.cond(), false, other);
            stmts(c.then());
            cb.goto_(end);
            cb.labelBinding(other);
            lastLine = -1;
            stmts(c.otherwise());
        }
        cb.labelBinding(end);
        lastLine = -1;
    }

    private void tryCatch(Code.Try t) {
        Label start = cb.newLabel(), end = cb.newLabel(), handler = cb.newLabel(), after = cb.newLabel();
        cb.labelBinding(start);
        cb.nop(); // an empty body is still a range
        stmts(t.body());
        cb.goto_(after);
        cb.labelBinding(end);
        cb.labelBinding(handler);
        cb.exceptionCatchAll(start, end, handler);
        lastLine = -1;
        cb.storeLocal(TypeKind.REFERENCE, slot(t.caught()));
        stmts(t.handler());
        cb.labelBinding(after);
        lastLine = -1;
    }

    // ---- values ----

    private void value(Value v) {
        switch (v) {
            case Value.IntConst(var c) -> cb.loadConstant(c);
            case Value.BoolConst(var c) -> cb.loadConstant(c ? 1 : 0);
            case Value.LongConst(var c) -> {
                if (c >= -32768 && c <= 32767 && c != 0 && c != 1) {
                    cb.loadConstant((int) c);
                    cb.i2l();
                } else {
                    cb.loadConstant(c);
                }
            }
            case Value.FloatConst(var c) -> cb.loadConstant(c);
            case Value.DoubleConst(var c) -> cb.loadConstant(c);
            case Value.Null() -> cb.aconst_null();
            case Value.Text(var s) -> cb.ldc(s);
            case Value.ClassConst(var of) -> {
                if (of.isReference()) {
                    cb.ldc(ClassDesc.ofDescriptor(of.desc()));
                } else {
                    cb.getstatic(ClassDesc.of(switch (of.desc()) {
                        case "J" -> "java.lang.Long";
                        case "I" -> "java.lang.Integer";
                        case "D" -> "java.lang.Double";
                        case "F" -> "java.lang.Float";
                        case "Z" -> "java.lang.Boolean";
                        case "B" -> "java.lang.Byte";
                        case "S" -> "java.lang.Short";
                        default -> "java.lang.Character";
                    }), "TYPE", ClassDesc.of("java.lang.Class"));
                }
            }
            case Value.Load(var s) -> cb.loadLocal(typeKind(s.type), slot(s));
            case Value.GetField f -> {
                value(f.object());
                cb.getfield(ClassDesc.ofInternalName(f.owner()), f.name(), ClassDesc.ofDescriptor(f.type().desc()));
            }
            case Value.GetStatic f -> cb.getstatic(ClassDesc.ofInternalName(f.owner()), f.name(), ClassDesc.ofDescriptor(f.type().desc()));
            case Value.ArrayGet a -> {
                value(a.array());
                value(a.index());
                cb.arrayLoad(kindOf(a.storage()));
            }
            case Value.ArrayLength(var a) -> {
                value(a);
                cb.arraylength();
            }
            case Value.Arith a -> arith(a);
            case Value.Neg(var x) -> {
                value(x);
                switch (x.type().kind()) {
                    case 'I' -> cb.ineg();
                    case 'J' -> cb.lneg();
                    case 'F' -> cb.fneg();
                    default -> cb.dneg();
                }
            }
            case Value.Convert(var to, var x) -> convert(to, x);
            case Value.Compare _, Value.And _, Value.Or _, Value.Not _ -> materialise(v);
            case Value.Choose c -> {
                Label other = cb.newLabel(), end = cb.newLabel();
                jump(c.cond(), false, other);
                value(c.then());
                cb.goto_(end);
                cb.labelBinding(other);
                value(c.otherwise());
                cb.labelBinding(end);
            }
            case Value.Invoke i -> invoke(i, List.of());
            case Value.Release(var released, var i) -> invoke(i, released);
            case Value.New n -> {
                var owner = ClassDesc.ofInternalName(n.owner());
                cb.new_(owner);
                cb.dup();
                for (var a : n.args()) {
                    value(a);
                }
                cb.invokespecial(owner, "<init>", MethodTypeDesc.ofDescriptor(n.desc()));
            }
            case Value.NewArray(var type, var length) -> {
                value(length);
                var c = type.component();
                if (c.isReference()) {
                    cb.anewarray(ClassDesc.ofDescriptor(c.desc()));
                } else {
                    cb.newarray(kindOf(c.desc().charAt(0)));
                }
            }
            case Value.Cast(var type, var x) -> {
                value(x);
                if (!type.equals(JvmType.OBJECT) && !(x instanceof Value.Null)) {
                    cb.checkcast(ClassDesc.ofDescriptor(type.desc()));
                }
            }
            case Value.InstanceOf(var type, var x) -> {
                value(x);
                cb.instanceOf(ClassDesc.ofDescriptor(type.desc()));
            }
            case Value.Seq(var before, var x) -> {
                stmts(before);
                value(x);
            }
        }
    }

    private void invoke(Value.Invoke i, List<Slot> released) {
        i.args().forEach(this::value);
        for (var s : released) {
            cb.aconst_null();
            cb.storeLocal(TypeKind.REFERENCE, slot(s));
        }
        var owner = i.owner().startsWith("[") ? ClassDesc.ofDescriptor(i.owner()) : ClassDesc.ofInternalName(i.owner());
        var desc = MethodTypeDesc.ofDescriptor(i.desc());
        switch (i.dispatch()) {
            case STATIC -> cb.invokestatic(owner, i.name(), desc, i.ofInterface());
            case VIRTUAL -> cb.invokevirtual(owner, i.name(), desc);
            case INTERFACE -> cb.invokeinterface(owner, i.name(), desc);
            case SPECIAL -> cb.invokespecial(owner, i.name(), desc, i.ofInterface());
        }
    }

    private void arith(Value.Arith a) {
        value(a.x());
        value(a.y());
        char k = a.x().type().kind();
        switch (a.op()) {
            case ADD -> { switch (k) { case 'I' -> cb.iadd(); case 'J' -> cb.ladd(); case 'F' -> cb.fadd(); default -> cb.dadd(); } }
            case SUB -> { switch (k) { case 'I' -> cb.isub(); case 'J' -> cb.lsub(); case 'F' -> cb.fsub(); default -> cb.dsub(); } }
            case MUL -> { switch (k) { case 'I' -> cb.imul(); case 'J' -> cb.lmul(); case 'F' -> cb.fmul(); default -> cb.dmul(); } }
            case DIV -> { switch (k) { case 'I' -> cb.idiv(); case 'J' -> cb.ldiv(); case 'F' -> cb.fdiv(); default -> cb.ddiv(); } }
            case REM -> { switch (k) { case 'I' -> cb.irem(); case 'J' -> cb.lrem(); case 'F' -> cb.frem(); default -> cb.drem(); } }
            case AND -> { if (k == 'I') cb.iand(); else cb.land(); }
            case OR -> { if (k == 'I') cb.ior(); else cb.lor(); }
            case XOR -> { if (k == 'I') cb.ixor(); else cb.lxor(); }
            case SHL -> { if (k == 'I') cb.ishl(); else cb.lshl(); }
            case SHR -> { if (k == 'I') cb.ishr(); else cb.lshr(); }
            case USHR -> { if (k == 'I') cb.iushr(); else cb.lushr(); }
        }
    }

    private void convert(char to, Value x) {
        value(x);
        char from = x.type().kind();
        if (to == 'B' || to == 'S' || to == 'C') {
            if (from != 'I') {
                cb.conversion(TypeKind.from(ClassDesc.ofDescriptor(String.valueOf(from))), TypeKind.INT);
            }
            switch (to) {
                case 'B' -> cb.i2b();
                case 'S' -> cb.i2s();
                default -> cb.i2c();
            }
        } else if (from != to) {
            switch ("" + from + to) {
                case "IJ" -> cb.i2l();
                case "IF" -> cb.i2f();
                case "ID" -> cb.i2d();
                case "JI" -> cb.l2i();
                case "JF" -> cb.l2f();
                case "JD" -> cb.l2d();
                case "FI" -> cb.f2i();
                case "FJ" -> cb.f2l();
                case "FD" -> cb.f2d();
                case "DI" -> cb.d2i();
                case "DJ" -> cb.d2l();
                case "DF" -> cb.d2f();
                default -> throw new IllegalArgumentException("conversion " + from + to);
            }
        }
    }

    /// A condition as 0 or 1.
    private void materialise(Value cond) {
        if (cond instanceof Value.Not(var x) && !isCondition(x)) {
            value(x);
            cb.iconst_1();
            cb.ixor();
            return;
        }
        Label no = cb.newLabel(), end = cb.newLabel();
        jump(cond, false, no);
        cb.iconst_1();
        cb.goto_(end);
        cb.labelBinding(no);
        cb.iconst_0();
        cb.labelBinding(end);
    }

    private static boolean isCondition(Value v) {
        return v instanceof Value.Compare || v instanceof Value.And || v instanceof Value.Or || v instanceof Value.Not;
    }

    /// Jumps to `target` if cond equals sense, else falls through.
    private void jump(Value cond, boolean sense, Label target) {
        switch (cond) {
            case Value.BoolConst(var c) -> {
                if (c == sense) {
                    cb.goto_(target);
                }
            }
            case Value.Not(var x) -> jump(x, !sense, target);
            case Value.And(var x, var y) -> {
                if (sense) {
                    Label skip = cb.newLabel();
                    jump(x, false, skip);
                    jump(y, true, target);
                    cb.labelBinding(skip);
                } else {
                    jump(x, false, target);
                    jump(y, false, target);
                }
            }
            case Value.Or(var x, var y) -> {
                if (sense) {
                    jump(x, true, target);
                    jump(y, true, target);
                } else {
                    Label skip = cb.newLabel();
                    jump(x, true, skip);
                    jump(y, false, target);
                    cb.labelBinding(skip);
                }
            }
            case Value.Compare c -> compare(c, sense, target);
            case Value.Seq(var before, var x) -> {
                stmts(before);
                jump(x, sense, target);
            }
            default -> {
                value(cond);
                if (sense) {
                    cb.ifne(target);
                } else {
                    cb.ifeq(target);
                }
            }
        }
    }

    private void compare(Value.Compare c, boolean sense, Label target) {
        char k = c.x().type().kind();
        Rel rel = sense ? c.rel() : c.rel().negate();
        switch (k) {
            case 'I' -> {
                value(c.x());
                if (c.y() instanceof Value.IntConst(var n) && n == 0 || c.y() instanceof Value.BoolConst(var b) && !b) {
                    cb.branch(zero(rel), target);
                } else {
                    value(c.y());
                    cb.branch(switch (rel) {
                        case EQ -> Opcode.IF_ICMPEQ;
                        case NE -> Opcode.IF_ICMPNE;
                        case LT -> Opcode.IF_ICMPLT;
                        case GE -> Opcode.IF_ICMPGE;
                        case GT -> Opcode.IF_ICMPGT;
                        case LE -> Opcode.IF_ICMPLE;
                    }, target);
                }
            }
            case 'L' -> {
                if (c.y() instanceof Value.Null || c.x() instanceof Value.Null) {
                    value(c.y() instanceof Value.Null ? c.x() : c.y());
                    cb.branch(rel == Rel.EQ ? Opcode.IFNULL : Opcode.IFNONNULL, target);
                } else {
                    value(c.x());
                    value(c.y());
                    cb.branch(rel == Rel.EQ ? Opcode.IF_ACMPEQ : Opcode.IF_ACMPNE, target);
                }
            }
            default -> {
                value(c.x());
                value(c.y());
                // NaN must make < <= > >= false: fcmpg yields 1, fcmpl -1
                boolean less = c.rel() == Rel.LT || c.rel() == Rel.LE;
                switch (k) {
                    case 'J' -> cb.lcmp();
                    case 'F' -> { if (less) cb.fcmpg(); else cb.fcmpl(); }
                    default -> { if (less) cb.dcmpg(); else cb.dcmpl(); }
                }
                cb.branch(zero(rel), target);
            }
        }
    }

    private static Opcode zero(Rel rel) {
        return switch (rel) {
            case EQ -> Opcode.IFEQ;
            case NE -> Opcode.IFNE;
            case LT -> Opcode.IFLT;
            case GE -> Opcode.IFGE;
            case GT -> Opcode.IFGT;
            case LE -> Opcode.IFLE;
        };
    }

    private static TypeKind typeKind(JvmType t) {
        return switch (t.kind()) {
            case 'I' -> TypeKind.INT;
            case 'J' -> TypeKind.LONG;
            case 'F' -> TypeKind.FLOAT;
            case 'D' -> TypeKind.DOUBLE;
            case 'L' -> TypeKind.REFERENCE;
            default -> TypeKind.VOID;
        };
    }

    private static TypeKind kindOf(char storage) {
        return switch (storage) {
            case 'Z' -> TypeKind.BOOLEAN;
            case 'B' -> TypeKind.BYTE;
            case 'S' -> TypeKind.SHORT;
            case 'C' -> TypeKind.CHAR;
            case 'I' -> TypeKind.INT;
            case 'J' -> TypeKind.LONG;
            case 'F' -> TypeKind.FLOAT;
            case 'D' -> TypeKind.DOUBLE;
            default -> TypeKind.REFERENCE;
        };
    }
}
