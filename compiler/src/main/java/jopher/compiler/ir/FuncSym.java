package jopher.compiler.ir;

import java.util.List;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Type;

/// The link-time identity of a function that has (or will have) a static JVM method.
/// One object per function, method, wrapper or instance within a compilation (the noder interns them by `key`).
public final class FuncSym {
    /// Import path of the package whose code this is ("main", "encoding/json").
    public final String pkgPath;
    /// Internal name of the class holding the static method (`go/main/$x`), see `jopher.abi.Names`.
    public final String ownerClass;
    /// JVM method name (`f`, `(*T)$M`, `f$func1`).
    public final String jvmName;
    /// Name as gc prints it in traces and -m output ("main.(*T).M", "main.f.func1").
    public final String goName;
    /// Type with the receiver folded in as the first parameter; concrete, no type parameters.
    public final Signature type;
    /// The declared object, null for synthetic functions (closures, wrappers, init).
    public final FuncObj obj;
    /// False for a declaration without body (assembly, linkname, native): represent binds it through the link table.
    public final boolean hasBody;
    /// Type arguments of an instance (of the receiver's type for a method), else empty.
    public List<Type> typeArgs = List.of();
    /// Whether the function calls recover() directly (jvm-level protocol: it takes G's token at entry).
    public boolean recovers;

    public FuncSym(String pkgPath, String ownerClass, String jvmName, String goName, Signature type, FuncObj obj, boolean hasBody) {
        this.pkgPath = pkgPath;
        this.ownerClass = ownerClass;
        this.jvmName = jvmName;
        this.goName = goName;
        this.type = type;
        this.obj = obj;
        this.hasBody = hasBody;
    }

    public String key() {
        return ownerClass + "." + jvmName;
    }

    @Override
    public String toString() {
        return goName;
    }
}
