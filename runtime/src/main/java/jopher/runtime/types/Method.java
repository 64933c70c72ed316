package jopher.runtime.types;

import jopher.abi.Names;
import jopher.abi.TypeDescription;

/// One method of a method set, or of an interface (then `code` is null).
///
/// @param pkgPath   empty if exported
/// @param signature func type without the receiver
/// @param code      where the body is
public record Method(String name, String pkgPath, GoType signature, TypeDescription.Method code) {
    public boolean exported() {
        return pkgPath.isEmpty();
    }

    /// Name of the bridge and its interface: [Names#interfaceMethod].
    public String key() {
        return Names.interfaceMethod(name, pkgPath, signature.encoding());
    }

    /// gc's order of methods (cmd/compile types.Sym.Less): exported ones first, then by name, then by package.
    static int compare(Method a, Method b) {
        if (a.exported() != b.exported()) {
            return a.exported() ? -1 : 1;
        }
        int d = a.name.compareTo(b.name);
        return d != 0 ? d : a.pkgPath.compareTo(b.pkgPath);
    }

    boolean sameAs(Method other) {
        return signature == other.signature && name.equals(other.name) && pkgPath.equals(other.pkgPath);
    }
}
