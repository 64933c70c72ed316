package jopher.compiler.walk;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.LocalRef;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.Delete;
import jopher.compiler.ir.Stmt.Range;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// Recognises `for k := range m { delete(m, k) }`, which is a clear where every key equals itself
/// (Go 1.26 walk/range.go: isMapClear).
final class MapClear {
    private MapClear() {}

    static boolean matches(Range r) {
        return r.key() instanceof LocalRef k && r.value() == null && r.x() instanceof LocalRef m && r.before().isEmpty()
                && r.body().size() == 1 && r.body().getFirst() instanceof Delete d
                && d.map() instanceof LocalRef dm && dm.local() == m.local()
                && d.key() instanceof LocalRef dk && dk.local() == k.local()
                && reflexive(IrTypes.mapKey(m.type()));
    }

    private static boolean reflexive(Type t) {
        return switch (t.underlying()) {
            case Basic b -> !b.has(Basic.IS_FLOAT | Basic.IS_COMPLEX);
            case Interface i -> false;
            case Array a -> reflexive(a.elem());
            case Struct s -> s.fields().stream().allMatch(f -> reflexive(f.type()));
            default -> true;
        };
    }

    /// The expression is a plain variable.
    static boolean isVariable(Expr x) {
        return x instanceof LocalRef;
    }
}
