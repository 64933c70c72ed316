package jopher.runtime.pointers;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import jopher.abi.CompilerEntry;
import jopher.runtime.ifaces.PtrBox;
import jopher.runtime.reflect.FuncCode;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;

/// Numbers for pointers: `uintptr(unsafe.Pointer(p))`, `%p`, reflect's Pointer. Each base object gets a virtual address when
/// somebody first asks, with its size reserved behind it, 16-aligned; a pointer into it is base + offset. The table holds its
/// objects weakly. The numbers are stable and never reused.
/// While its object lives, a number can be turned back into a pointer.
public final class Addresses {
    /// Where all variables of size zero are.
    private static final long ZERO_BASE = 0x5a0000L;
    /// Looks like gc's heap on amd64, so that printed pointers have the usual width.
    private static final long FIRST = 0xc000010000L;
    /// Huge arrays are mostly package variables, and those gc places below its heap (Go's test/nilptr.go relies on it).
    private static final long HUGE = 128L << 20;
    private long low = 0x600000L;

    private static final class Entry extends WeakReference<Object> {
        final int hash;
        final long address;
        /// Of an array of references: type of the elements, null as long as nobody said it.
        GoType elem;
        long size;
        /// Bytes from one element to the next.
        long stride;
        Entry next;

        Entry(Object o, int hash, long address, Entry next, ReferenceQueue<Object> gone) {
            super(o, gone);
            this.hash = hash;
            this.address = address;
            this.next = next;
        }
    }

    private static final Addresses TABLE = new Addresses();

    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    /// The entries by address, for the way back.
    private final java.util.TreeMap<Long, Entry> byAddress = new java.util.TreeMap<>();
    private Entry[] table = new Entry[256];
    private int count;
    private long next = FIRST;

    private Addresses() {
    }

    /// The number of any pointer-shaped value; 0 for nil.
    @CompilerEntry
    public static long of(Object p) {
        return switch (p) {
            case null -> 0;
            case PtrBox b -> of(b.v);
            case ElemA e -> elementAddress(e.a, e.i, e.elem);
            case ElemL e -> elementAddress(e.a, e.i, e.elem);
            case Raw r -> address(r.memory(), ((Ptr) p).offset());
            case Ptr x -> base(x.base()) + x.offset();
            case View v -> address(v.window().memory(), v.window().at());
            case Struct s -> s.home() instanceof ElemA e ? of(e) : TABLE.find(s).address;
            case ArrayView v -> v.a instanceof Object[] a ? elementAddress(a, v.off, null) : base(v.a) + (long) v.off * elementSize(v.a);
            case FuncCode code -> code.number() != 0 ? code.number() : TABLE.find(code).address;
            case GoString s -> s.len == 0 ? 0 : TABLE.find(s.a).address + s.off;
            default -> p.getClass().isArray() && java.lang.reflect.Array.getLength(p) == 0 ? ZERO_BASE : base(p);
        };
    }

    /// Where an object that holds variables begins.
    private static long base(Object o) {
        if (o instanceof Struct s) {
            return of(s);
        }
        if (Mirrors.active && !(o instanceof Object[]) && o.getClass().isArray()) {
            Memory.Place shown = Mirrors.resolve(Units.of(o), 0);
            if (shown.memory().base() != o) {
                return address(shown.memory(), shown.at());
            }
        }
        return TABLE.find(o).address;
    }

    private static long address(Memory m, long at) {
        return m == Nowhere.INSTANCE ? at : m instanceof ElementMemory e ? elementAddress(e.a, 0, e.elem) + at : of(m.base()) + at;
    }

    private static long elementAddress(Object[] a, int i, GoType elem) {
        Entry e = TABLE.find(a);
        synchronized (TABLE) {
            if (e.elem == null && elem != null) {
                e.elem = elem;
                e.stride = elem.size();
            }
            if (e.stride == 0) {
                e.stride = guess(a);
            }
            return e.address + i * e.stride;
        }
    }

    /// Type of the elements of an array of references, if a pointer into it was a number before; else null.
    static GoType elementType(Object[] a) {
        synchronized (TABLE) {
            int h = System.identityHashCode(a);
            for (Entry e = TABLE.table[h & TABLE.table.length - 1]; e != null; e = e.next) {
                if (e.hash == h && e.refersTo(a) && e.elem != null) {
                    return e.elem;
                }
            }
        }
        return null;
    }

    private static long guess(Object[] a) {
        return a.length == 0 ? 8 : switch (a[0]) {
            case GoString _ -> 16;
            case Slice _ -> 24;
            case null, default -> 8;
        };
    }

    /// The live pointer that a number stands for; a pointer to nothing if there is none.
    static Object pointer(long number) {
        Object base = null;
        long delta = 0;
        GoType elem = null;
        long stride = 0;
        synchronized (TABLE) {
            var at = TABLE.byAddress.floorEntry(number);
            Object o = at == null ? null : at.getValue().get();
            if (o != null && number < at.getKey() + Math.max(1, at.getValue().size)) {
                base = o;
                delta = number - at.getKey();
                elem = at.getValue().elem;
                stride = at.getValue().stride;
            }
        }
        if (base instanceof Object[] a && elem != null) {
            return UnsafePointers.pointer(new ElementMemory(a, elem), delta);
        }
        if (base instanceof Object[] a && stride > 0 && delta % stride == 0) {
            return new ElemL(a, (int) (delta / stride));
        }
        FuncCode code = base == null ? FuncCode.at(number) : null;
        if (code != null) {
            return code;
        }
        return base == null ? new RawPtrI(Nowhere.INSTANCE, number, 1, false) : UnsafePointers.add(base, delta);
    }

    public static int elementSize(Object array) {
        return switch (array) {
            case byte[] _ -> 1;
            case boolean[] _ -> 1;
            case short[] _ -> 2;
            case char[] _ -> 2;
            case int[] _ -> 4;
            case float[] _ -> 4;
            default -> 8;
        };
    }

    private static long sizeOf(Object o) {
        if (o instanceof Object[] a) { // room for the largest elements that are no structs
            return a.length * (a.length > 0 && a[0] instanceof Struct s ? Math.max(24, s.goType().size()) : 24);
        }
        if (o.getClass().isArray()) {
            return (long) java.lang.reflect.Array.getLength(o) * elementSize(o);
        }
        return o instanceof Struct s ? s.goType().size() : 16;
    }

    private synchronized Entry find(Object o) {
        int h = System.identityHashCode(o);
        for (Entry e = table[h & table.length - 1]; e != null; e = e.next) {
            if (e.hash == h && e.refersTo(o)) {
                return e;
            }
        }
        expunge();
        if (count > table.length) {
            grow();
        }
        long size = Math.max(16, sizeOf(o) + 15 & -16);
        long address;
        if (size >= HUGE && low + size < FIRST) {
            address = low;
            low += size;
        } else {
            address = next;
            next += size;
        }
        int at = h & table.length - 1;
        table[at] = new Entry(o, h, address, table[at], gone);
        table[at].size = sizeOf(o);
        byAddress.put(address, table[at]);
        count++;
        return table[at];
    }

    private void expunge() {
        for (Entry dead; (dead = (Entry) gone.poll()) != null; ) {
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
                    byAddress.remove(dead.address);
                    break;
                }
            }
        }
    }

    private void grow() {
        Entry[] bigger = new Entry[table.length * 2];
        for (Entry e : table) {
            while (e != null) {
                Entry following = e.next;
                int at = e.hash & bigger.length - 1;
                e.next = bigger[at];
                bigger[at] = e;
                e = following;
            }
        }
        table = bigger;
    }
}
