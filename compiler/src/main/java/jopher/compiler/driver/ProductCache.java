package jopher.compiler.driver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.export.Exported;

/// The products of one program's packages: those that the cache has, and those that this run makes. For several threads.
final class ProductCache {
    /// Kind of the cache's entries for packages.
    private static final String KIND = "package";

    private final BuildCache cache;
    private final PackageKeys keys;
    private final Predicate<LoadedPackage> useful;
    private final Map<LoadedPackage, String> keyOf = new ConcurrentHashMap<>();
    private final Map<LoadedPackage, PackageProduct> known = new ConcurrentHashMap<>();
    private final Map<LoadedPackage, PackageProduct> exported = new ConcurrentHashMap<>();

    /// @param useful false for packages that are to be compiled in any case
    ProductCache(BuildCache cache, PackageKeys keys, Predicate<LoadedPackage> useful) {
        this.cache = cache;
        this.keys = keys;
        this.useful = useful;
    }

    /// The product of a package whose imports are made or found, null if it has to be made.
    PackageProduct find(LoadedPackage p) {
        String key = keys.of(p);
        keyOf.put(p, key);
        PackageProduct found = useful.test(p) ? cache.get(KIND, key).flatMap(Sealed::open).flatMap(PackageProduct::read).orElse(null) : null;
        if (found != null) {
            known.put(p, found);
            keys.face(p, found.face(), found.refersTo());
        }
        return found;
    }

    /// A product that turned out to be damaged.
    void drop(LoadedPackage p) {
        known.remove(p);
    }

    /// Notes the export data of a package for which there was no product.
    void made(LoadedPackage p, Exported export) {
        String face = Hash.of(export.face());
        exported.put(p, new PackageProduct(export.data(), face, export.refersTo(), List.of()));
        keys.face(p, face, export.refersTo());
    }

    /// The class files of a package that was compiled before, null for others.
    List<ClassFileEntry> classes(LoadedPackage p) {
        PackageProduct k = known.get(p);
        return k == null ? null : k.classes();
    }

    /// Keeps the class files of a package that was made by this run.
    void put(LoadedPackage p, List<ClassFileEntry> classes) {
        PackageProduct e = exported.get(p);
        cache.put(KIND, keyOf.get(p), Sealed.seal(new PackageProduct(e.export(), e.face(), e.refersTo(), classes).write()));
    }
}
