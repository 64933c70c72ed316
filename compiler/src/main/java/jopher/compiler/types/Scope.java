package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;

/// A lexical scope: names to objects, in order of insertion, linked to the enclosing scope.
public final class Scope {
    /// Makes the objects of an imported package's scope when they are looked up.
    public interface Loader {
        /// Null if there is no such object.
        Obj load(String name);

        Collection<String> names();
    }

    private final Scope parent;
    private final List<Scope> children = new ArrayList<>();
    private Map<String, Obj> elems;
    Pos pos;
    Pos end;
    private final String comment;
    private Loader loader;
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

    public void setLoader(Loader loader) {
        this.loader = loader;
    }

    /// The object of that name in this very scope, or null.
    public Obj lookup(String name) {
        if (loader != null) {
            return loaded(name);
        }
        return elems == null ? null : elems.get(name);
    }

    private Obj loaded(String name) {
        synchronized (Laziness.LOCK) {
            Obj known = elems == null ? null : elems.get(name);
            if (known == null) {
                Obj made = loader.load(name);
                if (made != null) {
                    Obj other = insert(made); // loading may have come back here
                    known = other != null ? other : made;
                }
            }
            return known;
        }
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
        if (loader != null) {
            return loader.names().stream().sorted().toList();
        }
        return elems == null ? List.of() : elems.keySet().stream().sorted().toList();
    }

    /// Objects in order of insertion.
    public Collection<Obj> objects() {
        if (loader != null) {
            return loader.names().stream().map(this::loaded).toList();
        }
        return elems == null ? List.of() : elems.values();
    }

    public int len() {
        return loader != null ? loader.names().size() : elems == null ? 0 : elems.size();
    }

    @Override
    public String toString() {
        return comment + " scope";
    }
}
