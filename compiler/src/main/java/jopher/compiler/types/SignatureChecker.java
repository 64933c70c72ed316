package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Positions;

/// Function types, receivers and parameters (spec "Function types", "Method declarations").
/// Go counterpart: types2/signature.go.
final class SignatureChecker {
    private final Checker c;

    SignatureChecker(Checker c) {
        this.c = c;
    }

    /// The declared variables of a parameter or result list with their names (null if anonymous).
    private record Params(List<Name> names, List<Var> vars, boolean variadic) {
        static final Params NONE = new Params(List.of(), List.of(), false);
    }

    void funcType(Signature sig, Field recvPar, List<Field> tparams, FuncType ftyp) {
        c.openScope(ftyp, "function");
        Scope scope = c.env.scope;
        scope.isFunc = true;
        sig.scope = scope;
        Var recv = null;
        if (recvPar != null) {
            recv = receiver(sig, recvPar, ftyp.pos());
        }
        if (!tparams.isEmpty()) {
            c.decls.collectTypeParams(tparams, list -> sig.typeParams = TypeParams.bind(list));
        }
        Params params = params(Var.Kind.PARAM, ftyp.paramList());
        Params results = params(Var.Kind.RESULT, ftyp.resultList());
        Pos scopePos = Positions.end(ftyp); // the scopes of all of them start after the signature
        if (recv != null && !recv.name().isEmpty()) {
            c.decls.declare(scope, recvPar.name(), recv, scopePos);
        }
        declare(scope, params, scopePos);
        declare(scope, results, scopePos);
        sig.recv = recv;
        sig.params = params.vars.isEmpty() ? Tuple.EMPTY : new Tuple(params.vars);
        sig.results = results.vars.isEmpty() ? Tuple.EMPTY : new Tuple(results.vars);
        sig.variadic = params.variadic;
        c.env.scope = scope.parent();
    }

    private void declare(Scope scope, Params p, Pos scopePos) {
        for (int i = 0; i < p.names.size(); i++) {
            Name n = p.names.get(i);
            if (n != null && !n.value().isEmpty()) {
                c.decls.declare(scope, n, p.vars.get(i), scopePos);
            }
        }
    }

    private Params params(Var.Kind kind, List<Field> list) {
        if (list.isEmpty()) {
            return Params.NONE;
        }
        List<Name> names = new ArrayList<>(list.size());
        List<Var> vars = new ArrayList<>(list.size());
        boolean named = false;
        boolean anonymous = false;
        boolean variadic = false;
        Type t = null;
        Expr prev = null;
        for (int i = 0; i < list.size(); i++) {
            Field f = list.get(i);
            Expr ftype = f.type();
            if (ftype != prev) {
                prev = ftype;
                if (ftype instanceof DotsType dots) {
                    ftype = dots.elem();
                    if (kind == Var.Kind.PARAM && i == list.size() - 1) {
                        variadic = true;
                    } else {
                        c.errorf(dots, "invalid syntax tree: invalid use of ...");
                    }
                }
                t = c.typexprs.varType(ftype);
            }
            if (f.name() != null) {
                vars.add(new Var(kind, f.name().pos(), c.pkg, f.name().value(), t));
                named = true;
            } else {
                Var v = new Var(kind, f.pos(), c.pkg, "", t);
                c.recordImplicit(f, v);
                vars.add(v);
                anonymous = true;
            }
            names.add(f.name());
        }
        if (named && anonymous) {
            c.errorf(list.get(0), "invalid syntax tree: list contains both named and anonymous parameters");
        }
        if (variadic) {
            Var last = vars.getLast();
            last.setType(new Slice(last.type()));
            c.recordTypeExpr(list.getLast().type(), last.type());
        }
        return new Params(names, vars, variadic);
    }

    // Receivers

    /// Checks a receiver and declares its type parameters in the current scope.
    private Var receiver(Signature sig, Field rparam, Pos scopePos) {
        ObjectResolver.Receiver r = ObjectResolver.Receiver.unpack(rparam.type());
        Type recvType = r.index() == null ? plainReceiver(rparam, r) : genericReceiver(sig, rparam, r, scopePos);
        Var recv;
        Name name = rparam.name();
        if (name != null && !name.value().isEmpty()) {
            recv = new Var(Var.Kind.RECV, name.pos(), c.pkg, name.value(), recvType);
        } else {
            recv = new Var(Var.Kind.RECV, rparam.pos(), c.pkg, "", recvType);
            c.recordImplicit(rparam, recv);
        }
        c.later(() -> validReceiver(r.base(), recv));
        return recv;
    }

    private Type plainReceiver(Field rparam, ObjectResolver.Receiver r) {
        Type t = c.typexprs.varType(rparam.type());
        // methods on instantiated types are not permitted, also not through aliases
        Type u = unpointer(t);
        while (u instanceof Alias a) {
            Type base = a.rhs() == null ? Basic.INVALID : unpointer(a.rhs());
            boolean generic = base instanceof Named n && !n.typeParams().isEmpty() || base instanceof Alias b && !b.typeParams().isEmpty();
            if (generic) {
                c.errorf(r.base(), "cannot define new methods on instantiated type %s", base);
                return Basic.INVALID;
            }
            u = base;
        }
        return t;
    }

    private static Type unpointer(Type t) {
        while (t instanceof Pointer p) {
            t = p.elem();
        }
        return t;
    }

    private List<Name> typeParamNames(IndexExpr index) {
        List<Name> names = new ArrayList<>();
        for (Expr arg : Expr.unpackList(index.index())) {
            if (arg instanceof Name n) {
                names.add(n);
                continue;
            }
            if (!(arg instanceof BadExpr)) {
                c.errorf(arg, "receiver type parameter %s must be an identifier", arg);
            }
            names.add(new Name(arg.pos(), "_"));
        }
        return names;
    }

    private Type genericReceiver(Signature sig, Field rparam, ObjectResolver.Receiver r, Pos scopePos) {
        List<Name> names = typeParamNames(r.index());
        // the base type is resolved before its parameters are declared: they may have the same name
        Named base = null;
        Cause cause = c.newCause();
        Type t = c.typexprs.genericType(r.base(), cause);
        if (Types.isValid(t)) {
            if (t instanceof Named n) {
                base = n;
            } else {
                c.errorf(r.base(), "cannot define new methods on generic alias type %s", t);
            }
        } else if (!cause.isEmpty()) {
            c.errorf(r.base(), "%s", cause.text);
        }
        List<TypeParam> tparams = new ArrayList<>(names.size());
        for (Name n : names) {
            TypeParam p = c.decls.declareTypeParam(n, scopePos);
            tparams.add(p);
            // both a definition and a use
            c.recordUse(n, p.obj());
            c.recordTypeExpr(n, p);
        }
        sig.recvTypeParams = TypeParams.bind(tparams);
        if (base == null) {
            return Basic.INVALID;
        }
        List<TypeParam> baseParams = base.typeParams();
        if (tparams.size() == baseParams.size()) {
            Subst rename = new Subst(baseParams, tparams, c.context);
            for (int i = 0; i < tparams.size(); i++) {
                c.mono.recordCanon(tparams.get(i), baseParams.get(i));
                tparams.get(i).setConstraint(rename.apply(baseParams.get(i).constraint()));
            }
        } else {
            c.errorf(r.base(), "receiver declares %s, but receiver base type declares %d",
                    AssignChecker.measure(tparams.size(), "type parameter"), baseParams.size());
        }
        c.verifyVersion(r.base(), GoVersion.GO1_18, "type instantiation");
        List<Type> targs = new ArrayList<>(tparams);
        Type recvType = c.context.instance(rparam.type().pos(), base, targs);
        c.recordInstance(r.base(), targs, recvType);
        if (r.ptr()) {
            recvType = new Pointer(recvType);
        }
        recordParenthesized(rparam.type(), recvType);
        return recvType;
    }

    /// Records the types of `(*(T[P]))`, `*(T[P])`, `(T[P])` and `T[P]`.
    private void recordParenthesized(Expr e, Type t) {
        while (true) {
            c.recordTypeExpr(e, t);
            if (e instanceof ParenExpr p) {
                e = p.x();
            } else if (e instanceof Operation op && op.op() == Operator.MUL && op.y() == null && t instanceof Pointer p) {
                e = op.x();
                t = p.elem();
            } else {
                return;
            }
        }
    }

    /// spec "Method declarations": the receiver base type is a defined type of this package, no pointer and no interface.
    private void validReceiver(Expr at, Var recv) {
        Type rtyp = Types.deref(recv.type());
        Type t = Types.unalias(rtyp);
        if (!Types.isValid(t)) {
            return;
        }
        switch (t) {
            case Named n -> {
                if (n.obj().pkg() != c.pkg) {
                    c.errorf(at, "cannot define new methods on non-local type %s", rtyp);
                    return;
                }
                switch (n.underlying()) {
                    case Basic b when b.kind() == Basic.Kind.UNSAFE_POINTER ->
                            c.errorf(at, "invalid receiver type %s (unsafe.Pointer)", rtyp);
                    case Pointer p -> c.errorf(at, "invalid receiver type %s (pointer or interface type)", rtyp);
                    case Interface i -> c.errorf(at, "invalid receiver type %s (pointer or interface type)", rtyp);
                    default -> { }
                }
            }
            case Basic b -> c.errorf(at, "cannot define new methods on non-local type %s", rtyp);
            default -> c.errorf(at, "invalid receiver type %s", recv.type());
        }
    }
}
