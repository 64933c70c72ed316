package jopher.compiler.types;

import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.types.constant.Constant;

/// Index and slice expressions (spec "Index expressions", "Slice expressions"). Go counterpart: types2/index.go.
final class IndexChecker {
    private final Checker c;

    IndexChecker(Checker c) {
        this.c = c;
    }

    /// Checks `e`. Returns true if it is the instantiation of a generic function; then `x` is the function and the caller
    /// must instantiate it.
    boolean indexExpr(Operand x, IndexExpr e) {
        c.exprs.exprOrType(x, e.x(), true);
        switch (x.mode) {
            case INVALID -> {
                c.calls.use(e.index());
                return false;
            }
            case TYPEXPR -> {
                x.invalidate();
                x.type = c.typexprs.varType(e);
                if (Types.isValid(x.type)) {
                    x.mode = Operand.Mode.TYPEXPR;
                }
                return false;
            }
            case VALUE -> {
                if (x.type.underlying() instanceof Signature sig && !sig.typeParams().isEmpty()) {
                    return true;
                }
            }
            default -> { }
        }
        c.exprs.nonGeneric(null, x);
        if (x.isInvalid()) {
            return false;
        }
        boolean valid = false;
        long length = -1;
        switch (x.type.underlying()) {
            case Basic b when Types.isString(b) -> {
                valid = true;
                if (x.isConstant()) {
                    length = x.val.byteString().length();
                }
                x.mode = Operand.Mode.VALUE; // a byte, never a constant
                x.type = Basic.BYTE;
            }
            case Array a -> {
                valid = true;
                length = a.len();
                if (x.mode != Operand.Mode.VARIABLE) {
                    x.mode = Operand.Mode.VALUE;
                }
                x.type = a.elem();
            }
            case Pointer p -> {
                if (p.elem().underlying() instanceof Array a) {
                    valid = true;
                    length = a.len();
                    x.mode = Operand.Mode.VARIABLE;
                    x.type = a.elem();
                }
            }
            case Slice s -> {
                valid = true;
                x.mode = Operand.Mode.VARIABLE;
                x.type = s.elem();
            }
            case MapType m -> {
                mapIndex(x, e, m.key(), m.elem());
                return false;
            }
            case Interface i -> {
                if (Types.isTypeParam(x.type)) {
                    TypeParamIndex t = new TypeParamIndex(x.mode);
                    if (Types.underIs(x.type, t::add)) {
                        if (t.key != null) {
                            mapIndex(x, e, t.key, t.elem);
                            return false;
                        }
                        valid = true;
                        length = t.length;
                        x.mode = t.mode;
                        x.type = t.elem;
                    }
                }
            }
            default -> { }
        }
        if (!valid) {
            c.errorf(e.pos(), "cannot index %s", x);
            c.calls.use(e.index());
            x.invalidate();
            return false;
        }
        Expr index = singleIndex(e);
        if (x.type == null) {
            x.type = Basic.INVALID; // an element type that is not set yet, in invalid code
        }
        index(index, length);
        return false;
    }

    /// What indexing a type parameter means: all types of its type set must agree.
    private static final class TypeParamIndex {
        private final Operand.Mode operandMode;
        Operand.Mode mode = Operand.Mode.VARIABLE;
        Type key;
        Type elem;
        long length = -1;

        TypeParamIndex(Operand.Mode operandMode) {
            this.operandMode = operandMode;
        }

        boolean add(Type u) {
            long l = -1;
            Type k = null;
            Type e = null;
            switch (u) {
                case Basic b -> {
                    if (Types.isString(b)) {
                        e = Basic.BYTE;
                        mode = Operand.Mode.VALUE;
                    }
                }
                case Array a -> {
                    l = a.len();
                    e = a.elem();
                    if (operandMode != Operand.Mode.VARIABLE) {
                        mode = Operand.Mode.VALUE;
                    }
                }
                case Pointer p -> {
                    if (p.elem().underlying() instanceof Array a) {
                        l = a.len();
                        e = a.elem();
                    }
                }
                case Slice s -> e = s.elem();
                case MapType m -> {
                    k = m.key();
                    e = m.elem();
                }
                case null, default -> { }
            }
            if (e == null) {
                return false;
            }
            if (elem == null) {
                length = l;
                key = k;
                elem = e;
                return true;
            }
            // maps cannot be mixed with others
            if (key == null ? k != null : k == null || !Types.identical(key, k)) {
                return false;
            }
            if (!Types.identical(elem, e)) {
                return false;
            }
            if (l >= 0 && l < length) {
                length = l;
            }
            return true;
        }
    }

    private void mapIndex(Operand x, IndexExpr e, Type key, Type elem) {
        Expr index = singleIndex(e);
        Operand k = new Operand();
        c.exprs.expr(null, k, index);
        c.assigns.assignment(k, key, "map index");
        // the element type is known even if the index is wrong
        x.mode = Operand.Mode.MAP_INDEX;
        x.type = elem;
        x.expr = e;
    }

    private Expr singleIndex(IndexExpr e) {
        if (e.index() instanceof ListExpr l) {
            c.errorf(l.elemList().get(1), "invalid operation: more than one index");
            return l.elemList().get(0);
        }
        return e.index();
    }

    // Slices

    void sliceExpr(Operand x, SliceExpr e) {
        c.exprs.expr(null, x, e.x());
        if (x.isInvalid()) {
            c.calls.use(e.lo(), e.hi(), e.max());
            return;
        }
        Type cu = commonSliceType(x);
        boolean valid = false;
        long length = -1;
        switch (cu) {
            case null -> {
                x.invalidate(); // reported
                return;
            }
            case Basic b when Types.isString(b) -> {
                if (e.full()) {
                    c.errorf(e.max() != null ? e.max() : e, "invalid operation: 3-index slice of string");
                    x.invalidate();
                    return;
                }
                valid = true;
                if (x.isConstant()) {
                    length = x.val.byteString().length();
                }
                if (Types.isUntyped(x.type)) {
                    x.type = Basic.STRING; // spec: the result is a non-constant string
                }
            }
            case Array a -> {
                valid = true;
                length = a.len();
                if (x.mode != Operand.Mode.VARIABLE) {
                    c.errorf(x, "cannot slice unaddressable value %s", x);
                    x.invalidate();
                    return;
                }
                x.type = new Slice(a.elem());
            }
            case Pointer p -> {
                if (p.elem().underlying() instanceof Array a) {
                    valid = true;
                    length = a.len();
                    x.type = new Slice(a.elem());
                }
            }
            case Slice s -> valid = true;
            default -> { }
        }
        if (!valid) {
            c.errorf(x, "cannot slice %s", x);
            x.invalidate();
            return;
        }
        x.mode = Operand.Mode.VALUE;
        if (e.full() && (e.hi() == null || e.max() == null)) {
            c.errorf(e, "invalid syntax tree: 2nd and 3rd index required in 3-index slice");
            x.invalidate();
            return;
        }
        checkIndices(e, length);
    }

    /// The underlying type that all types of `x` share, strings counting as byte slices; null after reporting an error.
    private Type commonSliceType(Operand x) {
        var state = new Object() {
            Type type;
            Type under;
            boolean hasString;
        };
        boolean ok = Types.all(x.type, (t, u) -> {
            if (u == null) {
                c.errorf(x, "cannot slice %s: no specific type in %s", x, x.type);
                return false;
            }
            if (Types.isString(u)) {
                u = new Slice(Basic.BYTE);
                state.hasString = true;
            }
            if (state.under == null) {
                state.type = t;
                state.under = u;
                return true;
            }
            if (!Types.identical(state.under, u)) {
                c.errorf(x, "cannot slice %s: %s and %s have different underlying types", x, state.type, t);
                return false;
            }
            return true;
        });
        if (!state.hasString) {
            return ok ? state.under : null;
        }
        // an untyped string stays untyped here
        return Types.isTypeParam(x.type) ? Basic.STRING : x.type.underlying();
    }

    private void checkIndices(SliceExpr e, long length) {
        Expr[] exprs = {e.lo(), e.hi(), e.max()};
        long[] values = new long[3];
        for (int i = 0; i < 3; i++) {
            values[i] = -1;
            if (exprs[i] != null) {
                // length and capacity are the same where they are known
                Index r = index(exprs[i], length >= 0 ? length + 1 : -1);
                if (r.value >= 0) {
                    values[i] = r.value;
                }
            } else if (i == 0) {
                values[i] = 0;
            } else if (length >= 0) {
                values[i] = length;
            }
        }
        for (int i = 0; i < 2; i++) {
            for (int j = i + 1; j < 3 && values[i] > 0; j++) {
                if (values[j] >= 0 && values[j] < values[i]) {
                    c.errorf(exprs[j] != null ? exprs[j] : e, "invalid slice indices: %d < %d", values[j], values[i]);
                    return;
                }
            }
        }
    }

    // Indices

    /// The type of a valid index (else invalid) and its value if constant (else -1).
    record Index(Type type, long value) {
        static final Index INVALID = new Index(Basic.INVALID, -1);
    }

    /// Checks an index, which must be less than `max` if that is not negative.
    Index index(Expr e, long max) {
        Operand x = new Operand();
        c.exprs.expr(null, x, e);
        if (!isValidIndex(x, "index", false)) {
            return Index.INVALID;
        }
        if (!x.isConstant()) {
            return new Index(x.type, -1);
        }
        if (x.val.kind() == Constant.Kind.UNKNOWN) {
            return Index.INVALID;
        }
        long v = x.val.int64();
        if (max >= 0 && v >= max) {
            c.errorf(x, "invalid argument: index %s out of bounds [0:%d]", x.val.toString(), max);
            return Index.INVALID;
        }
        return new Index(x.type, v);
    }

    /// Checks that `x` is an integer that fits an int and (unless `allowNegative`) is not negative; `what` names it in messages.
    boolean isValidIndex(Operand x, String what, boolean allowNegative) {
        if (x.isInvalid()) {
            return false;
        }
        c.untyped.convertUntyped(x, Basic.INT); // spec: an untyped constant index is given type int
        if (x.isInvalid()) {
            return false;
        }
        if (!Types.allInteger(x.type)) {
            c.errorf(x, "invalid argument: %s %s must be integer", what, x);
            return false;
        }
        if (x.isConstant()) {
            if (!allowNegative && x.val.sign() < 0) {
                c.errorf(x, "invalid argument: %s %s must not be negative", what, x);
                return false;
            }
            Constant v = ConstantChecks.represent(x.val, Basic.INT);
            if (v == null) {
                c.errorf(x, "invalid argument: %s %s overflows int", what, x);
                return false;
            }
            x.val = v;
        }
        return true;
    }
}
