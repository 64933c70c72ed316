package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;

/// What a selector `x.f` denotes.
///
/// `index` is the path from x to f: field indices through embedded fields, then the index of the field, of the method among the declared
/// methods of its type, or of the interface's methods. `indirect` tells whether there was a pointer on the path (x itself included, except
/// for methods with pointer receivers called on addressable variables).
public record Selection(Kind kind, Type recv, Obj obj, int[] index, boolean indirect) {
    public enum Kind { FIELD_VAL, METHOD_VAL, METHOD_EXPR }

    public FuncObj method() {
        return (FuncObj) obj;
    }

    public Var field() {
        return (Var) obj;
    }

    /// The type of x.f: a field's type; the method's signature with receiver type x's; for method expressions a function with the
    /// receiver as its first parameter.
    public Type type() {
        return switch (kind) {
            case FIELD_VAL -> obj.type();
            case METHOD_VAL -> {
                var sig = method().signature();
                yield sig.withRecv(sig.recv.withType(recv));
            }
            case METHOD_EXPR -> {
                var sig = method().signature();
                List<Var> params = new ArrayList<>();
                params.add(sig.recv.withType(recv));
                params.addAll(sig.params.vars);
                var f = sig.withRecv(null);
                f.params = new Tuple(params);
                yield f;
            }
        };
    }
}
