package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Positions;

/// Interface types and the unions in them (spec "Interface types"). Go counterpart: types2/interface.go, union.go.
final class InterfaceChecker {
    private final Checker c;

    InterfaceChecker(Checker c) {
        this.c = c;
    }

    void interfaceType(Interface ityp, InterfaceType e, TypeName def) {
        c.atEnd(() -> { // whatever escapes the check must be complete
            ityp.typeSet();
            ityp.env = null;
            ityp.embedPos = null;
        });
        c.interfaceLiterals.put(e, ityp);
        List<FuncObj> methods = new ArrayList<>();
        List<Type> embeddeds = new ArrayList<>();
        List<Pos> positions = new ArrayList<>();
        ityp.embeddeds = embeddeds;
        ityp.embedPos = positions;
        ityp.methods = methods;
        for (Field f : e.methodList()) {
            if (f.name() == null) {
                Type t = union(f.type());
                embeddeds.add(t);
                positions.add(Positions.start(f.type()));
                continue;
            }
            String name = f.name().value();
            if (name.equals("_")) {
                c.errorf(f.name(), "methods must have a unique non-blank name");
                continue;
            }
            Type t = c.typexprs.typ(f.type());
            if (!(t instanceof Signature sig)) {
                if (Types.isValid(t)) {
                    c.errorf(f.type(), "invalid syntax tree: %s is not a method signature", t);
                }
                continue;
            }
            // a declared interface is the receiver by its name, for better messages
            Named named = def == null || def.type() == null ? null : Types.asNamed(def.type());
            sig.recv = new Var(Var.Kind.RECV, f.name().pos(), c.pkg, "", named != null ? named : ityp);
            FuncObj m = new FuncObj(f.name().pos(), c.pkg, name, sig);
            c.recordDef(f.name(), m);
            methods.add(m);
        }
        methods.sort(Obj::compareMethods);
        ityp.complete = true;
        if (methods.isEmpty() && embeddeds.isEmpty()) {
            ityp.typeSet = TypeSet.TOP;
            return;
        }
        // as soon as possible, to report errors
        c.later(() -> TypeSets.of(ityp, c, e.pos()));
    }

    /// A union `A | ~B | …`, or the type itself if there is just one term without tilde.
    private Type union(Expr e) {
        List<Expr> operations = new ArrayList<>();
        List<Expr> leaves = new ArrayList<>();
        flatten(e, operations, leaves);
        List<Term> terms = new ArrayList<>();
        Type u = null;
        for (int i = 0; i < leaves.size(); i++) {
            Expr x = leaves.get(i);
            Term term = term(x);
            if (leaves.size() == 1 && !term.tilde()) {
                return term.type();
            }
            if (terms.size() >= TypeSets.MAX_TERMS) {
                if (Types.isValid(u)) {
                    c.errorf(x, "cannot handle more than %d union terms (implementation limitation)", TypeSets.MAX_TERMS);
                    u = Basic.INVALID;
                }
            } else {
                terms.add(term);
                u = new Union(List.copyOf(terms));
            }
            if (i > 0) {
                c.recordTypeExpr(operations.get(i - 1), u);
            }
        }
        if (Types.isValid(u)) {
            c.later(() -> checkTerms(terms, leaves));
        }
        return u;
    }

    private static void flatten(Expr x, List<Expr> operations, List<Expr> leaves) {
        if (x instanceof Operation op && op.op() == Operator.OR && op.y() != null) {
            flatten(op.x(), operations, leaves);
            operations.add(op);
            x = op.y();
        }
        leaves.add(x);
    }

    private Term term(Expr tx) {
        Expr x = tx;
        boolean tilde = false;
        if (x instanceof Operation op && op.op() == Operator.TILDE) {
            x = op.x();
            tilde = true;
        }
        Type t = c.typexprs.typ(x);
        if (Types.isTypeParam(t)) {
            if (tilde) {
                c.errorf(x, "type in term %s cannot be a type parameter", tx);
            } else {
                c.errorf(x, "term cannot be a type parameter");
            }
            t = Basic.INVALID;
        }
        Term term = new Term(tilde, t);
        if (tilde) {
            c.recordTypeExpr(tx, new Union(List.of(term)));
        }
        return term;
    }

    private void checkTerms(List<Term> terms, List<Expr> leaves) {
        for (int i = 0; i < terms.size(); i++) {
            Term t = terms.get(i);
            if (!Types.isValid(t.type())) {
                continue;
            }
            Expr x = leaves.get(i);
            Type u = t.type().underlying();
            Interface iface = u instanceof Interface f ? f : null;
            if (t.tilde()) {
                if (iface != null) {
                    c.errorf(x, "invalid use of ~ (%s is an interface)", t.type());
                    continue;
                }
                if (!Types.identical(u, t.type())) {
                    c.errorf(x, "invalid use of ~ (underlying type of %s is %s)", t.type(), u);
                    continue;
                }
            }
            if (iface != null) {
                TypeSet set = iface.typeSet();
                if (!set.methods().isEmpty()) {
                    c.errorf(x, "cannot use %s in union (%s contains methods)", t, t);
                } else if (t.type() == Universe.COMPARABLE) {
                    c.errorf(x, "cannot use comparable in union");
                } else if (set.embedsComparable()) {
                    c.errorf(x, "cannot use %s in union (%s embeds comparable)", t, t);
                }
                continue;
            }
            for (int j = 0; j < i; j++) {
                Term other = terms.get(j);
                if (!Types.isInterface(other.type()) && !other.disjoint(t)) {
                    c.errorf(x, "overlapping terms %s and %s", t, other);
                    break;
                }
            }
        }
    }
}
