package jopher.compiler.represent;

import java.util.List;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;

/// Whether control can reach the end of a statement list (conservative: true in doubt).
final class Flow {
    private Flow() {}

    static boolean mayComplete(List<Stmt> list) {
        return list.isEmpty() || mayComplete(list.get(list.size() - 1));
    }

    private static boolean mayComplete(Stmt s) {
        return switch (s) {
            case Stmt.Return _, Stmt.Panic _, Stmt.Goto _, Stmt.Break _, Stmt.Continue _ -> false;
            case Stmt.Block b -> mayComplete(b.stmts());
            case Stmt.If i -> mayComplete(i.then()) || mayComplete(i.otherwise());
            case Stmt.Loop l -> l.cond() != null || breaksTo(l.label(), l.body());
            default -> true;
        };
    }

    static boolean breaksTo(Label label, List<Stmt> list) {
        for (var s : list) {
            if (s instanceof Stmt.Break b && b.label() == label) {
                return true;
            }
            boolean[] found = {false};
            IrChildren.lists(s, inner -> found[0] |= breaksTo(label, inner));
            if (found[0]) {
                return true;
            }
        }
        return false;
    }
}
