package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;

/// How control leaves the range-over-func loops of one function from inside their bodies: each destination has a code that
/// the body leaves in a variable of the function, for the code behind the call of the iterator.
final class RangeExits {
    enum Kind { BREAK, CONTINUE, GOTO, RETURN }

    record Exit(int code, Kind kind, jopher.compiler.syntax.Stmt target) {}

    private record Key(Kind kind, jopher.compiler.syntax.Stmt target) {}

    private final FuncNoder home;
    private final Map<Key, Exit> exits = new LinkedHashMap<>();
    private Local next;
    private List<Local> results;

    RangeExits(FuncNoder home) {
        this.home = home;
    }

    Exit to(Kind kind, jopher.compiler.syntax.Stmt target) {
        return exits.computeIfAbsent(new Key(kind, target), k -> new Exit(exits.size() + 1, kind, target));
    }

    Exit toReturn() {
        return exits.computeIfAbsent(new Key(Kind.RETURN, null), k -> new Exit(-1, Kind.RETURN, null));
    }

    /// The variable with the code, 0 for none.
    Local next() {
        if (next == null) {
            next = home.auto(home.fn.pos, ".next", Basic.INT);
            next.reassigned = true;
        }
        return next;
    }

    /// Where `return` in a body puts the values: named results themselves, else variables.
    List<Local> results() {
        if (home.fn.namedResults) {
            return home.fn.results;
        }
        if (results == null) {
            results = new ArrayList<>();
            for (Local r : home.fn.results) {
                results.add(home.auto(r.pos, ".rv" + (results.size() + 1), r.type));
            }
        }
        return results;
    }

    /// The return statement of the function that follows a return in a body.
    Stmt returnNow(Pos pos) {
        List<Expr> values = new ArrayList<>();
        if (!home.fn.namedResults) {
            for (Local l : results()) {
                values.add(home.ref(pos, l));
            }
        }
        return new Stmt.Return(pos, values);
    }

    /// Declarations for the start of the function.
    List<Stmt> declarations() {
        List<Stmt> list = new ArrayList<>();
        if (next != null) {
            list.add(new Stmt.Declare(home.fn.pos, next, null));
        }
        if (results != null) {
            results.forEach(l -> list.add(new Stmt.Declare(home.fn.pos, l, null)));
        }
        return list;
    }
}
