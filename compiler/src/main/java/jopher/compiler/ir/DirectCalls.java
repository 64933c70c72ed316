package jopher.compiler.ir;

import java.util.List;
import jopher.compiler.types.Selection;

/// Calls of methods whose receiver is known after node has run. The functions that this makes necessary (instances) are added to the package.
public interface DirectCalls {
    /// `recv.M(args…)` in place of `call`.
    ///
    /// @param in the function that has the call
    /// @param recv a value of the concrete type
    /// @param method the path from `recv` to the method, through embedded fields
    /// @return a call of the method, or of an interface's method where the path ends in an embedded interface
    Expr.Call direct(Func in, Expr.Call call, Expr recv, Selection method, List<Expr> args);
}
