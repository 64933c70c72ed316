package jopher.compiler.liveness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.abi.Names;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Value;

/// Which calls may take long enough for a collection: they may block, collect or loop.
///
/// Who blocks needs the goroutine, so calls that do not pass it are none of them. Nor are those of the runtime's packages of data, and those of
/// the package's own functions without a loop that call nothing but such ones.
final class Waiting {
    private static final String GOROUTINE = "(" + Names.G_DESCRIPTOR;
    private static final String RUNTIME = "jopher/runtime/";
    /// Packages and classes of the runtime that compute and return.
    private static final List<String> BRIEF = List.of("maps/", "slices/", "strings/", "numbers/", "pointers/", "ifaces/", "types/", "structs/", "complex/", "hash/",
            "host/Print", "panics/Panics", "natives/AtomicNatives", "natives/BytealgNatives", "natives/CryptoNatives", "natives/MapsNatives", "G");

    private final Set<String> brief = new HashSet<>();

    /// @param units all of a package
    Waiting(List<ClassUnit> units) {
        // functions that are brief if those of the package that they call are
        var candidates = new HashMap<String, List<String>>();
        for (var u : units) {
            for (var m : u.methods) {
                if (m.code() != null && m.desc().startsWith(GOROUTINE) && !loops(m.code(), new HashSet<>())) {
                    var callees = new FlowGraph(m).calls.stream().filter(Waiting::mayWaitElsewhere).toList();
                    if (callees.stream().allMatch(i -> i.dispatch() == Value.Dispatch.STATIC && !i.owner().startsWith(RUNTIME))) {
                        candidates.put(key(u.name, m.name(), m.desc()), callees.stream().map(i -> key(i.owner(), i.name(), i.desc())).toList());
                    }
                }
            }
        }
        while (candidates.entrySet().removeIf(c -> brief.containsAll(c.getValue()) && brief.add(c.getKey()))) {
            // callers of what was found
        }
    }

    /// Whether a collection may happen before this call in a method of that class returns. What is known of a class's functions holds for calls inside
    /// the class: other packages make some of the others, too (classes of function values, wrappers), know less, and must make the same of them.
    boolean mayWait(ClassUnit caller, Value.Invoke i) {
        return mayWaitElsewhere(i) && !(i.dispatch() == Value.Dispatch.STATIC && i.owner().equals(caller.name) && brief.contains(key(i.owner(), i.name(), i.desc())));
    }

    /// The answer without what is known of the package's own functions.
    private static boolean mayWaitElsewhere(Value.Invoke i) {
        if (!i.desc().startsWith(GOROUTINE)) {
            return false;
        }
        return !i.owner().startsWith(RUNTIME)
                || BRIEF.stream().noneMatch(p -> p.endsWith("/") ? i.owner().startsWith(p, RUNTIME.length()) : i.owner().equals(RUNTIME + p));
    }

    private static String key(String owner, String name, String desc) {
        return owner + "." + name + desc;
    }

    /// Whether a jump goes back.
    private static boolean loops(List<Code> list, Set<Object> marks) {
        for (var c : list) {
            boolean back = switch (c) {
                case Code.Mark(var t) -> {
                    marks.add(t);
                    yield false;
                }
                case Code.Jump(var t) -> marks.contains(t);
                case Code.Branch b -> marks.contains(b.target());
                case Code.If i -> loops(i.then(), marks) || loops(i.otherwise(), marks);
                case Code.Block(var l) -> loops(l, marks);
                case Code.Try t -> loops(t.body(), marks) || loops(t.handler(), marks);
                default -> false;
            };
            if (back) {
                return true;
            }
        }
        return false;
    }
}
