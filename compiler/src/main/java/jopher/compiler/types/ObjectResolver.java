package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Decl.*;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Group;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// Collects the package-level declarations of all files, performs imports, associates methods with their types, and has all
/// declarations checked in an order that suits aliases (types, aliases, the rest).
/// Go counterpart: types2/resolver.go.
final class ObjectResolver {
    private static final String ILLEGAL_PATH_CHARS = "!\"#$%&'()*,:;<=>?[\\]^{|}`\uFFFD";

    private final Checker c;
    private final Map<String, Package> imported = new HashMap<>();

    private record Method(FuncObj obj, boolean ptr, Name recv) { }

    ObjectResolver(Checker c) {
        this.c = c;
    }

    /// Sets package name and file versions; returns the files that belong to the package.
    List<File> initFiles(List<File> all) {
        List<File> files = new ArrayList<>();
        for (File f : all) {
            String name = f.pkgName().value();
            if (name.equals("_") && (c.pkg.name().isEmpty() || c.pkg.name().equals("_"))) {
                c.errorf(f.pkgName(), "invalid package name _");
                files.add(f);
            } else if (c.pkg.name().isEmpty()) {
                c.pkg.setName(name);
                files.add(f);
            } else if (c.pkg.name().equals(name)) {
                files.add(f);
            } else {
                // the whole file is wrong
                c.errorf(new Pos(f.pos().base(), 1, 1), "package %s; expected package %s", name, c.pkg.name());
            }
        }
        GoVersion pkgVersion = version(c.config.goVersion());
        if (pkgVersion != null && !all.isEmpty() && pkgVersion.compareTo(GoVersion.CURRENT) > 0) {
            c.errorf(all.get(0).pos(), "package requires newer Go version %s (application built with %s)", pkgVersion, GoVersion.CURRENT);
        }
        for (File f : files) {
            String v = c.config.goVersion() == null ? "" : c.config.goVersion();
            GoVersion fileVersion = version(f.goVersion());
            if (fileVersion != null) {
                // //go:build lines may set the version of a file, but not below go1.21 (which introduced that)
                v = (fileVersion.atLeast(GoVersion.GO1_21) ? fileVersion : GoVersion.GO1_21).toString();
                if (fileVersion.compareTo(GoVersion.CURRENT) > 0) {
                    c.errorf(f.pkgName(), "file requires newer Go version %s", fileVersion);
                }
            }
            c.info.fileVersions.put(f, v);
        }
        return files;
    }

    private static GoVersion version(String s) {
        return s == null || s.isEmpty() ? null : GoVersion.parse(s);
    }

    void collectObjects() {
        List<Method> methods = new ArrayList<>();
        List<Scope> fileScopes = new ArrayList<>();
        Set<Package> pkgImports = new HashSet<>(c.pkg.imports());
        List<Package> imports = new ArrayList<>(c.pkg.imports());
        for (File file : c.files) {
            c.env.version = version(c.info.fileVersions.get(file));
            c.recordDef(file.pkgName(), null);
            Scope fileScope = new Scope(c.pkg.scope(), file.pos(), file.eof(), file.source().path());
            fileScopes.add(fileScope);
            c.info.scopes.put(file, fileScope);
            ConstGroup group = new ConstGroup();
            for (Decl decl : file.declList()) {
                if (!(decl instanceof ConstDecl)) {
                    group.leave();
                }
                switch (decl) {
                    case ImportDecl d -> importDecl(d, file, fileScope, pkgImports, imports);
                    case ConstDecl d -> constDecl(d, group, fileScope);
                    case VarDecl d -> varDecl(d, fileScope);
                    case TypeDecl d -> {
                        DeclInfo info = new DeclInfo(fileScope, c.env.version);
                        info.tdecl = d;
                        declare(d.name(), new TypeName(d.name().pos(), c.pkg, d.name().value(), null), info);
                    }
                    case FuncDecl d -> funcDecl(d, fileScope, methods);
                }
            }
        }
        c.pkg.setImports(imports);
        checkFileScopes(fileScopes);
        for (Method m : methods) {
            associate(m);
        }
    }

    // Imports

    private void importDecl(ImportDecl d, File file, Scope fileScope, Set<Package> pkgImports, List<Package> imports) {
        if (d.path() == null || d.path().bad()) {
            return; // reported by the parser
        }
        String path = Constant.makeFromLiteral(d.path().value(), LitKind.STRING).stringVal();
        String bad = invalidPath(path);
        if (bad != null) {
            c.errorf(d.path(), "invalid import path (%s)", bad);
            return;
        }
        Package imp = importPackage(d.path().pos(), path, directory(file));
        String name = imp.name();
        if (d.localPkgName() != null) {
            name = d.localPkgName().value();
            if (path.equals("C")) {
                c.errorf(d.localPkgName(), "cannot rename import \"C\"");
                return;
            }
        }
        if (name.equals("init")) {
            c.errorf(d, "cannot import package as init - init must be a func");
            return;
        }
        if (pkgImports.add(imp)) {
            imports.add(imp);
        }
        PkgName obj = new PkgName(d.pos(), c.pkg, name, imp);
        if (d.localPkgName() != null) {
            c.recordDef(d.localPkgName(), obj);
        } else {
            c.recordImplicit(d, obj);
        }
        if (imp.fake) {
            obj.used = true;
        }
        c.imports.add(obj);
        if (name.equals(".")) {
            dotImport(d, imp, obj, fileScope);
        } else {
            c.decls.declare(fileScope, null, obj, null);
        }
    }

    private void dotImport(ImportDecl d, Package imp, PkgName pkgName, Scope fileScope) {
        for (Obj o : imp.scope().objects()) {
            if (!o.exported()) {
                continue;
            }
            Obj alt = fileScope.lookup(o.name());
            if (alt != null) {
                c.report(c.newError().add(c.at(d.localPkgName()), "%s redeclared in this block", alt.name()).addAltDecl(alt));
            } else {
                fileScope.put(o.name(), o);
                c.dotImports.computeIfAbsent(fileScope, k -> new HashMap<>()).put(o.name(), pkgName);
            }
        }
    }

    private static String directory(File file) {
        String path = file.source().path();
        int i = path.lastIndexOf('/');
        return i > 0 ? path.substring(0, i) : ".";
    }

    /// Why `path` cannot be an import path, or null.
    private static String invalidPath(String path) {
        if (path.isEmpty()) {
            return "empty string";
        }
        int[] cps = path.codePoints().toArray();
        for (int r : cps) {
            if (!isGraphic(r) || Character.isWhitespace(r) || Character.isSpaceChar(r) || ILLEGAL_PATH_CHARS.indexOf(r) >= 0) {
                String s = String.format("U+%04X", r);
                return "invalid character " + (isGraphic(r) ? s + " '" + Character.toString(r) + "'" : s);
            }
        }
        return null;
    }

    private static boolean isGraphic(int r) {
        return switch (Character.getType(r)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// As cmd/compile/internal/noder/import.go.
    private void checkPath(String path) throws Importer.ImportException {
        if (path.equals("main")) {
            throw new Importer.ImportException("cannot import \"main\"");
        }
        if (path.equals(c.pkg.path())) {
            throw new Importer.ImportException("import " + Quote.quote(path) + " while compiling that package (import cycle)");
        }
        if (path.startsWith("/")) {
            throw new Importer.ImportException("import path cannot be absolute path");
        }
        if (!path.startsWith(".") && path.contains("//")) {
            throw new Importer.ImportException("non-canonical import path " + Quote.quote(path)
                    + " (should be " + Quote.quote(path.replaceAll("/+", "/")) + ")");
        }
    }

    private Package importPackage(Pos pos, String path, String dir) {
        String key = path + "\0" + dir;
        Package known = imported.get(key);
        if (known != null) {
            return known;
        }
        Package imp;
        try {
            if (c.config.gcChecks()) {
                checkPath(path);
            }
            imp = path.equals("unsafe") ? Universe.UNSAFE : c.importer.importPackage(path, dir);
            if (imp.name().equals("_") || imp.name().isEmpty()) {
                throw new Importer.ImportException("invalid package name: " + Quote.quote(imp.name()));
            }
        } catch (Importer.ImportException e) {
            c.errorf(pos, "could not import %s (%s)", path, e.getMessage());
            String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            imp = new Package(path, name.substring(name.lastIndexOf('/') + 1));
            imp.fake = true; // no follow-on errors
        }
        imported.put(key, imp);
        c.markImports(imp);
        return imp;
    }

    // Constants and variables

    /// Position in a parenthesised constant declaration: the value of iota and the expression list to repeat.
    /// A group ends when another group, or another kind of declaration, begins.
    static final class ConstGroup {
        private Group group;
        private boolean inside;
        private int index;
        private ConstDecl last;

        void leave() {
            inside = false;
        }

        /// Enters `d`; afterwards [#iota] and [#source] are those of `d`.
        void enter(ConstDecl d) {
            if (inside && d.group() != null && d.group() == group) {
                index++;
            } else {
                index = 0;
                last = null;
            }
            inside = true;
            group = d.group();
            if (d.type() != null || d.values() != null) {
                last = d;
            }
        }

        Constant iota() {
            return Constant.makeInt64(index);
        }

        /// The declaration whose type and values count for `d`, or null if there is none.
        ConstDecl source() {
            return last;
        }
    }

    private void constDecl(ConstDecl d, ConstGroup group, Scope fileScope) {
        group.enter(d);
        ConstDecl source = group.source();
        List<Expr> values = source == null ? List.of() : Expr.unpackList(source.values());
        boolean inherited = source != null && source != d;
        for (int i = 0; i < d.nameList().size(); i++) {
            Name name = d.nameList().get(i);
            DeclInfo info = new DeclInfo(fileScope, c.env.version);
            info.type = source == null ? null : source.type();
            info.init = i < values.size() ? values.get(i) : null;
            info.inherited = inherited;
            declare(name, new ConstObj(name.pos(), c.pkg, name.value(), null, group.iota()), info);
        }
        arity(d.pos(), d.nameList(), values, true, inherited);
    }

    private void varDecl(VarDecl d, Scope fileScope) {
        int n = d.nameList().size();
        Var[] lhs = new Var[n];
        List<Expr> values = Expr.unpackList(d.values());
        DeclInfo shared = null; // one initialiser, or none: all variables share the declaration
        if (!(d.values() instanceof ListExpr)) {
            shared = new DeclInfo(fileScope, c.env.version);
            shared.lhs = lhs;
            shared.type = d.type();
            shared.init = d.values();
        }
        for (int i = 0; i < n; i++) {
            Name name = d.nameList().get(i);
            lhs[i] = new Var(Var.Kind.PACKAGE, name.pos(), c.pkg, name.value(), null);
            DeclInfo info = shared;
            if (info == null) {
                info = new DeclInfo(fileScope, c.env.version);
                info.type = d.type();
                info.init = i < values.size() ? values.get(i) : null;
            }
            declare(name, lhs[i], info);
        }
        if (d.type() == null || !values.isEmpty()) {
            arity(d.pos(), d.nameList(), values, false, false);
        }
    }

    /// Checks that there are as many values as names.
    void arity(Pos pos, List<Name> names, List<Expr> inits, boolean constDecl, boolean inherited) {
        int l = names.size();
        int r = inits.size();
        if (l < r) {
            Expr n = inits.get(l);
            if (inherited) {
                c.errorf(pos, "extra init expr at %s", n.pos());
            } else {
                c.errorf(n, "extra init expr %s", n);
            }
        } else if (l > r && (constDecl || r != 1)) { // one value may be a call with several results
            Name n = names.get(r);
            c.errorf(n, "missing init expr for %s", n.value());
        }
    }

    /// Declares a package-level constant, variable or type.
    private void declare(Name ident, Obj obj, DeclInfo info) {
        if (ident.value().equals("init")) {
            c.errorf(ident, "cannot declare init - must be func");
            return;
        }
        if (ident.value().equals("main") && c.pkg.name().equals("main")) {
            c.errorf(ident, "cannot declare main - must be func");
            return;
        }
        c.decls.declare(c.pkg.scope(), ident, obj, null);
        track(obj, info);
    }

    private void track(Obj obj, DeclInfo info) {
        c.objMap.put(obj, info);
        obj.order = c.objMap.size();
        obj.completer = c.decls::objDecl;
    }

    // Functions and methods

    private void funcDecl(FuncDecl d, Scope fileScope, List<Method> methods) {
        String name = d.name().value();
        FuncObj obj = new FuncObj(d.name().pos(), c.pkg, name, null);
        boolean typeParamError = false;
        boolean hasTypeParams = !d.tparamList().isEmpty();
        if (d.recv() == null) {
            if (name.equals("init") || name.equals("main") && c.pkg.name().equals("main")) {
                if (hasTypeParams) {
                    c.errorf(d.tparamList().get(0), "func %s must have no type parameters", name);
                    typeParamError = true;
                }
                if (!d.type().paramList().isEmpty() || !d.type().resultList().isEmpty()) {
                    c.errorf(d.name(), "func %s must have no arguments and no return values", name);
                }
            }
            if (name.equals("init")) { // not visible
                obj.parent = c.pkg.scope();
                c.recordDef(d.name(), obj);
                if (d.body() == null) {
                    c.errorf(obj.pos(), "func init must have a body");
                }
            } else {
                c.decls.declare(c.pkg.scope(), d.name(), obj, null);
            }
        } else {
            Receiver recv = Receiver.unpack(d.recv().type());
            // blank methods and those with invalid receivers are checked, but belong to no type
            if (recv.base() instanceof Name base && !name.equals("_")) {
                methods.add(new Method(obj, recv.ptr(), base));
            }
            c.recordDef(d.name(), obj);
        }
        if (hasTypeParams && !typeParamError) {
            c.verifyVersion(d.tparamList().get(0), GoVersion.GO1_18, "type parameter");
        }
        DeclInfo info = new DeclInfo(fileScope, c.env.version);
        info.fdecl = d;
        track(obj, info);
    }

    /// A receiver type `*T[A, B]` in its parts; `index` is the type parameters' expression or null.
    record Receiver(boolean ptr, Expr base, IndexExpr index) {
        static Receiver unpack(Expr type) {
            Expr base = Expr.unparen(type);
            boolean ptr = false;
            if (base instanceof Operation op && op.op() == Operator.MUL && op.y() == null) {
                ptr = true;
                base = Expr.unparen(op.x());
            }
            if (base instanceof IndexExpr i) {
                return new Receiver(ptr, i.x(), i);
            }
            return new Receiver(ptr, base, null);
        }
    }

    private void associate(Method m) {
        boolean ptr = m.ptr;
        Name name = m.recv;
        Set<TypeName> seen = new HashSet<>();
        // follow non-generic aliases to a defined type of this package; one pointer in all is permitted
        while (name != null && c.pkg.scope().lookup(name.value()) instanceof TypeName tname && !seen.contains(tname)) {
            TypeDecl tdecl = c.objMap.get(tname).tdecl;
            if (!tdecl.alias()) {
                m.obj.hasPtrRecv = ptr;
                c.methods.computeIfAbsent(tname, k -> new ArrayList<>()).add(m.obj);
                return;
            }
            if (!tdecl.tparamList().isEmpty()) {
                return;
            }
            seen.add(tname);
            Expr type = Expr.unparen(tdecl.type());
            if (type instanceof Operation op && op.op() == Operator.MUL && op.y() == null) {
                if (ptr) {
                    return;
                }
                ptr = true;
                type = Expr.unparen(op.x());
            }
            name = type instanceof Name n ? n : null;
        }
    }

    // Whole-package checks

    /// Objects of package and file scopes must have different names.
    private void checkFileScopes(List<Scope> fileScopes) {
        for (Scope scope : fileScopes) {
            for (String name : scope.names()) {
                Obj alt = c.pkg.scope().lookup(name);
                if (alt == null) {
                    continue;
                }
                Obj obj = scope.lookup(name);
                Failure f = c.newError();
                if (obj instanceof PkgName p) {
                    f.add(c.at(alt), "%s already declared through import of %s", alt.name(), p.imported());
                } else {
                    f.add(c.at(alt), "%s already declared through dot-import of %s", alt.name(), obj.pkg());
                }
                c.report(f.addAltDecl(obj));
            }
        }
    }

    /// Checks all package-level declarations (not function bodies).
    void packageObjects() {
        List<Obj> aliases = new ArrayList<>();
        List<Obj> others = new ArrayList<>();
        for (Obj o : new ArrayList<>(c.objMap.keySet())) {
            if (!(o instanceof TypeName t)) {
                others.add(o);
            } else if (c.objMap.get(t).tdecl.alias()) {
                aliases.add(o);
            } else {
                c.decls.objDecl(o);
            }
        }
        aliases.forEach(c.decls::objDecl);
        others.forEach(c.decls::objDecl);
        c.methods.clear(); // what is left has no type; that was reported
    }

    void unusedImports() {
        if (c.config.ignoreFuncBodies()) {
            return; // uses are likely missing
        }
        for (PkgName p : c.imports) {
            if (!p.name().equals("_") && !p.used) {
                String path = p.imported().path();
                String elem = path.substring(path.lastIndexOf('/') + 1);
                if (p.name().isEmpty() || p.name().equals(".") || p.name().equals(elem)) {
                    c.errorf(p, "%q imported and not used", path);
                } else {
                    c.errorf(p, "%q imported as %s and not used", path, p.name());
                }
            }
        }
    }
}
