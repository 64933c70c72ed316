package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;
import jopher.compiler.types.constant.Constant;

/// `for … range` (spec "For statements with range clause"). Go counterpart: types2/range.go.
final class RangeChecker {
    private static final String ITERATOR = "func must be func(yield func(...) bool): ";

    private final Checker c;

    RangeChecker(Checker c) {
        this.c = c;
    }

    /// The iteration values' types (null if there is none), or why one cannot range (`cause` may be empty).
    private record KeyVal(Type key, Type val, String cause, boolean ok) {
        static KeyVal of(Type key, Type val) {
            return new KeyVal(key, val, "", true);
        }

        static KeyVal bad(String cause) {
            return new KeyVal(Basic.INVALID, Basic.INVALID, cause, false);
        }
    }

    void rangeStmt(int inner, ForStmt stmt, RangeClause clause) {
        Expr key = clause.lhs();
        Expr value = null;
        Expr extra = null;
        if (key instanceof ListExpr list) {
            List<Expr> elems = list.elemList();
            key = elems.get(0);
            value = elems.get(1);
            extra = elems.size() > 2 ? elems.get(2) : null;
        }
        Operand x = new Operand();
        c.env.hasCallOrRecv = false;
        c.exprs.expr(null, x, clause.x());
        if (!x.isInvalid() && value == null && !c.env.hasCallOrRecv
                && CallChecker.arrayPtrDeref(x.type.underlying()) instanceof Array a) {
            recordConstantLength(clause.x(), a);
        }
        Type keyType = null;
        Type valType = null;
        if (!x.isInvalid()) {
            KeyVal kv = rangeKeyVal(x.type);
            if (!kv.ok) {
                if (kv.cause.isEmpty()) {
                    c.errorf(x, "cannot range over %s", x);
                } else {
                    c.errorf(x, "cannot range over %s: %s", x, kv.cause);
                }
            } else if (kv.key == null && key != null) {
                c.errorf(key, "range over %s permits no iteration variables", x);
            } else if (kv.val == null && value != null) {
                c.errorf(value, "range over %s permits only one iteration variable", x);
            } else if (extra != null) {
                c.errorf(extra, "range clause permits at most two iteration variables");
            }
            keyType = kv.key;
            valType = kv.val;
        }
        c.openScope(stmt, "range");
        boolean overInt = x.type != null && Types.isInteger(x.type);
        Expr[] lhs = {key, value};
        Type[] rhs = {keyType, valType};
        if (clause.def()) {
            define(stmt, lhs, rhs, x, overInt);
        } else if (key != null) {
            assign(lhs, rhs, x, overInt);
        } else if (overInt) {
            // no variables: still give an untyped integer its default type
            c.assigns.assignment(x, null, "range clause");
        }
        c.stmts.stmt(inner, stmt.body());
        c.closeScope();
    }

    /// If at most the index is used, only the length of an array matters: the range expression is recorded as the
    /// constant length and not evaluated.
    private void recordConstantLength(Expr e, Array a) {
        while (e instanceof ParenExpr p) {
            e = p.x();
        }
        Operand len = new Operand();
        len.setConstant(Basic.INT, Constant.makeInt64(a.len()));
        len.expr = e;
        c.record(len);
    }

    private void define(ForStmt stmt, Expr[] lhs, Type[] rhs, Operand x, boolean overInt) {
        List<Var> vars = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            if (lhs[i] == null) {
                continue;
            }
            Var obj;
            if (lhs[i] instanceof Name ident) {
                obj = c.newLocal(ident.pos(), ident.value(), null);
                c.recordDef(ident, obj);
                if (!ident.value().equals("_")) {
                    vars.add(obj);
                }
            } else {
                c.errorf(lhs[i], "invalid syntax tree: cannot declare %s", lhs[i]);
                obj = c.newLocal(lhs[i].pos(), "_", null);
            }
            Type t = rhs[i];
            if (t == null || t == Basic.INVALID) {
                obj.setType(Basic.INVALID);
                obj.used = true; // don't complain about it
            } else if (overInt) {
                c.assigns.initVar(obj, x, "range clause");
            } else {
                c.assigns.initVar(obj, Operand.value(lhs[i], t), "assignment"); // the error is on the variable
            }
        }
        if (vars.isEmpty()) {
            c.errorf(stmt, "no new variables on left side of :=");
            return;
        }
        Pos scopePos = stmt.body().pos();
        for (Var v : vars) {
            c.decls.declare(c.env.scope, null, v, scopePos);
        }
    }

    private void assign(Expr[] lhs, Type[] rhs, Operand x, boolean overInt) {
        for (int i = 0; i < 2; i++) {
            Type t = rhs[i];
            if (lhs[i] == null || t == null || t == Basic.INVALID) {
                continue;
            }
            if (overInt) {
                c.assigns.assignVar(lhs[i], null, x, "range clause");
                if (!x.isInvalid() && !Types.isInteger(x.type)) {
                    c.errorf(lhs[i], "cannot use iteration variable of type %s", x.type);
                }
            } else {
                c.assigns.assignVar(lhs[i], null, Operand.value(lhs[i], t), "assignment");
            }
        }
    }

    private KeyVal rangeKeyVal(Type orig) {
        Cause cause = c.newCause();
        Type common = CommonUnder.of(orig, (t, u, why) -> {
            if (u instanceof Chan ch && ch.dir() == Chan.Dir.SEND_ONLY) {
                Cause.set(why, "receive from send-only channel %s", t);
                return false;
            }
            return true;
        }, cause);
        if (common == null) {
            return KeyVal.bad(cause.text);
        }
        switch (CallChecker.arrayPtrDeref(common)) {
            case Basic b -> {
                if (Types.isString(b)) {
                    return KeyVal.of(Basic.INT, Basic.RUNE);
                }
                if (Types.isInteger(b)) {
                    return c.allowVersion(GoVersion.GO1_22) ? KeyVal.of(orig, null) : KeyVal.bad("requires go1.22 or later");
                }
            }
            case Array a -> {
                return KeyVal.of(Basic.INT, a.elem());
            }
            case Slice s -> {
                return KeyVal.of(Basic.INT, s.elem());
            }
            case MapType m -> {
                return KeyVal.of(m.key(), m.elem());
            }
            case Chan ch -> {
                return KeyVal.of(ch.elem(), null);
            }
            case Signature sig -> {
                return c.allowVersion(GoVersion.GO1_23) ? iterator(sig) : KeyVal.bad("requires go1.23 or later");
            }
            default -> { }
        }
        return new KeyVal(null, null, "", false);
    }

    private KeyVal iterator(Signature sig) {
        if (sig.params().len() != 1) {
            return KeyVal.bad(ITERATOR + "wrong argument count");
        }
        if (sig.results().len() != 0) {
            return KeyVal.bad(ITERATOR + "unexpected results");
        }
        Cause cause = c.newCause();
        if (!(CommonUnder.of(sig.params().at(0).type(), cause) instanceof Signature cb)) {
            return KeyVal.bad(!cause.isEmpty() ? ITERATOR + "in yield type, " + cause.text : ITERATOR + "argument is not func");
        }
        if (cb.params().len() > 2) {
            return KeyVal.bad(ITERATOR + "yield func has too many parameters");
        }
        if (cb.results().len() != 1 || !Types.identical(cb.results().at(0).type(), Basic.BOOL)) {
            return KeyVal.bad(cb.results().len() == 1 && Types.isBoolean(cb.results().at(0).type())
                    ? ITERATOR + "yield func returns user-defined boolean, not bool"
                    : ITERATOR + "yield func does not return bool");
        }
        int n = cb.params().len();
        return KeyVal.of(n >= 1 ? cb.params().at(0).type() : null, n >= 2 ? cb.params().at(1).type() : null);
    }
}
