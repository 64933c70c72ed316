package jopher.runtime.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.abi.TypeEncoding;
import jopher.runtime.ifaces.AnyBox;
import jopher.runtime.ifaces.Float64;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.ifaces.Int;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import org.junit.jupiter.api.Test;

/// Strings, sizes and relations as gc 1.26 reports them.
class TypesTest {
    private static String string(String encoding) {
        return Types.parse(encoding).toString();
    }

    @Test
    void strings() {
        assertEquals("struct {}", string("{0;"));
        assertEquals("struct { A int \"json:\\\"a\\\"\"; b string; error }",
                string("{3;.1:A0:8:json:\"a\"I.1:b4:main0:te5:error0:0:N5:error"));
        assertEquals("*interface { Bar(); main.foo() }", string("*~2;3:Bar0:F0;0;3:foo4:mainF0;0;"));
        assertEquals("*interface {}", string("*~0;"));
        assertEquals("func(int, ...string) (int, error)", string("V2;I[t2;IN5:error"));
        assertEquals("func()", string("F0;0;"));
        assertEquals("func(func(int) bool) func()", string("F1;F1;I1;b1;F0;0;"));
        assertEquals("chan (<-chan int)", string("h0h1I"));
        assertEquals("<-chan chan int", string("h1h0I"));
        assertEquals("chan<- <-chan int", string("h2h1I"));
        assertEquals("chan func() <-chan int", string("h0F0;1;h1I"));
        assertEquals("map[string][]*[3]uint8", string("mt[*A3;C"));
        assertEquals("[]int32", string("[i"));
    }

    @Test
    void partsAndIdentity() {
        GoType t = Types.parse("mt[*A3;C");
        assertSame(Types.STRING, t.key());
        assertEquals("[]*[3]uint8", t.elem().toString());
        assertSame(t, Types.mapOf(Types.STRING, Types.sliceOf(Types.arrayOf(3, Types.UINT8).pointerTo())));
        assertEquals(Kind.INTERFACE, Types.ERROR.kind());
        assertEquals("Error", Types.ERROR.methods()[0].name());
        assertEquals("error", Types.ERROR.name());
        assertEquals("{1;.1:a0:0:I", TypeEncoding.withoutTags("{1;.1:a0:3:xyzI"));
    }

    @Test
    void layout() {
        GoType t = Types.parse("{4;.1:a0:0:b.1:b0:0:I.1:c0:0:C.1:d0:0:{0;");
        assertEquals(24, t.size());
        assertEquals(8, t.fields()[1].offset());
        assertEquals(17, t.fields()[3].offset());
        assertTrue(t.comparable());
        assertFalse(Types.parse("A3;[I").comparable());
        assertEquals(1_000_000_000L, Types.arrayOf(1_000_000_000, Types.UINT8).size());
        assertEquals(4, Types.COMPLEX64.align());
    }

    @Test
    void equalityOfInterfaces() {
        assertTrue(Ifaces.eq(Int.of(1000), Int.of(1000)));
        assertFalse(Ifaces.eq(Int.of(1000), jopher.runtime.ifaces.Int64.of(1000)));
        assertTrue(Ifaces.eq(GoString.of("a"), GoString.of("a")));
        Object nan = Float64.of(Double.NaN);
        assertFalse(Ifaces.eq(nan, nan));
        GoType arr = Types.parse("A2;d");
        assertTrue(Ifaces.eq(new AnyBox(arr, new double[] {0.0, 1}), new AnyBox(arr, new double[] {-0.0, 1})));
        Object s = new AnyBox(Types.parse("[I"), Slice.NIL);
        RuntimeException e = org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> Ifaces.eq(s, s));
        assertEquals("comparing uncomparable type []int", e.getMessage());
    }

    @Test
    void assertions() {
        assertEquals("interface {} is string, not int", Ifaces.assertFail(GoString.EMPTY, Types.ANY, Types.INT).getMessage());
        assertEquals("interface {} is nil, not int", Ifaces.assertFail(null, Types.ANY, Types.INT).getMessage());
        assertEquals("interface is nil, not error", Ifaces.assertFail(null, Types.ANY, Types.ERROR).getMessage());
        assertEquals("int is not error: missing method Error",
                Ifaces.assertFail(Int.of(1), Types.ANY, Types.ERROR).getMessage());
        assertFalse(Ifaces.implementsIface(Int.of(1), Types.ERROR));
        assertTrue(Ifaces.implementsIface(Int.of(1), Types.ANY));
        assertNull(Ifaces.typeOf(null));
    }

    @Test
    void zeroValues() {
        assertSame(Types.parse("A300;C").sharedZero(), Types.parse("A300;c").sharedZero(), "one per representation");
        assertEquals(GoString.EMPTY, ((Object[]) Types.parse("A2;t").zero())[1]);
        assertEquals(3, ((long[]) ((Object[]) Types.parse("A2;A3;I").zero())[1]).length);
    }
}
