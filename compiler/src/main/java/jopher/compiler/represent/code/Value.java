package jopher.compiler.represent.code;

import java.util.List;

/// An expression that leaves one value (or none, for calls of void methods) on the operand stack.
public sealed interface Value {
    JvmType type();

    record IntConst(int value) implements Value {
        public JvmType type() {
            return JvmType.INT;
        }
    }

    record BoolConst(boolean value) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    record LongConst(long value) implements Value {
        public JvmType type() {
            return JvmType.LONG;
        }
    }

    record FloatConst(float value) implements Value {
        public JvmType type() {
            return JvmType.FLOAT;
        }
    }

    record DoubleConst(double value) implements Value {
        public JvmType type() {
            return JvmType.DOUBLE;
        }
    }

    record Null() implements Value {
        public JvmType type() {
            return JvmType.OBJECT;
        }
    }

    /// A java.lang.String constant; at most 65,535 bytes in modified UTF-8.
    record Text(String value) implements Value {
        public JvmType type() {
            return JvmType.STRING;
        }
    }

    /// A java.lang.Class.
    record ClassConst(JvmType of) implements Value {
        public JvmType type() {
            return JvmType.of("java/lang/Class");
        }
    }

    record Load(Slot slot) implements Value {
        public JvmType type() {
            return slot.type;
        }
    }

    record GetField(String owner, String name, JvmType type, Value object) implements Value {}

    record GetStatic(String owner, String name, JvmType type) implements Value {}

    /// Array element. `type` is the element's stack type; `storage` one of Z B S C I J F D L. Loads extend as the JVM does.
    record ArrayGet(char storage, JvmType type, Value array, Value index) implements Value {}

    record ArrayLength(Value array) implements Value {
        public JvmType type() {
            return JvmType.INT;
        }
    }

    /// The type is kept: asking operands each time would take time exponential in the depth.
    record Arith(Op op, Value x, Value y, JvmType type) implements Value {
        public Arith(Op op, Value x, Value y) {
            this(op, x, y, typeOf(x.type()));
        }

        private static JvmType typeOf(JvmType operand) {
            return switch (operand.kind()) {
                case 'I' -> operand.equals(JvmType.BOOLEAN) ? operand : JvmType.INT;
                case 'J' -> JvmType.LONG;
                case 'F' -> JvmType.FLOAT;
                default -> JvmType.DOUBLE;
            };
        }
    }

    record Neg(Value x) implements Value {
        public JvmType type() {
            return x.type();
        }
    }

    /// Between I, J, F, D; and narrowing I to B, S, C (the type then stays I).
    record Convert(char to, Value x) implements Value {
        public JvmType type() {
            return switch (to) {
                case 'J' -> JvmType.LONG;
                case 'F' -> JvmType.FLOAT;
                case 'D' -> JvmType.DOUBLE;
                default -> JvmType.INT;
            };
        }
    }

    // ---- conditions: emitted as jumps where they decide a branch ----

    record Compare(Rel rel, Value x, Value y) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    record And(Value x, Value y) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    record Or(Value x, Value y) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    record Not(Value x) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    /// cond ? then : otherwise
    record Choose(JvmType type, Value cond, Value then, Value otherwise) implements Value {}

    // ---- objects ----

    enum Dispatch { STATIC, VIRTUAL, INTERFACE, SPECIAL }

    /// `args` begins with the receiver unless static. `ofInterface`: the owner is an interface.
    record Invoke(Dispatch dispatch, String owner, String name, String desc, List<Value> args, boolean ofInterface) implements Value {
        public JvmType type() {
            return new JvmType(desc.substring(desc.indexOf(')') + 1));
        }
    }

    /// A call with references that nobody needs from here on: once its arguments are evaluated, null is stored in `slots`.
    record Release(List<Slot> slots, Invoke call) implements Value {
        public JvmType type() {
            return call.type();
        }
    }

    record New(String owner, String desc, List<Value> args) implements Value {
        public JvmType type() {
            return JvmType.of(owner);
        }
    }

    /// `type` is the array type.
    record NewArray(JvmType type, Value length) implements Value {}

    record Cast(JvmType type, Value x) implements Value {}

    record InstanceOf(JvmType of, Value x) implements Value {
        public JvmType type() {
            return JvmType.BOOLEAN;
        }
    }

    /// Statements, then the value.
    record Seq(List<Code> before, Value value) implements Value {
        public JvmType type() {
            return value.type();
        }
    }
}
