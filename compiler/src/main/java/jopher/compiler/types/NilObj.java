package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// The predeclared `nil`.
public final class NilObj extends Obj {
    NilObj() {
        super(Pos.NONE, null, "nil", Basic.UNTYPED_NIL);
    }
}
