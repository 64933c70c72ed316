package jopher.compiler.represent.code;

import java.util.List;

/// One method. `params` are the slots of the receiver (if any) and the parameters, in order. `code` null: abstract.
/// `what` names the Go function in messages; `pos` is where a message about its size points.
public record MethodUnit(int flags, String name, String desc, List<Slot> params, List<Code> code, String what, jopher.compiler.base.Pos pos) {}
