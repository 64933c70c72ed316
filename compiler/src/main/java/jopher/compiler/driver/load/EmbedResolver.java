package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Resolves `//go:embed` patterns to files with go's rules (package embed, Directives; cmd/go load.resolveEmbed): matched files
/// must be regular and inside the package's folder and module; a matched folder stands for its files without those that begin
/// with `.` or `_`, unless the pattern begins with `all:`.
public final class EmbedResolver {
    private static final Set<String> BAD_NAMES = Set.of("", ".bzr", ".hg", ".git", ".svn");

    private EmbedResolver() {}

    /// The files that a pattern stands for, relative to `dir`, sorted; throws with go's message without position.
    public static List<String> resolve(Path dir, String pattern) throws LoadException {
        boolean all = pattern.startsWith("all:");
        String glob = all ? pattern.substring(4) : pattern;
        if (!valid(glob)) {
            throw fail(pattern, "invalid pattern syntax");
        }
        Set<String> out = new TreeSet<>();
        try {
            for (String rel : glob(dir, glob)) {
                add(dir, rel, all, pattern, out);
            }
        } catch (IOException e) {
            throw fail(pattern, e.getMessage());
        }
        if (out.isEmpty()) {
            throw fail(pattern, "no matching files found");
        }
        return new ArrayList<>(out);
    }

    private static LoadException fail(String pattern, String message) {
        return new LoadException("pattern " + pattern + ": " + message);
    }

    /// fs.ValidPath, and every element a well-formed path.Match pattern.
    private static boolean valid(String glob) {
        if (glob.isEmpty() || glob.equals(".") || glob.startsWith("/") || glob.endsWith("/")) {
            return false;
        }
        for (String e : glob.split("/", -1)) {
            if (e.isEmpty() || e.equals(".") || e.equals("..")) {
                return false;
            }
        }
        return GlobPattern.isWellFormed(glob);
    }

    private static List<String> glob(Path dir, String glob) throws IOException {
        List<String> found = List.of("");
        for (String element : glob.split("/")) {
            List<String> next = new ArrayList<>();
            for (String base : found) {
                String prefix = base.isEmpty() ? "" : base + "/";
                if (!GlobPattern.hasMeta(element)) {
                    String name = GlobPattern.unescape(element);
                    if (Files.exists(dir.resolve(prefix + name), LinkOption.NOFOLLOW_LINKS)) {
                        next.add(prefix + name);
                    }
                    continue;
                }
                Path folder = base.isEmpty() ? dir : dir.resolve(base);
                if (!Files.isDirectory(folder)) {
                    continue;
                }
                try (var entries = Files.list(folder)) {
                    entries.map(p -> p.getFileName().toString()).sorted().filter(n -> GlobPattern.matches(element, n)).forEach(n -> next.add(prefix + n));
                }
            }
            found = next;
        }
        return found;
    }

    private static void add(Path dir, String rel, boolean all, String pattern, Set<String> out) throws IOException, LoadException {
        Path file = dir.resolve(rel);
        boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        String what = folder ? "directory" : "file";
        for (Path p = file; !p.equals(dir); p = p.getParent()) {
            String name = p.getFileName().toString();
            if (Files.exists(p.resolve("go.mod"))) {
                throw fail(pattern, "cannot embed " + what + " " + rel + ": in different module");
            }
            if (!p.equals(file) && !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
                throw fail(pattern, "cannot embed " + what + " " + rel + ": in non-directory " + dir.relativize(p));
            }
            if (bad(name)) {
                throw fail(pattern, "cannot embed " + what + " " + rel + (p.equals(file) ? ": invalid name " : ": in invalid directory ") + name);
            }
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            out.add(rel);
        } else if (folder) {
            int before = out.size();
            boolean[] any = {false};
            String[] error = {null};
            Files.walkFileTree(file, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path d, BasicFileAttributes a) {
                    if (d.equals(file)) {
                        return FileVisitResult.CONTINUE;
                    }
                    String n = d.getFileName().toString();
                    boolean skip = bad(n) || hidden(n) && !all || Files.exists(d.resolve("go.mod"));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path f, BasicFileAttributes a) {
                    String n = f.getFileName().toString();
                    if (hidden(n) && !all || !a.isRegularFile()) {
                        return FileVisitResult.CONTINUE;
                    }
                    String r = dir.relativize(f).toString().replace('\\', '/');
                    if (bad(n)) {
                        if (!hidden(n)) {
                            error[0] = "cannot embed file " + r + ": invalid name " + n;
                        }
                        return FileVisitResult.CONTINUE;
                    }
                    any[0] = true;
                    out.add(r);
                    return FileVisitResult.CONTINUE;
                }
            });
            if (error[0] != null) {
                throw fail(pattern, error[0]);
            }
            if (!any[0] && out.size() == before) {
                throw fail(pattern, "cannot embed directory " + rel + ": contains no embeddable files");
            }
        } else {
            throw fail(pattern, "cannot embed irregular file " + rel);
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }

    /// Names that never become part of a module zip (golang.org/x/mod/module, CheckFilePath).
    private static boolean bad(String name) {
        if (BAD_NAMES.contains(name) || name.endsWith(".")) {
            return true;
        }
        return name.chars().anyMatch(c -> c < 0x20 || c == 0x7f || "\"'*<>?`|/\\:".indexOf(c) >= 0);
    }
}
