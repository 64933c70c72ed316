package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;

/// A value or an effect in SSA form. One word; strings, slices, interfaces and small structs are several.
final class Value {
    enum Op {
        /// Made again wherever it is needed: constants, addresses of globals and functions.
        CONST,
        /// The address of [#variable], made again where it is needed.
        ADDRESS,
        /// A word of a parameter, there from the beginning.
        PARAM,
        PHI,
        /// Arithmetic, or a load: may be left out if nobody wants it.
        PURE,
        /// A load from [#variable].
        READ,
        /// A call, which is a safe point. [#name] is the callee's, null: indirect.
        CALL,
        /// A result of the call before it.
        RESULT,
        /// A store or the like.
        EFFECT,
        /// [#variable] gets a new value as a whole.
        KILL,
        /// [#variable] is looked at.
        TOUCH
    }

    final Op op;
    final List<Value> args;
    /// Whether the collector follows it.
    final boolean pointer;
    final Variable variable;
    final Pos pos;
    String name;
    /// A phi that turned out to be this.
    private Value same;
    boolean needed;
    int id = -1;

    Value(Op op, boolean pointer, Variable variable, Pos pos, List<Value> args) {
        this.op = op;
        this.pointer = pointer;
        this.variable = variable;
        this.pos = pos;
        this.args = new ArrayList<>(args);
    }

    Value resolved() {
        Value v = this;
        while (v.same != null) {
            v = v.same;
        }
        return v;
    }

    void becomes(Value other) {
        same = other;
        if (other.name == null) {
            other.name = name;
        }
    }

    /// Whether it takes room in the frame while it is live across a call, and the collector knows.
    boolean isSpilled() {
        // of a parameter, all words are in one place
        return pointer && op != Op.CONST && op != Op.ADDRESS || op == Op.PARAM && variable.kind == Variable.Kind.PARAM && variable.pointers;
    }

    boolean isRoot() {
        return op == Op.CALL || op == Op.EFFECT || op == Op.KILL || op == Op.TOUCH;
    }
}
