package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Signature;

/// Classes of function values: one per literal (fields: what it captures) and one per declared function used as a value.
/// Each overrides `call` of its func class (`go/$f/…`, made by the linker from its name) and hands on to the static method.
final class FuncClasses {
    static final int FINAL = 0x1031; // public final super synthetic
    private final PackageContext pkg;

    FuncClasses(PackageContext pkg) {
        this.pkg = pkg;
    }

    /// The linker makes func classes from the names it meets in class files.
    void use(Signature sig) {
        pkg.hierarchy.register(pkg.repr.funcClass(sig), Rt.FUNC);
    }

    /// Class with the only instance `F`.
    String reference(FuncSym sym) {
        String name = sym.ownerClass + "$" + sym.jvmName + "$f";
        if (!pkg.classes.containsKey(name)) {
            var unit = new ClassUnit(FINAL, name, pkg.repr.funcClass(sym.type));
            pkg.add(unit);
            named(unit, sym, sym.obj == null ? null : sym.obj.pos());
            constructor(unit, List.of());
            singleton(unit);
            unit.methods.add(bridge(unit, sym, List.of(), null));
            if (sym.recovers) {
                unit.methods.add(recovers(unit, self -> Jvm.TRUE));
            }
        }
        return name;
    }

    String closure(Func fn) {
        String name = fn.sym.ownerClass + "$" + fn.sym.jvmName;
        if (!pkg.classes.containsKey(name)) {
            var types = pkg.captureTypes(fn);
            var unit = new ClassUnit(FINAL, name, pkg.repr.funcClass(fn.sym.type));
            pkg.add(unit);
            named(unit, fn.sym, fn.synthetic ? null : fn.pos);
            for (int n = 0; n < types.size(); n++) {
                unit.field(0x1010, "c" + n, types.get(n));
            }
            constructor(unit, types);
            if (types.isEmpty()) {
                singleton(unit);
            }
            unit.methods.add(bridge(unit, fn.sym, types, pkg.closureDesc(fn)));
            var r = recoversValue(unit, fn, types);
            if (r != null) {
                unit.methods.add(recovers(unit, r));
            }
        }
        return name;
    }

    /// The constant `$func` says which Go function this is ("main.f 12 go/main/$x"), for runtime.FuncForPC.
    private static void named(ClassUnit unit, FuncSym sym, jopher.compiler.base.Pos pos) {
        unit.fields.add(new ClassUnit.FieldUnit(0x1019, "$func", JvmType.STRING,
                sym.goName + "\n" + (pos == null || !pos.isKnown() ? "1" : pos.line() + "\n" + sym.ownerClass)));
    }

    private void constructor(ClassUnit unit, List<JvmType> types) {
        var self = new Slot(null, JvmType.of(unit.name));
        var params = new ArrayList<Slot>();
        params.add(self);
        var code = new ArrayList<Code>();
        var desc = new StringBuilder("(");
        code.add(superConstructor(unit.superName, self));
        for (int n = 0; n < types.size(); n++) {
            var s = new Slot(null, types.get(n));
            params.add(s);
            desc.append(types.get(n).desc());
            code.add(new Code.PutField(unit.name, "c" + n, types.get(n), load(self), load(s)));
        }
        code.add(new Code.Return(null));
        unit.methods.add(new MethodUnit(0x1001, "<init>", desc.append(")V").toString(), params, code, null, null));
    }

    static Code superConstructor(String superName, Slot self) {
        return new Code.Eval(new Value.Invoke(Value.Dispatch.SPECIAL, superName, "<init>", "()V", List.of(load(self)), false));
    }

    private static void singleton(ClassUnit unit) {
        var t = JvmType.of(unit.name);
        unit.field(0x1019, "F", t);
        unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(),
                List.of(new Code.PutStatic(unit.name, "F", t, Jvm.make(unit.name, "()V")), new Code.Return(null)), null, null));
    }

    /// `call` with erased types -> the static method. `desc` null: as the symbol's type says (or as the link table says).
    private MethodUnit bridge(ClassUnit unit, FuncSym sym, List<JvmType> captured, String desc) {
        var sig = sym.type;
        var self = new Slot(null, JvmType.of(unit.name));
        var g = new Slot(null, Rt.T_G);
        var params = new ArrayList<>(List.of(self, g));
        var args = new ArrayList<Value>();
        args.add(load(g));
        for (var v : sig.params().vars()) {
            args.add(erasedParameter(v.type(), params));
        }
        for (int n = 0; n < captured.size(); n++) {
            args.add(Jvm.field(unit.name, "c" + n, captured.get(n), load(self)));
        }
        var code = new ArrayList<Code>();
        Value call = desc == null ? Calls.staticCall(pkg, sym, args)
                : new Value.Invoke(Value.Dispatch.STATIC, sym.ownerClass, sym.jvmName, desc, args, false);
        returnResult(code, sig, call);
        return new MethodUnit(0x1001, "call", pkg.repr.erasedDesc(sig), params, code, sym.goName, null);
    }

    /// Adds the erased parameter's slot; gives its value as static type.
    private Value erasedParameter(jopher.compiler.types.Type t, List<Slot> params) {
        return erasedParameter(pkg, t, params);
    }

    static Value erasedParameter(PackageContext pkg, jopher.compiler.types.Type t, List<Slot> params) {
        var r = pkg.repr.of(t);
        var s = new Slot(null, r.stack() == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(r.stack())));
        params.add(s);
        return cast(r.type(), load(s));
    }

    void returnResult(List<Code> code, Signature sig, Value call) {
        returnResult(pkg, code, sig, call);
    }

    static void returnResult(PackageContext pkg, List<Code> code, Signature sig, Value call) {
        if (pkg.repr.returned(sig) < 0) {
            code.add(new Code.Eval(call));
            code.add(new Code.Return(null));
        } else {
            code.add(new Code.Return(call));
        }
    }

    private static MethodUnit recovers(ClassUnit unit, java.util.function.Function<Value, Value> v) {
        var self = new Slot(null, JvmType.of(unit.name));
        return new MethodUnit(0x1001, "recovers", "()Z", List.of(self), List.of(new Code.Return(v.apply(load(self)))), null, null);
    }

    /// What `recovers()` answers: for a thunk, what its callee answers. Null: false.
    private java.util.function.Function<Value, Value> recoversValue(ClassUnit unit, Func fn, List<JvmType> types) {
        if (fn.sym.recovers) {
            return self -> Jvm.TRUE;
        }
        if (!fn.thunk || fn.body.isEmpty()) {
            return null;
        }
        var call = fn.body.get(fn.body.size() - 1) instanceof Stmt.ExprStmt e && e.x() instanceof Expr.Call c ? c
                : fn.body.get(fn.body.size() - 1) instanceof Stmt.CallAssign a ? a.call() : null;
        if (call == null) {
            return null;
        }
        return switch (call.callee()) {
            case Expr.StaticCallee s -> s.sym().recovers ? self -> Jvm.TRUE : null;
            case Expr.FuncCallee f when f.fn() instanceof Expr.LocalRef l && fn.captures.contains(l.local())
                    && types.get(fn.captures.indexOf(l.local())).desc().startsWith("L" + Names.FUNCS) -> {
                int n = fn.captures.indexOf(l.local());
                yield self -> {
                    Value callee = Jvm.field(unit.name, "c" + n, types.get(n), self);
                    return new Value.And(new Value.Compare(jopher.compiler.represent.code.Rel.NE, callee, Jvm.NULL),
                            Jvm.virtual(Rt.FUNC, "recovers", "()Z", callee));
                };
            }
            case Expr.IfaceCallee i when i.recv() instanceof Expr.LocalRef l && fn.captures.contains(l.local()) -> {
                int n = fn.captures.indexOf(l.local());
                String key = pkg.names.methodKey(i.method(), i.pkgPathIfUnexported(), i.sig());
                yield self -> Jvm.call(Rt.PANICS, "methodRecovers", "(Ljava/lang/Object;Ljava/lang/String;)Z",
                        Jvm.field(unit.name, "c" + n, types.get(n), self), new Value.Text(key));
            }
            default -> null;
        };
    }
}
