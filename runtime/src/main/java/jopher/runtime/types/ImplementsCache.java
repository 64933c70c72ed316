package jopher.runtime.types;

import jopher.runtime.ifaces.AnyBox;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.strings.GoString;

/// Which classes implement one interface: a copy-on-write hash table keyed by class identity. Readers take no lock.
final class ImplementsCache {
    private final GoType iface;
    private volatile Object[] table = new Object[16];
    private int count;

    ImplementsCache(GoType iface) {
        this.iface = iface;
    }

    boolean test(Object x) {
        if (x instanceof AnyBox || x instanceof GoString) {
            return iface.methods().length == 0;
        }
        Class<?> c = x.getClass();
        Object[] t = table;
        int mask = t.length - 2;
        for (int i = System.identityHashCode(c) << 1 & mask; ; i = i + 2 & mask) {
            if (t[i] == c) {
                return t[i + 1] == Boolean.TRUE;
            }
            if (t[i] == null) {
                return add(x, c);
            }
        }
    }

    private boolean add(Object x, Class<?> c) {
        boolean yes = Ifaces.typeOf(x).implementsType(iface);
        synchronized (this) {
            Object[] old = table;
            Object[] t = new Object[(count + 1) * 4 > old.length ? old.length * 2 : old.length];
            count = 0;
            for (int i = 0; i < old.length; i += 2) {
                if (old[i] != null) {
                    put(t, old[i], old[i + 1]);
                }
            }
            put(t, c, yes);
            table = t;
        }
        return yes;
    }

    private void put(Object[] t, Object c, Object answer) {
        int mask = t.length - 2;
        int i = System.identityHashCode(c) << 1 & mask;
        while (t[i] != null) {
            if (t[i] == c) {
                return;
            }
            i = i + 2 & mask;
        }
        t[i] = c;
        t[i + 1] = answer;
        count++;
    }
}
