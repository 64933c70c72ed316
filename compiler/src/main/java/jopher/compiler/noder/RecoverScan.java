package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Node;
import jopher.compiler.syntax.Stmt;

/// Syntactic questions about function bodies that do not look into function literals.
final class RecoverScan {
    private RecoverScan() {}

    /// Whether the body calls recover() itself. Decided from syntax so that importers, who have no types of the body, agree; a
    /// user's function of that name counts, which costs a token and changes nothing.
    static boolean calls(Stmt.BlockStmt body) {
        if (body == null) {
            return false;
        }
        List<Node> work = new ArrayList<>(List.of(body));
        while (!work.isEmpty()) {
            Node n = work.removeLast();
            if (n instanceof Expr.CallExpr c && c.argList().isEmpty() && Expr.unparen(c.fun()) instanceof Expr.Name f && f.value().equals("recover")) {
                return true;
            }
            children(n, work);
        }
        return false;
    }

    /// All labelled statements inside, literals excluded.
    static List<Stmt.LabeledStmt> labels(Node body) {
        List<Stmt.LabeledStmt> out = new ArrayList<>();
        List<Node> work = new ArrayList<>(List.of(body));
        while (!work.isEmpty()) {
            Node n = work.removeLast();
            if (n instanceof Stmt.LabeledStmt l) {
                out.add(l);
            }
            children(n, work);
        }
        return out;
    }

    /// Pushes the direct children; function literals and types have none.
    private static void children(Node n, List<Node> out) {
        switch (n) {
            case Stmt.LabeledStmt s -> add(out, s.stmt());
            case Stmt.BlockStmt s -> add(out, s.list());
            case Stmt.ExprStmt s -> add(out, s.x());
            case Stmt.SendStmt s -> add(out, s.chan(), s.value());
            case Stmt.DeclStmt s -> s.declList().forEach(d -> {
                if (d instanceof jopher.compiler.syntax.Decl.VarDecl v) {
                    add(out, v.values());
                }
            });
            case Stmt.AssignStmt s -> add(out, s.lhs(), s.rhs());
            case Stmt.CallStmt s -> add(out, s.call());
            case Stmt.ReturnStmt s -> add(out, s.results());
            case Stmt.IfStmt s -> add(out, s.init(), s.cond(), s.then(), s.els());
            case Stmt.ForStmt s -> add(out, s.init(), s.cond(), s.post(), s.body());
            case Stmt.SwitchStmt s -> {
                add(out, s.init(), s.tag());
                add(out, s.body());
            }
            case Stmt.SelectStmt s -> add(out, s.body());
            case Stmt.RangeClause s -> add(out, s.lhs(), s.x());
            case Stmt.CaseClause s -> {
                add(out, s.cases());
                add(out, s.body());
            }
            case Stmt.CommClause s -> {
                add(out, s.comm());
                add(out, s.body());
            }
            case Expr.CompositeLit x -> add(out, x.elemList());
            case Expr.KeyValueExpr x -> add(out, x.key(), x.value());
            case Expr.ParenExpr x -> add(out, x.x());
            case Expr.SelectorExpr x -> add(out, x.x());
            case Expr.IndexExpr x -> add(out, x.x(), x.index());
            case Expr.SliceExpr x -> add(out, x.x(), x.lo(), x.hi(), x.max());
            case Expr.AssertExpr x -> add(out, x.x());
            case Expr.TypeSwitchGuard x -> add(out, x.x());
            case Expr.Operation x -> add(out, x.x(), x.y());
            case Expr.CallExpr x -> {
                add(out, x.fun());
                add(out, x.argList());
            }
            case Expr.ListExpr x -> add(out, x.elemList());
            default -> {}
        }
    }

    private static void add(List<Node> out, Node... list) {
        for (Node n : list) {
            if (n != null) {
                out.add(n);
            }
        }
    }

    private static void add(List<Node> out, Collection<? extends Node> list) {
        out.addAll(list);
    }
}
