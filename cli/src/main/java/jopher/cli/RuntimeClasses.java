package jopher.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import jopher.abi.Names;
import jopher.runtime.G;

/// The classes of the runtime, which every program carries.
public final class RuntimeClasses {
    private RuntimeClasses() {}

    /// Jars or class folders of abi, runtime and the natives of std.
    static Set<Path> places() {
        Set<Path> out = new LinkedHashSet<>();
        for (Class<?> c : List.of(Names.class, G.class)) {
            out.add(placeOf(c));
        }
        return out;
    }

    /// The jar or folder that a class was loaded from.
    static Path placeOf(Class<?> c) {
        try {
            return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every file of them, by name.
    public static SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> out = new TreeMap<>();
        for (Path place : places()) {
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place)) {
                    for (Path f : (Iterable<Path>) files::iterator) {
                        String name = place.relativize(f).toString().replace('\\', '/');
                        if (name.startsWith("jopher/") && Files.isRegularFile(f)) {
                            out.put(name, Files.readAllBytes(f));
                        }
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            } else {
                try (ZipFile jar = new ZipFile(place.toFile())) {
                    for (ZipEntry e : java.util.Collections.list(jar.entries())) {
                        if (!e.isDirectory() && e.getName().startsWith("jopher/")) {
                            out.put(e.getName(), jar.getInputStream(e).readAllBytes());
                        }
                    }
                }
            }
        }
        return out;
    }
}
