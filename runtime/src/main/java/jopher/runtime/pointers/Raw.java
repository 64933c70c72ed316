package jopher.runtime.pointers;

/// A pointer into [Memory]; its `offset` counts bytes there.
interface Raw {
    Memory memory();
}
