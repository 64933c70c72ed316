package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;

/// Assignments and initialisations: constants, variables, results, `:=` and `=`
/// (spec "Assignability", "Assignment statements", "Short variable declarations").
/// Go counterpart: types2/assignments.go.
final class AssignChecker {
    private final Checker c;

    AssignChecker(Checker c) {
        this.c = c;
    }

    /// Checks that `x` can be assigned to a variable of type `t`, converting an untyped `x`; `t` is null for
    /// the blank identifier. `context` says where, for messages. `x` becomes invalid if it is not assignable.
    void assignment(Operand x, Type t, String context) {
        c.exprs.singleValue(x);
        switch (x.mode) {
            case INVALID -> {
                return;
            }
            case NIL, CONSTANT, VARIABLE, MAP_INDEX, VALUE, COMMA_OK -> { }
            default -> {
                c.errorf(x, "cannot assign %s to %s in %s", x, t, context);
                x.invalidate();
                return;
            }
        }
        if (Types.isUntyped(x.type) && !convertUntyped(x, t, context)) {
            x.invalidate();
            return;
        }
        if (x.type.underlying() instanceof Signature sig && !sig.typeParams().isEmpty()) {
            c.errorf(x, "cannot use generic function %s without instantiation in %s", x, context);
            x.invalidate();
            return;
        }
        if (t == null) {
            return;
        }
        Cause cause = c.newCause();
        if (!c.assignability.assignableTo(x, t, cause)) {
            if (cause.isEmpty()) {
                c.errorf(x, "cannot use %s as %s value in %s", x, t, context);
            } else {
                c.errorf(x, "cannot use %s as %s value in %s: %s", x, t, context, cause.text);
            }
            x.invalidate();
        }
    }

    private boolean convertUntyped(Operand x, Type t, String context) {
        Type target = t;
        if (x.isNil()) {
            if (t == null) {
                c.errorf(x, "use of untyped nil in %s", context);
                return false;
            }
        } else if (t == null || Types.isNonTypeParamInterface(t)) {
            // spec "Assignability": untyped constants get their default type first
            target = Types.defaultType(x.type);
        }
        UntypedExprs.Implicit implicit = c.untyped.implicitTypeAndValue(x, target);
        if (implicit.failure() != null) {
            String suffix = switch (implicit.failure()) {
                case TRUNCATED -> " (truncated)";
                case OVERFLOW -> " (overflows)";
                case OTHER -> "";
            };
            c.errorf(x, "cannot use %s as %s value in %s%s", x, target, context, suffix);
            return false;
        }
        c.untyped.apply(x, implicit);
        return true;
    }

    void initConst(ConstObj lhs, Operand x) {
        if (x.isInvalid() || !Types.isValid(x.type) || lhs.type() != null && !Types.isValid(lhs.type())) {
            if (lhs.type() == null) {
                lhs.setType(Basic.INVALID);
            }
            return;
        }
        if (x.mode != Operand.Mode.CONSTANT) {
            c.errorf(x, "%s is not constant", x);
            if (lhs.type() == null) {
                lhs.setType(Basic.INVALID);
            }
            return;
        }
        if (lhs.type() == null) {
            lhs.setType(x.type);
        }
        assignment(x, lhs.type(), "constant declaration");
        if (!x.isInvalid()) {
            lhs.value = x.val;
        }
    }

    /// Checks `lhs = x` in a variable declaration; a variable without type gets the type of `x`
    /// (or the invalid type).
    void initVar(Var lhs, Operand x, String context) {
        if (x.isInvalid() || !Types.isValid(x.type) || lhs.type() != null && !Types.isValid(lhs.type())) {
            if (lhs.type() == null) {
                lhs.setType(Basic.INVALID);
            }
            x.invalidate();
            return;
        }
        if (lhs.type() == null) {
            Type t = x.type;
            if (Types.isUntyped(t)) {
                if (t == Basic.UNTYPED_NIL) {
                    c.errorf(x, "use of untyped nil in %s", context);
                    lhs.setType(Basic.INVALID);
                    x.invalidate();
                    return;
                }
                t = Types.defaultType(t);
            }
            lhs.setType(t);
        }
        assignment(x, lhs.type(), context);
    }

    /// The local variable an identifier on a left-hand side denotes, or null. Assigning to it is not a use.
    Var assignedVar(Expr lhs) {
        if (Expr.unparen(lhs) instanceof Name n && c.lookup(n.value()) instanceof Var v && v.pkg() == c.pkg) {
            return v;
        }
        return null;
    }

    /// Checks a left-hand side; null means the blank identifier, the invalid type an invalid operand.
    private Type lhsVar(Expr lhs) {
        if (Expr.unparen(lhs) instanceof Name n && n.value().equals("_")) {
            c.recordDef(n, null);
            return null;
        }
        Var v = assignedVar(lhs);
        boolean used = v != null && v.used;
        Operand x = new Operand();
        c.exprs.expr(null, x, lhs);
        if (v != null && !used) {
            v.used = false;
        }
        if (x.isInvalid() || !Types.isValid(x.type)) {
            return Basic.INVALID;
        }
        if (x.mode == Operand.Mode.VARIABLE || x.mode == Operand.Mode.MAP_INDEX) {
            return x.type;
        }
        if (x.expr instanceof SelectorExpr sel) {
            Operand op = new Operand();
            c.exprs.expr(null, op, sel.x());
            if (op.mode == Operand.Mode.MAP_INDEX) {
                c.errorf(x, "cannot assign to struct field %s in map", x.expr);
                return Basic.INVALID;
            }
        }
        c.errorf(x, "cannot assign to %s (neither addressable nor a map index expression)", x.expr);
        return Basic.INVALID;
    }

    /// Checks `lhs = rhs`, or `lhs = x` if `x` is not null.
    void assignVar(Expr lhs, Expr rhs, Operand x, String context) {
        Type t = lhsVar(lhs);
        if (t != null && !Types.isValid(t)) {
            if (x != null) {
                x.invalidate();
            } else {
                c.calls.use(rhs);
            }
            return;
        }
        if (x == null) {
            Target target = null;
            if (t != null && t.underlying() instanceof Signature) {
                target = Target.of(t, c.exprString(lhs));
            }
            x = new Operand();
            c.exprs.expr(target, x, rhs);
        }
        if (t == null && context.equals("assignment")) {
            context = "assignment to _ identifier";
        }
        assignment(x, t, context);
    }

    /// `(t1, t2, …)` as in the have/want lines of messages: "number" for untyped numbers; with `variadic` the
    /// last type is shown as `...E`, with `hasDots` as `T...`.
    String typesSummary(List<? extends Type> list, boolean variadic, boolean hasDots) {
        StringBuilder b = new StringBuilder("(");
        for (int i = 0; i < list.size(); i++) {
            Type t = list.get(i);
            String s;
            if (t == null || !Types.isValid(t)) {
                s = "unknown type";
            } else if (Types.isUntyped(t)) {
                s = Types.isNumeric(t) ? "number" : ((Basic) t).name().replace("untyped ", "");
            } else {
                s = c.typeString(t);
            }
            if (i == list.size() - 1) {
                if (variadic) {
                    s = "..." + (t instanceof Slice sl ? c.typeString(sl.elem()) : s);
                } else if (hasDots) {
                    s += "...";
                }
            }
            b.append(i > 0 ? ", " : "").append(s);
        }
        return b.append(')').toString();
    }

    static List<Type> operandTypes(List<Operand> list) {
        List<Type> res = new ArrayList<>(list.size());
        for (Operand x : list) {
            res.add(x.type);
        }
        return res;
    }

    static List<Type> varTypes(List<Var> list) {
        List<Type> res = new ArrayList<>(list.size());
        for (Var v : list) {
            res.add(v.type());
        }
        return res;
    }

    static String measure(int n, String unit) {
        return n + " " + unit + (n != 1 ? "s" : "");
    }

    private void assignError(List<Expr> rhs, int l, int r) {
        String vars = measure(l, "variable");
        String vals = measure(r, "value");
        Expr rhs0 = rhs.get(0);
        if (rhs.size() == 1 && Expr.unparen(rhs0) instanceof CallExpr call) {
            c.errorf(rhs0, "assignment mismatch: %s but %s returns %s", vars, call.fun(), vals);
        } else {
            c.errorf(rhs0, "assignment mismatch: %s but %s", vars, vals);
        }
    }

    private void returnError(Object at, List<Var> lhs, List<Operand> rhs) {
        int l = lhs.size();
        int r = rhs.size();
        String qualifier = "not enough";
        if (r > l) {
            at = rhs.get(l); // the first extra value
            qualifier = "too many";
        } else if (r > 0) {
            at = rhs.get(r - 1); // the last value
        }
        c.report(c.newError().add(c.at(at), "%s return values", qualifier)
                .add(Pos.NONE, "have %s", typesSummary(operandTypes(rhs), false, false))
                .add(Pos.NONE, "want %s", typesSummary(varTypes(lhs), false, false)));
    }

    private static boolean isSingleCall(List<Expr> rhs) {
        return rhs.size() == 1 && Expr.unparen(rhs.get(0)) instanceof CallExpr;
    }

    private static void ensureTyped(List<Var> vars) {
        for (Var v : vars) {
            if (v.type() == null) {
                v.setType(Basic.INVALID);
            }
        }
    }

    /// Checks the initialisation of `lhs` with `rhs`; with `returnStmt` the assignment of results.
    void initVars(List<Var> lhs, List<Expr> rhs, Stmt returnStmt) {
        String context = returnStmt != null ? "return statement" : "assignment";
        int l = lhs.size();
        if (l == rhs.size() && !isSingleCall(rhs)) {
            for (int i = 0; i < l; i++) {
                Var v = lhs.get(i);
                String desc = v.name();
                if (returnStmt != null && desc.isEmpty()) {
                    desc = "result variable";
                }
                Operand x = new Operand();
                c.exprs.expr(Target.of(v.type(), desc), x, rhs.get(i));
                initVar(v, x, context);
            }
            return;
        }
        if (rhs.size() != 1) {
            if (c.calls.useAll(rhs)) {
                if (returnStmt != null) {
                    returnError(returnStmt, lhs, c.calls.exprList(rhs));
                } else {
                    assignError(rhs, l, rhs.size());
                }
            }
            ensureTyped(lhs);
            return;
        }
        List<Operand> values = c.exprs.multiExpr(rhs.get(0), l == 2 && returnStmt == null);
        boolean commaOk = values.size() == 2 && values.get(0).mayBeCommaOk();
        if (l == values.size()) {
            for (int i = 0; i < l; i++) {
                initVar(lhs.get(i), values.get(i), context);
            }
            if (commaOk && !values.get(0).isInvalid() && !values.get(1).isInvalid()) {
                c.recordCommaOkTypes(rhs.get(0), values.get(0).type, values.get(1).type);
            }
            return;
        }
        if (!values.get(0).isInvalid()) {
            if (returnStmt != null) {
                returnError(returnStmt, lhs, values);
            } else {
                assignError(rhs, l, values.size());
            }
        }
        ensureTyped(lhs);
    }

    /// Checks `lhs… = rhs…`.
    void assignVars(List<Expr> lhs, List<Expr> rhs) {
        int l = lhs.size();
        if (l == rhs.size() && !isSingleCall(rhs)) {
            for (int i = 0; i < l; i++) {
                assignVar(lhs.get(i), rhs.get(i), null, "assignment");
            }
            return;
        }
        if (rhs.size() != 1) {
            boolean okLhs = c.calls.useLhs(lhs);
            boolean okRhs = c.calls.useAll(rhs);
            if (okLhs && okRhs) {
                assignError(rhs, l, rhs.size());
            }
            return;
        }
        List<Operand> values = c.exprs.multiExpr(rhs.get(0), l == 2);
        boolean commaOk = values.size() == 2 && values.get(0).mayBeCommaOk();
        if (l == values.size()) {
            for (int i = 0; i < l; i++) {
                assignVar(lhs.get(i), null, values.get(i), "assignment");
            }
            if (commaOk && !values.get(0).isInvalid() && !values.get(1).isInvalid()) {
                c.recordCommaOkTypes(rhs.get(0), values.get(0).type, values.get(1).type);
            }
            return;
        }
        if (!values.get(0).isInvalid()) {
            assignError(rhs, l, values.size());
        }
        c.calls.useLhs(lhs);
    }

    void shortVarDecl(Object pos, List<Expr> lhs, List<Expr> rhs) {
        int top = c.delayedTop();
        Scope scope = c.env.scope;
        Set<String> seen = new HashSet<>();
        Var[] lhsVars = new Var[lhs.size()];
        List<Var> newVars = new ArrayList<>();
        boolean hasErr = false;
        for (int i = 0; i < lhs.size(); i++) {
            if (!(lhs.get(i) instanceof Name ident)) {
                c.calls.useLhs(List.of(lhs.get(i)));
                c.errorf(lhs.get(i), "non-name %s on left side of :=", lhs.get(i));
                hasErr = true;
                continue;
            }
            String name = ident.value();
            if (!name.equals("_") && !seen.add(name)) {
                c.errorf(ident, "%s repeated on left side of :=", ident);
                hasErr = true;
                continue;
            }
            // a variable of this very block is assigned to, not declared again
            Obj alt = scope.lookup(name);
            if (alt != null) {
                c.recordUse(ident, alt);
                if (alt instanceof Var v) {
                    lhsVars[i] = v;
                } else {
                    c.errorf(ident, "cannot assign to %s", ident);
                    hasErr = true;
                }
                continue;
            }
            Var obj = c.newLocal(ident.pos(), name, null);
            lhsVars[i] = obj;
            if (!name.equals("_")) {
                newVars.add(obj);
            }
            c.recordDef(ident, obj);
        }
        for (int i = 0; i < lhsVars.length; i++) {
            if (lhsVars[i] == null) {
                lhsVars[i] = c.newLocal(lhs.get(i).pos(), "_", null);
            }
        }
        initVars(List.of(lhsVars), rhs, null);
        // function literals on the right don't see the new variables
        c.processDelayed(top);
        if (newVars.isEmpty() && !hasErr) {
            c.errorf(pos, "no new variables on left side of :=");
            return;
        }
        Pos scopePos = Positions.end(rhs.get(rhs.size() - 1));
        for (Var v : newVars) {
            c.decls.declare(scope, null, v, scopePos);
        }
    }
}
