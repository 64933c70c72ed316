package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Operator;
import jopher.compiler.types.constant.Constant;

/// Expressions: dispatch, operators, comparisons, shifts (spec "Expressions").
///
/// Expressions are checked top down; the result is an [Operand], which is invalid if an error was reported. On the way out
/// every expression's type is recorded, untyped ones are remembered in [UntypedExprs] until their type is known.
/// Go counterpart: types2/expr.go.
final class ExprChecker {
    private final Checker c;

    ExprChecker(Checker c) {
        this.c = c;
    }

    // Entry points

    /// Checks `e` as a single value. If it is a generic function, its type arguments may be inferred from `target`.
    void expr(Target target, Operand x, Expr e) {
        rawExpr(target, x, e, null, false);
        excludeNonValues(x);
        singleValue(x);
    }

    /// As [#expr]; the result may be a generic function.
    void genericExpr(Operand x, Expr e) {
        rawExpr(null, x, e, null, true);
        excludeNonValues(x);
        singleValue(x);
    }

    /// As [#expr] for an element of a composite literal, whose own type may be omitted: then it is `hint`.
    void exprWithHint(Operand x, Expr e, Type hint) {
        rawExpr(null, x, e, hint, false);
        excludeNonValues(x);
        singleValue(x);
    }

    /// Checks `e` as a single value or a type.
    void exprOrType(Operand x, Expr e, boolean allowGeneric) {
        rawExpr(null, x, e, null, allowGeneric);
        if (x.mode == Operand.Mode.NO_VALUE) {
            c.errorf(x, "%s used as value or type", x);
            x.invalidate();
        }
        singleValue(x);
    }

    /// Checks `e` and returns its values: several for a call with several results, two for a comma-ok expression if that is
    /// allowed.
    List<Operand> multiExpr(Expr e, boolean allowCommaOk) {
        Operand x = new Operand();
        rawExpr(null, x, e, null, false);
        excludeNonValues(x);
        if (!x.isInvalid() && x.type instanceof Tuple t) {
            List<Operand> list = new ArrayList<>(t.len());
            for (Var v : t.vars()) {
                list.add(Operand.value(e, v.type()));
            }
            return list;
        }
        if (allowCommaOk && x.mayBeCommaOk()) {
            return List.of(x, Operand.value(e, Basic.UNTYPED_BOOL));
        }
        return List.of(x);
    }

    /// Reports operands that are not values.
    void excludeNonValues(Operand x) {
        switch (x.mode) {
            case NO_VALUE -> c.errorf(x, "%s used as value", x);
            case BUILTIN -> c.errorf(x, "%s must be called", x);
            case TYPEXPR -> c.errorf(x, "%s is not an expression", x);
            default -> {
                return;
            }
        }
        x.invalidate();
    }

    void singleValue(Operand x) {
        if (x.mode == Operand.Mode.VALUE && x.type instanceof Tuple) {
            c.errorf(x, "multiple-value %s in single-value context", x);
            x.invalidate();
        }
    }

    /// Checks `e`, which may be a value, a type, or nothing at all. Uninstantiated generic types and functions are errors
    /// unless `allowGeneric`.
    ExprKind rawExpr(Target target, Operand x, Expr e, Type hint, boolean allowGeneric) {
        ExprKind kind = exprInternal(target, x, e, hint);
        if (!allowGeneric) {
            nonGeneric(target, x);
        }
        finish(x, x.expr);
        return kind;
    }

    /// Last steps for an expression that has been checked: its type must be set up, and is recorded.
    void finish(Operand x, Expr e) {
        x.expr = e;
        if (x.mode != Operand.Mode.INVALID && x.mode != Operand.Mode.NO_VALUE && !c.cycles.finiteSize(x.type)) {
            x.invalidate();
            x.type = Basic.INVALID;
        }
        c.record(x);
    }

    /// Reports a generic type or function that is not instantiated and cannot be, from `target`.
    void nonGeneric(Target target, Operand x) {
        if (x.mode == Operand.Mode.INVALID || x.mode == Operand.Mode.NO_VALUE) {
            return;
        }
        String what;
        switch (x.type) {
            case Alias a when Types.isGeneric(a) -> what = "type";
            case Named n when Types.isGeneric(n) -> what = "type";
            case Signature sig when !sig.typeParams().isEmpty() -> {
                if (target != null) {
                    c.calls.funcInst(target, x.pos(), x, null, true);
                    return;
                }
                what = "function";
            }
            default -> {
                return;
            }
        }
        c.errorf(x.expr, "cannot use generic %s %s without instantiation", what, x.expr);
        x.invalidate();
        x.type = Basic.INVALID;
    }

    // Dispatch

    private ExprKind exprInternal(Target target, Operand x, Expr e0, Type hint) {
        x.invalidate();
        x.type = Basic.INVALID;
        ExprKind kind = ExprKind.EXPRESSION;
        switch (e0) {
            case BadExpr e -> { }
            case Name e -> {
                c.typexprs.ident(x, e, false);
                x.expr = e;
                return kind;
            }
            case BasicLit e -> {
                if (!e.bad()) {
                    c.literals.basicLit(x, e);
                }
            }
            case FuncLit e -> c.literals.funcLit(x, e);
            case CompositeLit e -> c.literals.compositeLit(x, e, hint);
            case ParenExpr e -> {
                kind = rawExpr(null, x, e.x(), null, false);
                x.expr = e;
                return kind;
            }
            case SelectorExpr e -> {
                c.selectors.selector(x, e, false);
                x.expr = e;
                return kind;
            }
            case IndexExpr e -> {
                if (c.indexes.indexExpr(x, e)) {
                    c.calls.funcInst(target, e.pos(), x, e, true);
                }
            }
            case SliceExpr e -> c.indexes.sliceExpr(x, e);
            case AssertExpr e -> typeAssertion(x, e);
            case TypeSwitchGuard e -> {
                c.errorf(e, "invalid syntax tree: use of .(type) outside type switch");
                c.calls.use(e.x());
                x.invalidate();
            }
            case CallExpr e -> {
                return c.calls.callExpr(x, e);
            }
            case Operation e -> {
                if (e.y() != null) {
                    binary(x, e, e.x(), e.y(), e.op());
                } else if (e.op() == Operator.MUL) {
                    indirection(x, e);
                } else {
                    unary(x, e);
                    if (e.op() == Operator.RECV) {
                        kind = ExprKind.STATEMENT;
                    }
                }
            }
            case ListExpr e -> c.errorf(e, "invalid syntax tree: unexpected list of expressions");
            case DotsType e -> c.errorf(e, "invalid syntax tree: invalid use of ...");
            case KeyValueExpr e -> c.errorf(e, "invalid syntax tree: no key:value expected");
            case ArrayType e -> typeExpr(x, e);
            case SliceType e -> typeExpr(x, e);
            case StructType e -> typeExpr(x, e);
            case FuncType e -> typeExpr(x, e);
            case InterfaceType e -> typeExpr(x, e);
            case Expr.MapType e -> typeExpr(x, e);
            case ChanType e -> typeExpr(x, e);
        }
        x.expr = e0;
        return x.isInvalid() ? ExprKind.STATEMENT : kind; // avoid follow-on errors
    }

    private void typeExpr(Operand x, Expr e) {
        x.mode = Operand.Mode.TYPEXPR;
        x.type = c.typexprs.typ(e);
    }

    private void typeAssertion(Operand x, AssertExpr e) {
        expr(null, x, e.x());
        if (x.isInvalid()) {
            return;
        }
        if (Types.isTypeParam(x.type)) {
            c.errorf(x, "invalid operation: cannot use type assertion on type parameter value %s", x);
            x.invalidate();
            return;
        }
        if (!(x.type.underlying() instanceof Interface)) {
            c.errorf(x, "invalid operation: %s is not an interface", x);
            x.invalidate();
            return;
        }
        Type t = c.typexprs.varType(e.type());
        if (!Types.isValid(t)) {
            x.invalidate();
            return;
        }
        typeAssertion(e, x, t, false);
        x.mode = Operand.Mode.COMMA_OK;
        x.type = t;
    }

    /// Reports the assertion that `x` (an interface) has dynamic type `t` if that is impossible.
    void typeAssertion(Expr e, Operand x, Type t, boolean typeSwitch) {
        Cause cause = c.newCause();
        if (c.assignability.assertableTo(x.type, t, cause)) {
            return;
        }
        if (typeSwitch) {
            c.errorf(e, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s", e, x, t, cause.text);
        } else {
            c.errorf(e, "impossible type assertion: %s\n\t%s does not implement %s %s", e, t, x.type, cause.text);
        }
    }

    // Unary operations

    private void indirection(Operand x, Operation e) {
        exprOrType(x, e.x(), false);
        if (x.isInvalid()) {
            return;
        }
        if (x.mode == Operand.Mode.TYPEXPR) {
            c.typexprs.validVarType(e.x(), x.type);
            x.type = new Pointer(x.type);
            return;
        }
        Type[] base = new Type[1];
        boolean ok = Types.underIs(x.type, u -> {
            if (!(u instanceof Pointer p)) {
                c.errorf(x, "invalid operation: cannot indirect %s", x);
                return false;
            }
            if (base[0] != null && !Types.identical(p.elem(), base[0])) {
                c.errorf(x, "invalid operation: pointers of %s must have identical base types", x);
                return false;
            }
            base[0] = p.elem();
            return true;
        });
        if (!ok) {
            x.invalidate();
            return;
        }
        x.mode = Operand.Mode.VARIABLE;
        x.type = base[0];
    }

    private void unary(Operand x, Operation e) {
        expr(null, x, e.x());
        if (x.isInvalid()) {
            return;
        }
        Operator op = e.op();
        switch (op) {
            case AND -> {
                // spec: the operand may also be a composite literal
                if (!(Expr.unparen(e.x()) instanceof CompositeLit) && x.mode != Operand.Mode.VARIABLE) {
                    c.errorf(x, "invalid operation: cannot take address of %s", x);
                    x.invalidate();
                    return;
                }
                x.mode = Operand.Mode.VALUE;
                x.type = new Pointer(x.type);
                return;
            }
            case RECV -> {
                Type elem = chanElem(x, x, true);
                if (elem == null) {
                    x.invalidate();
                    return;
                }
                x.mode = Operand.Mode.COMMA_OK;
                x.type = elem;
                c.env.hasCallOrRecv = true;
                return;
            }
            case TILDE -> {
                if (!Types.allInteger(x.type)) {
                    c.errorf(e, "cannot use ~ outside of interface or type constraint");
                    x.invalidate();
                    return;
                }
                c.errorf(e, "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
                op = Operator.XOR;
            }
            default -> { }
        }
        boolean defined = switch (op) {
            case ADD, SUB -> Types.allNumeric(x.type);
            case XOR -> Types.allInteger(x.type);
            case NOT -> Types.allBoolean(x.type);
            default -> false;
        };
        if (!defined) {
            c.errorf(x, "invalid operation: operator %s not defined on %s", op, x);
            x.invalidate();
            return;
        }
        if (x.isConstant()) {
            if (x.val.kind() == Constant.Kind.UNKNOWN) {
                return;
            }
            int prec = Types.isUnsigned(x.type) ? (int) Sizes.sizeof(x.type) * 8 : 0;
            x.val = Constant.unaryOp(op, x.val, prec);
            x.expr = e;
            c.constants.overflow(x, ConstantChecks.opPos(e));
            return;
        }
        x.mode = Operand.Mode.VALUE;
    }

    /// The element type of channel `x` for a receive or send at `at`, or null after reporting that it is not possible.
    Type chanElem(Object at, Operand x, boolean recv) {
        Cause cause = c.newCause();
        Type u = CommonUnder.of(x.type, (t, v, why) -> {
            if (v == null) {
                Cause.set(why, "no specific channel type");
            } else if (!(v instanceof Chan ch)) {
                Cause.set(why, "non-channel %s", t);
            } else if (recv && ch.dir() == Chan.Dir.SEND_ONLY) {
                Cause.set(why, "send-only channel %s", t);
            } else if (!recv && ch.dir() == Chan.Dir.RECV_ONLY) {
                Cause.set(why, "receive-only channel %s", t);
            } else {
                return true;
            }
            return false;
        }, cause);
        if (u != null) {
            return ((Chan) u).elem();
        }
        String what = recv ? "receive from" : "send to";
        if (Types.isTypeParam(x.type)) {
            c.errorf(at, "invalid operation: cannot %s %s: %s", what, x, cause.text);
        } else {
            c.errorf(at, "invalid operation: cannot %s %s %s", what, cause.text, x);
        }
        return null;
    }

    // Binary operations

    /// Checks `lhs op rhs`; `e` is the operation, or null in an assignment `lhs op= rhs`.
    void binary(Operand x, Expr e, Expr lhs, Expr rhs, Operator op) {
        Operand y = new Operand();
        expr(null, x, lhs);
        expr(null, y, rhs);
        if (x.isInvalid()) {
            return;
        }
        if (y.isInvalid()) {
            x.invalidate();
            x.expr = y.expr;
            return;
        }
        if (op.isShift()) {
            shift(x, y, e, op);
            return;
        }
        matchTypes(x, y);
        if (x.isInvalid()) {
            return;
        }
        if (op.isComparison()) {
            comparison(x, y, op, false);
            return;
        }
        if (!Types.identical(x.type, y.type)) {
            if (Types.isValid(x.type) && Types.isValid(y.type)) {
                if (e != null) {
                    c.errorf(x, "invalid operation: %s (mismatched types %s and %s)", e, x.type, y.type);
                } else {
                    c.errorf(x, "invalid operation: %s %s= %s (mismatched types %s and %s)", lhs, op, rhs, x.type, y.type);
                }
            }
            x.invalidate();
            return;
        }
        boolean defined = switch (op) {
            case ADD -> Types.allNumericOrString(x.type);
            case SUB, MUL, DIV -> Types.allNumeric(x.type);
            case REM, AND, OR, XOR, ANDNOT -> Types.allInteger(x.type);
            case ANDAND, OROR -> Types.allBoolean(x.type);
            default -> false;
        };
        if (!defined) {
            c.errorf(x, "invalid operation: operator %s not defined on %s", op, x);
            x.invalidate();
            return;
        }
        if ((op == Operator.DIV || op == Operator.REM) && dividesByZero(x, y)) {
            c.errorf(y, "invalid operation: division by zero");
            x.invalidate();
            return;
        }
        if (x.isConstant() && y.isConstant()) {
            if (x.val.kind() == Constant.Kind.UNKNOWN || y.val.kind() == Constant.Kind.UNKNOWN) {
                x.val = Constant.unknown();
                return;
            }
            x.val = op == Operator.DIV && Types.isInteger(x.type)
                    ? Constant.binaryOp(x.val, op, y.val, true)
                    : Constant.binaryOp(x.val, op, y.val, false);
            x.expr = e;
            c.constants.overflow(x, ConstantChecks.opPos(e));
            return;
        }
        x.mode = Operand.Mode.VALUE;
    }

    private static boolean dividesByZero(Operand x, Operand y) {
        if (!y.isConstant()) {
            return false;
        }
        if ((x.isConstant() || Types.allInteger(x.type)) && y.val.sign() == 0) {
            return true;
        }
        // the divisor's square may underflow
        if (x.isConstant() && Types.isComplex(x.type)) {
            Constant re = y.val.real();
            Constant im = y.val.imag();
            return Constant.binaryOp(re, Operator.MUL, re, false).sign() == 0 && Constant.binaryOp(im, Operator.MUL, im, false).sign() == 0;
        }
        return false;
    }

    /// Converts untyped operands so that the types of `x` and `y` match, if that is possible at all; `x` becomes invalid after an error.
    void matchTypes(Operand x, Operand y) {
        if (!mayConvert(x, y)) {
            return;
        }
        c.untyped.convertUntyped(x, y.type);
        if (x.isInvalid()) {
            return;
        }
        c.untyped.convertUntyped(y, x.type);
        if (y.isInvalid()) {
            x.invalidate();
        }
    }

    /// Whether converting one operand to the other's type can succeed. If not, a type mismatch is the better message.
    private static boolean mayConvert(Operand x, Operand y) {
        if (Types.isTyped(x.type) && Types.isTyped(y.type)) {
            return false;
        }
        if (Types.allNumeric(x.type) != Types.allNumeric(y.type)) {
            return false;
        }
        if (Types.isNonTypeParamInterface(x.type) || Types.isNonTypeParamInterface(y.type)) {
            return true;
        }
        if (Types.allBoolean(x.type) != Types.allBoolean(y.type) || Types.allString(x.type) != Types.allString(y.type)) {
            return false;
        }
        if (x.isNil()) {
            return Types.hasNil(y.type);
        }
        if (y.isNil()) {
            return Types.hasNil(x.type);
        }
        return !(x.type.underlying() instanceof Pointer) && !(y.type.underlying() instanceof Pointer);
    }

    // Comparisons

    /// Checks `x op y`; for a switch case `x` is the case and `op` is ==.
    void comparison(Operand x, Operand y, Operator op, boolean switchCase) {
        if (!Types.isValid(x.type) || !Types.isValid(y.type)) {
            x.invalidate();
            return;
        }
        Operand errOp = null;
        String cause = "";
        if (!c.assignability.assignableTo(x, y.type, null) && !c.assignability.assignableTo(y, x.type, null)) {
            errOp = y; // the mismatch shows at the second operand
            cause = c.format("mismatched types %s and %s", x.type, y.type);
        } else if (op == Operator.EQL || op == Operator.NEQ) {
            if (x.isNil() || y.isNil()) {
                if (!Types.hasNil(x.isNil() ? y.type : x.type)) {
                    errOp = y; // nil == nil
                }
            } else if (!Types.comparable(x.type)) {
                errOp = x;
                cause = incomparableCause(x.type);
            } else if (!Types.comparable(y.type)) {
                errOp = y;
                cause = incomparableCause(y.type);
            }
        } else if (!Types.allOrdered(x.type)) {
            errOp = x;
        } else if (!Types.allOrdered(y.type)) {
            errOp = y;
        }
        if (errOp != null) {
            comparisonError(x, y, op, switchCase, errOp, cause);
            return;
        }
        if (x.isConstant() && y.isConstant()) {
            x.val = Constant.of(Constant.compare(x.val, op, y.val));
        } else {
            x.mode = Operand.Mode.VALUE;
            // the operands have their final types now
            c.untyped.updateType(x.expr, Types.defaultType(x.type), true);
            c.untyped.updateType(y.expr, Types.defaultType(y.type), true);
        }
        x.type = Basic.UNTYPED_BOOL;
    }

    private void comparisonError(Operand x, Operand y, Operator op, boolean switchCase, Operand errOp, String cause) {
        if (cause.isEmpty()) {
            if (Types.isTypeParam(x.type) || Types.isTypeParam(y.type)) {
                if (!Types.isTypeParam(x.type)) {
                    errOp = y;
                }
                cause = c.format("type parameter %s cannot use operator %s", errOp.type, op);
            } else {
                String what = Types.compositeKind(errOp.type);
                cause = c.format("operator %s not defined on %s", op, what.isEmpty() ? c.typeString(errOp.type) : what);
            }
        }
        if (switchCase) {
            c.errorf(x, "invalid case %s in switch on %s (%s)", x.expr, y.expr, cause);
        } else {
            c.errorf(errOp, "invalid operation: %s %s %s (%s)", x.expr, op, y.expr, cause);
        }
        x.invalidate();
    }

    private String incomparableCause(Type t) {
        return switch (t.underlying()) {
            case Slice s -> "slice can only be compared to nil";
            case Signature s -> "func can only be compared to nil";
            case MapType m -> "map can only be compared to nil";
            default -> {
                Cause cause = c.newCause();
                Comparability.comparable(t, true, null, cause);
                yield cause.text;
            }
        };
    }

    // Shifts

    /// Checks the shift `x op y`; `e` is the operation or null (then it is not constant).
    private void shift(Operand x, Operand y, Expr e, Operator op) {
        Constant xval = x.isConstant() ? x.val.toInt() : null;
        if (!Types.allInteger(x.type) && !(Types.isUntyped(x.type) && xval != null && xval.kind() == Constant.Kind.INT)) {
            c.errorf(x, "invalid operation: shifted operand %s must be integer", x);
            x.invalidate();
            return;
        }
        Constant yval = null;
        if (y.isConstant()) {
            yval = y.val.toInt(); // -1, 1.0, but not -1.1
            if (yval.kind() == Constant.Kind.INT && yval.sign() < 0) {
                c.errorf(y, "invalid operation: negative shift count %s", y);
                x.invalidate();
                return;
            }
            if (Types.isUntyped(y.type)) {
                c.constants.representable(y, Basic.UINT);
                if (y.isInvalid()) {
                    x.invalidate();
                    return;
                }
            }
        } else if (Types.allInteger(y.type)) {
            if (!Types.allUnsigned(y.type) && !c.verifyVersion(y, GoVersion.GO1_13, "invalid operation: signed shift count %s", y)) {
                x.invalidate();
                return;
            }
        } else if (Types.isUntyped(y.type)) {
            c.untyped.convertUntyped(y, Basic.UINT);
            if (y.isInvalid()) {
                x.invalidate();
                return;
            }
        } else {
            c.errorf(y, "invalid operation: shift count %s must be integer", y);
            x.invalidate();
            return;
        }
        if (x.isConstant()) {
            if (y.isConstant()) {
                constantShift(x, y, xval, yval, e, op);
                return;
            }
            if (Types.isUntyped(x.type)) {
                // spec: the constant takes the type it would have without the shift; check that when it is known
                c.untyped.markShiftOperand(x.expr);
                x.mode = Operand.Mode.VALUE;
                return;
            }
        }
        if (!Types.allInteger(x.type)) {
            c.errorf(x, "invalid operation: shifted operand %s must be integer", x);
            x.invalidate();
            return;
        }
        x.mode = Operand.Mode.VALUE;
    }

    private void constantShift(Operand x, Operand y, Constant xval, Constant yval, Expr e, Operator op) {
        boolean unknown = x.val.kind() == Constant.Kind.UNKNOWN || y.val.kind() == Constant.Kind.UNKNOWN;
        if (!unknown) {
            // large enough to express the smallest float64
            int bound = 1023 - 1 + 52;
            if (!yval.isInt64() || yval.int64() > bound) {
                c.errorf(y, "invalid operation: invalid shift count %s", y);
                x.invalidate();
                return;
            }
        }
        if (!Types.isInteger(x.type)) {
            x.type = Basic.UNTYPED_INT; // 2.0 << 1
        }
        if (unknown) {
            x.val = Constant.unknown();
            return;
        }
        x.val = Constant.shift(xval, op, (int) yval.int64());
        x.expr = e;
        c.constants.overflow(x, ConstantChecks.opPos(e));
    }
}
