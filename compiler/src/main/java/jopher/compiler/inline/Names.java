package jopher.compiler.inline;

import java.util.function.Function;
import java.util.stream.Collectors;

import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.RuntimeTypeNames;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Functions as gc's messages name them: without the package for its own, instances by their shapes.
final class Names {
    private final Package pkg;

    Names(Package pkg) {
        this.pkg = pkg;
    }

    /// The declared function around a literal, or the function itself.
    static Func root(Func f) {
        while (f.outer != null) {
            f = f.outer;
        }
        return f;
    }

    String packageName(Func f) {
        FuncSym s = root(f).sym;
        return s.obj != null ? s.obj.pkg().name() : pkg.name();
    }

    String shown(Func f) {
        return qualified(f, local(f));
    }

    /// `name` with the package of `f` if that is another.
    String qualified(Func f, String name) {
        return f.sym.pkgPath.equals(pkg.path()) ? name : packageName(f) + "." + name;
    }

    /// The name within the package.
    String local(Func f) {
        return local(f, Names::shape);
    }

    /// The name within the package that an instance has outside of its shape.
    String unshaped(Func f) {
        return local(f, RuntimeTypeNames::of);
    }

    private static String local(Func f, Function<Type, String> argument) {
        FuncSym root = root(f).sym;
        String shape = root.typeArgs.isEmpty() ? null : "[" + root.typeArgs.stream().map(argument).collect(Collectors.joining(",")) + "]";
        String name = withoutPackage(f.sym);
        int dots = name.indexOf("[...]");
        return shape == null || dots < 0 ? name : name.substring(0, dots) + shape + name.substring(dots + 5);
    }

    /// `Name` or `T.Name`, type arguments left out.
    String plain(FuncSym s) {
        return withoutPackage(s).replace("[...]", "").replace("(*", "").replace(")", "");
    }

    private static String withoutPackage(FuncSym s) {
        String go = s.goName;
        int slash = go.lastIndexOf('/', go.indexOf('[') < 0 ? go.length() : go.indexOf('['));
        return go.substring(go.indexOf('.', slash + 1) + 1);
    }

    /// What stands for all type arguments of one shape: the underlying type, and one pointer for all.
    private static String shape(Type t) {
        Type u = t.underlying();
        return "go.shape." + RuntimeTypeNames.of(Types.unalias(u) instanceof Pointer ? new Pointer(Basic.BYTE) : u);
    }
}
