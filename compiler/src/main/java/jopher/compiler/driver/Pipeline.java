package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jopher.abi.Names;
import jopher.compiler.base.Notes;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadMemory;
import jopher.compiler.driver.load.LoadOptions;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Loader;
import jopher.compiler.driver.load.ModuleGraph;
import jopher.compiler.driver.overlay.OverlayFiles;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.link.LinkBase;
import jopher.compiler.link.LinkVerifier;
import jopher.compiler.link.Linker;
import jopher.compiler.represent.Backend;
import jopher.compiler.types.Context;

/// What the command line asks for: packages loaded, checked, compiled, linked. The phases themselves are in [Phases], what each package
/// goes through in [ProgramBuild].
public final class Pipeline {
    /// Kind of the cache's entries for what was found out about sources.
    private static final String FACTS = "facts";

    private final Settings settings;
    private final GoEnv env;
    private final Timing timing;
    private final OverlayFiles overlay;
    private final StandardPackages before;
    private final BuildCache cache;
    private Progress progress = Progress.NONE;
    private Goroot goroot;
    private String identity;
    private Dumps dumps;
    private Map<LoadedPackage, Notes> notes = Map.of();

    public Pipeline(Settings settings, GoEnv env, Timing timing) {
        this(settings, env, timing, null);
    }

    /// @param before standard packages that another pipeline of this process has checked, with the same tags; null for none
    public Pipeline(Settings settings, GoEnv env, Timing timing, StandardPackages before) {
        this.settings = settings;
        this.before = before;
        this.env = env;
        this.cache = new BuildCache(BuildCache.folder(env));
        this.timing = timing;
        this.overlay = OverlayFiles.fromClassPath(Pipeline.class.getClassLoader());
    }

    /// `p` is told how far [#compile] and [#build] are.
    public void watch(Progress p) {
        progress = p;
    }

    /// load: arguments → packages in import order.
    public LoadedProgram load(List<String> arguments) throws LoadException {
        return load(() -> loader().load(arguments));
    }

    /// load: the .go files of one package.
    public LoadedProgram loadFiles(List<String> files) throws LoadException {
        return load(() -> loader().loadFileList(files));
    }

    /// load: the program that tests a package ([Loader#loadTests]).
    public LoadedProgram loadTests(String path, List<String> files) throws LoadException {
        return load(() -> loader().loadTests(path, files));
    }

    /// load: import paths alone, for packages that [Settings#local] names.
    public LoadedProgram loadPaths(List<String> paths) throws LoadException {
        return load(() -> loader().loadPaths(paths));
    }

    private LoadedProgram load(ProgramLoader from) throws LoadException {
        try {
            return new PassRunner(settings, timing, new Dumps(settings, Set.of())).run(Phases.LOAD, null, from);
        } catch (Rejected e) {
            throw e.load();
        }
    }

    /// The loader itself, for `list`.
    public Loader lister() throws LoadException {
        return loader();
    }

    public Goroot goroot() throws LoadException {
        if (goroot == null) {
            goroot = Goroot.find(settings.goroot(), env);
        }
        return goroot;
    }

    public OverlayFiles overlay() {
        return overlay;
    }

    private Loader loader() throws LoadException {
        ModuleGraph modules = ModuleGraph.load(settings.cwd(), env, settings.mod(), settings.modFile(), goroot().version().substring(2));
        return new Loader(goroot(), modules, overlay, new LoadOptions(settings.cwd(), settings.tags(), settings.mod(), settings.local(), settings.dialect()),
                before == null ? Map.of() : before.loaded(), memory());
    }

    /// parse and check: files → syntax trees → types. All packages with errors are thrown together.
    public CheckedProgram check(LoadedProgram program) throws CompileErrors {
        Context context = context();
        CheckedPackages checked = new CheckedPackages(null);
        PassRunner runner = new PassRunner(settings, timing, new Dumps(settings, Set.of()));
        ProgramBuild build = new ProgramBuild(program, before, null, context, checked, new Phases(runner, settings, program, context, checked, null), timing, Progress.NONE);
        ImportOrder.each(program.packages(), build::check, (p, front) -> p);
        return build.result();
    }

    private Context context() {
        return before == null ? new Context() : before.context();
    }

    /// All phases but link: class files of every package. Packages that were compiled before, with the same key, are taken from the cache.
    public Map<LoadedPackage, List<ClassFileEntry>> compile(LoadedProgram program) throws CompileErrors {
        return compiled(program, false).classes();
    }

    private record Compiled(CheckedProgram checked, Linknames linknames, Map<LoadedPackage, List<ClassFileEntry>> classes, PassRunner runner) {}

    /// @param rootsOnly class files of what the program imports are not wanted, and main needs no function main
    private Compiled compiled(LoadedProgram program, boolean rootsOnly) throws CompileErrors {
        long t = System.nanoTime();
        Set<String> roots = program.roots().stream().map(LoadedPackage::path).collect(Collectors.toSet());
        dumps = new Dumps(settings, roots);
        PassRunner runner = new PassRunner(settings, timing, dumps);
        program.roots().forEach(p -> runner.done(Phases.LOAD, p, program));
        Linknames linknames = linknames(program);
        NativeTable natives = natives();
        ProductCache products = before != null ? null : new ProductCache(cache, new PackageKeys(program, settings, identity(), linknames, natives),
                p -> !settings.verifyEach() && (settings.diagnose() == 0 && !settings.debug().contains("live") || !settings.everywhere() && !roots.contains(p.path())) && (settings.dumpAfter().isEmpty() || !roots.contains(p.path())));
        timing.add(Phase.PARSE.label(), System.nanoTime() - t);

        progress.begin(program.packages().size());
        Context context = context();
        CheckedPackages checked = new CheckedPackages(linknames);
        ProgramLinks links = new ProgramLinks(linknames, natives);
        Backend backend = settings.trimpath() ? new Backend(links, TrimmedPaths.of(program)) : new Backend(links);
        ProgramBuild build = new ProgramBuild(program, before, products, context, checked, new Phases(runner, settings, program, context, checked, backend), timing, progress);
        var classes = ImportOrder.each(program.packages(), build::front, (p, front) -> build.back(p, front, !rootsOnly || roots.contains(p.path())));
        notes = build.notes();
        CheckedProgram result = build.result();
        if (!rootsOnly) {
            ProgramBuild.requireMain(result);
        }
        return new Compiled(result, linknames, classes, runner);
    }

    private Linknames linknames(LoadedProgram program) {
        return Linknames.of(program, ImportOrder.all(program.packages(), this::outline));
    }

    /// From the cache, or from the sources.
    private Outline outline(LoadedPackage p) {
        if (before != null) {
            return Outline.of(p);
        }
        String key = Hash.of("outline " + identity() + p.hash());
        return cache.get(FACTS, key).flatMap(Sealed::open).flatMap(Outline::read).orElseGet(() -> {
            Outline o = Outline.of(p);
            if (!p.syntaxErrors().hasSyntaxErrors()) {
                cache.put(FACTS, key, Sealed.seal(o.write()));
            }
            return o;
        });
    }

    /// What loading found out earlier.
    private LoadMemory memory() {
        return before != null ? LoadMemory.NONE : new LoadMemory() {
            @Override
            public Optional<byte[]> get(String key) {
                return cache.get(FACTS, Hash.of(identity() + key)).flatMap(Sealed::open);
            }

            @Override
            public void put(String key, byte[] bytes) {
                cache.put(FACTS, Hash.of(identity() + key), Sealed.seal(bytes));
            }
        };
    }

    private synchronized String identity() {
        if (identity == null) {
            identity = CompilerIdentity.of(List.of(Pipeline.class, Names.class));
        }
        return identity;
    }

    /// Functions without a body in a program that nothing stands for: calling one ends in an error at run time. Sorted.
    public List<String> missingNatives(LoadedProgram program) {
        NativeTable natives = natives();
        List<String> out = new ArrayList<>();
        linknames(program).bodyless().forEach((symbol, binding) -> {
            if (binding instanceof Linknames.Binding.Native n && n.symbols().stream().allMatch(s -> natives.find(s) == null)) {
                out.add(symbol);
            }
        });
        java.util.Collections.sort(out);
        return out;
    }

    private NativeTable natives() {
        return before == null ? NativeTable.of(Pipeline.class.getClassLoader()) : before.natives();
    }

    /// All phases for standard packages that other pipelines are to share.
    public StandardPackages standard(List<String> paths) throws LoadException, CompileErrors {
        Compiled c = compiled(loadPaths(paths), false);
        return StandardPackages.of(c.checked(), c.classes(), natives());
    }

    /// All phases: a program whose main package is `main`, or without one.
    public ProgramImage build(LoadedProgram program, LoadedPackage main) throws CompileErrors {
        Compiled c = compiled(program, false);
        List<ClassFileEntry> all = new ArrayList<>();
        List<String> order = new ArrayList<>();
        Set<String> viewed = new java.util.TreeSet<>();
        for (LoadedPackage p : InitSequence.of(program)) {
            if (!p.isStandard()) {
                viewed.addAll(Linker.viewed(c.classes().get(p)));
            }
            if (before == null || !before.classes().containsKey(p)) {
                all.addAll(c.classes().get(p));
            }
            order.add(p.linkPath());
        }
        if (settings.verifyEach()) {
            LinkVerifier.verifyNames(all);
        }
        String mainOwner = main == null ? null : c.linknames().find("main.main").owner();
        return c.runner().run(Phases.LINK, null, new ProgramClasses(all, order, mainOwner, main == null ? "" : BuildInfo.of(program, main, settings), viewed,
                before == null ? LinkBase.NONE : before.base()));
    }

    /// All phases for packages that are not linked.
    public void compilePackage(LoadedProgram program) throws CompileErrors {
        compiled(program, true);
    }

    /// What -gcflags=-m asked for, by package, after [#compile].
    public Map<LoadedPackage, Notes> notes() {
        return notes;
    }

    /// What --dump-after asked for, after [#compile].
    public String dumped() {
        return dumps == null ? "" : dumps.text();
    }
}
