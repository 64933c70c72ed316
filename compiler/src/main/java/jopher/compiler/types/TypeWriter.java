package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;

/// Writes types as gc's messages show them.
public final class TypeWriter {
    private final StringBuilder out;
    private final Qualifier qf;
    /// Types being written: an unnamed type can contain itself only in erroneous programs.
    private final List<Type> active = new ArrayList<>();
    private boolean paramNames = true;
    /// Annotate the first unexported field with its package, to tell apart types that would look the same.
    private boolean pkgInfo;

    TypeWriter(StringBuilder out, Qualifier qf) {
        this.out = out;
        this.qf = qf;
    }

    /// The type with package-level names qualified by `qf`, by import path if it is null.
    public static String string(Type t, Qualifier qf) {
        var b = new StringBuilder();
        new TypeWriter(b, qf).type(t);
        return b.toString();
    }

    /// Without names of parameters and results: what counts for the identity of the type.
    static String stringWithoutParamNames(Type t, Qualifier qf, boolean pkgInfo) {
        var b = new StringBuilder();
        var w = new TypeWriter(b, qf);
        w.paramNames = false;
        w.pkgInfo = pkgInfo;
        w.type(t);
        return b.toString();
    }

    /// `(x int) string`: parameters and results without "func".
    static String signature(Signature sig, Qualifier qf) {
        var b = new StringBuilder();
        new TypeWriter(b, qf).signature(sig);
        return b.toString();
    }

    static String typeParamList(List<TypeParam> list, Qualifier qf) {
        var b = new StringBuilder();
        new TypeWriter(b, qf).typeParams(list);
        return b.toString();
    }

    static String packagePrefix(Package pkg, Qualifier qf) {
        if (pkg == null) {
            return "";
        }
        String s = qf == null ? pkg.path() : qf.qualify(pkg);
        return s.isEmpty() ? "" : s + ".";
    }

    void type(Type t) {
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i) == t) {
                out.append("<cycle to ").append(t.getClass().getSimpleName()).append('>');
                return;
            }
        }
        active.add(t);
        switch (t) {
            case null -> out.append("<nil>");
            case Basic b -> {
                if (b == Basic.UNSAFE_POINTER) {
                    out.append(packagePrefix(Universe.UNSAFE, qf));
                }
                out.append(b.name());
            }
            case Array a -> {
                out.append('[').append(a.len).append(']');
                type(a.elem);
            }
            case Slice s -> {
                out.append("[]");
                type(s.elem);
            }
            case Pointer p -> {
                out.append('*');
                type(p.base);
            }
            case MapType m -> {
                out.append("map[");
                type(m.key);
                out.append(']');
                type(m.elem);
            }
            case Chan c -> chan(c);
            case Struct s -> struct(s);
            case Tuple u -> tuple(u, false);
            case Signature s -> {
                out.append("func");
                signature(s);
            }
            case Union u -> union(u);
            case Interface i -> iface(i);
            case Named n -> {
                typeName(n.obj);
                if (!n.typeArgs().isEmpty()) {
                    typeList(n.typeArgs());
                } else if (!n.isInstance() && !n.typeParams().isEmpty()) {
                    typeParams(n.typeParams());
                }
            }
            case Alias a -> {
                typeName(a.obj);
                if (!a.typeArgs.isEmpty()) {
                    typeList(a.typeArgs);
                } else if (!a.typeParams.isEmpty()) {
                    typeParams(a.typeParams);
                }
            }
            case TypeParam p -> {
                out.append(p.obj.name);
                // a type parameter named as a predeclared object would be confusing
                if (Universe.SCOPE != null && Universe.lookup(p.obj.name) != null) {
                    out.append(" /* with ").append(p.obj.name).append(" declared at ").append(p.obj.pos).append(" */");
                }
            }
        }
        active.removeLast();
    }

    private void chan(Chan c) {
        boolean parens = false;
        switch (c.dir) {
            case SEND_RECV -> {
                out.append("chan ");
                // chan (<-chan T) needs parentheses
                parens = c.elem instanceof Chan e && e.dir == Chan.Dir.RECV_ONLY;
            }
            case SEND_ONLY -> out.append("chan<- ");
            case RECV_ONLY -> out.append("<-chan ");
        }
        if (parens) {
            out.append('(');
        }
        type(c.elem);
        if (parens) {
            out.append(')');
        }
    }

    private void struct(Struct s) {
        out.append("struct{");
        for (int i = 0; i < s.numFields(); i++) {
            if (i > 0) {
                out.append("; ");
            }
            Var f = s.field(i);
            boolean annotate = qf == null && pkgInfo && !f.exported();
            if (annotate) {
                pkgInfo = false; // once is enough
            }
            if (!f.embedded) {
                out.append(f.name).append(' ');
            }
            type(f.type);
            if (annotate) {
                out.append(" /* package ").append(f.pkg.path()).append(" */ ");
            }
            if (!s.tag(i).isEmpty()) {
                out.append(' ').append(Quote.quote(s.tag(i)));
            }
        }
        out.append('}');
    }

    private void union(Union u) {
        for (int i = 0; i < u.terms.size(); i++) {
            if (i > 0) {
                out.append(" | ");
            }
            if (u.terms.get(i).tilde) {
                out.append('~');
            }
            type(u.terms.get(i).type);
        }
    }

    private void iface(Interface i) {
        if (i == Universe.ANY_INTERFACE) {
            out.append("any");
            return;
        }
        if (Universe.COMPARABLE != null && i == Universe.COMPARABLE.underlyingOrNull()) {
            out.append("interface{comparable}");
            return;
        }
        if (i.implicit) {
            if (i.methods.isEmpty() && i.embeddeds.size() == 1) {
                type(i.embeddeds.getFirst());
                return;
            }
            out.append("/* implicit */ ");
        }
        out.append("interface{");
        boolean first = true;
        for (var m : i.methods) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            out.append(m.name);
            if (m.type instanceof Signature sig) {
                signature(sig);
            }
        }
        for (var e : i.embeddeds) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            type(e);
        }
        out.append('}');
    }

    private void typeName(TypeName obj) {
        out.append(packagePrefix(obj.pkg, qf)).append(obj.name);
    }

    private void typeList(List<Type> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            type(list.get(i));
        }
        out.append(']');
    }

    /// `[P, Q any, R int]`: a constraint is written once for neighbours that share it.
    private void typeParams(List<TypeParam> list) {
        out.append('[');
        Type prev = null;
        for (int i = 0; i < list.size(); i++) {
            TypeParam p = list.get(i);
            if (i > 0) {
                if (p.bound != prev) {
                    out.append(' ');
                    type(prev);
                }
                out.append(", ");
            }
            prev = p.bound;
            type(p);
        }
        if (prev != null) {
            out.append(' ');
            type(prev);
        }
        out.append(']');
    }

    private void tuple(Tuple t, boolean variadic) {
        out.append('(');
        int n = t.vars.size();
        for (int i = 0; i < n; i++) {
            Var v = t.vars.get(i);
            if (i > 0) {
                out.append(", ");
            }
            if (paramNames && !v.name.isEmpty()) {
                out.append(v.name).append(' ');
            }
            if (variadic && i == n - 1) {
                if (v.type instanceof Slice s) {
                    out.append("...");
                    type(s.elem);
                } else {
                    // append([]byte, string...): the dots follow the type
                    type(v.type);
                    out.append("...");
                }
            } else {
                type(v.type);
            }
        }
        out.append(')');
    }

    private void signature(Signature sig) {
        if (!sig.typeParams.isEmpty()) {
            typeParams(sig.typeParams);
        }
        tuple(sig.params, sig.variadic);
        int n = sig.results.len();
        if (n == 0) {
            return;
        }
        out.append(' ');
        if (n == 1 && sig.results.at(0).name.isEmpty()) {
            type(sig.results.at(0).type);
        } else {
            tuple(sig.results, false);
        }
    }
}
