package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Go 1.26 installation: the standard library that is compiled comes from here.
///
/// @param dir its root
/// @param version the first line of VERSION: `go1.26.8`
public record Goroot(Path dir, String version) {
    /// The release whose standard library the overlay fits.
    public static final String SUPPORTED = "go1.26";

    public Path src() {
        return dir.resolve("src");
    }

    /// Finds it: `flag` (may be null), $GOROOT, the go command on PATH, the usual places.
    public static Goroot find(String flag, GoEnv env) throws LoadException {
        if (flag != null && !flag.isEmpty()) {
            return at(Path.of(flag), "--goroot " + flag);
        }
        String set = env.get("GOROOT");
        if (!set.isEmpty()) {
            return at(Path.of(set), "GOROOT=" + set);
        }
        List<String> wrong = new ArrayList<>();
        for (Path p : candidates(env)) {
            Goroot g = tryAt(p);
            if (g == null) {
                continue;
            }
            if (supported(g.version)) {
                return g;
            }
            wrong.add(p + " is " + g.version);
        }
        Path asked = askGo(env);
        Goroot g = asked == null ? null : tryAt(asked);
        if (g != null && supported(g.version)) {
            return g;
        }
        if (g != null) {
            wrong.add(asked + " is " + g.version);
        }
        throw new LoadException("jopher: needs the sources of Go 1.26 and found none (looked at --goroot, $GOROOT, the go command on PATH, /usr/local/go,"
                + " ~/go/sdk, ~/sdk)" + (wrong.isEmpty() ? "" : "; " + String.join(", ", wrong)) + ".\n\tInstall Go 1.26 (https://go.dev/dl) or name its folder with --goroot");
    }

    private static Goroot at(Path dir, String how) throws LoadException {
        Goroot g = tryAt(dir);
        if (g == null) {
            throw new LoadException("jopher: cannot find GOROOT directory: " + how + " has no src/runtime and VERSION");
        }
        if (!supported(g.version)) {
            throw new LoadException("jopher: the standard library of " + g.version + " (" + how + ") is not supported; this release compiles that of Go 1.26");
        }
        return g;
    }

    private static boolean supported(String version) {
        return version.equals(SUPPORTED) || version.startsWith(SUPPORTED + ".") || version.startsWith(SUPPORTED + "rc");
    }

    private static Goroot tryAt(Path dir) {
        try {
            if (!Files.isDirectory(dir.resolve("src/runtime"))) {
                return null;
            }
            String first = Files.readAllLines(dir.resolve("VERSION")).get(0).strip();
            return new Goroot(dir.toRealPath(), first);
        } catch (IOException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static List<Path> candidates(GoEnv env) {
        List<Path> out = new ArrayList<>();
        for (String d : env.environment().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (d.isEmpty()) {
                continue;
            }
            try {
                Path go = Path.of(d).resolve("go");
                if (Files.isExecutable(go)) {
                    // GOROOT/bin/go, perhaps behind a symbolic link
                    Path bin = go.toRealPath().getParent();
                    if (bin != null && bin.getParent() != null) {
                        out.add(bin.getParent());
                    }
                }
            } catch (IOException | java.nio.file.InvalidPathException e) {
                // not a usable PATH entry
            }
        }
        out.add(Path.of("/usr/local/go"));
        out.add(Path.of("/usr/lib/go"));
        out.add(Path.of("/usr/lib/go-1.26"));
        out.add(Path.of("/opt/go"));
        out.add(Path.of("/opt/homebrew/opt/go/libexec"));
        out.add(Path.of("/usr/local/opt/go/libexec"));
        Path home = env.home();
        if (home != null) {
            out.add(home.resolve(".local/go"));
            addVersions(out, home.resolve("sdk"));
            addVersions(out, home.resolve("go/sdk"));
        }
        addVersions(out, env.modCache().resolve("golang.org"));
        return out;
    }

    private static void addVersions(List<Path> out, Path parent) {
        try (var list = Files.list(parent)) {
            list.filter(p -> p.getFileName().toString().contains("go1.26")).sorted().forEach(out::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            // no such folder
        }
    }

    /// The files whose coming, going or change may make [#find] answer differently.
    static List<Path> evidence(String flag, GoEnv env) {
        if (flag != null && !flag.isEmpty()) {
            return List.of(Path.of(flag).toAbsolutePath().resolve("VERSION"));
        }
        if (!env.get("GOROOT").isEmpty()) {
            return List.of(Path.of(env.get("GOROOT")).toAbsolutePath().resolve("VERSION"));
        }
        List<Path> out = new ArrayList<>();
        for (String d : env.environment().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (d.startsWith("/")) {
                out.add(Path.of(d).resolve("go"));
            }
        }
        candidates(env).forEach(c -> out.add(c.toAbsolutePath().resolve("VERSION")));
        return out;
    }

    private static Path askGo(GoEnv env) {
        try {
            Process p = new ProcessBuilder("go", "env", "GOROOT").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            p.getOutputStream().close();
            String out = new String(p.getInputStream().readAllBytes()).strip();
            return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0 && !out.isEmpty() ? Path.of(out) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
