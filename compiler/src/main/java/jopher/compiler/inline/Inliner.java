package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Pos;
import jopher.compiler.inline.Inlinable.Known;
import jopher.compiler.inline.Inlinable.Param;
import jopher.compiler.inline.Inlinable.Site;
import jopher.compiler.inline.Inlinable.Target;
import jopher.compiler.ir.Func;

/// Which calls are inlined, and which in the bodies that this brings in, in gc's order (inline/interleaved): all calls of a function, then the new ones, and
/// so on.
final class Inliner {
    /// A call as it stands in the function now.
    ///
    /// @param pos of the call in the source of the function
    /// @param target with parameters replaced by what was given for them
    /// @param chain symbols of the functions whose bodies it stands in, innermost last
    private record Open(Pos pos, Target target, List<Target> args, List<String> chain) {}

    private final Inline in;
    /// How often a literal is called, as far as is known.
    private final Map<Inlinable, Integer> uses = new IdentityHashMap<>();

    Inliner(Inline in) {
        this.in = in;
    }

    void run(List<List<Func>> order) {
        Map<Func, List<Open>> first = new HashMap<>();
        for (List<Func> group : order) {
            for (Func f : group) {
                List<Open> open = new ArrayList<>();
                for (Inline.Call c : in.calls(f)) {
                    open.add(new Open(c.call().pos(), c.site().target(), c.site().args(), List.of()));
                }
                open.forEach(this::count);
                first.put(f, open);
            }
        }
        for (List<Func> group : order) {
            for (Func f : group) {
                if (in.prints(f)) {
                    function(f, first.get(f));
                }
            }
        }
    }

    private void count(Open o) {
        if (o.target() instanceof Known k && k.function().closure) {
            uses.merge(k.function(), 1, Integer::sum);
        }
    }

    private void function(Func f, List<Open> batch) {
        while (!batch.isEmpty()) {
            List<Open> next = new ArrayList<>();
            for (Open o : batch) {
                if (o.target() instanceof Known k && inlines(f, o, k.function())) {
                    in.say(o.pos(), "inlining call to " + k.function().shown(in.path()));
                    expand(o, k.function(), next);
                }
            }
            next.forEach(this::count);
            batch = next;
        }
    }

    private boolean inlines(Func f, Open o, Inlinable callee) {
        if (!in.fits(callee, in.isBig(f), callee.closure && uses.getOrDefault(callee, 1) == 1)) {
            return false;
        }
        if (o.chain().contains(callee.symbol)) {
            if (in.level() > 1) {
                in.say(o.pos(), "cannot inline " + callee.shown(in.path()) + " into " + in.names().shown(f) + ": repeated recursive cycle");
            }
            return false;
        }
        return true;
    }

    private void expand(Open o, Inlinable callee, List<Open> out) {
        List<String> chain = new ArrayList<>(o.chain());
        chain.add(callee.symbol);
        for (Site s : callee.sites) {
            out.add(new Open(o.pos(), given(s.target(), o.args()), s.args().stream().map(a -> given(a, o.args())).toList(), chain));
        }
    }

    /// A parameter of an inlined function is what the call gives for it.
    private static Target given(Target t, List<Target> args) {
        return t instanceof Param p ? p.index() < args.size() ? args.get(p.index()) : null : t;
    }
}
