package jopher.runtime.structs;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;

/// A Go struct. Below it: one *shape* class per list of fields (`go/$s/<key>`, declares the fields and all methods here but
/// [#goType] and [#fresh]), below that one class per defined or anonymous struct type. Compiled code reads fields through the
/// shape, so that `(*B)(p)` of a *A costs nothing; only the class tells the types apart.
public abstract class Struct {
    @CompilerEntry
    public Struct() {
    }

    /// A new object of the same class with the same contents; nested structs and arrays are copied too.
    @CompilerEntry
    public abstract Struct copy();

    /// A new zero object of the same class.
    @CompilerEntry
    public abstract Struct fresh();

    /// `*this = other`: contents only, nested objects in place. Same shape.
    @CompilerEntry
    public abstract void assign(Struct other);

    /// Go's `==`. Blank fields are skipped; panics when interface fields hold uncomparable values. Types that are not
    /// comparable throw IllegalStateException: the type checker and [GoType#comparable] come first.
    @CompilerEntry
    public abstract boolean eq(Struct other);

    /// Agrees with [#eq].
    @CompilerEntry
    public abstract long hash(long seed);

    /// The type of this object's own class (not the pointer type).
    @CompilerEntry
    public abstract GoType goType();

    /// What unsafe code keeps with this object, such as the array that it is an element of; see [#home(Object)].
    public Object home() {
        return null;
    }

    /// Keeps `place` with this object, if its shape has room for it: those have that the linker saw in conversions of package unsafe.
    public void home(Object place) {
    }
}
