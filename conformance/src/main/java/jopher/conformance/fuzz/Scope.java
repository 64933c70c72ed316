package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// What can be named at a point of the program.
final class Scope {
    /// @param assignable not a counter that a loop needs, not a constant
    record Var(String name, Ty type, boolean assignable) {}

    /// @param effects it changes what others see: called by itself only, unless order of evaluation is to be tested
    record Fn(String name, List<Ty> params, Ty result, boolean effects) {}

    /// @param params types in which [Ty#PARAM] stands for the type argument
    /// @param instances types it is used with
    record Generic(String name, List<Ty> params, Ty result, List<Ty> instances) {}

    final List<Generic> generics = new ArrayList<>();
    final List<Var> vars = new ArrayList<>();
    final List<Fn> functions = new ArrayList<>();
    /// Labels of loops around, innermost last; null for one without.
    final List<String> loops = new ArrayList<>();
    /// The function's results; empty if it has none, null where return must not stand.
    Ty result;
    boolean mayReturn;
    /// Nothing outside the function may be assigned to.
    boolean pure;
    /// Function literals so far: their parameters have names of their own.
    int literals;
    /// Variables before this one belong to others.
    int own;

    int mark() {
        return vars.size();
    }

    void release(int mark) {
        while (vars.size() > mark) {
            vars.removeLast();
        }
    }

    List<Var> of(Ty t) {
        return vars.stream().filter(v -> v.type().equals(t)).toList();
    }

    List<Var> assignable() {
        List<Var> list = new ArrayList<>();
        for (int i = pure ? own : 0; i < vars.size(); i++) {
            if (vars.get(i).assignable()) {
                list.add(vars.get(i));
            }
        }
        return list;
    }
}
