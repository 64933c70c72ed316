package jopher.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.Decl.VarDecl;

/// Checks that directives stand on declarations they apply to, link names refer to functions and variables, and functions without a body are allowed to have none.
///
/// gc does this after type-checking, so these errors appear only in packages without others
/// (Go 1.26 cmd/compile/internal/noder/writer.go: collectDecls, checkPragmas, funcExt).
public final class DirectiveChecker {
    /// Directives for functions; `go:build` is for files, the rest of those with meaning fit nowhere.
    private static final Set<String> FILE = Set.of("go:build");

    /// What the checks need to know of the whole package.
    ///
    /// @param linkable whether a package-level function or variable of this name exists; null if link names are trusted
    /// @param linked   names that have a link name already; grows
    /// @param lang     language version as given, "go1.15"
    public record PackageScope(Predicate<String> linkable, Set<String> linked, String lang) {
        /// `lang` is go1.minor or later, or unknown.
        private boolean allows(int minor) {
            return !lang.matches("go1\\.\\d+(\\D.*)?") || Integer.parseInt(lang.substring(4).split("\\D")[0]) >= minor;
        }
    }

    private final PackageScope scope;
    private final File file;
    private final ErrorHandler errors;
    private final boolean complete;
    private final boolean importsEmbed;
    private final boolean importsUnsafe;

    private DirectiveChecker(File file, boolean complete, PackageScope scope, ErrorHandler errors) {
        this.scope = scope;
        this.file = file;
        this.errors = errors;
        this.complete = complete;
        Set<String> imports = file.imports().stream().filter(i -> i.path() != null)
                .map(i -> String.valueOf(StringLiteral.unquoteOrNull(i.path().value()))).collect(Collectors.toSet());
        importsEmbed = imports.contains("embed");
        importsUnsafe = imports.contains("unsafe");
    }

    /// `complete`: the package has no assembly or other native code, so every function needs a body or a link name.
    public static void check(File file, boolean complete, PackageScope scope, ErrorHandler errors) {
        new DirectiveChecker(file, complete, scope, errors).check();
    }

    /// The same for a file alone: link names are trusted.
    public static void check(File file, boolean complete, ErrorHandler errors) {
        check(file, complete, new PackageScope(null, new HashSet<>(), ""), errors);
    }

    private record Item(Node node, boolean inFunction) {}

    private void check() {
        checkAllowed(file.pragma(), FILE, false);
        Set<String> linked = !importsUnsafe ? Set.of() : file.linknames().stream().map(Linkname::local).collect(Collectors.toSet());
        Deque<Item> work = new ArrayDeque<>(); // not recursion: trees may be deep
        file.declList().reversed().forEach(d -> work.push(new Item(d, false)));
        while (!work.isEmpty()) {
            Item item = work.pop();
            switch (item.node) {
                case FuncDecl f -> function(f, linked);
                case VarDecl v -> variable(v, item.inFunction);
                case Decl d -> checkAllowed(d.pragma(), Set.of(), false);
                default -> {}
            }
            boolean inside = item.inFunction || item.node instanceof Stmt.BlockStmt;
            Children.forEach(item.node, c -> {
                if (!(c instanceof Expr.Name || c instanceof Expr.BasicLit)) {
                    work.push(new Item(c, inside));
                }
            });
        }
        for (Linkname l : file.linknames()) {
            if (!importsUnsafe) {
                errors.error(l.pos(), "//go:linkname only allowed in Go files that import \"unsafe\"");
            } else if (l.remote() != null && l.remote().contains("[") && l.remote().contains("]")) {
                errors.error(l.pos(), "//go:linkname reference of an instantiation is not allowed");
            } else if (scope.linkable == null) {
                continue;
            } else if (!scope.linkable.test(l.local())) {
                if (scope.allows(18)) {
                    errors.error(l.pos(), "//go:linkname must refer to declared function or variable");
                }
            } else if (!scope.linked.add(l.local())) {
                errors.error(l.pos(), "duplicate //go:linkname for " + l.local());
            }
        }
    }

    private void checkAllowed(Pragma pragma, Set<String> allowed, boolean embed) {
        for (Directive d : pragma.directives()) {
            if (Directives.isChecked(d.verb()) && !allowed.contains(d.verb())) {
                errors.error(d.pos(), "misplaced compiler directive");
            }
        }
        if (!embed) {
            for (Pragma.Embed e : pragma.embeds()) {
                errors.error(e.pos(), "misplaced go:embed directive");
            }
        }
    }

    private void function(FuncDecl f, Set<String> linked) {
        Pragma p = f.pragma();
        for (Directive d : p.directives()) {
            if (FILE.contains(d.verb())) {
                errors.error(d.pos(), "misplaced compiler directive");
            }
        }
        checkAllowed(new Pragma(List.of(), p.embeds()), Set.of(), false);
        if (p.has("go:systemstack") && p.has("go:nosplit")) {
            errors.error(f.pos(), "go:nosplit and go:systemstack cannot be combined");
        }
        if (f.body() != null) {
            if (p.has("go:noescape")) {
                errors.error(f.pos(), "can only use //go:noescape with external func implementations");
            }
            if (p.has("go:uintptrkeepalive") && !p.has("go:uintptrescapes") && !p.has("go:nosplit")) {
                errors.error(f.pos(), "go:uintptrkeepalive requires go:nosplit");
            }
        } else if ((complete && !f.name().value().equals("_") || f.name().value().equals("init"))
                && (f.recv() != null || !linked.contains(f.name().value()))) {
            errors.error(f.pos(), "missing function body");
        }
    }

    private void variable(VarDecl v, boolean inFunction) {
        checkAllowed(v.pragma(), Set.of(), true);
        if (v.pragma().embeds().isEmpty()) {
            return;
        }
        String wrong = null;
        if (!importsEmbed) {
            wrong = "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)";
        } else if (v.nameList().size() > 1) {
            wrong = "go:embed cannot apply to multiple vars";
        } else if (v.values() != null) {
            wrong = "go:embed cannot apply to var with initializer";
        } else if (inFunction) {
            wrong = "go:embed cannot apply to var inside func";
        } else if (!scope.allows(16)) {
            wrong = "go:embed requires go1.16 or later (-lang was set to " + scope.lang + "; check go.mod)";
        }
        if (wrong != null) {
            errors.error(v.pragma().embeds().getFirst().pos(), wrong);
        }
    }
}
