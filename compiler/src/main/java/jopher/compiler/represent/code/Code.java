package jopher.compiler.represent.code;

import java.util.List;

/// A statement of the JVM-level representation.
public sealed interface Code {
    record Store(Slot slot, Value value) implements Code {}

    record PutField(String owner, String name, JvmType type, Value object, Value value) implements Code {}

    record PutStatic(String owner, String name, JvmType type, Value value) implements Code {}

    record ArraySet(char storage, Value array, Value index, Value value) implements Code {}

    /// Evaluates and drops.
    record Eval(Value value) implements Code {}

    record If(Value cond, List<Code> then, List<Code> otherwise) implements Code {}

    record Mark(Target target) implements Code {}

    record Jump(Target target) implements Code {}

    /// Jumps when cond equals `sense`.
    record Branch(Value cond, boolean sense, Target target) implements Code {}

    /// keys sorted ascending; targets.get(i) belongs to keys[i].
    record Switch(Value tag, int[] keys, List<Target> targets, Target otherwise) implements Code {}

    /// Handler for every Throwable thrown in body; its value is stored into `caught`.
    record Try(List<Code> body, Slot caught, List<Code> handler) implements Code {}

    /// value null: void.
    record Return(Value value) implements Code {}

    record Throw(Value value) implements Code {}

    /// 0: traces leave this frame out.
    record Line(int line) implements Code {}

    record Block(List<Code> codes) implements Code {}
}
