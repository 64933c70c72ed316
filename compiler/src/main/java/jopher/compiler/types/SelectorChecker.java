package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.syntax.Expr.*;

/// Selectors: qualified identifiers, fields, methods, method expressions (spec "Selectors").
/// Go counterpart: types2/call.go (selector), errsupport.go.
final class SelectorChecker {
    private final Checker c;

    SelectorChecker(Checker c) {
        this.c = c;
    }

    /// Sets `x` to `e`; it must be a type if `wantType`.
    void selector(Operand x, SelectorExpr e, boolean wantType) {
        if (!check(x, e, wantType)) {
            x.invalidate();
            x.type = Basic.INVALID;
        }
        x.expr = e;
    }

    private boolean check(Operand x, SelectorExpr e, boolean wantType) {
        String sel = e.sel().value();
        if (e.x() instanceof Name ident && c.lookup(ident.value()) instanceof PkgName p) {
            c.recordUse(ident, p);
            p.used = true;
            return qualified(x, e, p.imported());
        }
        c.exprs.exprOrType(x, e.x(), false);
        if (x.mode == Operand.Mode.BUILTIN) {
            c.errorf(e.pos(), "invalid use of %s in selector expression", x);
            return false;
        }
        if (x.isInvalid()) {
            return false;
        }
        if (wantType) {
            c.errorf(e.sel(), "%s is not a type", e);
            return false;
        }
        Lookup.Result r = Lookup.fieldOrMethod(x.type, x.mode == Operand.Mode.VARIABLE, c.pkg, sel, false);
        if (r.obj() == null) {
            notFound(x, e, sel, r);
            return false;
        }
        if (r.obj() instanceof FuncObj m) {
            m.complete(); // its signature may not be set up yet
        }
        if (x.mode == Operand.Mode.TYPEXPR) {
            return methodExpr(x, e, sel, r);
        }
        switch (r.obj()) {
            case Var f -> {
                c.recordSelection(e, Selection.Kind.FIELD_VAL, x.type, f, r.index(), r.indirect());
                x.mode = x.mode == Operand.Mode.VARIABLE || r.indirect() ? Operand.Mode.VARIABLE : Operand.Mode.VALUE;
                x.type = f.type();
            }
            case FuncObj m -> {
                c.recordSelection(e, Selection.Kind.METHOD_VAL, x.type, m, r.index(), r.indirect());
                x.mode = Operand.Mode.VALUE;
                x.type = m.signature().withRecv(null);
                c.addDeclDep(m);
            }
            default -> throw new IllegalStateException(sel);
        }
        return true;
    }

    private boolean qualified(Operand x, SelectorExpr e, Package imp) {
        String sel = e.sel().value();
        Obj exp = imp.scope().lookup(sel);
        if (exp == null || c.config.gcChecks() && !exp.exported()) { // for gc, packages consist of what they export
            if (!imp.fake && TypeExprChecker.isValidName(sel)) {
                String alt = otherSpelling(imp, sel);
                if (alt != null) {
                    c.errorf(e.sel(), "undefined: %s (but have %s)", e, alt);
                } else {
                    c.errorf(e.sel(), "undefined: %s", e);
                }
            }
            return false;
        }
        if (!exp.exported()) {
            c.errorf(e.sel(), "name %s not exported by package %s", sel, imp.name());
        }
        c.recordUse(e.sel(), exp);
        exp.complete();
        x.type = exp.type();
        switch (exp) {
            case ConstObj k -> {
                x.mode = Operand.Mode.CONSTANT;
                x.val = k.value();
            }
            case TypeName t -> x.mode = Operand.Mode.TYPEXPR;
            case Var v -> x.mode = Operand.Mode.VARIABLE;
            case FuncObj f -> x.mode = Operand.Mode.VALUE;
            case Builtin b -> {
                x.mode = Operand.Mode.BUILTIN;
                x.id = b.id;
            }
            default -> throw new IllegalStateException("unexpected object " + exp);
        }
        return true;
    }

    /// An exported name of the package that differs in case only.
    private static String otherSpelling(Package imp, String sel) {
        for (String name : imp.scope().names()) {
            if (Obj.isExported(name) && name.equalsIgnoreCase(sel)) {
                return name;
            }
        }
        return null;
    }

    private boolean methodExpr(Operand x, SelectorExpr e, String sel, Lookup.Result r) {
        if (!(r.obj() instanceof FuncObj m)) {
            c.errorf(e.sel(), "%s.%s undefined (type %s has no method %s)", x.expr, sel, x.type, sel);
            return false;
        }
        c.recordSelection(e, Selection.Kind.METHOD_EXPR, x.type, m, r.index(), r.indirect());
        Signature sig = m.signature();
        if (sig.recv() == null) {
            c.errorf(e, "illegal cycle in method declaration");
            return false;
        }
        // the receiver becomes the first parameter; named if the others are
        List<Var> params = new ArrayList<>(sig.params().len() + 1);
        String name = "";
        if (sig.params().len() > 0 && !sig.params().at(0).name().isEmpty()) {
            name = sig.recv().name().isEmpty() ? "_" : sig.recv().name();
        }
        params.add(Var.param(sig.recv().pos(), sig.recv().pkg(), name, x.type));
        params.addAll(sig.params().vars());
        x.mode = Operand.Mode.VALUE;
        x.type = new Signature(null, List.of(), sig.typeParams(), new Tuple(params), sig.results(), sig.variadic());
        c.addDeclDep(m);
        return true;
    }

    private void notFound(Operand x, SelectorExpr e, String sel, Lookup.Result r) {
        if (!Types.isValid(x.type.underlying())) {
            return; // reported before
        }
        if (r.index() != null) {
            c.errorf(e.sel(), "ambiguous selector %s.%s", x.expr, sel);
            return;
        }
        if (r.indirect()) {
            if (x.mode == Operand.Mode.TYPEXPR) {
                c.errorf(e.sel(), "invalid method expression %s.%s (needs pointer receiver (*%s).%s)", x.type, sel, x.type, sel);
            } else {
                c.errorf(e.sel(), "cannot call pointer method %s on %s", sel, x.type);
            }
            return;
        }
        String why;
        if (MissingMethod.isInterfacePtr(x.type)) {
            why = MissingMethod.interfacePtrError(x.type, c.qualifier());
        } else {
            Obj alt = Lookup.fieldOrMethod(x.type, x.mode == Operand.Mode.VARIABLE, c.pkg, sel, true).obj();
            why = lookupError(x.type, sel, alt, false);
        }
        c.errorf(e.sel(), "%s.%s undefined (%s)", x.expr, sel, why);
    }

    /// Why `sel` was not found in `t`: `alt` (or null) is what an ignored case finds. `structLit` for a field name in a literal.
    String lookupError(Type t, String sel, Obj alt, boolean structLit) {
        String have = alt == null ? "" : alt.name();
        boolean misspelled = false;
        boolean unexported = false;
        boolean inaccessible = false;
        if (alt != null) {
            boolean sameTail = tail(sel).equals(tail(have));
            if (alt.pkg() == c.pkg) {
                misspelled = true;
            } else if (Obj.isExported(sel)) {
                misspelled = Obj.isExported(have);
                unexported = !misspelled && sameTail;
            } else if (Obj.isExported(have)) {
                misspelled = sameTail;
            } else {
                inaccessible = sel.equals(have);
            }
        }
        String what = alt instanceof Var ? "field" : alt instanceof FuncObj ? "method" : "object";
        if (structLit) {
            if (inaccessible) {
                return c.format("cannot refer to unexported field %s in struct literal of type %s", have, t);
            }
            String s = c.format("unknown field %s in struct literal of type %s", sel, t);
            return misspelled ? s + ", but does have " + have : unexported ? s + ", but does have unexported " + have : s;
        }
        if (inaccessible) {
            return "cannot refer to unexported " + what + " " + have;
        }
        String s = c.format("type %s has no field or method %s", t, sel);
        return misspelled ? s + ", but does have " + what + " " + have
                : unexported ? s + ", but does have unexported " + what + " " + have : s;
    }

    /// Without the first character.
    private static String tail(String s) {
        return s.isEmpty() ? s : s.substring(Character.charCount(s.codePointAt(0)));
    }
}
