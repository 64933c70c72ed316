package jopher.conformance.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jopher.conformance.GcToolchain;
import jopher.conformance.Toolchain;
import jopher.conformance.Toolchains;

/// The command `tools/order`.
public final class Order {
    private static final String USAGE = """
            usage: tools/order [-share=N/M] [-form=NAME] [-group=TEXT] [-N] [-verify] [-all] [-jobs=N]   runs all cases, or the N-th of M shares; -N: built with -N -l
                   tools/order -case=NAME      shows the source of a case (or of those whose names contain NAME), gc's outcomes and ours
                   tools/order -list           names of all cases
                   tools/order -record [-share=N/M] [-again] [-jobs=N]   asks go for the outcomes that are not recorded; -again: for all
                   tools/order -known       rewrites the list of differences in the share that mvn verify runs
            """;
    /// `mvn verify` runs one of so many cases.
    static final int TESTED = 24;

    /// Differences shown of each form; -all shows more.
    private static final int SHOWN = 3;

    private final Path root;
    private final Map<String, String> options = new LinkedHashMap<>();

    private Order(Path root, List<String> arguments) {
        this.root = root;
        for (String a : arguments) {
            int eq = a.indexOf('=');
            options.put(eq < 0 ? a : a.substring(0, eq), eq < 0 ? "" : a.substring(eq + 1));
        }
    }

    public static void main(String[] args) throws Exception {
        Order order = new Order(Path.of(System.getProperty("jopher.root", "")).toAbsolutePath(), List.of(args));
        if (!List.of("-share", "-form", "-group", "-N", "-verify", "-all", "-jobs", "-case", "-list", "-record", "-again", "-known").containsAll(order.options.keySet())) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(order.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        List<Case> cases = Cases.all();
        Path work = Files.createTempDirectory("jopher-order");
        try {
            if (options.containsKey("-list")) {
                cases.forEach(c -> System.out.println(c.name()));
                return true;
            }
            if (options.containsKey("-record")) {
                return record(cases, work);
            }
            return options.containsKey("-case") ? show(cases, work) : compare(cases, work);
        } finally {
            CaseRun.delete(work);
        }
    }

    private int jobs() {
        return Integer.parseInt(options.getOrDefault("-jobs", "2"));
    }

    private List<Case> share(List<Case> cases) {
        String[] s = options.getOrDefault("-share", options.containsKey("-known") ? "0/" + TESTED : "0/1").split("/");
        return share(cases, Integer.parseInt(s[0]), Integer.parseInt(s[1]));
    }

    private boolean record(List<Case> all, Path work) throws IOException, InterruptedException {
        Map<String, Outcomes.Gc> outcomes = options.containsKey("-again") && !options.containsKey("-share") ? new LinkedHashMap<>() : Outcomes.recorded(root);
        List<Case> cases = share(all).stream().filter(c -> options.containsKey("-again") || !outcomes.containsKey(c.key())).toList();
        GcToolchain gc = new GcToolchain(work);
        Map<String, String> plain = all(new CaseRun(gc, work, List.of("-gcflags=all=-l")), cases);
        Map<String, String> inlined = all(new CaseRun(gc, work, List.of()), cases);
        Map<String, String> unoptimised = all(new CaseRun(gc, work, List.of("-gcflags=-N -l")), cases);
        Map<String, List<String>> refused = new TreeMap<>();
        int differ = 0;
        int recorded = 0;
        for (Case c : cases) {
            List<String> three = List.of(plain.get(c.name()), inlined.get(c.name()), unoptimised.get(c.name()));
            String bad = three.stream().filter(o -> o.startsWith("! ") || o.startsWith("!! ")).findFirst().orElse(null);
            if (bad != null) {
                refused.computeIfAbsent(bad, k -> new ArrayList<>()).add(c.name());
                outcomes.remove(c.key());
            } else {
                outcomes.put(c.key(), new Outcomes.Gc(three.get(0), three.get(1), three.get(2)));
                recorded++;
                differ += three.get(0).equals(three.get(1)) ? 0 : 1;
            }
        }
        Outcomes.write(root, all, outcomes);
        refused.forEach((why, names) -> System.out.println(names.size() + " " + why + "  e.g. " + names.getFirst()));
        System.out.println(cases.size() + " cases, " + recorded + " recorded, " + differ + " with another outcome where gc inlines");
        return true;
    }

    private Map<String, String> all(CaseRun run, List<Case> cases) throws IOException, InterruptedException {
        Map<String, String> outcomes = new ConcurrentHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs())) {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < cases.size(); i += CaseRun.CASES_PER_PROGRAM) {
                List<Case> part = cases.subList(i, Math.min(cases.size(), i + CaseRun.CASES_PER_PROGRAM));
                parts.add(pool.submit(() -> {
                    outcomes.putAll(run.run(part));
                    return null;
                }));
            }
            for (Future<?> f : parts) {
                f.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return outcomes;
    }

    private boolean optimised() {
        return !options.containsKey("-N");
    }

    private CaseRun ours(Path work) throws IOException {
        List<String> flags = new ArrayList<>();
        if (options.containsKey("-N")) {
            flags.add("-gcflags=-N -l");
        }
        if (options.containsKey("-verify")) {
            flags.add(Toolchains.VERIFY_EACH);
        }
        return new CaseRun(ours(work, CaseProgram.IMPORTS), work, flags);
    }

    static Toolchain ours(Path work, List<String> imports) throws IOException {
        return Toolchains.jopher(work, imports);
    }

    private boolean compare(List<Case> cases, Path work) throws IOException, InterruptedException {
        Map<String, Outcomes.Gc> gc = Outcomes.recorded();
        List<Case> selected = cases.stream().filter(c -> gc.containsKey(c.key())).toList();
        selected = share(selected);
        if (options.containsKey("-form")) {
            selected = selected.stream().filter(c -> c.group().equals(options.get("-form"))).toList();
        }
        if (options.containsKey("-group")) {
            selected = selected.stream().filter(c -> c.name().contains(options.get("-group"))).toList();
        }
        Map<String, String> ours = all(ours(work), selected);
        Map<String, List<Case>> different = new TreeMap<>();
        for (Case c : selected) {
            if (!ours.get(c.name()).equals(gc.get(c.key()).required(optimised()))) {
                different.computeIfAbsent(c.group(), k -> new ArrayList<>()).add(c);
            }
        }
        int shown = options.containsKey("-all") ? Integer.MAX_VALUE : SHOWN;
        int count = 0;
        for (var e : different.entrySet()) {
            System.out.println(e.getKey() + ": " + e.getValue().size());
            count += e.getValue().size();
            e.getValue().stream().limit(shown).forEach(c -> System.out.println("    " + c.name() + "\n        gc     " + gc.get(c.key()).required(optimised()) + "\n        ours   " + ours.get(c.name())));
        }
        if (options.containsKey("-known")) {
            Outcomes.writeKnown(root, different.values().stream().flatMap(List::stream).map(Case::name).toList());
        }
        System.out.println(selected.size() + " cases, " + count + " differ from gc in " + different.size() + " forms");
        return count == 0;
    }

    /// The cases whose number in the list leaves `n` when divided by `m`.
    static List<Case> share(List<Case> cases, int n, int m) {
        List<Case> share = new ArrayList<>();
        for (int i = n % m; i < cases.size(); i += m) {
            share.add(cases.get(i));
        }
        return share;
    }

    private boolean show(List<Case> cases, Path work) throws IOException, InterruptedException {
        String name = options.get("-case");
        List<Case> found = cases.stream().filter(c -> c.name().equals(name)).toList();
        if (found.isEmpty()) {
            found = cases.stream().filter(c -> c.name().contains(name)).toList();
        }
        Map<String, Outcomes.Gc> gc = Outcomes.recorded();
        Map<String, String> ours = all(ours(work), found);
        boolean same = true;
        for (Case c : found) {
            Outcomes.Gc o = gc.get(c.key());
            String required = o == null ? "not recorded" : o.required(optimised());
            same &= required.equals(ours.get(c.name()));
            System.out.println("// " + c.name() + "\n" + c.body() + "// gc      " + (o == null ? required : o.plain()) + (o != null && o.differs() ? "\n// inlined " + o.inlined() : "")
                    + (o != null && !o.unoptimised().equals(o.plain()) ? "\n// gc -N   " + o.unoptimised() : "")
                    + "\n// ours    " + ours.get(c.name()) + "\n");
        }
        return same && !found.isEmpty();
    }
}
