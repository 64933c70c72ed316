package jopher.runtime.host;

import jopher.runtime.funcs.Func;
import jopher.runtime.sched.Sched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A start without the program, for the JVM to make an AOT cache from: loads the classes that an earlier start has noted
/// (`-Xlog:class+load`) and runs an empty goroutine. Nothing of the program itself runs, not even its initialisation.
final class Rehearsal {
    private Rehearsal() {
    }

    /// Loads every class that `notes` names and that still can be found; never returns.
    static void run(ClassLoader loader, Path notes) {
        try {
            for (String line : Files.readAllLines(notes, StandardCharsets.ISO_8859_1)) {
                int end = line.indexOf(" source:");
                // hidden classes have a / in their names
                if (end > 0 && line.lastIndexOf('/', end) < 0) {
                    load(loader, line.substring(0, end));
                }
            }
        } catch (IOException e) {
            // a cache without these classes is a cache, too
        }
        Process.init(List.of("rehearsal".getBytes(StandardCharsets.US_ASCII)));
        Sched.startMain(Func.of(g -> {
            throw Exit.halt(0);
        }));
        Sched.stopForEver();
    }

    private static void load(ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // a class that only that start could see
        }
    }
}
