package jopher.compiler.stackmap;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import jopher.compiler.escape.Summary;
import jopher.compiler.escape.SummaryFact;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Sizes;

/// What has to be known of functions besides the one that is lowered.
final class Declared {
    /// Bytes of a variable up to which a closure has a copy.
    private static final long BY_VALUE = 128;

    private final ImportedFacts imported;
    private final Map<FuncSym, Func> here = new HashMap<>();
    private final Set<Func> direct = Collections.newSetFromMap(new IdentityHashMap<>());

    Declared(PackageIr ir, ImportedFacts imported) {
        this.imported = imported;
        ir.funcs.forEach(f -> here.put(f.sym, f));
        ir.bodyless.forEach(f -> here.put(f.sym, f));
        for (Func f : ir.funcs) {
            Set<Expr> deferred = Collections.newSetFromMap(new IdentityHashMap<>());
            IrVisitor.visit(f.body, s -> {
                if (s instanceof Stmt.GoCall(var _, Stmt.ExprStmt e)) {
                    deferred.add(e.x());
                } else if (s instanceof Stmt.DeferCall(var _, Stmt.ExprStmt e, var _)) {
                    deferred.add(e.x());
                }
            }, e -> {
                if (e instanceof Expr.Call c && c.callee() instanceof Expr.FuncCallee(Expr.Closure l) && !deferred.contains(c)) {
                    direct.add(l.fn());
                }
            });
        }
    }

    /// Whether a literal is called where it stands: what it captures are parameters more.
    boolean isDirect(Func literal) {
        return direct.contains(literal);
    }

    /// Whether pointers that are given to the function as numbers are kept alive until it returns.
    boolean keepsAlive(FuncSym sym) {
        Func f = here.get(sym);
        if (f != null) {
            return !sym.hasBody || f.pragmas.contains("uintptrkeepalive") || f.pragmas.contains("uintptrescapes");
        }
        Summary s = sym.typeArgs.isEmpty() ? imported.find(sym.obj, SummaryFact.KIND) : null;
        return s != null && (s.uintptrKeepAlive() || s.uintptrEscapes());
    }

    /// As the lines name a function: what follows the first dot.
    String name(Func f) {
        return name(f.sym);
    }

    static String name(FuncSym sym) {
        String s = sym.goName;
        return s.substring(s.indexOf('.', s.lastIndexOf('/', s.indexOf('(') < 0 ? s.length() : s.indexOf('(')) + 1) + 1);
    }

    static boolean isByValue(Local l) {
        return !l.addrTaken && !l.reassigned && Sizes.sizeof(l.type) >= 0 && Sizes.sizeof(l.type) <= BY_VALUE;
    }
}
