package jopher.cli;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;

/// What build and run share.
final class Building {
    private Building() {}

    /// Prints what -gcflags=-m asked for, as go does.
    static void notes(Pipeline pipeline, Settings settings, Main.Console console) {
        pipeline.notes().forEach((p, notes) -> {
            console.err().println("# " + p.path());
            notes.lines().forEach(line -> console.err().println(CompileErrors.shorten(settings.cwd(), line)));
        });
    }

    /// Prints compile errors as go does; the status is 1.
    static int report(CompileErrors e, Settings settings, Main.Console console) {
        e.lines(settings.cwd(), settings.allErrors() ? Integer.MAX_VALUE : Diagnostics.LIMIT).forEach(console.err()::println);
        return 1;
    }
}
