package jopher.cli;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A subcommand: its flags are its annotated fields, [#run] does it.
abstract class GoCommand {
    /// `usage: go build [-o output] [build flags] [packages]`, without the first word.
    abstract String usage();

    abstract int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException;

    /// Reads GOFLAGS and the command line, then runs.
    final int start(String name, List<String> args, Main.Console console) throws LoadException {
        GoEnv env = new GoEnv(System.getenv());
        CommandLine line = Main.parser(this);
        List<String> all = new ArrayList<>();
        for (String f : goflags(env)) {
            if (knows(line, f)) {
                all.add(f);
            }
        }
        all.addAll(args);
        List<String> rest = new ArrayList<>();
        int end = flagsEnd(line, all);
        rest.addAll(all.subList(end, all.size()));
        if (!rest.isEmpty() && rest.get(0).equals("--")) {
            rest.removeFirst();
        }
        try {
            line.parseArgs(normalized(line, all.subList(0, end)).toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new Main.Failure(2, message(e) + "\nusage: jopher " + usage() + "\nRun 'jopher help " + name + "' for details.");
        }
        return run(rest, console, env);
    }

    private static String message(CommandLine.ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException u -> "flag provided but not defined: " + u.getUnmatched().get(0).replaceFirst("^--", "-").replaceFirst("=.*", "");
            case CommandLine.MissingParameterException m when !m.getMissing().isEmpty() && m.getMissing().get(0) instanceof OptionSpec o ->
                "flag needs an argument: " + o.shortestName();
            default -> e.getMessage();
        };
    }

    private static List<String> goflags(GoEnv env) {
        List<String> out = new ArrayList<>();
        for (String f : env.get("GOFLAGS").strip().split("\\s+")) {
            if (f.startsWith("-")) {
                out.add(f);
            } else if (!f.isEmpty()) {
                throw new Main.Failure(1, "go: parsing $GOFLAGS: non-flag \"" + f + "\"");
            }
        }
        return out;
    }

    private static OptionSpec option(CommandLine line, String arg) {
        String name = arg.startsWith("--") ? arg.substring(1) : arg;
        int eq = name.indexOf('=');
        return line.getCommandSpec().findOption(eq < 0 ? name : name.substring(0, eq));
    }

    private static boolean knows(CommandLine line, String arg) {
        return option(line, arg) != null;
    }

    /// Index of the first argument that is not a flag or a flag's value.
    private static int flagsEnd(CommandLine line, List<String> args) {
        int i = 0;
        while (i < args.size()) {
            String a = args.get(i);
            if (!a.startsWith("-") || a.equals("-") || a.equals("--")) {
                return i;
            }
            OptionSpec o = option(line, a);
            boolean takesNext = o != null && a.indexOf('=') < 0 && ((ArgSpec) o).arity().max() > 0 && ((ArgSpec) o).arity().min() > 0;
            i += takesNext ? 2 : 1;
        }
        return Math.min(i, args.size());
    }

    /// `--x` is `-x`, and `-bool=true` is allowed.
    private static List<String> normalized(CommandLine line, List<String> args) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String a = args.get(i);
            boolean value = i > 0 && option(line, args.get(i - 1)) instanceof OptionSpec p && args.get(i - 1).indexOf('=') < 0 && p.arity().min() > 0
                    && out.size() == i;
            out.add(!value && a.startsWith("--") ? a.substring(1) : a);
        }
        return out;
    }
}
