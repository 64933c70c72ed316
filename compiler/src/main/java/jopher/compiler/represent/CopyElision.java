package jopher.compiler.represent;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Array;
import jopher.compiler.types.Struct;

/// Where a struct or array value need not be copied. Everything not listed here is copied.
///
/// **Invariant**: every variable, field and element of aggregate type *owns* its object: no other variable refers to it
/// (pointers may). A *fresh* value is one to which nothing refers yet.
///
/// 1. *Fresh values* are taken over without a copy: literals, zero values, results of calls (rule 3), conversions that build an
///    object, values received from channels (the sender copied).
/// 2. *Parameters are lent*: the caller passes its own object. The callee may read it as long as nobody can have written
///    the caller's variable. It copies at entry unless (a) it never assigns the parameter or a part of it, takes its
///    address, or lets a literal capture it, and (b) no *effect* precedes, in execution order, a read of the parameter. An effect is whatever may
///    write memory that the caller can see or let another goroutine run: a call, a store that is not to a local variable of
///    this function, channel and map operations. Order is taken from the text; all reads inside a loop count as standing at the
///    end of the outermost loop around them, so an effect in a loop precedes every read in that loop. Functions with goto or
///    defer always copy. A value that leaves the function (stored, returned, boxed) is copied there, since a parameter is not fresh.
/// 3. *Results are fresh*: `return x` hands over x's object only if x is a variable of this function (not a lent parameter) that
///    is neither captured nor address-taken; the frame ends, so nobody else has it.
/// 4. *Temporaries move*: a TEMP that gets its value in one place, is read as a whole once, in the same statement list, and
///    nowhere in part, gives its object away.
/// 5. *Map elements are lent*: the object in a slot, and what it consists of, is never written again (elements have no address, an
///    assignment puts a new object there), and neither is a shared zero value. A variable that gets its value in one place, from a slot
///    or a part of one or from another variable of this kind, and is never assigned, written in part, address-taken or captured, uses that
///    object. A value that leaves it (assigned, stored, returned, boxed) is copied there: it is not fresh.
///
/// 6. *Keys are looked at*: a TEMP that gets its value in one place, from a variable or a part of one, and is read once, as the key of a map's lookup or delete
///    that is the next statement, uses the object of that variable. Nothing comes between, and such calls keep no key.
final class CopyElision {
    private final Facts facts;
    private final Map<Local, Boolean> lent = new IdentityHashMap<>();
    private final Map<Local, Boolean> moves = new IdentityHashMap<>();
    private final java.util.Set<Local> borrows = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    CopyElision(Facts facts, Func f) {
        this.facts = facts;
        parameters(f);
        elements(f.body);
        temporaries(f.body);
    }

    /// The parameter may use the caller's object.
    boolean lent(Local l) {
        return lent.getOrDefault(l, false);
    }

    /// Reading the variable gives its object away (rule 4).
    boolean moves(Local l) {
        return moves.getOrDefault(l, false);
    }

    /// The variable uses the object of a map element (rule 5).
    boolean borrows(Local l) {
        return borrows.contains(l);
    }

    static boolean isAggregate(Expr e) {
        return e.type().underlying() instanceof Struct || e.type().underlying() instanceof Array;
    }

    // ---- rule 2

    private int position;
    private int loopDepth;
    private final Map<Local, Integer> lastRead = new IdentityHashMap<>();
    private final java.util.Set<Local> readInLoop = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private int firstEffect = Integer.MAX_VALUE;

    private void parameters(Func f) {
        boolean any = false;
        for (var p : f.params) {
            any |= p.type.underlying() instanceof Struct || p.type.underlying() instanceof Array;
        }
        if (!any) {
            return;
        }
        boolean never = f.hasDefer || facts.of(f).hasGoto || !facts.of(f).outerDefers.isEmpty();
        if (!never) {
            scan(f.body);
        }
        for (var p : f.params) {
            var v = facts.of(p);
            boolean ok = !never && v.assigns == 0 && v.partWrites == 0 && !v.addrTaken && !v.captured
                    && lastRead.getOrDefault(p, -1) <= firstEffect;
            lent.put(p, ok);
        }
    }

    private void scan(List<Stmt> list) {
        for (var s : list) {
            if (s instanceof Stmt.Loop loop) {
                loopDepth++;
                scan(loop.condSetup());
                if (loop.cond() != null) {
                    reads(loop.cond());
                }
                scan(loop.body());
                scan(loop.post());
                loopDepth--;
                if (loopDepth == 0) {
                    position++;
                    for (var l : readInLoop) {
                        lastRead.put(l, position);
                    }
                    readInLoop.clear();
                }
                continue;
            }
            switch (s) {
                case Stmt.Assign a -> {
                    if (a.place() != null) {
                        reads(a.place());
                    }
                    reads(a.value());
                    if (a.place() != null && (Facts.root(a.place()) == null || facts.shared(Facts.root(a.place())))) {
                        effect();
                    }
                }
                case Stmt.CallAssign c -> {
                    reads(c.call());
                    effect();
                    for (var p : c.places()) {
                        if (p != null) {
                            reads(p);
                        }
                    }
                }
                case Stmt.AssertOk a -> {
                    reads(a.x());
                    effect();
                }
                case Stmt.GoStmt _, Stmt.DeferStmt _ -> {
                    IrChildren.exprs(s, this::reads);
                    effect();
                }
                default -> IrChildren.exprs(s, this::reads);
            }
            IrChildren.lists(s, this::scan);
        }
    }

    private void effect() {
        position++;
        firstEffect = Math.min(firstEffect, position);
        position++;
    }

    private void reads(Expr e) {
        IrChildren.of(e, this::reads);
        switch (e) {
            case Expr.LocalRef l -> {
                position++;
                lastRead.put(l.local(), position);
                if (loopDepth > 0) {
                    readInLoop.add(l.local());
                }
            }
            // these may run code or write memory while they stand in the middle of an expression
            case Expr.Call _, Expr.RuntimeCall _, Expr.Copy _, Expr.Append _, Expr.AppendSlice _, Expr.Recover _ -> effect();
            default -> { }
        }
    }

    // ---- rule 5

    /// Definitions stand before uses, so one pass finds chains.
    private void elements(List<Stmt> list) {
        for (int i = 0; i < list.size(); i++) {
            var s = list.get(i);
            switch (s) {
                case Stmt.Declare d when d.init() != null -> {
                    element(d.local(), d.init());
                    if (i + 1 < list.size()) {
                        key(d, list.get(i + 1));
                    }
                }
                case Stmt.Assign a when a.place() instanceof Expr.LocalRef l && l.local().kind == Local.Kind.TEMP && facts.of(l.local()).declares == 0 -> element(l.local(), a.value());
                default -> { }
            }
            IrChildren.lists(s, this::elements);
        }
    }

    private void element(Local l, Expr init) {
        var v = facts.of(l);
        if (isAggregate(init) && isElement(init) && facts.assignedOnce(l) && v.partWrites == 0 && !v.addrTaken && !v.captured) {
            borrows.add(l);
        }
    }

    // ---- rule 6

    private void key(Stmt.Declare d, Stmt next) {
        var l = d.local();
        var v = facts.of(l);
        if (l.kind != Local.Kind.TEMP || !isAggregate(d.init()) || !isPlace(d.init()) || !facts.assignedOnce(l) || v.wholeReads != 1 || v.partReads + v.partWrites != 0
                || v.addrTaken || v.captured) {
            return;
        }
        var call = switch (next) {
            case Stmt.Declare n when n.init() instanceof Expr.RuntimeCall r -> r;
            case Stmt.ExprStmt n when n.x() instanceof Expr.RuntimeCall r -> r;
            default -> null;
        };
        if (call == null || !(call.args().getLast() instanceof Expr.LocalRef r) || r.local() != l) {
            return;
        }
        switch (call.fn()) {
            case MAPACCESS1, MAPACCESS2, MAPACCESS1_FAT, MAPACCESS2_FAT, MAPDELETE, MAPACCESS1_UNBOXEDL, MAPACCESS2_UNBOXEDL, MAPDELETE_UNBOXEDL -> borrows.add(l);
            default -> { }
        }
    }

    private static boolean isPlace(Expr e) {
        return switch (e) {
            case Expr.LocalRef _, Expr.GlobalRef _, Expr.Deref _ -> true;
            case Expr.Field x -> x.viaPointer() || isPlace(x.x());
            case Expr.Index x -> x.x().type().underlying() instanceof jopher.compiler.types.Slice || isPlace(x.x());
            default -> false;
        };
    }

    private boolean isElement(Expr e) {
        return switch (e) {
            case Expr.MapSlot _ -> true;
            case Expr.RuntimeCall r -> r.fn().name().startsWith("MAPITERELEM");
            case Expr.LocalRef l -> borrows.contains(l.local());
            case Expr.Field x -> isAggregate(x.x()) && isElement(x.x());
            case Expr.Index x -> isAggregate(x.x()) && isElement(x.x());
            default -> false;
        };
    }

    // ---- rule 4

    private void temporaries(List<Stmt> list) {
        var defined = new IdentityHashMap<Local, Boolean>();
        for (var s : list) {
            // only uses directly in this list's statements, not in nested loops
            if (!(s instanceof Stmt.Loop)) {
                IrChildren.exprs(s, e -> uses(e, defined));
            }
            switch (s) {
                case Stmt.CallAssign c -> {
                    for (var p : c.places()) {
                        if (p instanceof Expr.LocalRef l) {
                            define(l.local(), defined);
                        }
                    }
                }
                case Stmt.Declare d -> define(d.local(), defined);
                case Stmt.Assign a when a.place() instanceof Expr.LocalRef l -> define(l.local(), defined);
                default -> { }
            }
            IrChildren.lists(s, this::temporaries);
        }
    }

    private void define(Local l, Map<Local, Boolean> defined) {
        var v = facts.of(l);
        if (l.kind == Local.Kind.TEMP && !borrows(l) && facts.assignedOnce(l) && v.wholeReads == 1 && v.partReads == 0 && v.partWrites == 0 && !v.addrTaken && !v.captured) {
            defined.put(l, true);
        }
    }

    private void uses(Expr e, Map<Local, Boolean> defined) {
        if (e instanceof Expr.LocalRef l && defined.containsKey(l.local())) {
            moves.put(l.local(), true);
        }
        IrChildren.of(e, x -> uses(x, defined));
    }
}
