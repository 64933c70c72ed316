package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// A predeclared function.
public final class Builtin extends Obj {
    /// The predeclared functions with their minimal argument count and whether a call is an expression or a statement.
    public enum Id {
        APPEND("append", 1, true, false), CAP("cap", 1, false, false), CLEAR("clear", 1, false, true), CLOSE("close", 1, false, true),
        COMPLEX("complex", 2, false, false), COPY("copy", 2, false, true), DELETE("delete", 2, false, true), IMAG("imag", 1, false, false),
        LEN("len", 1, false, false), MAKE("make", 1, true, false), MAX("max", 1, true, false), MIN("min", 1, true, false),
        NEW("new", 1, false, false), PANIC("panic", 1, false, true), PRINT("print", 0, true, true), PRINTLN("println", 0, true, true),
        REAL("real", 1, false, false), RECOVER("recover", 0, false, true),
        ADD("Add", 2, false, false), ALIGNOF("Alignof", 1, false, false), OFFSETOF("Offsetof", 1, false, false), SIZEOF("Sizeof", 1, false, false),
        SLICE("Slice", 2, false, false), SLICE_DATA("SliceData", 1, false, false), STRING("String", 2, false, false),
        STRING_DATA("StringData", 1, false, false),
        /// Testing support of the type checker's own suites: `assert(constant)` and `trace(x…)`; in no scope by default.
        ASSERT("assert", 1, false, true), TRACE("trace", 0, true, false);

        private final String text;
        private final int minArgs;
        private final boolean variadic;
        private final boolean statement;

        Id(String text, int minArgs, boolean variadic, boolean statement) {
            this.text = text;
            this.minArgs = minArgs;
            this.variadic = variadic;
            this.statement = statement;
        }

        public String text() {
            return text;
        }

        public int minArgs() {
            return minArgs;
        }

        public boolean variadic() {
            return variadic;
        }

        /// A call may stand as a statement.
        public boolean statement() {
            return statement;
        }
    }

    final Id id;

    Builtin(Id id, Package pkg) {
        super(Pos.NONE, pkg, id.text, Basic.INVALID);
        this.id = id;
    }

    public Id which() {
        return id;
    }
}
