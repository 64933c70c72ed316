package jopher.compiler.types;

import jopher.compiler.types.constant.Constant;

/// Conversions `T(x)` (spec "Conversions"). Which types convert to which is in [Conversion].
/// Go counterpart: types2/conversions.go.
final class ConversionChecker {
    private final Checker c;

    ConversionChecker(Checker c) {
        this.c = c;
    }

    /// Converts `x` to `t`, or reports an error and invalidates it.
    void conversion(Operand x, Type t) {
        boolean constArg = x.isConstant();
        Cause cause = c.newCause();
        boolean ok;
        if (constArg && Types.isConstType(t)) {
            Constant v = convert(x, t);
            ok = v != null;
            if (ok) {
                x.val = v;
            } else if (Types.isInteger(x.type) && Types.isInteger(t)) {
                c.errorf(x, "constant %s overflows %s", x.val, t);
                x.invalidate();
                return;
            } else if (Types.isInteger(t) && x.val.toInt().kind() == Constant.Kind.INT) {
                x.val = x.val.toInt(); // gc's message shows 1e100 as the integer it would be
            }
        } else if (constArg && Types.isTypeParam(t)) {
            // convertible to every type of the type set; the result is no constant
            ok = Types.underIs(t, u -> {
                if (u == null) {
                    Cause.set(cause, "%s does not contain specific types", t);
                    return false;
                }
                if (Types.isString(x.type) && Types.isBytesOrRunes(u)) {
                    return true;
                }
                if (convert(x, u) == null) {
                    if (Types.isInteger(x.type) && Types.isInteger(u)) {
                        Cause.set(cause, "constant %s overflows %s (in %s)", x.val, u, t);
                    } else {
                        Cause.set(cause, "cannot convert %s to type %s (in %s)", x, u, t);
                    }
                    return false;
                }
                return true;
            });
            x.mode = Operand.Mode.VALUE;
        } else {
            ok = c.conversionRules.convertibleTo(x, t, cause);
            if (ok) {
                x.mode = Operand.Mode.VALUE;
            }
        }
        if (!ok) {
            if (cause.isEmpty()) {
                c.errorf(x, "cannot convert %s to type %s", x, t);
            } else {
                c.errorf(x, "cannot convert %s to type %s: %s", x, t, cause.text);
            }
            x.invalidate();
            return;
        }
        if (Types.isUntyped(x.type)) {
            Type fin = t;
            if (x.type == Basic.UNTYPED_NIL) {
                // stays T
            } else if (Types.isNonTypeParamInterface(t) || constArg && !Types.isConstType(t)) {
                fin = Types.defaultType(x.type); // any(1), []byte("s")
            } else if (x.isConstant() && Types.isInteger(x.type) && Types.allString(t)) {
                fin = x.type; // string(65)
            }
            c.untyped.updateType(x.expr, fin, true);
        }
        x.type = t;
    }

    /// The constant `x` as a value of `t`, or null.
    private static Constant convert(Operand x, Type t) {
        if (!(t.underlying() instanceof Basic b)) {
            return null;
        }
        Constant v = ConstantChecks.represent(x.val, b);
        if (v == null && Types.isInteger(x.type) && Types.isString(b)) {
            int rune = 0xFFFD;
            if (x.val.isInt64() && x.val.int64() >= 0 && x.val.int64() <= Character.MAX_CODE_POINT) {
                rune = (int) x.val.int64();
                if (rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE) {
                    rune = 0xFFFD;
                }
            }
            v = Constant.makeString(Character.toString(rune));
        }
        return v;
    }
}
