package jopher.compiler.inline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jopher.compiler.base.Pos;
import jopher.compiler.inline.Inlinable.Known;
import jopher.compiler.inline.Inlinable.Site;
import jopher.compiler.inline.Inlinable.Target;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.PackageIr;

/// Functions that gc makes and we have no use for, as far as -m tells of them: of an instance with known type arguments one that hands the dictionary to the code
/// for its shape, which stands where the function does; and methods that others stand behind (`(*T).M` for a `T.M`, methods of embedded fields), which stand
/// nowhere.
final class Wrappers {
    private final PackageIr ir;
    private final Inline in;
    private final Inliner inliner;

    Wrappers(PackageIr ir, Inline in, Inliner inliner) {
        this.ir = ir;
        this.in = in;
        this.inliner = inliner;
    }

    void run() {
        Set<FuncSym> used = used();
        for (Func f : ir.funcs) {
            if (f.outer == null && !f.synthetic && !f.sym.typeArgs.isEmpty() && (isMethod(f.sym) || used.contains(f.sym))) {
                instance(f);
            }
        }
        for (PackageIr.TypeDecl t : ir.types) {
            if (t.named() == null || t.named().obj().pkg() == ir.pkg && t.named().typeArgs().isEmpty()) {
                t.methods().forEach(this::method);
            }
        }
    }

    private static boolean isMethod(FuncSym s) {
        return s.obj != null && s.obj.signature().recv() != null;
    }

    /// Instances that are named where all type arguments are known.
    private Set<FuncSym> used() {
        Set<FuncSym> used = new HashSet<>();
        for (Func f : ir.funcs) {
            if (Names.root(f).sym.typeArgs.isEmpty()) {
                IrVisitor.visit(f.body, s -> { }, x -> {
                    if (x instanceof Expr.FuncRef r) {
                        used.add(r.sym());
                    } else if (x instanceof Expr.Call c && c.callee() instanceof Expr.StaticCallee k) {
                        used.add(k.sym());
                    }
                });
            }
        }
        return used;
    }

    private void instance(Func f) {
        Target shaped = in.known(f.sym);
        boolean inlined = shaped instanceof Known k && k.function().cost <= Inline.BUDGET;
        int results = f.sym.type.results().len();
        // return f(&dictionary, parameters)
        int cost = (results > 0 ? 1 : 0) + (results > 1 ? 1 + 4 * results : 0) + 1 + (isMethod(f.sym) ? 0 : 1) + 2 + f.params.size() + (inlined ? ((Known) shaped).function().cost : Inline.CALL);
        String name = in.names().qualified(f, in.names().unshaped(f));
        // directives are the wrapper's, too
        if (cost <= Inline.BUDGET && Inline.impossible(f) == null) {
            in.say(f.pos, "can inline " + name + (in.level() > 1 ? " with cost " + cost : ""));
        }
        inliner.wrapper(f.pos, name, List.of(new Site(shaped, List.of())));
    }

    private void method(PackageIr.Method m) {
        Func f = in.function(m.target());
        if (f != null && f.synthetic) {
            List<Site> sites = in.calls(f).stream().map(Inline.Call::site).toList();
            inliner.wrapper(Pos.NONE, in.names().shown(f), sites);
            if (m.inValueSet()) {
                inliner.wrapper(Pos.NONE, in.names().shown(f), sites);
            }
        } else if (f != null && !m.pointerReceiver()) {
            inliner.wrapper(Pos.NONE, in.names().shown(f), List.of(new Site(in.known(m.target()), List.of())));
        }
    }
}
