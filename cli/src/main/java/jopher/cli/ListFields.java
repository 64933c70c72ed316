package jopher.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jopher.compiler.driver.Settings;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.compiler.driver.load.FileHeader;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.Module;

/// The fields that `list` shows of packages and modules, with go's names and in go's order (go help list).
final class ListFields {
    private static final String PACKAGE = "*load.PackagePublic";
    private static final String MODULE = "*modinfo.ModulePublic";
    /// Comments and blank lines, the last comment group ending on the line before the package clause.
    private static final Pattern DOC = Pattern.compile("\\A(?:[ \\t]*(?://[^\\n]*)?\\n|/\\*.*?\\*/[ \\t]*\\n)*?((?://[^\\n]*\\n)+|/\\*.*?\\*/[ \\t]*\\n)package ", Pattern.DOTALL);

    /// Fields of go's that are always empty here: a template may name them.
    private static final List<String> EMPTY = List.of("Target", "Shlib", "ForTest", "Export", "BuildID", "ConflictDir", "StaleReason", "DefaultGODEBUG", "ImportComment");
    private static final List<String> NO = List.of("Stale", "BinaryOnly", "DepOnly", "Incomplete", "Goroot", "Standard");
    private static final List<String> NONE = List.of("Match", "CompiledGoFiles", "CgoFiles", "CFiles", "CXXFiles", "MFiles", "HFiles", "FFiles", "SFiles", "SwigFiles", "SwigCXXFiles",
            "SysoFiles", "IgnoredOtherFiles", "CgoCFLAGS", "CgoCPPFLAGS", "CgoCXXFLAGS", "CgoFFLAGS", "CgoLDFLAGS", "CgoPkgConfig", "TestEmbedPatterns", "TestEmbedFiles",
            "XTestEmbedPatterns", "XTestEmbedFiles", "DepsErrors", "TestImports", "XTestImports", "Imports", "Deps", "GoFiles", "IgnoredGoFiles", "EmbedPatterns", "EmbedFiles",
            "TestGoFiles", "XTestGoFiles", "ImportMap");

    private ListFields() {}

    static ListTemplate.Struct module(Module m) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Path", m.path());
        out.put("Version", m.version());
        out.put("Replace", m.replacedBy() == null ? null : replacement(m));
        out.put("Time", null);
        out.put("Main", m.main());
        out.put("Indirect", false);
        out.put("Dir", m.dir() == null ? "" : m.dir().toString());
        out.put("GoMod", m.dir() == null || !m.main() && m.replacedBy() == null ? "" : m.dir().resolve("go.mod").toString());
        out.put("GoVersion", m.go());
        out.put("Error", null);
        String text = m.path() + (m.version().isEmpty() ? "" : " " + m.version());
        if (m.replacedBy() != null) {
            text += " => " + m.replacedBy().newPath() + (m.replacedBy().newVersion().isEmpty() ? "" : " " + m.replacedBy().newVersion());
        }
        return new ListTemplate.Struct(MODULE, out, text);
    }

    private static ListTemplate.Struct replacement(Module m) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Path", m.replacedBy().newPath());
        out.put("Version", m.replacedBy().newVersion());
        out.put("Dir", m.dir() == null ? "" : m.dir().toString());
        out.put("GoMod", m.dir() == null ? "" : m.dir().resolve("go.mod").toString());
        out.put("GoVersion", m.go());
        return new ListTemplate.Struct(MODULE, out, m.replacedBy().newPath() + (m.replacedBy().newVersion().isEmpty() ? "" : " " + m.replacedBy().newVersion()));
    }

    /// What could not be loaded at all.
    static ListTemplate.Struct missing(String path, List<String> errors) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Dir", "");
        out.put("ImportPath", path);
        out.put("Name", path.equals("unsafe") ? "unsafe" : "");
        out.put("Doc", "");
        out.put("Root", "");
        out.put("Module", null);
        out.put("Standard", path.equals("unsafe"));
        out.put("Goroot", path.equals("unsafe"));
        out.put("Incomplete", !errors.isEmpty());
        out.put("Error", errors.isEmpty() ? null : error(errors.get(0)));
        return complete(out, path);
    }

    private static ListTemplate.Struct error(String message) {
        Matcher m = Pattern.compile("(\\S+:\\d+:\\d+): (.*)", Pattern.DOTALL).matcher(message);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ImportStack", List.of());
        out.put("Pos", m.matches() ? m.group(1) : "");
        out.put("Err", m.matches() ? m.group(2) : message);
        return new ListTemplate.Struct("*load.PackageError", out, message);
    }

    private static ListTemplate.Struct complete(Map<String, Object> fields, String text) {
        EMPTY.forEach(f -> fields.putIfAbsent(f, ""));
        NO.forEach(f -> fields.putIfAbsent(f, false));
        NONE.forEach(f -> fields.putIfAbsent(f, List.of()));
        return new ListTemplate.Struct(PACKAGE, fields, text);
    }

    /// @param dependency listed only because of -deps
    /// @param wrong what went wrong with its imports
    /// @param find without imports
    static ListTemplate.Struct of(LoadedPackage p, Settings settings, boolean dependency, List<String> wrong, boolean find) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Dir", p.dir().toString());
        out.put("ImportPath", p.path());
        out.put("Name", p.name());
        out.put("Doc", synopsis(p));
        Module m = p.module();
        out.put("Root", m != null && m.dir() != null ? m.dir().toString() : p.isStandard() ? p.dir().toString().replaceFirst("/src/.*", "") : "");
        out.put("Module", m == null ? null : module(m));
        out.put("Goroot", p.isStandard());
        out.put("Standard", p.isStandard());
        out.put("DepOnly", dependency);
        out.put("GoFiles", p.fileNames());
        BuildContext context = p.isStandard() ? BuildContext.std(settings.tags()) : BuildContext.modules(settings.tags());
        DirectoryScan scan = null;
        if (!p.path().equals(LoadedPackage.COMMAND_LINE)) {
            try {
                scan = DirectoryScan.of(p.dir(), context);
            } catch (IOException e) {
                // what was read before and cannot be read now is not shown
            }
        }
        out.put("IgnoredGoFiles", scan == null ? List.of() : scan.ignored().stream().filter(f -> !p.fileNames().contains(f)).toList());
        out.put("EmbedPatterns", new ArrayList<>(p.embedPatterns().keySet()));
        out.put("EmbedFiles", new ArrayList<>(p.embedFiles().keySet()));
        Set<String> imports = new TreeSet<>();
        if (!find) {
            p.imports().values().forEach(q -> imports.add(q.path()));
        }
        out.put("Imports", List.copyOf(imports));
        Set<LoadedPackage> all = new LinkedHashSet<>();
        addDeps(p, all);
        all.remove(p);
        out.put("Deps", find ? List.of() : all.stream().map(LoadedPackage::path).sorted().toList());
        out.put("Incomplete", !wrong.isEmpty());
        out.put("Error", null);
        out.put("DepsErrors", wrong.stream().map(ListFields::error).toList());
        out.put("TestGoFiles", scan == null ? List.of() : scan.tests());
        out.put("TestImports", scan == null ? List.of() : importsOf(p.dir(), scan.tests()));
        out.put("XTestGoFiles", scan == null ? List.of() : scan.xtests());
        out.put("XTestImports", scan == null ? List.of() : importsOf(p.dir(), scan.xtests()));
        return complete(out, p.path());
    }

    static void addDeps(LoadedPackage p, Set<LoadedPackage> out) {
        p.imports().values().stream().sorted(java.util.Comparator.comparingInt(LoadedPackage::order)).forEach(q -> {
            if (!out.contains(q)) {
                addDeps(q, out);
            }
        });
        out.add(p);
    }

    private static List<String> importsOf(Path dir, List<String> files) {
        Set<String> out = new TreeSet<>();
        for (String f : files) {
            try {
                FileHeader.scan(Files.readAllBytes(dir.resolve(f))).imports().forEach(i -> out.add(i.path()));
            } catch (IOException e) {
                // not shown
            }
        }
        return List.copyOf(out);
    }

    /// The first sentence of the package comment (go/doc, Synopsis).
    private static String synopsis(LoadedPackage p) {
        for (String f : p.fileNames()) {
            String text;
            try {
                text = Files.readString(p.dir().resolve(f), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                continue;
            }
            Matcher m = DOC.matcher(text.length() > 20_000 ? text.substring(0, 20_000) : text);
            if (!m.find()) {
                continue;
            }
            String comment = new String(m.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            StringBuilder sb = new StringBuilder();
            for (String line : comment.replaceAll("^/\\*|\\*/\\s*$", "").split("\n")) {
                if (line.matches("//(go|line|extern|export|[a-z0-9]+:[a-z0-9]).*")) {
                    continue;
                }
                String l = line.replaceFirst("^//", "").strip();
                if (l.isEmpty() && !sb.isEmpty()) {
                    break;
                }
                sb.append(sb.isEmpty() || l.isEmpty() ? "" : " ").append(l);
            }
            Matcher sentence = Pattern.compile("^(.*?[^A-Z\\s]{1}[.。．])(\\s.*)?$", Pattern.DOTALL).matcher(sb);
            String s = sentence.matches() ? sentence.group(1) : sb.toString();
            if (!s.isEmpty()) {
                return s;
            }
        }
        return "";
    }
}
