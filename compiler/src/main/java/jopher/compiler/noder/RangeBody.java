package jopher.compiler.noder;

import java.util.LinkedHashSet;
import java.util.Set;
import jopher.compiler.ir.Local;
import jopher.compiler.syntax.Stmt.ForStmt;

/// A range-over-func loop as seen from the function literal that its body became.
final class RangeBody {
    final ForStmt loop;
    /// The loop's state, see [RangeFuncRewriter].
    final Local state;
    /// Destinations outside the loop that the body jumps to.
    final Set<RangeExits.Exit> exits = new LinkedHashSet<>();

    RangeBody(ForStmt loop, Local state) {
        this.loop = loop;
        this.state = state;
    }
}
