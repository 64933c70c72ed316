package jopher.std;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.DeepStack;
import jopher.compiler.driver.CheckedPackage;
import jopher.compiler.driver.CheckedProgram;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.export.CheckedFunctions;
import jopher.compiler.export.ExportReader;
import jopher.compiler.export.ExportWriter;
import jopher.compiler.export.Exported;
import jopher.compiler.ir.FactKind;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Alias;
import jopher.compiler.types.ConstObj;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.MethodSets;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.TypeParam;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Export data of the whole standard library: written, read, compared, written again.
class ExportTest {
    private static final Map<String, CheckedPackage> CHECKED = new LinkedHashMap<>();
    private static final Map<String, Exported> EXPORTED = new LinkedHashMap<>();

    @BeforeAll
    static void export() throws Exception {
        for (CheckedPackage p : check().packages()) {
            CHECKED.put(p.types().path(), p);
            EXPORTED.put(p.types().path(), write(p));
        }
    }

    private static CheckedProgram check() throws Exception {
        Pipeline pipeline = new Pipeline(Settings.of(Path.of("").toAbsolutePath()), new GoEnv(System.getenv()), new Timing());
        return pipeline.check(pipeline.load(List.of("std")));
    }

    private static CheckedFunctions functions(CheckedPackage p) {
        return new CheckedFunctions(p.loaded().files(), p.info());
    }

    private static Exported write(CheckedPackage p) {
        return DeepStack.call(() -> ExportWriter.write(p.types(), functions(p), p.facts()));
    }

    private static Map<String, ExportReader> read() {
        Context context = new Context();
        Map<String, ExportReader> readers = new LinkedHashMap<>();
        EXPORTED.forEach((path, e) -> {
            ExportReader r = ExportReader.open(e.data(), context, q -> readers.get(q).pkg());
            assertNotNull(r, path);
            readers.put(path, r);
        });
        return readers;
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        Map<String, ExportReader> readers = read();
        List<String> differences = new ArrayList<>();
        readers.forEach((path, r) -> {
            CheckedPackage p = CHECKED.get(path);
            PackageSource declared = functions(p);
            assertEquals(p.types().name(), r.pkg().name());
            assertEquals(p.types().imports().toString(), r.pkg().imports().toString(), path);
            List<String> exported = p.types().scope().names().stream().filter(Obj::isExported).toList();
            assertEquals(exported, r.pkg().scope().names().stream().filter(Obj::isExported).toList(), path);
            for (String name : r.pkg().scope().names()) {
                String want = describe(p.types().scope().lookup(name), declared);
                String have = describe(r.pkg().scope().lookup(name), r);
                if (!want.equals(have)) {
                    differences.add(path + "." + name + "\nwant " + want + "\nhave " + have);
                }
            }
        });
        assertEquals(List.of(), differences.stream().limit(5).toList());
    }

    @Test
    void writingItAgainGivesTheSameBytes() {
        read().forEach((path, r) -> {
            Exported again = DeepStack.call(() -> ExportWriter.write(r.pkg(), r, r.functionFacts()));
            assertArrayEquals(EXPORTED.get(path).data(), again.data(), path);
            assertArrayEquals(EXPORTED.get(path).face(), again.face(), path);
            assertEquals(EXPORTED.get(path).refersTo(), again.refersTo(), path);
        });
    }

    @Test
    void checkingItAgainGivesTheSameBytes() throws Exception {
        for (CheckedPackage p : check().packages()) {
            Exported again = write(p);
            assertArrayEquals(EXPORTED.get(p.types().path()).data(), again.data(), p.types().path());
            assertArrayEquals(EXPORTED.get(p.types().path()).face(), again.face(), p.types().path());
        }
    }

    @Test
    void factsOfFunctionsComeBack() {
        FactKind<String> kind = new FactKind<>() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public byte[] encode(String fact) {
                return fact.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String decode(byte[] bytes) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        };
        CheckedPackage p = CHECKED.get("sort");
        FuncObj f = (FuncObj) p.types().scope().lookup("Search");
        FunctionFacts facts = new FunctionFacts();
        facts.put(f, kind, "one");
        Exported one = DeepStack.call(() -> ExportWriter.write(p.types(), functions(p), facts));
        ExportReader r = ExportReader.open(one.data(), new Context(), q -> CHECKED.get(q).types());
        FuncObj read = (FuncObj) r.pkg().scope().lookup("Search");
        assertEquals("one", r.functionFacts().get(read, kind));
        assertNull(r.functionFacts().get((FuncObj) r.pkg().scope().lookup("Ints"), kind));
        facts.put(f, kind, "two");
        Exported two = DeepStack.call(() -> ExportWriter.write(p.types(), functions(p), facts));
        assertFalse(Arrays.equals(one.face(), two.face()), "importers have to see another fact");
    }

    @Test
    void damagedDataIsNoData() {
        byte[] data = EXPORTED.get("sort").data();
        for (int n = 0; n < data.length; n += 7) {
            assertNull(ExportReader.open(Arrays.copyOf(data, n), new Context(), q -> null), "cut at " + n);
        }
        for (int i = 0; i < data.length; i += 11) {
            byte[] b = data.clone();
            b[i] ^= 0x10;
            assertNull(ExportReader.open(b, new Context(), q -> null), "changed at " + i);
        }
    }

    private static String describe(Obj o, PackageSource functions) {
        StringBuilder sb = new StringBuilder(o + " at " + o.pos() + " in " + (o.parent() == o.pkg().scope()));
        switch (o) {
            case ConstObj c -> sb.append(" = ").append(c.value().exactString());
            case FuncObj f -> sb.append(functions.facts(f));
            case TypeName t -> {
                sb.append(t.isAlias());
                if (t.type() instanceof Named n && !t.isAlias()) {
                    params(sb, n.typeParams());
                    sb.append("\n\tas ").append(n.declaredAs()).append("\n\tunder ").append(n.underlying());
                    for (FuncObj m : n.methods()) {
                        sb.append("\n\tmethod ").append(m).append(m.pos()).append(functions.facts(m));
                        params(sb, m.signature().recvTypeParams());
                    }
                    methods(sb, n);
                    methods(sb, new Pointer(n));
                } else if (t.type() instanceof Alias a) {
                    params(sb, a.typeParams());
                    sb.append(" = ").append(a.rhs());
                }
            }
            default -> { }
        }
        // type arguments are written in one way
        return sb.toString().replaceAll("\\buint8\\b", "byte").replaceAll("\\brune\\b", "int32");
    }

    private static void params(StringBuilder sb, List<TypeParam> list) {
        list.forEach(p -> sb.append(' ').append(p).append(p.index()).append(' ').append(p.constraint()).append(p.obj().pos()));
    }

    private static void methods(StringBuilder sb, Type t) {
        for (Selection s : MethodSets.of(t)) {
            sb.append("\n\t").append(s.obj()).append(Arrays.toString(s.index())).append(s.indirect());
        }
    }

    /// Something to see the sizes with.
    public static void main(String[] args) throws Exception {
        ExportTest t = new ExportTest();
        export();
        System.out.println(EXPORTED.values().stream().mapToInt(e -> e.data().length).sum() + " bytes, faces "
                + EXPORTED.values().stream().mapToInt(e -> e.face().length).sum());
        t.whatIsReadIsWhatWasWritten();
        System.out.println("same");
        t.writingItAgainGivesTheSameBytes();
        System.out.println("again");
        t.checkingItAgainGivesTheSameBytes();
        t.damagedDataIsNoData();
    }
}
