package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.abi.Names;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;
import jopher.compiler.types.Named;
import jopher.compiler.types.Package;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Struct;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Makes the IR of one package: walks its declarations, then the queues of instances and types until nothing new appears.
/// Holds what the parts share.
public final class Noder {
    final Package pkg;
    final List<File> files;
    final Info info;
    final Context context;
    final PackageSource source;
    final EmbedData embed;
    final PackageIr out;
    final TypeUses uses;
    /// Types of functions that are not generic.
    final TypeMap plain;
    final Symbols symbols;
    final InstanceQueue instances;
    final MethodSetBuilder methodSets;
    private final Map<FuncObj, Decl.FuncDecl> decls = new IdentityHashMap<>();

    private Noder(Package pkg, List<File> files, Info info, Context context, PackageSource source, EmbedData embed, FunctionFacts facts) {
        this.pkg = pkg;
        this.files = files;
        this.info = info;
        this.context = context;
        this.source = source;
        this.embed = embed;
        this.out = new PackageIr(pkg, facts);
        this.uses = new TypeUses(pkg);
        this.plain = new TypeMap(context, uses);
        this.symbols = new Symbols(this);
        this.instances = new InstanceQueue(this);
        this.methodSets = new MethodSetBuilder(this);
    }

    /// The IR of a package without type errors. `source` gives the bodies of imported generic functions.
    public static PackageIr node(Package pkg, List<File> files, Info info, Context context, PackageSource source, EmbedData embed) {
        return node(pkg, files, info, context, source, embed, new FunctionFacts());
    }

    /// @param facts takes what later phases find out about the package's functions
    public static PackageIr node(Package pkg, List<File> files, Info info, Context context, PackageSource source, EmbedData embed, FunctionFacts facts) {
        return DeepStack.call(() -> new Noder(pkg, files, info, context, source, embed, facts).run());
    }

    /// What is known of a function, or null.
    PackageSource.Facts facts(FuncObj origin) {
        Decl.FuncDecl d = decls.get(origin);
        return d != null ? PackageSource.Facts.of(d) : source.facts(origin);
    }

    PackageSource.Source sourceOf(FuncObj origin) {
        Decl.FuncDecl d = decls.get(origin);
        return d != null ? new PackageSource.Source(d, info) : source.function(origin);
    }

    private PackageIr run() {
        List<Decl.FuncDecl> order = index();
        var inits = new InitBuilder(this);
        inits.variables();
        for (Decl.FuncDecl d : order) {
            function(d, inits);
        }
        declaredTypes();
        drain();
        out.anonymousStructs.addAll(uses.structs().values());
        out.directCalls = this::direct;
        return out;
    }

    /// See [jopher.compiler.ir.DirectCalls].
    private Expr.Call direct(Func in, Expr.Call call, Expr recv, Selection method, List<Expr> args) {
        var f = new FuncNoder(this, new FuncNoder.Unit(info, plain), in, null, new FuncNoder.Numbers(), null);
        SelectorNoder.Target t = f.selectors.target(call.pos(), recv, method.obj(), method.index());
        Expr.Call out = f.selectors.invoke(call.pos(), t, method.method().signature(), args);
        DeepStack.call(() -> {
            drain();
            return null;
        });
        return new Expr.Call(call.pos(), call.type(), out.callee(), out.args());
    }

    /// Notes every function and variable of the package; the functions in source order.
    private List<Decl.FuncDecl> index() {
        List<Decl.FuncDecl> order = new ArrayList<>();
        int init = 0;
        for (File f : files) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.FuncDecl fd -> {
                        if (info.defs.get(fd.name()) instanceof FuncObj obj) {
                            decls.put(obj, fd);
                            if (fd.recv() == null && obj.name().equals("init")) {
                                symbols.numberInit(obj, init++);
                            }
                        }
                        order.add(fd);
                    }
                    case Decl.VarDecl vd -> vd.nameList().forEach(n -> {
                        if (info.defs.get(n) instanceof Var v && !v.name().equals("_") && source.linked(pkg.path(), v.name()) == null) {
                            out.globals.add(symbols.global(v));
                        }
                    });
                    default -> {}
                }
            }
        }
        return order;
    }

    private void function(Decl.FuncDecl d, InitBuilder inits) {
        if (!(info.defs.get(d.name()) instanceof FuncObj obj) || obj.name().equals("_")) {
            return;
        }
        Signature sig = obj.signature();
        if (!sig.typeParams().isEmpty() || !sig.recvTypeParams().isEmpty()) {
            return;
        }
        FuncSym sym = symbols.function(obj, List.of());
        boolean init = d.recv() == null && obj.name().equals("init");
        if (init) {
            out.inits.add(sym);
        }
        if (d.body() != null) {
            body(sym, obj, d, info, plain);
        } else {
            out.bodyless.add(FuncNoder.bodyless(this, sym, obj, d));
        }
    }

    private void body(FuncSym sym, FuncObj origin, Decl.FuncDecl d, Info info, TypeMap types) {
        try {
            FuncNoder.declared(this, sym, origin, d, info, types);
        } catch (CompilerBug b) {
            throw b;
        } catch (RuntimeException | StackOverflowError e) {
            throw new CompilerBug("noder", sym.goName, d.pos(), e.toString(), e);
        }
    }

    /// Adds a function; literals inside it are added by their noder, after it.
    void add(Func fn) {
        out.funcs.add(fn);
    }

    private void declaredTypes() {
        for (File f : files) {
            for (Decl d : f.declList()) {
                if (d instanceof Decl.TypeDecl td && info.defs.get(td.name()) instanceof TypeName tn && !tn.isAlias()
                        && Types.unalias(tn.type()) instanceof Named n && n.typeParams().isEmpty()) {
                    plain.apply(n);
                    if (!tn.name().equals("_")) {
                        out.types.add(methodSets.decl(n));
                    }
                }
            }
        }
    }

    private void drain() {
        while (true) {
            InstanceQueue.Work w = instances.next();
            if (w != null) {
                body(w.sym(), w.origin(), w.decl(), w.info(), w.types());
                continue;
            }
            Named n = uses.nextNamed();
            if (n != null) {
                out.types.add(methodSets.decl(n));
                continue;
            }
            Struct s = uses.nextStruct();
            if (s == null) {
                return;
            }
            var decl = methodSets.decl(s);
            if (decl != null) {
                out.types.add(decl);
            }
        }
    }

    /// The class that holds functions made for a type: wrappers of promoted methods.
    String wrapperClass(Named n) {
        if (n.isInstance()) {
            return Names.instanceWrappers(n.obj().pkg().path(), TypeEncoder.base(n));
        }
        return Names.fileClass(n.obj().pkg().path(), TypeEncoder.fileBase(n.obj().pos()));
    }

    CompilerBug bug(Pos pos, String function, String message) {
        return new CompilerBug("noder", function, pos, message);
    }
}
