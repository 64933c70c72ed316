package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jopher.abi.Names;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.link.LinkBase;
import jopher.compiler.link.Linker;
import jopher.compiler.types.Context;

/// Standard packages of one program, compiled, for other programs that the same process compiles: a test suite's
/// thousands need not compile fmt each. Never changed after it is made, so it may be used by several pipelines at a time.
///
/// @param loaded by path
/// @param context the one that all programs which use these packages share
/// @param classes of each package, not linked
/// @param linked all of them, linked; programs are linked over it
public record StandardPackages(Map<String, LoadedPackage> loaded, Map<LoadedPackage, CheckedPackage> checked, Context context, Map<LoadedPackage, List<ClassFileEntry>> classes,
        List<ClassFileEntry> linked, LinkBase base, NativeTable natives) {
    static StandardPackages of(CheckedProgram program, Map<LoadedPackage, List<ClassFileEntry>> classes, NativeTable natives) {
        Map<String, LoadedPackage> loaded = new TreeMap<>();
        Map<LoadedPackage, CheckedPackage> checked = new IdentityHashMap<>();
        List<ClassFileEntry> all = new ArrayList<>();
        for (CheckedPackage p : program.packages()) {
            if (p.loaded().isStandard()) {
                loaded.put(p.loaded().path(), p.loaded());
                checked.put(p.loaded(), p);
                all.addAll(classes.get(p.loaded()));
            }
        }
        List<ClassFileEntry> linked = Linker.link(all, new Linker.Program(List.of(), null, "", Set.of())).stream().filter(c -> !c.name().equals(Names.PROGRAM)).toList();
        return new StandardPackages(loaded, checked, program.context(), classes, linked, new LinkBase(linked), natives);
    }
}
