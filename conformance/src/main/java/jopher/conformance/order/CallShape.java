package jopher.conformance.order;

import jopher.conformance.order.Operand.Change;

/// How the call that changes something is written. `%` in the texts below are replaced: the statements, the result, the type.
enum CallShape {
    /// A closure in a variable that is assigned twice: gc cannot inline it.
    CLOSURE(false),
    /// A closure in a variable that is assigned once.
    KNOWN_CLOSURE(true),
    LITERAL(true),
    FUNCTION(false),
    INLINABLE_FUNCTION(true),
    METHOD(false),
    INTERFACE_METHOD(false),
    /// A generic function that gets the changed variable's address.
    POINTER(true);

    /// gc may inline it.
    final boolean inlinable;

    CallShape(boolean inlinable) {
        this.inlinable = inlinable;
    }

    /// @param declarations before the case's statement
    /// @param expr the call
    record Call(String declarations, String expr) {}

    /// @param trace it also says that it was called
    Call call(GoType t, Change change, boolean trace) {
        String work = (trace ? "out(\"f\"); " : "") + (change == Change.NONE ? "" : change.statement() + "; ");
        String body = "func() " + t.go + " { " + work + "return " + t.returned + " }";
        String hook = "h := func() { " + work + "}";
        return switch (this) {
            case CLOSURE -> new Call("var f func() " + t.go + "; f = " + body, "f()");
            case KNOWN_CLOSURE -> new Call("f := " + body, "f()");
            case LITERAL -> new Call("", body + "()");
            case FUNCTION -> new Call(hook, "call" + t.title() + "(h)");
            case INLINABLE_FUNCTION -> new Call(hook, "inl" + t.title() + "(h)");
            case METHOD -> new Call(hook, "R{h}.call" + t.title() + "()");
            case INTERFACE_METHOD -> new Call(hook + "; var iv I = R{h}", "iv.call" + t.title() + "()");
            case POINTER -> change.addressable() && !t.onlyCalls() ? new Call("", "put(&" + change.place() + ", " + change.value() + ", " + t.typed(t.returned) + ")") : LITERAL.call(t, change, trace);
        };
    }
}
