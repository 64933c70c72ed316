package jopher.runtime.reflect;

import jopher.runtime.hash.Hash;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// Root of shapes made by reflect.StructOf: the operations that the compiler writes out for each shape, here field by field.
public abstract class DynamicStruct extends Struct {
    @Override
    public Struct copy() {
        Struct r = fresh();
        r.assign(this);
        return r;
    }

    @Override
    public void assign(Struct other) {
        GoType t = goType();
        for (Field f : t.fields()) {
            Carriers.store(f.type(), Carriers.field(t, this, f.index()),
                    Carriers.load(f.type(), Carriers.field(t, other, f.index())));
        }
    }

    @Override
    public boolean eq(Struct other) {
        GoType t = goType();
        for (Field f : t.fields()) {
            if (!f.name().equals("_")) {
                Object x = Carriers.load(f.type(), Carriers.field(t, this, f.index()));
                Object y = Carriers.load(f.type(), Carriers.field(t, other, f.index()));
                if (!equal(f.type(), x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean equal(GoType t, Object x, Object y) {
        return switch (x) {
            case Double d -> d.doubleValue() == (double) y;
            case Float f -> f.floatValue() == (float) y;
            case Number _ -> x.equals(y);
            case null, default -> t.equal(x, y);
        };
    }

    @Override
    public long hash(long seed) {
        GoType t = goType();
        long h = seed;
        for (Field f : t.fields()) {
            if (!f.name().equals("_")) {
                Object x = Carriers.load(f.type(), Carriers.field(t, this, f.index()));
                h = Hash.join(h, switch (x) {
                    case Double d -> Hash.of(d.doubleValue(), seed);
                    case Float v -> Hash.of(v.doubleValue(), seed);
                    case Number n -> n.longValue();
                    case null, default -> f.type().hash(x, seed);
                });
            }
        }
        return h;
    }

    /// Initial value of a field held by reference; called by the made constructors.
    public static Object zero(String encoding) {
        return Types.parse(encoding).zero();
    }
}
