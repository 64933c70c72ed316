package jopher.compiler.driver.load;

import java.util.Set;
import java.util.TreeSet;

/// What build constraints and file names are judged by: GOOS=linux, GOARCH=jvm, cgo off, and the tags.
///
/// std is built with `purego` and `math_big_pure_go`, modules with `noasm` and `disableunsafe` besides, so that packages
/// that have a portable version use it.
public final class BuildContext {
    public static final String GOOS = "linux";
    public static final String GOARCH = "jvm";
    /// The newest release tag: go1.26.
    public static final int RELEASE = 26;

    /// Architectures and systems whose names mean something in a file name (internal/syslist); `jvm` is not one of them.
    private static final Set<String> KNOWN_OS = Set.of("aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js",
            "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos");
    private static final Set<String> KNOWN_ARCH = Set.of("386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips",
            "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x",
            "sparc", "sparc64", "wasm");

    private final Set<String> tags;
    private final String goarch;

    private BuildContext(Set<String> tags, String goarch) {
        this.tags = tags;
        this.goarch = goarch;
    }

    public static BuildContext std(Set<String> userTags) {
        Set<String> t = new TreeSet<>(userTags);
        t.add("purego");
        t.add("math_big_pure_go");
        return new BuildContext(t, GOARCH);
    }

    public static BuildContext modules(Set<String> userTags) {
        Set<String> t = new TreeSet<>(std(userTags).tags);
        t.add("noasm");
        t.add("disableunsafe");
        return new BuildContext(t, GOARCH);
    }

    /// The same tags on another architecture: tells which files were left out only because of ours.
    public BuildContext onArch(String arch) {
        return new BuildContext(tags, arch);
    }

    /// The extra tags in force, sorted.
    public Set<String> tags() {
        return tags;
    }

    /// Whether a tag of a `//go:build` line is true (go/build, matchTag).
    public boolean matchTag(String tag) {
        if (tag.equals(GOOS) || tag.equals(goarch) || tag.equals("gc") || tag.equals("unix") || tags.contains(tag)) {
            return true;
        }
        if (tag.startsWith("go1.")) {
            try {
                int minor = Integer.parseInt(tag.substring(4));
                return minor >= 1 && minor <= RELEASE;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return false;
    }

    /// Whether the `_GOOS`, `_GOARCH` and `_GOOS_GOARCH` suffixes of a file name allow it (go/build, goodOSArchFile).
    public boolean matchFileName(String file) {
        int dot = file.indexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        int first = name.indexOf('_');
        if (first < 0) {
            return true;
        }
        // what precedes the first _ never counts, so linux.go is selected everywhere
        String[] parts = name.substring(first).split("_", -1);
        int n = parts.length;
        if (n > 0 && parts[n - 1].equals("test")) {
            n--;
        }
        if (n >= 2 && KNOWN_OS.contains(parts[n - 2]) && KNOWN_ARCH.contains(parts[n - 1])) {
            return matchTag(parts[n - 2]) && matchTag(parts[n - 1]);
        }
        if (n >= 1 && (KNOWN_OS.contains(parts[n - 1]) || KNOWN_ARCH.contains(parts[n - 1]))) {
            return matchTag(parts[n - 1]);
        }
        return true;
    }
}
