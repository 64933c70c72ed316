package jopher.compiler.types;

import java.util.function.Consumer;
import jopher.compiler.base.Pos;

/// A named language entity. Identity is the object's.
public abstract sealed class Obj permits PkgName, ConstObj, TypeName, Var, FuncObj, Label, Builtin, NilObj {
    Scope parent;
    Pos pos;
    Package pkg;
    final String name;
    Type type;
    int order;
    Pos scopePos = Pos.NONE;
    /// Type-checks the declaration of this object if that has not been done yet; null when nothing is left to do.
    Consumer<Obj> completer;

    Obj(Pos pos, Package pkg, String name, Type type) {
        this.pos = pos;
        this.pkg = pkg;
        this.name = name;
        this.type = type;
    }

    /// The scope that declares the object; null for methods and struct fields.
    public final Scope parent() {
        return parent;
    }

    public final Pos pos() {
        return pos;
    }

    /// Null for labels' and universe objects.
    public final Package pkg() {
        return pkg;
    }

    public final String name() {
        return name;
    }

    /// The type; null while unknown.
    public final Type type() {
        return type;
    }

    public final void setType(Type type) {
        this.type = type;
    }

    /// Source order among package-level objects, > 0; 0 for all others.
    public final int order() {
        return order;
    }

    /// Where the object's scope starts (local objects), or unknown.
    public final Pos scopePos() {
        return scopePos;
    }

    public final boolean exported() {
        return isExported(name);
    }

    /// Makes sure the declaration was checked.
    final void complete() {
        var c = completer;
        if (c != null) {
            c.accept(this);
        }
    }

    /// The name if exported, else the name qualified by package path: equal ids are the same identifier (spec: Uniqueness of identifiers).
    public final String id() {
        return id(pkg, name);
    }

    public static String id(Package pkg, String name) {
        if (isExported(name)) {
            return name;
        }
        String path = pkg != null && !pkg.path.isEmpty() ? pkg.path : "_";
        return path + "." + name;
    }

    public static boolean isExported(String name) {
        if (name.isEmpty()) {
            return false;
        }
        char c = name.charAt(0);
        return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.getType(name.codePointAt(0)) == Character.UPPERCASE_LETTER;
    }

    final boolean sameId(Package pkg, String name, boolean foldCase) {
        if (foldCase && this.name.equalsIgnoreCase(name)) {
            return true;
        }
        if (!this.name.equals(name)) {
            return false;
        }
        return exported() || Types.samePackage(this.pkg, pkg);
    }

    /// The order of methods in type sets: exported first, then by name, then by package path.
    static int compareMethods(Obj a, Obj b) {
        if (a == b) {
            return 0;
        }
        boolean ea = a.exported(), eb = b.exported();
        if (ea != eb) {
            return ea ? -1 : 1;
        }
        int c = compareUtf8(a.name, b.name);
        if (c != 0) {
            return c;
        }
        if (!ea && a.pkg != null && b.pkg != null) {
            return compareUtf8(a.pkg.path, b.pkg.path);
        }
        return 0;
    }

    /// Go's string order: by UTF-8 bytes, which is code point order.
    private static int compareUtf8(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i), y = b.charAt(i);
            if (x != y) {
                boolean sx = Character.isSurrogate(x), sy = Character.isSurrogate(y);
                return sx == sy ? x - y : sx ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    @Override
    public final String toString() {
        return ObjWriter.string(this, null);
    }
}
