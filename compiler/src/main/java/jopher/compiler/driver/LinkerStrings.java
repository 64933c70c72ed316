package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Global;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.RuntimeTypeNames;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Types;
import jopher.compiler.types.constant.Constant;

/// -ldflags=-X: gives package variables other initial values.
///
/// before: `init: version = "dev"` · after: `init.X: version = "1.2"; init: …`
///
/// As with cmd/link the new value is there before any initialisation runs, in place of a constant one; what is computed by calls still
/// overwrites it. Names of no variable are passed over silently; variables of another type are errors.
final class LinkerStrings {
    private LinkerStrings() {}

    /// @param values by qualified name
    /// @throws Rejected if a variable is no string
    static void apply(PackageIr ir, Map<String, String> values) {
        List<Stmt> body = new ArrayList<>();
        Set<Global> set = new HashSet<>();
        Diagnostics errors = new Diagnostics();
        values.forEach((name, value) -> {
            int dot = name.lastIndexOf('.');
            Global g = dot < 0 || !name.substring(0, dot).equals(ir.pkg.path()) ? null : find(ir, name.substring(dot + 1));
            if (g == null) {
                return;
            }
            if (Types.unalias(g.type) != Basic.STRING) {
                errors.report(Pos.NONE, name + ": cannot set with -X: not a var of type string (type:" + RuntimeTypeNames.of(g.type) + ")");
                return;
            }
            set.add(g);
            body.add(new Stmt.Assign(g.pos, new Expr.GlobalRef(g.pos, g), new Expr.Const(g.pos, g.type, Constant.makeString(value))));
        });
        if (errors.hasErrors()) {
            throw new Rejected(errors);
        }
        if (set.isEmpty()) {
            return;
        }
        for (Func f : ir.funcs) {
            if (ir.inits.contains(f.sym)) {
                f.body = f.body.stream().filter(s -> !isConstant(s, set)).toList();
            }
        }
        Global first = set.iterator().next();
        Signature nothing = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);
        FuncSym sym = new FuncSym(ir.pkg.path(), first.ownerClass, "init$X", ir.pkg.path() + ".init", nothing, null, true);
        Func f = new Func(sym, first.pos, first.pos);
        f.body = body;
        ir.funcs.add(f);
        ir.inits.addFirst(sym);
    }

    private static Global find(PackageIr ir, String name) {
        return ir.globals.stream().filter(g -> g.name.equals(name)).findFirst().orElse(null);
    }

    private static boolean isConstant(Stmt s, Set<Global> globals) {
        return s instanceof Stmt.Assign a && a.place() instanceof Expr.GlobalRef r && globals.contains(r.global()) && a.value() instanceof Expr.Const;
    }
}
