package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// The types of one program: all basic ones, defined ones, structs (some embed others), and what is made from them.
final class TypePool {
    static final Ty INT = Ty.basic("int", Ty.Kind.INT, 64, true);
    static final Ty STRING = Ty.basic("string", Ty.Kind.STRING, 0, false);
    static final Ty BOOL = Ty.basic("bool", Ty.Kind.BOOL, 0, false);
    static final Ty FLOAT = Ty.basic("float64", Ty.Kind.FLOAT, 64, true);
    static final Ty ANY = Ty.basic("any", Ty.Kind.ANY, 0, false);
    static final Ty BYTE = Ty.basic("uint8", Ty.Kind.INT, 8, false);
    static final Ty RUNE = Ty.basic("int32", Ty.Kind.INT, 32, true);
    static final List<Ty> BASIC = List.of(INT, STRING, BOOL, FLOAT, BYTE, RUNE, Ty.basic("int8", Ty.Kind.INT, 8, true), Ty.basic("int16", Ty.Kind.INT, 16, true),
            Ty.basic("int64", Ty.Kind.INT, 64, true), Ty.basic("uint16", Ty.Kind.INT, 16, false), Ty.basic("uint32", Ty.Kind.INT, 32, false), Ty.basic("uint64", Ty.Kind.INT, 64, false),
            Ty.basic("uint", Ty.Kind.INT, 64, false), Ty.basic("uintptr", Ty.Kind.INT, 64, false), Ty.basic("float32", Ty.Kind.FLOAT, 32, true),
            Ty.basic("complex128", Ty.Kind.COMPLEX, 128, true), Ty.basic("complex64", Ty.Kind.COMPLEX, 64, true));

    /// The program's interface: Sum() int and Mix(int) int, which all structs and the defined integer have.
    final Ty iface = Ty.basic("§I", Ty.Kind.IFACE, 0, false);
    final List<Ty> structs = new ArrayList<>();
    final List<Ty> defined = new ArrayList<>();
    final List<Ty> all = new ArrayList<>();
    private final Rng rng;

    TypePool(Rng rng) {
        this.rng = rng;
        all.addAll(BASIC);
        defined.add(Ty.defined("§Num", rng.of(BASIC.stream().filter(t -> t.kind == Ty.Kind.INT).toList())));
        defined.add(Ty.defined("§Str", STRING));
        defined.add(Ty.defined("§Flo", rng.of(FLOAT, BASIC.get(14))));
        defined.add(Ty.defined("§Arr", Ty.array(rng.between(2, 4), scalar())));
        defined.add(Ty.defined("§Sli", Ty.slice(scalar())));
        all.addAll(defined);
        int n = rng.between(3, 5);
        for (int i = 0; i < n; i++) {
            Ty s = Ty.struct("§S" + i);
            int fields = rng.between(1, 5);
            if (i > 0 && rng.percent(60)) {
                Ty e = rng.of(structs);
                s.fields.add(rng.percent(60) ? new Ty.Field(e.go, e, true) : new Ty.Field(e.go, Ty.pointer(e), true));
            }
            for (int f = 0; f < fields; f++) {
                s.fields.add(new Ty.Field("f" + i + "abcde".charAt(f), rng.percent(50) ? scalar() : composite(1), false));
            }
            structs.add(s);
            all.add(s);
            if (rng.percent(50)) {
                all.add(Ty.pointer(s));
            }
        }
        all.add(ANY);
        all.add(iface);
        for (int i = 0; i < 12; i++) {
            Ty c = composite(2);
            if (!all.contains(c)) {
                all.add(c);
            }
        }
    }

    Ty scalar() {
        return rng.percent(20) && defined.size() > 2 ? rng.of(defined.subList(0, 3)) : rng.percent(40) ? INT : rng.of(BASIC);
    }

    Ty any() {
        return rng.percent(35) ? rng.of(BASIC) : rng.of(all);
    }

    /// A type whose elements are of this program's types.
    private Ty composite(int depth) {
        Ty e = depth > 0 && rng.percent(40) ? composite(depth - 1) : rng.percent(40) && !structs.isEmpty() ? rng.of(structs) : scalar();
        return switch (rng.below(11)) {
            case 0, 1, 2 -> Ty.slice(e);
            case 3, 4 -> Ty.array(rng.between(2, 4), e);
            case 5, 6 -> Ty.map(keyType(), e);
            case 7 -> Ty.pointer(e.kind == Ty.Kind.POINTER ? INT : e);
            case 8 -> Ty.func(rng.percent(50) ? List.of(scalar()) : List.of(INT, scalar()), scalar());
            case 9 -> structs.isEmpty() ? scalar() : rng.of(structs);
            default -> rng.percent(50) ? ANY : iface;
        };
    }

    private Ty keyType() {
        List<Ty> keys = all.stream().filter(Ty::key).toList();
        return rng.percent(60) ? rng.of(INT, STRING) : rng.of(keys);
    }
}
