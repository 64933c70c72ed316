package jopher.conformance.order;

import java.util.List;

/// One way to write an operand. In all texts `#` stands for a number that keeps the variables of a case's operands apart.
///
/// @param name what it is, within its type
/// @param declarations statements before the case's own; every variable they declare is in `show`
/// @param expr the operand
/// @param place something can be assigned to it
/// @param show expressions to print afterwards
/// @param changes what a call may do to what the operand depends on; empty if nothing
record Operand(String name, GoType type, String declarations, String expr, boolean place, List<String> show, List<Change> changes) {
    /// An assignment.
    ///
    /// @param value of a known type: it can be assigned by a generic function
    record Change(String name, String place, String value, boolean addressable) {
        static final Change NONE = new Change("", "", "", false);

        String statement() {
            return this == NONE ? "" : place.isEmpty() ? value : place + " = " + value;
        }
    }

    /// With the number of its place in the form.
    Operand numbered(int n) {
        String d = Integer.toString(n);
        return new Operand(name, type, declarations.replace("#", d), expr.replace("#", d), place, show.stream().map(s -> s.replace("#", d)).toList(),
                changes.stream().map(c -> new Change(c.name, c.place.replace("#", d), c.value.replace("#", d), c.addressable)).toList());
    }
}
