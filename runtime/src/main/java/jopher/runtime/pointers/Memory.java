package jopher.runtime.pointers;

import jopher.runtime.panics.Panics;
import jopher.runtime.types.GoType;

/// Part of the program's memory as unsafe code sees it: little-endian bytes by amd64's layout, whatever the objects below look like.
/// Implementations: arrays of numbers and numeric variables ([Units]), structs ([StructMemory]), arrays of anything else
/// ([ElementMemory]), variables of several words such as strings and interfaces ([Words]), and addresses at which nothing is ([Nowhere]).
abstract class Memory {
    /// What pointer equality sees: the object whose byte 0 is byte 0 of this memory.
    abstract Object base();

    /// Bytes from 0 on that exist.
    abstract long size();

    /// `size` (1 to 8) bytes at byte offset `at`, in the low bits.
    abstract long read(long at, int size);

    abstract void write(long at, int size, long bits);

    /// A pointer to the variable of type `t` at `at` if it lies there as such (a struct itself, an array or view of it); else null.
    abstract Object variable(long at, GoType t);

    /// The pointer in the word at `at`.
    Object pointer(long at) {
        return UnsafePointers.pointer(read(at, 8));
    }

    void setPointer(long at, Object p) {
        write(at, 8, Addresses.of(p));
    }

    final void check(long at, int size) {
        if (at < 0 || at + size > size()) {
            throw Panics.unsupported("unsafe access to " + size + " bytes at offset " + at + " of an object of " + size());
        }
    }

    /// A place in it.
    record Place(Memory memory, long at) {
    }
}
