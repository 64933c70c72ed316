package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// Objects, types, sizes, method sets, constants and initialization order of objects.go, as go/types shows them (recorded in objects.txt).
class ObjectsTest {
    private static byte[] resource(String name) throws IOException {
        try (var in = ObjectsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Checker.Result check(byte[] source) {
        var diagnostics = new Diagnostics();
        var file = Parser.parse(new Source("objects.go", source), diagnostics);
        var result = new Checker(CheckConfig.COMPILER, (path, dir) -> Universe.UNSAFE, new Context(), diagnostics).check("p", List.of(file));
        assertEquals(List.of(), diagnostics.sorted());
        return result;
    }

    @Test
    void objectsAreShownAsGoTypesDoes() throws IOException {
        var result = check(resource("objects.go"));
        assertEquals(new String(resource("objects.txt"), StandardCharsets.UTF_8), dump(result.pkg(), result.info()));
    }

    private static String dump(Package pkg, Info info) {
        var out = new StringBuilder();
        for (String name : pkg.scope().names()) {
            Obj o = pkg.scope().lookup(name);
            out.append(o).append('\n');
            if (o instanceof ConstObj c) {
                out.append("  = ").append(c.value()).append(" | ").append(c.value().exactString()).append('\n');
            }
            if (!(o instanceof TypeName)) {
                continue;
            }
            Type t = o.type();
            if (!Types.isGeneric(t)) {
                out.append("  size ").append(Sizes.sizeof(t)).append(" align ").append(Sizes.alignof(t));
                if (t.underlying() instanceof Struct s) {
                    out.append(" offsets ").append(Arrays.toString(Sizes.offsetsof(s.fields())).replace(",", ""));
                }
                out.append(" comparable ").append(Types.comparable(t)).append('\n');
            }
            for (Type x : List.of(t, new Pointer(t))) {
                out.append("  methods of ").append(x).append('\n');
                List<String> lines = new ArrayList<>();
                for (var s : MethodSets.of(x)) {
                    lines.add("  " + s.obj().name() + " " + Arrays.toString(s.index()).replace(",", "") + " " + s.obj() + "\n");
                }
                lines.stream().sorted().forEach(out::append);
            }
        }
        for (var i : info.initOrder) {
            out.append("  init ").append(String.join(", ", i.lhs().stream().map(Obj::name).toList())).append('\n');
        }
        return out.toString();
    }

    @Test
    void instancesWithIdenticalArgumentsAreOneObject() throws IOException {
        var pkg = check(resource("objects.go")).pkg();
        var list = (Named) pkg.scope().lookup("List").type();
        var ctxt = new Context();
        var ofInts = ctxt.instance(Pos.NONE, list, List.of(new Slice(Basic.INT)));
        assertSame(ofInts, ctxt.instance(Pos.NONE, list, List.of(new Slice(Basic.INT))));
        assertSame(ctxt.instance(Pos.NONE, list, List.of(Basic.BYTE)), ctxt.instance(Pos.NONE, list, List.of(Basic.UINT8)));
        assertSame(ctxt.instance(Pos.NONE, list, List.of(Universe.ANY)), ctxt.instance(Pos.NONE, list, List.of(new Interface(List.of(), List.of()))));
        assertNotSame(ofInts, ctxt.instance(Pos.NONE, list, List.of(new Slice(Basic.INT8))));
    }

    @Test
    void instancesExpandOnceWhateverTheThread() throws IOException {
        var pkg = check(resource("objects.go")).pkg();
        var list = (Named) pkg.scope().lookup("List").type();
        for (int round = 0; round < 50; round++) {
            var ctxt = new Context();
            List<Object> seen = IntStream.range(0, 16).parallel().mapToObj(i -> {
                var inst = (Named) ctxt.instance(Pos.NONE, list, List.of(Basic.STRING));
                var head = (Pointer) ((Struct) inst.underlying()).field(0).type();
                return (Object) List.of(System.identityHashCode(inst.underlying()), System.identityHashCode(inst.method(0)),
                        System.identityHashCode(head.elem()), System.identityHashCode(head.elem().underlying()));
            }).distinct().toList();
            assertEquals(1, seen.size());
        }
    }

    @Test
    void methodsOfInstancesHaveTheInstanceAsReceiver() throws IOException {
        var pkg = check(resource("objects.go")).pkg();
        var ints = Types.asNamed(pkg.scope().lookup("IntList").type());
        assertEquals("func (*p.List[int]).Push(x int)", ints.method(0).toString());
        assertEquals("func (p.List[int]).Map(f func(int) int) p.List[int]", ints.method(1).toString());
        var r = Lookup.fieldOrMethod(pkg.scope().lookup("EmbGen").type(), false, pkg, "Push", false);
        assertEquals("func (*p.List[string]).Push(x string)", r.obj().toString());
        assertEquals("[0, 0]", Arrays.toString(r.index()));
        assertEquals(true, r.indirect());
    }
}
