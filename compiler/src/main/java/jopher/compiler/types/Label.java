package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// A declared label.
public final class Label extends Obj {
    boolean used;

    public Label(Pos pos, Package pkg, String name) {
        super(pos, pkg, name, Basic.INVALID);
    }

    public boolean used() {
        return used;
    }
}
