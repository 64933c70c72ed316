package jopher.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.ModuleGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `env`: the settings that matter here, in go's three formats.
@Command(name = "env")
final class EnvCommand extends GoCommand {
    @Option(names = "-json") boolean json;
    @Option(names = "-goroot") String goroot;
    @Option(names = "-w") boolean write;
    @Option(names = "-u") boolean unset;
    @Option(names = "-changed") boolean changed;

    @Override
    String usage() {
        return "env [-json] [-changed] [-u] [-w] [var ...]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        if (changed) {
            throw new Main.Failure(2, "jopher env: -changed is not there yet");
        }
        Map<String, String> all = values(console, env);
        if (write || unset) {
            return EnvFile.change(arguments, unset, all.keySet(), env);
        }
        if (!arguments.isEmpty()) {
            if (json) {
                Map<String, String> some = new java.util.TreeMap<>();
                arguments.forEach(a -> some.put(a, all.getOrDefault(a, "")));
                printJson(some, console);
            } else {
                arguments.forEach(a -> console.out().println(all.getOrDefault(a, "")));
            }
        } else if (json) {
            printJson(all, console);
        } else {
            all.forEach((k, v) -> console.out().println(k + "='" + v.replace("'", "'\\''") + "'"));
        }
        return 0;
    }

    private Map<String, String> values(Main.Console console, GoEnv env) throws LoadException {
        Goroot root = Goroot.find(goroot, env);
        String mod = "";
        String work = "";
        try {
            ModuleGraph g = ModuleGraph.load(console.cwd(), env, "");
            work = g.workFile() == null ? "" : g.workFile().toString();
            mod = g.mains().isEmpty() ? "/dev/null" : g.mains().get(0).dir().resolve("go.mod").toString();
        } catch (LoadException e) {
            mod = "";
        }
        Map<String, String> m = new LinkedHashMap<>();
        m.put("CGO_ENABLED", "0");
        m.put("GOARCH", "jvm");
        m.put("GOBIN", env.get("GOBIN"));
        m.put("GOCACHE", jopher.compiler.driver.BuildCache.folder(env).toString());
        m.put("GOENV", env.get("GOENV"));
        m.put("GOEXE", "");
        m.put("GOEXPERIMENT", "");
        m.put("GOFLAGS", env.get("GOFLAGS"));
        m.put("GOHOSTARCH", System.getProperty("os.arch", ""));
        m.put("GOHOSTOS", System.getProperty("os.name", "").startsWith("Mac") ? "darwin" : "linux");
        m.put("GOMOD", mod);
        m.put("GOMODCACHE", env.modCache().toString());
        m.put("GOOS", "linux");
        m.put("GOPATH", env.gopath().toString());
        m.put("GOPROXY", "off");
        m.put("GOROOT", root.dir().toString());
        m.put("GOTMPDIR", env.get("GOTMPDIR"));
        m.put("GOTOOLCHAIN", "local");
        m.put("GOVERSION", root.version());
        m.put("GOWORK", work);
        return m;
    }

    private static void printJson(Map<String, String> m, Main.Console console) {
        StringBuilder sb = new StringBuilder("{");
        String sep = "\n";
        for (var e : m.entrySet()) {
            sb.append(sep).append('\t').append(Json.quote(e.getKey())).append(": ").append(Json.quote(e.getValue()));
            sep = ",\n";
        }
        console.out().println(sb.append("\n}"));
    }
}
