package jopher.compiler.base;

import java.util.function.Supplier;

/// Runs recursive work on a thread whose stack is large enough for any source that fits in memory.
///
/// The stack is reserved address space: the operating system commits only the pages that are touched, so a shallow
/// call costs a thread start and nothing else. Nested calls run in place. Exceptions reach the caller as they are.
public final class DeepStack {
    /// Go nests without limit; 2 GiB holds some ten million small frames.
    private static final long STACK_BYTES = (2L << 30) - (1L << 20);

    private DeepStack() {}

    private static final class DeepThread extends Thread {
        DeepThread(Runnable work) {
            super(null, work, "deep stack", STACK_BYTES, false);
            setDaemon(true);
        }
    }

    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof DeepThread) {
            return work.get();
        }
        var outcome = new Object() {
            T value;
            Throwable failure;
        };
        Thread thread = new DeepThread(() -> {
            try {
                outcome.value = work.get();
            } catch (Throwable t) {
                outcome.failure = t;
            }
        });
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (outcome.failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(outcome.failure);
        }
        return outcome.value;
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
