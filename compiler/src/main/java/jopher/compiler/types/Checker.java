package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.base.PosBase;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Node;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// The type checker of one package: names, types, constants and initialisation order (spec, all of it).
///
/// This class holds the state of a check and the operations every part needs (environment, delayed actions, errors,
/// recording); the work is done by one class per job: [ObjectResolver], [DeclChecker], [TypeExprChecker], [SignatureChecker],
/// [ExprChecker], [CallChecker], [SelectorChecker], [IndexChecker], [LiteralChecker], [BuiltinChecker], [ConversionChecker], [StmtChecker],
/// [SwitchChecker], [RangeChecker], [AssignChecker].
///
/// Actions that need completely set-up types (checks of map keys, of type arguments, function bodies …) are delayed with
/// [#later]. A checker is used by one thread. Go counterpart: types2/check.go.
public final class Checker implements TypeEnv {
    private static final Pattern VERSION_ERROR = Pattern.compile("requires go[0-9]+\\.[0-9]+ or later");

    final CheckConfig config;
    final Importer importer;
    private final Diagnostics diagnostics;
    Info info;
    final Context context;
    Package pkg;

    /// Package-level objects and methods with their declarations, in source order.
    final Map<Obj, DeclInfo> objMap = new LinkedHashMap<>();
    List<File> files = List.of();
    /// The imports of all files, in source order.
    final List<PkgName> imports = new ArrayList<>();
    /// Defined types that functions declare.
    final List<TypeName> localTypes = new ArrayList<>();
    final Map<Scope, Map<String, PkgName>> dotImports = new IdentityHashMap<>();
    /// The methods of package-level types whose declaration has not been checked yet.
    final Map<TypeName, List<FuncObj>> methods = new IdentityHashMap<>();

    private record Action(GoVersion version, Runnable work) { }

    private final List<Action> delayed = new ArrayList<>();
    /// The objects whose declarations are being checked, outermost first.
    final List<Obj> objPath = new ArrayList<>();
    final Map<Obj, Integer> objPathIndex = new IdentityHashMap<>();
    private final List<Runnable> cleaners = new ArrayList<>();
    private final Set<FuncObj> unchecked = Collections.newSetFromMap(new IdentityHashMap<>());
    /// The interface types of the source.
    final Map<Expr.InterfaceType, Interface> interfaceLiterals = new LinkedHashMap<>();
    private boolean failed;
    private volatile boolean done;
    Environment env = new Environment(null, null);

    final UntypedExprs untyped = new UntypedExprs(this);
    final ConstantChecks constants = new ConstantChecks(this);
    final ObjectResolver resolver = new ObjectResolver(this);
    final DeclChecker decls = new DeclChecker(this);
    final TypeExprChecker typexprs = new TypeExprChecker(this);
    final SignatureChecker signatures = new SignatureChecker(this);
    final ExprChecker exprs = new ExprChecker(this);
    final SelectorChecker selectors = new SelectorChecker(this);
    final CallChecker calls = new CallChecker(this);
    final IndexChecker indexes = new IndexChecker(this);
    final LiteralChecker literals = new LiteralChecker(this);
    final BuiltinChecker builtins = new BuiltinChecker(this);
    final ConversionChecker conversions = new ConversionChecker(this);
    final Assignability assignability = new Assignability(this);
    final Conversion conversionRules = new Conversion(this);
    final Infer infer;
    final AssignChecker assigns = new AssignChecker(this);
    final StmtChecker stmts = new StmtChecker(this);
    final SwitchChecker switches = new SwitchChecker(this);
    final RangeChecker ranges = new RangeChecker(this);
    final CycleChecker cycles = new CycleChecker(this);
    final ValidType validTypes = new ValidType(this);
    final Mono mono = new Mono(this);

    public Checker(CheckConfig config, Importer importer, Context context, Diagnostics diagnostics) {
        this.config = config;
        this.importer = importer;
        this.context = context;
        this.diagnostics = diagnostics;
        this.infer = new Infer(context, this);
    }

    public record Result(Package pkg, Info info) { }

    /// Checks the files of package `path`; errors go to the diagnostics and do not stop the check.
    public Result check(String path, List<File> files) {
        return check(new Package(path, ""), files);
    }

    /// As [#check(String,List)], filling a package that was made before.
    public Result check(Package pkg, List<File> files) {
        DeepStack.run(() -> checkFiles(pkg, files));
        return new Result(pkg, info);
    }

    /// In source order, whatever the order in which bodies were checked.
    private void numberLocalTypes() {
        if (localTypes.isEmpty()) {
            return;
        }
        Map<PosBase, Integer> order = new IdentityHashMap<>();
        files.forEach(f -> order.put(f.pos().fileBase(), order.size()));
        localTypes.sort(Comparator.comparingInt((TypeName t) -> order.getOrDefault(t.pos().fileBase(), 0)).thenComparingInt(t -> t.pos().line()).thenComparingInt(t -> t.pos().col()));
        for (int i = 0; i < localTypes.size(); i++) {
            localTypes.get(i).setLocalNumber(i + 1);
        }
    }

    private void checkFiles(Package p, List<File> all) {
        this.pkg = p;
        int bytes = 0;
        for (File f : all) {
            bytes += f.source().bytes().length;
        }
        info = new Info(config.ignoreFuncBodies() ? bytes / 8 : bytes);
        try {
            files = resolver.initFiles(all);
            resolver.collectObjects();
            cycles.directCycles();
            resolver.packageObjects();
            processDelayed(0);
            cleanup();
            numberLocalTypes();
            if (!config.ignoreFuncBodies()) {
                new InitOrder(this).compute(); // dependencies are not known otherwise
            }
            resolver.unusedImports();
            untyped.recordAll();
            if (!failed) {
                mono.check();
            }
            if (!failed && config.gcChecks()) {
                new InterfaceCycles(this).check(interfaceLiterals);
            }
            if (!failed && config.gcChecks() && !config.ignoreFuncBodies()) {
                new SizeChecks(this).check();
            }
            pkg.goVersion = config.goVersion() == null ? "" : config.goVersion();
            pkg.complete = true;
            // all declarations are checked; other threads may look at the objects from now on
            objMap.keySet().forEach(o -> o.completer = null);
            done = !config.ignoreFuncBodies();
        } catch (CompilerBug bug) {
            throw bug;
        } catch (RuntimeException | StackOverflowError e) {
            Pos at = objPath.isEmpty() ? Pos.NONE : objPath.getLast().pos();
            throw new CompilerBug("type checking", objPath.isEmpty() ? "" : objPath.getLast().name(), at == null ? Pos.NONE : at, String.valueOf(e), e);
        }
    }

    /// Checks the body of a function of this package that was skipped because of [CheckConfig#ignoreFuncBodies].
    /// Does nothing if it was checked before. Safe for several threads.
    public synchronized void checkBody(FuncObj f) {
        FuncObj origin = f.origin();
        if (!unchecked.remove(origin)) {
            return;
        }
        DeepStack.run(() -> {
            DeclInfo d = objMap.get(origin);
            env = new Environment(d.file, d.version);
            stmts.funcBody(d, (Signature) origin.type, d.fdecl.body(), null);
            processDelayed(0);
            cleanup();
            untyped.recordAll();
        });
    }

    /// Remembers a function whose body is to be checked on demand.
    void skipBody(FuncObj f) {
        unchecked.add(f);
    }

    private void cleanup() {
        for (int i = 0; i < cleaners.size(); i++) { // cleaning may add more
            cleaners.get(i).run();
        }
        cleaners.clear();
    }

    /// Runs `cleaner` at the end of the check.
    void atEnd(Runnable cleaner) {
        cleaners.add(cleaner);
    }

    // Environment

    Obj lookup(String name) {
        for (Scope s = env.scope; s != null; s = s.parent()) {
            Obj o = s.lookup(name);
            if (o != null) {
                return o;
            }
        }
        return null;
    }

    void openScope(Node node, String comment) {
        Scope scope = new Scope(env.scope, node.pos(), null, comment); // where it ends nobody asks, and is slow to find
        info.scopes.put(node, scope);
        env.scope = scope;
    }

    void closeScope() {
        env.scope = env.scope.parent();
    }

    Var newLocal(Pos pos, String name, Type type) {
        return new Var(Var.Kind.LOCAL, pos, pkg, name, type);
    }

    /// Adds the dependency of the current package-level declaration on `to`, if both are package-level.
    void addDeclDep(Obj to) {
        DeclInfo from = env.decl;
        if (from != null && objMap.containsKey(to)) {
            from.addDep(to);
        }
    }

    void push(Obj obj) {
        objPathIndex.put(obj, objPath.size());
        objPath.add(obj);
    }

    void pop() {
        objPathIndex.remove(objPath.removeLast());
    }

    // Delayed actions

    @Override
    public void later(Runnable work) {
        if (done) {
            work.run(); // types made by substitution may refer to a checker that has finished
            return;
        }
        delayed.add(new Action(env.version, work));
    }

    int delayedTop() {
        return delayed.size();
    }

    /// Runs the actions delayed since `top`, and those they add.
    void processDelayed(int top) {
        if (delayed.size() == top) {
            return;
        }
        GoVersion saved = env.version;
        for (int i = top; i < delayed.size(); i++) {
            Action a = delayed.get(i);
            env.version = a.version;
            a.work.run();
        }
        while (delayed.size() > top) {
            delayed.removeLast();
        }
        env.version = saved;
    }

    // Versions

    @Override
    public boolean allowVersion(GoVersion v) {
        return env.version == null || env.version.atLeast(v);
    }

    /// Reports an error unless the file's language version is at least `v`.
    boolean verifyVersion(Object at, GoVersion v, String format, Object... args) {
        if (allowVersion(v)) {
            return true;
        }
        versionError(at, v, format, args);
        return false;
    }

    void versionError(Object at, GoVersion v, String format, Object... args) {
        errorf(at, "%s requires %s or later", format(format, args), v);
    }

    // Errors

    /// The position at which an error about a node, operand, object or position is reported: where it starts.
    Pos at(Object o) {
        return switch (o) {
            case null -> Pos.NONE;
            case Pos p -> p;
            case Operand x -> x.expr == null ? Pos.NONE : Positions.start(x.expr);
            case Node n -> Positions.start(n);
            case Obj obj -> obj.pos() == null ? Pos.NONE : obj.pos();
            default -> throw new IllegalArgumentException(o.getClass().getName());
        };
    }

    void errorf(Object at, String format, Object... args) {
        report(newError().add(at(at), format, args));
    }

    Failure newError() {
        return new Failure(this::qualify, "");
    }

    @Override
    public void report(Failure failure) {
        if (done) {
            return;
        }
        String msg = failure.message();
        if (failed) {
            // Messages that mention invalid operands are mostly consequences of errors reported before (as gc).
            String first = failure.firstText();
            if (first.indexOf("invalid operand") > 0 || first.indexOf("invalid type") > 0) {
                return;
            }
        }
        failed = true;
        Pos pos = env.errPos != null ? env.errPos : failure.pos();
        if (config.gcChecks() && VERSION_ERROR.matcher(msg).find()) {
            msg = versionHint(pos, msg);
        }
        if (!config.goroot().isEmpty()) {
            msg = msg.replace(config.goroot() + "/src/", "$GOROOT/src/");
        }
        diagnostics.report(pos, failure.code, msg);
    }

    /// gc's addition to messages about features that the language version lacks.
    private String versionHint(Pos pos, String msg) {
        PosBase base = pos.fileBase();
        for (File f : files) {
            if (f.pos().fileBase() == base) {
                String version = info.fileVersions.get(f);
                return f.goVersion().equals(version)
                        ? msg + " (file declares //go:build " + version + ")"
                        : msg + " (-lang was set to " + config.goVersion() + "; check go.mod)";
            }
        }
        return msg;
    }

    boolean hasFailed() {
        return failed;
    }

    String format(String format, Object... args) {
        return Format.sprintf(this::qualify, format, args);
    }

    String typeString(Type t) {
        return TypeWriter.string(t, this::qualify);
    }

    String exprString(Expr e) {
        return ExprString.of(e);
    }

    Cause newCause() {
        return new Cause(this::qualify);
    }

    private Map<String, Set<String>> pathsByName;
    private Set<Package> seenPackages;

    @Override
    public Qualifier qualifier() {
        return this::qualify;
    }

    /// Other packages are named in messages; by path if several packages of that name are imported somewhere.
    private String qualify(Package p) {
        if (p == pkg) {
            return "";
        }
        if (pathsByName == null) {
            pathsByName = new HashMap<>();
            seenPackages = new HashSet<>();
            markImports(pkg);
        }
        Set<String> paths = pathsByName.get(p.name());
        return paths != null && paths.size() > 1 ? Quote.quote(p.path()) : p.name();
    }

    void markImports(Package p) {
        if (pathsByName == null || !seenPackages.add(p)) {
            return;
        }
        pathsByName.computeIfAbsent(p.name(), k -> new TreeSet<>()).add(p.path());
        for (Package imp : p.imports()) {
            markImports(imp);
        }
    }

    @Override
    public boolean untypedFits(Operand x, Type target) {
        return untyped.implicitTypeAndValue(x, target).failure() == null;
    }

    @Override
    public boolean isCurrent(Package p) {
        return p == pkg;
    }

    // Recording

    /// Records the type of `x.expr`; untyped expressions are remembered until their type is known.
    void record(Operand x) {
        switch (x.mode) {
            case INVALID -> { }
            case NO_VALUE -> recordTypeAndValue(x.expr, x.mode, Tuple.EMPTY, null);
            default -> {
                if (Types.isUntyped(x.type)) {
                    untyped.remember(x.expr, x.mode, (Basic) x.type, x.isConstant() ? x.val : null);
                } else {
                    recordTypeAndValue(x.expr, x.mode, x.type, x.isConstant() ? x.val : null);
                }
            }
        }
    }

    void recordTypeAndValue(Expr e, Operand.Mode mode, Type t, Constant val) {
        if (mode != Operand.Mode.INVALID) {
            info.types.put(e, new TypeAndValue(mode, t, val));
        }
    }

    void recordTypeExpr(Expr e, Type t) {
        recordTypeAndValue(e, Operand.Mode.TYPEXPR, t, null);
    }

    /// Records the signature with which a builtin is called, for its name and the parentheses around it.
    void recordBuiltinType(Expr f, Signature sig) {
        recordTypeAndValue(f, Operand.Mode.BUILTIN, sig, null);
        while (f instanceof Expr.ParenExpr p) {
            f = p.x();
            recordTypeAndValue(f, Operand.Mode.BUILTIN, sig, null);
        }
    }

    /// Records that `e` is used for its two values: its type becomes a pair.
    void recordCommaOkTypes(Expr e, Type t0, Type t1) {
        while (true) {
            TypeAndValue tv = info.types.get(e);
            Tuple pair = Tuple.of(newLocal(e.pos(), "", t0), newLocal(e.pos(), "", t1));
            info.types.put(e, new TypeAndValue(tv.mode(), pair, tv.value()));
            if (!(e instanceof Expr.ParenExpr p)) {
                return;
            }
            e = p.x();
        }
    }

    /// Records the instantiation of the generic function or type that `e` names.
    void recordInstance(Expr e, List<Type> targs, Type t) {
        Expr f = e instanceof Expr.IndexExpr i ? i.x() : e;
        Expr.Name name = switch (f) {
            case Expr.Name n -> n;
            case Expr.SelectorExpr s -> s.sel();
            default -> throw new CompilerBug("type checking", "", e.pos(), "instantiated identifier not found in " + exprString(e));
        };
        info.instances.put(name, new Instance(targs, t));
    }

    void recordDef(Expr.Name id, Obj o) {
        info.defs.put(id, o);
    }

    void recordUse(Expr.Name id, Obj o) {
        info.uses.put(id, o);
    }

    void recordImplicit(Node n, Obj o) {
        info.implicits.put(n, o);
    }

    void recordSelection(Expr.SelectorExpr e, Selection.Kind kind, Type recv, Obj obj, int[] index, boolean indirect) {
        recordUse(e.sel(), obj);
        info.selections.put(e, new Selection(kind, recv, obj, index, indirect));
    }
}
