package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;

/// Calls, conversions' syntax, and the instantiation of generic functions (spec "Calls", "Instantiations").
/// Go counterpart: types2/call.go.
final class CallChecker {
    private final Checker c;

    CallChecker(Checker c) {
        this.c = c;
    }

    /// An array if `t` is a pointer to one; otherwise `t`.
    static Type arrayPtrDeref(Type t) {
        return Types.unalias(t) instanceof Pointer p && p.elem().underlying() instanceof Array a ? a : t;
    }

    // Instantiation

    /// Instantiates the generic function `x`, with the type arguments of `inst` (or null) and, for missing ones, by inference
    /// from `target` (or null). Without `infer` and with too few arguments `x` stays generic and the arguments given are returned;
    /// otherwise the result is null. `x` becomes invalid after an error.
    List<Type> funcInst(Target target, Pos pos, Operand x, IndexExpr inst, boolean infer) {
        Pos errPos = inst != null ? inst.pos() : pos;
        if (inst != null) {
            x.expr = inst;
        }
        boolean versionOk = c.verifyVersion(errPos, GoVersion.GO1_18, "function instantiation");
        List<Type> targs = List.of();
        List<Expr> xlist = List.of();
        if (inst != null) {
            xlist = Expr.unpackList(inst.index());
            targs = c.typexprs.typeList(xlist);
            if (targs == null) {
                x.invalidate();
                return null;
            }
        }
        Signature sig = (Signature) Types.unalias(x.type).underlying();
        int got = targs.size();
        int want = sig.typeParams().size();
        if (got > want) {
            c.errorf(xlist.get(got - 1), "got %d type arguments but want %d", got, want);
            x.invalidate();
            return null;
        }
        if (got < want) {
            if (!infer) {
                return targs;
            }
            List<Operand> args = List.of();
            List<Var> params = List.of();
            if (target != null) {
                if (versionOk && !c.allowVersion(GoVersion.GO1_21)) {
                    c.versionError(errPos, GoVersion.GO1_21, inst != null ? "partially instantiated function in assignment"
                            : "implicitly instantiated function in assignment");
                }
                // infer as if the variable were passed to a function with x's type as its parameter type
                Signature plain = Signature.of(sig.params(), sig.results(), sig.variadic());
                params = List.of(Var.param(x.pos(), c.pkg, "", plain));
                args = List.of(Operand.value(new Name(x.pos(), target.desc()), target.sig()));
            }
            Infer.Renamed renamed = c.infer.rename(sig.typeParams(), new Tuple(params));
            Failure err = c.newError();
            targs = c.infer.infer(pos, renamed.typeParams(), padded(targs, want), (Tuple) renamed.type(), args, target != null, err);
            if (targs == null) {
                if (!err.isEmpty()) {
                    c.report(err);
                }
                x.invalidate();
                return null;
            }
        }
        x.type = instantiateSignature(x.pos(), x.expr, sig, targs, xlist);
        x.mode = Operand.Mode.VALUE;
        return null;
    }

    private static List<Type> padded(List<Type> targs, int n) {
        List<Type> list = new ArrayList<>(targs);
        while (list.size() < n) {
            list.add(null);
        }
        return list;
    }

    private Signature instantiateSignature(Pos pos, Expr e, Signature sig, List<Type> targs, List<Expr> xlist) {
        Signature inst = c.context.instance(sig, targs);
        c.recordInstance(e, targs, inst);
        List<TypeParam> tparams = sig.typeParams();
        c.later(() -> c.typexprs.verify(pos, tparams, targs, xlist));
        return inst;
    }

    // Calls

    ExprKind callExpr(Operand x, CallExpr call) {
        IndexExpr inst = null; // explicit instantiation of the callee
        if (call.fun() instanceof IndexExpr i) {
            if (c.indexes.indexExpr(x, i)) {
                inst = i; // together with the inference from the arguments
            }
            x.expr = i;
            c.record(x);
        } else {
            c.exprs.exprOrType(x, call.fun(), true);
        }
        switch (x.mode) {
            case INVALID -> {
                useAll(call.argList());
                x.expr = call;
                return ExprKind.STATEMENT;
            }
            case TYPEXPR -> {
                conversion(x, call);
                return ExprKind.CONVERSION;
            }
            case BUILTIN -> {
                Builtin.Id id = x.id;
                if (!c.builtins.builtin(x, call, id)) {
                    x.invalidate();
                }
                x.expr = call;
                if (!x.isInvalid() && !x.isConstant()) {
                    c.env.hasCallOrRecv = true;
                }
                return id.statement() ? ExprKind.STATEMENT : ExprKind.EXPRESSION;
            }
            default -> {
                ordinaryCall(x, call, inst);
                x.expr = call;
                return ExprKind.STATEMENT;
            }
        }
    }

    private void conversion(Operand x, CallExpr call) {
        c.exprs.nonGeneric(null, x);
        if (x.isInvalid()) {
            return;
        }
        Type t = x.type;
        x.invalidate();
        List<Expr> args = call.argList();
        if (args.isEmpty()) {
            c.errorf(call, "missing argument in conversion to %s", t);
        } else if (args.size() > 1) {
            useAll(args);
            c.errorf(args.getLast(), "too many arguments in conversion to %s", t);
        } else {
            c.exprs.expr(null, x, args.get(0));
            if (!x.isInvalid()) {
                if (t.underlying() instanceof Interface i && !Types.isTypeParam(t) && !i.typeSet().isMethodSet()) {
                    c.errorf(call, "cannot use interface %s in conversion (contains specific type constraints or is comparable)", t);
                } else if (call.hasDots()) {
                    c.errorf(args.get(0), "invalid use of ... in conversion to %s", t);
                } else {
                    c.conversions.conversion(x, t);
                }
            }
        }
        x.expr = call;
    }

    private void ordinaryCall(Operand x, CallExpr call, IndexExpr inst) {
        Cause cause = c.newCause();
        Type u = CommonUnder.of(x.type, (t, v, why) -> {
            if (v != null && !(v instanceof Signature)) {
                Cause.set(why, "%s is not a function", t);
                return false;
            }
            return true;
        }, cause);
        if (u == null) {
            c.errorf(x, "invalid operation: cannot call %s: %s", x, cause.text);
            x.invalidate();
            return;
        }
        Signature sig = (Signature) u;
        boolean wasGeneric = !sig.typeParams().isEmpty();
        List<Type> targs = List.of();
        List<Expr> xlist = List.of();
        if (inst != null) {
            xlist = Expr.unpackList(inst.index());
            targs = c.typexprs.typeList(xlist);
            if (targs == null) {
                useAll(call.argList());
                x.invalidate();
                return;
            }
            int got = targs.size();
            int want = sig.typeParams().size();
            if (got > want) {
                c.errorf(xlist.get(want), "got %d type arguments but want %d", got, want);
                useAll(call.argList());
                x.invalidate();
                return;
            }
            if (got == want && want > 0) {
                // nothing to infer: record the function's type even if the arguments are wrong
                c.verifyVersion(inst, GoVersion.GO1_18, "function instantiation");
                sig = instantiateSignature(inst.pos(), inst, sig, targs, xlist);
                targs = List.of();
                xlist = List.of();
            }
        }
        Arguments args = genericExprList(call.argList());
        sig = arguments(call, sig, targs, xlist, args.operands, args.typeArgs);
        if (wasGeneric && sig.typeParams().isEmpty()) {
            c.recordTypeAndValue(call.fun(), Operand.Mode.VALUE, sig, null);
        }
        switch (sig.results().len()) {
            case 0 -> x.mode = Operand.Mode.NO_VALUE;
            case 1 -> {
                x.mode = Operand.Mode.VALUE;
                x.type = sig.results().at(0).type();
            }
            default -> {
                x.mode = Operand.Mode.VALUE;
                x.type = sig.results();
            }
        }
        c.env.hasCallOrRecv = true;
        // after a failed inference the result may be parameterized
        if (x.mode == Operand.Mode.VALUE && !sig.typeParams().isEmpty() && Infer.isParameterized(sig.typeParams(), x.type)) {
            x.invalidate();
        }
    }

    /// Evaluates expressions; a single call may have several values.
    List<Operand> exprList(List<Expr> list) {
        if (list.size() == 1) {
            return c.exprs.multiExpr(list.get(0), false);
        }
        List<Operand> res = new ArrayList<>(list.size());
        for (Expr e : list) {
            Operand x = new Operand();
            c.exprs.expr(null, x, e);
            res.add(x);
        }
        return res;
    }

    /// Arguments; for those that are partially instantiated generic functions the type arguments given, else null.
    private record Arguments(List<Operand> operands, List<List<Type>> typeArgs) { }

    /// As [#exprList]; from go1.21 on the operands may be generic functions.
    private Arguments genericExprList(List<Expr> list) {
        boolean infer = list.isEmpty() || !c.allowVersion(GoVersion.GO1_21);
        List<Operand> operands = new ArrayList<>(list.size());
        List<List<Type>> typeArgs = new ArrayList<>(list.size());
        for (Expr e : list) {
            Operand x = new Operand();
            List<Type> targs = null;
            if (e instanceof IndexExpr inst && c.indexes.indexExpr(x, inst)) {
                targs = funcInst(null, x.pos(), x, inst, infer);
                if (targs != null) {
                    x.expr = inst;
                } else {
                    c.record(x); // the usual evaluation was bypassed
                }
            } else if (e instanceof IndexExpr inst) {
                // no function; indexExpr has done all but this
                c.exprs.finish(x, inst);
                c.exprs.excludeNonValues(x);
            } else if (list.size() == 1) {
                c.exprs.rawExpr(null, x, e, null, true);
                c.exprs.excludeNonValues(x);
                if (!x.isInvalid() && x.type instanceof Tuple t) {
                    for (Var v : t.vars()) {
                        operands.add(Operand.value(e, v.type()));
                        typeArgs.add(null);
                    }
                    return new Arguments(operands, typeArgs);
                }
            } else {
                c.exprs.genericExpr(x, e);
            }
            operands.add(x);
            typeArgs.add(targs);
        }
        return new Arguments(operands, typeArgs);
    }

    /// Checks the arguments of a call with signature `sig` and type arguments `targs` (from `xlist`, possibly too few), inferring
    /// what is missing for the callee and for generic function arguments (`atargs` are their type arguments). The result is
    /// the signature of the call; `sig` after an error.
    Signature arguments(CallExpr call, Signature sig, List<Type> targs, List<Expr> xlist, List<Operand> args, List<List<Type>> atargs) {
        int nargs = args.size();
        int npars = sig.params().len();
        boolean dots = call.hasDots();
        Tuple sigParams = sig.params();
        boolean adjusted = false;
        if (sig.variadic()) {
            if (dots) {
                if (call.argList().size() == 1 && nargs > 1) {
                    c.errorf(call, "cannot use ... with %d-valued %s", nargs, call.argList().get(0));
                    return sig;
                }
            } else if (nargs >= npars - 1) {
                // one parameter for each variadic argument
                List<Var> vars = new ArrayList<>(sig.params().vars().subList(0, npars - 1));
                Var last = sig.params().at(npars - 1);
                Type elem = last.type() instanceof Slice s ? s.elem() : Basic.INVALID;
                while (vars.size() < nargs) {
                    vars.add(Var.param(last.pos(), last.pkg(), last.name(), elem));
                }
                sigParams = new Tuple(vars);
                adjusted = true;
                npars = nargs;
            } else {
                npars--; // for the message
            }
        } else if (dots) {
            c.errorf(call, "cannot use ... in call to non-variadic %s", call.fun());
            return sig;
        }
        if (nargs != npars) {
            argumentCount(call, sig, args, npars, dots);
            return sig;
        }

        // type parameters of the callee, then those of generic function arguments
        List<TypeParam> tparams = new ArrayList<>();
        List<Type> allTargs = new ArrayList<>(targs);
        int n = sig.typeParams().size();
        if (n > 0) {
            if (!c.allowVersion(GoVersion.GO1_18)) {
                if (call.fun() instanceof IndexExpr i) {
                    c.versionError(i, GoVersion.GO1_18, "function instantiation");
                } else {
                    c.versionError(call, GoVersion.GO1_18, "implicit function instantiation");
                }
            }
            // renamed, for recursive calls
            Infer.Renamed r = c.infer.rename(sig.typeParams(), sigParams);
            tparams.addAll(r.typeParams());
            sigParams = (Tuple) r.type();
            pad(allTargs, tparams.size());
        }
        List<Integer> genericArgs = new ArrayList<>(0);
        for (int i = 0; i < nargs; i++) {
            Operand arg = args.get(i);
            if (arg.type instanceof Signature asig && !asig.typeParams().isEmpty()) {
                // renamed, so that f(g, g) has two sets of parameters; a copy, the type belongs to the function
                Infer.Renamed r = c.infer.rename(asig.typeParams(), asig);
                Signature copy = ((Signature) r.type()).copy();
                copy.typeParams = r.typeParams();
                arg.type = copy;
                tparams.addAll(r.typeParams());
                if (atargs != null && i < atargs.size() && atargs.get(i) != null) {
                    allTargs.addAll(atargs.get(i));
                }
                pad(allTargs, tparams.size());
                genericArgs.add(i);
            }
        }
        if (!genericArgs.isEmpty()) {
            c.verifyVersion(args.get(genericArgs.get(0)), GoVersion.GO1_21, "implicitly instantiated function as argument");
        }
        Signature rsig = sig;
        if (!tparams.isEmpty()) {
            Failure err = c.newError();
            List<Type> inferred = c.infer.infer(call.pos(), tparams, allTargs, sigParams, args, false, err);
            if (inferred == null) {
                if (!err.isEmpty()) {
                    c.errorf(err.pos(), "in call to %s, %s", call.fun(), err.message());
                }
                return sig;
            }
            if (n > 0) {
                List<Type> calleeArgs = List.copyOf(inferred.subList(0, n));
                rsig = instantiateSignature(call.pos(), call.fun(), sig, calleeArgs, xlist);
                sigParams = adjusted ? (Tuple) new Subst(tparams.subList(0, n), calleeArgs, c.context).apply(sigParams) : rsig.params();
            }
            int j = n;
            for (int i : genericArgs) {
                Operand arg = args.get(i);
                Signature asig = (Signature) arg.type;
                int k = j + asig.typeParams().size();
                arg.type = instantiateSignature(call.pos(), arg.expr, asig, List.copyOf(inferred.subList(j, k)), List.of());
                c.record(arg);
                j = k;
            }
        }
        if (nargs > 0) {
            String context = "argument to " + c.exprString(call.fun());
            for (int i = 0; i < nargs; i++) {
                c.assigns.assignment(args.get(i), sigParams.at(i).type(), context);
            }
        }
        return rsig;
    }

    private static void pad(List<Type> list, int n) {
        while (list.size() < n) {
            list.add(null);
        }
    }

    private void argumentCount(CallExpr call, Signature sig, List<Operand> args, int npars, boolean dots) {
        int nargs = args.size();
        Object at = call;
        String qualifier = "not enough";
        if (nargs > npars) {
            at = args.get(npars).expr; // the first extra argument
            qualifier = "too many";
        } else if (nargs > 0) {
            at = args.get(nargs - 1).expr; // the last argument
        }
        c.report(c.newError().add(c.at(at), "%s arguments in call to %s", qualifier, call.fun())
                .add(Pos.NONE, "have %s", c.assigns.typesSummary(AssignChecker.operandTypes(args), false, dots))
                .add(Pos.NONE, "want %s", c.assigns.typesSummary(AssignChecker.varTypes(sig.params().vars()), sig.variadic(), false)));
    }

    // Use

    /// Checks expressions for their effects (uses of variables) where other errors prevent more. Reports whether all are valid.
    boolean useAll(List<Expr> list) {
        boolean ok = true;
        for (Expr e : list) {
            ok &= use1(e, false);
        }
        return ok;
    }

    boolean use(Expr... list) {
        return useAll(Arrays.asList(list));
    }

    /// As [#useAll] for left-hand sides: assigning to a variable is not a use.
    boolean useLhs(List<Expr> list) {
        boolean ok = true;
        for (Expr e : list) {
            ok &= use1(e, true);
        }
        return ok;
    }

    private boolean use1(Expr e, boolean lhs) {
        Operand x = new Operand();
        x.mode = Operand.Mode.VALUE;
        switch (Expr.unparen(e)) {
            case null -> { }
            case Name n -> {
                if (n.value().equals("_")) {
                    return true;
                }
                Var v = lhs ? c.assigns.assignedVar(n) : null;
                boolean used = v != null && v.used;
                c.exprs.exprOrType(x, n, true);
                if (v != null) {
                    v.used = used;
                }
            }
            case ListExpr l -> {
                boolean ok = true;
                for (Expr elem : l.elemList()) {
                    ok &= use1(elem, lhs);
                }
                return ok;
            }
            default -> c.exprs.rawExpr(null, x, e, null, true);
        }
        return !x.isInvalid();
    }
}
