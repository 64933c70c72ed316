package jopher.runtime.panics;

import jopher.abi.Names;
import jopher.runtime.G;
import jopher.runtime.sched.Goroutines;

import java.util.concurrent.ConcurrentHashMap;

/// Go tracebacks out of Java stack traces. Frames of compiled bodies are those in classes whose last name segment begins with
/// `$` (a file's class, an instance's class); everything else (bridges, closures' call methods, the runtime) is skipped, as
/// gc skips its wrappers.
public final class Traceback {
    private static final ConcurrentHashMap<String, String> PATHS = new ConcurrentHashMap<>();
    private static volatile ClassLoader programLoader = Traceback.class.getClassLoader();
    private static volatile int level = 1;

    private Traceback() {
    }

    public static void programLoader(ClassLoader loader) {
        programLoader = loader;
    }

    /// GOTRACEBACK: none 0, single 1, all and system 2, crash 3 (ends as by SIGABRT). `runtime/debug.SetTraceback` sets it, too.
    public static void level(String name) {
        level = switch (name) {
            case "none", "0" -> 0;
            case "single", "" -> 1;
            case "crash" -> 3;
            default -> 2;
        };
    }

    static boolean none() {
        return level == 0;
    }

    /// How a program ends after its last words.
    static int status() {
        return level == 3 ? 128 + 6 : 2;
    }

    static boolean all() {
        return level >= 2;
    }

    /// Where gc keeps gopanic.
    static String panicFile() {
        return System.getProperty("jopher.goroot", "/usr/local/go") + "/src/runtime/panic.go";
    }

    /// One Go frame.
    public record Frame(String function, String file, int line) {
    }

    /// The Go frame of a Java frame, or null if it is not compiled Go code.
    public static Frame frame(StackTraceElement e) {
        String f = Names.goFunction(e.getClassName(), e.getMethodName());
        if (f == null || e.getMethodName().startsWith("<") || e.getLineNumber() <= 0) {
            return null;
        }
        int line = e.getLineNumber();
        if (line >= DIRECTIVES) {
            Place[] places = PLACES.computeIfAbsent(e.getClassName(), Traceback::places);
            if (line - DIRECTIVES < places.length) {
                Place p = places[line - DIRECTIVES];
                return new Frame(f, p.file, p.line);
            }
        }
        return new Frame(f, path(e.getClassName(), e.getFileName()), line);
    }

    /// Line numbers from here on stand for what `//line` directives claim, if the class has the constant `$lines`.
    private static final int DIRECTIVES = 50_001;
    private static final ConcurrentHashMap<String, Place[]> PLACES = new ConcurrentHashMap<>();

    private record Place(String file, int line) {
    }

    private static Place[] places(String className) {
        String text = constant(className, "$lines");
        if (text == null) {
            return new Place[0];
        }
        String file = "??";
        String[] rows = text.split("\n");
        Place[] places = new Place[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int space = rows[i].indexOf(' ');
            if (space >= 0) {
                file = rows[i].substring(space + 1);
            }
            places[i] = new Place(file, Integer.parseInt(space < 0 ? rows[i] : rows[i].substring(0, space)));
        }
        return places;
    }

    /// A string constant of a class of the program; null if it has none of that name.
    private static String constant(String className, String name) {
        try {
            Class<?> c = Class.forName(className, false, programLoader);
            var field = c.getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /// Full path of a class's source: its constant `$path`; else the bare file name.
    private static String path(String className, String fileName) {
        String known = PATHS.get(className);
        if (known != null) {
            return known;
        }
        String path = constant(className, "$path");
        if (path == null) {
            path = fileName == null ? "??" : fileName;
        }
        PATHS.put(className, path);
        return path;
    }

    static void frames(StringBuilder out, StackTraceElement[] frames) {
        int n = 0;
        for (StackTraceElement e : frames) {
            Frame f = frame(e);
            if (f == null || hidden(f.function)) {
                continue;
            }
            if (++n > 100) {
                out.append("...additional frames elided...\n");
                break;
            }
            one(out, f);
        }
    }

    /// gc hides unexported runtime functions.
    private static boolean hidden(String function) {
        return function.startsWith("runtime.") && function.length() > 8
                && !(function.charAt(8) >= 'A' && function.charAt(8) <= 'Z');
    }

    private static void one(StringBuilder out, Frame f) {
        out.append(f.function).append(noArguments(f.function) ? "()" : "(...)").append("\n\t").append(f.file).append(':')
                .append(f.line).append(" +0x1d\n");
    }

    private static boolean noArguments(String f) {
        return f.equals("main.main") || f.contains(".init") || f.contains(".func");
    }

    /// The frames of a panic that was not recovered. A deferred function that panicked while an older panic was in flight shows
    /// its own frames, then `panic(…)`, then those of the older one: the JVM has unwound them, so they come from its record.
    static void panic(StringBuilder out, GoPanic p) {
        StackTraceElement[] frames = p.frames();
        if (p.link != null && !p.link.goexit) {
            for (int i = 0; i < frames.length; i++) {
                if (frames[i].getClassName().equals(Defers.class.getName()) && frames[i].getMethodName().equals("unwind")) {
                    frames(out, java.util.Arrays.copyOf(frames, i));
                    out.append("panic({0x0?, 0x0?})\n\t").append(panicFile()).append(":860 +0x132\n");
                    panic(out, p.link);
                    return;
                }
            }
        }
        frames(out, frames);
    }

    static void createdBy(StringBuilder out, G g) {
        if (g.createdBy == null) {
            return;
        }
        int nl = g.createdBy.indexOf('\n');
        String fn = nl < 0 ? g.createdBy : g.createdBy.substring(0, nl);
        out.append("created by ").append(fn);
        if (g.parentId != 0) {
            out.append(" in goroutine ").append(g.parentId);
        }
        out.append(nl < 0 ? "\n" : g.createdBy.substring(nl) + " +0x1d\n");
    }

    /// runtime.Stack: the caller's goroutine first, then, if asked, the others.
    public static String text(G g, boolean all) {
        StringBuilder out = new StringBuilder();
        out.append("goroutine ").append(g.id).append(" [running]:\n");
        for (Frame f : Callers.of(g)) {
            if (f.function.equals("runtime.gopanic")) {
                out.append("panic({0x0?, 0x0?})\n\t").append(f.file).append(':').append(f.line).append(" +0x132\n");
            } else if (!hidden(f.function)) {
                one(out, f);
            }
        }
        createdBy(out, g);
        if (all) {
            others(out, g);
        }
        return out.toString();
    }

    /// All goroutines but `g`, each with its state and frames.
    static void others(StringBuilder out, G g) {
        for (G o : Goroutines.all()) {
            if (o == g) {
                continue;
            }
            out.append('\n');
            goroutine(out, o);
        }
    }

    /// "goroutine 5 [chan receive]:" and the frames of a goroutine that is not the caller.
    public static void goroutine(StringBuilder out, G o) {
        String why = o.waiting();
        out.append("goroutine ").append(o.id).append(" [").append(why == null ? jopher.runtime.sched.Sched.running(o) ? "running" : "runnable" : why);
        long minutes = why == null || o.waitingSince == 0 ? 0 : (System.nanoTime() - o.waitingSince) / 60_000_000_000L;
        if (minutes >= 1) {
            out.append(", ").append(minutes).append(" minutes");
        }
        if (o.locked > 0) {
            out.append(", locked to thread");
        }
        out.append("]:\n");
        frames(out, jopher.runtime.sched.Sched.stackOf(o));
        createdBy(out, o);
    }
}
