package jopher.compiler.driver;

import java.util.IdentityHashMap;
import java.util.Map;

import jopher.compiler.noder.PackageSource;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;

/// Finds the declarations of functions of all packages of a program, which the noder needs to instantiate generic ones.
/// For several threads.
final class ImportedBodies implements PackageSource {
    private final Map<Package, CheckedPackage> packages = new IdentityHashMap<>();
    private final Map<Package, Map<Obj, Decl.FuncDecl>> declarations = new IdentityHashMap<>();

    ImportedBodies(CheckedProgram program) {
        for (CheckedPackage p : program.packages()) {
            packages.put(p.types(), p);
        }
    }

    private synchronized Map<Obj, Decl.FuncDecl> of(CheckedPackage p) {
        return declarations.computeIfAbsent(p.types(), k -> {
            Map<Obj, Decl.FuncDecl> out = new IdentityHashMap<>();
            for (File f : p.loaded().files()) {
                for (Decl d : f.declList()) {
                    if (d instanceof Decl.FuncDecl fn) {
                        Obj o = p.info().defs.get(fn.name());
                        if (o != null) {
                            out.put(o, fn);
                        }
                    }
                }
            }
            return out;
        });
    }

    @Override
    public Facts facts(FuncObj origin) {
        Decl.FuncDecl d = declaration(origin);
        return d == null ? null : Facts.of(d);
    }

    private Decl.FuncDecl declaration(FuncObj origin) {
        CheckedPackage p = packages.get(origin.pkg());
        return p == null ? null : of(p).get(origin);
    }

    @Override
    public Source function(FuncObj origin) {
        Decl.FuncDecl d = declaration(origin);
        return d == null ? null : new Source(d, packages.get(origin.pkg()).info());
    }
}
