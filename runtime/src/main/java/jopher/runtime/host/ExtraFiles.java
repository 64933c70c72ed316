package jopher.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Descriptors from 3 on for a child. Java passes 0, 1 and 2 alone, so a shell opens the others and becomes the child's program:
/// files by their names, ends of our pipes (which exist in this process only) through named pipes, which threads of ours serve.
final class ExtraFiles {
    /// @param name of the named pipe
    /// @param end the program's side of it
    record Link(Path name, OpenFile end) {
        boolean toChild() {
            return (end.flags() & 3) != OpenFile.O_WRONLY;
        }
    }

    private final List<Link> links = new ArrayList<>();
    private final List<String> redirections = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Path folder;

    private ExtraFiles() {
    }

    static boolean needed(int[] files) {
        for (int i = 3; i < files.length; i++) {
            if (files[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    static ExtraFiles of(int[] files) throws IOException {
        ExtraFiles x = new ExtraFiles();
        for (int i = 3; i < files.length; i++) {
            OpenFile o = files[i] < 0 ? null : Fds.get(files[i]);
            if (o != null) {
                x.add(i, o);
            }
        }
        if (!x.links.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
            x.links.forEach(l -> command.add(l.name.toString()));
            try {
                java.lang.Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (!p.waitFor(10, TimeUnit.SECONDS) || p.exitValue() != 0) {
                    throw new IOException("cannot make named pipes in " + x.folder);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return x;
    }

    private void add(int number, OpenFile o) throws IOException {
        int mode = o.flags() & 3;
        String name;
        if (o instanceof StandardStream s && (s.stat().mode() & Stat.S_IFMT) != Stat.S_IFREG) {
            name = "/proc/" + ProcessHandle.current().pid() + "/fd/" + s.number();
        } else if (o.path() != null && (mode != 0 || o instanceof Directory || o.seek(0, 1) <= 0)) {
            name = o.path().toString();
        } else {
            // also where the place in a file counts, which another opening of it would not share
            if (folder == null) {
                folder = Files.createTempDirectory("jopher-fds");
            }
            Path p = folder.resolve(Integer.toString(number));
            links.add(new Link(p, o));
            name = p.toString();
        }
        names.add(name);
        // several digits before < are portable only in braces or not at all; up to 9 every shell takes them
        redirections.add(number + (mode == 0 ? "<" : mode == OpenFile.O_WRONLY ? ">>" : "<>") + "\"${" + names.size() + "}\"");
    }

    /// The command that opens all of them and then runs `command`.
    List<String> wrap(List<String> command) {
        List<String> out = new ArrayList<>(List.of("/bin/sh", "-c",
                "exec " + String.join(" ", redirections) + "; shift " + names.size() + "; exec \"$0\" \"$@\"", command.get(0)));
        out.addAll(names);
        out.addAll(command.subList(1, command.size()));
        return out;
    }

    List<Link> links() {
        return links;
    }

    /// Called when one more side of a named pipe is open: it needs its name no more.
    synchronized void opened(Link link) {
        try {
            Files.deleteIfExists(link.name);
            links.remove(link);
            if (links.isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // left for the system's cleaning of its temporary files
        }
    }
}
