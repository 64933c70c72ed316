package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// Basic, function and composite literals (spec "Composite literals"). Go counterpart: types2/literals.go.
final class LiteralChecker {
    /// Longer number literals are refused, as in gc.
    private static final int MAX_LENGTH = 10000;

    private final Checker c;

    LiteralChecker(Checker c) {
        this.c = c;
    }

    // Basic literals

    void basicLit(Operand x, BasicLit e) {
        if (e.kind() == LitKind.INT || e.kind() == LitKind.FLOAT || e.kind() == LitKind.IMAG) {
            checkVersion(e);
            if (e.value().length() > MAX_LENGTH) {
                c.errorf(e, "excessively long constant: %s... (%d chars)", e.value().substring(0, 10), e.value().length());
                return;
            }
        }
        Constant val = Constant.makeFromLiteral(e.value(), e.kind());
        if (val.kind() == Constant.Kind.UNKNOWN) {
            c.errorf(e, "malformed constant: %s", e.value());
            return;
        }
        x.setConstant(switch (e.kind()) {
            case INT -> Basic.UNTYPED_INT;
            case FLOAT -> Basic.UNTYPED_FLOAT;
            case IMAG -> Basic.UNTYPED_COMPLEX;
            case RUNE -> Basic.UNTYPED_RUNE;
            case STRING -> Basic.UNTYPED_STRING;
        }, val);
        x.expr = e;
        c.constants.overflow(x, e.pos());
    }

    private void checkVersion(BasicLit lit) {
        String s = lit.value();
        if (s.length() <= 2 || c.allowVersion(GoVersion.GO1_13)) {
            return;
        }
        String what = null;
        if (s.indexOf('_') >= 0) {
            what = "underscore in numeric literal";
        } else if (s.charAt(0) == '0') {
            what = switch (s.charAt(1)) {
                case 'b', 'B' -> "binary literal";
                case 'o', 'O' -> "0o/0O-style octal literal";
                case 'x', 'X' -> lit.kind() != LitKind.INT ? "hexadecimal floating-point literal" : null;
                default -> null;
            };
        }
        if (what != null) {
            c.versionError(lit, GoVersion.GO1_13, what);
        }
    }

    // Function literals

    void funcLit(Operand x, FuncLit e) {
        if (!(c.typexprs.typ(e.type()) instanceof Signature sig)) {
            c.errorf(e, "invalid syntax tree: invalid function literal %s", e);
            return;
        }
        sig.scope.pos = e.pos();
        sig.scope.end = Positions.end(e);
        if (!c.config.ignoreFuncBodies() || c.env.sig != null) {
            // Not right away, the function may be part of a type that its body refers to; but before the scope changes.
            // It counts as part of the declaration around it.
            DeclInfo decl = c.env.decl;
            Constant iota = c.env.iota;
            c.later(() -> c.stmts.funcBody(decl, sig, e.body(), iota));
        }
        x.mode = Operand.Mode.VALUE;
        x.type = sig;
    }

    // Composite literals

    void compositeLit(Operand x, CompositeLit e, Type hint) {
        Type type;
        Type base;
        boolean isElem = false;
        if (e.type() != null) {
            if (e.type() instanceof ArrayType a && a.len() == null) {
                type = new Array(c.typexprs.varType(a.elem()), -1); // [...]T: the length is set below
            } else {
                type = c.typexprs.typ(e.type());
            }
            base = type;
        } else if (hint != null) {
            type = hint;
            base = hint;
            Type u = CommonUnder.of(base, null);
            if (u instanceof Pointer p) {
                base = p.elem(); // *T implies &T{}
            }
            isElem = true;
        } else {
            c.errorf(e, "missing type in composite literal");
            type = Basic.INVALID;
            base = type;
        }
        Type utyp = CommonUnder.of(base, null);
        switch (utyp) {
            case Struct s -> structLit(x, e, s, base);
            case Array a -> {
                long n = indexedElements(e.elemList(), a.elem(), a.len());
                if (a.len() < 0) {
                    a.len = n;
                    if (e.type() != null) {
                        c.recordTypeExpr(e.type(), a);
                    }
                }
            }
            case Slice s -> indexedElements(e.elemList(), s.elem(), -1);
            case MapType m -> mapLit(x, e, m);
            case null, default -> {
                for (Expr elem : e.elemList()) {
                    c.calls.use(elem instanceof KeyValueExpr kv ? kv.value() : elem);
                }
                if (utyp == null || Types.isValid(utyp)) {
                    c.errorf(e, "invalid composite literal%s type %s%s", isElem ? " element" : "", type,
                            utyp == null ? " (no common underlying type)" : "");
                    x.invalidate();
                    return;
                }
            }
        }
        x.mode = Operand.Mode.VALUE;
        x.type = type;
    }

    private void structLit(Operand x, CompositeLit e, Struct s, Type base) {
        if (e.elemList().isEmpty()) {
            return;
        }
        if (e.elemList().get(0) instanceof KeyValueExpr) {
            keyedStructLit(x, e, s, base);
            return;
        }
        List<Var> fields = s.fields();
        int n = e.elemList().size();
        for (int i = 0; i < n; i++) {
            Expr elem = e.elemList().get(i);
            if (elem instanceof KeyValueExpr) {
                c.errorf(elem, "mixture of field:value and value elements in struct literal");
                continue;
            }
            c.exprs.expr(null, x, elem);
            if (i >= fields.size()) {
                c.errorf(x, "too many values in struct literal of type %s", base);
                break;
            }
            Var f = fields.get(i);
            if (!f.exported() && f.pkg() != c.pkg) {
                c.errorf(x, "implicit assignment to unexported field %s in struct literal of type %s", f.name(), base);
                continue;
            }
            c.assigns.assignment(x, f.type(), "struct literal");
        }
        if (n < fields.size()) {
            c.errorf(e.rbrace(), "too few values in struct literal of type %s", base);
        }
    }

    private void keyedStructLit(Operand x, CompositeLit e, Struct s, Type base) {
        List<Var> fields = s.fields();
        boolean[] visited = new boolean[fields.size()];
        for (Expr elem : e.elemList()) {
            if (!(elem instanceof KeyValueExpr kv)) {
                c.errorf(elem, "mixture of field:value and value elements in struct literal");
                continue;
            }
            c.exprs.expr(null, x, kv.value()); // before anything else, so that nothing is lost
            if (!(kv.key() instanceof Name key)) {
                c.errorf(kv, "invalid field name %s in struct literal", kv.key());
                continue;
            }
            int i = Lookup.fieldIndex(fields, c.pkg, key.value(), false);
            if (i < 0) {
                int j = Lookup.fieldIndex(fields, c.pkg, key.value(), true);
                c.errorf(key, "%s", c.selectors.lookupError(base, key.value(), j >= 0 ? fields.get(j) : null, true));
                continue;
            }
            Var f = fields.get(i);
            c.recordUse(key, f);
            c.assigns.assignment(x, f.type(), "struct literal");
            if (visited[i]) {
                c.errorf(kv, "duplicate field name %s in struct literal", key.value());
                continue;
            }
            visited[i] = true;
        }
    }

    private void mapLit(Operand x, CompositeLit e, MapType m) {
        boolean keyIsInterface = Types.isNonTypeParamInterface(m.key());
        Map<Object, List<Type>> visited = new HashMap<>();
        for (Expr elem : e.elemList()) {
            if (!(elem instanceof KeyValueExpr kv)) {
                c.errorf(elem, "missing key in map literal");
                continue;
            }
            c.exprs.exprWithHint(x, kv.key(), m.key());
            c.assigns.assignment(x, m.key(), "map literal");
            if (x.isInvalid()) {
                continue;
            }
            if (x.isConstant() && isDuplicate(x, visited, keyIsInterface)) {
                c.errorf(x, "duplicate key %s in map literal", x.val);
                continue;
            }
            c.exprs.exprWithHint(x, kv.value(), m.elem());
            c.assigns.assignment(x, m.elem(), "map literal");
        }
    }

    /// With keys of interface type, equal values of different types are different keys.
    private static boolean isDuplicate(Operand x, Map<Object, List<Type>> visited, boolean keyIsInterface) {
        Object key = key(x.val);
        List<Type> types = visited.get(key);
        if (types == null) {
            visited.put(key, types = new ArrayList<>(1));
        } else if (!keyIsInterface) {
            return true;
        }
        for (Type t : types) {
            if (Types.identical(t, x.type)) {
                return true;
            }
        }
        types.add(x.type);
        return false;
    }

    /// A key that is equal for equal constants of different kinds (1, 1.0, 1 + 0i).
    private static Object key(Constant v) {
        Constant i = v.toInt();
        if (i.kind() == Constant.Kind.INT) {
            return i.mapKey();
        }
        Constant f = v.toFloat();
        return f.kind() == Constant.Kind.FLOAT ? f.mapKey() : v.mapKey();
    }

    /// Checks the elements of an array (of `length`, if not negative) or slice literal; returns the length of the literal.
    private long indexedElements(List<Expr> elems, Type type, long length) {
        Set<Long> visited = null; // only needed if there are keys: without, indices are distinct
        for (Expr e : elems) {
            if (e instanceof KeyValueExpr) {
                visited = new HashSet<>();
                break;
            }
        }
        long index = 0;
        long max = 0;
        for (Expr e : elems) {
            boolean valid = false;
            Expr value = e;
            if (e instanceof KeyValueExpr kv) {
                IndexChecker.Index i = c.indexes.index(kv.key(), length);
                if (Types.isValid(i.type())) {
                    if (i.value() >= 0) {
                        index = i.value();
                        valid = true;
                    } else {
                        c.errorf(e, "index %s must be integer constant", kv.key());
                    }
                }
                value = kv.value();
            } else if (length >= 0 && index >= length) {
                c.errorf(e, "index %d is out of bounds (>= %d)", index, length);
            } else {
                valid = true;
            }
            if (valid && visited != null && !visited.add(index)) {
                c.errorf(e, "duplicate index %d in array or slice literal", index);
            }
            index++;
            max = Math.max(max, index);
            Operand x = new Operand();
            c.exprs.exprWithHint(x, value, type);
            c.assigns.assignment(x, type, "array or slice literal");
        }
        return max;
    }
}
