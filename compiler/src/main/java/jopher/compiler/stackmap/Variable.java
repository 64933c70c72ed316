package jopher.compiler.stackmap;

import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.types.Type;

/// A variable or temporary of gc's frame.
final class Variable {
    enum Kind { PARAM, RESULT, AUTO, TEMP, DEFER_SLOT }

    final String name;
    final Pos pos;
    final Type type;
    final Kind kind;
    /// Its words, if it is a set of values; null if it is memory.
    final List<Words.Word> words;
    /// What it is called as a stack object, if its type cannot be written as a Go type of ours, else null.
    final String typeText;
    final boolean pointers;
    /// Something has its address.
    boolean addressed;
    int id = -1;

    Variable(String name, Pos pos, Type type, String typeText, Kind kind, boolean memory) {
        this.name = name;
        this.pos = pos;
        this.type = type;
        this.typeText = typeText;
        this.kind = kind;
        this.words = memory || type == null || !Words.inRegisters(type) ? null : Words.of(type);
        this.pointers = type == null || Words.hasPointers(type);
    }

    boolean isMemory() {
        return words == null;
    }

    /// Values that are given to it get its name; temporaries and results give none.
    boolean names() {
        return kind == Kind.AUTO;
    }
}
