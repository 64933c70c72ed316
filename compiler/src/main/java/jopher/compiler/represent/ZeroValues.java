package jopher.compiler.represent;

import java.util.List;
import jopher.abi.Names;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// The zero values that reads of missing map elements give: one per representation (and length), shared by all types and
/// packages that have it, never written.
///
/// Each is a static field of a class of its own, `go/$z/…`, which the JVM initialises at the first miss, once, whatever threads
/// come (JVMS §5.5); compiled code then reads the field, or has its value as a constant. A class's bytes depend on the representation
/// alone, so the linker keeps one.
///
/// Go counterpart: `runtime.zeroVal` and the buffers that `reflect` and cmd/compile made for larger elements.
final class ZeroValues {
    private final PackageContext pkg;

    ZeroValues(PackageContext pkg) {
        this.pkg = pkg;
    }

    /// The shared zero value of a struct or array type. Its class says nothing about the type.
    Value of(Type t) {
        var type = pkg.repr.of(t).type();
        String name = Names.zeroClass(key(t.underlying()));
        if (!pkg.classes.containsKey(name)) {
            var unit = new ClassUnit(0x1031, name, "java/lang/Object");
            pkg.add(unit);
            unit.field(0x1019, "Z", type);
            var home = pkg.typeHome;
            pkg.typeHome = unit;
            pkg.mention(t.underlying());
            var zero = t.underlying() instanceof Array a ? Expressions.zeroArray(pkg, a) : Expressions.zeroStruct(pkg, t.underlying());
            unit.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), List.of(new Code.PutStatic(name, "Z", type, zero), new Code.Return(null)), null, null));
            pkg.typeHome = home;
        }
        return Jvm.global(name, "Z", type);
    }

    /// Arrays of numbers are known by their storage, everything else by its type.
    private String key(Type t) {
        return t instanceof Array a && a.elem().underlying() instanceof Basic b && (Types.isInteger(b) || Types.isFloat(b) || Types.isBoolean(b))
                ? "array of " + pkg.repr.of(b).storage() + " " + a.len() : pkg.names.encode(t);
    }
}
