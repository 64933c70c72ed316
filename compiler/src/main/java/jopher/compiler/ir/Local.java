package jopher.compiler.ir;

import jopher.compiler.base.Pos;
import jopher.compiler.types.Type;

/// A local variable, parameter, result or temporary of one function.
/// The facts (addrTaken, captured, reassigned) are filled in by the noder; represent decides from them whether the
/// variable needs a cell, can be captured by value, or is split into scalars.
public final class Local {
    public enum Kind { PARAM, RESULT, AUTO, TEMP }

    public final Pos pos;
    /// Source name; "_" or "" for unnamed parameters, ".t3" and the like for temporaries.
    public final String name;
    public final Type type;
    public final Kind kind;
    /// The function that declares it (closures refer to variables of enclosing functions).
    public Func owner;
    /// `&x` is taken explicitly, by slicing an array variable, or by calling a pointer method on it.
    public boolean addrTaken;
    /// Used by a function literal nested in its owner.
    public boolean captured;
    /// Assigned anywhere other than its declaration (op-assignments and inc/dec included).
    public boolean reassigned;

    public Local(Pos pos, String name, Type type, Kind kind) {
        this.pos = pos;
        this.name = name;
        this.type = type;
        this.kind = kind;
    }

    @Override
    public String toString() {
        return name;
    }
}
