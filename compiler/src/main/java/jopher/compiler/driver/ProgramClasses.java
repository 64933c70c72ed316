package jopher.compiler.driver;

import java.util.List;
import java.util.Set;

import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.link.LinkBase;
import jopher.compiler.link.Linker;

/// What link takes.
///
/// @param classes of all packages that are not in `base`
/// @param order link paths in the order of their initialisation
/// @param mainOwner class of the function main, null for a program without one
/// @param buildInfo what debug.ReadBuildInfo tells: [BuildInfo]
/// @param viewed what the program's own unsafe code needs: [Linker#viewed]
/// @param base classes linked before
record ProgramClasses(List<ClassFileEntry> classes, List<String> order, String mainOwner, String buildInfo, Set<String> viewed, LinkBase base) {
    ProgramImage link() {
        return new ProgramImage(Linker.link(classes, new Linker.Program(order, mainOwner, buildInfo, viewed), base), base == LinkBase.NONE);
    }
}
