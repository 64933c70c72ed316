package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;

/// A lexical scope: names to objects, in order of insertion, linked to the enclosing scope.
public final class Scope {
    private final Scope parent;
    private final List<Scope> children = new ArrayList<>();
    private Map<String, Obj> elems;
    Pos pos;
    Pos end;
    private final String comment;
    /// The scope of a function (its parameters and body).
    boolean isFunc;

    public Scope(Scope parent, Pos pos, Pos end, String comment) {
        this.parent = parent;
        this.pos = pos;
        this.end = end;
        this.comment = comment;
        // the universe is shared by all compilations: it does not know its children
        if (parent != null && parent != Universe.SCOPE) {
            parent.children.add(this);
        }
    }

    public Scope parent() {
        return parent;
    }

    public List<Scope> children() {
        return children;
    }

    public Pos pos() {
        return pos;
    }

    public Pos end() {
        return end;
    }

    public boolean isFunc() {
        return isFunc;
    }

    public String comment() {
        return comment;
    }

    /// The object of that name in this very scope, or null.
    public Obj lookup(String name) {
        return elems == null ? null : elems.get(name);
    }

    /// Inserts unless the name exists; then the existing object is returned and nothing changes. Sets the object's parent if it has none.
    public Obj insert(Obj obj) {
        if (elems == null) {
            elems = new LinkedHashMap<>();
        }
        var alt = elems.putIfAbsent(obj.name, obj);
        if (alt != null) {
            return alt;
        }
        if (obj.parent == null) {
            obj.parent = this;
        }
        return null;
    }

    /// Inserts or replaces without touching the object's parent.
    void put(String name, Obj obj) {
        if (elems == null) {
            elems = new LinkedHashMap<>();
        }
        elems.put(name, obj);
    }

    /// Names sorted.
    public List<String> names() {
        return elems == null ? List.of() : elems.keySet().stream().sorted().toList();
    }

    /// Objects in order of insertion.
    public Collection<Obj> objects() {
        return elems == null ? List.of() : elems.values();
    }

    public int len() {
        return elems == null ? 0 : elems.size();
    }

    @Override
    public String toString() {
        return comment + " scope";
    }
}
