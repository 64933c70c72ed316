package jopher.runtime.host;

import jopher.abi.Names;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Fatal;
import jopher.runtime.panics.Traceback;
import jopher.runtime.sched.Sched;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.List;

/// Starts a compiled program: `go/$program.run(G)` runs every package's init and main.main on goroutine 1.
public final class Launcher {
    private Launcher() {
    }

    public static void main(String[] args) {
        // read once by the JDK's thread containers: goroutines are our business, not the thread dump's
        System.setProperty("jdk.trackAllThreads", "false");
        String notes = System.getProperty("jopher.rehearse");
        if (notes != null) {
            Rehearsal.run(Launcher.class.getClassLoader(), Path.of(notes));
        }
        ByteNames.install();
        Signals.endProgram();
        QuitSignal.watch();
        Thread.setDefaultUncaughtExceptionHandler((thread, t) -> Fatal.threadDied(t));
        Fatal.prepare();
        try {
            start(Launcher.class.getClassLoader(), ByteNames.arguments(program(), args));
            if (Boolean.getBoolean("jopher.quit.now")) {
                Fatal.quit(); // the signal came while the launcher ran
            }
            Fatal.serve();
        } catch (OutOfMemoryError e) {
            // the program filled the heap before this thread could wait
            Fatal.noRoom();
        }
    }

    private static String program() {
        String p = System.getProperty("jopher.prog");
        return p != null ? p : System.getProperty("java.class.path", "main");
    }

    /// Starts the program that `loader` defines and returns at once; its end goes to [Exit].
    ///
    /// @param arguments os.Args
    public static G start(ClassLoader loader, List<byte[]> arguments) {
        Process.init(arguments);
        Traceback.programLoader(loader);
        String level = System.getenv("GOTRACEBACK");
        Traceback.level(level == null ? "single" : level);
        MethodHandle run;
        try {
            Class<?> c = Class.forName(Names.PROGRAM.replace('/', '.'), false, loader);
            run = MethodHandles.publicLookup().findStatic(c, "run", MethodType.methodType(void.class, G.class));
        } catch (ReflectiveOperationException e) {
            Stderr.write("jopher: no compiled Go program on the class path (" + Names.PROGRAM + " is missing)\n");
            throw Exit.halt(2);
        }
        return Sched.startMain(Func.of(g -> {
            try {
                run.invokeExact(g);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            // main.main returned: the program ends, whatever other goroutines do
            throw Exit.halt(Process.exitHooks(0));
        }));
    }
}
