package jopher.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The suite's own test: a back end that inverts the first conditional branch of every function, run on a fixed sample of
/// programs that have one (`list/mutation.txt`; the sample is drawn by hash). Done to the sources and run by gc, 12 % of them still pass.
final class Mutation {
    /// Percent of the sample that may pass.
    static final int MOST = 20;

    private Mutation() {}

    /// @param passed those that passed although they were broken
    record Result(int sample, List<String> passed) {
        String passedTooOften() {
            return passed.size() * 100 <= sample * MOST ? "" : this + ": " + String.join(" ", passed);
        }

        @Override
        public String toString() {
            return "mutation: " + passed.size() + " of " + sample + " broken programs pass (at most " + MOST + " % may)";
        }
    }

    static Result run(Conformance conformance, boolean quick) throws InterruptedException {
        Set<String> sample = TestList.rows("mutation").stream().map(f -> f[0]).collect(Collectors.toSet());
        List<TestCase> tests = new ArrayList<>();
        int i = 0;
        for (TestCase t : TestList.of(TestClass.EXEC)) {
            if (sample.contains(t.path()) && (!quick || i++ % 4 == 0)) {
                tests.add(t);
            }
        }
        // the shared standard packages are compiled already, and stay whole
        System.setProperty(jopher.compiler.ir.BranchInverter.PROPERTY, "true");
        try {
            Map<String, Verdict> verdicts = conformance.verdicts(tests, java.time.Duration.ofSeconds(10));
            return new Result(tests.size(), verdicts.entrySet().stream().filter(e -> e.getValue().passed()).map(Map.Entry::getKey).toList());
        } finally {
            System.clearProperty(jopher.compiler.ir.BranchInverter.PROPERTY);
        }
    }
}
