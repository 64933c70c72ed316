package jopher.compiler.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import jopher.compiler.base.DeepStack;
import jopher.compiler.driver.load.LoadedPackage;

/// Runs work on every package as soon as it is done on all it imports, on all processors.
final class ImportOrder {
    private ImportOrder() {}

    /// `work` may return null for a package that failed. Results come in the order of `packages`, which must be import order. What
    /// work throws is thrown, the first in that order.
    static <T> Map<LoadedPackage, T> each(List<LoadedPackage> packages, Function<LoadedPackage, T> work) {
        return run(packages, true, work);
    }

    /// As [#each], for work that does not need the results of imported packages.
    static <T> Map<LoadedPackage, T> all(List<LoadedPackage> packages, Function<LoadedPackage, T> work) {
        return run(packages, false, work);
    }

    private static <T> Map<LoadedPackage, T> run(List<LoadedPackage> packages, boolean ordered, Function<LoadedPackage, T> work) {
        Map<LoadedPackage, CompletableFuture<T>> futures = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()), Thread.ofPlatform().daemon().name("package-", 1).factory())) {
            for (LoadedPackage p : packages) {
                CompletableFuture<?>[] before = (ordered ? p.imports().values().stream() : java.util.stream.Stream.<LoadedPackage>empty()).distinct().map(futures::get).toArray(CompletableFuture[]::new);
                futures.put(p, CompletableFuture.allOf(before).thenApplyAsync(x -> DeepStack.call(() -> work.apply(p)), pool));
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
