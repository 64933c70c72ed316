package jopher.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jopher.compiler.driver.load.Footprint;

/// Tells the wrapper script which program to start, so that the compiler's JVM is gone while the program runs, and what must
/// not have changed for it to start the same again without asking.
///
/// Lines: the wrapper's key, the program's file, os.Args[0], how many of the command's last arguments are the program's, how
/// many files were looked at, how many were looked for in vain; then these files, and the states of the first ones.
final class LaunchPlan {
    private LaunchPlan() {}

    /// False if nobody asked for a plan or it cannot be written: then the program is to be started from here.
    static boolean write(Path program, String name, int arguments, Optional<Footprint> footprint) {
        String file = System.getProperty("jopher.plan");
        String key = System.getProperty("jopher.plan.key", "");
        if (file == null || name.indexOf('\n') >= 0 || key.indexOf('\n') >= 0) {
            return false;
        }
        List<String> lines = new ArrayList<>(List.of(key, program.toString(), name, String.valueOf(arguments)));
        if (footprint.isPresent()) {
            Footprint f = footprint.get();
            lines.add(String.valueOf(f.present().size()));
            lines.add(String.valueOf(f.absent().size()));
            f.present().forEach(p -> lines.add(p.toString()));
            f.absent().forEach(p -> lines.add(p.toString()));
            lines.addAll(f.states());
        } else {
            lines.addAll(List.of("0", "0"));
        }
        try {
            Files.writeString(Path.of(file), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
