package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;
import jopher.compiler.types.constant.Constant;

/// Expression switches and type switches (spec "Switch statements").
/// Go counterpart: types2/stmt.go (switchStmt, typeSwitchStmt).
final class SwitchChecker {
    private final Checker c;

    SwitchChecker(Checker c) {
        this.c = c;
    }

    /// A case value seen before: two cases clash when value and type are equal
    /// (with a tag of interface type, byte(1) and int(1) are different cases).
    private record SeenCase(Pos pos, Type type) { }

    private record SeenType(Type type, Expr expr) { }

    void exprSwitch(int inner, SwitchStmt s) {
        Operand x = new Operand();
        if (s.tag() != null) {
            c.exprs.expr(null, x, s.tag());
            // the tag is assigned to an invisible variable
            c.assigns.assignment(x, null, "switch expression");
            if (!x.isInvalid() && !Types.comparable(x.type) && !Types.hasNil(x.type)) {
                c.errorf(x, "cannot switch on %s (%s is not comparable)", x, x.type);
                x.invalidate();
            }
        } else {
            x.setConstant(Basic.BOOL, Constant.makeBool(true));
            Pos pos = s.body().isEmpty() ? s.rbrace() : s.body().get(0).pos();
            x.expr = new Name(pos, "true");
        }
        multipleDefaults(s.body());
        Map<Object, List<SeenCase>> seen = new HashMap<>();
        int n = s.body().size();
        for (int i = 0; i < n; i++) {
            CaseClause clause = s.body().get(i);
            caseValues(x, Expr.unpackList(clause.cases()), seen);
            c.openScope(clause, "case");
            c.stmts.stmtList(inner | (i + 1 < n ? StmtChecker.FALLTHROUGH_OK : StmtChecker.FINAL_SWITCH_CASE), clause.body());
            c.closeScope();
        }
    }

    private void multipleDefaults(List<CaseClause> list) {
        CaseClause first = null;
        for (CaseClause clause : list) {
            if (clause.cases() == null) {
                if (first != null) {
                    c.errorf(clause, "multiple defaults (first at %s)", first.pos());
                } else {
                    first = clause;
                }
            }
        }
    }

    private void caseValues(Operand x, List<Expr> values, Map<Object, List<SeenCase>> seen) {
        for (Expr e : values) {
            caseValue(x, e, seen);
        }
    }

    private void caseValue(Operand x, Expr e, Map<Object, List<SeenCase>> seen) {
        Operand v = new Operand();
        c.exprs.expr(null, v, e);
        if (x.isInvalid() || v.isInvalid()) {
            return;
        }
        c.untyped.convertUntyped(v, x.type);
        if (v.isInvalid()) {
            return;
        }
        // compare v against x, in this order: errors are reported at the case value
        Operand res = v.copy();
        c.exprs.comparison(res, x, Operator.EQL, true);
        if (res.isInvalid() || v.mode != Operand.Mode.CONSTANT) {
            return;
        }
        Object key = duplicateKey(v.val);
        if (key == null) {
            return;
        }
        List<SeenCase> list = seen.computeIfAbsent(key, k -> new ArrayList<>(1));
        for (SeenCase other : list) {
            if (Types.identical(v.type, other.type)) {
                c.report(c.newError().add(c.at(v), "duplicate case %s in expression switch", v).add(other.pos, "previous case"));
                return;
            }
        }
        list.add(new SeenCase(v.pos(), v.type));
    }

    /// As gc, only integers, floats and strings are checked for duplicates.
    private static Object duplicateKey(Constant val) {
        return switch (val.kind()) {
            case INT, FLOAT, STRING -> val.mapKey();
            default -> null;
        };
    }

    /// Reports whether `e` denotes the predeclared nil (possibly in parentheses).
    private boolean isNil(Expr e) {
        return Expr.unparen(e) instanceof Name n && c.lookup(n.value()) instanceof NilObj;
    }

    /// Checks the types of one case and returns the type of the clause's variable: the type if there
    /// is exactly one, otherwise the type of `x`; `x` is null if the guard's expression is invalid.
    private Type caseTypes(Operand x, List<Expr> types, List<SeenType> seen) {
        Type t = null;
        for (Expr e : types) {
            if (isNil(e)) {
                t = null;
                c.exprs.expr(null, new Operand(), e); // for the usual recordings
            } else {
                t = c.typexprs.varType(e);
                if (!Types.isValid(t)) {
                    continue;
                }
            }
            if (duplicateType(t, e, seen)) {
                continue;
            }
            seen.add(new SeenType(t, e));
            if (x != null && t != null) {
                c.exprs.typeAssertion(e, x, t, true);
            }
        }
        if (types.size() != 1 || t == null) {
            return x != null ? x.type : Basic.INVALID;
        }
        return t;
    }

    private boolean duplicateType(Type t, Expr e, List<SeenType> seen) {
        for (SeenType other : seen) {
            if (t == null ? other.type == null : other.type != null && Types.identical(t, other.type)) {
                String name = t == null ? "nil" : c.typeString(t);
                c.report(c.newError().add(c.at(e), "duplicate case %s in type switch", name).add(c.at(other.expr), "previous case"));
                return true;
            }
        }
        return false;
    }

    void typeSwitch(int inner, SwitchStmt s, TypeSwitchGuard guard) {
        Name lhs = guard.lhs();
        if (lhs != null) {
            if (lhs.value().equals("_")) {
                c.errorf(lhs, "no new variable on left side of :=");
                lhs = null; // avoid a declared-and-not-used error below
            } else {
                c.recordDef(lhs, null); // declared implicitly in each clause
            }
        }
        Operand x = new Operand();
        Operand sx = null; // the guard's operand, null if invalid
        c.exprs.expr(null, x, guard.x());
        if (!x.isInvalid()) {
            if (Types.isTypeParam(x.type)) {
                c.errorf(x, "cannot use type switch on type parameter value %s", x);
            } else if (Types.isInterface(x.type)) {
                sx = x;
            } else {
                c.errorf(x, "%s is not an interface", x);
            }
        }
        multipleDefaults(s.body());
        List<Var> vars = new ArrayList<>();
        List<SeenType> seen = new ArrayList<>();
        for (CaseClause clause : s.body()) {
            Type t = caseTypes(sx, Expr.unpackList(clause.cases()), seen);
            c.openScope(clause, "case");
            if (lhs != null) {
                Var obj = c.newLocal(lhs.pos(), lhs.value(), t);
                c.decls.declare(c.env.scope, null, obj, clause.colon());
                c.recordImplicit(clause, obj);
                vars.add(obj);
            }
            c.stmts.stmtList(inner, clause.body());
            c.closeScope();
        }
        if (lhs != null) {
            // the clauses' variables count as one for "declared and not used"
            boolean used = false;
            for (Var v : vars) {
                used |= v.used;
                v.used = true;
            }
            if (!used) {
                c.errorf(lhs, "%s declared and not used", lhs.value());
            }
        }
    }
}
