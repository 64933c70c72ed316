package jopher.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the jopher command.
@Command(name = "jopher", description = "A Go compiler for the JVM.")
public final class Main implements Runnable {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        System.out.println("jopher");
    }
}
