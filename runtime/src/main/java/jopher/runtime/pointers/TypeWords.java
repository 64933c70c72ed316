package jopher.runtime.pointers;

import jopher.runtime.panics.Panics;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;

/// Pointers to type descriptors. gc has one object per type, which internal/abi and reflect see under types of their own; here these are
/// structs with a reference to the next: reflect.rtype, abi.Type, the [GoType].
final class TypeWords {
    private TypeWords() {
    }

    /// The type behind a *abi.Type or *reflect.rtype.
    static GoType of(Struct s) {
        Struct at = s;
        for (int depth = 0; depth < 2; depth++) {
            GoType t = at.goType();
            if (t.fields().length == 0) {
                break;
            }
            Object next = Carriers.load(t.fields()[0].type(), Carriers.field(t, at, 0));
            if (next instanceof GoType found) {
                return found;
            }
            if (!(next instanceof Struct n)) {
                break;
            }
            at = n;
        }
        throw Panics.unsupported("an interface's type word that is no type");
    }
}
