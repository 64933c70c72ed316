package jopher.compiler.types;

import java.util.List;

/// Binding of type parameters to the declaration that lists them.
final class TypeParams {
    private TypeParams() {}

    /// Numbers the parameters. A parameter can be bound once only.
    static List<TypeParam> bind(List<TypeParam> list) {
        for (int i = 0; i < list.size(); i++) {
            var p = list.get(i);
            if (p.index >= 0) {
                throw new IllegalStateException("type parameter " + p.obj.name + " bound more than once");
            }
            p.index = i;
        }
        return List.copyOf(list);
    }
}
