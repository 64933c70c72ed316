package jopher.compiler.inline;

import java.util.Arrays;
import java.util.List;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// Counts what gc's `hairyVisitor` counts: a point for each node that its IR has there, and more for calls, closures and panics. gc's nodes are not ours: each case
/// says what it stands for where that is not plain.
///
/// - a new variable is the assignment, its declaration with the name, and the name again;
/// - `a, b = f()` goes through temporaries, which gc takes off again; so a temporary of ours is counted where the value goes;
/// - conversions that change nothing are free, method expressions too;
/// - what follows a statement that ends control is not there.
final class Costs {
    /// Calls and function literals need to know callees.
    interface Calls {
        /// What a call costs besides its node and operands; negative: inlining is impossible, the reason is noted.
        int call(Expr.Call call);
    }

    static final int CLOSURE = 15;
    /// What the body of a loop over a function does with the loop's state goes through a variable.
    private static final int LOOP_STATE = 6;

    private final Func function;
    private final Calls calls;
    private String reason;
    /// Nodes alone.
    private int nodes;

    private Costs(Func function, Calls calls) {
        this.function = function;
        this.calls = calls;
    }

    /// @param reason why the function cannot be inlined whatever it costs, else null
    /// @param nodes for the question whether a function is big
    record Result(int cost, String reason, int nodes) {}

    static Result of(Func f, Calls calls) {
        Costs c = new Costs(f, calls);
        int cost = c.stmts(f.body) + (isLoopBody(f) ? c.node(LOOP_STATE) : 0);
        return new Result(cost, c.reason, c.nodes);
    }

    static boolean isLoopBody(Func f) {
        return f.outer != null && f.sym.goName.lastIndexOf("-range") > f.sym.goName.lastIndexOf('.');
    }

    private void impossible(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    private int node(int n) {
        nodes += n;
        return n;
    }

    private int stmts(List<Stmt> list) {
        int sum = 0;
        for (int i = 0; i < list.size(); i++) {
            Stmt s = list.get(i);
            if (s instanceof Stmt.Declare d && d.local().kind != Local.Kind.TEMP) {
                int n = together(list, i);
                if (n > 1) {
                    // a, b := x, y
                    sum += node(1 + 3 * n);
                    for (int k = i; k < i + n; k++) {
                        sum += expr(((Stmt.Declare) list.get(k)).init());
                    }
                    i += n - 1;
                    continue;
                }
                if (d.init() == null && i + 1 < list.size() && beforeList(list, i)) {
                    sum += node(2); // the declaration alone; the list names the variable
                    continue;
                }
            }
            sum += stmt(s);
            if (ends(s)) {
                // up to the next label
                while (i + 1 < list.size() && !(list.get(i + 1) instanceof Stmt.LabelStmt)) {
                    i++;
                }
            }
        }
        return sum;
    }

    /// How many declarations with values from `i` on stem from one statement: those on one line.
    private static int together(List<Stmt> list, int i) {
        int n = 0;
        while (i + n < list.size() && list.get(i + n) instanceof Stmt.Declare d && d.init() != null && !temporary(d.init()) && d.local().kind != Local.Kind.TEMP
                && d.pos().line() == list.get(i).pos().line() && !d.local().name.startsWith(".")) {
            n++;
        }
        return n;
    }

    private static boolean beforeList(List<Stmt> list, int i) {
        for (int k = i + 1; k < list.size(); k++) {
            if (list.get(k) instanceof Stmt.AssignList a) {
                return a.pos().line() == list.get(i).pos().line();
            }
            if (!(list.get(k) instanceof Stmt.Declare d && d.init() == null)) {
                return false;
            }
        }
        return false;
    }

    private static boolean ends(Stmt s) {
        return switch (s) {
            case Stmt.Return r -> true;
            case Stmt.Panic p -> true;
            case Stmt.Goto g -> true;
            case Stmt.Block b -> !b.stmts().isEmpty() && ends(b.stmts().getLast());
            case Stmt.If i when constant(i.cond()) != null -> {
                List<Stmt> taken = constant(i.cond()) ? i.then() : i.otherwise();
                yield !taken.isEmpty() && ends(taken.getLast());
            }
            case Stmt.If i -> !i.then().isEmpty() && ends(i.then().getLast()) && !i.otherwise().isEmpty() && ends(i.otherwise().getLast());
            default -> false;
        };
    }

    private static Boolean constant(Expr cond) {
        return cond instanceof Expr.Const c && c.value() instanceof Constant.Bool b ? b.value() : null;
    }

    /// A value that a statement with several results has left in a temporary, with an implicit conversion around it, perhaps.
    private static boolean temporary(Expr x) {
        return switch (x) {
            case Expr.LocalRef r -> r.local().kind == Local.Kind.TEMP;
            case Expr.ToIface t -> temporary(t.x());
            case Expr.IfaceToIface t -> temporary(t.x());
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> temporary(c.x());
            case null, default -> false;
        };
    }

    /// A target of several results: temporaries are counted where their value goes.
    private int target(Expr place) {
        return place == null ? node(1) : place instanceof Expr.LocalRef r && r.local().kind == Local.Kind.TEMP ? 0 : expr(place);
    }

    private int conversion(Expr x) {
        return x instanceof Expr.ToIface || x instanceof Expr.IfaceToIface ? node(1) : 0;
    }

    private int stmt(Stmt s) {
        return switch (s) {
            case Stmt.Declare d when temporary(d.init()) -> node(3) + conversion(d.init());
            case Stmt.Declare d when d.local().kind == Local.Kind.TEMP -> expr(d.init());
            case Stmt.Declare d -> node(4) + expr(d.init());
            case Stmt.Assign a when temporary(a.value()) && !(a.place() instanceof Expr.LocalRef r && r.local().kind == Local.Kind.TEMP) -> place(a.place()) + conversion(a.value());
            case Stmt.Assign a -> node(1) + place(a.place()) + expr(a.value());
            case Stmt.CallAssign c -> node(1) + c.places().stream().mapToInt(this::target).sum() + expr(c.call());
            case Stmt.ExprStmt e when e.x() instanceof Expr.Recv r -> node(1) + expr(r.ch());
            case Stmt.ExprStmt e -> expr(e.x());
            case Stmt.AssertOk a -> node(2) + target(a.dst()) + target(a.ok()) + expr(a.x());
            case Stmt.MapIndexOk m -> node(1) + target(m.dst()) + target(m.ok()) + expr(m.x());
            case Stmt.RecvOk r -> node(2) + target(r.dst()) + target(r.ok()) + expr(r.ch());
            case Stmt.Block b -> stmts(b.stmts());
            case Stmt.If i when constant(i.cond()) != null -> stmts(constant(i.cond()) ? i.then() : i.otherwise());
            case Stmt.If i -> node(1) + expr(i.cond()) + stmts(i.then()) + stmts(i.otherwise());
            case Stmt.Loop l -> node(1) + stmts(l.condSetup()) + expr(l.cond()) + stmts(l.post()) + stmts(l.body());
            case Stmt.For f -> node(label(f.label()) + 1) + stmts(f.init()) + expr(f.cond()) + stmts(f.post()) + stmts(f.body());
            case Stmt.Range r -> range(r);
            case Stmt.Switch w -> node(label(w.label()) + 1) + expr(w.tag()) + w.clauses().stream().mapToInt(c -> node(1) + exprs(c.values()) + stmts(c.body())).sum();
            case Stmt.TypeSwitch w -> node(label(w.label()) + 2 + (w.clauses().stream().anyMatch(c -> c.local() != null) ? 1 : 0)) + expr(w.x()) + w.clauses().stream().mapToInt(
                    c -> node(c.local() == null ? 1 : 2) + (c.types() == null ? 0 : (int) c.types().stream().filter(t -> t == null).count()) + stmts(c.body())).sum();
            case Stmt.Select w -> node(label(w.label()) + 1) + w.clauses().stream().mapToInt(c -> node(1) + communication(c) + stmts(c.body())).sum();
            case Stmt.IntSwitch w -> 0; // walk makes it
            case Stmt.StringSwitch w -> 0; // walk makes it
            case Stmt.Break b -> node(1);
            case Stmt.Continue c -> node(1);
            case Stmt.Goto g -> node(1);
            case Stmt.LabelStmt l -> node(1);
            case Stmt.Fallthrough f -> 0;
            case Stmt.Return r when r.values().size() == 1 && r.values().getFirst().type() instanceof Tuple t && t.len() > 1 -> node(2 + 4 * t.len()) + exprs(r.values());
            case Stmt.Return r -> node(1) + exprs(r.values());
            case Stmt.Panic p -> node(1) + 1 + expr(p.value()) - (p.value() instanceof Expr.ToIface || p.value() instanceof Expr.IfaceToIface ? 1 : 0);
            case Stmt.GoStmt g -> hairy("unhandled op GO");
            case Stmt.GoCall g -> hairy("unhandled op GO");
            case Stmt.DeferStmt d -> hairy("unhandled op DEFER");
            case Stmt.DeferCall d -> hairy(d.target() == function ? "unhandled op DEFER" : "defer call in range func");
            case Stmt.AssignList a -> list(a);
            case Stmt.DeclareList d -> node(1 + 3 * d.locals().size()) + exprs(d.values());
            case Stmt.OpAssign o -> node(1) + expr(o.place()) + expr(o.value());
            case Stmt.Send x -> node(1) + expr(x.ch()) + expr(x.value());
            case Stmt.Delete d -> node(1) + expr(d.map()) + expr(d.key());
            case Stmt.Clear c -> node(1) + expr(c.x());
            case Stmt.Print p -> node(1) + exprs(p.args());
            case Stmt.Close c -> node(1) + expr(c.ch());
        };
    }

    private int hairy(String why) {
        impossible(why);
        return node(1);
    }

    private int place(Expr place) {
        return place == null ? node(1) : expr(place);
    }

    private static int label(jopher.compiler.ir.Label l) {
        return l != null && !l.name.startsWith(".") ? 1 : 0;
    }

    /// The values of `a, b = f()` that were not plain variables come here through temporaries.
    private int list(Stmt.AssignList a) {
        boolean results = !a.values().isEmpty() && a.values().stream().allMatch(Costs::temporary);
        int sum = results ? 0 : node(1);
        for (int i = 0; i < a.places().size(); i++) {
            sum += place(a.places().get(i)) + (results ? conversion(a.values().get(i)) : expr(a.values().get(i)));
        }
        return sum;
    }

    private int range(Stmt.Range r) {
        int sum = node(label(r.label()) + 1) + expr(r.x()) + stmts(r.body());
        for (Expr v : r.assign() != null ? r.assign().places() : Arrays.asList(r.key(), r.value())) {
            if (v != null) {
                sum += expr(v) + (r.assign() == null ? node(2) : 0);
            }
        }
        return sum + (r.key() == null && r.value() != null ? node(1) : 0);
    }

    private int communication(Stmt.Select.CommClause c) {
        if (c.isDefault()) {
            return 0;
        }
        if (c.sendCh() != null) {
            return node(1) + expr(c.sendCh()) + expr(c.sendValue());
        }
        int sum = node(2) + expr(c.recvCh());
        for (Expr v : new Expr[] {c.dst(), c.ok()}) {
            sum += place(v) + (v != null && c.define() ? node(2) : 0);
        }
        return sum;
    }

    private int exprs(List<Expr> list) {
        int sum = 0;
        for (Expr x : list == null ? List.<Expr>of() : list) {
            sum += x == null ? 0 : expr(x);
        }
        return sum;
    }

    private int expr(Expr x) {
        return switch (x) {
            case null -> 0;
            case Expr.Const c -> node(1);
            case Expr.Zero z -> node(1);
            // the results of f() as arguments or results: declared, named, assigned, used
            case Expr.LocalRef r -> node(r.local().kind == Local.Kind.TEMP ? 4 : 1);
            case Expr.GlobalRef g -> node(1);
            case Expr.FuncRef f -> f.sym().obj != null && f.sym().obj.signature().recv() != null ? 0 : node(1);
            case Expr.Closure c -> c.fn().synthetic ? node(1) : node(1) + CLOSURE;
            case Expr.TypeDesc t -> 0;
            case Expr.Unary u -> node(1) + expr(u.x());
            case Expr.Binary b -> node(1) + expr(b.x()) + expr(b.y());
            case Expr.Logical l -> node(1) + expr(l.x()) + expr(l.y());
            case Expr.Concat c -> node(1) + exprs(c.parts());
            case Expr.MinMax m -> node(1) + exprs(m.args());
            case Expr.MakeComplex m -> node(1) + expr(m.re()) + expr(m.im());
            case Expr.Real r -> node(1) + expr(r.x());
            case Expr.Imag i -> node(1) + expr(i.x());
            case Expr.Conv c -> (switch (c.kind()) {
                case NOP, UNSAFE -> 0;
                case NUMERIC -> sameSize(c.type(), c.x().type()) ? 0 : node(1);
                case SLICE_TO_ARRAY -> node(2);
                default -> node(1);
            }) + expr(c.x());
            case Expr.ToIface t -> node(1) + expr(t.x());
            case Expr.IfaceToIface t -> node(1) + expr(t.x());
            case Expr.TypeAssert t -> node(1) + expr(t.x());
            case Expr.DynamicAssert t -> node(1) + expr(t.x());
            case Expr.MethodValue m -> node(2) + expr(m.recv());
            case Expr.BitCast b -> node(1) + expr(b.x());
            case Expr.Field f -> node(1) + expr(f.x());
            case Expr.Deref d -> node(1) + expr(d.x()) - (address(d.x()) ? 1 : 0);
            case Expr.Index i -> node(1) + pointed(i.x()) - (address(i.x()) ? 1 : 0) + expr(i.x()) + expr(i.index());
            case Expr.AddrOf a -> node(1) + expr(a.x()) - (a.x() instanceof Expr.Field f && isFirst(f) && (f.x() instanceof Expr.LocalRef || f.x() instanceof Expr.GlobalRef) ? 2 : 0);
            case Expr.SliceOp s -> slice(s);
            case Expr.Len l -> node(1) + pointed(l.x()) + expr(l.x());
            case Expr.Cap c -> node(1) + pointed(c.x()) + expr(c.x());
            case Expr.Append a -> node(1) + expr(a.slice()) + exprs(a.elems());
            case Expr.AppendSlice a -> node(1) + expr(a.slice()) + expr(a.tail());
            case Expr.Copy c -> node(1) + expr(c.dst()) + expr(c.src());
            case Expr.New n -> node(1);
            case Expr.MakeSlice m -> node(1) + expr(m.len()) + expr(m.cap());
            case Expr.MakeChan m -> node(1) + (m.size() == null ? node(1) : expr(m.size()));
            case Expr.MakeMap m -> node(1) + (m.hint() == null ? node(1) : expr(m.hint()));
            case Expr.UnsafeOp u -> node(1) + exprs(u.args());
            case Expr.StructLit s -> node(1 + (int) s.fields().stream().filter(f -> f != null).count()) + exprs(s.fields());
            case Expr.ArrayLit a -> array(a);
            case Expr.MapLit m -> node(1 + m.keys().size()) + exprs(m.keys()) + exprs(m.values());
            case Expr.Call c -> call(c);
            case Expr.RuntimeCall r -> node(1) + exprs(r.args());
            case Expr.Recover r -> hairy("call to recover");
            case Expr.RecoverToken r -> 0;
            case Expr.MapSlot m -> 0; // walk makes it
            case Expr.MapIndex m -> node(1) + expr(m.map()) + expr(m.key());
            case Expr.Recv r -> node(1) + expr(r.ch());
            case Expr.Seq s -> seq(s);
        };
    }

    /// A pointer to an array is dereferenced first.
    private int pointed(Expr x) {
        return x.type().underlying() instanceof Pointer ? node(1) : 0;
    }

    /// int and int64, uint, uint64 and uintptr are one machine type: such conversions do nothing.
    private static boolean sameSize(Type a, Type b) {
        return a.underlying() instanceof Basic x && b.underlying() instanceof Basic y && machine(x) == machine(y);
    }

    private static Basic.Kind machine(Basic b) {
        return switch (b.kind()) {
            case INT -> Basic.Kind.INT64;
            case UINT, UINTPTR -> Basic.Kind.UINT64;
            default -> b.kind();
        };
    }

    private static boolean isFirst(Expr.Field f) {
        Type t = f.x().type().underlying();
        return Sizes.offsetof(t instanceof Pointer p ? p.elem() : t, new int[] {f.index()}) == 0;
    }

    private static boolean isLiteral(Expr x) {
        return x instanceof Expr.StructLit || x instanceof Expr.ArrayLit || x instanceof Expr.MapLit;
    }

    private static boolean address(Expr x) {
        while (x instanceof Expr.Conv c && (c.kind() == Expr.ConvKind.NOP || c.kind() == Expr.ConvKind.UNSAFE)) {
            x = c.x();
        }
        return x instanceof Expr.AddrOf a && !isLiteral(a.x());
    }

    /// `s[0:…]` and `s[…:len(s)]` cost as much as without the bound.
    private int slice(Expr.SliceOp s) {
        int sum = node(1) + expr(s.x()) + expr(s.lo()) + expr(s.hi()) + expr(s.max());
        if (s.lo() instanceof Expr.Const c && c.value() instanceof Constant.Int i && i.value().signum() == 0) {
            sum--;
        }
        if (s.hi() instanceof Expr.Len l && l.x() instanceof Expr.LocalRef a && s.x() instanceof Expr.LocalRef b && a.local() == b.local()) {
            sum -= 2;
        }
        return sum;
    }

    private int array(Expr.ArrayLit a) {
        boolean slice = a.type().underlying() instanceof jopher.compiler.types.Slice;
        int sum = node(slice ? 2 : 1);
        boolean keyed = false;
        for (int i = 0; i < a.entries().size(); i++) {
            keyed |= a.entries().get(i).index() != i;
            sum += expr(a.entries().get(i).value()) + (keyed ? node(2) : 0);
        }
        return sum;
    }

    /// x.M as a value is one node with a hack of one; others are statements before a value.
    private int seq(Expr.Seq s) {
        if (s.value() instanceof Expr.Closure c && c.fn().synthetic && !s.stmts().isEmpty() && s.stmts().getFirst() instanceof Stmt.Declare d) {
            return node(2) + expr(d.init());
        }
        return stmts(s.stmts()) + expr(s.value());
    }

    /// `f()()` is `t := f(); t()`.
    private int temporaryFor(Expr callee) {
        boolean[] calls = new boolean[1];
        IrVisitor.visit(callee, x -> calls[0] |= switch (x) {
            case Expr.Call c -> true;
            case Expr.Recv r -> true;
            case Expr.Len l -> true;
            case Expr.Cap c -> true;
            case Expr.Append a -> true;
            case Expr.AppendSlice a -> true;
            case Expr.MinMax m -> true;
            case Expr.MakeSlice m -> true;
            case Expr.MakeMap m -> true;
            case Expr.MakeChan m -> true;
            case Expr.UnsafeOp u -> true;
            default -> false;
        });
        return calls[0] ? node(5) : 0;
    }

    /// The dictionary that an instance gets as an argument: a variable's address, in other instances an entry of their own.
    private int dictionary(Expr.StaticCallee callee) {
        return callee.sym().typeArgs.isEmpty() ? 0 : Names.root(function).sym.typeArgs.isEmpty() ? node(2) : dictionaryWord();
    }

    private int dictionaryWord() {
        return node(4); // (*dictionary)[n]
    }

    private int call(Expr.Call c) {
        int sum = node(1) + exprs(c.args()) + switch (c.callee()) {
            case Expr.StaticCallee k when k.throughDictionary() -> node(1) + dictionaryWord();
            case Expr.StaticCallee k -> (k.sym().obj != null && k.sym().obj.signature().recv() != null ? 0 : node(1)) + dictionary(k);
            case Expr.FuncCallee f -> expr(f.fn()) + temporaryFor(f.fn());
            case Expr.IfaceCallee i -> node(1) + expr(i.recv()) + temporaryFor(i.recv());
        };
        return sum + calls.call(c);
    }
}
