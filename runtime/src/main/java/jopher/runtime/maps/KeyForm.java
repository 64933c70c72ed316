package jopher.runtime.maps;

import jopher.runtime.hash.Hash;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// How a map holds its keys; the same choice as the compiler's (walk's MapEntries).
enum KeyForm {
    /// int32, uint32
    INT {
        @Override
        Object newKeys(int n) {
            return new int[n];
        }

        @Override
        long hash(GoMap m, Object keys, int i) {
            return Fast32.hash(m, ((int[]) keys)[i]);
        }

        @Override
        void move(Object from, int f, Object to, int t) {
            ((int[]) to)[t] = ((int[]) from)[f];
        }
    },
    /// 64-bit integers
    LONG {
        @Override
        Object newKeys(int n) {
            return new long[n];
        }

        @Override
        long hash(GoMap m, Object keys, int i) {
            return Fast64.hash(m, ((long[]) keys)[i]);
        }

        @Override
        void move(Object from, int f, Object to, int t) {
            ((long[]) to)[t] = ((long[]) from)[f];
        }
    },
    STRING {
        @Override
        long hash(GoMap m, Object keys, int i) {
            return FastStr.hash(m, (GoString) ((Object[]) keys)[i]);
        }
    },
    /// pointers to structs, channels: by identity
    POINTER {
        @Override
        long hash(GoMap m, Object keys, int i) {
            return FastPtr.hash(m, ((Object[]) keys)[i]);
        }
    },
    /// everything else, in reference form; primitives in their interface box
    GENERIC {
        @Override
        long hash(GoMap m, Object keys, int i) {
            return Generic.hash(m, ((Object[]) keys)[i]);
        }
    };

    Object newKeys(int n) {
        return new Object[n];
    }

    abstract long hash(GoMap m, Object keys, int i);

    void move(Object from, int f, Object to, int t) {
        ((Object[]) to)[t] = ((Object[]) from)[f];
    }

    static KeyForm of(GoType key) {
        return switch (key.kind()) {
            case INT32, UINT32 -> INT;
            case INT, INT64, UINT, UINT64, UINTPTR -> LONG;
            case STRING -> STRING;
            case CHAN -> POINTER;
            case POINTER -> key.elem().kind() == jopher.runtime.types.Kind.STRUCT ? POINTER : GENERIC;
            default -> GENERIC;
        };
    }
}
