package jopher.conformance.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jopher.conformance.Outcome;
import jopher.conformance.Processes;
import jopher.conformance.Toolchain;

/// Builds and runs cases with one toolchain, many in a program. A case that does not compile or ends its program is found and run no more. May be used by several threads.
final class CaseRun {
    static final int CASES_PER_PROGRAM = 200;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern MESSAGE = Pattern.compile("(?m)^(?:\\./)?main\\.go:(\\d+)(?::\\d+)?: (.*)$");
    private static final Pattern LINE = Pattern.compile("(?m)^(\\d+)\t\"(.*)\"$");

    private final Toolchain toolchain;
    private final Path work;
    private final List<String> flags;

    /// @param flags for go build
    CaseRun(Toolchain toolchain, Path work, List<String> flags) {
        this.toolchain = toolchain;
        this.work = work;
        this.flags = flags;
    }

    /// The outcome of each case, by name; one that does not compile has the message after `! `, one that ends the program after `!! `.
    Map<String, String> run(List<Case> cases) throws IOException {
        Map<String, String> outcomes = new HashMap<>();
        List<Case> left = new ArrayList<>(cases);
        while (!left.isEmpty()) {
            CaseProgram p = CaseProgram.of(left);
            Path dir = Files.createTempDirectory(work, "order");
            Files.writeString(dir.resolve("main.go"), p.text());
            Toolchain.Built built = toolchain.open(dir, Map.of()).build(dir, flags, List.of("main.go"));
            if (!built.outcome().success()) {
                delete(dir);
                refuse(p, left, built.outcome(), outcomes);
                continue;
            }
            Outcome o = Processes.run(built.command(), dir, Map.of(), LIMIT);
            delete(dir);
            Matcher m = LINE.matcher(o.output());
            int last = -1;
            while (m.find()) {
                last = Integer.parseInt(m.group(1));
                outcomes.put(left.get(last).name(), m.group(2));
            }
            if (last == left.size() - 1) {
                break;
            }
            int end = o.output().lastIndexOf("\"\n");
            String text = o.output().substring(end < 0 ? 0 : end + 2).strip();
            outcomes.put(left.get(last + 1).name(), "!! " + (o.timedOut() ? "timed out" : text.lines().findFirst().orElse("")));
            left = new ArrayList<>(left.subList(last + 2, left.size()));
        }
        return outcomes;
    }

    /// Takes the cases out that messages name; if none does, it looks for one by halves.
    private void refuse(CaseProgram p, List<Case> left, Outcome built, Map<String, String> outcomes) throws IOException {
        List<Case> named = new ArrayList<>();
        Matcher m = MESSAGE.matcher(built.output());
        while (m.find()) {
            int at = p.at(Integer.parseInt(m.group(1)));
            if (at >= 0 && outcomes.putIfAbsent(left.get(at).name(), "! " + m.group(2)) == null) {
                named.add(left.get(at));
            }
        }
        if (named.isEmpty()) {
            if (left.size() == 1) {
                outcomes.put(left.getFirst().name(), "! " + built.output().strip().replace("\n", " | "));
                left.clear();
                return;
            }
            List<Case> half = left.subList(0, left.size() / 2);
            outcomes.putAll(run(half));
            half.clear();
        }
        left.removeAll(named);
    }

    static void delete(Path dir) throws IOException {
        try (Stream<Path> s = Files.walk(dir)) {
            s.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }
}
