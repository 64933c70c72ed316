package jopher.abi;

import java.util.ArrayList;
import java.util.List;

/// What `static String describe()` of class `<type>$D` says about a defined type: its names, its underlying type and its
/// method set. Written by the compiler, read lazily by the runtime.
///
/// @param printed    as reflect prints it: `main.T`, `main.Pair[int,string]`
/// @param pkgPath    import path
/// @param name       `T`, `Pair[int,string]`
/// @param underlying [TypeEncoding]
/// @param methods    the method set of *T (for interfaces: empty, the underlying type has them), promoted ones included,
///                   sorted by name, then package path
public record TypeDescription(String printed, String pkgPath, String name, String underlying, List<Method> methods) {

    /// @param pkgPath    empty if exported
    /// @param signature  func encoding without the receiver
    /// @param owner      class with the static method that holds the body (or wrapper); its Go receiver is the first
    ///                   parameter after G; empty if the linker dropped it
    /// @param jvmName    that method's name
    /// @param descriptor that method's descriptor
    /// @param pointer    receiver is a pointer: the method belongs to *T only
    /// @param line       of the declaration; 0 for promoted methods
    public record Method(String name, String pkgPath, String signature, String owner, String jvmName, String descriptor,
                         boolean pointer, int line) {
        /// [Names#interfaceMethod]: the name of the bridge in the type's classes.
        public String key() {
            return Names.interfaceMethod(name, pkgPath, signature);
        }
    }

    public String encode() {
        StringBuilder b = new StringBuilder();
        TypeEncoding.string(b, printed);
        TypeEncoding.string(b, pkgPath);
        TypeEncoding.string(b, name);
        TypeEncoding.string(b, underlying);
        b.append(methods.size()).append(';');
        for (Method m : methods) {
            TypeEncoding.string(b, m.name);
            TypeEncoding.string(b, m.pkgPath);
            TypeEncoding.string(b, m.signature);
            TypeEncoding.string(b, m.owner);
            TypeEncoding.string(b, m.jvmName);
            TypeEncoding.string(b, m.descriptor);
            b.append(m.pointer ? 'p' : 'v').append(m.line).append(';');
        }
        return b.toString();
    }

    public static TypeDescription decode(String s) {
        TypeEncoding.Cursor c = new TypeEncoding.Cursor(s, 0);
        String printed = c.string();
        String pkgPath = c.string();
        String name = c.string();
        String underlying = c.string();
        int n = c.number();
        List<Method> methods = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            String method = c.string();
            String pkg = c.string();
            String signature = c.string();
            String owner = c.string();
            String jvmName = c.string();
            String descriptor = c.string();
            boolean pointer = c.next() == 'p';
            methods.add(new Method(method, pkg, signature, owner, jvmName, descriptor, pointer, c.number()));
        }
        return new TypeDescription(printed, pkgPath, name, underlying, methods);
    }
}
