package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.host.Fds;
import jopher.runtime.host.OpenFile;
import jopher.runtime.pointers.ElemB;
import jopher.runtime.strings.GoString;

import java.io.IOException;

/// Package internal/godebug: settings from $GODEBUG, told once and whenever the variable changes.
public final class GodebugNatives {
    private static volatile Func update;
    private static volatile String defaults = System.getProperty("jopher.godebug", "");

    private GodebugNatives() {
    }

    @GoNative("internal/godebug.setUpdate")
    public static void setUpdate(G g, Func f) throws Throwable {
        update = f;
        String env = System.getenv("GODEBUG");
        f.invoke(g, GoString.of(defaults), GoString.of(env == null ? "" : env));
    }

    static void environmentChanged(G g, String name, String value) {
        Func f = update;
        if (f == null || !name.equals("GODEBUG")) {
            return;
        }
        try {
            f.invoke(g, GoString.of(defaults), GoString.of(value));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @GoNative("internal/godebug.registerMetric")
    public static void registerMetric(G g, GoString name, Func read) {
    }

    @GoNative("internal/godebug.setNewIncNonDefault")
    public static void setNewIncNonDefault(G g, Func f) {
    }

    /// Diagnostics of the settings themselves, to standard error.
    @GoNative("internal/godebug.write")
    public static int write(G g, long fd, Object p, int n) throws IOException {
        OpenFile f = Fds.get((int) fd);
        if (f == null || !(p instanceof jopher.runtime.pointers.Ptr e) || !(e.base() instanceof byte[] b)) {
            return -1;
        }
        return (int) f.write(g, b, (int) e.offset(), n);
    }
}
