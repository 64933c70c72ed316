package jopher.compiler.types;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.types.constant.Constant;

/// An intermediate value while expressions are checked: how it may be used ([Mode]), the expression it stands for, its
/// type and, for constants, its value. Mutable: the checks of one expression refine one operand on the way up.
/// Go counterpart: types2/operand.go.
public final class Operand implements Printable {
    public enum Mode {
        INVALID("invalid operand"), NO_VALUE("no value"), BUILTIN("built-in"), TYPEXPR("type"), CONSTANT("constant"),
        VARIABLE("variable"), MAP_INDEX("map index expression"), VALUE("value"), NIL("nil"), COMMA_OK("comma, ok expression");

        final String description;

        Mode(String description) {
            this.description = description;
        }
    }

    Mode mode = Mode.INVALID;
    Expr expr;
    Type type;
    /// The value of a constant, null otherwise.
    Constant val;
    /// The function of a [Mode#BUILTIN].
    Builtin.Id id;

    static Operand value(Expr expr, Type type) {
        return of(Mode.VALUE, expr, type);
    }

    static Operand of(Mode mode, Expr expr, Type type) {
        Operand x = new Operand();
        x.mode = mode;
        x.expr = expr;
        x.type = type;
        return x;
    }

    Operand copy() {
        Operand x = new Operand();
        x.set(this);
        return x;
    }

    void set(Operand y) {
        mode = y.mode;
        expr = y.expr;
        type = y.type;
        val = y.val;
        id = y.id;
    }

    void setConstant(Type type, Constant val) {
        this.mode = Mode.CONSTANT;
        this.type = type;
        this.val = val;
    }

    boolean isInvalid() {
        return mode == Mode.INVALID;
    }

    void invalidate() {
        mode = Mode.INVALID;
    }

    /// Whether this is the predeclared nil (typed or not).
    boolean isNil() {
        return mode == Mode.NIL;
    }

    boolean isConstant() {
        return mode == Mode.CONSTANT;
    }

    /// Whether a second, boolean result may be asked for.
    boolean mayBeCommaOk() {
        return mode == Mode.MAP_INDEX || mode == Mode.COMMA_OK;
    }

    /// The position of the expression (not its start).
    Pos pos() {
        return expr == null ? Pos.NONE : expr.pos();
    }

    /// `x (variable of type int)`: the expression and what is known of it.
    @Override
    public String string(Qualifier qf) {
        if (mode == Mode.NIL) {
            if (type == null || type == Basic.INVALID) {
                return "nil (with invalid type)";
            }
            return type == Basic.UNTYPED_NIL ? "nil" : "nil (of type " + TypeWriter.string(type, qf) + ")";
        }
        String e = "";
        if (expr != null) {
            e = ExprString.of(expr);
        } else {
            switch (mode) {
                case BUILTIN -> e = id.text();
                case TYPEXPR -> e = TypeWriter.string(type, qf);
                case CONSTANT -> e = val.toString();
                default -> { }
            }
        }
        var b = new StringBuilder();
        if (!e.isEmpty()) {
            b.append(e).append(" (");
        }
        boolean hasType = false;
        switch (mode) {
            case INVALID, NO_VALUE, BUILTIN, TYPEXPR -> { }
            default -> {
                if (type instanceof Basic t && Types.isUntyped(t)) {
                    b.append(t.name()).append(' ');
                } else {
                    hasType = type != null;
                }
            }
        }
        b.append(mode.description);
        if (mode == Mode.CONSTANT && val != null) {
            String v = val.toString();
            if (!v.equals(e)) {
                b.append(' ').append(v);
            }
        }
        if (hasType) {
            if (Types.isValid(type)) {
                describeType(b, qf);
            } else {
                b.append(" with invalid type");
            }
        }
        return e.isEmpty() ? b.toString() : b.append(')').toString();
    }

    private void describeType(StringBuilder b, Qualifier qf) {
        b.append(" of ");
        if (Types.isGeneric(type)) {
            b.append("generic ");
        }
        var p = Types.asTypeParam(type);
        if (p == null && (type instanceof Alias || type instanceof Named)) {
            // say what kind of type the name stands for
            String kind = Types.compositeKind(type);
            b.append(kind.isEmpty() ? ((Basic) type.underlying()).name() : kind).append(' ');
        }
        b.append("type ").append(TypeWriter.string(type, qf));
        if (p != null) {
            b.append(" constrained by ").append(TypeWriter.string(p.bound, qf));
            if (Types.hasEmptyTypeSet(p)) {
                b.append(" with empty type set");
            }
        }
    }

    @Override
    public String toString() {
        return string(null);
    }
}
