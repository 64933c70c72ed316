package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;

/// Is told how far a build is, by several threads. Packages that come from the cache do not count.
public interface Progress {
    /// For builds that nobody watches.
    Progress NONE = new Progress() {
        @Override
        public void begin(int packages) {
            // nobody looks
        }

        @Override
        public void checked(LoadedPackage p) {
            // nobody looks
        }

        @Override
        public void compiled(LoadedPackage p) {
            // nobody looks
        }
    };

    /// So many packages will be checked and then compiled.
    void begin(int packages);

    void checked(LoadedPackage p);

    void compiled(LoadedPackage p);
}
