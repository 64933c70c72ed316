package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The GO* settings as `go env` resolves them: the process environment first, then the user's go/env file, then defaults.
public final class GoEnv {
    private final Map<String, String> environment;
    private final Map<String, String> file = new LinkedHashMap<>();

    public GoEnv(Map<String, String> environment) {
        this.environment = environment;
        Path f = userFile();
        if (f != null && Files.isReadable(f)) {
            try {
                for (String line : Files.readAllLines(f)) {
                    int eq = line.indexOf('=');
                    if (eq > 0 && !line.startsWith("#")) {
                        file.put(line.substring(0, eq), line.substring(eq + 1));
                    }
                }
            } catch (IOException e) {
                // an unreadable settings file counts as absent, as it does for go
            }
        }
    }

    /// The user's settings file, whether it exists or not; null if there is none by intention.
    public Path settingsFile() {
        return userFile();
    }

    private Path userFile() {
        String f = environment.getOrDefault("GOENV", "");
        if (f.equals("off")) {
            return null;
        }
        if (!f.isEmpty()) {
            return Path.of(f);
        }
        Path config = configDir();
        return config == null ? null : config.resolve("go/env");
    }

    private Path configDir() {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!xdg.isEmpty()) {
            return Path.of(xdg);
        }
        Path home = home();
        if (home == null) {
            return null;
        }
        return System.getProperty("os.name", "").startsWith("Mac") ? home.resolve("Library/Application Support") : home.resolve(".config");
    }

    /// The home directory, null if there is none.
    public Path home() {
        String h = environment.getOrDefault("HOME", "");
        if (h.isEmpty()) {
            h = System.getProperty("user.home", "");
        }
        return h.isEmpty() || h.equals("?") ? null : Path.of(h);
    }

    /// A setting as written in the environment or the file, "" if neither has it.
    public String get(String name) {
        String v = environment.getOrDefault(name, "");
        return v.isEmpty() ? file.getOrDefault(name, "") : v;
    }

    public Map<String, String> environment() {
        return environment;
    }

    public Path gopath() {
        String p = get("GOPATH");
        if (!p.isEmpty()) {
            return Path.of(p.split(java.io.File.pathSeparator)[0]);
        }
        Path home = home();
        return home == null ? Path.of("go") : home.resolve("go");
    }

    public Path modCache() {
        String p = get("GOMODCACHE");
        return p.isEmpty() ? gopath().resolve("pkg/mod") : Path.of(p);
    }

    /// Where user caches live: $XDG_CACHE_HOME, ~/.cache or ~/Library/Caches; null if there is no home.
    public Path userCache() {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg);
        }
        Path home = home();
        if (home == null) {
            return null;
        }
        return System.getProperty("os.name", "").startsWith("Mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
    }
}
