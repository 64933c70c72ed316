package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Info;
import jopher.compiler.types.Package;

/// A package after check: its files, its types, and what the checker found out about every expression.
///
/// @param info null for a package made from export data, which is compiled already
/// @param functions what importers ask about its functions
public record CheckedPackage(LoadedPackage loaded, Package types, Info info, PackageSource functions) {
    @Override
    public String toString() {
        return loaded.path();
    }
}
