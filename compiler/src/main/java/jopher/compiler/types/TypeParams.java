package jopher.compiler.types;

import java.util.List;

/// Binding of type parameters to the declaration that lists them.
public final class TypeParams {
    private TypeParams() {}

    /// A type parameter with its place in the list, made from export data.
    public static TypeParam numbered(TypeName name, int index) {
        var p = new TypeParam(name, null);
        p.index = index;
        return p;
    }

    /// Numbers the parameters. A parameter can be bound once only.
    static List<TypeParam> bind(List<TypeParam> list) {
        for (int i = 0; i < list.size(); i++) {
            var p = list.get(i);
            if (p.index >= 0 && p.index != i) {
                throw new IllegalStateException("type parameter " + p.obj.name + " bound more than once");
            }
            p.index = i;
        }
        return List.copyOf(list);
    }
}
