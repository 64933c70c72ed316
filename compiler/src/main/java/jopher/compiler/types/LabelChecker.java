package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Stmt;
import jopher.compiler.syntax.Stmt.*;

/// Labels and the branches to them (spec "Labeled statements", "Goto statements"), for syntax trees whose branches the parser
/// did not check. Go counterpart: types2/labels.go.
final class LabelChecker {
    private final Checker c;
    /// All labels of the body.
    private final Map<String, Label> all = new LinkedHashMap<>();

    LabelChecker(Checker c) {
        this.c = c;
    }

    void check(BlockStmt body) {
        for (BranchStmt jump : new Block(null, null).branches(body.list())) {
            String name = jump.label().value();
            Label label = all.get(name);
            if (label != null) {
                label.used = true; // no further error
                c.errorf(jump.label(), "goto %s jumps into block", name);
            } else {
                c.errorf(jump.label(), "label %s not declared", name);
            }
        }
        for (Label l : all.values()) {
            if (!l.used) {
                c.errorf(l.pos(), "label %s declared and not used", l.name());
            }
        }
    }

    /// A block with the labels declared in it; `labeled` is the statement it is the body of, or null.
    private final class Block {
        private final Block parent;
        private final LabeledStmt labeled;
        private final Map<String, LabeledStmt> labels = new HashMap<>();
        private List<BranchStmt> forward = new ArrayList<>();
        /// The forward jumps over the variable declaration at `varPos`.
        private List<BranchStmt> overVar = List.of();
        private Pos varPos;

        Block(Block parent, LabeledStmt labeled) {
            this.parent = parent;
            this.labeled = labeled;
        }

        /// Checks the statements; returns the jumps whose label was not found.
        List<BranchStmt> branches(List<Stmt> list) {
            for (Stmt s : list) {
                stmt(null, s);
            }
            return forward;
        }

        private LabeledStmt gotoTarget(String name) {
            for (Block b = this; b != null; b = b.parent) {
                if (b.labels.containsKey(name)) {
                    return b.labels.get(name);
                }
            }
            return null;
        }

        private LabeledStmt enclosing(String name) {
            for (Block b = this; b != null; b = b.parent) {
                if (b.labeled != null && b.labeled.label().value().equals(name)) {
                    return b.labeled;
                }
            }
            return null;
        }

        private void varDecl(Pos pos) {
            varPos = pos;
            overVar = List.copyOf(forward);
        }

        private void stmt(LabeledStmt lstmt, Stmt stmt) {
            switch (stmt) {
                case DeclStmt s -> {
                    for (Decl d : s.declList()) {
                        if (d instanceof Decl.VarDecl) {
                            varDecl(d.pos());
                        }
                    }
                }
                case LabeledStmt s -> stmt(label(s, lstmt), s.stmt());
                case BranchStmt s -> {
                    if (s.label() != null) {
                        branch(s);
                    }
                }
                case AssignStmt s -> {
                    if (s.op() == Operator.DEF) {
                        varDecl(s.pos());
                    }
                }
                case BlockStmt s -> forward.addAll(new Block(this, lstmt).branches(s.list()));
                case IfStmt s -> {
                    stmt(lstmt, s.then());
                    if (s.els() != null) {
                        stmt(lstmt, s.els());
                    }
                }
                case SwitchStmt s -> {
                    Block b = new Block(this, lstmt);
                    for (CaseClause clause : s.body()) {
                        forward.addAll(new Block(b, null).branches(clause.body()));
                    }
                }
                case SelectStmt s -> {
                    Block b = new Block(this, lstmt);
                    for (CommClause clause : s.body()) {
                        forward.addAll(new Block(b, null).branches(clause.body()));
                    }
                }
                case ForStmt s -> stmt(lstmt, s.body());
                default -> { }
            }
        }

        /// Declares a label and resolves the jumps to it; returns the labelled statement for what follows.
        private LabeledStmt label(LabeledStmt s, LabeledStmt outer) {
            Name id = s.label();
            String name = id.value();
            if (name.equals("_")) {
                return outer;
            }
            Label label = new Label(id.pos(), c.pkg, name);
            Label alt = all.putIfAbsent(name, label);
            if (alt != null) {
                c.report(c.newError().add(id.pos(), "label %s already declared", name).addAltDecl(alt));
            } else {
                labels.put(name, s);
                c.recordDef(id, label);
            }
            List<BranchStmt> open = new ArrayList<>();
            for (BranchStmt jump : forward) {
                if (!jump.label().value().equals(name)) {
                    open.add(jump);
                    continue;
                }
                label.used = true;
                c.recordUse(jump.label(), label);
                if (varPos != null && overVar.contains(jump)) {
                    c.errorf(jump.label(), "goto %s jumps over variable declaration at line %d", name, varPos.line());
                }
            }
            forward = open;
            return s;
        }

        private void branch(BranchStmt s) {
            String name = s.label().value();
            LabeledStmt t = enclosing(name);
            switch (s.tok()) {
                case BREAK -> {
                    if (t == null || !(t.stmt() instanceof SwitchStmt || t.stmt() instanceof SelectStmt || t.stmt() instanceof ForStmt)) {
                        c.errorf(s.label(), "invalid break label %s", name);
                        return;
                    }
                }
                case CONTINUE -> {
                    if (t == null || !(t.stmt() instanceof ForStmt)) {
                        c.errorf(s.label(), "invalid continue label %s", name);
                        return;
                    }
                }
                default -> {
                    if (gotoTarget(name) == null) {
                        forward.add(s); // may be declared later
                        return;
                    }
                }
            }
            Label label = all.get(name);
            label.used = true;
            c.recordUse(s.label(), label);
        }
    }
}
