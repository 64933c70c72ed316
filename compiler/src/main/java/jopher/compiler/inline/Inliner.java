package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    /// @param chain functions whose bodies it stands in, innermost last
    private record Open(Pos pos, Target target, List<Target> args, List<Inlinable> chain) {}

    private final Inline in;
    /// How often a literal is called, as far as is known.
    private final Map<Inlinable, Integer> uses = new IdentityHashMap<>();
    /// Copies of literals whose calls were not tried yet.
    private final Set<Inlinable> copies = Collections.newSetFromMap(new IdentityHashMap<>());

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

    /// The calls of a function that gc alone has.
    ///
    /// @param pos where it stands, unknown if nowhere
    void wrapper(Pos pos, String name, List<Site> sites) {
        run(new Caller(name, false, false, 0), sites.stream().map(s -> new Open(pos, s.target(), s.args(), List.<Inlinable>of())).toList());
    }

    /// The function that calls are inlined into.
    private final class Caller {
        final String name;
        final boolean big;
        final boolean literal;
        /// Function literals in its body, copies included.
        int literals;

        Caller(String name, boolean big, boolean literal, int literals) {
            this.name = name;
            this.big = big;
            this.literal = literal;
            this.literals = literals;
        }
    }

    private void function(Func f, List<Open> calls) {
        run(new Caller(in.names().shown(f), in.isBig(f), f.outer != null, in.literals(f)), calls);
    }

    private void run(Caller f, List<Open> batch) {
        while (!batch.isEmpty()) {
            List<Open> next = new ArrayList<>();
            for (Open o : batch) {
                if (o.target() instanceof Known k && inlines(f, o, k.function())) {
                    in.say(o.pos(), "inlining call to " + k.function().shown(in.path()));
                    expand(f, o, k.function(), next);
                }
            }
            next.forEach(this::count);
            batch = next;
        }
    }

    private boolean inlines(Caller f, Open o, Inlinable callee) {
        if (copies.remove(callee)) {
            checked(callee, callee.name);
        }
        if (!in.fits(callee, f.big, callee.closure && uses.getOrDefault(callee, 1) == 1)) {
            return false;
        }
        if (o.chain().stream().anyMatch(c -> c.symbol.equals(callee.symbol))) {
            if (in.level() > 1) {
                in.say(o.pos(), "cannot inline " + callee.shown(in.path()) + " into " + f.name + ": repeated recursive cycle");
            }
            return false;
        }
        return true;
    }

    /// Before a copy is looked at, the literals are that it calls.
    private void checked(Inlinable copy, String name) {
        for (Site s : copy.sites) {
            if (s.target() instanceof Known k && k.function().closure) {
                checked(k.function(), name + "." + number(k.function()));
            }
        }
        if (copy.pos.isKnown()) {
            in.say(copy.pos, "can inline " + name + (in.level() > 1 ? " with cost " + copy.cost : ""));
        }
    }

    /// The number at the end of a literal's name.
    private static int number(Inlinable literal) {
        String number = literal.name.replaceFirst("^.*?(\\d*)$", "$1");
        return number.isEmpty() || number.length() > 6 ? 1 : Integer.parseInt(number);
    }

    private void expand(Caller f, Open o, Inlinable callee, List<Open> out) {
        List<Inlinable> chain = new ArrayList<>(o.chain());
        chain.add(callee);
        Map<Inlinable, Inlinable> literals = new IdentityHashMap<>();
        int before = f.literals;
        f.literals += callee.literals;
        for (Site s : callee.sites) {
            out.add(new Open(o.pos(), given(s.target(), o.args(), c -> literals.computeIfAbsent(c, k -> copy(f, chain, before, k))),
                    s.args().stream().map(a -> given(a, o.args(), c -> literals.computeIfAbsent(c, k -> copy(f, chain, before, k)))).toList(), chain));
        }
    }

    /// A literal is copied with the body that it stands in. It is named after the functions on the way there, and numbered among the caller's own.
    private Inlinable copy(Caller f, List<Inlinable> chain, int before, Inlinable literal) {
        Inlinable c = literal.copied(f.name + "." + chain.stream().map(x -> x.name).collect(Collectors.joining(".")) + (f.literal ? "." : ".func") + (before + number(literal)), in.path());
        copies.add(c);
        return c;
    }

    /// A parameter of an inlined function is what the call gives for it, a literal the copy of it.
    private static Target given(Target t, List<Target> args, UnaryOperator<Inlinable> copies) {
        return switch (t) {
            case Param p -> p.index() < args.size() ? args.get(p.index()) : null;
            case Known k when k.function().closure -> new Known(copies.apply(k.function()));
            case null, default -> t;
        };
    }
}
