package jopher.compiler.driver.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.driver.Hash;

/// All overlay files, by import path and file name, as they come with the compiler.
public final class OverlayFiles {
    /// Names the root of the overlay among the class path's resources.
    private static final String PINS = "overlay/pins.txt";

    private final SortedMap<String, SortedMap<String, byte[]>> packages;
    private final String pins;
    private final String hash;

    private OverlayFiles(SortedMap<String, SortedMap<String, byte[]>> packages, String pins) {
        this.packages = packages;
        this.pins = pins;
        MessageDigest d = Hash.digest();
        packages.forEach((path, files) -> files.forEach((name, bytes) -> {
            d.update((path + "/" + name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            d.update(bytes);
        }));
        this.hash = Hash.hex(d);
    }

    /// No overlay at all.
    public static OverlayFiles none() {
        return new OverlayFiles(new TreeMap<>(), "");
    }

    /// The overlay under a folder whose tree mirrors import paths.
    public static OverlayFiles of(Path root) throws IOException {
        SortedMap<String, SortedMap<String, byte[]>> map = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path f : (Iterable<Path>) files.sorted()::iterator) {
                if (Files.isRegularFile(f)) {
                    add(map, root.relativize(f).toString().replace('\\', '/'), Files.readAllBytes(f));
                }
            }
        }
        Path pins = root.resolve("pins.txt");
        return new OverlayFiles(map, Files.exists(pins) ? Files.readString(pins) : "");
    }

    /// The overlay on the class path.
    public static OverlayFiles fromClassPath(ClassLoader loader) {
        URL url = loader.getResource(PINS);
        if (url == null) {
            throw new CompilerBug("load", "", Pos.NONE, "the standard library's overlay is not on the class path");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                return fromJar(jar);
            }
            return of(Path.of(url.toURI()).getParent());
        } catch (IOException | java.net.URISyntaxException e) {
            throw new CompilerBug("load", "", Pos.NONE, "cannot read the standard library's overlay: " + e.getMessage(), e);
        }
    }

    private static OverlayFiles fromJar(JarURLConnection connection) throws IOException {
        SortedMap<String, SortedMap<String, byte[]>> map = new TreeMap<>();
        String pins = "";
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry e : Collections.list(jar.entries())) {
                if (e.isDirectory() || !e.getName().startsWith("overlay/")) {
                    continue;
                }
                try (InputStream in = jar.getInputStream(e)) {
                    byte[] bytes = in.readAllBytes();
                    if (e.getName().equals(PINS)) {
                        pins = new String(bytes, StandardCharsets.UTF_8);
                    }
                    add(map, e.getName().substring("overlay/".length()), bytes);
                }
            }
        }
        return new OverlayFiles(map, pins);
    }

    private static void add(Map<String, SortedMap<String, byte[]>> map, String name, byte[] bytes) {
        int slash = name.lastIndexOf('/');
        if (slash > 0 && name.endsWith(".go")) {
            map.computeIfAbsent(name.substring(0, slash), k -> new TreeMap<>()).put(name.substring(slash + 1), bytes);
        }
    }

    /// Import paths that have overlay files.
    public Iterable<String> importPaths() {
        return packages.keySet();
    }

    /// The files for this import path without tests, in name order; empty if there are none.
    public SortedMap<String, byte[]> files(String importPath) {
        SortedMap<String, byte[]> out = new TreeMap<>(packages.getOrDefault(importPath, new TreeMap<>()));
        out.keySet().removeIf(n -> n.endsWith("_test.go"));
        return out;
    }

    /// The test files for this import path.
    public SortedMap<String, byte[]> testFiles(String importPath) {
        SortedMap<String, byte[]> out = new TreeMap<>(packages.getOrDefault(importPath, new TreeMap<>()));
        out.keySet().removeIf(n -> !n.endsWith("_test.go"));
        return out;
    }

    /// Text of the pin list; see [Pins].
    public String pins() {
        return pins;
    }

    /// Hash of all of it.
    public String hash() {
        return hash;
    }
}
