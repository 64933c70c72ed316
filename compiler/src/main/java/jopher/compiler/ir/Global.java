package jopher.compiler.ir;

import jopher.compiler.base.Pos;
import jopher.compiler.types.Type;

/// A package-level variable: a static field of the class of the file that declares it.
public final class Global {
    public final Pos pos;
    public final String pkgPath;
    /// Internal name of the file class holding the field.
    public final String ownerClass;
    /// JVM field name.
    public final String name;
    public final Type type;

    public Global(Pos pos, String pkgPath, String ownerClass, String name, Type type) {
        this.pos = pos;
        this.pkgPath = pkgPath;
        this.ownerClass = ownerClass;
        this.name = name;
        this.type = type;
    }

    @Override
    public String toString() {
        return pkgPath + "." + name;
    }
}
