package jopher.runtime.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.pointers.CellL;
import jopher.runtime.pointers.Ptr;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.pointers.PtrL;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;
import org.junit.jupiter.api.Test;

/// Struct types made at run time, and carriers of their fields.
class StructMakerTest {
    private static final GoType T = Types.parse("{6;.1:A0:0:I.1:B0:0:t.1:C0:0:[I.1:D0:0:A2;d.1:E0:0:b.1:F0:0:N5:error");

    @Test
    void fieldsByCarrier() {
        StructMaker.ensure(T);
        Struct s = (Struct) T.zero();
        assertEquals("struct { A int; B string; C []int; D [2]float64; E bool; F error }", s.goType().toString());
        assertSame(GoString.EMPTY, Carriers.load(Types.STRING, Carriers.field(T, s, 1)));
        Carriers.store(Types.STRING, Carriers.field(T, s, 1), GoString.of("x"));
        PtrL slice = (PtrL) Carriers.field(T, s, 2);
        assertSame(Slice.NIL, slice.get());
        slice.set(Slice.whole(new long[] {1, 2}));
        ((PtrI) Carriers.field(T, s, 4)).set(1);
        ((double[]) Carriers.field(T, s, 3))[1] = 2.5;
        assertTrue(Ptr.same(Carriers.field(T, s, 1), Carriers.field(T, s, 1)));
        assertEquals(8, ((Ptr) Carriers.field(T, s, 1)).offset());

        Struct c = s.copy();
        assertNotSame(Carriers.field(T, s, 3), Carriers.field(T, c, 3));
        assertEquals(2.5, ((double[]) Carriers.field(T, c, 3))[1]);
        assertEquals(2, ((Slice) ((PtrL) Carriers.field(T, c, 2)).get()).len);
        assertEquals("x", Carriers.load(Types.STRING, Carriers.field(T, c, 1)).toString());
    }

    @Test
    void equalityHashAndInterfaces() {
        GoType t = Types.parse("{3;.1:A0:0:I.1:B0:0:d.1:C0:0:~0;");
        StructMaker.ensure(t);
        Struct x = (Struct) t.zero();
        Struct y = (Struct) t.zero();
        Carriers.store(Types.FLOAT64, Carriers.field(t, y, 1), -0.0);
        Carriers.store(Types.ANY, Carriers.field(t, x, 2), GoString.of("k"));
        Carriers.store(Types.ANY, Carriers.field(t, y, 2), GoString.of("k"));
        assertTrue(x.eq(y));
        assertEquals(x.hash(1), y.hash(1));
        Object bx = t.boxing().box(x);
        Object by = t.boxing().box(y);
        assertTrue(Ifaces.eq(bx, by));
        assertSame(t, Ifaces.typeOf(bx));
        assertSame(x, t.pointerTo().boxing().box(x));
        assertSame(t.pointerTo(), Ifaces.typeOf(t.pointerTo().boxing().box(null)));
        assertSame(t.pointerTo(), Ifaces.typeOf(x));
        CellL cell = new CellL(bx);
        assertSame(x, Carriers.rawOf(t, cell.get()));
    }
}
