package jopher.compiler.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;

import jopher.compiler.base.Pos;
import jopher.compiler.base.PosBase;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Laziness;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;
import jopher.compiler.types.Scope;
import jopher.compiler.types.Universe;

/// A package made from export data. Objects are made when they are looked up, defined types filled in when they are looked
/// at, bodies of generic functions read when they are instantiated; all that under the lock of the type model's lazy parts.
public final class ExportReader implements PackageSource {
    final Context context;
    private final Function<String, Package> packages;
    private final ByteReader start;
    private final Package pkg;
    private final int[] stringAt;
    private final String[] strings;
    private final int[] paths;
    private final Package[] resolved;
    private final PosBase[] bases;
    private final Map<String, Integer> unitAt = new LinkedHashMap<>();
    private final int[] localAt;
    private final Named[] locals;
    private final FunctionFacts functionFacts = new FunctionFacts();
    private final Map<FuncObj, Facts> facts = new IdentityHashMap<>();
    private final Map<FuncObj, ByteReader> bodies = new IdentityHashMap<>();
    private final Map<FuncObj, Source> sources = new IdentityHashMap<>();

    private ExportReader(byte[] data, Context context, Function<String, Package> packages) {
        this.context = context;
        this.packages = packages;
        this.start = new ByteReader(data, 0);
        ByteReader in = start.from(12);
        int path = in.n();
        int name = in.n();
        stringAt = new int[count(in, data)];
        strings = new String[stringAt.length];
        for (int i = 0; i < stringAt.length; i++) {
            stringAt[i] = in.at();
            in.skip(in.n());
        }
        paths = new int[count(in, data)];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = in.n();
        }
        resolved = new Package[paths.length];
        bases = new PosBase[1 + count(in, data)];
        for (int i = 1; i < bases.length; i++) {
            bases[i] = base(in);
        }
        List<String> imports = new ArrayList<>();
        for (int n = count(in, data); n > 0; n--) {
            imports.add(string(in.n()));
        }
        for (int n = count(in, data); n > 0; n--) {
            String unit = string(in.n());
            unitAt.put(unit, in.n());
        }
        localAt = new int[count(in, data)];
        locals = new Named[localAt.length];
        for (int i = 0; i < localAt.length; i++) {
            localAt[i] = in.n();
        }
        in.n();
        int units = in.at();
        unitAt.replaceAll((k, v) -> v + units);
        for (int i = 0; i < localAt.length; i++) {
            localAt[i] += units;
        }
        pkg = new Package(string(path), string(name));
        pkg.scope().setLoader(new Scope.Loader() {
            @Override
            public Obj load(String n) {
                return object(n);
            }

            @Override
            public Collection<String> names() {
                return unitAt.keySet();
            }
        });
        pkg.setLocalTypes(new LocalTypes());
        List<Package> list = new ArrayList<>();
        for (String i : imports) {
            list.add(find(i));
        }
        pkg.setImports(list);
        pkg.markComplete();
    }

    private static int count(ByteReader in, byte[] data) {
        int n = in.n();
        if (n < 0 || n > data.length) {
            throw new ByteReader.Malformed("count");
        }
        return n;
    }

    /// Null if the bytes are no export data of this version, or damaged.
    ///
    /// @param packages finds the packages that this one refers to, by path, when they are needed
    public static ExportReader open(byte[] data, Context context, Function<String, Package> packages) {
        try {
            long[] head = new long[3];
            for (int i = 0; i < 12; i++) {
                head[i / 4] = head[i / 4] << 8 | data[i] & 0xff;
            }
            CRC32C crc = new CRC32C();
            crc.update(data, 12, data.length - 12);
            if (head[0] != Tag.MAGIC || head[1] != Tag.VERSION || head[2] != crc.getValue()) {
                return null;
            }
            return new ExportReader(data, context, packages);
        } catch (ByteReader.Malformed | IndexOutOfBoundsException | IllegalArgumentException e) {
            return null;
        }
    }

    public Package pkg() {
        return pkg;
    }

    /// What the phases found out about the package's functions: of each that was looked up.
    public FunctionFacts functionFacts() {
        return functionFacts;
    }

    private final class LocalTypes implements Package.LocalTypes {
        @Override
        public Named get(int i) {
            return Laziness.locked(() -> {
                if (locals[i] == null) {
                    locals[i] = new UnitReader(ExportReader.this, start.from(localAt[i])).local();
                }
                return locals[i];
            });
        }

        @Override
        public int indexOf(Named n) {
            return Laziness.locked(() -> {
                for (int i = 0; i < locals.length; i++) {
                    if (locals[i] == n) {
                        return i;
                    }
                }
                return -1;
            });
        }
    }

    private Obj object(String name) {
        Integer at = unitAt.get(name);
        return at == null ? null : new UnitReader(this, start.from(at)).object(name);
    }

    String string(int i) {
        String s = strings[i];
        if (s == null) {
            s = new String(start.from(stringAt[i]).block(), StandardCharsets.UTF_8);
            strings[i] = s;
        }
        return s;
    }

    /// The package with this number, null for 0.
    Package pkg(int i) {
        if (i == 0) {
            return null;
        }
        Package p = resolved[i - 1];
        if (p == null) {
            String path = string(paths[i - 1]);
            p = path.equals(pkg.path()) ? pkg : find(path);
            resolved[i - 1] = p;
        }
        return p;
    }

    private Package find(String path) {
        Package p = path.equals(Universe.UNSAFE.path()) ? Universe.UNSAFE : packages.apply(path);
        if (p == null) {
            throw new ByteReader.Malformed("package " + path + " is not there");
        }
        return p;
    }

    PosBase base(int i) {
        return bases[i];
    }

    private PosBase base(ByteReader in) {
        if (in.b() == 0) {
            return PosBase.file(string(in.n()));
        }
        Pos from = new Pos(bases[in.n()], in.n(), in.n());
        return PosBase.line(from, string(in.n()), in.n(), in.n());
    }

    void function(FuncObj f, Facts known, ByteReader body) {
        facts.put(f, known);
        if (body != null) {
            bodies.put(f, body);
        }
    }

    @Override
    public Facts facts(FuncObj origin) {
        return Laziness.locked(() -> facts.get(origin));
    }

    @Override
    public Source function(FuncObj origin) {
        return Laziness.locked(() -> {
            Source known = sources.get(origin);
            if (known == null) {
                ByteReader body = bodies.get(origin);
                if (body == null) {
                    return null;
                }
                known = new BodyReader(this, body.from(body.at()), origin).read();
                sources.put(origin, known);
            }
            return known;
        });
    }
}
