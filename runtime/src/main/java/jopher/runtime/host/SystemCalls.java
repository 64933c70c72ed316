package jopher.runtime.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Calls of the host's C library for which Java has nothing, each linked when it is first used. All answer what the call answers, or the
/// negative error number; [Errno#ENOSYS] where there is no such function or native access is not allowed.
public final class SystemCalls {
    private static final int LONG = Long.BYTES;
    /// Eleven words and room to spare (statfs(2) on 64-bit Linux).
    private static final int STATFS = 32 * LONG;
    private static final int SYSINFO = 32 * LONG;
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Map<String, MethodHandle> LINKED = new ConcurrentHashMap<>();

    private SystemCalls() {
    }

    @FunctionalInterface
    private interface Call {
        long run(MethodHandle function, MemorySegment state) throws Throwable;
    }

    private static long call(String name, FunctionDescriptor type, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle function = LINKED.get(name);
            if (function == null) {
                Linker linker = Linker.nativeLinker();
                var address = linker.defaultLookup().find(name);
                if (address.isEmpty()) {
                    return -Errno.ENOSYS;
                }
                function = linker.downcallHandle(address.get(), type, Linker.Option.captureCallState("errno"));
                LINKED.put(name, function);
            }
            MemorySegment state = arena.allocate(STATE);
            long r = call.run(function, state);
            return r == -1 ? -(int) ERRNO.get(state, 0L) : r;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return -Errno.ENOSYS;
        }
    }

    /// Fills `words` with type, block size, blocks, free, available, files, free files, id (two ints in one), longest name, fragment size, flags.
    public static long statfs(Path p, long[] words) {
        return call("statfs", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS), (f, state) -> {
            try (Arena arena = Arena.ofConfined()) {
                byte[] name = Paths.bytes(p.toString());
                MemorySegment path = arena.allocate(name.length + 1);
                path.copyFrom(MemorySegment.ofArray(name));
                MemorySegment buf = arena.allocate(STATFS, LONG);
                long r = (int) f.invokeExact(state, path, buf);
                read(buf, words);
                return r;
            }
        });
    }

    /// Fills `words` with sysinfo(2)'s structure.
    public static long sysinfo(long[] words) {
        return call("sysinfo", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS), (f, state) -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buf = arena.allocate(SYSINFO, LONG);
                long r = (int) f.invokeExact(state, buf);
                read(buf, words);
                return r;
            }
        });
    }

    private static void read(MemorySegment buf, long[] words) {
        MemorySegment.copy(buf, ValueLayout.JAVA_LONG, 0, words, 0, words.length);
    }

    public static long getpgid(long pid) {
        return call("getpgid", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), (f, state) -> (int) f.invokeExact(state, (int) pid));
    }

    public static long setpgid(long pid, long group) {
        return call("setpgid", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                (f, state) -> (int) f.invokeExact(state, (int) pid, (int) group));
    }
}
