package jopher.cli;

import java.util.List;

/// The JVM flags that choose how a program's goroutines run: `JOPHER_SCHED=continuations` (the default) or `threads`. The runtime
/// reads only the system property; whoever starts a program reads the variable, because continuations need a flag of the JVM.
public final class SchedulerFlags {
    /// Why the intrinsic must go: see the runtime's `ContinuationBackend`. Without reserved pages the JVM does not search all of an
    /// overflown stack for methods that may use them (on virtual threads it never does).
    static final String CONTINUATIONS =
            "-XX:+UnlockDiagnosticVMOptions -XX:DisableIntrinsic=_currentThread -XX:StackReservedPages=0 -Djopher.sched=continuations";

    private SchedulerFlags() {}

    /// For the value of `JOPHER_SCHED`, null if unset; an empty optional if there is no such scheduler.
    public static java.util.Optional<List<String>> of(String wish) {
        return switch (wish == null ? "" : wish) {
            case "", "continuations" -> java.util.Optional.of(List.of(CONTINUATIONS.split(" ")));
            case "threads" -> java.util.Optional.of(List.of());
            default -> java.util.Optional.empty();
        };
    }

    static String complaint(String wish) {
        return "JOPHER_SCHED=" + wish + ": want continuations or threads";
    }
}
