package jopher.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The flags of `test` (go help testflag). Unlike those of other commands they may follow the packages, and flags that nobody knows are the test
/// program's own: from the first of them on, arguments belong to it.
final class TestFlags {
    /// What a flag's value is.
    private enum Kind { BOOL, INT, STRING, DURATION }

    /// Flags that the command reads itself.
    private static final Map<String, Kind> OWN = Map.of("c", Kind.BOOL, "o", Kind.STRING, "exec", Kind.STRING, "json", Kind.BOOL, "vet", Kind.STRING);
    /// Flags that the test program is given, as -test.NAME.
    private static final Map<String, Kind> PASSED = passed();
    private static final Set<String> COVERAGE = Set.of("cover", "covermode", "coverpkg", "coverprofile");
    private static final Set<String> PROFILES = Set.of("blockprofile", "cpuprofile", "memprofile", "mutexprofile", "trace");
    /// What go vet knows, as far as -vet may name it.
    private static final Set<String> ANALYZERS = Set.of("all", "off", "appends", "asmdecl", "assign", "atomic", "bool", "bools", "buildtag", "buildtags", "cgocall", "composites", "copylocks", "defers",
            "directive", "errorsas", "framepointer", "hostport", "httpresponse", "ifaceassert", "loopclosure", "lostcancel", "methods", "nilfunc", "nilness", "printf", "rangeloops", "shift", "sigchanyzer", "slog", "stdmethods",
            "stdversion", "stringintconv", "structtag", "testinggoroutine", "tests", "timeformat", "unmarshal", "unreachable", "unsafeptr", "unusedresult", "waitgroup");

    /// The arguments of the build flags, to be read by picocli.
    final List<String> build = new ArrayList<>();
    /// Patterns or files; null if there are none, and the folder's own package is meant.
    List<String> packages;
    /// What the test program gets.
    final List<String> passed = new ArrayList<>();
    private final List<String> explicit = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> fromEnvironment = new TreeMap<>();
    private final java.util.function.Predicate<String> isBuildFlag;
    private final java.util.function.Predicate<String> isBoolean;

    private static Map<String, Kind> passed() {
        Map<String, Kind> m = new TreeMap<>();
        for (String b : List.of("artifacts", "benchmem", "failfast", "fullpath", "short", "v")) {
            m.put(b, Kind.BOOL);
        }
        m.put("count", Kind.INT);
        m.put("parallel", Kind.INT);
        m.put("timeout", Kind.DURATION);
        for (String s : List.of("bench", "benchtime", "blockprofile", "blockprofilerate", "cpu", "cpuprofile", "fuzz", "fuzzminimizetime", "fuzztime", "list", "memprofile",
                "memprofilerate", "mutexprofile", "mutexprofilefraction", "outputdir", "run", "shuffle", "skip", "trace")) {
            m.put(s, Kind.STRING);
        }
        return m;
    }

    /// A flag is wrong; the usage lines follow its message, if there is one.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /// @param isBuildFlag whether a build flag has this name, `-tags`
    /// @param isBoolean whether it needs no value
    TestFlags(java.util.function.Predicate<String> isBuildFlag, java.util.function.Predicate<String> isBoolean) {
        this.isBuildFlag = isBuildFlag;
        this.isBoolean = isBoolean;
    }

    /// Whether -NAME is a flag of this command.
    boolean knows(String name) {
        return OWN.containsKey(name) || PASSED.containsKey(plain(name)) || COVERAGE.contains(name) || isBuildFlag.test("-" + name);
    }

    private static String plain(String name) {
        return name.startsWith("test.") ? name.substring(5) : name;
    }

    /// Reads GOFLAGS, of which every entry is known, and the command line.
    void parse(List<String> goflags, List<String> arguments, Path folder) {
        Path cwd = folder;
        boolean first = true;
        for (String f : goflags) {
            one(f, new ArrayList<>(), cwd, false);
        }
        List<String> args = new ArrayList<>(arguments);
        String unknown = null;
        boolean inPackages = false;
        boolean afterUnknown = false;
        while (!args.isEmpty()) {
            String raw = args.removeFirst();
            boolean wasAfter = afterUnknown;
            afterUnknown = false;
            String arg = raw.startsWith("--") && raw.length() > 2 ? raw.substring(1) : raw;
            if (raw.equals("--")) {
                explicit.addAll(args);
                break;
            }
            if (Set.of("-?", "-h", "-help").contains(arg)) {
                throw new Wrong("");
            }
            if (arg.length() < 2 || arg.charAt(0) != '-' || arg.charAt(1) == '-' || arg.charAt(1) == '=') {
                if (!inPackages && packages != null) {
                    explicit.add(raw);
                    if (wasAfter) {
                        continue;
                    }
                    explicit.addAll(args);
                    break;
                }
                inPackages = true;
                packages = packages == null ? new ArrayList<>() : packages;
                packages.add(raw);
                continue;
            }
            inPackages = false;
            first &= packages == null;
            int eq = arg.indexOf('=');
            String name = eq < 0 ? arg.substring(1) : arg.substring(1, eq);
            if (!knows(name)) {
                // what follows is not a package any more
                packages = packages == null ? new ArrayList<>() : packages;
                if (raw.equals("-args") || raw.equals("--args")) {
                    explicit.addAll(args);
                    break;
                }
                unknown = unknown == null ? raw : unknown;
                explicit.add(raw);
                afterUnknown = eq < 0;
                continue;
            }
            if (name.equals("C")) {
                String dir = eq >= 0 ? arg.substring(eq + 1) : args.isEmpty() ? "" : args.getFirst();
                if (!first) {
                    throw new Wrong("invalid value \"" + dir + "\" for flag -C: -C flag must be first flag on command line");
                }
                cwd = cwd.resolve(dir).normalize();
            }
            first = false;
            one(arg, args, cwd, true);
        }
        if (unknown != null && is("c")) {
            throw new Wrong("go: unknown flag " + unknown + " cannot be used with -c");
        }
        inject(cwd);
    }

    /// Reads one flag that is known; its value may be the next argument.
    private void one(String raw, List<String> next, Path cwd, boolean given) {
        String arg = raw.startsWith("--") ? raw.substring(1) : raw;
        int eq = arg.indexOf('=');
        String name = eq < 0 ? arg.substring(1) : arg.substring(1, eq);
        String value = eq < 0 ? null : arg.substring(eq + 1);
        String plain = plain(name);
        Kind kind = OWN.containsKey(name) ? OWN.get(name) : PASSED.get(plain);
        if (kind == null && COVERAGE.contains(name)) {
            throw new Main.Failure(2, "jopher test: -" + name + " is not there yet: the compiler does not count what is executed");
        }
        boolean bool = kind == null ? isBoolean.test("-" + name) : kind == Kind.BOOL;
        if (value == null && !bool) {
            if (next.isEmpty()) {
                throw new Wrong("flag needs an argument: -" + name);
            }
            value = next.removeFirst();
        }
        if (kind == null) {
            build.add(value == null ? "-" + name : "-" + name + "=" + value);
            return;
        }
        String v = checked(name, kind, value == null ? "true" : value, cwd);
        values.put(plain, v);
        if (PASSED.containsKey(plain)) {
            if (given) {
                explicit.add("-test." + plain + "=" + v);
                fromEnvironment.remove(plain);
            } else {
                fromEnvironment.put(plain, v);
            }
        }
    }

    private static String checked(String name, Kind kind, String v, Path cwd) {
        if (plain(name).equals("v")) {
            if (v.equals("test2json")) {
                return v;
            }
            Boolean b = bool(v);
            if (b == null) {
                throw new Wrong("invalid boolean value \"" + v + "\" for -" + name + ": invalid flag -test.v=" + v);
            }
            return b.toString();
        }
        String wrong = "invalid value \"" + v + "\" for flag -" + name + ": ";
        return switch (kind) {
            case BOOL -> {
                Boolean b = bool(v);
                if (b == null) {
                    throw new Wrong("invalid boolean value \"" + v + "\" for -" + name + ": parse error");
                }
                yield b.toString();
            }
            case INT -> {
                try {
                    yield String.valueOf(Long.decode(v));
                } catch (NumberFormatException e) {
                    throw new Wrong(wrong + "parse error");
                }
            }
            case DURATION -> {
                Long d = GoDuration.parse(v);
                if (d == null) {
                    throw new Wrong(wrong + "parse error");
                }
                yield GoDuration.text(d);
            }
            case STRING -> switch (plain(name)) {
                case "outputdir" -> v.isEmpty() ? "" : cwd.resolve(v).normalize().toString();
                case "shuffle" -> {
                    if (!v.equals("on") && !v.equals("off") && !v.matches("[+-]?\\d{1,19}")) {
                        throw new Wrong(wrong + "-shuffle argument must be \"on\", \"off\", or an int64: strconv.ParseInt: parsing \"" + v + "\": invalid syntax");
                    }
                    yield v;
                }
                case "vet" -> vet(wrong, v);
                default -> v;
            };
        };
    }

    private static String vet(String wrong, String v) {
        if (v.contains("=")) {
            throw new Wrong(wrong + "-vet argument cannot contain equal signs");
        }
        if (v.contains(" ")) {
            throw new Wrong(wrong + "-vet argument is comma-separated list, cannot contain spaces");
        }
        for (String a : v.isEmpty() ? new String[0] : v.split(",", -1)) {
            if (a.isEmpty()) {
                throw new Wrong(wrong + "-vet argument contains empty list element");
            }
            if (!ANALYZERS.contains(a)) {
                throw new Wrong(wrong + "-vet argument must be a supported analyzer or a distinguished value; found " + a);
            }
        }
        return v;
    }

    private static Boolean bool(String v) {
        return switch (v) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> null;
        };
    }

    /// What go adds in front of the flags that were given.
    private void inject(Path cwd) {
        if (is("json")) {
            passed.add("-test.v=test2json");
            fromEnvironment.remove("v");
        }
        fromEnvironment.forEach((name, v) -> passed.add("-test." + name + "=" + v));
        if (!values.containsKey("timeout")) {
            passed.add("-test.timeout=" + GoDuration.text(timeout()));
        }
        if ((profile() != null || is("artifacts")) && !values.containsKey("outputdir")) {
            passed.add("-test.outputdir=" + cwd);
        }
        passed.addAll(explicit);
    }

    boolean is(String name) {
        return "true".equals(values.get(name));
    }

    /// The value of a flag, "" if it was not given.
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /// Nanoseconds; 0 for none.
    long timeout() {
        Long d = values.containsKey("timeout") ? GoDuration.parse(values.get("timeout")) : null;
        return d == null ? 600_000_000_000L : d;
    }

    /// A flag that writes a profile, with its dash; null if there is none.
    String profile() {
        return PROFILES.stream().sorted().filter(p -> !get(p).isEmpty()).map(p -> "-" + p).findFirst().orElse(null);
    }

    /// Output is shown even if nothing fails.
    boolean showsPass() {
        boolean help = explicit.stream().takeWhile(a -> !a.equals("--")).anyMatch(a -> Set.of("-h", "-help", "--help").contains(a));
        return is("v") || get("v").equals("test2json") || !get("list").isEmpty() || help;
    }
}
