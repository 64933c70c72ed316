package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Calls, returns, closures, and the way of several results through G (CONTRACT "Results").
final class Calls {
    private static final String OBJ = "Ljava/lang/Object;";
    /// Results of one kind that have a field of their own in G.
    private static final int FIELDS = 16;
    private final FunctionTranslator f;

    Calls(FunctionTranslator f) {
        this.f = f;
    }

    // ---- calls

    private static Signature signature(Expr.Call c) {
        return switch (c.callee()) {
            case Expr.StaticCallee s -> s.sym().type;
            case Expr.FuncCallee x -> (Signature) x.fn().type().underlying();
            case Expr.IfaceCallee x -> x.sig();
        };
    }

    /// The call itself; its value is what the JVM method returns, as static type.
    private Value invoke(Expr.Call c) {
        var sig = signature(c);
        var args = new ArrayList<Value>();
        switch (c.callee()) {
            case Expr.StaticCallee s -> {
                args.add(load(f.g));
                arguments(c, args);
                var intrinsic = Intrinsics.single(s.sym(), args.subList(1, args.size()));
                if (intrinsic != null) {
                    return intrinsic;
                }
                checkSlots(c, args);
                return staticCall(s.sym(), args);
            }
            case Expr.FuncCallee x -> {
                String owner = f.repr.funcClass(sig);
                f.pkg.funcClasses.use(sig);
                args.add(f.expressions.value(x.fn()));
                args.add(load(f.g));
                arguments(c, args);
                checkSlots(c, args);
                return result(sig, new Value.Invoke(Value.Dispatch.VIRTUAL, owner, "call", f.repr.erasedDesc(sig), args, false));
            }
            case Expr.IfaceCallee x -> {
                String key = f.pkg.methodInterface(x.method(), x.pkgPathIfUnexported(), sig);
                args.add(f.expressions.value(x.recv()));
                args.add(load(f.g));
                arguments(c, args);
                checkSlots(c, args);
                return result(sig, new Value.Invoke(Value.Dispatch.INTERFACE, Names.METHODS + key, key, f.repr.erasedDesc(sig), args, true));
            }
        }
    }

    private void checkSlots(Expr.Call c, List<Value> args) {
        int n = args.stream().mapToInt(a -> a.type().slots()).sum();
        if (n > 255) {
            throw new jopher.compiler.emit.MethodTooLarge(c.pos(), f.fn.sym.goName, "a call with " + n + " argument slots; the JVM allows 255");
        }
    }

    private Value staticCall(FuncSym sym, List<Value> args) {
        return staticCall(f.pkg, sym, args);
    }

    static Value staticCall(PackageContext pkg, FuncSym sym, List<Value> args) {
        String desc = pkg.repr.staticDesc(sym.type, List.of());
        if (sym.hasBody) {
            return new Value.Invoke(Value.Dispatch.STATIC, sym.ownerClass, sym.jvmName, desc, args, false);
        }
        var t = pkg.links.resolve(sym, desc);
        var want = pkg.repr.returnType(sym.type);
        if (t.missing() != null) {
            var pre = new ArrayList<Code>();
            pre.add(new Code.Throw(Jvm.call(Rt.PANICS, "missingNative", "(Ljava/lang/String;)Ljava/lang/RuntimeException;", new Value.Text(t.missing()))));
            return Jvm.seq(pre, want.equals(JvmType.VOID) ? new Value.Invoke(Value.Dispatch.STATIC, Rt.PANICS, "nilDereference",
                    "()Ljava/lang/RuntimeException;", List.of(), false) : Jvm.zero(want));
        }
        var given = t.desc().startsWith("(L" + Rt.G + ";") ? args : args.subList(1, args.size());
        Value v = new Value.Invoke(Value.Dispatch.STATIC, t.owner(), t.name(), t.desc(), adapt(given, t.desc()), false);
        return want.isReference() && !want.equals(v.type()) ? new Value.Cast(want, v) : v;
    }

    /// Arguments for a Java method whose reference parameters may be narrower than ours.
    private static List<Value> adapt(List<Value> args, String desc) {
        var types = java.lang.constant.MethodTypeDesc.ofDescriptor(desc);
        var out = new ArrayList<Value>();
        for (int n = 0; n < args.size() && n < types.parameterCount(); n++) {
            var p = new JvmType(types.parameterType(n).descriptorString());
            out.add(p.isReference() && args.get(n).type().isReference() && !p.equals(args.get(n).type()) ? cast(p, args.get(n)) : args.get(n));
        }
        return out;
    }

    /// An erased result as static type.
    private Value result(Signature sig, Value v) {
        int r = f.repr.returned(sig);
        return r < 0 ? v : cast(f.repr.of(sig.results().at(r).type()).type(), v);
    }

    /// Aggregates are lent ([CopyElision] rule 2), unless another argument's evaluation may write them.
    private void arguments(Expr.Call c, List<Value> out) {
        boolean effects = c.args().stream().anyMatch(Calls::hasEffect);
        for (var a : c.args()) {
            out.add(effects && c.args().size() > 1 ? f.expressions.owned(a) : f.expressions.value(a));
        }
    }

    private static boolean hasEffect(Expr e) {
        boolean[] found = {e instanceof Expr.RuntimeCall || e instanceof Expr.Copy || e instanceof Expr.Append || e instanceof Expr.AppendSlice
                || e instanceof Expr.Call};
        IrChildren.of(e, x -> found[0] |= hasEffect(x));
        return found[0];
    }

    /// A call as a value: one result.
    Value single(Expr.Call c) {
        return invoke(c);
    }

    /// places = call; places may be fewer (dropped results).
    void assign(List<Expr> places, Expr.Call c) {
        var sig = signature(c);
        var results = sig.results();
        if (results.len() > 1 && c.callee() instanceof Expr.StaticCallee s && s.sym().pkgPath.equals("math/bits") && intrinsic(places, c, s.sym())) {
            return;
        }
        var call = invoke(c);
        if (results.len() == 0) {
            f.emit(new Code.Eval(call));
            return;
        }
        int returned = f.repr.returned(sig);
        Expr mainPlace = returned < places.size() ? places.get(returned) : null;
        if (results.len() == 1) {
            if (mainPlace == null) {
                f.emit(new Code.Eval(call));
            } else {
                f.places.store(mainPlace, () -> call, true);
            }
            return;
        }
        // the JVM result and the fields of G are read before anything else can run
        Slot main = null;
        if (mainPlace == null) {
            f.emit(new Code.Eval(call));
        } else {
            main = Jvm.slot(f.out, call);
        }
        var others = new Slot[results.len()];
        int nj = 0, nd = 0, no = 0;
        for (int k = 0; k < results.len(); k++) {
            if (k == returned) {
                continue;
            }
            var r = f.repr.of(results.at(k).type());
            Expr place = k < places.size() ? places.get(k) : null;
            char kind = r.stack();
            int n = kind == 'L' ? no++ : kind == 'F' || kind == 'D' ? nd++ : nj++;
            if (place != null) {
                others[k] = Jvm.slot(f.out, fromG(r, n));
            }
            if (kind == 'L') {
                f.emit(clear(n));
            }
        }
        for (int k = 0; k < results.len() && k < places.size(); k++) {
            var slot = k == returned ? main : others[k];
            if (slot != null) {
                f.places.store(places.get(k), () -> load(slot), true);
            }
        }
    }

    private boolean intrinsic(List<Expr> places, Expr.Call c, FuncSym sym) {
        var args = new ArrayList<Value>();
        arguments(c, args);
        var values = Intrinsics.several(sym, args, f.out);
        if (values == null) {
            return false;
        }
        for (int k = 0; k < places.size(); k++) {
            int n = k;
            if (places.get(k) != null) {
                f.places.store(places.get(k), () -> values.get(n), true);
            }
        }
        return true;
    }

    private Value fromG(Repr r, int n) {
        return switch (r.stack()) {
            case 'L' -> cast(r.type(), gSlot('o', n));
            case 'F' -> new Value.Convert('F', gSlot('d', n));
            case 'D' -> gSlot('d', n);
            case 'I' -> new Value.Convert('I', gSlot('j', n));
            default -> gSlot('j', n);
        };
    }

    private static JvmType slotType(char kind) {
        return kind == 'o' ? JvmType.OBJECT : kind == 'd' ? JvmType.DOUBLE : JvmType.LONG;
    }

    private Value gSlot(char kind, int n) {
        var t = slotType(kind);
        if (n < FIELDS) {
            return Jvm.field(Rt.G, kind + "" + n, t, load(f.g));
        }
        char storage = kind == 'o' ? 'L' : kind == 'd' ? 'D' : 'J';
        return new Value.ArrayGet(storage, t, Jvm.field(Rt.G, kind + "x", t.array(), load(f.g)), i(n - FIELDS));
    }

    private Code clear(int n) {
        return n < FIELDS ? new Code.PutField(Rt.G, "o" + n, JvmType.OBJECT, load(f.g), Jvm.NULL)
                : new Code.ArraySet('L', Jvm.field(Rt.G, "ox", JvmType.OBJECTS, load(f.g)), i(n - FIELDS), Jvm.NULL);
    }

    // ---- returns

    void returns(List<Expr> values) {
        if (f.exit != null) {
            // deferred functions run before the results are read back
            if (!values.isEmpty()) {
                storeResults(values);
            }
            f.emit(new Code.Jump(f.exit));
            return;
        }
        if (values.isEmpty()) {
            returnCurrent();
            return;
        }
        if (f.fn.namedResults && f.results.stream().anyMatch(f.facts::shared)) {
            // literals and pointers that outlive the function see what it returned
            storeResults(values);
            returnCurrent();
            return;
        }
        var out = new ArrayList<Value>();
        for (var v : values) {
            out.add(returned(v));
        }
        giveBack(out);
    }

    /// A result is fresh: [CopyElision] rule 3.
    private Value returned(Expr v) {
        if (v instanceof Expr.LocalRef l && f.repr.of(v.type()).isAggregate() && !f.facts.shared(l.local()) && !f.copies.lent(l.local())
                && !f.copies.borrows(l.local()) && l.local().owner == f.fn) {
            return f.expressions.value(v);
        }
        return f.expressions.owned(v);
    }

    /// Results that deferred functions may still see: all values first, then the variables.
    private void storeResults(List<Expr> values) {
        if (values.size() == 1) {
            f.places.assign(new Expr.LocalRef(values.get(0).pos(), f.results.get(0)), values.get(0));
            return;
        }
        var temps = new ArrayList<Slot>();
        for (var v : values) {
            temps.add(v instanceof Expr.LocalRef l && l.local() == f.results.get(temps.size()) ? null : Jvm.slot(f.out, f.expressions.owned(v)));
        }
        for (int k = 0; k < temps.size(); k++) {
            if (temps.get(k) != null) {
                f.store(f.results.get(k), load(temps.get(k)), true);
            }
        }
    }

    /// Returns the current values of the result variables (zero values where there are none).
    void returnCurrent() {
        var tuple = f.fn.sym.type.results();
        var out = new ArrayList<Value>();
        for (int k = 0; k < tuple.len(); k++) {
            var l = f.results.get(k);
            if (!f.fn.namedResults && !f.fn.hasDefer) {
                out.add(f.expressions.zero(tuple.at(k).type()));
            } else {
                var v = f.read(l);
                out.add(f.repr.of(l.type).isAggregate() && f.facts.shared(l) ? f.expressions.copy(v, l.type) : v);
            }
        }
        giveBack(out);
    }

    private void giveBack(List<Value> values) {
        if (values.isEmpty()) {
            f.emit(new Code.Return(null));
            return;
        }
        int returned = f.repr.returned(f.fn.sym.type);
        if (values.size() == 1) {
            f.emit(new Code.Return(values.get(0)));
            return;
        }
        var simple = new ArrayList<Value>();
        for (var v : values) {
            simple.add(Jvm.temp(f.out, v));
        }
        int nj = 0, nd = 0, no = 0;
        for (int k = 0; k < simple.size(); k++) {
            if (k == returned) {
                continue;
            }
            var v = simple.get(k);
            switch (v.type().kind()) {
                case 'L' -> put('o', no++, v);
                case 'F' -> put('d', nd++, new Value.Convert('D', v));
                case 'D' -> put('d', nd++, v);
                case 'I' -> put('j', nj++, Jvm.i2l(v));
                default -> put('j', nj++, v);
            }
        }
        f.emit(new Code.Return(simple.get(returned)));
    }

    private void put(char kind, int n, Value v) {
        if (n < FIELDS) {
            f.emit(new Code.PutField(Rt.G, kind + "" + n, slotType(kind), load(f.g), v));
        } else {
            char storage = kind == 'o' ? 'L' : kind == 'd' ? 'D' : 'J';
            String more = kind == 'o' ? "moreO" : kind == 'd' ? "moreD" : "moreJ";
            f.emit(new Code.ArraySet(storage, Jvm.virtual(Rt.G, more, "(I)" + slotType(kind).array().desc(), load(f.g), i(n - FIELDS + 1)), i(n - FIELDS), v));
        }
    }

    // ---- closures

    Value closure(Func fn) {
        return closure(fn, captured(fn));
    }

    /// What a literal captures here, in the order of [PackageContext#captureTypes].
    List<Value> captured(Func fn) {
        var args = new ArrayList<Value>();
        for (var v : fn.captures) {
            args.add(switch (f.var(v)) {
                case Variables.Cell x -> load(x.slot());
                case Variables.Plain _, Variables.SliceParts _ -> f.read(v);
            });
        }
        for (var o : f.facts.of(fn).outerDefers) {
            args.add(load(o == f.fn ? f.defers : f.outerDefers.get(o)));
        }
        return args;
    }

    Value closure(Func fn, List<Value> args) {
        String c = f.pkg.funcClasses.closure(fn);
        var types = f.pkg.captureTypes(fn);
        if (args.isEmpty()) {
            return Jvm.global(c, "F", JvmType.of(c));
        }
        var desc = new StringBuilder("(");
        types.forEach(t -> desc.append(t.desc()));
        return new Value.New(c, desc.append(")V").toString(), args);
    }

    // ---- runtime calls

    /// A leading G is added where the entry wants it and `args` does not begin with one.
    Value runtime(RuntimeSymbol s, List<Value> args) {
        if (s.descriptor().startsWith("(L" + Rt.G + ";") && (args.isEmpty() || !args.get(0).type().equals(Rt.T_G))) {
            var all = new ArrayList<Value>();
            all.add(load(f.g));
            all.addAll(args);
            args = all;
        }
        return new Value.Invoke(Value.Dispatch.STATIC, s.owner(), s.method(), s.descriptor(), args, false);
    }

    /// Arguments and result are coerced between the Go type's stack kind and the descriptor's.
    Value runtime(Expr.RuntimeCall c) {
        var desc = java.lang.constant.MethodTypeDesc.ofDescriptor(c.fn().descriptor());
        var args = new ArrayList<Value>();
        int at = 0;
        if (desc.parameterCount() > 0 && desc.parameterType(0).descriptorString().equals("L" + Rt.G + ";")) {
            args.add(load(f.g));
            at = 1;
        }
        for (var a : c.args()) {
            var want = new JvmType(desc.parameterType(at++).descriptorString());
            boolean keeps = switch (c.fn()) {
                case CHANSENDL, SELECTSENDL, MAPASSIGN -> true;
                default -> false;
            };
            if (want.kind() == 'L' && f.repr.of(a.type()).stack() != 'L') {
                // a primitive key travels as its interface box
                args.add(f.ifaces.boxed(a.type(), f.expressions.value(a)));
                continue;
            }
            args.add(coerceTo(want, f.repr.of(a.type()).kind(), keeps ? f.expressions.owned(a) : f.expressions.value(a)));
        }
        Value v = runtime(c.fn(), args);
        if (c.type() instanceof Tuple t && t.len() == 0) {
            return v;
        }
        return coerceFrom(v, f.repr.of(c.type()));
    }

    private static Value coerceTo(JvmType want, Kind kind, Value v) {
        char have = v.type().kind();
        return switch ("" + have + want.kind()) {
            case "IJ" -> kind == Kind.BOOL ? new Value.Convert('J', v) : Arithmetic.toLong(kind, v);
            case "JI" -> Jvm.l2i(v);
            case "FD" -> new Value.Convert('D', v);
            case "DF" -> new Value.Convert('F', v);
            case "LL" -> want.equals(JvmType.OBJECT) || want.equals(v.type()) || v.type().desc().startsWith("Lgo/") && !want.desc().startsWith("Lgo/")
                    ? v : cast(want, v);
            default -> v;
        };
    }

    private Value coerceFrom(Value v, Repr r) {
        char have = v.type().kind();
        return switch ("" + have + r.stack()) {
            case "JI" -> r.kind() == Kind.BOOL ? new Value.Convert('I', v) : Arithmetic.narrow(r.kind(), Jvm.l2i(v));
            case "IJ" -> Jvm.i2l(v);
            case "II" -> r.kind() == Kind.BOOL ? v : Arithmetic.narrow(r.kind(), v);
            case "DF" -> new Value.Convert('F', v);
            case "FD" -> new Value.Convert('D', v);
            case "LL" -> cast(r.type(), v);
            case "LI", "LJ", "LF", "LD" -> f.ifaces.unbox(v, r.go());
            default -> v;
        };
    }

    // ---- unsafe

    Value unsafeConv(Expr.Conv c, Repr from, Repr to) {
        if (to.kind() == Kind.UNSAFE_POINTER && c.x().type().underlying() instanceof Pointer) {
            return toUnsafe(c.x());
        }
        var v = f.expressions.value(c.x());
        if (to.kind().isInteger()) {
            return Jvm.call(Rt.ADDRESSES, "of", "(" + OBJ + ")J", v);
        }
        if (from.kind().isInteger()) {
            return Jvm.call(Rt.UNSAFE, "pointer", "(J)" + OBJ, v);
        }
        if (to.kind() == Kind.UNSAFE_POINTER || to.type().equals(JvmType.OBJECT) && to.kind() != Kind.ARRAY_POINTER) {
            return v;
        }
        // a pointer to something else: the runtime adapts it or panics
        var pre = new ArrayList<Code>();
        var p = Jvm.temp(pre, v);
        if (to.kind() == Kind.STRUCT_POINTER) {
            Value slow = Jvm.call(Rt.UNSAFE, "convertToStruct", "(" + OBJ + Expressions.GT + "Ljava/lang/String;Ljava/lang/String;)" + OBJ, p, f.pkg.descriptor(c.type()),
                    new Value.Text(c.pos().message()), new Value.Text(views(((Pointer) c.type().underlying()).elem())));
            return Jvm.seq(pre, new Value.Choose(to.type(), new Value.InstanceOf(to.type(), p), new Value.Cast(to.type(), p), cast(to.type(), slow)));
        }
        Type target = ((Pointer) c.type().underlying()).elem();
        if (to.kind() == Kind.ARRAY_POINTER || target.underlying() instanceof jopher.compiler.types.Slice) {
            Value slow = Jvm.call(Rt.UNSAFE, "convertToArray", "(" + OBJ + Expressions.GT + "Ljava/lang/String;Ljava/lang/String;)" + OBJ, p, f.pkg.descriptor(c.type()),
                    new Value.Text(c.pos().message()), new Value.Text(arrays(target)));
            return Jvm.seq(pre, cast(to.type(), slow));
        }
        Value slow = Jvm.call(Rt.UNSAFE, "convert", "(" + OBJ + Expressions.GT + "Ljava/lang/String;)" + OBJ, p, f.pkg.descriptor(c.type()),
                new Value.Text(c.pos().message()));
        return Jvm.seq(pre, cast(to.type(), slow));
    }

    /// `unsafe.Pointer(x)`, x a pointer. Where its target is a reference, the pointer keeps what the JVM does not know of it: the array that a
    /// struct is an element of, the type of a variable that nil says nothing about. Packages below reflect count on the pointer as it is.
    private Value toUnsafe(Expr x) {
        Type target = ((Pointer) x.type().underlying()).elem();
        var r = f.repr.of(target);
        if (x instanceof Expr.AddrOf a && a.x() instanceof Expr.Index && r.stack() == 'L') {
            return element(a);
        }
        boolean hidden = switch (r.kind()) {
            case IFACE -> true;
            case SLICE -> f.repr.of(SliceExpressions.elem(target)).storage() == 'L';
            case ARRAY -> f.repr.of(((jopher.compiler.types.Array) target.underlying()).elem()).storage() == 'L';
            default -> false;
        };
        var p = f.expressions.value(x);
        if (!hidden || switch (f.pkg.pkgPath) {
            case "reflect", "internal/reflectlite", "internal/abi", "runtime", "sync/atomic" -> true;
            default -> false;
        }) {
            return p;
        }
        return Jvm.call(Rt.UNSAFE, "typed", "(" + OBJ + Expressions.GT + ")" + OBJ, p, f.pkg.descriptor(target));
    }

    /// `&a[i]` as an unsafe.Pointer, where elements are references.
    private Value element(Expr.AddrOf a) {
        var e = f.places.element((Expr.Index) a.x());
        return Jvm.seq(e.pre(), Jvm.call(Rt.UNSAFE, "element", "([" + OBJ + "I" + Expressions.GT + ")" + OBJ, e.array(), e.index(), f.pkg.descriptor(a.x().type())));
    }

    /// Markers for the shapes of which a view of memory as a `t` may consist.
    private String views(Type t) {
        var out = new java.util.LinkedHashSet<String>();
        views(t, out);
        var s = (jopher.compiler.types.Struct) t.underlying();
        if (s.numFields() == 2 && s.field(0).type().underlying() instanceof Pointer p && p.elem().underlying() instanceof jopher.compiler.types.Struct) {
            views(p.elem(), out); // an interface's first word
        }
        if (s.numFields() == 3 && Layout.size(t) == 24 && s.field(2).type().underlying() instanceof jopher.compiler.types.Basic) {
            out.add(jopher.abi.Names.STORES_MARK); // a slice's header may get other data
        }
        return String.join(" ", out);
    }

    private void views(Type t, java.util.Set<String> out) {
        if (t.underlying() instanceof jopher.compiler.types.Struct s) {
            out.add(jopher.abi.Names.viewMarker(f.pkg.shapeClass(t)));
            s.fields().forEach(v -> views(v.type(), out));
        } else if (t.underlying() instanceof jopher.compiler.types.Array a) {
            views(a.elem(), out);
            out.add(jopher.abi.Names.STORES_MARK);
        }
    }

    /// Markers for arrays or slices over other memory.
    private String arrays(Type t) {
        var out = new java.util.LinkedHashSet<String>();
        out.add(jopher.abi.Names.STORES_MARK);
        views(t.underlying() instanceof jopher.compiler.types.Slice s ? s.elem() : t, out);
        return String.join(" ", out);
    }

    private String homeMarker(Type elem) {
        return elem.underlying() instanceof jopher.compiler.types.Struct ? jopher.abi.Names.homeMarker(f.pkg.shapeClass(elem)) : "";
    }

    Value unsafeOp(Expr.UnsafeOp u) {
        var r = f.repr.of(u.type());
        var args = u.args();
        return switch (u.name()) {
            case "Add" -> cast(r.type(), Jvm.call(Rt.UNSAFE, "add", "(" + OBJ + "J)" + OBJ, f.expressions.value(args.get(0)), f.expressions.asLong(args.get(1))));
            case "Slice" -> {
                Type elem = SliceExpressions.elem(u.type());
                var p = args.get(0) instanceof Expr.AddrOf a && a.x() instanceof Expr.Index && f.repr.of(elem).stack() == 'L' ? element(a) : f.expressions.value(args.get(0));
                var n = f.expressions.asLong(args.get(1));
                String mark = args.get(0) instanceof Expr.Conv c && c.kind() == Expr.ConvKind.UNSAFE ? arrays(u.type()) : "";
                yield f.repr.of(elem).kind() == Kind.STRUCT || !mark.isEmpty()
                        ? Jvm.call(Rt.UNSAFE, "sliceOver", "(" + OBJ + "J" + Expressions.GT + "Ljava/lang/String;)L" + Rt.SLICE + ";", p, n, f.pkg.descriptor(u.type()),
                                new Value.Text((homeMarker(elem) + " " + mark).trim()))
                        : Jvm.call(Rt.UNSAFE, "slice", "(" + OBJ + "J" + Expressions.GT + ")L" + Rt.SLICE + ";", p, n, f.pkg.descriptor(u.type()));
            }
            case "SliceData" -> cast(r.type(), Jvm.call(Rt.UNSAFE, "sliceData", "(L" + Rt.SLICE + ";" + Expressions.GT + "Ljava/lang/String;)" + OBJ, f.expressions.value(args.get(0)),
                    f.pkg.descriptor(args.get(0).type()), new Value.Text(homeMarker(SliceExpressions.elem(args.get(0).type())))));
            case "String" -> Jvm.call(Rt.UNSAFE, "string", "(" + OBJ + "J)L" + Rt.GO_STRING + ";", f.expressions.value(args.get(0)), f.expressions.asLong(args.get(1)));
            case "StringData" -> cast(r.type(), Jvm.call(Rt.UNSAFE, "stringData", "(L" + Rt.GO_STRING + ";)" + OBJ, f.expressions.value(args.get(0))));
            default -> throw f.bug(u.pos(), "unsafe." + u.name());
        };
    }
}
