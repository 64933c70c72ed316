package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import jopher.compiler.base.Pos;

/// A defined type or an instance of a generic one.
///
/// Everything about a named type may come late: a declaration gets its right side while it is checked, an imported type
/// when it is first looked at ([#loader]), an instance by substitution when its underlying type or a method is first needed.
/// Go counterpart: types2/named.go.
public final class Named implements Type {
    final TypeName obj;
    /// For instances: the generic type and its arguments; null and empty otherwise.
    private final Named orig;
    private final List<Type> typeArgs;
    private final Context ctxt;

    /// The type on the right side of the declaration (possibly a Named or Alias itself), null while unknown.
    private Type rhs;
    private int hash;
    private List<TypeParam> typeParams = List.of();
    private volatile Type underlying;
    /// Declared methods in source order. Of instances: as many slots as the generic type has methods, filled on demand.
    private List<FuncObj> methods = new ArrayList<>();
    private FuncObj[] expanded;
    private volatile boolean unpacked;
    private Consumer<Named> loader;
    /// The loader is at work; it may come back here.
    private boolean loading;
    /// Of a type declared in a generic function, for one instance of the function: makes the underlying type.
    private java.util.function.Supplier<Type> local;
    /// Result of the size check (see [CycleChecker]), null if it was not made.
    Boolean finite;

    /// A declared type; if the name has no type yet it gets this one. The right side follows by [#setRhs] or [#setUnderlying].
    public Named(TypeName obj) {
        this.obj = obj;
        this.orig = null;
        this.typeArgs = List.of();
        this.ctxt = null;
        this.unpacked = true;
        if (obj.type == null) {
            obj.type = this;
        }
    }

    private Named(Pos pos, Named orig, List<Type> typeArgs, Context ctxt) {
        this.obj = new TypeName(pos, orig.obj.pkg, orig.obj.name, null);
        obj.setLocalNumber(orig.obj.localNumber());
        this.orig = orig;
        this.typeArgs = typeArgs;
        this.ctxt = ctxt;
        obj.type = this;
    }

    /// See [Context#localInstance].
    static Named localInstance(Named orig, List<Type> args, java.util.function.Supplier<Type> underlying) {
        var n = new Named(orig.obj.pos, orig, args, null);
        n.local = underlying;
        return n;
    }

    /// A declared type whose type parameters, right side and methods are supplied by `loader` on first use.
    public static Named lazy(TypeName obj, Consumer<Named> loader) {
        var n = new Named(obj);
        n.loader = loader;
        n.unpacked = false;
        return n;
    }

    /// An instance; only [Context] makes them, so that equal instances are the same object.
    static Named instance(Pos pos, Named orig, List<Type> typeArgs, Context ctxt) {
        return new Named(pos, orig, typeArgs, ctxt);
    }

    /// The name in the declaration; instances share the generic type's.
    public TypeName obj() {
        return orig == null ? obj : orig.obj;
    }

    /// The name object that carries the position of this very instance; same as [#obj] for declared types.
    TypeName instanceObj() {
        return obj;
    }

    public boolean isInstance() {
        return orig != null;
    }

    /// The generic type of an instance, this type otherwise.
    public Named origin() {
        return orig == null ? this : orig;
    }

    /// The type parameters of the declaration (also for instances).
    public List<TypeParam> typeParams() {
        return orig != null ? orig.typeParams() : unpack().typeParams;
    }

    /// Binds the type parameters of the declaration.
    public void setTypeParams(List<TypeParam> list) {
        typeParams = TypeParams.bind(list);
    }

    /// The type arguments of an instance, empty otherwise.
    public List<Type> typeArgs() {
        return typeArgs;
    }

    /// The right side of the declaration, substituted for instances; null while unknown.
    Type rhs() {
        return unpack().rhs;
    }

    /// The right side as declared; null while unknown.
    public Type declaredAs() {
        return rhs();
    }

    /// The right side if it is known already; never expands anything.
    Type rhsOrNull() {
        return rhs;
    }

    /// Sets the right side of the declaration.
    public void setRhs(Type rhs) {
        this.rhs = rhs;
        this.underlying = null;
    }

    /// Makes the right side invalid; an underlying type that is known already stays, as in gc.
    void invalidate() {
        rhs = Basic.INVALID;
    }

    /// Sets right side and underlying type at once; `u` must not be a Named.
    public void setUnderlying(Type u) {
        this.rhs = u;
        this.underlying = u;
    }

    /// See [TypeHash].
    int hash() {
        if (hash == 0) {
            hash = TypeHash.of(this);
        }
        return hash;
    }

    private Named unpack() {
        if (unpacked) {
            return this;
        }
        synchronized (Laziness.LOCK) {
            if (unpacked || loading) {
                return this;
            }
            if (orig != null) {
                orig.unpack();
                rhs = expandRhs();
                if (rhs == null) {
                    return this; // the generic type is being declared: try again later
                }
            } else if (loader != null) {
                var l = loader;
                loader = null;
                loading = true;
                try {
                    l.accept(this);
                } finally {
                    loading = false;
                }
            }
            unpacked = true;
        }
        return this;
    }

    /// The right side of the generic declaration with the type arguments in place of the parameters.
    private Type expandRhs() {
        if (local != null) {
            return local.get();
        }
        var params = orig.typeParams;
        if (params.size() != typeArgs.size() || orig.rhs == null) {
            return params.size() != typeArgs.size() ? Basic.INVALID : null;
        }
        Type r = new Subst(params, typeArgs, ctxt).apply(orig.rhs);
        if (r instanceof Interface iface) {
            // the receiver of the methods is the instance
            var methods = Subst.replaceRecv(iface.methods, orig, this);
            if (methods != iface.methods) {
                var copy = new Interface(null);
                copy.embeddeds = iface.embeddeds;
                copy.embedPos = iface.embedPos;
                copy.complete = iface.complete;
                copy.methods = methods;
                return copy;
            }
        }
        return r;
    }

    /// The underlying type; [Basic#INVALID] while (or if) there is none.
    @Override
    public Type underlying() {
        Type u = underlying;
        return u != null ? u : resolveUnderlying();
    }

    /// The underlying type if it is known already, else null. Never expands anything.
    Type underlyingOrNull() {
        return underlying;
    }

    /// Follows right sides to the first type that is not named. Direct cycles have been broken by the declaration check.
    private Type resolveUnderlying() {
        List<Named> path = new ArrayList<>();
        Type t = this;
        while (true) {
            if (t instanceof Alias a) {
                t = a.actual();
            } else if (t instanceof Named n) {
                if (n.underlying != null) {
                    t = n.underlying;
                    break;
                }
                if (path.size() > 1000 && path.contains(n)) {
                    return Basic.INVALID; // cycle in erroneous code
                }
                path.add(n);
                t = n.unpack().rhs;
            } else {
                break;
            }
        }
        if (t == null) {
            return Basic.INVALID; // declaration still being checked: don't remember
        }
        if (t instanceof TypeParam p) {
            t = p.underlying();
        }
        for (var n : path) {
            n.underlying = t;
        }
        return t;
    }

    public int numMethods() {
        return origin().unpack().methods.size();
    }

    /// The i'th declared method; of an instance, with the receiver and type arguments of the instance.
    public FuncObj method(int i) {
        if (orig == null) {
            return unpack().methods.get(i);
        }
        synchronized (Laziness.LOCK) {
            int n = orig.numMethods();
            if (expanded == null || expanded.length < n) {
                expanded = expanded == null ? new FuncObj[n] : Arrays.copyOf(expanded, n);
            }
            if (expanded[i] == null) {
                var m = expandMethod(orig.method(i));
                if (expanded[i] == null) { // completing the declaration may have come back here
                    expanded[i] = m;
                }
            }
            return expanded[i];
        }
    }

    /// All declared methods (not the method set), expanded.
    public List<FuncObj> methods() {
        if (orig == null) {
            return List.copyOf(unpack().methods);
        }
        int n = numMethods();
        var list = new ArrayList<FuncObj>(n);
        for (int i = 0; i < n; i++) {
            list.add(method(i));
        }
        return list;
    }

    private FuncObj expandMethod(FuncObj origm) {
        origm.complete();
        var origSig = origm.signature();
        if (origSig.recv == null) {
            return origm; // erroneous declaration
        }
        if (Types.deref(origSig.recv.type) == this) {
            return origm; // instantiated with the receiver's own type parameters
        }
        var sig = origSig;
        if (origSig.recvTypeParams.size() == typeArgs.size()) {
            sig = (Signature) new Subst(origSig.recvTypeParams, typeArgs, ctxt).apply(origSig);
        }
        if (sig == origSig) {
            sig = origSig.copy();
            sig.scope = null;
        }
        sig.recv = origSig.recv.withType(origm.hasPtrRecv() ? new Pointer(this) : this);
        return origm.withType(sig);
    }

    /// Adds a method unless there is one of that name.
    public void addMethod(FuncObj m) {
        if (methodIndex(m.name(), false) < 0) {
            methods.add(m);
        }
    }

    /// Index of the declared method, or -1.
    int methodIndex(String name, boolean foldCase) {
        if (name.equals("_")) {
            return -1;
        }
        var list = origin().unpack().methods;
        for (int i = 0; i < list.size(); i++) {
            String m = list.get(i).name;
            if (foldCase ? m.equalsIgnoreCase(name) : m.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Index of the declared method that `name` denotes in package `pkg`, or -1.
    int lookupMethod(Package pkg, String name, boolean foldCase) {
        return foldCase || Obj.isExported(name) || Types.samePackage(obj.pkg, pkg) ? methodIndex(name, foldCase) : -1;
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
