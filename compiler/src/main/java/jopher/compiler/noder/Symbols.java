package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.Global;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Named;
import jopher.compiler.types.Package;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// The symbols that one package's code names: functions (declared, instantiated, of the runtime) and package variables,
/// one object per JVM name.
final class Symbols {
    private final Noder noder;
    private final Map<String, FuncSym> funcs = new LinkedHashMap<>();
    private final Map<Var, Global> globals = new IdentityHashMap<>();
    private final Map<FuncObj, Integer> initNumbers = new IdentityHashMap<>();
    private final Map<Package, String> goPaths = new HashMap<>();

    Symbols(Noder noder) {
        this.noder = noder;
    }

    /// Package path as in gc's symbol names.
    String path(Package pkg) {
        return goPaths.computeIfAbsent(pkg, p -> p.name().equals("main") ? "main" : Names.symbolPath(p.path()));
    }

    String fileClass(FuncObj f) {
        return Names.fileClass(f.pkg().path(), TypeEncoder.fileBase(f.pos()));
    }

    void numberInit(FuncObj f, int n) {
        initNumbers.put(f, n);
    }

    /// The symbol of a function or method; `targs` are the type arguments of the function, or of the receiver's type, empty if not generic.
    /// Instances are put on the queue.
    FuncSym function(FuncObj f, List<Type> targs) {
        FuncObj origin = f.origin();
        Signature sig = origin.signature();
        Package pkg = origin.pkg();
        String name = origin.name();
        Integer init = initNumbers.get(origin);
        if (init != null) {
            name = "init$" + init;
        }
        boolean generic = !targs.isEmpty();
        String args = generic ? "[...]" : "";
        String jvm;
        String go;
        Named recv = sig.recv() == null ? null : Types.asNamed(Types.deref(sig.recv().type()));
        if (recv != null) {
            String tn = recv.obj().name() + args;
            boolean ptr = origin.hasPtrRecv();
            jvm = Names.method(tn, ptr, name);
            go = path(pkg) + "." + (ptr ? "(*" + tn + ")" : tn) + "." + name;
        } else {
            jvm = Names.function(name + args);
            go = path(pkg) + "." + name.replace('$', '.') + args;
        }
        String owner;
        if (generic) {
            var canonical = new StringBuilder(jvm).append('\n');
            for (Type a : targs) {
                canonical.append(TypeEncoder.encode(a)).append(',');
            }
            owner = Names.instanceClass(pkg.path(), canonical.toString());
        } else {
            owner = fileClass(origin);
        }
        FuncSym known = funcs.get(owner + "." + jvm);
        if (known != null) {
            return known;
        }
        PackageSource.Facts facts = noder.facts(origin);
        FuncSym sym;
        if (generic) {
            sym = noder.instances.add(owner, jvm, go, origin, targs);
        } else {
            sym = new FuncSym(pkg.path(), owner, jvm, go, foldReceiver(noder.plain, sig), origin, facts == null || facts.hasBody());
        }
        if (facts != null) {
            sym.recovers = facts.recovers();
        }
        return intern(sym);
    }

    /// The function type with the receiver as first parameter.
    static Signature foldReceiver(TypeMap types, Signature sig) {
        Signature plain = types.signature(sig);
        if (sig.recv() == null) {
            return plain;
        }
        List<Var> params = new ArrayList<>();
        Var r = sig.recv();
        params.add(new Var(Var.Kind.RECV, r.pos(), r.pkg(), r.name(), types.apply(r.type())));
        params.addAll(plain.params().vars());
        return Signature.of(new Tuple(params), plain.results(), plain.variadic());
    }

    /// The symbol itself, or the one already known by its name.
    FuncSym intern(FuncSym sym) {
        FuncSym known = funcs.putIfAbsent(sym.key(), sym);
        return known == null ? sym : known;
    }

    boolean isKnown(String owner, String jvmName) {
        return funcs.containsKey(owner + "." + jvmName);
    }

    Global global(Var v) {
        Var o = v.origin();
        return globals.computeIfAbsent(o, k -> {
            var linked = noder.source.linked(k.pkg().path(), k.name());
            return linked != null ? new Global(k.pos(), linked.pkgPath(), linked.ownerClass(), linked.name(), noder.plain.apply(k.type()))
                    : new Global(k.pos(), k.pkg().path(), Names.fileClass(k.pkg().path(), TypeEncoder.fileBase(k.pos())), k.name(), noder.plain.apply(k.type()));
        });
    }
}
