package jopher.compiler.export;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

import jopher.compiler.noder.PackageSource;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;

/// The functions of a package that was checked from its sources, bodies included.
public final class CheckedFunctions implements PackageSource {
    private final Info info;
    private final Map<FuncObj, Decl.FuncDecl> declarations = new IdentityHashMap<>();

    public CheckedFunctions(Collection<File> files, Info info) {
        this.info = info;
        for (File f : files) {
            for (Decl d : f.declList()) {
                if (d instanceof Decl.FuncDecl fn && info.defs.get(fn.name()) instanceof FuncObj o) {
                    declarations.put(o, fn);
                }
            }
        }
    }

    @Override
    public Facts facts(FuncObj origin) {
        Decl.FuncDecl d = declarations.get(origin);
        return d == null ? null : Facts.of(d);
    }

    @Override
    public Source function(FuncObj origin) {
        Decl.FuncDecl d = declarations.get(origin);
        return d == null ? null : new Source(d, info);
    }
}
