package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// gc's limits on the sizes of types: arrays that are larger than the address space, channel elements of 64 kB and more.
/// They are reported at the declared object. Go counterpart: cmd/compile/internal/types/size.go.
final class SizeChecks {
    private static final long ADDRESS_SPACE = 1L << 50;
    private static final long CHANNEL_ELEMENT = 1 << 16;

    private final Checker c;
    private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean found;
    private boolean reporting;

    SizeChecks(Checker c) {
        this.c = c;
    }

    void check() {
        List<Obj> suspects = new ArrayList<>();
        for (Obj o : c.info.defs.values()) {
            if ((o instanceof Var || o instanceof TypeName t && !t.isAlias()) && o.type() != null && !(o.type() instanceof Basic)) {
                suspects.add(o);
            }
        }
        visit(suspects);
        if (found) { // again, in order of source, to report
            suspects.sort(Comparator.comparing(Obj::pos));
            seen.clear();
            reporting = true;
            visit(suspects);
        }
    }

    private void visit(List<Obj> objects) {
        for (Obj o : objects) {
            visit(o, o instanceof TypeName ? o.type().underlying() : o.type());
        }
    }

    private void error(Obj o, String format, Object... args) {
        found = true;
        if (reporting) {
            c.errorf(o.pos(), format, args);
        }
    }

    private void visit(Obj o, Type t) {
        t = Types.unalias(t);
        if (t == null || t instanceof Basic || !seen.add(t)) {
            return;
        }
        switch (t) {
            case Array a -> {
                visit(o, a.elem());
                if (!UnsafeBuiltins.hasVarSize(a, null)) {
                    long elem = Sizes.sizeof(a.elem());
                    if (elem > 0 && a.len() > (ADDRESS_SPACE - 1) / elem) {
                        error(o, "type %s larger than address space", a);
                    }
                }
            }
            case Chan ch -> {
                visit(o, ch.elem());
                if (!UnsafeBuiltins.hasVarSize(ch.elem(), null)) {
                    long elem = Sizes.sizeof(ch.elem());
                    if (elem < 0 || elem >= CHANNEL_ELEMENT) {
                        error(o, "channel element type too large (>64kB)");
                    }
                }
            }
            case Struct s -> s.fields().forEach(f -> visit(o, f.type()));
            case Pointer p -> visit(o, p.elem());
            case Slice s -> visit(o, s.elem());
            case MapType m -> {
                visit(o, m.key());
                visit(o, m.elem());
            }
            default -> { } // named types are visited where they are declared
        }
    }
}
