package jopher.compiler.syntax;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;

/// All of a tree as text, positions left out: equal texts mean equal trees.
final class TreeText {
    private final StringBuilder out = new StringBuilder();
    private final Map<Object, Integer> groups = new HashMap<>();
    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new HashMap<>();

    static String of(Node n) {
        var t = new TreeText();
        t.add(n);
        return t.out.toString();
    }

    private void add(Object o) {
        switch (o) {
            case null -> out.append("null");
            case Pos p -> out.append('@');
            case Source s -> out.append("source");
            case Group g -> out.append("group").append(groups.computeIfAbsent(g, k -> groups.size()));
            case Directive d -> out.append(d.text());
            case Stmt.BranchStmt b -> {
                out.append("Branch(").append(b.tok()).append(' ');
                add(b.label());
                out.append(b.target() == null ? ")" : "->" + b.target().getClass().getSimpleName() + ")");
            }
            case List<?> l -> {
                out.append('[');
                for (Object e : l) {
                    add(e);
                    out.append(' ');
                }
                out.append(']');
            }
            case Record r -> {
                out.append(r.getClass().getSimpleName()).append('(');
                for (RecordComponent c : COMPONENTS.computeIfAbsent(r.getClass(), Class::getRecordComponents)) {
                    Object v;
                    try {
                        c.getAccessor().setAccessible(true);
                        v = c.getAccessor().invoke(r);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                    add(v);
                    out.append(' ');
                }
                out.append(")\n");
            }
            default -> out.append(o);
        }
    }
}
