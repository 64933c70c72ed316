package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// Identifiers and type expressions (spec "Types", "Instantiations"). Functions and interfaces are in [SignatureChecker]
/// and [InterfaceChecker]. Go counterpart: types2/typexpr.go, struct.go.
final class TypeExprChecker {
    private final Checker c;
    private final InterfaceChecker interfaces;

    TypeExprChecker(Checker c) {
        this.c = c;
        this.interfaces = new InterfaceChecker(c);
    }

    /// Sets `x` to what identifier `e` denotes; `wantType` if only a type will do.
    void ident(Operand x, Name e, boolean wantType) {
        x.invalidate();
        x.expr = e;
        Scope scope = c.env.scope;
        Obj obj = null;
        for (; scope != null; scope = scope.parent()) {
            obj = scope.lookup(e.value());
            if (obj != null) {
                break;
            }
        }
        if (obj == null) {
            if (e.value().equals("_")) {
                c.errorf(e, "cannot use _ as value or type");
            } else if (isValidName(e.value())) {
                c.errorf(e, "undefined: %s", e.value());
            }
            return;
        }
        if (scope == Universe.SCOPE && (obj == Universe.COMPARABLE.obj() || obj == Universe.ANY.obj())
                && !c.verifyVersion(e, GoVersion.GO1_18, "predeclared %s", e.value())) {
            return;
        }
        c.recordUse(e, obj);
        boolean isType = obj instanceof TypeName;
        if (wantType && !isType) {
            c.errorf(e, "%s (%s) is not a type", obj.name(), ObjWriter.kind(obj));
            if (obj instanceof Var v && v.pkg() == c.pkg) {
                v.used = true; // no "declared and not used" on top
            }
            return;
        }
        // Check the declaration if the type is unknown; and where a type is wanted, to find cycles.
        if (obj.type() == null || isType && wantType && obj.pkg() == c.pkg && (c.objMap.containsKey(obj) || c.objPathIndex.containsKey(obj))) {
            c.decls.objDecl(obj);
        }
        Map<String, PkgName> dots = c.dotImports.get(scope);
        if (dots != null) {
            PkgName p = dots.get(obj.name());
            if (p != null) {
                p.used = true;
            }
        }
        Type t = obj.type();
        switch (obj) {
            case PkgName p -> {
                c.errorf(e, "use of package %s not in selector", p.name());
                return;
            }
            case ConstObj k -> {
                c.addDeclDep(k);
                if (!Types.isValid(t)) {
                    return;
                }
                if (k == Universe.IOTA) {
                    if (c.env.iota == null) {
                        c.errorf(e, "cannot use iota outside constant declaration");
                        return;
                    }
                    x.val = c.env.iota;
                } else {
                    x.val = k.value();
                }
                x.mode = Operand.Mode.CONSTANT;
            }
            case TypeName n -> x.mode = Operand.Mode.TYPEXPR;
            case Var v -> {
                if (v.pkg() == c.pkg) {
                    v.used = true;
                }
                c.addDeclDep(v);
                if (!Types.isValid(t)) {
                    return;
                }
                x.mode = Operand.Mode.VARIABLE;
            }
            case FuncObj f -> {
                c.addDeclDep(f);
                x.mode = Operand.Mode.VALUE;
            }
            case Builtin b -> {
                x.id = b.id;
                x.mode = Operand.Mode.BUILTIN;
            }
            case NilObj n -> x.mode = Operand.Mode.NIL;
            case Label l -> throw new IllegalStateException("label in scope");
        }
        x.type = t;
    }

    /// A name that may be missing because of a syntax error is not reported.
    static boolean isValidName(String s) {
        return !s.isEmpty() && (Character.isLetter(s.codePointAt(0)) || s.charAt(0) == '_');
    }

    /// The type that `e` denotes, or the invalid type. It must not be generic.
    Type typ(Expr e) {
        return declaredType(e, null);
    }

    /// As [#typ], and the type must not be a constraint interface: it may be the type of a variable.
    Type varType(Expr e) {
        Type t = declaredType(e, null);
        validVarType(e, t);
        return t;
    }

    void validVarType(Expr e, Type t) {
        if (t instanceof Basic || Types.isTypeParam(t)) {
            return;
        }
        // later: the type may be part of a declaration that is being set up
        c.later(() -> {
            if (t.underlying() instanceof Interface i) {
                Pos pos = Positions.start(e);
                TypeSet set = TypeSets.of(i, c, pos);
                if (!set.isMethodSet()) {
                    c.errorf(pos, set.embedsComparable()
                            ? "cannot use type %s outside a type constraint: interface is (or embeds) comparable"
                            : "cannot use type %s outside a type constraint: interface contains type constraints", t);
                }
            }
        });
    }

    /// As [#typ], for the right side of the declaration of `def` (null if there is none).
    Type declaredType(Expr e, TypeName def) {
        Type t = typInternal(e, def);
        if (Types.isGeneric(t)) {
            c.errorf(e, "cannot use generic type %s without instantiation", t);
            t = Basic.INVALID;
        }
        c.recordTypeExpr(e, t);
        return t;
    }

    /// The generic type that `e` denotes; the cause says why a valid type is not generic.
    Type genericType(Expr e, Cause cause) {
        Type t = typInternal(e, null);
        if (Types.isValid(t) && !Types.isGeneric(t)) {
            Cause.set(cause, "%s is not a generic type", t);
            t = Basic.INVALID;
        }
        c.recordTypeExpr(e, t);
        return t;
    }

    private Type typInternal(Expr e0, TypeName def) {
        switch (e0) {
            case BadExpr e -> { }
            case Name e -> {
                Operand x = new Operand();
                ident(x, e, true);
                return typeOf(x);
            }
            case SelectorExpr e -> {
                Operand x = new Operand();
                c.selectors.selector(x, e, true);
                return typeOf(x);
            }
            case IndexExpr e -> {
                c.verifyVersion(e, GoVersion.GO1_18, "type instantiation");
                return instantiatedType(e.x(), Expr.unpackList(e.index()));
            }
            case ParenExpr e -> {
                return declaredType(e.x(), def);
            }
            case ArrayType e -> {
                Array a = new Array(null, -1);
                if (e.len() != null) {
                    a.len = arrayLength(e.len());
                } else {
                    c.errorf(e, "invalid use of [...] array (outside a composite literal)");
                }
                a.elem = varType(e.elem());
                return a.len >= 0 ? a : Basic.INVALID;
            }
            case SliceType e -> {
                Slice s = new Slice(null);
                s.elem = varType(e.elem());
                return s;
            }
            case DotsType e -> c.errorf(e, "invalid syntax tree: invalid use of ...");
            case StructType e -> {
                Struct s = new Struct();
                structType(s, e);
                return s;
            }
            case Operation e when e.op() == Operator.MUL && e.y() == null -> {
                Pointer p = new Pointer(Basic.INVALID); // no null base in invalid recursive declarations
                p.base = varType(e.x());
                return Types.isValid(p.base) ? p : Basic.INVALID;
            }
            case FuncType e -> {
                Signature sig = new Signature();
                c.signatures.funcType(sig, null, List.of(), e);
                return sig;
            }
            case InterfaceType e -> {
                Interface i = new Interface(c);
                interfaces.interfaceType(i, e, def);
                return i;
            }
            case Expr.MapType e -> {
                return mapType(e);
            }
            case ChanType e -> {
                Chan ch = new Chan(switch (e.dir()) {
                    case BOTH -> Chan.Dir.SEND_RECV;
                    case SEND_ONLY -> Chan.Dir.SEND_ONLY;
                    case RECV_ONLY -> Chan.Dir.RECV_ONLY;
                }, null);
                ch.elem = varType(e.elem());
                return ch;
            }
            default -> {
                c.errorf(e0, "%s is not a type", e0);
                c.calls.use(e0);
            }
        }
        return Basic.INVALID;
    }

    private Type typeOf(Operand x) {
        switch (x.mode) {
            case TYPEXPR -> {
                return x.type;
            }
            case INVALID -> { }
            case NO_VALUE -> c.errorf(x, "%s used as type", x);
            default -> c.errorf(x, "%s is not a type", x);
        }
        return Basic.INVALID;
    }

    private Type mapType(Expr.MapType e) {
        MapType m = new MapType(null, null);
        m.key = varType(e.key());
        m.elem = varType(e.value());
        if (!(m.key instanceof Basic)) {
            c.later(() -> { // needs complete types
                if (!Types.comparable(m.key)) {
                    c.errorf(e.key(), "invalid map key type %s%s", m.key, Types.isTypeParam(m.key) ? " (missing comparable constraint)" : "");
                }
            });
        }
        return m;
    }

    private Type instantiatedType(Expr x, List<Expr> xlist) {
        Cause cause = c.newCause();
        Type gtyp = genericType(x, cause);
        if (!cause.isEmpty()) {
            c.errorf(x, "invalid operation: %s%s (%s)", x, xlist, cause.text);
        }
        if (!Types.isValid(gtyp)) {
            return gtyp;
        }
        List<Type> targs = typeList(xlist);
        if (targs == null) {
            return Basic.INVALID;
        }
        Pos pos = x.pos();
        Type inst = c.context.instantiate(pos, gtyp, targs);
        if (!(inst instanceof Named) && !(inst instanceof Alias)) {
            inst = gtyp instanceof Alias ? null : inst;
        }
        Type result = inst;
        List<TypeParam> early = gtyp instanceof Alias a ? a.typeParams() : null;
        if (result == null || early != null && early.size() != targs.size()) {
            if (early != null) {
                validateArgCount(pos, ((Alias) gtyp).obj().name(), early.size(), targs.size());
            }
            return Basic.INVALID;
        }
        c.later(() -> { // type parameters of named types may not be set up yet
            c.recordInstance(x, targs, result);
            TypeName name = gtyp instanceof Named n ? n.obj() : ((Alias) gtyp).obj();
            List<TypeParam> tparams = gtyp instanceof Named n ? n.typeParams() : ((Alias) gtyp).typeParams();
            if (validateArgCount(pos, name.name(), tparams.size(), targs.size())) {
                verify(pos, tparams, targs, xlist);
            }
        });
        return result;
    }

    /// Checks that type arguments satisfy their constraints; errors are reported at the argument in `xlist`, if it is there.
    void verify(Pos pos, List<TypeParam> tparams, List<Type> targs, List<Expr> xlist) {
        Cause cause = c.newCause();
        int i = Instantiation.verify(tparams, targs, c.context, c, cause);
        if (i >= 0) {
            c.errorf(i < xlist.size() ? Positions.start(xlist.get(i)) : pos, "%s", cause.text);
        } else {
            c.mono.recordInstance(pos, tparams, targs, xlist);
        }
    }

    private boolean validateArgCount(Pos pos, String name, int want, int got) {
        if (got == want) {
            return true;
        }
        c.errorf(pos, "%s type arguments for type %s: have %d, want %d", got < want ? "not enough" : "too many", name, got, want);
        return false;
    }

    /// The constant length of an array, or -1 after an error.
    private long arrayLength(Expr e) {
        if (e instanceof Name name) {
            // possibly a type parameter whose constraint is missing
            Obj obj = c.lookup(name.value());
            if (obj == null) {
                c.errorf(name, "undefined array length %s or missing type constraint", name.value());
                return -1;
            }
            if (!(obj instanceof ConstObj)) {
                c.errorf(name, "invalid array length %s", name.value());
                return -1;
            }
        }
        Operand x = new Operand();
        c.exprs.expr(null, x, e);
        if (!x.isConstant()) {
            if (!x.isInvalid()) {
                c.errorf(x, "array length %s must be constant", x);
            }
            return -1;
        }
        if (Types.isUntyped(x.type) || Types.isInteger(x.type)) {
            Constant val = ConstantChecks.represent(x.val, Basic.INT);
            if (val != null && val.kind() == Constant.Kind.INT && val.int64() >= 0) {
                return val.int64();
            }
        }
        c.errorf(x, Types.isInteger(x.type) ? "invalid array length %s" : "array length %s must be integer", x);
        return -1;
    }

    /// The types that the expressions denote, or null after an error (all are checked).
    List<Type> typeList(List<Expr> list) {
        List<Type> res = new ArrayList<>(list.size());
        boolean ok = true;
        for (Expr e : list) {
            Type t = varType(e);
            ok &= Types.isValid(t);
            res.add(t);
        }
        return ok ? res : null;
    }

    // Structs

    private void structType(Struct s, StructType e) {
        List<Var> fields = new ArrayList<>(e.fieldList().size());
        List<String> tags = new ArrayList<>();
        Map<String, Var> seen = new HashMap<>();
        Type t = null;
        Expr prev = null;
        for (int i = 0; i < e.fieldList().size(); i++) {
            Field f = e.fieldList().get(i);
            if (i == 0 || f.type() != prev) { // a, b, c T share the type expression
                t = varType(f.type());
                prev = f.type();
            }
            String tagText = tag(e.tag(i));
            if (f.name() != null) {
                addField(f.name(), t, false, tagText, fields, tags, seen);
                continue;
            }
            // spec: an embedded field is a type name T or *T, T neither a pointer nor (for *T) an interface
            Pos pos = Positions.start(f.type());
            Name name = embeddedName(f.type());
            if (name == null) {
                c.errorf(pos, "invalid syntax tree: invalid embedded field type %s", f.type());
                t = Basic.INVALID;
                addField(new Name(pos, "_"), t, true, "", fields, tags, seen);
                continue;
            }
            addField(name, t, true, tagText, fields, tags, seen);
            Type embedded = t;
            c.later(() -> checkEmbedded(embedded, pos));
        }
        s.fields = fields;
        s.tags = tags;
    }

    /// The text of a field's tag, "" if there is none.
    private String tag(BasicLit lit) {
        if (lit == null || lit.bad()) {
            return "";
        }
        if (lit.kind() != LitKind.STRING) {
            c.errorf(lit, "invalid syntax tree: incorrect tag syntax: %q", lit.value()); // sic: the parser takes any literal
            return "";
        }
        return Constant.makeFromLiteral(lit.value(), LitKind.STRING).stringVal();
    }

    private void addField(Name ident, Type t, boolean embedded, String tag, List<Var> fields, List<String> tags, Map<String, Var> seen) {
        Var f = Var.field(ident.pos(), c.pkg, ident.value(), t, embedded);
        if (!ident.value().equals("_")) {
            Var alt = seen.putIfAbsent(f.name(), f);
            if (alt != null) {
                c.report(c.newError().add(ident.pos(), "%s redeclared", f.name()).addAltDecl(alt));
                return;
            }
        }
        if (!tag.isEmpty()) {
            while (tags.size() < fields.size()) {
                tags.add("");
            }
            tags.add(tag);
        }
        fields.add(f);
        c.recordDef(ident, f);
    }

    private void checkEmbedded(Type embedded, Pos pos) {
        Type t = Types.deref(embedded);
        switch (t.underlying()) {
            case Basic b -> {
                if (b.kind() == Basic.Kind.UNSAFE_POINTER) {
                    c.errorf(pos, "embedded field type cannot be unsafe.Pointer");
                }
            }
            case Pointer p -> c.errorf(pos, "embedded field type cannot be a pointer");
            case Interface i -> {
                if (Types.isTypeParam(t)) {
                    c.errorf(pos, "embedded field type cannot be a (pointer to a) type parameter");
                } else if (t != embedded) {
                    c.errorf(pos, "embedded field type cannot be a pointer to an interface");
                }
            }
            default -> { }
        }
    }

    private static Name embeddedName(Expr e) {
        return switch (e) {
            case Name n -> n;
            case Operation op when op.op() == Operator.MUL && op.y() == null
                    && !(op.x() instanceof Operation inner && inner.op() == Operator.MUL && inner.y() == null) -> embeddedName(op.x());
            case SelectorExpr s -> s.sel();
            case IndexExpr i -> embeddedName(i.x());
            default -> null;
        };
    }
}
