package jopher.compiler.types;

import jopher.compiler.types.constant.Constant;

/// What is known of an expression: how it can be used, its type and, for constants, its value.
///
/// The type is a [Tuple] for calls with other than one result and for comma-ok uses; of a builtin it is the signature of the
/// call, or the invalid type.
public record TypeAndValue(Operand.Mode mode, Type type, Constant value) {
    public boolean isVoid() {
        return mode == Operand.Mode.NO_VALUE;
    }

    public boolean isType() {
        return mode == Operand.Mode.TYPEXPR;
    }

    public boolean isBuiltin() {
        return mode == Operand.Mode.BUILTIN;
    }

    public boolean isConstant() {
        return value != null;
    }

    public boolean isNil() {
        return mode == Operand.Mode.NIL;
    }

    /// A value: constant, variable, result of an expression.
    public boolean isValue() {
        return switch (mode) {
            case CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK -> true;
            default -> false;
        };
    }

    public boolean isAddressable() {
        return mode == Operand.Mode.VARIABLE;
    }

    public boolean isAssignable() {
        return mode == Operand.Mode.VARIABLE || mode == Operand.Mode.MAP_INDEX;
    }
}
