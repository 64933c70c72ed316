package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// A function, a concrete method or an interface method.
public final class FuncObj extends Obj {
    /// Syntactic information, valid for methods whose type is not known yet.
    boolean hasPtrRecv;
    /// The declared method this one was made from by instantiation, or null.
    FuncObj origin;

    public FuncObj(Pos pos, Package pkg, String name, Signature type) {
        super(pos, pkg, name, type);
    }

    /// A copy with another signature that remembers its origin.
    FuncObj withType(Type type) {
        var f = new FuncObj(pos, pkg, name, (Signature) type);
        f.parent = parent;
        f.order = order;
        f.scopePos = scopePos;
        f.hasPtrRecv = hasPtrRecv;
        f.origin = origin();
        return f;
    }

    /// The signature; checks the declaration first if that was postponed.
    public Signature signature() {
        if (type == null) {
            complete();
        }
        return type == null ? new Signature() : (Signature) type;
    }

    public FuncObj origin() {
        return origin != null ? origin : this;
    }

    /// Whether the method's receiver is a pointer.
    public boolean hasPtrRecv() {
        if (type instanceof Signature sig && sig.recv != null) {
            return Types.unalias(sig.recv.type) instanceof Pointer;
        }
        return hasPtrRecv;
    }

    /// `pkg.F` or `(*pkg.T).M`, by import path.
    public String fullName() {
        return ObjWriter.funcName(this, null);
    }
}
