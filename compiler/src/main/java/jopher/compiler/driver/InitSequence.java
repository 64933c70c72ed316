package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;

/// The order in which packages are initialised: of those whose imports are done, the one with the least import path comes next
/// (spec: Program initialization; cmd/link, inittask.go). runtime and what it needs go first.
final class InitSequence {
    private InitSequence() {}

    static List<LoadedPackage> of(LoadedProgram program) {
        Set<LoadedPackage> first = new LinkedHashSet<>();
        LoadedPackage runtime = program.find("runtime");
        if (runtime != null) {
            closure(runtime, first);
        }
        List<LoadedPackage> out = new ArrayList<>();
        sequence(new ArrayList<>(first), out);
        List<LoadedPackage> rest = new ArrayList<>(program.packages());
        rest.removeAll(first);
        sequence(rest, out);
        return out;
    }

    private static void closure(LoadedPackage p, Set<LoadedPackage> out) {
        if (out.add(p)) {
            p.imports().values().forEach(q -> closure(q, out));
        }
    }

    private static void sequence(List<LoadedPackage> packages, List<LoadedPackage> out) {
        Map<LoadedPackage, Integer> waiting = new HashMap<>();
        Map<LoadedPackage, List<LoadedPackage>> importers = new HashMap<>();
        PriorityQueue<LoadedPackage> ready = new PriorityQueue<>(Comparator.comparing(LoadedPackage::linkPath).thenComparing(LoadedPackage::path));
        for (LoadedPackage p : packages) {
            int n = 0;
            for (LoadedPackage q : new LinkedHashSet<>(p.imports().values())) {
                if (packages.contains(q)) {
                    n++;
                    importers.computeIfAbsent(q, k -> new ArrayList<>()).add(p);
                }
            }
            waiting.put(p, n);
            if (n == 0) {
                ready.add(p);
            }
        }
        while (!ready.isEmpty()) {
            LoadedPackage p = ready.poll();
            out.add(p);
            for (LoadedPackage i : importers.getOrDefault(p, List.of())) {
                if (waiting.merge(i, -1, Integer::sum) == 0) {
                    ready.add(i);
                }
            }
        }
    }
}
