package jopher.compiler.driver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Package;

/// The packages of one program that are checked, or made from export data, up to now. A package that is being compiled finds all that it
/// imports, directly or not. For several threads.
final class CheckedPackages implements PackageSource, ImportedFacts {
    private final Linknames linknames;
    private final Map<LoadedPackage, CheckedPackage> checked = new ConcurrentHashMap<>();
    /// Path as the compiler knows it → types.
    private final Map<String, Package> types = new ConcurrentHashMap<>();
    private final Map<Package, CheckedPackage> byTypes = new ConcurrentHashMap<>();

    /// @param linknames null if nothing is compiled
    CheckedPackages(Linknames linknames) {
        this.linknames = linknames;
    }

    void add(LoadedPackage p, CheckedPackage c) {
        byTypes.put(c.types(), c);
        types.putIfAbsent(c.types().path(), c.types());
        checked.put(p, c);
    }

    /// Null if it is not checked.
    CheckedPackage find(LoadedPackage p) {
        return checked.get(p);
    }

    /// Null if there is none.
    Package types(String path) {
        return types.get(path);
    }

    @Override
    public Place linked(String pkgPath, String name) {
        String symbol = pkgPath + "." + name;
        String other = linknames.variableOf(symbol);
        int dot = other.lastIndexOf('.');
        return other.equals(symbol) ? null : new Place(other.substring(0, dot), linknames.ownerOf(other), other.substring(dot + 1));
    }

    @Override
    public Facts facts(FuncObj origin) {
        CheckedPackage c = packageOf(origin);
        return c == null ? null : c.functions().facts(origin);
    }

    @Override
    public Source function(FuncObj origin) {
        CheckedPackage c = packageOf(origin);
        return c == null ? null : c.functions().function(origin);
    }

    @Override
    public FunctionFacts of(FuncObj f) {
        CheckedPackage c = packageOf(f);
        return c == null ? null : c.facts();
    }

    private CheckedPackage packageOf(FuncObj f) {
        return f.pkg() == null ? null : byTypes.get(f.pkg());
    }
}
