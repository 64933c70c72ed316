package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything on disk that loading a program depended on: while it stays as it is, loading again gives the same program, so
/// whoever has the compiled program may start it without asking the compiler.
///
/// @param present files and folders that were read, each with what [#state] says of it
/// @param absent files whose appearance would change the outcome, as a go.mod in a folder above
public record Footprint(List<Path> present, List<String> states, List<Path> absent) {
    /// Larger programs are loaded each time: the check would not be quick any more.
    private static final int LIMIT = 8000;

    /// What a program depends on, if that can be listed: not for workspaces, replaced modules and embedded files, whose patterns
    /// look at more than the folders of packages.
    ///
    /// @param goroot value of --goroot, may be null
    /// @param before files that changed since then may have changed while they were read, so nothing is certain
    public static Optional<Footprint> of(LoadedProgram program, Path cwd, GoEnv env, String goroot, Instant before) {
        ModuleGraph modules = program.modules();
        if (modules.mains().size() > 1 || !env.get("GOWORK").isEmpty() && !env.get("GOWORK").equals("off")) {
            return Optional.empty();
        }
        SortedSet<Path> present = new TreeSet<>();
        SortedSet<Path> absent = new TreeSet<>();
        try {
            Places places = new Places(present, absent);
            if (env.settingsFile() != null) {
                places.add(env.settingsFile());
            }
            Goroot.evidence(goroot, env).forEach(places::add);
            places.add(program.goroot().dir().resolve("VERSION"));
            for (Path p = cwd; p != null; p = p.getParent()) {
                places.add(p.resolve("go.mod"));
                places.add(p.resolve("go.work"));
            }
            for (Module m : modules.mains()) {
                places.add(m.dir().resolve("vendor"));
                places.add(m.dir().resolve("vendor/modules.txt"));
            }
            for (Module m : modules.buildList()) {
                if (m.replacedBy() != null || m.dir() == null) {
                    return Optional.empty();
                }
                places.add(m.dir().resolve("go.mod"));
            }
            for (LoadedPackage p : program.packages()) {
                if (!places.add(p, modules)) {
                    return Optional.empty();
                }
            }
            if (absent.stream().anyMatch(p -> p.getFileName().toString().equals("go.work")) && present.stream().anyMatch(p -> p.endsWith("go.work"))
                    && !env.get("GOWORK").equals("off")) {
                return Optional.empty();
            }
            List<String> states = new ArrayList<>();
            for (Path p : present) {
                String s = state(p, before);
                if (s == null) {
                    return Optional.empty();
                }
                states.add(s);
            }
            boolean odd = present.size() + absent.size() > LIMIT || present.stream().anyMatch(Footprint::odd) || absent.stream().anyMatch(Footprint::odd);
            return odd ? Optional.empty() : Optional.of(new Footprint(List.copyOf(present), states, List.copyOf(absent)));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The list has a line for each.
    private static boolean odd(Path p) {
        return p.toString().indexOf('\n') >= 0;
    }

    /// inode, size, times of the last change of the contents and of anything: `stat -L -c '%i %s %.9Y %.9Z'`. Null if the file
    /// changed after `before`.
    private static String state(Path p, Instant before) throws IOException {
        Map<String, Object> a = Files.readAttributes(p, "unix:ino,size,lastModifiedTime,ctime");
        Instant modified = ((FileTime) a.get("lastModifiedTime")).toInstant();
        Instant changed = ((FileTime) a.get("ctime")).toInstant();
        return modified.isAfter(before) || changed.isAfter(before) ? null
                : String.format(Locale.ROOT, "%d %d %s %s", a.get("ino"), a.get("size"), seconds(modified), seconds(changed));
    }

    private static String seconds(Instant t) {
        return String.format(Locale.ROOT, "%d.%09d", t.getEpochSecond(), t.getNano());
    }

    private record Places(SortedSet<Path> present, SortedSet<Path> absent) {
        void add(Path p) {
            (Files.exists(p) ? present : absent).add(p);
        }

        /// False for a package whose files cannot be listed.
        boolean add(LoadedPackage p, ModuleGraph modules) throws IOException {
            p.fileNames().forEach(n -> add(p.dir().resolve(n)));
            if (p.path().equals(LoadedPackage.COMMAND_LINE)) {
                return p.embedPatterns().isEmpty();
            }
            add(p.dir());
            if (p.isStandard()) {
                return true;
            }
            // another file of the folder becomes part of the package when its build constraint is edited
            try (var files = Files.newDirectoryStream(p.dir())) {
                for (Path f : files) {
                    if (f.toString().endsWith(".go") || f.toString().endsWith(".s")) {
                        add(f);
                    }
                }
            }
            for (Module m : modules.mains()) {
                for (Path d = p.dir(); d != null && d.startsWith(m.dir()) && !d.equals(m.dir()); d = d.getParent()) {
                    add(d.resolve("go.mod"));
                }
            }
            return p.embedPatterns().isEmpty();
        }
    }
}
