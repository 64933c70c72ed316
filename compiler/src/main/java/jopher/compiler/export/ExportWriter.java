package jopher.compiler.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

import jopher.compiler.base.PosBase;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;

/// Writes the export data of one checked package: units, one for each object that importers can reach, and the tables that they
/// share. Objects are written as they are reached, from the exported ones in the order of their names, and listed by name; so the
/// bytes depend on the package alone.
public final class ExportWriter {
    final Package pkg;
    final PackageSource source;
    final FunctionFacts facts;
    /// Positions that no importer's class file can show are left out.
    final boolean face;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<String, Integer> packages = new LinkedHashMap<>();
    private final Map<PosBase, Integer> bases = new IdentityHashMap<>();
    private final ByteWriter baseTable = new ByteWriter();
    private final TreeMap<String, byte[]> units = new TreeMap<>();
    private final List<Obj> queue = new ArrayList<>();
    private final TreeSet<String> reached = new TreeSet<>();
    /// Types declared in function literals of package variables.
    private final List<Named> locals = new ArrayList<>();

    private ExportWriter(Package pkg, PackageSource source, FunctionFacts facts, boolean face) {
        this.pkg = pkg;
        this.source = source;
        this.facts = facts;
        this.face = face;
    }

    /// The export data of a package without errors. Notes in the package how types declared in functions are numbered in it.
    ///
    /// @param source knows the functions of this package
    /// @param facts what the phases up to now found out about them
    public static Exported write(Package pkg, PackageSource source, FunctionFacts facts) {
        ExportWriter full = new ExportWriter(pkg, source, facts, false);
        byte[] data = full.run();
        ExportWriter face = new ExportWriter(pkg, source, facts, true);
        byte[] faceBytes = face.run();
        pkg.setLocalTypes(new LocalTypes(full.locals));
        List<String> refersTo = new ArrayList<>(new TreeSet<>(face.packages.keySet()));
        refersTo.remove(pkg.path());
        return new Exported(data, faceBytes, refersTo);
    }

    private record LocalTypes(List<Named> list) implements Package.LocalTypes {
        @Override
        public Named get(int i) {
            return list.get(i);
        }

        @Override
        public int indexOf(Named n) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) == n) {
                    return i;
                }
            }
            return -1;
        }
    }

    private byte[] run() {
        for (String name : pkg.scope().names()) {
            Obj o = pkg.scope().lookup(name);
            if (o.exported() || name.equals("main") && pkg.name().equals("main")) {
                reach(o);
            }
        }
        List<byte[]> localUnits = new ArrayList<>();
        int done = 0;
        while (done < queue.size() || localUnits.size() < locals.size()) {
            if (done < queue.size()) {
                Obj o = queue.get(done++);
                UnitWriter w = new UnitWriter(this);
                w.object(o);
                units.put(o.name(), w.out.toBytes());
            } else {
                UnitWriter w = new UnitWriter(this);
                w.local(locals.get(localUnits.size()));
                localUnits.add(w.out.toBytes());
            }
        }
        return assemble(localUnits);
    }

    /// magic, version, checksum of the rest; then: path, name, strings, packages, position bases, imports, objects with the places of their units, local types
    /// with theirs, units.
    private byte[] assemble(List<byte[]> localUnits) {
        ByteWriter tail = new ByteWriter();
        ByteWriter data = new ByteWriter();
        int path = string(pkg.path());
        int name = string(pkg.name());
        tail.u(units.size());
        units.forEach((n, u) -> {
            tail.u(string(n));
            tail.u(data.size());
            data.raw(u);
        });
        tail.u(localUnits.size());
        for (byte[] u : localUnits) {
            tail.u(data.size());
            data.raw(u);
        }
        List<Integer> imports = new ArrayList<>();
        if (!face) {
            pkg.imports().forEach(p -> imports.add(string(p.path())));
        }
        List<Integer> paths = packages.keySet().stream().map(this::string).toList();
        ByteWriter rest = new ByteWriter();
        rest.u(path);
        rest.u(name);
        rest.u(strings.size());
        for (String s : strings.keySet()) {
            rest.block(s.getBytes(StandardCharsets.UTF_8));
        }
        list(rest, paths);
        rest.u(bases.size());
        rest.raw(baseTable.toBytes());
        list(rest, imports);
        rest.raw(tail.toBytes());
        rest.block(data.toBytes());
        byte[] body = rest.toBytes();
        CRC32C crc = new CRC32C();
        crc.update(body);
        ByteWriter out = new ByteWriter();
        for (long x : new long[] {Tag.MAGIC, Tag.VERSION, crc.getValue()}) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.b((int) (x >> shift));
            }
        }
        out.raw(body);
        return out.toBytes();
    }

    private static void list(ByteWriter out, List<Integer> numbers) {
        out.u(numbers.size());
        numbers.forEach(out::u);
    }

    /// Number of a string.
    int string(String s) {
        return strings.computeIfAbsent(s, k -> strings.size());
    }

    /// Number of a package, 0 for null.
    int pkg(Package p) {
        if (p == null) {
            return 0;
        }
        string(p.path());
        return 1 + packages.computeIfAbsent(p.path(), k -> packages.size());
    }

    /// Sees to it that a package-level object of this package is written.
    void reach(Obj o) {
        if (o.pkg() == pkg && reached.add(o.name())) {
            queue.add(o);
        }
    }

    /// Number of a type declared in a function literal of its package.
    int localOf(Named n) {
        if (n.obj().pkg() != pkg) {
            return n.obj().pkg().localTypes().indexOf(n);
        }
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i) == n) {
                return i;
            }
        }
        locals.add(n);
        return locals.size() - 1;
    }

    /// Number of a position base; 0 for none.
    int base(PosBase b) {
        if (b == null) {
            return 0;
        }
        Integer known = bases.get(b);
        if (known != null) {
            return known;
        }
        if (b.isFile()) {
            int name = string(b.filename());
            baseTable.b(0);
            baseTable.u(name);
        } else {
            int start = base(b.start().base() == b ? b.fileBase() : b.start().base());
            int name = string(b.filename());
            baseTable.b(1);
            baseTable.u(start);
            baseTable.u(b.start().line());
            baseTable.u(b.start().col());
            baseTable.u(name);
            baseTable.u(b.line());
            baseTable.u(b.col());
        }
        bases.put(b, bases.size() + 1);
        return bases.size();
    }
}
