package jopher.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Module;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `list`: import paths, or fields of packages by -f and -json. Of go's template language -f knows fields, `join` and text.
@Command(name = "list")
final class ListCommand extends GoCommand {
    private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)\\}\\}");

    @Mixin BuildFlags flags = new BuildFlags();
    @Option(names = "-f") String format;
    @Option(names = "-json", arity = "0..1", fallbackValue = "") String json;
    @Option(names = "-deps") boolean deps;
    @Option(names = "-e") boolean errors;
    @Option(names = "-m") boolean modules;
    @Option(names = "-find") boolean find;
    @Option(names = "-test") boolean test;
    @Option(names = "-export") boolean export;
    @Option(names = "-compiled") boolean compiled;

    @Override
    String usage() {
        return "list [-f format] [-json] [-m] [list flags] [build flags] [packages]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        for (var unsupported : Map.of("-test", test, "-export", export, "-compiled", compiled).entrySet()) {
            if (unsupported.getValue()) {
                throw new Main.Failure(2, "jopher list: " + unsupported.getKey() + " is not there yet");
            }
        }
        Pipeline pipeline = new Pipeline(flags.settings(console), env, new Timing());
        List<Map<String, Object>> rows = new ArrayList<>();
        if (modules) {
            LoadedProgram p = pipeline.load(List.of("runtime"));
            if (p.modules().mains().isEmpty()) {
                throw new Main.Failure(1, "go: go.mod file not found in current directory or any parent directory; see 'go help modules'");
            }
            boolean all = arguments.equals(List.of("all"));
            for (Module m : all ? p.modules().buildList() : p.modules().mains()) {
                rows.add(module(m));
            }
        } else {
            LoadedProgram p = pipeline.load(arguments);
            Set<LoadedPackage> shown = new LinkedHashSet<>();
            if (deps) {
                p.roots().forEach(r -> addDeps(r, shown));
            } else {
                shown.addAll(p.roots());
            }
            for (LoadedPackage q : shown) {
                rows.add(fields(q));
            }
        }
        String f = format == null ? modules ? "{{.Path}}{{with .Version}} {{.}}{{end}}" : "{{.ImportPath}}" : format;
        for (Map<String, Object> row : rows) {
            if (json != null) {
                Map<String, Object> selected = row;
                if (!json.isEmpty()) {
                    selected = new LinkedHashMap<>(row);
                    selected.keySet().retainAll(Set.of(json.split(",")));
                }
                console.out().println(Json.write(selected, ""));
            } else if (modules && format == null) {
                console.out().println(row.get("Path") + (row.get("Version") == null ? "" : " " + row.get("Version")));
            } else {
                String s = expand(f, row);
                if (!s.isEmpty()) {
                    console.out().print(s.endsWith("\n") ? s : s + "\n");
                }
            }
        }
        return 0;
    }

    private static void addDeps(LoadedPackage p, Set<LoadedPackage> out) {
        if (out.contains(p)) {
            return;
        }
        p.imports().values().stream().sorted(java.util.Comparator.comparingInt(LoadedPackage::order)).forEach(q -> addDeps(q, out));
        out.add(p);
    }

    private static Map<String, Object> module(Module m) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Path", m.path());
        out.put("Version", m.version().isEmpty() ? null : m.version());
        out.put("Main", m.main());
        out.put("Dir", m.dir() == null ? null : m.dir().toString());
        out.put("GoMod", m.main() ? m.dir().resolve("go.mod").toString() : null);
        out.put("GoVersion", m.go().isEmpty() ? null : m.go());
        return out;
    }

    private static Map<String, Object> fields(LoadedPackage p) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("Dir", p.dir().toString());
        out.put("ImportPath", p.path());
        out.put("Name", p.name());
        out.put("Root", p.module() != null && p.module().dir() != null ? p.module().dir().toString() : null);
        out.put("Module", p.module() == null ? null : module(p.module()));
        out.put("Goroot", p.isStandard());
        out.put("Standard", p.isStandard());
        out.put("GoFiles", p.fileNames());
        out.put("EmbedPatterns", new ArrayList<>(p.embedPatterns().keySet()));
        out.put("EmbedFiles", new ArrayList<>(p.embedFiles().keySet()));
        out.put("Imports", p.imports().values().stream().map(LoadedPackage::path).distinct().sorted().toList());
        Set<LoadedPackage> all = new LinkedHashSet<>();
        addDeps(p, all);
        all.remove(p);
        out.put("Deps", all.stream().map(LoadedPackage::path).sorted().toList());
        return out;
    }

    private static String expand(String format, Map<String, Object> row) {
        Matcher m = ACTION.matcher(format.replace("\\n", "\n").replace("\\t", "\t"));
        StringBuilder sb = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(sb, Matcher.quoteReplacement(value(m.group(1).strip(), row)));
        }
        m.appendTail(sb);
        return sb.toString();
    }

    private static String value(String action, Map<String, Object> row) {
        Matcher join = Pattern.compile("join \\.(\\w+) \"(.*)\"").matcher(action);
        if (join.matches()) {
            Object l = row.get(join.group(1));
            return l instanceof List<?> list ? String.join(join.group(2).replace("\\n", "\n").replace("\\t", "\t"), list.stream().map(String::valueOf).toList()) : "";
        }
        if (action.matches("\\.\\w+(\\.\\w+)?")) {
            Object v = row;
            for (String part : action.substring(1).split("\\.")) {
                v = v instanceof Map<?, ?> m ? m.get(part) : null;
            }
            return switch (v) {
                case null -> "";
                case List<?> l -> "[" + String.join(" ", l.stream().map(String::valueOf).toList()) + "]";
                default -> v.toString();
            };
        }
        throw new Main.Failure(2, "jopher list: -f understands {{.Field}} and {{join .Field \"sep\"}}; not there yet: {{" + action + "}}");
    }
}
