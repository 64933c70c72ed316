package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.types.Info;
import jopher.compiler.types.Package;

/// A package after check: its files, its types, and what the checker found out about every expression.
public record CheckedPackage(LoadedPackage loaded, Package types, Info info) {
    @Override
    public String toString() {
        return loaded.path();
    }
}
