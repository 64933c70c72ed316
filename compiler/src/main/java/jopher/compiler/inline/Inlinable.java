package jopher.compiler.inline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.ir.FactKind;

/// A function that can be inlined: what its callers, here and in other packages, need for their own decisions.
public final class Inlinable {
    /// What a call calls, or a function argument is, as far as it is known.
    sealed interface Target {}

    /// A function that can be inlined.
    record Known(Inlinable function) implements Target {}

    /// The value of a parameter that the function never assigns, receiver first.
    record Param(int index) implements Target {}

    /// A call in a body. `target` is null if nothing is known; of `args` those that are known functions, else null.
    record Site(Target target, List<Target> args) {}

    /// The stored form of the facts. A function that calls itself, over others too, has no such call there: the inliner stops at it anyway.
    static final FactKind<Inlinable> KIND = new FactKind<>() {
        @Override
        public String name() {
            return "inline";
        }

        @Override
        public byte[] encode(Inlinable fact) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                write(fact, out, new ArrayDeque<>());
            } catch (IOException e) {
                throw new IllegalStateException("writing to memory", e);
            }
            return bytes.toByteArray();
        }

        @Override
        public Inlinable decode(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                return read(in);
            } catch (IOException e) {
                throw new IllegalStateException("facts about inlining are damaged", e);
            }
        }
    };

    /// Unique among all functions.
    final String symbol;
    /// Path and name of its package, and its name in it as gc prints it.
    final String pkgPath;
    final String pkgName;
    final String name;
    /// A function literal; it may be called more freely.
    final boolean closure;
    /// A function literal that captures variables: calls of it from other functions than the one that has it are not inlined.
    final boolean captures;
    int cost;
    /// How many function literals stand in its body, those in other literals left out.
    int literals;
    /// Where it stands; unknown if it is imported.
    Pos pos = Pos.NONE;
    /// Calls in the order in which the inliner tries them, those about which nothing is known left out.
    final List<Site> sites = new ArrayList<>();

    Inlinable(String symbol, String pkgPath, String pkgName, String name, boolean closure, boolean captures) {
        this.symbol = symbol;
        this.pkgPath = pkgPath;
        this.pkgName = pkgName;
        this.name = name;
        this.closure = closure;
        this.captures = captures;
    }

    /// A literal of this body in the copy that an inlined call makes of it.
    ///
    /// @param name and package of the function with the call, which the copy belongs to
    Inlinable copied(String name, String in) {
        Inlinable c = new Inlinable(symbol, in, pkgName, name, closure, captures);
        c.cost = cost;
        c.literals = literals;
        c.pos = pos;
        c.sites.addAll(sites);
        return c;
    }

    /// Its name in messages about package `in`.
    String shown(String in) {
        return pkgPath.equals(in) ? name : pkgName + "." + name;
    }

    private static void write(Inlinable f, DataOutputStream out, Deque<String> above) throws IOException {
        out.writeUTF(f.symbol);
        out.writeUTF(f.pkgPath);
        out.writeUTF(f.pkgName);
        out.writeUTF(f.name);
        out.writeByte((f.closure ? 1 : 0) | (f.captures ? 2 : 0));
        out.writeShort(f.cost);
        out.writeShort(f.literals);
        above.push(f.symbol);
        List<Site> kept = f.sites.stream().filter(s -> !(s.target() instanceof Known k && above.contains(k.function().symbol))).toList();
        out.writeShort(kept.size());
        for (Site s : kept) {
            write(s.target(), out, above);
            out.writeByte(s.args().size());
            for (Target a : s.args()) {
                write(a, out, above);
            }
        }
        above.pop();
    }

    private static void write(Target t, DataOutputStream out, Deque<String> above) throws IOException {
        switch (t) {
            case Known k when !above.contains(k.function().symbol) -> {
                out.writeByte(1);
                write(k.function(), out, above);
            }
            case Param p -> {
                out.writeByte(2);
                out.writeByte(p.index());
            }
            case null, default -> out.writeByte(0);
        }
    }

    private static Inlinable read(DataInputStream in) throws IOException {
        String symbol = in.readUTF();
        String pkgPath = in.readUTF();
        String pkgName = in.readUTF();
        String name = in.readUTF();
        int flags = in.readByte();
        Inlinable f = new Inlinable(symbol, pkgPath, pkgName, name, (flags & 1) != 0, (flags & 2) != 0);
        f.cost = in.readShort();
        f.literals = in.readShort();
        for (int n = in.readShort(); n > 0; n--) {
            Target target = target(in);
            List<Target> args = new ArrayList<>();
            for (int a = in.readUnsignedByte(); a > 0; a--) {
                args.add(target(in));
            }
            f.sites.add(new Site(target, args));
        }
        return f;
    }

    private static Target target(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 1 -> new Known(read(in));
            case 2 -> new Param(in.readUnsignedByte());
            default -> null;
        };
    }

    @Override
    public String toString() {
        return pkgName + "." + name + " (cost " + cost + ")";
    }
}
