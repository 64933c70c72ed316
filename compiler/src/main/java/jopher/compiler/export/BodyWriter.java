package jopher.compiler.export;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Directive;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Node;
import jopher.compiler.syntax.Pragma;
import jopher.compiler.syntax.Stmt;
import jopher.compiler.types.Builtin;
import jopher.compiler.types.ConstObj;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;
import jopher.compiler.types.Instance;
import jopher.compiler.types.Label;
import jopher.compiler.types.Named;
import jopher.compiler.types.NilObj;
import jopher.compiler.types.Obj;
import jopher.compiler.types.PkgName;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.TypeAndValue;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Universe;
import jopher.compiler.types.Var;

/// Writes the declaration of a generic function: the syntax tree, and after each node what the checker noted about it. The function's type with
/// its variables and type parameters is known to the reader.
final class BodyWriter extends UnitWriter {
    private final Decl.FuncDecl decl;
    private final Info info;
    /// Number of each statement, for those that branches lead to.
    private final Map<Stmt, Integer> statements = new IdentityHashMap<>();

    BodyWriter(ExportWriter export, FuncObj f, PackageSource.Source source) {
        super(export);
        this.decl = source.decl();
        this.info = source.info();
        this.exact = true;
        this.plain = true;
        Signature s = f.signature();
        types.put(s, 0);
        s.recvTypeParams().forEach(this::known);
        s.typeParams().forEach(this::known);
        if (s.recv() != null) {
            known(s.recv());
        }
        s.params().vars().forEach(this::known);
        s.results().vars().forEach(this::known);
    }

    private void known(TypeParam p) {
        types.put(p, types.size());
    }

    private void known(Var v) {
        objects.put(v, objects.size());
    }

    @Override
    boolean inside(Pos p) {
        return p.fileBase() == decl.pos().fileBase() && !p.isBefore(decl.pos()) && (decl.body() == null || p.isBefore(decl.body().rbrace()));
    }

    byte[] write() {
        string(version());
        pos(decl.pos());
        pragma(decl.pragma());
        string(decl.name().value());
        pos(decl.name().pos());
        out.flag(decl.recv() != null);
        if (decl.recv() != null) {
            fields(List.of(decl.recv()));
        }
        optionalFields(decl.tparamList());
        node(decl.type());
        node(decl.body());
        return out.toBytes();
    }

    /// The language version of the file.
    private String version() {
        for (Map.Entry<File, String> e : info.fileVersions.entrySet()) {
            if (e.getKey().pos().fileBase() == decl.pos().fileBase()) {
                return e.getValue();
            }
        }
        return "";
    }

    private void pragma(Pragma p) {
        out.u(p.directives().size());
        for (Directive d : p.directives()) {
            pos(d.pos());
            string(d.text());
            out.flag(d.alone());
        }
    }

    // ---- the tree ----

    private void optionalFields(List<Field> list) {
        out.flag(list != null);
        if (list != null) {
            fields(list);
        }
    }

    /// Fields that share a type share its node.
    private void fields(List<Field> list) {
        out.u(list.size());
        Expr last = null;
        for (Field f : list) {
            pos(f.pos());
            node(f.name());
            boolean shared = f.type() != null && f.type() == last;
            out.flag(shared);
            if (!shared) {
                node(f.type());
            }
            last = f.type();
        }
    }

    private void nodes(List<? extends Node> list) {
        out.u(list.size());
        list.forEach(this::node);
    }

    private void node(Node n) {
        if (n instanceof Stmt s) {
            statements.putIfAbsent(s, statements.size());
        }
        switch (n) {
            case null -> out.b(NodeTag.NULL);

            case Decl.ConstDecl d -> {
                start(NodeTag.CONST_DECL, d);
                nodes(d.nameList());
                node(d.type());
                node(d.values());
            }
            case Decl.TypeDecl d -> {
                start(NodeTag.TYPE_DECL, d);
                node(d.name());
                optionalFields(d.tparamList());
                out.flag(d.alias());
                node(d.type());
            }
            case Decl.VarDecl d -> {
                start(NodeTag.VAR_DECL, d);
                nodes(d.nameList());
                node(d.type());
                node(d.values());
            }

            case Expr x -> expression(x);

            case Stmt.EmptyStmt s -> start(NodeTag.EMPTY, s);
            case Stmt.LabeledStmt s -> {
                start(NodeTag.LABELED, s);
                node(s.label());
                node(s.stmt());
            }
            case Stmt.BlockStmt s -> {
                start(NodeTag.BLOCK, s);
                nodes(s.list());
                pos(s.rbrace());
            }
            case Stmt.ExprStmt s -> {
                start(NodeTag.EXPR_STMT, s);
                node(s.x());
            }
            case Stmt.SendStmt s -> {
                start(NodeTag.SEND, s);
                node(s.chan());
                node(s.value());
            }
            case Stmt.DeclStmt s -> {
                start(NodeTag.DECL_STMT, s);
                nodes(s.declList());
            }
            case Stmt.AssignStmt s -> {
                start(NodeTag.ASSIGN, s);
                out.u(s.op() == null ? 0 : s.op().ordinal() + 1);
                node(s.lhs());
                node(s.rhs());
            }
            case Stmt.BranchStmt s -> {
                start(NodeTag.BRANCH, s);
                out.u(s.tok().ordinal());
                node(s.label());
                if (s.target() != null) {
                    statements.putIfAbsent(s.target(), statements.size());
                }
                out.u(s.target() == null ? 0 : 1 + statements.get(s.target()));
            }
            case Stmt.CallStmt s -> {
                start(NodeTag.CALL_STMT, s);
                out.u(s.tok().ordinal());
                node(s.call());
            }
            case Stmt.ReturnStmt s -> {
                start(NodeTag.RETURN, s);
                node(s.results());
            }
            case Stmt.IfStmt s -> {
                start(NodeTag.IF, s);
                node(s.init());
                node(s.cond());
                node(s.then());
                node(s.els());
            }
            case Stmt.ForStmt s -> {
                start(NodeTag.FOR, s);
                node(s.init());
                node(s.cond());
                node(s.post());
                node(s.body());
            }
            case Stmt.SwitchStmt s -> {
                start(NodeTag.SWITCH, s);
                node(s.init());
                node(s.tag());
                nodes(s.body());
                pos(s.rbrace());
            }
            case Stmt.SelectStmt s -> {
                start(NodeTag.SELECT, s);
                nodes(s.body());
                pos(s.rbrace());
            }
            case Stmt.RangeClause s -> {
                start(NodeTag.RANGE, s);
                node(s.lhs());
                out.flag(s.def());
                node(s.x());
            }
            case Stmt.CaseClause c -> {
                start(NodeTag.CASE, c);
                node(c.cases());
                Obj v = info.implicits.get(c);
                out.flag(v != null);
                if (v != null) {
                    obj(v);
                }
                nodes(c.body());
                pos(c.colon());
            }
            case Stmt.CommClause c -> {
                start(NodeTag.COMM, c);
                node(c.comm());
                nodes(c.body());
                pos(c.colon());
            }
            default -> throw new CompilerBug("check", decl.name().value(), n.pos(), "export of " + n.getClass().getSimpleName());
        }
    }

    private void start(int tag, Node n) {
        out.b(tag);
        pos(n.pos());
        if (n instanceof Stmt s) {
            out.u(statements.get(s));
        }
    }

    private void expression(Expr e) {
        switch (e) {
            case Expr.BadExpr x -> start(NodeTag.BAD, x);
            case Expr.Name x -> {
                start(NodeTag.NAME, x);
                string(x.value());
            }
            case Expr.BasicLit x -> {
                start(NodeTag.LITERAL, x);
                string(x.value());
                out.u(x.kind().ordinal());
                out.flag(x.bad());
            }
            case Expr.CompositeLit x -> {
                start(NodeTag.COMPOSITE, x);
                node(x.type());
                nodes(x.elemList());
                out.u(x.nkeys());
                pos(x.rbrace());
            }
            case Expr.KeyValueExpr x -> {
                start(NodeTag.KEY_VALUE, x);
                node(x.key());
                node(x.value());
            }
            case Expr.FuncLit x -> {
                start(NodeTag.FUNC_LIT, x);
                node(x.type());
                node(x.body());
            }
            case Expr.ParenExpr x -> {
                start(NodeTag.PAREN, x);
                node(x.x());
            }
            case Expr.SelectorExpr x -> {
                start(NodeTag.SELECTOR, x);
                node(x.x());
                node(x.sel());
            }
            case Expr.IndexExpr x -> {
                start(NodeTag.INDEX, x);
                node(x.x());
                node(x.index());
            }
            case Expr.SliceExpr x -> {
                start(NodeTag.SLICE_EXPR, x);
                node(x.x());
                node(x.lo());
                node(x.hi());
                node(x.max());
                out.flag(x.full());
            }
            case Expr.AssertExpr x -> {
                start(NodeTag.ASSERT, x);
                node(x.x());
                node(x.type());
            }
            case Expr.TypeSwitchGuard x -> {
                start(NodeTag.GUARD, x);
                node(x.lhs());
                node(x.x());
            }
            case Expr.Operation x -> {
                start(NodeTag.OPERATION, x);
                out.u(x.op().ordinal());
                node(x.x());
                node(x.y());
            }
            case Expr.CallExpr x -> {
                start(NodeTag.CALL, x);
                node(x.fun());
                nodes(x.argList());
                out.flag(x.hasDots());
                pos(x.rparen());
            }
            case Expr.ListExpr x -> {
                start(NodeTag.LIST, x);
                nodes(x.elemList());
            }
            case Expr.ArrayType x -> {
                start(NodeTag.ARRAY_TYPE, x);
                node(x.len());
                node(x.elem());
            }
            case Expr.SliceType x -> {
                start(NodeTag.SLICE_TYPE, x);
                node(x.elem());
            }
            case Expr.DotsType x -> {
                start(NodeTag.DOTS_TYPE, x);
                node(x.elem());
            }
            case Expr.StructType x -> {
                start(NodeTag.STRUCT_TYPE, x);
                fields(x.fieldList());
                nodes(x.tagList());
                pos(x.rbrace());
            }
            case Expr.InterfaceType x -> {
                start(NodeTag.INTERFACE_TYPE, x);
                fields(x.methodList());
                pos(x.rbrace());
            }
            case Expr.FuncType x -> {
                start(NodeTag.FUNC_TYPE, x);
                fields(x.paramList());
                fields(x.resultList());
            }
            case Expr.MapType x -> {
                start(NodeTag.MAP_TYPE, x);
                node(x.key());
                node(x.value());
            }
            case Expr.ChanType x -> {
                start(NodeTag.CHAN_TYPE, x);
                out.u(x.dir() == null ? 0 : x.dir().ordinal() + 1);
                node(x.elem());
            }
        }
        notes(e);
    }

    // ---- what the checker noted ----

    private void notes(Expr e) {
        TypeAndValue tv = info.types.get(e);
        Obj def = e instanceof Expr.Name n ? written(info.defs.get(n)) : null;
        Obj use = e instanceof Expr.Name n ? written(info.uses.get(n)) : null;
        Instance inst = e instanceof Expr.Name n ? info.instances.get(n) : null;
        Selection sel = e instanceof Expr.SelectorExpr s ? info.selections.get(s) : null;
        out.b((tv != null ? 1 : 0) | (def != null ? 2 : 0) | (use != null ? 4 : 0) | (inst != null ? 8 : 0) | (sel != null ? 16 : 0));
        if (def != null) {
            obj(def);
        }
        if (use != null) {
            obj(use);
        }
        if (tv != null) {
            out.b(tv.mode().ordinal());
            plain = !(e instanceof Expr.FuncLit); // whose type has the variables that its body uses
            type(tv.type());
            plain = true;
            constant(tv.value());
        }
        if (inst != null) {
            out.u(inst.typeArgs().size());
            inst.typeArgs().forEach(this::type);
            type(inst.type());
        }
        if (sel != null) {
            out.b(sel.kind().ordinal());
            type(sel.recv());
            pkg(sel.obj().pkg());
            string(sel.obj().name());
            out.flag(sel.indirect());
            out.u(sel.index().length);
            for (int i : sel.index()) {
                out.u(i);
            }
        }
    }

    @Override
    void typeOf(Var v) {
        boolean before = plain;
        plain = true;
        super.typeOf(v);
        plain = before;
    }

    /// Fields, methods and labels are found by other means.
    private static Obj written(Obj o) {
        return o instanceof Label || o instanceof Var v && v.isField() || o instanceof FuncObj f && f.signature().recv() != null ? null : o;
    }

    private void obj(Obj o) {
        Integer known = objects.get(o);
        if (known != null) {
            out.b(Tag.KNOWN);
            out.u(known);
            return;
        }
        switch (o) {
            case NilObj x -> universe(x);
            case Builtin x -> universe(x);
            case PkgName p -> {
                out.b(Tag.PACKAGE_NAME);
                objects.put(p, objects.size());
                string(p.name());
                pos(p.pos());
                pkg(p.imported());
            }
            case Obj x when x.pkg() == null || x.pkg() == Universe.UNSAFE -> universe(x);
            case Obj x when x.parent() == x.pkg().scope() -> {
                out.b(Tag.DECLARED);
                pkg(x.pkg());
                string(x.name());
                export.reach(x);
            }
            case Var v -> variable(v);
            case ConstObj c -> {
                out.b(Tag.NEW_CONST);
                objects.put(c, objects.size());
                string(c.name());
                pkg(c.pkg());
                pos(c.pos());
                type(c.type());
                constant(c.value());
            }
            case TypeName t when t.type() instanceof TypeParam p && p.obj() == t || t.type() instanceof Named n && n.obj() == t
                    || t.type() instanceof jopher.compiler.types.Alias a && a.obj() == t -> {
                out.b(Tag.NAME_OF_TYPE);
                type(t.type());
            }
            case TypeName t -> {
                out.b(Tag.NEW_TYPE_NAME);
                objects.put(t, objects.size());
                string(t.name());
                pkg(t.pkg());
                pos(t.pos());
                type(t.type());
            }
            default -> throw new CompilerBug("check", decl.name().value(), o.pos(), "export of " + o);
        }
    }

    private void universe(Obj o) {
        out.b(Tag.UNIVERSE);
        out.flag(o.pkg() != null);
        string(o.name());
    }
}
