package jopher.compiler.noder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.abi.Names;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Info;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.Var;
import jopher.compiler.types.constant.Constant;

/// Initialisation of package variables as functions, in the checker's order. A function holds the consecutive initialisations of
/// one file (its lines belong to that file's class) up to some size.
final class InitBuilder {
    /// Statements per function, and the weight (elements of literals) from which a new one begins.
    private static final int MAX_STATEMENTS = 40;
    private static final int MAX_WEIGHT = 400;

    private static final Signature FUNC0 = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);

    private final Noder noder;
    private final FuncNoder.Numbers numbers = new FuncNoder.Numbers();
    private FuncNoder current;
    private String currentFile;
    private List<Stmt> body;
    private int weight;
    private int count;

    InitBuilder(Noder noder) {
        this.noder = noder;
    }

    void variables() {
        embeds();
        for (Info.Initializer init : noder.info.initOrder) {
            Pos pos = init.lhs().isEmpty() ? init.rhs().pos() : init.lhs().getFirst().pos();
            int w = weigh(init.rhs());
            FuncNoder f = function(pos, w);
            assign(f, init);
            weight += w;
        }
        end();
    }

    private FuncNoder function(Pos pos, int w) {
        String file = TypeEncoder.fileBase(pos);
        if (current == null || !file.equals(currentFile) || body.size() >= MAX_STATEMENTS || weight > 0 && weight + w > MAX_WEIGHT) {
            end();
            String path = noder.pkg.path();
            var sym = noder.symbols.intern(new FuncSym(path, Names.fileClass(path, file), "init$v" + count++, noder.symbols.path(noder.pkg) + ".init", FUNC0, null, true));
            noder.out.inits.add(sym);
            Func fn = new Func(sym, pos, pos);
            noder.add(fn);
            current = new FuncNoder(noder, new FuncNoder.Unit(noder.info, noder.plain), fn, null, numbers, null);
            current.literalNames = new FuncNoder.LiteralNames(noder.symbols.path(noder.pkg) + ".init", "init");
            currentFile = file;
            body = new ArrayList<>();
            weight = 0;
        }
        return current;
    }

    private void end() {
        if (current != null) {
            current.finish(body);
            current = null;
        }
    }

    private void assign(FuncNoder f, Info.Initializer init) {
        List<Var> lhs = init.lhs();
        var rhs = init.rhs();
        Pos pos = lhs.getFirst().pos();
        if (lhs.size() == 1) {
            Var v = lhs.getFirst();
            Type t = f.type(v.type());
            Expr x = ExprNoder.unroll(f.conv.to(rhs, t), body);
            if (!v.name().equals("_")) {
                body.add(new Stmt.Assign(pos, new Expr.GlobalRef(pos, noder.symbols.global(v)), x));
            } else if (!isIdle(x)) {
                body.add(new Stmt.Assign(pos, null, x));
            }
            return;
        }
        List<AssignNoder.Target> targets = new ArrayList<>();
        for (Var v : lhs) {
            targets.add(new AssignNoder.Target(v.pos(), null, v.name().equals("_") ? null : new Expr.GlobalRef(v.pos(), noder.symbols.global(v))));
        }
        f.assigns.multi(pos, targets, rhs, body);
    }

    /// A value without effect: `var _ I = (*T)(nil)`.
    private static boolean isIdle(Expr x) {
        return switch (x) {
            case Expr.Const c -> true;
            case Expr.Zero z -> true;
            case Expr.New n -> true;
            case Expr.FuncRef r -> true;
            case Expr.GlobalRef g -> true;
            case Expr.ToIface t -> isIdle(t.x());
            case Expr.IfaceToIface t -> isIdle(t.x());
            case Expr.Conv c -> c.kind() == Expr.ConvKind.NOP && isIdle(c.x());
            case Expr.AddrOf a -> isIdle(a.x());
            case Expr.StructLit s -> s.fields().stream().allMatch(e -> e == null || isIdle(e));
            case Expr.ArrayLit a -> a.entries().stream().allMatch(e -> isIdle(e.value()));
            default -> false;
        };
    }

    private static int weigh(jopher.compiler.syntax.Expr e) {
        return switch (jopher.compiler.syntax.Expr.unparen(e)) {
            case jopher.compiler.syntax.Expr.CompositeLit l -> {
                int n = 1;
                for (var x : l.elemList()) {
                    n += x instanceof jopher.compiler.syntax.Expr.KeyValueExpr kv ? weigh(kv.value()) : weigh(x);
                }
                yield n;
            }
            case jopher.compiler.syntax.Expr.Operation o when o.isUnary() -> weigh(o.x());
            case null, default -> 1;
        };
    }

    // ---- go:embed ----

    private void embeds() {
        for (File file : noder.files) {
            for (Decl d : file.declList()) {
                if (d instanceof Decl.VarDecl vd && !vd.pragma().embeds().isEmpty() && noder.info.defs.get(vd.nameList().getFirst()) instanceof Var v) {
                    List<EmbedData.Entry> files = noder.embed.files(v, vd.pragma().embeds());
                    FuncNoder f = function(v.pos(), 1);
                    Expr x = embedded(f, v, files);
                    body.add(new Stmt.Assign(v.pos(), new Expr.GlobalRef(v.pos(), noder.symbols.global(v)), x));
                    weight += files.size();
                }
            }
        }
    }

    private Expr embedded(FuncNoder f, Var v, List<EmbedData.Entry> files) {
        Pos pos = v.pos();
        Type t = f.type(v.type());
        if (IrTypes.isString(t)) {
            return text(pos, t, files.getFirst().data());
        }
        if (t.underlying() instanceof Slice) {
            return new Expr.Conv(pos, t, Expr.ConvKind.STRING_TO_BYTES, text(pos, Basic.STRING, files.getFirst().data()));
        }
        // embed.FS{files: &[]file{{name, data, hash}, …}}
        Struct fs = (Struct) t.underlying();
        Type pointer = f.type(fs.field(0).type());
        Type list = f.type(((Pointer) pointer.underlying()).elem());
        Type entry = f.type(((Slice) list.underlying()).elem());
        Struct fields = (Struct) entry.underlying();
        List<Expr.ArrayLit.Entry> entries = new ArrayList<>();
        for (EmbedData.Entry e : files) {
            byte[] data = e.data() == null ? new byte[0] : e.data();
            Expr name = text(pos, Basic.STRING, e.path().getBytes(StandardCharsets.UTF_8));
            Expr hash = e.data() == null ? null : hash(pos, f.type(fields.field(2).type()), data);
            entries.add(new Expr.ArrayLit.Entry(entries.size(), new Expr.StructLit(pos, entry, Arrays.asList(name, text(pos, Basic.STRING, data), hash))));
        }
        Local tmp = f.auto(pos, ".files", list);
        body.add(new Stmt.Declare(pos, tmp, new Expr.ArrayLit(pos, list, entries.size(), entries)));
        return new Expr.StructLit(pos, t, List.of(f.addrOf(pos, new Expr.LocalRef(pos, tmp))));
    }

    private static Expr text(Pos pos, Type t, byte[] data) {
        return new Expr.Const(pos, t, Constant.makeByteString(new String(data, StandardCharsets.ISO_8859_1)));
    }

    private static Expr hash(Pos pos, Type t, byte[] data) {
        byte[] sum;
        try {
            sum = MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        long n = ((Array) t.underlying()).len();
        List<Expr.ArrayLit.Entry> entries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            entries.add(new Expr.ArrayLit.Entry(i, IrTypes.constOf(pos, Basic.BYTE, sum[i] & 0xFF)));
        }
        return new Expr.ArrayLit(pos, t, n, entries);
    }
}
