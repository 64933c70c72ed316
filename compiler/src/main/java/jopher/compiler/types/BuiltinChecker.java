package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Operator;
import jopher.compiler.types.constant.Constant;

/// Calls of predeclared functions (spec "Built-in functions", "Package unsafe"). Those of package unsafe are in
/// [UnsafeBuiltins]. Go counterpart: types2/builtins.go.
final class BuiltinChecker {
    private final Checker c;
    private final UnsafeBuiltins unsafe;

    BuiltinChecker(Checker c) {
        this.c = c;
        this.unsafe = new UnsafeBuiltins(c);
    }

    /// Checks a call of `id`; sets `x` (but not its expression) to the result. Returns false if the call is invalid.
    boolean builtin(Operand x, CallExpr call, Builtin.Id id) {
        List<Expr> argList = call.argList();
        if (call.hasDots() && id != Builtin.Id.APPEND) {
            c.errorf(call, "invalid operation: invalid use of ... with built-in %s", id.text());
            c.calls.useAll(argList);
            return false;
        }
        boolean saved = c.env.hasCallOrRecv;
        boolean lenOrCap = id == Builtin.Id.LEN || id == Builtin.Id.CAP;
        if (lenOrCap) {
            c.env.hasCallOrRecv = false; // whether the result is constant depends on the argument alone
        }
        boolean ok = evaluated(x, call, id);
        if (lenOrCap) {
            c.env.hasCallOrRecv = saved;
        }
        return ok;
    }

    private boolean evaluated(Operand x, CallExpr call, Builtin.Id id) {
        List<Operand> args = null;
        int nargs;
        switch (id) {
            case MAKE, NEW, OFFSETOF, TRACE -> nargs = call.argList().size(); // arguments are no plain values
            default -> {
                args = c.calls.exprList(call.argList());
                nargs = args.size();
                for (Operand a : args) {
                    if (a.isInvalid()) {
                        return false;
                    }
                }
                if (nargs > 0) {
                    x.set(args.get(0));
                }
            }
        }
        String msg = nargs < id.minArgs() ? "not enough" : !id.variadic() && nargs > id.minArgs() ? "too many" : null;
        if (msg != null) {
            c.errorf(call, "invalid operation: %s arguments for %s (expected %d, found %d)", msg, call, id.minArgs(), nargs);
            return false;
        }
        return switch (id) {
            case APPEND -> append(x, call, args);
            case CAP, LEN -> length(x, call, id);
            case CLEAR -> clear(x, call);
            case CLOSE -> close(x, call);
            case COMPLEX -> complex(x, call, args.get(1));
            case COPY -> copy(x, call, args.get(1));
            case DELETE -> delete(x, call, args.get(1));
            case IMAG, REAL -> part(x, call, id);
            case MAKE -> make(x, call);
            case MAX, MIN -> minMax(x, call, id, args);
            case NEW -> newCall(x, call);
            case PANIC -> panic(x, call);
            case PRINT, PRINTLN -> print(x, call, id, args);
            case RECOVER -> {
                x.mode = Operand.Mode.VALUE;
                x.type = Universe.EMPTY_INTERFACE;
                c.recordBuiltinType(call.fun(), signature(x.type));
                yield true;
            }
            case ADD -> unsafe.add(x, call, args.get(1));
            case ALIGNOF -> unsafe.alignof(x, call);
            case OFFSETOF -> unsafe.offsetof(x, call);
            case SIZEOF -> unsafe.sizeof(x, call);
            case SLICE -> unsafe.slice(x, call, args.get(1));
            case SLICE_DATA -> unsafe.sliceData(x, call);
            case STRING -> unsafe.string(x, call, args.get(1));
            case STRING_DATA -> unsafe.stringData(x, call);
            case ASSERT -> assertCall(x, call);
            case TRACE -> trace(x, call);
        };
    }

    /// The signature of a call with these types; `res` is null for none. Untyped arguments count with their default types.
    static Signature signature(Type res, Type... args) {
        List<Var> params = new ArrayList<>(args.length);
        for (Type t : args) {
            params.add(Var.param(Pos.NONE, null, "", Types.defaultType(t)));
        }
        Tuple results = res == null ? Tuple.EMPTY : Tuple.of(new Var(Var.Kind.RESULT, Pos.NONE, null, "", res));
        return Signature.of(params.isEmpty() ? Tuple.EMPTY : new Tuple(params), results, false);
    }

    // Slices, maps, channels

    /// The element type of slice `x` (or of all slices in its type set), or null with a cause.
    private Type sliceElem(Operand x, Cause cause) {
        Type[] elem = new Type[1];
        boolean ok = Types.underIs(x.type, u -> {
            if (!(u instanceof Slice s)) {
                if (x.isNil()) {
                    Cause.set(cause, "argument must be a slice; have untyped nil");
                } else {
                    Cause.set(cause, "argument must be a slice; have %s", x);
                }
                return false;
            }
            if (elem[0] == null) {
                elem[0] = s.elem();
            } else if (!Types.identical(elem[0], s.elem())) {
                Cause.set(cause, "mismatched slice element types %s and %s in %s", elem[0], s.elem(), x);
                return false;
            }
            return true;
        });
        return ok ? elem[0] : null;
    }

    private static boolean isByteSlice(Type u) {
        return u instanceof Slice s && Types.identical(s.elem(), Basic.BYTE);
    }

    private boolean assignableToBytes(Operand x) {
        return c.assignability.assignableTo(x, new Slice(Basic.BYTE), null);
    }

    private boolean append(Operand x, CallExpr call, List<Operand> args) {
        Cause cause = c.newCause();
        Type elem = sliceElem(x, cause);
        if (elem == null) {
            c.errorf(x, "invalid append: %s", cause.text);
            return false;
        }
        Type s = x.type;
        Signature sig = null;
        if (args.size() == 2 && call.hasDots() && assignableToBytes(x)) {
            // append(bytes, string...): the second argument's type set is {string} or {string, []byte}
            Type y = args.get(1).type;
            boolean[] hasString = new boolean[1];
            boolean ok = Types.underIs(y, u -> {
                if (isByteSlice(u)) {
                    return true;
                }
                if (u != null && Types.isString(u)) {
                    hasString[0] = true;
                    return true;
                }
                return false;
            });
            if (ok && hasString[0]) {
                sig = signature(s, s, y);
                sig.variadic = true;
                if (Types.isUntyped(y)) {
                    c.untyped.convertUntyped(args.get(1), Basic.STRING);
                }
            }
        }
        if (sig == null) {
            sig = signature(s, s, new Slice(elem));
            sig.variadic = true;
            c.calls.arguments(call, sig, List.of(), List.of(), args, null); // the result type is known
        }
        c.recordBuiltinType(call.fun(), sig);
        x.mode = Operand.Mode.VALUE;
        x.type = s;
        return true;
    }

    private boolean length(Operand x, CallExpr call, Builtin.Id id) {
        boolean len = id == Builtin.Id.LEN;
        Constant val = null;
        boolean ok = false;
        switch (CallChecker.arrayPtrDeref(x.type.underlying())) {
            case Basic b -> {
                if (len && Types.isString(b)) {
                    ok = true;
                    val = x.isConstant() ? Constant.of(x.val.byteString().length()) : null;
                }
            }
            case Array a -> {
                ok = true;
                // spec: constant unless the argument has calls or receives
                if (!c.env.hasCallOrRecv) {
                    val = a.len() >= 0 ? Constant.of(a.len()) : Constant.unknown();
                }
            }
            case Slice s -> ok = true;
            case Chan ch -> ok = true;
            case MapType m -> ok = len;
            case Interface i -> ok = Types.isTypeParam(x.type) && Types.underIs(x.type, u -> u != null && switch (CallChecker.arrayPtrDeref(u)) {
                case Basic b -> len && Types.isString(b);
                case Array a -> true;
                case Slice s -> true;
                case Chan ch -> true;
                case MapType m -> len;
                default -> false;
            });
            default -> { }
        }
        if (!ok) {
            if (Types.isValid(x.type.underlying())) {
                c.errorf(x, "invalid argument: %s for built-in %s", x, id.text());
            }
            return false;
        }
        if (val == null) {
            c.recordBuiltinType(call.fun(), signature(Basic.INT, x.type));
            x.mode = Operand.Mode.VALUE;
            x.type = Basic.INT;
        } else {
            x.setConstant(Basic.INT, val);
        }
        return true;
    }

    private boolean clear(Operand x, CallExpr call) {
        c.verifyVersion(call.fun(), GoVersion.GO1_21, "clear");
        boolean ok = Types.underIs(x.type, u -> {
            if (u instanceof MapType || u instanceof Slice) {
                return true;
            }
            c.errorf(x, "invalid argument: cannot clear %s: argument must be (or constrained by) map or slice", x);
            return false;
        });
        return ok && noValue(x, call, x.type);
    }

    private boolean noValue(Operand x, CallExpr call, Type... args) {
        x.mode = Operand.Mode.NO_VALUE;
        c.recordBuiltinType(call.fun(), signature(null, args));
        return true;
    }

    private boolean close(Operand x, CallExpr call) {
        boolean ok = Types.underIs(x.type, u -> {
            if (!(u instanceof Chan ch)) {
                c.errorf(x, "invalid operation: cannot close non-channel %s", x);
                return false;
            }
            if (ch.dir() == Chan.Dir.RECV_ONLY) {
                c.errorf(x, "invalid operation: cannot close receive-only channel %s", x);
                return false;
            }
            return true;
        });
        return ok && noValue(x, call, x.type);
    }

    private boolean copy(Operand x, CallExpr call, Operand y) {
        // copy(bytes, string) is permitted
        boolean special = assignableToBytes(x) && Types.underIs(y.type, u -> isByteSlice(u) || u != null && Types.isString(u));
        if (!special) {
            Cause cause = c.newCause();
            Type dst = sliceElem(x, cause);
            if (dst == null) {
                c.errorf(x, "invalid copy: %s", cause.text);
                return false;
            }
            Type src = sliceElem(y, cause);
            if (src == null) {
                if (!Types.allString(y.type)) {
                    c.errorf(y, "invalid copy: %s", cause.text);
                    return false;
                }
                src = Basic.BYTE;
            }
            if (!Types.identical(dst, src)) {
                c.errorf(x, "invalid copy: arguments %s and %s have different element types %s and %s", x, y, dst, src);
                return false;
            }
        }
        if (Types.isUntyped(y.type)) {
            c.untyped.convertUntyped(y, Basic.STRING);
        }
        c.recordBuiltinType(call.fun(), signature(Basic.INT, x.type, y.type));
        x.mode = Operand.Mode.VALUE;
        x.type = Basic.INT;
        return true;
    }

    private boolean delete(Operand x, CallExpr call, Operand keyArg) {
        Type map = x.type;
        Type[] key = new Type[1];
        boolean ok = Types.underIs(map, u -> {
            if (!(u instanceof MapType m)) {
                c.errorf(x, "invalid argument: %s is not a map", x);
                return false;
            }
            if (key[0] != null && !Types.identical(m.key(), key[0])) {
                c.errorf(x, "invalid argument: maps of %s must have identical key types", x);
                return false;
            }
            key[0] = m.key();
            return true;
        });
        if (!ok) {
            return false;
        }
        x.set(keyArg);
        c.assigns.assignment(x, key[0], "argument to delete");
        return !x.isInvalid() && noValue(x, call, map, key[0]);
    }

    private boolean make(Operand x, CallExpr call) {
        Expr arg0 = call.argList().get(0);
        int nargs = call.argList().size();
        Type t = c.typexprs.varType(arg0);
        if (!Types.isValid(t)) {
            return false;
        }
        Cause cause = c.newCause();
        Type u = CommonUnder.of(t, (v, w, why) -> {
            if (w instanceof Slice || w instanceof MapType || w instanceof Chan) {
                return true;
            }
            Cause.set(why, w == null ? "no specific type" : "type must be slice, map, or channel");
            return false;
        }, cause);
        if (u == null) {
            c.errorf(arg0, "invalid argument: cannot make %s: %s", arg0, cause.text);
            return false;
        }
        int min = u instanceof Slice ? 2 : 1;
        if (nargs < min || min + 1 < nargs) {
            c.errorf(call, "invalid operation: %s expects %d or %d arguments; found %d", call, min, min + 1, nargs);
            return false;
        }
        Type[] types = new Type[nargs];
        types[0] = t;
        List<Long> sizes = new ArrayList<>(2);
        for (int i = 1; i < nargs; i++) {
            IndexChecker.Index index = c.indexes.index(call.argList().get(i), -1);
            types[i] = index.type();
            if (index.value() >= 0) {
                sizes.add(index.value());
            }
        }
        if (sizes.size() == 2 && sizes.get(0) > sizes.get(1)) {
            c.errorf(call.argList().get(1), "invalid argument: length and capacity swapped");
        }
        x.mode = Operand.Mode.VALUE;
        x.type = t;
        c.recordBuiltinType(call.fun(), signature(t, types));
        return true;
    }

    // Numbers

    private boolean complex(Operand x, CallExpr call, Operand y) {
        boolean ux = Types.isUntyped(x.type);
        boolean uy = Types.isUntyped(y.type);
        if (ux && uy) {
            if (x.isConstant() && y.isConstant()) {
                untypedFloat(x);
                untypedFloat(y);
            } else {
                // a shift in one of them: floats cannot be shifted, this will fail
                c.untyped.convertUntyped(x, Basic.FLOAT64);
                c.untyped.convertUntyped(y, Basic.FLOAT64);
            }
        } else if (ux) {
            c.untyped.convertUntyped(x, y.type);
        } else if (uy) {
            c.untyped.convertUntyped(y, x.type);
        }
        if (x.isInvalid() || y.isInvalid()) {
            return false;
        }
        if (!Types.identical(x.type, y.type)) {
            c.errorf(x, "invalid operation: %s (mismatched types %s and %s)", call, x.type, y.type);
            return false;
        }
        Type res = mapTypes(x, "complex", t -> t.underlying() instanceof Basic b ? switch (b.kind()) {
            case FLOAT32 -> Basic.COMPLEX64;
            case FLOAT64 -> Basic.COMPLEX128;
            case UNTYPED_FLOAT -> Basic.UNTYPED_COMPLEX;
            default -> null;
        } : null);
        if (res == null) {
            c.errorf(x, "invalid argument: arguments have type %s, expected floating-point", x.type);
            return false;
        }
        if (x.isConstant() && y.isConstant()) {
            x.val = Constant.binaryOp(x.val.toFloat(), Operator.ADD, Constant.makeImag(y.val.toFloat()), false);
        } else {
            x.mode = Operand.Mode.VALUE;
            c.recordBuiltinType(call.fun(), signature(res, x.type, x.type));
        }
        x.type = res;
        return true;
    }

    private static void untypedFloat(Operand x) {
        if (Types.isNumeric(x.type) && x.val.imag().sign() == 0) {
            x.type = Basic.UNTYPED_FLOAT;
        }
    }

    private boolean part(Operand x, CallExpr call, Builtin.Id id) {
        boolean real = id == Builtin.Id.REAL;
        if (Types.isUntyped(x.type)) {
            if (x.isConstant()) {
                if (Types.isNumeric(x.type)) {
                    x.type = Basic.UNTYPED_COMPLEX;
                }
            } else {
                c.untyped.convertUntyped(x, Basic.COMPLEX128); // fails: a shift
                if (x.isInvalid()) {
                    return false;
                }
            }
        }
        Type res = mapTypes(x, id.text(), t -> t.underlying() instanceof Basic b ? switch (b.kind()) {
            case COMPLEX64 -> Basic.FLOAT32;
            case COMPLEX128 -> Basic.FLOAT64;
            case UNTYPED_COMPLEX -> Basic.UNTYPED_FLOAT;
            default -> null;
        } : null);
        if (res == null) {
            c.errorf(x, "invalid argument: argument has type %s, expected complex type", x.type);
            return false;
        }
        if (x.isConstant()) {
            x.val = real ? x.val.toComplex().real() : x.val.toComplex().imag();
        } else {
            x.mode = Operand.Mode.VALUE;
            c.recordBuiltinType(call.fun(), signature(res, x.type));
        }
        x.type = res;
        return true;
    }

    /// The result type of `f` for the type of `x`; for a type parameter a new one whose constraint lists the results. Null if
    /// `f` is not defined for all types.
    private Type mapTypes(Operand x, String name, UnaryOperator<Type> f) {
        TypeParam p = Types.asTypeParam(x.type);
        if (p == null) {
            return f.apply(x.type);
        }
        List<Term> terms = new ArrayList<>();
        boolean ok = p.is(t -> {
            Type r = t == null ? null : f.apply(t.type());
            if (r != null) {
                terms.add(new Term(t.tilde(), r));
            }
            return r != null;
        });
        if (!ok) {
            return null;
        }
        c.errorf(x, "%s not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)", x, name);
        TypeName tname = new TypeName(Pos.NONE, c.pkg, p.obj().name(), null);
        TypeParam res = new TypeParam(tname, new Interface(List.of(), List.of(new Union(terms))));
        res.index = p.index;
        return res;
    }

    private boolean minMax(Operand x, CallExpr call, Builtin.Id id, List<Operand> args) {
        c.verifyVersion(call.fun(), GoVersion.GO1_21, "built-in %s", id.text());
        Operator op = id == Builtin.Id.MAX ? Operator.GTR : Operator.LSS;
        for (int i = 0; i < args.size(); i++) {
            Operand a = args.get(i);
            if (a.isInvalid()) {
                return false;
            }
            if (!Types.allOrdered(a.type)) {
                c.errorf(a, "invalid argument: %s cannot be ordered", a);
                return false;
            }
            if (i == 0) {
                continue;
            }
            c.exprs.matchTypes(x, a);
            if (x.isInvalid()) {
                return false;
            }
            if (!Types.identical(x.type, a.type)) {
                c.errorf(a, "invalid argument: mismatched types %s (previous argument) and %s (type of %s)", x.type, a.type, a.expr);
                return false;
            }
            if (x.isConstant() && a.isConstant()) {
                if (Constant.compare(a.val, op, x.val)) {
                    x.set(a);
                }
            } else {
                x.mode = Operand.Mode.VALUE;
            }
        }
        if (!x.isConstant()) {
            x.mode = Operand.Mode.VALUE;
            c.assigns.assignment(x, Universe.EMPTY_INTERFACE, "argument to built-in " + id.text()); // a value is not untyped
            if (x.isInvalid()) {
                return false;
            }
        }
        for (Operand a : args) {
            c.untyped.updateType(a.expr, x.type, true);
        }
        if (!x.isConstant()) {
            Type[] types = new Type[args.size()];
            java.util.Arrays.fill(types, x.type);
            c.recordBuiltinType(call.fun(), signature(x.type, types));
        }
        return true;
    }

    // The rest

    private boolean newCall(Operand x, CallExpr call) {
        Expr arg = call.argList().get(0);
        c.exprs.exprOrType(x, arg, false);
        switch (x.mode) {
            case INVALID -> {
                return false;
            }
            case BUILTIN -> {
                c.errorf(x, "%s must be called", x);
                return false;
            }
            case TYPEXPR -> c.typexprs.validVarType(arg, x.type);
            default -> {
                if (Types.isUntyped(x.type)) {
                    c.assigns.assignment(x, null, "argument to new"); // overflow, untyped nil
                    if (x.isInvalid()) {
                        return false;
                    }
                }
                c.verifyVersion(call.fun(), GoVersion.GO1_26, "new(%s)", arg);
            }
        }
        Type t = x.type;
        x.mode = Operand.Mode.VALUE;
        x.type = new Pointer(t);
        c.recordBuiltinType(call.fun(), signature(x.type, t));
        return true;
    }

    private boolean panic(Operand x, CallExpr call) {
        if (c.env.sig != null && c.env.sig.results().len() > 0) {
            if (c.env.panicCalls.isEmpty()) {
                c.env.panicCalls = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            c.env.panicCalls.add(call); // for missing returns
        }
        c.assigns.assignment(x, Universe.EMPTY_INTERFACE, "argument to panic");
        return !x.isInvalid() && noValue(x, call, Universe.EMPTY_INTERFACE);
    }

    private boolean print(Operand x, CallExpr call, Builtin.Id id, List<Operand> args) {
        Type[] params = new Type[args.size()];
        for (int i = 0; i < params.length; i++) {
            Operand a = args.get(i);
            c.assigns.assignment(a, null, "argument to built-in " + id.text());
            if (a.isInvalid()) {
                return false;
            }
            params[i] = a.type;
        }
        return noValue(x, call, params);
    }

    private boolean assertCall(Operand x, CallExpr call) {
        if (!x.isConstant() || !Types.isBoolean(x.type)) {
            c.errorf(x, "invalid argument: %s is not a boolean constant", x);
            return false;
        }
        if (x.val.kind() != Constant.Kind.BOOL) {
            c.errorf(x, "internal error: value of %s should be a boolean constant", x);
            return false;
        }
        if (!x.val.boolVal()) {
            c.errorf(call, "%s failed", call);
        }
        return true;
    }

    private boolean trace(Operand x, CallExpr call) {
        if (call.argList().isEmpty()) {
            x.mode = Operand.Mode.NO_VALUE;
            return true;
        }
        Operand y = x; // the result is the first argument
        for (Expr arg : call.argList()) {
            c.exprs.rawExpr(null, y, arg, null, false);
            y = new Operand();
        }
        return !x.isInvalid();
    }
}
