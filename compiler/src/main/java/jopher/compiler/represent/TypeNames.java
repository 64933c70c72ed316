package jopher.compiler.represent;

import java.util.IdentityHashMap;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.types.Named;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Canonical encodings of types ([TypeEncoding]) and the class names that follow from them.
///
/// A cache over [TypeEncoder]. Thread-safe: one object serves all packages of a compilation.
public final class TypeNames {
    private final Map<Named, String> bases = new IdentityHashMap<>();
    private final Map<Type, String> encodings = new IdentityHashMap<>();
    /// By underlying type: hashing the encoding of a struct with thousands of fields at each of its uses took most of a compilation.
    private final Map<Type, String> shapes = new IdentityHashMap<>();
    private final Map<Type, String> anonymous = new IdentityHashMap<>();

    /// `go/main/T`; "error" for the predeclared type error.
    public synchronized String base(Named named) {
        String b = bases.get(named);
        if (b == null) {
            b = TypeEncoder.base(named);
            bases.put(named, b);
        }
        return b;
    }

    public synchronized String encode(Type t) {
        String e = encodings.get(t);
        if (e == null) {
            e = TypeEncoder.encode(t);
            encodings.put(t, e);
        }
        return e;
    }

    // ---- classes

    /// Class whose instances are values of the struct type (defined or anonymous).
    public synchronized String structClass(Type t) {
        return Types.unalias(t) instanceof Named n ? base(n) : anonymous.computeIfAbsent(t, x -> Names.anonymousClass(encode(x)));
    }

    /// Class that declares the fields.
    public synchronized String shapeClass(Type t) {
        return shapes.computeIfAbsent(t.underlying(), u -> Names.shapeClass(encode(u)));
    }

    public String methodKey(String name, String pkgPathIfUnexported, Signature sig) {
        return Names.interfaceMethod(name, pkgPathIfUnexported == null ? "" : pkgPathIfUnexported, encode(sig));
    }
}
