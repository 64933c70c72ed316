package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Info;
import jopher.compiler.types.Package;

/// A package after check: its files, its types, and what the checker found out about every expression.
///
/// @param info null for a package made from export data, which is compiled already
/// @param functions what importers ask about its functions
/// @param facts what later phases find out about its functions, or found out when it was compiled
public record CheckedPackage(LoadedPackage loaded, Package types, Info info, PackageSource functions, FunctionFacts facts) {
    @Override
    public String toString() {
        return loaded.path();
    }
}
