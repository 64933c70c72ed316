package jopher.compiler.types;

import java.util.List;
import java.util.Set;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Stmt;
import jopher.compiler.syntax.Stmt.*;
import jopher.compiler.syntax.TokenKind;

/// Terminating statements (spec "Terminating statements"). Go counterpart: types2/return.go.
final class Terminating {
    private final Set<CallExpr> panicCalls;

    /// `panicCalls` are the calls of the predeclared panic.
    Terminating(Set<CallExpr> panicCalls) {
        this.panicCalls = panicCalls;
    }

    /// Whether `s`, labelled `label` (or ""), is terminating.
    boolean isTerminating(Stmt s, String label) {
        return switch (s) {
            case LabeledStmt l -> isTerminating(l.stmt(), l.label().value());
            case ExprStmt e -> Expr.unparen(e.x()) instanceof CallExpr call && panicCalls.contains(call);
            case ReturnStmt r -> true;
            case BranchStmt b -> b.tok() == TokenKind.GOTO || b.tok() == TokenKind.FALLTHROUGH;
            case BlockStmt b -> isTerminatingList(b.list());
            case IfStmt i -> i.els() != null && isTerminating(i.then(), "") && isTerminating(i.els(), "");
            case SwitchStmt sw -> isTerminatingSwitch(sw.body(), label);
            case SelectStmt sel -> {
                for (CommClause c : sel.body()) {
                    if (!isTerminatingList(c.body()) || hasBreak(c.body(), label, true)) {
                        yield false;
                    }
                }
                yield true;
            }
            // a range clause ends the loop some time (go.dev/issue/49003)
            case ForStmt f -> !(f.init() instanceof RangeClause) && f.cond() == null && !hasBreak(f.body(), label, true);
            case DeclStmt d -> false;
            case SimpleStmt simple -> false;
            case CallStmt call -> false;
        };
    }

    private boolean isTerminatingList(List<Stmt> list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (!(list.get(i) instanceof EmptyStmt)) {
                return isTerminating(list.get(i), "");
            }
        }
        return false;
    }

    private boolean isTerminatingSwitch(List<CaseClause> body, String label) {
        boolean hasDefault = false;
        for (CaseClause c : body) {
            hasDefault |= c.cases() == null;
            if (!isTerminatingList(c.body()) || hasBreak(c.body(), label, true)) {
                return false;
            }
        }
        return hasDefault;
    }

    private static boolean hasBreak(List<Stmt> list, String label, boolean implicit) {
        for (Stmt s : list) {
            if (hasBreak(s, label, implicit)) {
                return true;
            }
        }
        return false;
    }

    /// Whether `s` contains a break out of the statement labelled `label`, or (if `implicit`) of the innermost one.
    private static boolean hasBreak(Stmt s, String label, boolean implicit) {
        return switch (s) {
            case LabeledStmt l -> hasBreak(l.stmt(), label, implicit);
            case BranchStmt b -> b.tok() == TokenKind.BREAK && (b.label() == null ? implicit : b.label().value().equals(label));
            case BlockStmt b -> hasBreak(b.list(), label, implicit);
            case IfStmt i -> hasBreak(i.then(), label, implicit) || i.els() != null && hasBreak(i.els(), label, implicit);
            case SwitchStmt sw -> {
                boolean found = false;
                for (CaseClause c : sw.body()) {
                    found |= !label.isEmpty() && hasBreak(c.body(), label, false);
                }
                yield found;
            }
            case SelectStmt sel -> {
                boolean found = false;
                for (CommClause c : sel.body()) {
                    found |= !label.isEmpty() && hasBreak(c.body(), label, false);
                }
                yield found;
            }
            case ForStmt f -> !label.isEmpty() && hasBreak(f.body(), label, false);
            case ReturnStmt r -> false;
            case DeclStmt d -> false;
            case CallStmt call -> false;
            case SimpleStmt simple -> false;
        };
    }
}
