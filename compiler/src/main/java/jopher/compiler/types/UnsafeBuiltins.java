package jopher.compiler.types;

import java.util.IdentityHashMap;
import java.util.Map;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.types.constant.Constant;

/// The functions of package unsafe (spec "Package unsafe"). Go counterpart: types2/builtins.go.
final class UnsafeBuiltins {
    private final Checker c;

    UnsafeBuiltins(Checker c) {
        this.c = c;
    }

    private boolean value(Operand x, CallExpr call, Type res, Type... args) {
        x.mode = Operand.Mode.VALUE;
        x.type = res;
        c.recordBuiltinType(call.fun(), BuiltinChecker.signature(res, args));
        return true;
    }

    boolean add(Operand x, CallExpr call, Operand len) {
        c.verifyVersion(call.fun(), GoVersion.GO1_17, "unsafe.Add");
        c.assigns.assignment(x, Basic.UNSAFE_POINTER, "argument to unsafe.Add");
        return !x.isInvalid() && c.indexes.isValidIndex(len, "length", true)
                && value(x, call, Basic.UNSAFE_POINTER, Basic.UNSAFE_POINTER, len.type);
    }

    boolean alignof(Operand x, CallExpr call) {
        c.assigns.assignment(x, null, "argument to unsafe.Alignof");
        if (x.isInvalid()) {
            return false;
        }
        if (hasVarSize(x.type, null)) {
            return value(x, call, Basic.UINTPTR, x.type);
        }
        x.setConstant(Basic.UINTPTR, Constant.of(Sizes.alignof(x.type)));
        return true;
    }

    boolean sizeof(Operand x, CallExpr call) {
        c.assigns.assignment(x, null, "argument to unsafe.Sizeof");
        if (x.isInvalid()) {
            return false;
        }
        if (hasVarSize(x.type, null)) {
            return value(x, call, Basic.UINTPTR, x.type);
        }
        long size = Sizes.sizeof(x.type);
        if (size < 0) {
            c.errorf(x, "%s is too large", x);
            return false;
        }
        x.setConstant(Basic.UINTPTR, Constant.of(size));
        return true;
    }

    boolean offsetof(Operand x, CallExpr call) {
        Expr arg = call.argList().get(0);
        if (!(Expr.unparen(arg) instanceof SelectorExpr selx)) {
            c.errorf(arg, "invalid argument: %s is not a selector expression", arg);
            c.calls.use(arg);
            return false;
        }
        c.exprs.expr(null, x, selx.x());
        if (x.isInvalid()) {
            return false;
        }
        Type base = Types.derefStructPtr(x.type);
        String sel = selx.sel().value();
        Lookup.Result r = Lookup.fieldOrMethod(base, false, c.pkg, sel, false);
        if (r.obj() == null) {
            c.errorf(x, "invalid argument: %s has no single field %s", base, sel);
            return false;
        }
        if (r.obj() instanceof FuncObj) {
            c.errorf(arg, "invalid argument: %s is a method value", arg);
            return false;
        }
        if (r.indirect()) {
            c.errorf(x, "invalid argument: field %s is embedded via a pointer in %s", sel, base);
            return false;
        }
        c.recordSelection(selx, Selection.Kind.FIELD_VAL, base, r.obj(), r.index(), false);
        c.record(Operand.of(x.mode == Operand.Mode.VARIABLE ? Operand.Mode.VARIABLE : Operand.Mode.VALUE, selx, r.obj().type()));
        if (hasVarSize(base, null)) {
            return value(x, call, Basic.UINTPTR, r.obj().type());
        }
        long offset = Sizes.offsetof(base, r.index());
        if (offset < 0) {
            c.errorf(x, "%s is too large", x);
            return false;
        }
        x.setConstant(Basic.UINTPTR, Constant.of(offset));
        return true;
    }

    boolean slice(Operand x, CallExpr call, Operand len) {
        c.verifyVersion(call.fun(), GoVersion.GO1_17, "unsafe.Slice");
        if (!(CommonUnder.of(x.type, null) instanceof Pointer p)) {
            c.errorf(x, "invalid argument: %s is not a pointer", x);
            return false;
        }
        return c.indexes.isValidIndex(len, "length", false) && value(x, call, new Slice(p.elem()), p, len.type);
    }

    boolean sliceData(Operand x, CallExpr call) {
        c.verifyVersion(call.fun(), GoVersion.GO1_20, "unsafe.SliceData");
        if (!(CommonUnder.of(x.type, null) instanceof Slice s)) {
            c.errorf(x, "invalid argument: %s is not a slice", x);
            return false;
        }
        return value(x, call, new Pointer(s.elem()), s);
    }

    boolean string(Operand x, CallExpr call, Operand len) {
        c.verifyVersion(call.fun(), GoVersion.GO1_20, "unsafe.String");
        Type bytePtr = new Pointer(Basic.BYTE);
        c.assigns.assignment(x, bytePtr, "argument to unsafe.String");
        return !x.isInvalid() && c.indexes.isValidIndex(len, "length", false) && value(x, call, Basic.STRING, bytePtr, len.type);
    }

    boolean stringData(Operand x, CallExpr call) {
        c.verifyVersion(call.fun(), GoVersion.GO1_20, "unsafe.StringData");
        c.assigns.assignment(x, Basic.STRING, "argument to unsafe.StringData");
        return !x.isInvalid() && value(x, call, new Pointer(Basic.BYTE), Basic.STRING);
    }

    /// Whether the size of `t` depends on type parameters, or is infinite because of a cycle not reported yet.
    static boolean hasVarSize(Type t, Map<Named, Boolean> seen) {
        Named named = Types.asNamed(t);
        if (named != null) {
            if (seen == null) {
                seen = new IdentityHashMap<>();
            }
            Boolean known = seen.get(named);
            if (known != null) {
                return known;
            }
            seen.put(named, true); // cyclic until proven otherwise
        }
        boolean res = switch (t.underlying()) {
            case Array a -> hasVarSize(a.elem(), seen);
            case Struct s -> anyVarSize(s, seen);
            case Interface i -> Types.isTypeParam(t);
            default -> false;
        };
        if (named != null) {
            seen.put(named, res);
        }
        return res;
    }

    private static boolean anyVarSize(Struct s, Map<Named, Boolean> seen) {
        for (Var f : s.fields()) {
            if (hasVarSize(f.type(), seen)) {
                return true;
            }
        }
        return false;
    }
}
