package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.abi.Names;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MethodSets;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Var;

/// The method sets of types, with a wrapper function for each promoted method (spec: Method sets). Wrappers take the pointer, whatever
/// set the method belongs to: nothing is copied on the way to the embedded field.
final class MethodSetBuilder {
    private final Noder noder;

    MethodSetBuilder(Noder noder) {
        this.noder = noder;
    }

    PackageIr.TypeDecl decl(Named n) {
        String base = TypeEncoder.base(n);
        List<PackageIr.Method> methods = new ArrayList<>();
        if (!(n.underlying() instanceof Interface) && !(n.underlying() instanceof Pointer)) {
            collect(n, n.obj().name() + (n.isInstance() ? "[...]" : TypeEncoder.isLocal(n) ? base.substring(base.lastIndexOf('$')) : ""),
                    noder.wrapperClass(n), n.obj().pkg().path(), noder.symbols.path(n.obj().pkg()), n.obj().pos(), methods);
        }
        return new PackageIr.TypeDecl(n, null, base, methods);
    }

    /// The declaration of an anonymous struct type with promoted methods; null if it has none.
    PackageIr.TypeDecl decl(Struct s) {
        String base = Names.anonymousClass(TypeEncoder.encode(s));
        List<PackageIr.Method> methods = new ArrayList<>();
        Pos pos = s.numFields() == 0 ? Pos.NONE : s.field(0).pos();
        // the same class whoever compiles it: nothing of this package's name goes in
        collect(s, "struct", base + "$w", "", "go", pos, methods);
        return methods.isEmpty() ? null : new PackageIr.TypeDecl(null, s, base, methods);
    }

    private void collect(Type t, String name, String owner, String pkgPath, String goPkg, Pos pos, List<PackageIr.Method> out) {
        Set<String> ofValue = new HashSet<>();
        for (Selection s : MethodSets.of(t)) {
            ofValue.add(s.obj().id());
        }
        Pointer ptr = new Pointer(t);
        for (Selection s : MethodSets.of(ptr)) {
            FuncObj m = s.method();
            boolean inValueSet = ofValue.contains(m.id());
            String unexported = TypeEncoder.pkgPathIfUnexported(m);
            if (s.index().length == 1) {
                List<Type> targs = t instanceof Named n ? n.typeArgs() : List.of();
                FuncSym target = noder.symbols.function(m, targs);
                out.add(new PackageIr.Method(m.name(), unexported, m.hasPtrRecv(), inValueSet, target));
            } else {
                out.add(new PackageIr.Method(m.name(), unexported, true, inValueSet, wrapper(ptr, name, owner, pkgPath, goPkg, pos, s)));
            }
        }
    }

    private FuncSym wrapper(Pointer recv, String name, String owner, String pkgPath, String goPkg, Pos pos, Selection s) {
        Obj m = s.obj();
        boolean foreign = !m.exported() && m.pkg() != null && !m.pkg().path().equals(pkgPath);
        String jvm = Names.method(name, true, foreign ? m.pkg().path() + "." + m.name() : m.name());
        Signature sig = noder.plain.signature(s.method().signature());
        List<Var> params = new ArrayList<>();
        params.add(new Var(Var.Kind.RECV, pos, null, "", recv));
        params.addAll(sig.params().vars());
        Signature folded = Signature.of(new Tuple(params), sig.results(), sig.variadic());
        FuncSym sym = new FuncSym(pkgPath, owner, jvm, goPkg + ".(*" + name + ")." + m.name(), folded, null, true);
        if (noder.symbols.isKnown(owner, jvm)) {
            return noder.symbols.intern(sym);
        }
        noder.symbols.intern(sym);
        Func fn = new Func(sym, pos, pos);
        fn.synthetic = true;
        noder.add(fn);
        var f = new FuncNoder(noder, new FuncNoder.Unit(noder.info, noder.plain), fn, null, new FuncNoder.Numbers(), null);
        f.synthesizeParams(folded);
        Local r = fn.params.getFirst();
        SelectorNoder.Target target = f.selectors.target(pos, new Expr.LocalRef(pos, r), m, s.index());
        if (target instanceof SelectorNoder.Concrete c) {
            sym.recovers = c.sym().recovers;
        }
        fn.body = SelectorNoder.forward(pos, f, target, sig, 1);
        return sym;
    }
}
