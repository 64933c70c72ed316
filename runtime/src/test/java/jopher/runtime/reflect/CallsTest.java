package jopher.runtime.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.pointers.CellD;
import jopher.runtime.pointers.CellI;
import jopher.runtime.pointers.CellJ;
import jopher.runtime.pointers.CellL;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;
import org.junit.jupiter.api.Test;

class CallsTest {
    /// `func(int, string, bool) (float64, string, bool)`, as the compiler would make it.
    public static final class Sample extends Func {
        public Object call(G g, long n, Object s, int b) {
            g.d0 = n / 2.0;
            g.j0 = b == 0 ? 1 : 0;
            return GoString.of(s + "!");
        }
    }

    private static final GoType TYPE = Types.funcOf(List.of(Types.INT, Types.STRING, Types.BOOL),
            List.of(Types.FLOAT64, Types.STRING, Types.BOOL), false);

    private static void check(Func f) {
        G g = new G(1, 0, null);
        Object[] r = Calls.call(g, TYPE, f, new Object[] {new CellJ(5), new CellL(GoString.of("x")), new CellI(1)});
        assertEquals(2.5, ((CellD) r[0]).v);
        assertEquals("x!", ((CellL) r[1]).v.toString());
        assertEquals(0, ((CellI) r[2]).v);
    }

    @Test
    void callsWithSeveralResults() {
        check(new Sample());
    }

    @Test
    void madeFunctionsFollowTheConvention() {
        check(MadeFunc.make(TYPE, new Func() {
            @Override
            public Object call(G g, Object args) {
                Slice s = (Slice) args;
                Object[] a = (Object[]) s.a;
                return Slice.whole(new Object[] {new CellD(((CellJ) a[0]).v / 2.0), new CellL(GoString.of(((CellL) a[1]).v + "!")),
                    new CellI(1 - ((CellI) a[2]).v)});
            }
        }));
    }
}
