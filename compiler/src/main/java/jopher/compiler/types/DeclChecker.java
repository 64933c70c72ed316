package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Decl.*;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// Declarations of constants, variables, types, functions and methods, at package level (on demand, in dependency order) and
/// in functions (spec "Declarations and scope"). Go counterpart: types2/decl.go.
final class DeclChecker {
    private final Checker c;

    DeclChecker(Checker c) {
        this.c = c;
    }

    /// Declares `obj` in `scope`; `id` (or null) is recorded as its definition. The object's scope starts at `scopePos`.
    void declare(Scope scope, Name id, Obj obj, Pos scopePos) {
        if (!obj.name().equals("_")) {
            Obj alt = scope.insert(obj);
            if (alt != null) {
                c.report(c.newError().add(c.at(obj), "%s redeclared in this block", obj.name()).addAltDecl(alt));
                return;
            }
            obj.scopePos = scopePos;
        }
        if (id != null) {
            c.recordDef(id, obj);
        }
    }

    /// Checks the declaration of a package-level object or method, unless that was done. An object whose declaration is
    /// being checked already closes a cycle, which may be valid.
    void objDecl(Obj obj) {
        if (c.objPathIndex.containsKey(obj)) {
            switch (obj) {
                case FuncObj f -> c.cycles.isValid(f); // keeps its (empty) signature
                case TypeName t -> {
                    if (!c.cycles.isValid(t)) {
                        t.setType(Basic.INVALID);
                    }
                }
                default -> {
                    if (!c.cycles.isValid(obj) || obj.type() == null) {
                        obj.setType(Basic.INVALID);
                    }
                }
            }
            return;
        }
        if (obj.type() != null) {
            return;
        }
        DeclInfo d = c.objMap.get(obj);
        Environment saved = c.env;
        c.push(obj);
        c.env = new Environment(d.file, d.version);
        switch (obj) {
            case ConstObj k -> {
                c.env.decl = d;
                constDecl(k, d.type, d.init, d.inherited);
            }
            case Var v -> {
                c.env.decl = d;
                varDecl(v, d.lhs, d.type, d.init);
            }
            case TypeName t -> {
                typeDecl(t, d.tdecl);
                collectMethods(t);
            }
            case FuncObj f -> funcDecl(f, d);
            default -> throw new IllegalStateException(obj.name());
        }
        c.env = saved;
        c.pop();
    }

    // Constants and variables

    private void constDecl(ConstObj obj, Expr type, Expr init, boolean inherited) {
        Constant savedIota = c.env.iota;
        Pos savedErrPos = c.env.errPos;
        c.env.iota = obj.value;
        c.env.errPos = null;
        obj.value = Constant.unknown(); // a valid value whatever happens
        checkConst(obj, type, init, inherited);
        c.env.iota = savedIota;
        c.env.errPos = savedErrPos;
    }

    private void checkConst(ConstObj obj, Expr type, Expr init, boolean inherited) {
        if (type != null) {
            Type t = c.typexprs.typ(type);
            if (!Types.isConstType(t)) {
                if (Types.isValid(t.underlying())) {
                    c.errorf(type, "invalid constant type %s", t);
                }
                obj.setType(Basic.INVALID);
                return;
            }
            obj.setType(t);
        }
        Operand x = new Operand();
        if (init != null) {
            if (inherited) {
                c.env.errPos = obj.pos(); // errors are reported at the name, not in the repeated expression
            }
            c.exprs.expr(null, x, init);
        }
        c.assigns.initConst(obj, x);
    }

    private void varDecl(Var obj, Var[] lhs, Expr type, Expr init) {
        if (type != null) {
            obj.setType(c.typexprs.varType(type));
        }
        if (init == null) {
            if (type == null) {
                obj.setType(Basic.INVALID); // reported by arity
            }
            return;
        }
        if (lhs == null || lhs.length == 1) {
            Operand x = new Operand();
            c.exprs.expr(Target.of(obj.type(), obj.name()), x, init);
            c.assigns.initVar(obj, x, "variable declaration");
            return;
        }
        if (type != null) {
            for (Var v : lhs) {
                v.setType(obj.type());
            }
        }
        c.assigns.initVars(List.of(lhs), List.of(init), null);
    }

    // Types

    private boolean isImportedConstraint(Type t) {
        Named n = Types.asNamed(t);
        return n != null && n.obj().pkg() != null && n.obj().pkg() != c.pkg
                && n.underlying() instanceof Interface i && !i.typeSet().isMethodSet();
    }

    void typeDecl(TypeName obj, TypeDecl tdecl) {
        var state = new Object() {
            boolean versionError;
            Type rhs;
        };
        c.later(() -> {
            Named n = obj.type() == null ? null : Types.asNamed(obj.type());
            if (n != null) {
                c.validTypes.check(n);
            }
            if (!state.versionError && state.rhs != null && isImportedConstraint(state.rhs)) {
                c.verifyVersion(tdecl.type(), GoVersion.GO1_18, "using type constraint %s", state.rhs);
            }
        });
        boolean generic = !tdecl.tparamList().isEmpty();
        Scope outer = c.env.scope;
        if (tdecl.alias()) {
            // the highest requirement first, so that one change of -lang suffices
            state.versionError = generic && !c.verifyVersion(tdecl.tparamList().get(0), GoVersion.GO1_23, "generic type alias")
                    || !c.verifyVersion(tdecl, GoVersion.GO1_9, "type alias");
            Alias alias = new Alias(obj, null);
            if (generic) {
                c.openScope(tdecl, "type parameters");
                collectTypeParams(tdecl.tparamList(), alias::setTypeParams);
            }
            state.rhs = c.typexprs.declaredType(tdecl.type(), obj);
            alias.setRhs(state.rhs);
            if (state.rhs instanceof TypeParam p && alias.typeParams().contains(p)) {
                c.errorf(tdecl.type(), "cannot use type parameter declared in alias declaration as RHS");
                alias.setRhs(Basic.INVALID);
            }
        } else {
            state.versionError = generic && !c.verifyVersion(tdecl.tparamList().get(0), GoVersion.GO1_18, "type parameter");
            Named named = new Named(obj);
            if (generic) {
                c.openScope(tdecl, "type parameters");
                collectTypeParams(tdecl.tparamList(), named::setTypeParams);
            }
            state.rhs = c.typexprs.declaredType(tdecl.type(), obj);
            named.setRhs(state.rhs);
            if (Types.isTypeParam(state.rhs)) {
                c.errorf(tdecl.type(), "cannot use a type parameter as RHS in type declaration");
                named.setRhs(Basic.INVALID);
            }
        }
        c.env.scope = outer;
    }

    /// Declares type parameters; `bind` receives them before their constraints are checked, which may refer to the declared type.
    void collectTypeParams(List<Field> list, java.util.function.Consumer<List<TypeParam>> bind) {
        List<TypeParam> tparams = new ArrayList<>(list.size());
        Pos scopePos = list.get(0).pos();
        for (Field f : list) {
            tparams.add(declareTypeParam(f.name(), scopePos));
        }
        bind.accept(tparams);
        c.env.inTypeParamList = true;
        Type bound = null;
        for (int i = 0; i < list.size(); i++) {
            Field f = list.get(i);
            if (i == 0 || f.type() != list.get(i - 1).type()) {
                bound = bound(f.type());
                if (Types.isTypeParam(bound)) {
                    c.errorf(f.type(), "cannot use a type parameter as constraint");
                    bound = Basic.INVALID;
                }
            }
            tparams.get(i).setConstraint(bound);
        }
        c.env.inTypeParamList = false;
    }

    /// A constraint; `~T` and `A|B` are short for interfaces with that element.
    private Type bound(Expr x) {
        if (x instanceof Operation op && (op.op() == Operator.TILDE || op.op() == Operator.OR)) {
            Type t = c.typexprs.typ(new InterfaceType(x.pos(), List.of(new Field(x.pos(), null, x)), Positions.end(x)));
            if (t instanceof Interface i) {
                i.implicit = true;
            }
            return t;
        }
        return c.typexprs.typ(x);
    }

    TypeParam declareTypeParam(Name name, Pos scopePos) {
        TypeName tname = new TypeName(name.pos(), c.pkg, name.value(), null);
        TypeParam p = new TypeParam(tname, Basic.INVALID); // a valid constraint until the real one is known
        p.env = c;
        c.atEnd(() -> {
            p.iface();
            p.env = null;
        });
        declare(c.env.scope, name, tname, scopePos);
        return p;
    }

    /// Adds the methods declared for `obj` to its type.
    private void collectMethods(TypeName obj) {
        List<FuncObj> methods = c.methods.remove(obj);
        if (methods == null) {
            return;
        }
        Named base = obj.type() == null ? null : Types.asNamed(obj.type());
        if (base != null) {
            c.later(() -> checkFieldUniqueness(base)); // the base may not be set up yet
        }
        Map<String, FuncObj> seen = new HashMap<>();
        for (FuncObj m : methods) {
            FuncObj alt = seen.putIfAbsent(m.name(), m);
            if (alt != null) {
                c.errorf(m.pos(), "method %s.%s already declared at %s", obj.name(), m.name(), alt.pos());
            } else if (base != null) {
                base.addMethod(m);
            }
        }
    }

    /// spec "Method declarations": fields and methods of a struct type have distinct names.
    private void checkFieldUniqueness(Named base) {
        if (!(base.underlying() instanceof Struct s) || s.numFields() == 0) {
            return;
        }
        Map<String, FuncObj> methods = new HashMap<>();
        for (int i = 0; i < base.numMethods(); i++) {
            methods.put(base.method(i).name(), base.method(i));
        }
        for (Var f : s.fields()) {
            FuncObj m = f.name().equals("_") ? null : methods.get(f.name());
            if (m != null) {
                c.report(c.newError().add(c.at(m), "field and method with the same name %s", f.name()).addAltDecl(f));
            }
        }
    }

    // Functions

    private void funcDecl(FuncObj obj, DeclInfo d) {
        Signature sig = new Signature();
        obj.setType(sig); // guards against cycles
        FuncDecl f = d.fdecl;
        c.signatures.funcType(sig, f.recv(), f.tparamList(), f.type());
        sig.scope.pos = f.pos();
        sig.scope.end = Positions.end(f);
        if (!f.tparamList().isEmpty() && f.body() == null) {
            c.errorf(f, "generic function is missing function body");
        }
        if (f.body() == null) {
            return;
        }
        if (c.config.ignoreFuncBodies()) {
            c.skipBody(obj);
        } else {
            c.later(() -> c.stmts.funcBody(d, sig, f.body(), null));
        }
    }

    // Declarations in functions

    void declStmt(List<Decl> list) {
        ObjectResolver.ConstGroup group = new ObjectResolver.ConstGroup();
        for (Decl decl : list) {
            if (!(decl instanceof ConstDecl)) {
                group.leave();
            }
            switch (decl) {
                case ConstDecl d -> localConst(d, group);
                case VarDecl d -> localVar(d);
                case TypeDecl d -> {
                    // spec: the scope of a type name begins at the name
                    TypeName obj = new TypeName(d.name().pos(), c.pkg, d.name().value(), null);
                    if (!d.alias()) {
                        c.localTypes.add(obj);
                    }
                    declare(c.env.scope, d.name(), obj, d.name().pos());
                    c.push(obj);
                    typeDecl(obj, d);
                    c.pop();
                }
                default -> c.errorf(decl, "invalid syntax tree: unknown declaration");
            }
        }
    }

    private void localConst(ConstDecl d, ObjectResolver.ConstGroup group) {
        int top = c.delayedTop();
        group.enter(d);
        ConstDecl source = group.source();
        List<Expr> values = source == null ? List.of() : Expr.unpackList(source.values());
        boolean inherited = source != null && source != d;
        List<ConstObj> lhs = new ArrayList<>();
        for (int i = 0; i < d.nameList().size(); i++) {
            Name name = d.nameList().get(i);
            ConstObj obj = new ConstObj(name.pos(), c.pkg, name.value(), null, group.iota());
            lhs.add(obj);
            constDecl(obj, source == null ? null : source.type(), i < values.size() ? values.get(i) : null, inherited);
        }
        c.resolver.arity(d.pos(), d.nameList(), values, true, inherited);
        c.processDelayed(top); // function literals don't see the new names
        Pos scopePos = Positions.end(d);
        for (int i = 0; i < lhs.size(); i++) {
            declare(c.env.scope, d.nameList().get(i), lhs.get(i), scopePos);
        }
    }

    private void localVar(VarDecl d) {
        int top = c.delayedTop();
        int n = d.nameList().size();
        Var[] lhs = new Var[n];
        for (int i = 0; i < n; i++) {
            Name name = d.nameList().get(i);
            lhs[i] = c.newLocal(name.pos(), name.value(), null);
        }
        List<Expr> values = Expr.unpackList(d.values());
        for (int i = 0; i < n; i++) {
            if (values.size() == n) {
                varDecl(lhs[i], null, d.type(), values.get(i));
            } else if (values.size() == 1) {
                varDecl(lhs[i], lhs, d.type(), values.get(0)); // sets all of them
            } else {
                varDecl(lhs[i], null, d.type(), i < values.size() ? values.get(i) : null);
            }
            if (values.size() == 1) {
                break;
            }
        }
        if (d.type() == null || !values.isEmpty()) {
            c.resolver.arity(d.pos(), d.nameList(), values, false, false);
        }
        c.processDelayed(top);
        Pos scopePos = Positions.end(d);
        for (int i = 0; i < n; i++) {
            declare(c.env.scope, d.nameList().get(i), lhs[i], scopePos);
        }
    }
}
