package jopher.compiler.driver;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.types.Context;

/// Standard packages of one program, loaded and checked, for other programs that the same process compiles: a test suite's
/// thousands need not check fmt each. Never changed after it is made, so it may be used by several pipelines at a time.
///
/// @param loaded by path
/// @param context the one that all programs which use these packages share
public record StandardPackages(Map<String, LoadedPackage> loaded, Map<LoadedPackage, CheckedPackage> checked, Context context) {
    public static StandardPackages of(CheckedProgram program) {
        Map<String, LoadedPackage> loaded = new TreeMap<>();
        Map<LoadedPackage, CheckedPackage> checked = new IdentityHashMap<>();
        for (CheckedPackage p : program.packages()) {
            if (p.loaded().isStandard()) {
                loaded.put(p.loaded().path(), p.loaded());
                checked.put(p.loaded(), p);
            }
        }
        return new StandardPackages(loaded, checked, program.context());
    }
}
