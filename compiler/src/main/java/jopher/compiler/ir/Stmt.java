package jopher.compiler.ir;

import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// A statement.
public sealed interface Stmt permits Stmt.CoreStmt, Stmt.SugarStmt {
    Pos pos();

    sealed interface CoreStmt extends Stmt {}

    sealed interface SugarStmt extends Stmt {}

    // ---- core ----

    /// The variable comes into existence here (a fresh one each time control passes: per-iteration variables), with `init` or its zero value.
    record Declare(Pos pos, Local local, Expr init) implements CoreStmt {}

    /// place = value. A null place is the blank identifier (value evaluated for its panics).
    record Assign(Pos pos, Expr place, Expr value) implements CoreStmt {}

    /// t1, t2 = call: after order the places are LocalRefs of temporaries or null (dropped). Also for one result.
    record CallAssign(Pos pos, List<Expr> places, Expr.Call call) implements CoreStmt {}

    /// An expression for its effects (call, copy, recv, runtime call).
    record ExprStmt(Pos pos, Expr x) implements CoreStmt {}

    /// dst, ok = x.(T). dst or ok may be null.
    record AssertOk(Pos pos, Expr dst, Expr ok, Expr x, Type target) implements CoreStmt {}

    record Block(Pos pos, List<Stmt> stmts) implements CoreStmt {}

    record If(Pos pos, Expr cond, List<Stmt> then, List<Stmt> otherwise) implements CoreStmt {}

    /// for cond { body; post }. cond null = forever. `Continue(label)` jumps to post, `Break(label)` behind the loop.
    /// `condSetup`: statements run before each test of cond (temporaries that order made).
    record Loop(Pos pos, Label label, List<Stmt> condSetup, Expr cond, List<Stmt> post, List<Stmt> body) implements CoreStmt {}

    /// switch on an integer value by constants, each clause's body ending control itself (no fallthrough: walk resolves it with gotos).
    record IntSwitch(Pos pos, Label label, Expr tag, List<Clause> clauses, List<Stmt> otherwise) implements CoreStmt {
        public record Clause(Pos pos, List<Constant> values, List<Stmt> body) {}
    }

    /// switch on a string by constants.
    record StringSwitch(Pos pos, Label label, Expr tag, List<IntSwitch.Clause> clauses, List<Stmt> otherwise) implements CoreStmt {}

    record Break(Pos pos, Label label) implements CoreStmt {}

    record Continue(Pos pos, Label label) implements CoreStmt {}

    record Goto(Pos pos, Label label) implements CoreStmt {}

    record LabelStmt(Pos pos, Label label) implements CoreStmt {}

    /// Results already converted to the result types; empty with named results means their current values.
    /// After order: call-free (return f() becomes temporaries).
    record Return(Pos pos, List<Expr> values) implements CoreStmt {}

    record Panic(Pos pos, Expr value) implements CoreStmt {}

    /// go thunk(): after order the argument is a func() value without parameters and results. A nil function value panics per gc's rules.
    record GoStmt(Pos pos, Expr thunk) implements CoreStmt {}

    /// defer thunk(): pushed on the defer list of `target` (the function whose return runs it: the current one, or an outer one for
    /// range-over-func bodies). `recovers` tells whether the deferred callee itself calls recover, when statically known.
    record DeferStmt(Pos pos, Expr thunk, Func target) implements CoreStmt {}

    // ---- sugar (walk removes) ----

    /// go f(args) / defer f(args) as written: `call` is the statement the call would be on its own (ExprStmt of a Call, Copy, Recover;
    /// Panic, Print, Close, Delete, Clear). `target` as in DeferStmt.
    record GoCall(Pos pos, Stmt call) implements SugarStmt {}

    record DeferCall(Pos pos, Stmt call, Func target) implements SugarStmt {}

    /// a, b = x, y with Go's two phases.
    record AssignList(Pos pos, List<Expr> places, List<Expr> values) implements SugarStmt {}

    /// var a, b = x, y and a, b := x, y with new variables only: the values are those of an AssignList. A null local is the blank identifier.
    record DeclareList(Pos pos, List<Local> locals, List<Expr> values) implements SugarStmt {}

    /// place op= value (inc and dec included).
    record OpAssign(Pos pos, Expr.BinaryOp op, Expr place, Expr value) implements SugarStmt {}

    /// v, ok = m[k]
    record MapIndexOk(Pos pos, Expr dst, Expr ok, Expr.MapIndex x) implements SugarStmt {}

    /// v, ok = <-ch
    record RecvOk(Pos pos, Expr dst, Expr ok, Expr ch) implements SugarStmt {}

    record Send(Pos pos, Expr ch, Expr value) implements SugarStmt {}

    record Delete(Pos pos, Expr map, Expr key) implements SugarStmt {}

    /// clear(map or slice)
    record Clear(Pos pos, Expr x) implements SugarStmt {}

    /// print/println
    record Print(Pos pos, boolean newline, List<Expr> args) implements SugarStmt {}

    record Close(Pos pos, Expr ch) implements SugarStmt {}

    /// for key, value := range x over array, pointer to array, slice, string, map, chan, integer (functions are rewritten by the noder).
    /// key/value: LocalRefs of variables declared afresh each iteration; null when absent. With places of the program on the left they are
    /// temporaries, and `assign`, which each iteration starts with, hands their values on. After order `assign` is null and its statements
    /// stand in the body, but for those that belong before the element is read: `before`.
    record Range(Pos pos, Label label, Expr key, Expr value, Expr x, AssignList assign, List<Stmt> before, List<Stmt> body) implements SugarStmt {}

    /// Three-clause for with per-iteration loop variables (`perIteration`, Go 1.22) that the body captures or takes the address of.
    record For(Pos pos, Label label, List<Stmt> init, Expr cond, List<Stmt> post, List<Stmt> body, List<Local> perIteration) implements SugarStmt {}

    /// Expression switch; tag null = true. Clause bodies may end in Fallthrough.
    record Switch(Pos pos, Label label, Expr tag, List<SwitchClause> clauses) implements SugarStmt {
        /// values null = default.
        public record SwitchClause(Pos pos, List<Expr> values, List<Stmt> body) {}
    }

    record Fallthrough(Pos pos) implements SugarStmt {}

    /// switch v := x.(type).
    record TypeSwitch(Pos pos, Label label, Expr x, List<TypeClause> clauses) implements SugarStmt {
        /// types null = default; a null element of types = case nil. `local` is the clause's variable or null.
        public record TypeClause(Pos pos, List<Type> types, Local local, List<Stmt> body) {}
    }

    record Select(Pos pos, Label label, List<CommClause> clauses) implements SugarStmt {
        /// Exactly one of: send (ch, value), receive (ch; dst/ok places or null; with `define` locals are declared), default (all null).
        public record CommClause(Pos pos, Expr sendCh, Expr sendValue, Expr recvCh, Expr dst, Expr ok, boolean define, boolean isDefault, List<Stmt> body) {}
    }
}
