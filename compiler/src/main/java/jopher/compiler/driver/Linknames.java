package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;

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

    /// By link path; several only for programs that are built together.
    private final Map<String, List<Outline>> outlines = new HashMap<>();
    private final Map<String, Declared> bodyless = new TreeMap<>();
    /// Local symbol → remote symbol of a linkname with two arguments on something without a definition of its own.
    private final Map<String, String> pulls = new TreeMap<>();
    /// Remote symbol → the local function with a body that is to be found under it.
    private final Map<String, String> pushes = new TreeMap<>();
    private final Map<String, String> variableLinks = new TreeMap<>();

    private Linknames() {}

    /// Collects the linknames of all packages.
    static Linknames of(LoadedProgram program, Map<LoadedPackage, Outline> outlines) {
        Linknames l = new Linknames();
        for (LoadedPackage p : program.packages()) {
            Outline o = outlines.get(p);
            l.outlines.computeIfAbsent(p.linkPath(), k -> new ArrayList<>()).add(o);
            o.bodyless().forEach(l.bodyless::putIfAbsent);
        }
        for (LoadedPackage p : program.packages()) {
            l.links(p, outlines.get(p));
        }
        return l;
    }

    /// The outlines of the packages that can declare this symbol: paths may have dots, too.
    private List<Outline> declaring(String symbol) {
        List<Outline> out = new ArrayList<>();
        for (int i = symbol.indexOf('.', symbol.lastIndexOf('/') + 1); i > 0; i = symbol.indexOf('.', i + 1)) {
            out.addAll(outlines.getOrDefault(symbol.substring(0, i), List.of()));
        }
        return out;
    }

    /// Where the function with this symbol is declared, null if the program has none.
    public Declared find(String symbol) {
        for (Outline o : declaring(symbol)) {
            Declared d = o.function(symbol);
            if (d != null) {
                return d;
            }
        }
        return null;
    }

    /// Link path of the package that declares the function with this symbol, which has no body.
    String packageOf(String symbol) {
        return bodyless.get(symbol).packagePath();
    }

    /// The class that holds the variable with this symbol, null if the program has none.
    String ownerOf(String variable) {
        return declaring(variable).stream().map(o -> o.variable(variable)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    private boolean hasBody(String symbol) {
        if (bodyless.containsKey(symbol)) {
            return false;
        }
        Declared d = find(symbol);
        return d != null && d.hasBody();
    }

    private void links(LoadedPackage p, Outline outline) {
        for (Outline.Link l : outline.links()) {
            String local = p.linkPath() + "." + l.local();
            String remote = decode(l.remote());
            if (remote.equals(local) || remote.indexOf('.') < 0) {
                continue;
            }
            switch (l.kind()) {
                case FUNCTION -> pushes.put(remote, local);
                case BODYLESS -> pulls.put(local, remote);
                case VARIABLE -> variableLinks.put(local, remote);
                case NOTHING -> { }
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
            if (remote == null || ownerOf(remote) == null) {
                return s;
            }
            s = remote;
        }
        return symbol;
    }

    /// Variables that stand for others, by symbol.
    Map<String, String> linkedVariables() {
        Map<String, String> out = new TreeMap<>();
        variableLinks.keySet().forEach(s -> {
            if (!variableOf(s).equals(s)) {
                out.put(s, variableOf(s));
            }
        });
        return out;
    }

    /// Every function without a body in the program, with what it stands for, by symbol.
    public Map<String, Binding> bodyless() {
        Map<String, Binding> out = new LinkedHashMap<>();
        bodyless.forEach((s, d) -> out.put(s, bindingOf(s)));
        return out;
    }
}
