package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// The name of a defined type, alias, predeclared type or type parameter.
public final class TypeName extends Obj {
    private int localNumber;

    public TypeName(Pos pos, Package pkg, String name, Type type) {
        super(pos, pkg, name, type);
    }

    /// The number of a defined type that a function declares, among those of its package in source order, from 1; else 0. Names of
    /// instances at run time show it (`main.Set[main.T·1]`).
    public int localNumber() {
        return localNumber;
    }

    public void setLocalNumber(int n) {
        localNumber = n;
    }

    /// Whether the name is an alias for its type.
    public boolean isAlias() {
        return switch (type) {
            case null -> false;
            case Basic b -> {
                if (pkg == Universe.UNSAFE) {
                    yield false;
                }
                // any user-declared name of a basic type is an alias, as are byte and rune
                yield pkg != null || !b.name().equals(name) || b == Basic.BYTE || b == Basic.RUNE;
            }
            case Named n -> this != n.obj;
            case TypeParam p -> this != p.obj;
            default -> true;
        };
    }
}
