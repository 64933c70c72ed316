package jopher.compiler.ir;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Notes;
import jopher.compiler.types.Named;
import jopher.compiler.types.Package;
import jopher.compiler.types.Struct;

/// What the noder makes of one package: the unit of compilation and caching.
public final class PackageIr {
    public final Package pkg;
    /// Source functions, methods, literals (after their enclosing function), instances, wrappers, in deterministic order.
    public final List<Func> funcs = new ArrayList<>();
    /// Functions declared here without a body: parameters, results and pragmas only.
    public final List<Func> bodyless = new ArrayList<>();
    public final List<Global> globals = new ArrayList<>();
    /// Synthetic functions to run at start-up, in order: variable initialisation, then the init functions.
    public final List<FuncSym> inits = new ArrayList<>();
    /// Defined types this package must emit classes for (package-level, local ones, and instances used here), with method sets.
    public final List<TypeDecl> types = new ArrayList<>();
    /// Anonymous struct types used here (each its own class, canonical by name).
    public final List<Struct> anonymousStructs = new ArrayList<>();
    /// Makes calls of methods of concrete types, as node makes them; inline asks it and then drops it.
    public DirectCalls directCalls;
    /// What phases found out about its functions, for importers.
    public final FunctionFacts facts;
    /// Set by escape.
    public Escapes escapes = Escapes.UNKNOWN;
    /// What -m and the like print.
    public final Notes notes = new Notes();

    public PackageIr(Package pkg) {
        this(pkg, new FunctionFacts());
    }

    public PackageIr(Package pkg, FunctionFacts facts) {
        this.pkg = pkg;
        this.facts = facts;
    }

    /// A defined type and the functions that implement its method sets, promoted methods (synthetic wrappers) included.
    /// `named` is null when `struct` is an anonymous struct type that has promoted methods.
    public record TypeDecl(Named named, Struct struct, String classBase, List<Method> methods) {}

    /// One method of the method set of *T: `target` takes the receiver first, as pointer if `pointerReceiver`, else as value. `inValueSet`
    /// tells whether T itself has the method: wrappers of promoted methods take the pointer even then (and do not write through it).
    /// `pkgPathIfUnexported` is "" for exported names.
    public record Method(String name, String pkgPathIfUnexported, boolean pointerReceiver, boolean inValueSet, FuncSym target) {}
}
