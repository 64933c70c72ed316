package jopher.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.Loader;
import jopher.compiler.driver.load.Module;
import jopher.compiler.driver.load.ModuleGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `list`: import paths, or fields of packages and modules by -f ([ListTemplate]) and -json.
@Command(name = "list")
final class ListCommand extends GoCommand {
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
    @Option(names = "-u") boolean updates;
    @Option(names = "-versions") boolean versions;
    @Option(names = "-retracted") boolean retracted;
    @Option(names = "-reuse") String reuse;

    @Override
    String usage() {
        return "list [-f format] [-json] [-m] [list flags] [build flags] [packages]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        Map<String, Boolean> unsupported = new LinkedHashMap<>();
        unsupported.put("-test", test);
        unsupported.put("-export", export);
        unsupported.put("-compiled", compiled);
        unsupported.put("-u", updates);
        unsupported.put("-versions", versions);
        unsupported.put("-retracted", retracted);
        unsupported.put("-reuse", reuse != null);
        unsupported.forEach((flag, given) -> {
            if (given) {
                throw new Main.Failure(2, "jopher list: " + flag + " is not there yet");
            }
        });
        if (format != null && json != null) {
            throw new Main.Failure(1, "go list -f cannot be used with -json");
        }
        Settings settings = flags.settings(console);
        Loader loader = new Pipeline(settings, env, new Timing()).lister();
        ListTemplate template;
        try {
            template = ListTemplate.parse(format != null ? format : modules ? "{{.}}" : "{{.ImportPath}}");
        } catch (ListTemplate.Wrong e) {
            throw new Main.Failure(1, e.getMessage());
        }
        List<ListTemplate.Struct> rows = new ArrayList<>();
        List<String> failures = modules ? modules(loader.modules(), arguments, rows) : packages(loader, arguments, settings, rows);
        loader.warnings().forEach(console.err()::println);
        for (ListTemplate.Struct row : rows) {
            if (json != null) {
                Map<String, Object> selected = new LinkedHashMap<>(row.fields());
                if (!json.isEmpty()) {
                    selected.keySet().retainAll(Set.of(json.split(",")));
                }
                console.out().println(Json.write(selected, ""));
                continue;
            }
            String s;
            try {
                s = template.execute(row);
            } catch (ListTemplate.Wrong e) {
                throw new Main.Failure(1, e.getMessage());
            }
            if (!s.isEmpty()) {
                console.out().print(s.endsWith("\n") ? s : s + "\n");
            }
        }
        console.out().flush();
        failures.forEach(console.err()::println);
        return failures.isEmpty() ? 0 : 1;
    }

    private List<String> modules(ModuleGraph graph, List<String> arguments, List<ListTemplate.Struct> rows) {
        if (graph.mains().isEmpty()) {
            if (!arguments.isEmpty()) {
                throw new Main.Failure(1, "go: cannot match \"" + arguments.get(0) + "\": go.mod file not found in current directory or any parent directory; see 'go help modules'");
            }
            rows.add(new ListTemplate.Struct("*modinfo.ModulePublic", Map.of("Path", LoadedPackage.COMMAND_LINE, "Main", true), LoadedPackage.COMMAND_LINE));
            return List.of();
        }
        List<String> failures = new ArrayList<>();
        if (arguments.isEmpty()) {
            graph.mains().forEach(m -> rows.add(ListFields.module(m)));
        }
        for (String a : arguments) {
            boolean all = a.equals("all");
            boolean found = false;
            for (Module m : graph.buildList()) {
                if (all || m.path().equals(a)) {
                    found = true;
                    if (!m.main() && m.dir() == null && m.replacedBy() != null && m.replacedBy().isLocal()) {
                        String shown = m.replacedBy().newPath().replaceFirst("^\\./", "") + "/go.mod";
                        failures.add("go: " + m.id() + " (replaced by " + m.replacedBy().newPath() + "): reading " + shown + ": open "
                                + graph.mains().get(0).dir().resolve(shown) + ": no such file or directory");
                    }
                    rows.add(ListFields.module(m));
                }
            }
            if (!found) {
                failures.add("go: module " + a + ": not a known dependency");
            }
        }
        if (!failures.isEmpty() && !errors) {
            rows.clear();
        }
        return errors ? List.of() : failures;
    }

    private List<String> packages(Loader loader, List<String> arguments, Settings settings, List<ListTemplate.Struct> rows) throws LoadException {
        List<String> failures = new ArrayList<>();
        Set<LoadedPackage> shown = new LinkedHashSet<>();
        for (Loader.Listed l : loader.list(arguments, find)) {
            List<String> wrong = find && l.pkg() != null ? List.of() : l.errors();
            failures.addAll(wrong);
            boolean cyclic = !errors && wrong.stream().anyMatch(w -> w.endsWith("import cycle not allowed"));
            if (cyclic) {
                continue;
            }
            if (l.pkg() == null) {
                if (errors && !l.path().isEmpty()) {
                    rows.add(ListFields.missing(l.path(), wrong));
                } else if (l.path().equals("unsafe")) {
                    rows.add(ListFields.missing(l.path(), List.of()));
                }
                continue;
            }
            Set<LoadedPackage> these = new LinkedHashSet<>();
            if (deps) {
                ListFields.addDeps(l.pkg(), these);
            } else {
                these.add(l.pkg());
            }
            for (LoadedPackage p : these) {
                if (shown.add(p)) {
                    rows.add(ListFields.of(p, settings, deps && p != l.pkg(), p == l.pkg() ? wrong : List.of(), find));
                }
            }
        }
        return errors ? List.of() : failures;
    }
}
