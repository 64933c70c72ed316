package jopher.compiler.link;

import jopher.compiler.ir.FuncSym;

/// Binds functions without Go body: linkname targets, natives in Java. Built by the driver from the whole program's facts.
public interface LinkTable {
    /// What to call. `missing`: nothing implements it; calling it must fail with that message.
    record Target(String owner, String name, String desc, String missing) {}

    /// `desc` is the descriptor that the symbol's own type gives. Never null.
    Target resolve(FuncSym sym, String desc);

    /// Everything without body is missing.
    static LinkTable none() {
        return (sym, desc) -> new Target(null, null, null, sym.goName);
    }
}
