package jopher.compiler.driver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jopher.abi.Names;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Linkname;

/// What [Linknames] wants to know of a package: its functions, its variables, and the linknames in its files. Kept in the cache, so that
/// packages that are compiled already need not be parsed.
///
/// @param variables their names
record Outline(List<Function> functions, List<String> variables, List<Link> links) {
    private static final int MAGIC = 0x4a6f704f;

    record Function(String symbol, Linknames.Declared declared) {}

    /// `//go:linkname local remote`, as written.
    record Link(String local, String remote) {}

    /// Makes the package's syntax trees.
    static Outline of(LoadedPackage p) {
        List<Function> functions = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (File f : p.files()) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.FuncDecl fn -> functions.add(new Function(Linknames.symbol(p.linkPath(), fn), declared(p, f, fn)));
                    case Decl.VarDecl v -> v.nameList().forEach(n -> variables.add(n.value()));
                    default -> { }
                }
            }
            for (Linkname l : f.linknames()) {
                if (l.remote() != null) {
                    links.add(new Link(l.local(), l.remote()));
                }
            }
        }
        return new Outline(functions, variables, links);
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
            out.writeInt(functions.size());
            for (Function f : functions) {
                out.writeUTF(f.symbol());
                out.writeUTF(f.declared().packagePath());
                out.writeUTF(f.declared().owner());
                out.writeUTF(f.declared().name());
                out.writeBoolean(f.declared().hasBody());
            }
            out.writeInt(variables.size());
            for (String v : variables) {
                out.writeUTF(v);
            }
            out.writeInt(links.size());
            for (Link l : links) {
                out.writeUTF(l.local());
                out.writeUTF(l.remote());
            }
            out.writeInt(MAGIC);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Empty if the bytes are no outline.
    static Optional<Outline> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            List<Function> functions = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                String symbol = in.readUTF();
                functions.add(new Function(symbol, new Linknames.Declared(in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean())));
            }
            List<String> variables = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                variables.add(in.readUTF());
            }
            List<Link> links = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                links.add(new Link(in.readUTF(), in.readUTF()));
            }
            return in.readInt() == MAGIC ? Optional.of(new Outline(functions, variables, links)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
