package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jopher.abi.Names;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.ir.TypeEncoder;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Linkname;

/// What every function without a body, and every variable shared by `//go:linkname`, stands for in one program.
///
/// Symbols are written as Go's linker writes them: `path.Name`, `path.T.M`, `path.(*T).M`. A function without a body is, in
/// this order: another function with a body that it pulls, or that a package pushes under its symbol; a native, looked
/// up under its own symbol and then under those it pulls; missing, which is a throw when it is called.
public final class Linknames {
    /// What a function without a body is.
    public sealed interface Binding {
        /// A Go function with a body elsewhere in the program.
        record Go(String symbol) implements Binding {}

        /// A Java method, if the table of natives has one under one of these symbols, the first first.
        record Native(List<String> symbols) implements Binding {}
    }

    /// Where a function is declared: link path, class and name of its static method, and whether it has a body.
    public record Declared(String packagePath, String owner, String name, boolean hasBody) {}

    private final Map<String, Declared> functions = new TreeMap<>();
    private final Set<String> variables = new LinkedHashSet<>();
    /// Local symbol → remote symbol of a linkname with two arguments on something without a definition of its own.
    private final Map<String, String> pulls = new TreeMap<>();
    /// Remote symbol → the local function with a body that is to be found under it.
    private final Map<String, String> pushes = new TreeMap<>();
    private final Map<String, String> variableLinks = new TreeMap<>();

    private Linknames() {}

    /// Collects the linknames of all packages; makes their syntax trees.
    public static Linknames of(LoadedProgram program) {
        Linknames l = new Linknames();
        for (LoadedPackage p : program.packages()) {
            l.declarations(p);
        }
        for (LoadedPackage p : program.packages()) {
            l.links(p);
        }
        return l;
    }

    private void declarations(LoadedPackage p) {
        for (File f : p.files()) {
            for (Decl d : f.declList()) {
                switch (d) {
                    case Decl.FuncDecl fn -> functions.putIfAbsent(symbol(p.linkPath(), fn), declared(p, f, fn));
                    case Decl.VarDecl v -> {
                        for (Expr.Name n : v.nameList()) {
                            variables.add(p.linkPath() + "." + n.value());
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    private static Declared declared(LoadedPackage p, File f, Decl.FuncDecl fn) {
        String owner = Names.fileClass(p.linkPath(), TypeEncoder.fileBase(f.pos()));
        String name = fn.name().value();
        if (fn.recv() != null) {
            Expr t = Expr.unparen(fn.recv().type());
            Expr base = t instanceof Expr.Operation o ? Expr.unparen(o.x()) : t;
            name = base instanceof Expr.Name n ? Names.method(n.value(), t instanceof Expr.Operation, name) : Names.function(name);
        } else {
            name = Names.function(name);
        }
        return new Declared(p.linkPath(), owner, name, fn.body() != null);
    }

    /// Where the function with this symbol is declared, null if the program has none.
    public Declared find(String symbol) {
        return functions.get(symbol);
    }

    /// Link path of the package that declares the function with this symbol.
    String packageOf(String symbol) {
        return functions.get(symbol).packagePath();
    }

    private boolean hasBody(String symbol) {
        Declared d = functions.get(symbol);
        return d != null && d.hasBody();
    }

    private void links(LoadedPackage p) {
        for (File f : p.files()) {
            for (Linkname l : f.linknames()) {
                if (l.remote() == null) {
                    continue;
                }
                String local = p.linkPath() + "." + l.local();
                String remote = decode(l.remote());
                if (remote.equals(local) || remote.indexOf('.') < 0) {
                    continue;
                }
                if (functions.containsKey(local)) {
                    if (hasBody(local)) {
                        pushes.put(remote, local);
                    } else {
                        pulls.put(local, remote);
                    }
                } else if (variables.contains(local)) {
                    variableLinks.put(local, remote);
                }
            }
        }
    }

    /// Path elements with dots are escaped in linknames.
    private static String decode(String s) {
        return s.replace("%2e", ".");
    }

    /// The symbol of a function or method declared in the package with this link path.
    public static String symbol(String linkPath, Decl.FuncDecl f) {
        if (f.recv() == null) {
            return linkPath + "." + f.name().value();
        }
        Expr t = Expr.unparen(f.recv().type());
        boolean pointer = t instanceof Expr.Operation;
        Expr base = t instanceof Expr.Operation o ? Expr.unparen(o.x()) : t;
        if (base instanceof Expr.IndexExpr i) {
            base = i.x();
        }
        String name = base instanceof Expr.Name n ? n.value() : "?";
        return linkPath + "." + (pointer ? "(*" + name + ")" : name) + "." + f.name().value();
    }

    /// What the function with this symbol, which has no body, stands for.
    public Binding bindingOf(String symbol) {
        Set<String> tried = new LinkedHashSet<>();
        String s = symbol;
        while (s != null && tried.add(s)) {
            if (!s.equals(symbol) && hasBody(s)) {
                return new Binding.Go(s);
            }
            String pushed = pushes.get(s);
            if (pushed != null) {
                return new Binding.Go(pushed);
            }
            s = pulls.get(s);
        }
        return new Binding.Native(new ArrayList<>(tried));
    }

    /// The variable that holds the value of this one: itself, or the one it is linked to.
    public String variableOf(String symbol) {
        Set<String> seen = new LinkedHashSet<>();
        String s = symbol;
        while (seen.add(s)) {
            String remote = variableLinks.get(s);
            if (remote == null || !variables.contains(remote)) {
                return s;
            }
            s = remote;
        }
        return symbol;
    }

    /// Every function without a body in the program, with what it stands for, by symbol.
    public Map<String, Binding> bodyless() {
        Map<String, Binding> out = new LinkedHashMap<>();
        functions.forEach((s, d) -> {
            if (!d.hasBody()) {
                out.put(s, bindingOf(s));
            }
        });
        return out;
    }
}
