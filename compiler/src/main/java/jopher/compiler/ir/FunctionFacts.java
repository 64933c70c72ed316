package jopher.compiler.ir;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

import jopher.compiler.types.FuncObj;

/// What phases found out about the declared functions and methods of one package, for later phases and for importers: of each function a
/// few facts by kind, kept as the bytes that export data holds. A function that is not generic has its facts under its object; instances
/// are compiled by whoever uses them, so nothing is kept of them.
///
/// For several threads.
public final class FunctionFacts {
    private final Map<FuncObj, TreeMap<String, byte[]>> facts = new IdentityHashMap<>();
    private final Map<FuncObj, Map<FactKind<?>, Object>> decoded = new IdentityHashMap<>();

    /// Notes a fact, in the phase that finds it.
    public synchronized <T> void put(FuncObj f, FactKind<T> kind, T fact) {
        put(f, kind.name(), kind.encode(fact));
        Map<FactKind<?>, Object> before = decoded.get(f);
        if (before != null) {
            before.remove(kind);
        }
    }

    /// Notes a fact as export data has it.
    public synchronized void put(FuncObj f, String kind, byte[] fact) {
        facts.computeIfAbsent(f, k -> new TreeMap<>()).put(kind, fact);
    }

    /// Null if nothing of this kind is known of the function.
    @SuppressWarnings("unchecked")
    public synchronized <T> T get(FuncObj f, FactKind<T> kind) {
        byte[] bytes = of(f).get(kind.name());
        return bytes == null ? null : (T) decoded.computeIfAbsent(f, k -> new IdentityHashMap<>()).computeIfAbsent(kind, k -> k.decode(bytes));
    }

    /// All facts about a function, sorted by the name of their kind.
    public synchronized Map<String, byte[]> of(FuncObj f) {
        TreeMap<String, byte[]> of = facts.get(f);
        return of == null ? Map.of() : of;
    }
}
