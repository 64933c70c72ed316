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
    int start(String name, List<String> args, Main.Console console) throws LoadException {
        GoEnv env = new GoEnv(console.environment());
        CommandLine line = Main.parser(this);
        List<String> all = new ArrayList<>();
        if (!name.equals("env") && !name.equals("version")) {
            all.addAll(fromEnvironment(env, f -> knows(line, f)));
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
            throw misused(name, message(e));
        }
        try {
            return run(rest, console, env);
        } catch (BadFlag e) {
            throw misused(name, e.getMessage());
        }
    }

    /// The flags in GOFLAGS that this command has. Those of other commands are passed over.
    final List<String> fromEnvironment(GoEnv env, java.util.function.Predicate<String> known) {
        List<String> out = new ArrayList<>();
        for (String f : goflags(env)) {
            if (known.test(f)) {
                out.add(f);
            } else if (KNOWN.stream().map(java.util.function.Supplier::get).noneMatch(c -> c.knows(Main.parser(c), f))
                    && !OTHERS.contains(f.replaceFirst("^--?", "").replaceFirst("=.*", ""))) {
                throw new Main.Failure(1, "go: parsing $GOFLAGS: unknown flag " + f.replaceFirst("=.*", ""));
            }
        }
        return out;
    }

    /// A flag's value is wrong; the usage line follows its message.
    static final class BadFlag extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadFlag(String message) {
            super(message, null, false, false);
        }
    }

    /// Commands whose flags may stand in GOFLAGS, and flags of go's other commands, which are passed over.
    private static final List<java.util.function.Supplier<GoCommand>> KNOWN = List.of(BuildCommand::new, RunCommand::new, ListCommand::new, TestCommand::new);
    private static final java.util.Set<String> OTHERS = java.util.Set.of("fuzzcachedir", "fuzztime", "vettool", "args", "cache", "testcache", "modcache", "fuzzcache", "r", "t", "u", "tool", "insecure", "d", "go", "diff", "fix", "force", "compat", "graph", "why", "vendor");

    private Main.Failure misused(String name, String message) {
        return new Main.Failure(2, message + "\nusage: jopher " + usage() + "\nRun 'jopher help " + name + "' for details.");
    }

    static String message(CommandLine.ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException u -> "flag provided but not defined: " + u.getUnmatched().get(0).replaceFirst("^--", "-").replaceFirst("=.*", "");
            case CommandLine.MissingParameterException m when !m.getMissing().isEmpty() && m.getMissing().get(0) instanceof OptionSpec o ->
                "flag needs an argument: " + o.shortestName();
            default -> {
                var m = java.util.regex.Pattern.compile("Invalid value for option '(\\S+)'.*: '(.*)' is not a boolean").matcher(String.valueOf(e.getMessage()));
                yield m.matches() ? "invalid boolean value \"" + m.group(2) + "\" for " + m.group(1) + ": parse error" : e.getMessage();
            }
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

    /// Whether `arg`, with dashes and perhaps a value, is a flag of this command.
    boolean knows(CommandLine line, String arg) {
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
