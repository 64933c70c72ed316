package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.stackmap.Graph.Block;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.stackmap.Value.Op;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Type;

/// Statements that fork or jump.
final class Branches {
    private final Lowering l;
    private final Statements stmts;
    private final Map<Label, Block> breaks = new IdentityHashMap<>();
    private final Map<Label, Block> continues = new IdentityHashMap<>();
    private final Map<Label, Block> labels = new IdentityHashMap<>();
    /// Where fallthrough goes.
    private Block nextClause;

    Branches(Lowering l, Statements stmts) {
        this.l = l;
        this.stmts = stmts;
    }

    void stmt(Stmt s) {
        switch (s) {
            case If i -> {
                test(l.order.expr(i.cond()), i.then(), i.otherwise());
            }
            case Loop x -> loop(x.label(), x.condSetup(), x.cond(), x.post(), x.body());
            case For f -> {
                stmts.list(f.init());
                loop(f.label(), List.of(), f.cond(), f.post(), f.body());
            }
            case IntSwitch w -> clauses(w.label(), value(w.tag()), w.clauses(), w.otherwise());
            case StringSwitch w -> clauses(w.label(), value(w.tag()), w.clauses(), w.otherwise());
            case Switch w -> doSwitch(w);
            case TypeSwitch w -> typeSwitch(w);
            case Select w -> new Selects(l, this, stmts).select(w);
            case Range r -> new Ranges(l, this, stmts).range(r);
            case Break b -> jump(breaks.get(b.label()));
            case Continue c -> jump(continues.get(c.label()));
            case Goto g -> jump(labels.computeIfAbsent(g.label(), k -> l.graph.join()));
            case LabelStmt x -> {
                Block b = labels.computeIfAbsent(x.label(), k -> l.graph.join());
                l.graph.edge(l.graph.current(), b);
                l.graph.begin(b, false);
            }
            case Fallthrough f -> jump(nextClause);
            default -> throw new IllegalStateException(s.getClass().getSimpleName());
        }
    }

    private Val value(Expr e) {
        return l.eval.value(l.order.expr(e));
    }

    private void jump(Block to) {
        l.graph.edge(l.graph.current(), to);
        l.graph.dead();
    }

    private void test(Expr cond, List<Stmt> then, List<Stmt> otherwise) {
        l.graph.effect(Arrays.asList(l.eval.value(cond).words()));
        Block from = l.graph.current();
        Block join = l.graph.join();
        l.graph.follow();
        stmts.block(then);
        l.graph.edge(l.graph.current(), join);
        Block no = l.graph.join();
        l.graph.edge(from, no);
        l.graph.begin(no, true);
        stmts.block(otherwise);
        l.graph.edge(l.graph.current(), join);
        l.graph.begin(join, true);
    }

    private void loop(Label label, List<Stmt> setup, Expr cond, List<Stmt> post, List<Stmt> body) {
        loop(label, () -> {
            stmts.list(setup);
            if (cond != null) {
                l.graph.effect(Arrays.asList(value(cond).words()));
            }
            return cond != null;
        }, () -> stmts.block(body), () -> stmts.block(post));
    }

    /// @param cond evaluates the condition; false: there is none
    void loop(Label label, java.util.function.BooleanSupplier cond, Runnable body, Runnable post) {
        Block head = l.graph.join();
        Block end = l.graph.join();
        Block next = l.graph.join();
        breaks.put(label, end);
        continues.put(label, next);
        l.graph.edge(l.graph.current(), head);
        l.graph.begin(head, false);
        if (cond.getAsBoolean()) {
            l.graph.edge(l.graph.current(), end);
        }
        l.graph.follow();
        body.run();
        l.graph.edge(l.graph.current(), next);
        l.graph.begin(next, true);
        post.run();
        l.graph.edge(l.graph.current(), head);
        l.graph.begin(end, true);
    }

    private void clauses(Label label, Val tag, List<IntSwitch.Clause> clauses, List<Stmt> otherwise) {
        l.graph.effect(Arrays.asList(tag.words()));
        Block from = l.graph.current();
        Block end = begin(label);
        List<List<Stmt>> bodies = new ArrayList<>();
        clauses.forEach(c -> bodies.add(c.body()));
        bodies.add(otherwise);
        for (List<Stmt> body : bodies) {
            branch(from);
            stmts.block(body);
            l.graph.edge(l.graph.current(), end);
        }
        l.graph.begin(end, true);
    }

    /// The block behind a statement with clauses.
    Block begin(Label label) {
        Block end = l.graph.join();
        breaks.put(label, end);
        return end;
    }

    /// Goes on in a block that `from` leads to.
    void branch(Block from) {
        Block b = l.graph.join();
        l.graph.edge(from, b);
        l.graph.begin(b, true);
    }

    private void doSwitch(Switch w) {
        Expr tag = w.tag() == null ? null : l.order.cheap(l.order.expr(w.tag()));
        Block end = begin(w.label());
        List<Block> starts = w.clauses().stream().map(c -> l.graph.join()).toList();
        Block otherwise = end;
        for (int i = 0; i < starts.size(); i++) {
            Switch.SwitchClause c = w.clauses().get(i);
            if (c.values() == null) {
                otherwise = starts.get(i);
                continue;
            }
            for (Expr v : c.values()) {
                Expr x = l.order.expr(v);
                Expr cond = tag == null ? x : new Binary(v.pos(), jopher.compiler.types.Basic.BOOL, BinaryOp.EQ, tag, x);
                l.graph.effect(Arrays.asList(l.eval.value(cond).words()));
                l.graph.edge(l.graph.current(), starts.get(i));
                l.graph.follow();
            }
        }
        l.graph.edge(l.graph.current(), otherwise);
        Block outer = nextClause;
        for (int i = 0; i < starts.size(); i++) {
            nextClause = i + 1 < starts.size() ? starts.get(i + 1) : end;
            l.graph.begin(starts.get(i), false);
            stmts.block(w.clauses().get(i).body());
            l.graph.edge(l.graph.current(), end);
        }
        nextClause = outer;
        l.graph.begin(end, true);
    }

    private void typeSwitch(TypeSwitch w) {
        Val x = l.eval.value(l.order.cheap(l.order.expr(w.x())));
        l.graph.effect(List.of(x.words()[0]));
        Block from = l.graph.current();
        Block end = begin(w.label());
        boolean complete = false;
        for (TypeSwitch.TypeClause c : w.clauses()) {
            complete |= c.types() == null;
            branch(from);
            if (c.types() != null && c.types().stream().anyMatch(t -> t != null && t.underlying() instanceof Interface i && !i.methods().isEmpty())) {
                l.eval.runtime(c.pos(), "interfaceSwitch", false, x.words()[0]);
            }
            if (c.local() != null) {
                Type t = c.local().type;
                Val v = t.underlying() instanceof Interface ? new Val(new Value[] {l.graph.pure(false, x.words()[0]), x.words()[1]}, null) : l.eval.unpacked(x, t);
                stmts.declare(c.local(), null);
                l.store(l.place(c.local()), t, v);
            }
            stmts.block(c.body());
            l.graph.edge(l.graph.current(), end);
        }
        if (!complete) {
            l.graph.edge(from, end);
        }
        l.graph.begin(end, true);
    }
}
