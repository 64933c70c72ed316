package jopher.compiler.noder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;
import org.junit.jupiter.api.Test;

/// An instance that two packages make is the same function in the same class: whichever is linked, nothing changes.
class InstanceTest {
    private static final String GENERIC = """
            package c

            type Base struct{ n int }

            func (b *Base) Inc() { b.n++ }
            func (b Base) get() int { return b.n }

            type Box[T any] struct {
                Base
                v T
            }

            func (b *Box[T]) Set(v T) { b.v = v; b.Inc() }

            func Apply[T any](xs []T, f func(T)) any {
                type local struct {
                    Base
                    x T
                }
                var last local
                for _, x := range xs {
                    func() { last = local{x: x}; f(x) }()
                }
                return struct{ Base }{last.Base}
            }
            """;

    private final Context context = new Context();
    private final Map<String, Package> packages = new LinkedHashMap<>();
    private final Map<FuncObj, PackageSource.Source> sources = new IdentityHashMap<>();

    private PackageIr compile(String path, String text) {
        Diagnostics errors = new Diagnostics();
        List<File> files = List.of(Parser.parse(Source.of(path + ".go", text), errors));
        Importer importer = (p, dir) -> packages.get(p);
        Checker.Result r = new Checker(CheckConfig.COMPILER, importer, context, errors).check(path, files);
        assertFalse(errors.hasErrors(), errors::toString);
        packages.put(path, r.pkg());
        for (Decl d : files.getFirst().declList()) {
            if (d instanceof FuncDecl fd && r.info().defs.get(fd.name()) instanceof FuncObj f) {
                sources.put(f, new PackageSource.Source(fd, r.info()));
            }
        }
        PackageSource known = new PackageSource() {
            @Override
            public Facts facts(FuncObj origin) {
                return sources.containsKey(origin) ? Facts.of(sources.get(origin).decl()) : null;
            }

            @Override
            public Source function(FuncObj origin) {
                return sources.get(origin);
            }
        };
        PackageIr ir = Noder.node(r.pkg(), files, r.info(), context, known, EmbedData.NONE);
        assertEquals(List.of(), IrVerifier.verify(ir));
        return ir;
    }

    /// Functions outside the package's own classes, with their class, name and body.
    private static Map<String, String> shared(PackageIr ir) {
        Map<String, String> out = new TreeMap<>();
        for (Func f : ir.funcs) {
            if (!f.sym.ownerClass.startsWith("go/" + ir.pkg.path() + "/")) {
                out.put(f.sym.key(), f.sym.pkgPath + " " + IrPrinter.print(f));
            }
        }
        for (var t : ir.types) {
            if (!t.classBase().startsWith("go/" + ir.pkg.path() + "/")) {
                out.put("type " + t.classBase(), t.methods().toString());
            }
        }
        return out;
    }

    @Test
    void sameInEveryPackage() {
        compile("c", GENERIC);
        String user = """
                import "c"

                func Use() {
                    c.Apply([]string{"x"}, func(string) {})
                    var b c.Box[int]
                    b.Set(1)
                }
                """;
        Map<String, String> a = shared(compile("pa", "package pa\n" + user));
        Map<String, String> b = shared(compile("pb", "package pb\n" + user + "func F() { G() }\nfunc G() {}\n"));
        for (String key : a.keySet()) {
            assertEquals(a.get(key), b.get(key), key);
        }
        assertEquals(a.keySet(), b.keySet());
        assertEquals(12, a.size(), () -> a.keySet().toString());
    }
}
