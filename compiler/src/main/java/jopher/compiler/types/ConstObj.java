package jopher.compiler.types;

import jopher.compiler.base.Pos;
import jopher.compiler.types.constant.Constant;

/// A declared constant.
public final class ConstObj extends Obj {
    Constant value;

    public ConstObj(Pos pos, Package pkg, String name, Type type, Constant value) {
        super(pos, pkg, name, type);
        this.value = value;
    }

    /// Null until the declaration has been checked.
    public Constant value() {
        return value;
    }
}
