package jopher.compiler.types;

import java.util.List;
import jopher.compiler.base.Pos;

/// A Go package.
public final class Package {
    final String path;
    String name;
    final Scope scope;
    List<Package> imports = List.of();
    boolean complete;
    /// The package could not be imported; its members are unknown and errors about them are silenced.
    boolean fake;
    boolean cgo;
    String goVersion = "";

    /// The types declared in its functions that its package-level variables lead to, by number.
    public interface LocalTypes {
        Named get(int i);

        int indexOf(Named n);
    }

    private volatile LocalTypes localTypes;

    public Package(String path, String name) {
        this.path = path;
        this.name = name;
        this.scope = new Scope(Universe.SCOPE, Pos.NONE, Pos.NONE, "package " + path);
    }

    Package(String path, String name, Scope scope) {
        this.path = path;
        this.name = name;
        this.scope = scope;
    }

    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Scope scope() {
        return scope;
    }

    /// Directly imported packages, in source order.
    public List<Package> imports() {
        return imports;
    }

    public void setImports(List<Package> imports) {
        this.imports = imports;
    }

    public boolean complete() {
        return complete;
    }

    public void markComplete() {
        complete = true;
    }

    /// Null unless the package was exported or is made from export data.
    public LocalTypes localTypes() {
        return localTypes;
    }

    public void setLocalTypes(LocalTypes types) {
        localTypes = types;
    }

    public String goVersion() {
        return goVersion;
    }

    @Override
    public String toString() {
        return "package " + name + " (\"" + path + "\")";
    }
}
