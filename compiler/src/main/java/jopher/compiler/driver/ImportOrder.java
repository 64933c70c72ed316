package jopher.compiler.driver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

import jopher.compiler.base.DeepStack;
import jopher.compiler.driver.load.LoadedPackage;

/// Runs work on every package as soon as it is done on all it imports, on all processors.
final class ImportOrder {
    private ImportOrder() {}

    /// Work in two steps: `front` in import order, `back` on each package after its front, in no order. What `front` makes may be null; nobody
    /// holds it after `back`. Results come in the order of `packages`, which must be import order. What work throws is thrown, the first in
    /// that order.
    static <A, T> Map<LoadedPackage, T> each(List<LoadedPackage> packages, Function<LoadedPackage, A> front, BiFunction<LoadedPackage, A, T> back) {
        return run(packages, (p, pool, done) -> {
            CompletableFuture<A> first = CompletableFuture.allOf(p.imports().values().stream().distinct().map(done::get).toArray(CompletableFuture[]::new))
                    .thenApplyAsync(x -> DeepStack.call(() -> front.apply(p)), pool);
            done.put(p, first.thenAccept(x -> { }));
            return first.thenApplyAsync(a -> DeepStack.call(() -> back.apply(p, a)), pool);
        });
    }

    /// Work that does not need the results of imported packages.
    static <T> Map<LoadedPackage, T> all(List<LoadedPackage> packages, Function<LoadedPackage, T> work) {
        return run(packages, (p, pool, done) -> CompletableFuture.supplyAsync(() -> DeepStack.call(() -> work.apply(p)), pool));
    }

    /// Begins the work on one package; `done` tells when importers may begin.
    private interface Start<T> {
        CompletableFuture<T> work(LoadedPackage p, ExecutorService pool, Map<LoadedPackage, CompletableFuture<?>> done);
    }

    private static <T> Map<LoadedPackage, T> run(List<LoadedPackage> packages, Start<T> start) {
        Map<LoadedPackage, CompletableFuture<?>> done = new HashMap<>();
        Map<LoadedPackage, CompletableFuture<T>> futures = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()), Thread.ofPlatform().daemon().name("package-", 1).factory())) {
            for (LoadedPackage p : packages) {
                futures.put(p, start.work(p, pool, done));
            }
            Map<LoadedPackage, T> out = new LinkedHashMap<>();
            RuntimeException first = null;
            for (LoadedPackage p : packages) {
                try {
                    out.put(p, futures.get(p).join());
                } catch (CompletionException e) {
                    Throwable cause = e.getCause();
                    while (cause instanceof CompletionException c) {
                        cause = c.getCause();
                    }
                    if (cause instanceof Error error) {
                        throw error;
                    }
                    if (first == null) {
                        first = cause instanceof RuntimeException r ? r : e;
                    }
                }
            }
            if (first != null) {
                throw first;
            }
            return out;
        }
    }
}
