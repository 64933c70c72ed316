package jopher.compiler.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What distinguishes this build of the compiler from others, for keys of cached products: names, sizes and times of the jars, or
/// of all files of the class folders, that classes came from.
public final class CompilerIdentity {
    private CompilerIdentity() {}

    /// Identity of the places that these classes came from.
    public static String of(List<Class<?>> classes) {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> c : classes) {
            try {
                places.add(Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return ofPlaces(places);
    }

    private static String ofPlaces(Collection<Path> places) {
        StringBuilder sb = new StringBuilder();
        try {
            for (Path place : places) {
                try (var files = Files.walk(place)) {
                    for (Path f : (Iterable<Path>) files.sorted()::iterator) {
                        if (Files.isRegularFile(f)) {
                            sb.append(f).append(' ').append(Files.size(f)).append(' ').append(Files.getLastModifiedTime(f).toMillis()).append('\n');
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hash.of(sb.toString());
    }
}
