package jopher.compiler.escape;

import java.util.List;

/// What callers need to know of a function.
///
/// @param parameters one for every parameter, the receiver first; null where nothing is known
/// @param uintptrKeepAlive pointers that the caller converts to uintptr in an argument live until the call returns
/// @param uintptrEscapes they escape (`//go:uintptrescapes`)
public record Summary(List<Leaks> parameters, boolean uintptrKeepAlive, boolean uintptrEscapes) {
    /// Of a function of which nothing is known: every argument goes to the heap.
    static final Summary UNKNOWN = new Summary(null, false, false);
    private static final Leaks EVERYWHERE = Leaks.everywhere();

    /// Where parameter `i` leaks to.
    public Leaks parameter(int i) {
        return parameters == null || i >= parameters.size() ? EVERYWHERE : parameters.get(i);
    }
}
