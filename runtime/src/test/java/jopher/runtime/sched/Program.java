package jopher.runtime.sched;

import jopher.runtime.funcs.Func;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs bodies as goroutines in tests: inside this JVM, or as goroutine 1 of a JVM of their own where the process must end.
public final class Program {
    private Program() {
    }

    /// Runs a body as a goroutine and waits for its end; what it throws fails the test.
    public static void go(Func.Body body) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Sched.newproc(Sched.system(), Func.of(g -> {
            try {
                body.run(g);
            } catch (Throwable t) {
                failure.set(t);
            }
            done.countDown();
        }));
        if (!done.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("goroutine did not end; goroutines: " + Goroutines.all());
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    /// How a process ended.
    public record Result(int status, String out, String err) {
    }

    /// Runs `main(String[])` of a class in a JVM of its own.
    public static Result process(Class<?> main, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--add-opens", "java.base/java.lang=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED",
                "-XX:+UnlockDiagnosticVMOptions", "-XX:DisableIntrinsic=_currentThread", "-Djopher.sched=" + System.getProperty("jopher.sched", "threads"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:-OmitStackTraceInFastThrow", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Process p = new ProcessBuilder(command).start();
        p.getOutputStream().close();
        AtomicReference<byte[]> err = new AtomicReference<>();
        Thread t = Thread.ofPlatform().start(() -> {
            try {
                err.set(p.getErrorStream().readAllBytes());
            } catch (IOException e) {
                err.set(e.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        t.join();
        if (!p.waitFor(30, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError("process hangs: " + command);
        }
        return new Result(p.exitValue(), out, new String(err.get(), StandardCharsets.UTF_8));
    }
}
