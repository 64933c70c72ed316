package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds fields and methods by name, through embedded fields (spec: Selectors). Go counterpart: types2/lookup.go.
public final class Lookup {
    /// What was found.
    ///
    /// - `obj`: the [Var] (field) or [FuncObj] (method), or null
    /// - `index`: the path as in [Selection]; if `obj` is null and this is not, the name is ambiguous
    /// - `indirect`: there was a pointer on the path; if `obj` is null: there is a method, but with a pointer receiver that cannot be had
    public record Result(Obj obj, int[] index, boolean indirect) {
        static final Result NOTHING = new Result(null, null, false);
    }

    /// A type to be searched; `multiples` if it appears several times at its depth.
    private static final class Entry {
        final Type type;
        final int[] index;
        final boolean indirect;
        boolean multiples;

        Entry(Type type, int[] index, boolean indirect, boolean multiples) {
            this.type = type;
            this.index = index;
            this.indirect = indirect;
            this.multiples = multiples;
        }
    }

    private static final int[] ROOT = {};

    private Lookup() {}

    /// Looks up `name` as seen from package `pkg` in `type`. `addressable`: the operand is a variable, so methods with pointer receivers
    /// can be called on it. `foldCase` ignores case and package, for hints in messages. The type of a method found may not be set up yet
    /// (see [FuncObj#signature]).
    public static Result fieldOrMethod(Type type, boolean addressable, Package pkg, String name, boolean foldCase) {
        // A defined pointer type has no methods, but the fields of its base type (see go.dev/issue/8590).
        if (Types.asNamed(type) instanceof Named n && n.underlying() instanceof Pointer p) {
            var r = find(p, false, pkg, name, foldCase);
            return r.obj instanceof FuncObj ? Result.NOTHING : r;
        }
        return find(type, addressable, pkg, name, foldCase);
    }

    /// As [#fieldOrMethod], for an addressable operand of any type, as a [Selection]; null if not found.
    public static Selection selection(Type type, boolean addressable, Package pkg, String name) {
        var r = fieldOrMethod(type, addressable, pkg, name, false);
        return switch (r.obj) {
            case null -> null;
            case FuncObj m -> new Selection(Selection.Kind.METHOD_VAL, type, m, r.index, r.indirect);
            default -> new Selection(Selection.Kind.FIELD_VAL, type, r.obj, r.index, r.indirect);
        };
    }

    /// Fields of the base types of defined pointer types are not found here.
    static Result find(Type type, boolean addressable, Package pkg, String name, boolean foldCase) {
        if (name.equals("_")) {
            return Result.NOTHING;
        }
        // Don't look at the underlying type before dereferencing: it would turn a defined pointer type into a pointer.
        Type start = Types.deref(type);
        boolean isPtr = start != type;
        if (isPtr && start.underlying() instanceof Interface) {
            return Result.NOTHING; // a pointer to an interface has no methods
        }
        List<Entry> current = List.of(new Entry(start, ROOT, isPtr, false));
        List<Named> seen = new ArrayList<>();
        Obj obj = null;
        int[] index = null;
        boolean indirect = false;
        while (!current.isEmpty()) {
            List<Entry> next = new ArrayList<>();
            for (var e : current) {
                if (Types.asNamed(e.type) instanceof Named named) {
                    if (contains(seen, named)) {
                        continue; // shadowed by the same type at a shallower depth
                    }
                    seen.add(named);
                    int i = named.lookupMethod(pkg, name, foldCase);
                    if (i >= 0) {
                        index = append(e.index, i);
                        if (obj != null || e.multiples) {
                            return new Result(null, index, false);
                        }
                        obj = named.method(i);
                        indirect = e.indirect;
                        continue; // there can be no field of that name
                    }
                }
                switch (e.type.underlying()) {
                    case Struct s -> {
                        for (int i = 0; i < s.numFields(); i++) {
                            Var f = s.field(i);
                            if (f.sameId(pkg, name, foldCase)) {
                                index = append(e.index, i);
                                if (obj != null || e.multiples) {
                                    return new Result(null, index, false);
                                }
                                obj = f;
                                indirect = e.indirect;
                                continue;
                            }
                            // one level deeper, unless something was found at this depth
                            if (obj == null && f.embedded) {
                                Type t = Types.deref(f.type);
                                switch (Types.unalias(t)) {
                                    case Named x -> next.add(new Entry(t, append(e.index, i), e.indirect || t != f.type, e.multiples));
                                    case Struct x -> next.add(new Entry(t, append(e.index, i), e.indirect || t != f.type, e.multiples));
                                    case Interface x -> next.add(new Entry(t, append(e.index, i), e.indirect || t != f.type, e.multiples));
                                    case TypeParam x -> next.add(new Entry(t, append(e.index, i), e.indirect || t != f.type, e.multiples));
                                    case null, default -> { } // neither fields nor methods
                                }
                            }
                        }
                    }
                    case Interface t -> {
                        var methods = t.typeSet().methods();
                        int i = TypeSet.indexOf(methods, pkg, name, foldCase);
                        if (i >= 0) {
                            index = append(e.index, i);
                            if (obj != null || e.multiples) {
                                return new Result(null, index, false);
                            }
                            obj = methods.get(i);
                            indirect = e.indirect;
                        }
                    }
                    default -> { }
                }
            }
            if (obj != null) {
                // spec: if x is addressable and &x's method set contains m, x.m() is shorthand for (&x).m()
                if (obj instanceof FuncObj f && f.hasPtrRecv() && !indirect && !addressable) {
                    return new Result(null, null, true);
                }
                return new Result(obj, index, indirect);
            }
            current = consolidate(next);
        }
        return Result.NOTHING;
    }

    private static boolean contains(List<Named> list, Named n) {
        for (var x : list) {
            if (Types.identical(x, n)) {
                return true;
            }
        }
        return false;
    }

    /// Merges entries with the same type into one that is marked.
    private static List<Entry> consolidate(List<Entry> list) {
        if (list.size() <= 1) {
            return list;
        }
        List<Entry> out = new ArrayList<>(list.size());
        for (var e : list) {
            Entry same = null;
            for (var o : out) {
                if (Types.identical(o.type, e.type)) {
                    same = o;
                    break;
                }
            }
            if (same != null) {
                same.multiples = true;
            } else {
                out.add(e);
            }
        }
        return out;
    }

    private static int[] append(int[] index, int i) {
        int[] r = Arrays.copyOf(index, index.length + 1);
        r[index.length] = i;
        return r;
    }

    /// Index of the field that `name` denotes in package `pkg`, or -1.
    public static int fieldIndex(List<Var> fields, Package pkg, String name, boolean foldCase) {
        if (!name.equals("_")) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).sameId(pkg, name, foldCase)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
