package jopher.compiler.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Stmt.*;

/// Checks labels, `break`, `continue`, `fallthrough` and `goto` of one function body and sets the targets of its
/// branches (spec: Labeled statements, Break, Continue, Goto, Fallthrough statements).
///
/// Function literals in the body are functions of their own. Before: every target is null. After: every branch without
/// error has its target. Messages as in Go 1.26 cmd/compile/internal/syntax/branches.go.
final class BranchChecker {
    private final ErrorHandler errors;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    private BranchChecker(ErrorHandler errors) {
        this.errors = errors;
    }

    static void check(BlockStmt body, ErrorHandler errors) {
        new BranchChecker(errors).function(body);
    }

    private static final class Label {
        final Block block;
        final LabeledStmt stmt;
        boolean used;

        Label(Block block, LabeledStmt stmt) {
            this.block = block;
            this.stmt = stmt;
        }
    }

    /// A block and the statement whose label, if any, names it (`L: for … { block }`).
    private record Block(Block parent, Pos start, LabeledStmt labeled) {}

    /// What unlabeled branches refer to. `caseIndex` is that of the clause of a `switch` that is entered directly.
    private record Enclosing(Stmt breaks, ForStmt continues, int caseIndex) {
        Enclosing nested() {
            return new Enclosing(breaks, continues, NOT_IN_CASE);
        }
    }

    private static final int NOT_IN_CASE = -1;

    private void function(BlockStmt body) {
        List<BranchStmt> unresolved = block(null, new Enclosing(null, null, NOT_IN_CASE), null, body.pos(), body.list());
        for (BranchStmt g : unresolved) {
            String name = g.label().value();
            Label l = labels.get(name);
            if (l != null) {
                l.used = true;
                report(g.label(), "goto " + name + " jumps into block starting at " + l.block.start);
            } else {
                report(g.label(), "label " + name + " not defined");
            }
        }
        for (Label l : labels.values()) {
            if (!l.used) {
                report(l.stmt.label(), "label " + l.stmt.label().value() + " defined and not used");
            }
        }
    }

    private void report(Node at, String message) {
        errors.error(at.pos(), message);
    }

    /// The `goto`s of one block that wait for their label, and the variable declared last: a label after it must not be
    /// the target of a `goto` before it.
    private static final class Forward {
        List<BranchStmt> gotos = new ArrayList<>(0);
        /// Those that precede the declaration of `variable`.
        List<BranchStmt> beforeVariable = List.of();
        Expr variable;
        Pos declared;

        void declare(Expr variable, Pos pos) {
            this.variable = variable;
            declared = pos;
            beforeVariable = gotos.isEmpty() ? List.of() : List.copyOf(gotos);
        }
    }

    /// Checks one block; returns the `goto`s whose labels it does not have.
    private List<BranchStmt> block(Block parent, Enclosing enclosing, LabeledStmt labeled, Pos start, List<Stmt> body) {
        Block b = new Block(parent, start, labeled);
        Forward forward = new Forward();
        int last = body.size() - 1; // fallthrough may be followed by empty statements
        while (last >= 0 && body.get(last) instanceof EmptyStmt) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            Stmt s = body.get(i);
            LabeledStmt label = null;
            while (s instanceof LabeledStmt l) {
                if (!l.label().value().equals("_")) {
                    declare(b, l, forward);
                    label = l;
                }
                s = l.stmt();
            }
            stmt(s, b, enclosing, label, forward, i == last);
        }
        return forward.gotos;
    }

    private void stmt(Stmt s, Block b, Enclosing enclosing, LabeledStmt label, Forward forward, boolean isLast) {
        switch (s) {
            case DeclStmt d -> {
                for (Decl decl : d.declList()) {
                    if (decl instanceof Decl.VarDecl v) {
                        forward.declare(v.nameList().getFirst(), v.pos());
                        break;
                    }
                }
            }
            case AssignStmt a when a.op() == Operator.DEF -> forward.declare(a.lhs(), a.pos());
            case BranchStmt r when r.label() == null -> unlabeled(r, enclosing, isLast);
            case BranchStmt r -> labeled(r, b, forward);
            case BlockStmt inner -> inner(b, enclosing.nested(), label, inner.pos(), inner.list(), forward);
            case IfStmt f -> {
                inner(b, enclosing.nested(), label, f.then().pos(), f.then().list(), forward);
                if (f.els() != null) {
                    inner(b, enclosing.nested(), label, f.els().pos(), List.of(f.els()), forward);
                }
            }
            case ForStmt f -> inner(b, new Enclosing(f, f, NOT_IN_CASE), label, f.body().pos(), f.body().list(), forward);
            case SwitchStmt w -> {
                for (int i = 0; i < w.body().size(); i++) {
                    CaseClause c = w.body().get(i);
                    inner(b, new Enclosing(w, enclosing.continues, i), label, c.pos(), c.body(), forward);
                }
            }
            case SelectStmt w -> {
                for (CommClause c : w.body()) {
                    inner(b, new Enclosing(w, enclosing.continues, NOT_IN_CASE), label, c.pos(), c.body(), forward);
                }
            }
            default -> {}
        }
    }

    private void inner(Block b, Enclosing enclosing, LabeledStmt label, Pos start, List<Stmt> body, Forward forward) {
        forward.gotos.addAll(block(b, enclosing, label, start, body));
    }

    private void declare(Block b, LabeledStmt s, Forward forward) {
        String name = s.label().value();
        Label l = labels.get(name);
        if (l != null) {
            report(s.label(), "label " + name + " already defined at " + l.stmt.label().pos());
        } else {
            l = new Label(b, s);
            labels.put(name, l);
        }
        if (forward.gotos.isEmpty()) {
            return;
        }
        List<BranchStmt> still = new ArrayList<>();
        for (BranchStmt g : forward.gotos) {
            if (!g.label().value().equals(name)) {
                still.add(g);
                continue;
            }
            g.setTarget(s);
            l.used = true;
            if (forward.beforeVariable.contains(g)) {
                report(g.label(), "goto " + name + " jumps over declaration of " + Printer.string(forward.variable)
                        + " at " + forward.declared);
            }
        }
        forward.gotos = still;
    }

    private void unlabeled(BranchStmt s, Enclosing enclosing, boolean isLast) {
        switch (s.tok()) {
            case BREAK -> {
                s.setTarget(enclosing.breaks);
                if (enclosing.breaks == null) {
                    report(s, "break is not in a loop, switch, or select");
                }
            }
            case CONTINUE -> {
                s.setTarget(enclosing.continues);
                if (enclosing.continues == null) {
                    report(s, "continue is not in a loop");
                }
            }
            default -> fallthrough(s, enclosing, isLast);
        }
    }

    private void fallthrough(BranchStmt s, Enclosing enclosing, boolean isLast) {
        if (!(enclosing.breaks instanceof SwitchStmt w)) {
            report(s, "fallthrough statement out of place");
        } else if (w.tag() instanceof Expr.TypeSwitchGuard) {
            report(s, "cannot fallthrough in type switch");
        } else if (enclosing.caseIndex == NOT_IN_CASE || !isLast) {
            report(s, "fallthrough statement out of place");
        } else if (enclosing.caseIndex + 1 == w.body().size()) {
            report(s, "cannot fallthrough final case in switch");
        }
    }

    private void labeled(BranchStmt s, Block b, Forward forward) {
        String name = s.label().value();
        Label l = labels.get(name);
        if (s.tok() == TokenKind.GOTO) {
            if (l != null) {
                l.used = true;
                if (encloses(l.block, b)) {
                    s.setTarget(l.stmt);
                    return;
                }
            }
            forward.gotos.add(s); // its label may follow
            return;
        }
        String keyword = s.tok().text();
        if (l == null) {
            report(s.label(), keyword + " label not defined: " + name);
            return;
        }
        l.used = true;
        Stmt target = isEnclosing(l.stmt, b) ? l.stmt.stmt() : null;
        boolean valid = target instanceof ForStmt
                || s.tok() == TokenKind.BREAK && (target instanceof SwitchStmt || target instanceof SelectStmt);
        if (valid) {
            s.setTarget(target);
        } else {
            report(s.label(), "invalid " + keyword + " label " + name);
        }
    }

    private static boolean encloses(Block outer, Block b) {
        while (b != null && b != outer) {
            b = b.parent;
        }
        return b != null;
    }

    private static boolean isEnclosing(LabeledStmt s, Block b) {
        while (b != null && b.labeled != s) {
            b = b.parent;
        }
        return b != null;
    }
}
