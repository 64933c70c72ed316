package jopher.compiler.driver;

import java.util.IdentityHashMap;
import java.util.Map;

import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Package;

/// Finds the functions of all packages of a program, which the noder needs to instantiate generic ones. For several threads.
final class ImportedBodies implements PackageSource {
    private final Linknames linknames;
    private final Map<Package, PackageSource> packages = new IdentityHashMap<>();

    ImportedBodies(CheckedProgram program, Linknames linknames) {
        this.linknames = linknames;
        for (CheckedPackage p : program.packages()) {
            packages.put(p.types(), p.functions());
        }
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
        PackageSource s = packages.get(origin.pkg());
        return s == null ? null : s.facts(origin);
    }

    @Override
    public Source function(FuncObj origin) {
        PackageSource s = packages.get(origin.pkg());
        return s == null ? null : s.function(origin);
    }
}
