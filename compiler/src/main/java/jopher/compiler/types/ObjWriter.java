package jopher.compiler.types;

/// Writes objects with their kind and type, as gc's messages show them: `var x int`, `func (*T).m(x int) string`, `type T struct{…}`.
final class ObjWriter {
    private ObjWriter() {}

    static String string(Obj obj, Qualifier qf) {
        var b = new StringBuilder();
        Type type = obj.type;
        switch (obj) {
            case PkgName p -> {
                b.append("package ").append(p.name);
                String path = p.imported.path();
                if (!path.isEmpty() && !path.equals(p.name)) {
                    b.append(" (").append(Quote.quote(path)).append(')');
                }
                return b.toString();
            }
            case FuncObj f -> {
                b.append("func ").append(funcName(f, qf));
                if (type instanceof Signature sig) {
                    b.append(TypeWriter.signature(sig, qf));
                }
                return b.toString();
            }
            case NilObj n -> {
                return "nil";
            }
            case ConstObj c -> b.append("const");
            case TypeName t -> b.append("type").append(type != null && Types.isTypeParam(type) ? " parameter" : "");
            case Var v -> b.append(v.isField() ? "field" : "var");
            case Label l -> {
                b.append("label");
                type = null;
            }
            case Builtin f -> {
                b.append("builtin");
                type = null;
            }
        }
        b.append(' ');
        if (obj.pkg != null && obj.pkg.scope.lookup(obj.name) == obj) {
            b.append(TypeWriter.packagePrefix(obj.pkg, qf));
        }
        b.append(obj.name);
        if (type == null) {
            return b.toString();
        }
        if (obj instanceof TypeName name) {
            switch (type) {
                case Basic t -> {
                    return b.toString();
                }
                case Named n when !n.typeParams().isEmpty() -> b.append(TypeWriter.typeParamList(n.typeParams(), qf));
                case Alias a when !a.typeParams.isEmpty() -> b.append(TypeWriter.typeParamList(a.typeParams, qf));
                default -> { }
            }
            if (name.isAlias()) {
                b.append(" =");
                if (type instanceof Alias a) {
                    type = a.rhs;
                }
            } else if (type instanceof TypeParam p) {
                type = p.bound;
            } else {
                type = type.underlying();
            }
        }
        if (obj == Universe.ANY.obj) {
            type = Universe.EMPTY_INTERFACE;
        }
        return b.append(' ').append(TypeWriter.string(type, qf)).toString();
    }

    /// `pkg.f`, `(pkg.T).m`, `(*pkg.T).m`.
    static String funcName(FuncObj f, Qualifier qf) {
        if (f.type instanceof Signature sig && sig.recv != null) {
            // methods of unnamed interfaces: the type would contain the method
            String recv = sig.recv.type instanceof Interface ? "interface" : TypeWriter.string(sig.recv.type, qf);
            return "(" + recv + ")." + f.name;
        }
        return (f.type != null ? TypeWriter.packagePrefix(f.pkg, qf) : "") + f.name;
    }

    /// What kind of thing the object is, for messages.
    static String kind(Obj obj) {
        return switch (obj) {
            case PkgName p -> "package name";
            case ConstObj c -> "constant";
            case TypeName t -> t.isAlias() ? "type alias" : t.type instanceof TypeParam ? "type parameter" : "defined type";
            case Var v -> v.kind.description;
            case FuncObj f -> f.type instanceof Signature sig && sig.recv != null ? "method" : "function"; // never checks the declaration
            case Label l -> "label";
            case Builtin b -> "built-in function";
            case NilObj n -> "untyped nil";
        };
    }
}
