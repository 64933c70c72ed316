package jopher.compiler.driver.overlay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Stmt;

/// The names that a file uses before a dot: all its imports must be among them, so the others can be pruned. A local
/// variable that shadows an import counts as a use, which at worst keeps an import; the checker would report it.
final class Qualifiers {
    private final Set<String> names = new HashSet<>();

    static Set<String> of(File file) {
        Qualifiers q = new Qualifiers();
        q.decls(file.declList());
        return q.names;
    }

    private void decls(List<Decl> list) {
        for (Decl d : list) {
            switch (d) {
                case Decl.ImportDecl _ -> { }
                case Decl.ConstDecl c -> {
                    expr(c.type());
                    expr(c.values());
                }
                case Decl.VarDecl v -> {
                    expr(v.type());
                    expr(v.values());
                }
                case Decl.TypeDecl t -> {
                    fields(t.tparamList());
                    expr(t.type());
                }
                case Decl.FuncDecl f -> {
                    if (f.recv() != null) {
                        expr(f.recv().type());
                    }
                    fields(f.tparamList());
                    expr(f.type());
                    stmt(f.body());
                }
            }
        }
    }

    private void fields(List<Field> list) {
        if (list != null) {
            for (Field f : list) {
                expr(f.type());
            }
        }
    }

    private void exprs(List<? extends Expr> list) {
        for (Expr e : list) {
            expr(e);
        }
    }

    private void expr(Expr e) {
        switch (e) {
            case null -> { }
            case Expr.BadExpr _, Expr.Name _, Expr.BasicLit _ -> { }
            case Expr.CompositeLit c -> {
                expr(c.type());
                exprs(c.elemList());
            }
            case Expr.KeyValueExpr k -> {
                expr(k.key());
                expr(k.value());
            }
            case Expr.FuncLit f -> {
                expr(f.type());
                stmt(f.body());
            }
            case Expr.ParenExpr p -> expr(p.x());
            case Expr.SelectorExpr s -> {
                if (s.x() instanceof Expr.Name n) {
                    names.add(n.value());
                } else {
                    expr(s.x());
                }
            }
            case Expr.IndexExpr i -> {
                expr(i.x());
                expr(i.index());
            }
            case Expr.SliceExpr s -> {
                expr(s.x());
                expr(s.lo());
                expr(s.hi());
                expr(s.max());
            }
            case Expr.AssertExpr a -> {
                expr(a.x());
                expr(a.type());
            }
            case Expr.TypeSwitchGuard g -> expr(g.x());
            case Expr.Operation o -> {
                expr(o.x());
                expr(o.y());
            }
            case Expr.CallExpr c -> {
                expr(c.fun());
                exprs(c.argList());
            }
            case Expr.ListExpr l -> exprs(l.elemList());
            case Expr.ArrayType a -> {
                expr(a.len());
                expr(a.elem());
            }
            case Expr.SliceType s -> expr(s.elem());
            case Expr.DotsType d -> expr(d.elem());
            case Expr.StructType s -> fields(s.fieldList());
            case Expr.InterfaceType i -> fields(i.methodList());
            case Expr.FuncType f -> {
                fields(f.paramList());
                fields(f.resultList());
            }
            case Expr.MapType m -> {
                expr(m.key());
                expr(m.value());
            }
            case Expr.ChanType c -> expr(c.elem());
        }
    }

    private void stmts(List<? extends Stmt> list) {
        for (Stmt s : list) {
            stmt(s);
        }
    }

    private void stmt(Stmt s) {
        switch (s) {
            case null -> { }
            case Stmt.EmptyStmt _, Stmt.BranchStmt _ -> { }
            case Stmt.LabeledStmt l -> stmt(l.stmt());
            case Stmt.BlockStmt b -> stmts(b.list());
            case Stmt.ExprStmt x -> expr(x.x());
            case Stmt.SendStmt x -> {
                expr(x.chan());
                expr(x.value());
            }
            case Stmt.DeclStmt d -> decls(d.declList());
            case Stmt.AssignStmt a -> {
                expr(a.lhs());
                expr(a.rhs());
            }
            case Stmt.CallStmt c -> expr(c.call());
            case Stmt.ReturnStmt r -> expr(r.results());
            case Stmt.IfStmt i -> {
                stmt(i.init());
                expr(i.cond());
                stmt(i.then());
                stmt(i.els());
            }
            case Stmt.ForStmt f -> {
                stmt(f.init());
                expr(f.cond());
                stmt(f.post());
                stmt(f.body());
            }
            case Stmt.SwitchStmt w -> {
                stmt(w.init());
                expr(w.tag());
                for (Stmt.CaseClause c : w.body()) {
                    expr(c.cases());
                    stmts(c.body());
                }
            }
            case Stmt.SelectStmt w -> {
                for (Stmt.CommClause c : w.body()) {
                    stmt(c.comm());
                    stmts(c.body());
                }
            }
            case Stmt.RangeClause r -> {
                expr(r.lhs());
                expr(r.x());
            }
        }
    }
}
