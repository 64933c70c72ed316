package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadedPackage;

/// Is told how far a build is, by several threads.
public interface Progress {
    /// For builds that nobody watches.
    Progress NONE = new Progress() {
        @Override
        public void begin(int packages) {
            // nobody looks
        }

        @Override
        public void cached(LoadedPackage p) {
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

    /// So many packages will be checked and then compiled, or come from the cache.
    void begin(int packages);

    void cached(LoadedPackage p);

    void checked(LoadedPackage p);

    void compiled(LoadedPackage p);
}
