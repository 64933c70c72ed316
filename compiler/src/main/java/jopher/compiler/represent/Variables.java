package jopher.compiler.represent;

import jopher.compiler.represent.code.Slot;

/// Where a Go variable lives in one JVM method.
sealed interface Variables {
    /// One JVM local.
    record Plain(Slot slot) implements Variables {}

    /// A cell object (`CellI` … `CellL`) held in a JVM local.
    record Cell(Slot slot, char kind) implements Variables {}

    /// A slice in four JVM locals; `header`, if not null, holds the same slice as an object (variables assigned once).
    record SliceParts(Slot array, Slot off, Slot len, Slot cap, Slot header) implements Variables {}
}
