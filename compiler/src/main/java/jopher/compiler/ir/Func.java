package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;

/// A function body on its way through the phases. Each phase replaces `body`; everything else is fixed by the noder
/// except the lists of locals, to which later phases add temporaries.
public final class Func {
    public final FuncSym sym;
    public final Pos pos;
    /// Position of the closing brace (line of the implicit return).
    public final Pos end;
    /// Receiver first.
    public final List<Local> params = new ArrayList<>();
    public final List<Local> results = new ArrayList<>();
    /// Variables of enclosing functions that the body (or a literal nested in it) uses, in order of first use.
    /// Only for function literals.
    public final List<Local> captures = new ArrayList<>();
    /// The enclosing function of a literal, else null.
    public Func outer;
    public List<Stmt> body = List.of();
    /// Results are named in the source (deferred closures may see and change them).
    public boolean namedResults;
    /// Contains `defer` that runs when this function returns (incl. defers of range-over-func bodies nested in it).
    public boolean hasDefer;
    /// `//go:noinline` and the like, by directive name without "go:".
    public final List<String> pragmas = new ArrayList<>();
    /// The closure that a go or defer statement runs, made by order: one call. It hands recover's token on untouched, so its
    /// function value answers `recovers()` for the callee.
    public boolean thunk;
    /// Wrapper, thunk or other function without source of its own: traces skip it.
    public boolean synthetic;
    /// A literal that is called where it stands: gc passes it what it captures. Set by order in the function around it.
    public boolean calledDirectly;

    public Func(FuncSym sym, Pos pos, Pos end) {
        this.sym = sym;
        this.pos = pos;
        this.end = end;
    }

    /// A function literal that captures nothing is like a declared function to those who analyse calls.
    public boolean capturesVariables() {
        return outer != null && !captures.isEmpty();
    }

    @Override
    public String toString() {
        return sym.goName;
    }
}
