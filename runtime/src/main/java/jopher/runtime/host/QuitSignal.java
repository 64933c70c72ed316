package jopher.runtime.host;

import jopher.runtime.panics.Fatal;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// SIGQUIT, by which Go programs print all goroutines and end. The JVM keeps that signal for its thread dump and hands it out only
/// under `-Xrs`, which takes away SIGINT and SIGTERM; so the handler is replaced beneath the JVM by signal(2).
///
/// All threads of the JVM but one block SIGQUIT; the kernel gives it to the process's first thread, which only waits for the JVM
/// to end, so that a call into Java from there interrupts nothing. It wakes the thread that does the work.
///
/// Making the two links takes 70 ms of CPU time, which no short program should pay: it is done a little after the start, or when
/// the program asks for the signal. Until then the JVM handles SIGQUIT. Our launcher has made the file by which a Java tool
/// announces itself, so that the JVM prints nothing and opens its socket for tools instead, and that shows here. Where there
/// is no such file, SIGQUIT has the JVM's meaning until then.
final class QuitSignal {
    static final int NUMBER = 3;
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(15);
    /// Made by the launcher; ours to remove.
    private static volatile File file = System.getProperty("jopher.quit") == null ? null : new File(System.getProperty("jopher.quit"));

    private static boolean installed;
    /// The JVM's own handler, which only notes the signal for a thread of the JVM.
    private static volatile MethodHandle jvm;
    private static volatile boolean arrived;
    private static Thread thread;

    private QuitSignal() {
    }

    /// Starts the thread that will install the handler and act on the signal.
    static synchronized void watch() {
        thread = new Thread(null, () -> act(true), "quit", 1 << 20, false);
        thread.setDaemon(true);
        thread.start();
    }

    /// Installs the handler now.
    static synchronized void install() {
        if (installed) {
            return;
        }
        installed = true;
        if (thread == null) {
            thread = new Thread(null, () -> act(false), "quit", 1 << 20, false);
            thread.setDaemon(true);
            thread.start();
        }
        try {
            Linker linker = Linker.nativeLinker();
            MemorySegment handler = linker.upcallStub(
                    MethodHandles.lookup().findStatic(QuitSignal.class, "arrive", MethodType.methodType(void.class, int.class)),
                    FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT), Arena.global());
            MethodHandle signal = linker.downcallHandle(linker.defaultLookup().find("signal").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MemorySegment old = (MemorySegment) signal.invokeExact(NUMBER, handler);
            MethodHandle h = linker.downcallHandle(old, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            jvm = MethodHandles.insertArguments(h, 0, NUMBER, MemorySegment.NULL, MemorySegment.NULL);
        } catch (Throwable e) {
            // no native access, or no such function here: the signal keeps the JVM's meaning
        }
    }

    private static void arrive(int number) {
        arrived = true;
        LockSupport.unpark(thread);
    }

    private static void act(boolean delayed) {
        if (delayed) {
            long until = System.nanoTime() + DELAY;
            for (long left; (left = until - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(Math.min(left, LOOK));
                look();
            }
            install();
            look();
            remove();
        }
        while (true) {
            LockSupport.park();
            if (arrived) {
                arrived = false;
                if (attaching()) {
                    toJvm();
                } else if (!Signals.take(NUMBER)) {
                    Fatal.quit();
                }
            }
        }
    }

    /// Whether the JVM was sent SIGQUIT before the handler was here.
    private static void look() {
        File f = file;
        if (f != null && new File(f.getPath().replace(".attach_pid", ".java_pid")).exists() && !new File(f.getName()).exists()) {
            remove();
            if (!Signals.take(NUMBER)) {
                Fatal.quit();
            }
        }
    }

    /// Also before the process ends.
    static void remove() {
        File f = file;
        if (f != null) {
            file = null;
            f.delete();
        }
    }

    /// A Java tool (jcmd, a profiler) asks the JVM by this signal to listen to it, and says so by a file.
    private static boolean attaching() {
        String name = ".attach_pid" + ProcessHandle.current().pid();
        return Files.exists(Path.of(name)) || Files.exists(Path.of("/tmp", name));
    }

    private static void toJvm() {
        try {
            jvm.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
