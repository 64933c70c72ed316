package jopher.compiler.driver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Linkname;

/// What [Linknames] wants to know of a package: the linknames in its files, its functions and its variables. Kept in the cache, so that
/// packages that are compiled already need not be parsed. The table of functions and variables, which few ask for, is read when it is asked for.
final class Outline {
    private static final int MAGIC = 0x4a6f7050;

    /// What a name stands for in its package.
    enum Kind { NOTHING, FUNCTION, BODYLESS, VARIABLE }

    /// `//go:linkname local remote`, as written, and what the local name is.
    record Link(String local, String remote, Kind kind) {}

    /// @param functions by symbol
    /// @param variables the classes that hold them, by symbol
    private record Table(Map<String, Linknames.Declared> functions, Map<String, String> variables) {}

    private final List<Link> links;
    private final SortedMap<String, Linknames.Declared> bodyless;
    private final byte[] tableBytes;
    private Table table;

    private Outline(List<Link> links, SortedMap<String, Linknames.Declared> bodyless, byte[] tableBytes, Table table) {
        this.links = links;
        this.bodyless = bodyless;
        this.tableBytes = tableBytes;
        this.table = table;
    }

    /// Makes the package's syntax trees.
    static Outline of(LoadedPackage p) {
        Map<String, Linknames.Declared> functions = new LinkedHashMap<>();
        SortedMap<String, Linknames.Declared> bodyless = new TreeMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        Set<String> initialised = new HashSet<>(); // no linkname replaces these
        for (File f : p.files()) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.FuncDecl fn -> functions.putIfAbsent(Linknames.symbol(p.linkPath(), fn), declared(p, f, fn));
                    case Decl.VarDecl v -> v.nameList().forEach(n -> {
                        variables.put(p.linkPath() + "." + n.value(), Names.fileClass(p.linkPath(), TypeEncoder.fileBase(f.pos())));
                        if (v.values() != null) {
                            initialised.add(p.linkPath() + "." + n.value());
                        }
                    });
                    default -> { }
                }
            }
        }
        functions.forEach((s, d) -> {
            if (!d.hasBody()) {
                bodyless.put(s, d);
            }
        });
        List<Link> links = new ArrayList<>();
        for (File f : p.files()) {
            for (Linkname l : f.linknames()) {
                if (l.remote() != null) {
                    String local = p.linkPath() + "." + l.local();
                    Linknames.Declared d = functions.get(local);
                    links.add(new Link(l.local(), l.remote(), d != null ? d.hasBody() ? Kind.FUNCTION : Kind.BODYLESS : variables.containsKey(local) && !initialised.contains(local) ? Kind.VARIABLE : Kind.NOTHING));
                }
            }
        }
        return new Outline(links, bodyless, null, new Table(functions, variables));
    }

    List<Link> links() {
        return links;
    }

    /// Functions without a body, by symbol.
    SortedMap<String, Linknames.Declared> bodyless() {
        return bodyless;
    }

    /// The function with this symbol, or null.
    Linknames.Declared function(String symbol) {
        return table().functions().get(symbol);
    }

    /// The class that holds the variable with this symbol, or null.
    String variable(String symbol) {
        return table().variables().get(symbol);
    }

    private static Linknames.Declared declared(LoadedPackage p, File f, Decl.FuncDecl fn) {
        String owner = Names.fileClass(p.linkPath(), TypeEncoder.fileBase(f.pos()));
        String name = fn.name().value();
        if (fn.recv() != null) {
            Expr t = Expr.unparen(fn.recv().type());
            Expr base = t instanceof Expr.Operation o ? Expr.unparen(o.x()) : t;
            name = base instanceof Expr.Name n ? Names.method(n.value(), t instanceof Expr.Operation, name) : Names.function(name);
        } else {
            name = Names.function(name);
        }
        return new Linknames.Declared(p.linkPath(), owner, name, fn.body() != null);
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(links.size());
            for (Link l : links) {
                out.writeUTF(l.local());
                out.writeUTF(l.remote());
                out.writeByte(l.kind().ordinal());
            }
            write(out, bodyless);
            byte[] t = tableBytes();
            out.writeInt(t.length);
            out.write(t);
            out.writeInt(MAGIC);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private byte[] tableBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, table().functions());
            out.writeInt(table().variables().size());
            for (Map.Entry<String, String> v : table().variables().entrySet()) {
                out.writeUTF(v.getKey());
                out.writeUTF(v.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Map<String, Linknames.Declared> functions) throws IOException {
        out.writeInt(functions.size());
        for (Map.Entry<String, Linknames.Declared> f : functions.entrySet()) {
            out.writeUTF(f.getKey());
            out.writeUTF(f.getValue().packagePath());
            out.writeUTF(f.getValue().owner());
            out.writeUTF(f.getValue().name());
            out.writeBoolean(f.getValue().hasBody());
        }
    }

    private static void read(DataInputStream in, Map<String, Linknames.Declared> functions) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            String symbol = in.readUTF();
            functions.put(symbol, new Linknames.Declared(in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean()));
        }
    }

    private synchronized Table table() {
        if (table == null) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(tableBytes))) {
                Table t = new Table(new HashMap<>(), new HashMap<>());
                read(in, t.functions());
                for (int n = in.readInt(); n > 0; n--) {
                    String symbol = in.readUTF();
                    t.variables().put(symbol, in.readUTF());
                }
                table = t;
            } catch (IOException e) {
                throw new CompilerBug("load", "", Pos.NONE, "an outline in the build cache is damaged", e);
            }
        }
        return table;
    }

    /// Empty if the bytes are no outline.
    static Optional<Outline> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            List<Link> links = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                String local = in.readUTF();
                links.add(new Link(local, in.readUTF(), Kind.values()[in.readByte()]));
            }
            SortedMap<String, Linknames.Declared> bodyless = new TreeMap<>();
            read(in, bodyless);
            byte[] table = in.readNBytes(in.readInt());
            return in.readInt() == MAGIC ? Optional.of(new Outline(links, bodyless, table, null)) : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
