package jopher.runtime.pointers;

import jopher.runtime.panics.Panics;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.TypePointer;

/// Pointers to type descriptors. gc has one object per type, which internal/abi and reflect see under types of their own; here these are
/// structs with a reference to the next: reflect.rtype, abi.Type, whose GCData is the [TypePointer].
final class TypeWords {
    private TypeWords() {
    }

    /// The type behind a *abi.Type or *reflect.rtype.
    static GoType of(Struct s) {
        Struct at = s;
        for (int depth = 0; depth < 2; depth++) {
            GoType t = at.goType();
            Struct next = null;
            for (Field f : t.fields()) {
                if (f.type().kind() != Kind.POINTER) {
                    continue;
                }
                switch (Carriers.load(f.type(), Carriers.field(t, at, f.index()))) {
                    case TypePointer found -> {
                        return found.type;
                    }
                    case Struct n -> next = next == null ? n : next;
                    case null, default -> {
                    }
                }
            }
            if (next == null) {
                break;
            }
            at = next;
        }
        throw Panics.unsupported("an interface's type word that is no type");
    }
}
