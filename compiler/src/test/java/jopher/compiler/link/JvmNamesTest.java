package jopher.compiler.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import javax.lang.model.SourceVersion;
import jopher.abi.Names;
import org.junit.jupiter.api.Test;

/// Names of packages and their classes: Java identifiers, one per Go name, apart from what the compiler adds.
class JvmNamesTest {
    private static final List<String> PATHS = List.of("main", "example.com/a-b/v2", "example$2Ecom", "int/class.x/native", "3d", "$33d", "a~b+c", "_", "_/x", "é/日本", "a\u2024b", "\uD835\uDC00x",
            "s", "f", "m", "z", "a/$s", "true", "true$", "a b", "x%2Ey");

    @Test
    void foldersOfPackagesAreJavaPackagesAndReadBackAsTheyWere() {
        for (String path : PATHS) {
            String dir = Names.packageDirectory(path);
            assertTrue(SourceVersion.isName(dir.replace('/', '.')), dir);
            assertEquals(path, Names.goPath(dir.substring(3)), dir);
        }
        assertEquals("go/example$2Ecom/a$2Db/v2", Names.packageDirectory("example.com/a-b/v2"));
        assertEquals("go/int$/class$2Ex/native$", Names.packageDirectory("int/class.x/native"));
        assertEquals("go/$33d", Names.packageDirectory("3d"));
    }

    @Test
    void noFileMeetsAGeneratedClass() {
        var seen = new HashSet<String>();
        for (String file : List.of("init.go", "Types.go", "program.go", "$init.go", "$Types.go", "i.go", "$i.go", "$$init.go", "a.go", "a$S0.go", "a$b$ptr.go", "class.go", "class$.go")) {
            assertTrue(seen.add(Names.fileClass("main", file)), file);
        }
        for (String c : List.of(Names.initClass("main"), Names.typesClass("main"), Names.instanceClass("main", "f"), Names.typeClass("main", "init"), Names.typeClass("main", "class"),
                Names.typeClass("main", "class") + "$V", Names.fileClass("main", "a.go") + "$S0", Names.globalPointer(Names.fileClass("main", "a.go"), "b"))) {
            assertTrue(seen.add(c), c);
        }
    }

    @Test
    void noPackageMeetsTheFoldersOfWhatBelongsToNone() {
        assertFalse(Names.packageDirectory("f").startsWith(Names.FUNCS.substring(0, Names.FUNCS.length() - 1)));
        assertEquals("go/$24f", Names.packageDirectory("$f"));
        assertEquals("go/$f/L$V", Names.funcClass("L", 'V'));
        assertEquals("go/f/L$V", Names.valueBox(Names.typeClass("f", "L")));
    }

    @Test
    void tracesNameThePackage() {
        assertEquals("example.com/a-b/v2.(*T).M.func1", Names.goFunction("go.example$2Ecom.a$2Db.v2.$x", "(*T)$M$func1"));
        assertEquals("gopkg.in/yaml%2ev3.f", Names.goFunction("go.gopkg$2Ein.yaml$2Ev3.$x", "f"));
    }
}
