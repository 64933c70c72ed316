package jopher.runtime.pointers;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import jopher.runtime.panics.Panics;
import jopher.runtime.pointers.Memory.Place;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.reflect.SliceCarriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.RefSlices;
import jopher.runtime.slices.Slice;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.Types;

/// Arrays that show the memory of other objects: a `byte[]` over an `int[]`, a `long[]` over a struct. The JVM cannot lay one over the other, so the
/// mirror is an array of its own, and every store into either is carried over to the other at once. The stores of compiled code come here because
/// the linker sends them ([jopher.runtime.slices.Stores]) in programs whose unsafe code may ask for such arrays; those of the runtime by calling
/// [#stored]. Reads cost nothing.
///
/// One *root* object owns the memory; its mirrors are copies of a range of it. A store into a mirror is a store into the root, a store into the root
/// (or an object inside it: a nested array, an element) is copied to all its mirrors. All under one lock, since what is stored may be part of a wider
/// unit on the other side. Tables hold objects weakly; a mirror keeps its root alive.
public final class Mirrors {
    /// Is there any mirror? Looked at before every call of [#stored]. Plain: whoever must see a store in a mirror comes after both, by Go's memory
    /// model.
    public static boolean active;

    private static final int LIMIT = 1 << 20;
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
    private static Entry[] table = new Entry[64];
    private static int count;
    /// Lengths of the arrays in the table, one bit for all that share a hash: other arrays need no look.
    private static long lengths;
    private static Boolean instrumented;

    private Mirrors() {
    }

    private static final class Entry extends WeakReference<Object> {
        final int hash;
        Entry next;
        /// Of a mirror: the root's memory, and where in it byte 0 is.
        Memory root;
        long start;
        /// Of an array of structs or arrays, which are views and mirrors themselves.
        GoType elem;
        /// Of a root.
        List<Entry> mirrors;
        /// Are the objects inside in the table?
        boolean complete;
        /// Of an object inside a root.
        Entry owner;
        long at;

        Entry(Object o, Entry next) {
            super(o, GONE);
            this.hash = System.identityHashCode(o);
            this.next = next;
        }
    }

    // ---- making them ----

    /// The array of `elem`s at a place, as array and index; null if that memory cannot be shown so.
    static Slice elements(Memory memory, long at, GoType elem) {
        if (memory instanceof Shifted s) {
            return elements(s.memory(), at + s.by(), elem);
        }
        if (elem.size() == 0 || at < 0 || at > memory.size() || elem.hasPointers()) {
            return null;
        }
        Place p = resolve(memory, at);
        memory = p.memory();
        at = p.at();
        if (elem.isAggregate()) {
            return aggregates(memory, at, elem);
        }
        if (!instrumented() || !canBeRoot(memory)) {
            return null;
        }
        synchronized (Mirrors.class) {
            long start = at % elem.size();
            Object a = mirror(memory, start, (memory.size() - start) / elem.size(), elem);
            return new Slice(a, (int) (at / elem.size()), 0, 0);
        }
    }

    /// The array of type `t` at a place, as an array of just that length; null if that memory cannot be shown so.
    static Object whole(Memory memory, long at, GoType t) {
        if (memory instanceof Shifted s) {
            return whole(s.memory(), at + s.by(), t);
        }
        GoType elem = t.elem();
        if (t.size() == 0) {
            return t.zero();
        }
        if (at < 0 || at + t.size() > memory.size() || elem.hasPointers()) {
            return null;
        }
        Place p = resolve(memory, at);
        if (elem.isAggregate()) {
            return aggregates(p.memory(), p.at(), t.length(), elem);
        }
        if (!instrumented() || !canBeRoot(p.memory())) {
            return null;
        }
        synchronized (Mirrors.class) {
            return mirror(p.memory(), p.at(), t.length(), elem);
        }
    }

    /// From a mirror to what it shows.
    static Place resolve(Memory memory, long at) {
        if (active && memory instanceof Units) {
            synchronized (Mirrors.class) {
                Entry e = find(memory.base());
                if (e != null && e.root != null) {
                    return new Place(e.root, e.start + at);
                }
            }
        }
        return new Place(memory, at);
    }

    static boolean isMirror(Object o) {
        synchronized (Mirrors.class) {
            return find(o) instanceof Entry e && e.root != null;
        }
    }

    /// Structs are views and need no copies; nor do arrays of numbers, each a mirror of its part.
    private static Slice aggregates(Memory memory, long at, GoType elem) {
        long start = at % elem.size();
        Object[] a = aggregates(memory, start, (memory.size() - start) / elem.size(), elem);
        return a == null ? null : new Slice(a, (int) (at / elem.size()), 0, 0);
    }

    private static Object[] aggregates(Memory memory, long start, long n, GoType elem) {
        if (n > LIMIT) {
            throw Panics.unsupported("an array of " + n + " " + elem + " over other memory");
        }
        synchronized (Mirrors.class) {
            Entry root = entry(memory.base());
            for (Entry e : root.mirrors == null ? List.<Entry>of() : root.mirrors) {
                if (e.get() instanceof Object[] known && known.length == n && e.start == start && e.elem == elem) {
                    return known;
                }
            }
            Object[] a = new Object[(int) n];
            for (int i = 0; i < n; i++) {
                a[i] = elem.kind() == Kind.ARRAY ? whole(memory, start + i * elem.size(), elem) : UnsafePointers.at(memory, start + i * elem.size(), elem);
                if (a[i] == null) {
                    return null;
                }
            }
            Entry e = entry(a);
            e.elem = elem;
            e.start = start;
            add(root, e);
            return a;
        }
    }

    private static void add(Entry root, Entry mirror) {
        if (root.mirrors == null) {
            root.mirrors = new ArrayList<>(1);
        }
        root.mirrors.removeIf(m -> m.get() == null);
        root.mirrors.add(mirror);
    }

    /// The mirror of `n` elements from byte `start` on.
    private static Object mirror(Memory memory, long start, long n, GoType elem) {
        Entry root = entry(memory.base());
        if (!root.complete) {
            root.complete = true;
            parts(memory, root);
        }
        if (root.mirrors != null) {
            for (Entry e : root.mirrors) {
                Object known = e.get();
                if (known != null && !(known instanceof Object[]) && e.start == start && Array.getLength(known) == n && Exact.holds(known, elem)) {
                    return known;
                }
            }
        }
        Object a = SliceCarriers.make(elem, n, n).a;
        Entry e = entry(a);
        e.root = memory;
        e.start = start;
        add(root, e);
        active = true;
        copy(memory, start, Units.of(a), 0, n * elem.size());
        return a;
    }

    private static boolean instrumented() {
        if (instrumented == null) {
            instrumented = Types.findClass(jopher.abi.Names.STORES_MARK) != null;
        }
        return instrumented;
    }

    /// Only memory whose stores are all seen: not that of package variables, and no references.
    private static boolean canBeRoot(Memory m) {
        return switch (m.base()) {
            case Struct s -> !s.goType().hasPointers();
            case CellI _ -> true;
            case CellJ _ -> true;
            case CellF _ -> true;
            case CellD _ -> true;
            case CellL _ -> true;
            case Object[] _ -> m instanceof ElementMemory e && !e.elem.hasPointers();
            default -> m.base().getClass().isArray();
        };
    }

    /// Notes the objects inside a root.
    private static void parts(Memory m, Entry root) {
        if (m.base() instanceof Struct s) {
            fields(s, s.goType(), root, 0);
        } else if (m instanceof ElementMemory e && e.elem.isAggregate()) {
            elements(e.a, 0, e.a.length, e.elem, root, 0);
        }
    }

    private static void part(Object carrier, GoType t, Entry root, long at) {
        Object o = t.kind() == Kind.ARRAY ? ArrayView.array(carrier) : carrier;
        Entry e = entry(o);
        e.owner = root;
        e.at = at;
        if (t.kind() == Kind.STRUCT) {
            fields((Struct) carrier, t, root, at);
        } else if (t.elem().isAggregate()) {
            elements((Object[]) o, 0, (int) t.length(), t.elem(), root, at);
        }
    }

    private static void fields(Struct s, GoType t, Entry root, long at) {
        for (Field f : t.fields()) {
            if (f.type().isAggregate() && f.type().size() > 0) {
                part(Carriers.field(t, s, f.index()), f.type(), root, at + f.offset());
            }
        }
    }

    private static void elements(Object[] a, int off, int n, GoType elem, Entry root, long at) {
        RefSlices.fill(a, off, off + n, elem);
        for (int i = 0; i < n; i++) {
            part(a[off + i], elem, root, at + i * elem.size());
        }
    }

    // ---- keeping them the same ----

    /// Elements [from,from+n) of an array were stored. Call it if [#active].
    public static void stored(Object array, int from, int n) {
        int length = Array.getLength(array);
        if (n <= 0 || (lengths & bit(length)) == 0 || array instanceof Object[]) {
            return;
        }
        int size = Addresses.elementSize(array);
        storedBytes(array, (long) from * size, (long) n * size);
    }

    /// The field with that JVM name was stored.
    public static void stored(Object struct, String field) {
        if (!active) {
            return;
        }
        for (Field f : ((Struct) struct).goType().fields()) {
            if (f.jvmField().equals(field)) {
                storedBytes(struct, f.offset(), f.type().size());
            }
        }
    }

    /// The value of a cell was stored.
    public static void stored(Object cell) {
        if (active) {
            storedBytes(cell, 0, 8);
        }
    }

    static synchronized void storedBytes(Object o, long at, long n) {
        Entry e = find(o);
        if (e == null) {
            return;
        }
        if (e.root != null) {
            Units from = Units.of(o);
            if (from != null) {
                copy(from, at, e.root, e.start + at, n);
            }
            return;
        }
        Entry root = e.owner == null ? e : e.owner;
        long first = e.at + at;
        if (root.mirrors == null) {
            return;
        }
        for (Entry m : root.mirrors) {
            Object a = m.get();
            Units to = a == null || m.root == null ? null : Units.of(a);
            if (to == null) {
                continue;
            }
            long lo = Math.max(first, m.start);
            long hi = Math.min(Math.min(first + n, m.start + to.size()), m.root.size());
            if (lo < hi) {
                copy(m.root, lo, to, lo - m.start, hi - lo);
            }
        }
    }

    /// Into a mirror without telling anybody, into anything else with all that follows.
    private static void copy(Memory from, long f, Memory to, long t, long n) {
        boolean silent = to instanceof Units && find(to.base()) instanceof Entry e && e.root != null;
        for (long i = 0; i < n; ) {
            int k = n - i >= 8 ? 8 : n - i >= 4 ? 4 : n - i >= 2 ? 2 : 1;
            long bits = from.read(f + i, k);
            if (silent) {
                ((Units) to).put(t + i, k, bits);
            } else {
                to.write(t + i, k, bits);
            }
            i += k;
        }
    }

    // ---- the table ----

    private static long bit(int length) {
        return 1L << (length * 0x9E3779B9 >>> 26);
    }

    private static Entry find(Object o) {
        int h = System.identityHashCode(o);
        for (Entry e = table[h & table.length - 1]; e != null; e = e.next) {
            if (e.hash == h && e.refersTo(o)) {
                return e;
            }
        }
        return null;
    }

    private static Entry entry(Object o) {
        Entry e = find(o);
        if (e != null) {
            return e;
        }
        expunge();
        if (count > table.length) {
            Entry[] bigger = new Entry[table.length * 2];
            for (Entry x : table) {
                while (x != null) {
                    Entry following = x.next;
                    x.next = bigger[x.hash & bigger.length - 1];
                    bigger[x.hash & bigger.length - 1] = x;
                    x = following;
                }
            }
            table = bigger;
        }
        int at = System.identityHashCode(o) & table.length - 1;
        table[at] = new Entry(o, table[at]);
        count++;
        if (o.getClass().isArray()) {
            lengths |= bit(Array.getLength(o));
        }
        return table[at];
    }

    private static void expunge() {
        for (Entry dead; (dead = (Entry) GONE.poll()) != null; ) {
            int at = dead.hash & table.length - 1;
            Entry previous = null;
            for (Entry e = table[at]; e != null; previous = e, e = e.next) {
                if (e == dead) {
                    if (previous == null) {
                        table[at] = e.next;
                    } else {
                        previous.next = e.next;
                    }
                    count--;
                    break;
                }
            }
        }
    }
}
