package jopher.compiler.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Mapping;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;
import jopher.compiler.represent.code.Walker;

/// Takes regions out of methods that HotSpot compiles late, badly or never: arms of switches, bodies of loops and conditions, stretches of
/// statements become static methods of the same class.
///
/// ```
/// case A: s1…           r = f$$1(g, e, n); switch r { -1: return g.o15; 1: n = g.j15; goto end }
/// case B: s2…     →     …
/// ```
///
/// A region is a run of flat statements that is entered at its start alone. What it needs are parameters. It returns where to go on; what it
/// assigns and others need goes through the goroutine's result registers, the highest ones, as does the method's own result; a region with one
/// way out and at most one value returns the value itself. Traces show one frame: parts are named `<method>$$<n>`, calls of them have line 0.
///
/// HotSpot facts (globals.hpp): HugeMethodLimit is 8,000 bytes of bytecode, above it methods are interpreted for ever unless a flag says otherwise;
/// with the flag, C1 gives up somewhere above 10,000 bytes, and C2 takes tens of seconds.
public final class Outliner {
    /// Bytes of bytecode from which a method is too large.
    public static final int LIMIT = 8_000;
    /// Smaller regions are not worth a call.
    private static final int SMALLEST = 120;
    private static final int MAX_EXITS = 16;
    private static final int MAX_PARAMETER_SLOTS = 60;
    /// Result registers of a kind that may be used, from number 15 down.
    private static final int REGISTERS = 8;
    private static final int LAST_REGISTER = 15;
    private static final int RETURN = -1;
    private static final String G = jopher.abi.Names.G;

    private final String owner;
    private final MethodUnit method;
    /// Number of the first part: the method may have been here before.
    private final int firstPart;
    private final Slot g;
    private final JvmType resultType;
    /// What is left of the method, and regions, stay below this many bytes.
    private final int wanted;
    /// Bytes of a byte that [Sizes] estimates.
    private final double scale;
    private final Sizes sizes = Sizes.plain();
    private final List<MethodUnit> parts = new ArrayList<>();
    private final boolean usesHighRegisters;
    private int excess;

    private Outliner(ClassUnit unit, MethodUnit method, int bytes, int limit) {
        this.owner = unit.name;
        this.method = method;
        this.firstPart = (int) unit.methods.stream().filter(m -> m.name().startsWith(method.name() + "$$")).count();
        this.g = !method.params().isEmpty() && method.params().getFirst().type.desc().equals("L" + G + ";") ? method.params().getFirst() : null;
        this.resultType = new JvmType(method.desc().substring(method.desc().indexOf(')') + 1));
        this.wanted = limit / 8 * 7;
        int estimate = sizes.of(method.code());
        this.scale = (double) bytes / estimate;
        this.excess = estimate - (int) (wanted / scale);
        this.usesHighRegisters = usesHighRegisters(method.code());
    }

    /// Replaces the method by a smaller one and the regions taken out of it, if there are any that can be.
    ///
    /// @param bytes the length of its bytecode
    /// @param limit bytes from which a method is too large
    /// @return whether something was taken out
    public static boolean outline(ClassUnit unit, MethodUnit method, int bytes, int limit) {
        var o = new Outliner(unit, method, bytes, limit);
        if (o.g == null || o.usesHighRegisters || method.name().startsWith("<") || method.name().startsWith("init$")) {
            return false; // initialisers run once
        }
        Set<Slot> before = Uses.identitySet();
        before.addAll(method.params());
        List<Code> rest = o.reduce(Flattening.of(method.code()), new Context(new Flow.Outside() {
            @Override
            public Set<Slot> behind() {
                return Set.of();
            }

            @Override
            public Set<Slot> at(Target t) {
                return Set.of();
            }

            @Override
            public Set<Slot> before() {
                return before;
            }
        }, Set.of(), before), 0);
        if (!o.parts.isEmpty()) {
            unit.methods.set(unit.methods.indexOf(method), new MethodUnit(method.flags(), method.name(), method.desc(), method.params(), rest, method.what(), method.pos()));
            unit.methods.addAll(o.parts);
        }
        return !o.parts.isEmpty();
    }

    // ---- regions

    /// A run of statements and how it would be called.
    private record Region(int from, int to, int size, List<Slot> parameters, Map<Target, List<Slot>> exits, List<Slot> behind, boolean fallsThrough, boolean returns) {}

    /// Where a region may begin, and its possible ends, the largest last.
    private record Start(int from, List<Integer> ends, List<Integer> sizes) {
        int size() {
            return sizes.getLast();
        }
    }

    /// What is around a list.
    ///
    /// @param handled what the handlers around it need
    /// @param mentioned variables that code around it mentions
    private record Context(Flow.Outside outside, Set<Slot> handled, Set<Slot> mentioned) {}

    /// Takes regions out of a list until the method is small enough.
    private List<Code> reduce(List<Code> all, Context around, int line) {
        List<Code> flat = new Flow(all, around.outside).reachable();
        var flow = new Flow(flat, around.outside);
        var taken = new Region[flat.size()];
        var queue = new PriorityQueue<Start>(Comparator.<Start>comparingInt(s -> -s.size()).thenComparingInt(Start::from));
        queue.addAll(starts(flow));
        var chosen = new ArrayList<Region>();
        while (excess > 0 && !queue.isEmpty()) {
            Start s = queue.poll();
            int to = s.ends.removeLast();
            int size = s.sizes.removeLast();
            Region r = overlaps(taken, s.from, to) ? null : region(flow, s.from, to, size, around);
            if (r != null) {
                for (int i = r.from; i < r.to; i++) {
                    taken[i] = r;
                }
                chosen.add(r);
                excess -= size - cost(r);
            } else if (!s.ends.isEmpty() && taken[s.from] == null) {
                queue.add(s);
            }
        }
        var out = new ArrayList<Code>();
        int at = line;
        for (int i = 0; i < flat.size(); i++) {
            Region r = taken[i];
            if (r == null) {
                Code c = flat.get(i);
                if (c instanceof Code.Line(var n)) {
                    at = n;
                }
                out.add(c instanceof Code.Try t && excess > 0 ? within(t, flow, i, around, at) : c);
                continue;
            }
            int start = at;
            for (Code c : flat.subList(r.from, r.to)) {
                if (c instanceof Code.Line(var n)) {
                    at = n;
                }
            }
            out.addAll(call(r, flat, start, at));
            i = r.to - 1;
        }
        return out;
    }

    /// The try with smaller parts.
    private Code within(Code.Try t, Flow flow, int i, Context around, int line) {
        var uses = new Uses(new Code.Block(t.handler()));
        Set<Slot> inHandler = Uses.identitySet();
        inHandler.addAll(around.handled);
        inHandler.addAll(uses.mentions);
        inHandler.addAll(flow.needed(i + 1));
        uses.jumps.forEach(j -> inHandler.addAll(flow.neededAt(j)));
        Set<Slot> mentioned = Uses.identitySet();
        mentioned.addAll(around.mentioned);
        mentioned.addAll(inHandler);
        for (int k = 0; k < flow.codes.size(); k++) {
            if (k != i) {
                mentioned.addAll(flow.uses.get(k).mentions);
            }
        }
        var outside = new Flow.Outside() {
            @Override
            public Set<Slot> behind() {
                return flow.needed(i + 1);
            }

            @Override
            public Set<Slot> at(Target target) {
                return flow.neededAt(target);
            }

            @Override
            public Set<Slot> before() {
                return flow.assigned(i);
            }
        };
        return new Code.Try(reduce(Flattening.of(t.body()), new Context(outside, inHandler, mentioned), line), t.caught(), t.handler());
    }

    private static boolean overlaps(Region[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i] != null) {
                return true;
            }
        }
        return false;
    }

    private List<Start> starts(Flow flow) {
        int n = flow.codes.size();
        int[] first = new int[n]; // of the jumps to a mark
        int[] last = new int[n];
        java.util.Arrays.fill(first, Integer.MAX_VALUE);
        java.util.Arrays.fill(last, -1);
        for (int i = 0; i < n; i++) {
            for (Target t : flow.uses.get(i).jumps) {
                Integer to = flow.marks.get(t);
                if (to != null) {
                    first[to] = Math.min(first[to], i);
                    last[to] = Math.max(last[to], i);
                }
            }
        }
        int largest = (int) (wanted / scale);
        var list = new ArrayList<Start>();
        boolean turn = true;
        for (int i = 0; i < n; i++) {
            Code c = flow.codes.get(i);
            boolean begins = turn && !(c instanceof Code.Line);
            turn = turn && c instanceof Code.Line || turns(c);
            if (!begins) {
                continue;
            }
            var ends = new ArrayList<Integer>();
            var ofEnds = new ArrayList<Integer>();
            int size = 0;
            int must = i;
            for (int j = i; j < n; j++) {
                if (flow.codes.get(j) instanceof Code.Mark && last[j] >= 0) {
                    if (first[j] < i) {
                        break; // entered from before
                    }
                    must = Math.max(must, last[j]);
                }
                size += sizes.of(flow.codes.get(j));
                if (size > largest) {
                    break;
                }
                boolean end = j + 1 == n || turns(flow.codes.get(j)) || flow.codes.get(j + 1) instanceof Code.Mark;
                if (end && must <= j && size * scale >= SMALLEST) {
                    ends.add(j + 1);
                    ofEnds.add(size);
                }
            }
            if (!ends.isEmpty()) {
                list.add(new Start(i, ends, ofEnds));
            }
        }
        return list;
    }

    private static boolean turns(Code c) {
        return c instanceof Code.Mark || c instanceof Code.Branch || !Part.fallsThrough(c);
    }

    /// Null if it cannot be called.
    private Region region(Flow flow, int from, int to, int size, Context around) {
        Set<Slot> stored = Uses.identitySet();
        Set<Slot> mentioned = Uses.identitySet();
        Set<Target> inside = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        boolean returns = false;
        for (int i = from; i < to; i++) {
            Uses u = flow.uses.get(i);
            stored.addAll(u.stores);
            mentioned.addAll(u.mentions);
            inside.addAll(u.marks);
            returns |= returns(flow.codes.get(i));
        }
        if (stored.stream().anyMatch(around.handled::contains)) {
            return null;
        }
        Set<Slot> elsewhere = Uses.identitySet();
        elsewhere.addAll(around.mentioned);
        for (int i = 0; i < flow.codes.size(); i++) {
            if (i < from || i >= to) {
                elsewhere.addAll(flow.uses.get(i).mentions);
            }
        }
        Set<Slot> assigned = flow.assigned(from);
        var parameters = new ArrayList<Slot>();
        int slots = 0;
        for (Slot s : flow.needed(from)) {
            if (!mentioned.contains(s) && !stored.contains(s)) {
                continue;
            }
            if (assigned.contains(s)) {
                parameters.add(s);
                slots += s.type.slots();
            } else if (elsewhere.contains(s)) {
                return null; // it may have a value, or none
            }
        }
        var exits = new LinkedHashMap<Target, List<Slot>>();
        for (int i = from; i < to; i++) {
            for (Target t : flow.uses.get(i).jumps) {
                if (!inside.contains(t) && !exits.containsKey(t)) {
                    exits.put(t, changed(stored, flow.neededAt(t)));
                }
            }
        }
        boolean falls = Part.fallsThrough(flow.codes.get(to - 1));
        List<Slot> behind = falls ? changed(stored, flow.needed(to)) : List.of();
        if (!parameters.contains(g)) {
            parameters.add(g);
            slots++;
        }
        parameters.sort(Comparator.comparingInt(s -> s == g ? 0 : 1));
        if (slots > MAX_PARAMETER_SLOTS || exits.size() > MAX_EXITS || !fits(behind) || exits.values().stream().anyMatch(e -> !fits(e))) {
            return null;
        }
        var r = new Region(from, to, size, parameters, exits, behind, falls, returns);
        return size - cost(r) < SMALLEST / 2 / scale ? null : r;
    }

    private static List<Slot> changed(Set<Slot> stored, Set<Slot> needed) {
        return needed.stream().filter(stored::contains).toList();
    }

    private static boolean fits(List<Slot> values) {
        return values.stream().filter(s -> register(s.type) == 'j').count() < REGISTERS && values.stream().filter(s -> register(s.type) == 'd').count() < REGISTERS
                && values.stream().filter(s -> register(s.type) == 'o').count() < REGISTERS;
    }

    /// What a call of it takes, in estimated bytes.
    private static int cost(Region r) {
        int moved = r.behind.size() + r.exits.values().stream().mapToInt(List::size).sum();
        return 20 + 4 * r.parameters.size() + 12 * (r.exits.size() + (r.returns ? 1 : 0)) + 16 * moved;
    }

    // ---- calls and parts

    /// The call that stands for a region; its part is noted.
    private List<Code> call(Region r, List<Code> flat, int lineBefore, int lineBehind) {
        int exits = r.exits.size() + (r.fallsThrough ? 1 : 0);
        var out = new ArrayList<Code>();
        out.add(new Code.Line(0));
        if (exits == 0) { // every way returns, or none
            Value v = invoke(r, flat, resultType, lineBefore, Way.RESULT);
            out.addAll(resultType.kind() == 'V' ? List.of(new Code.Eval(v), new Code.Return(null)) : List.of(new Code.Return(v)));
            if (r.to < flat.size()) {
                out.add(new Code.Line(lineBehind));
            }
            return out;
        }
        List<Slot> only = r.fallsThrough ? r.behind : r.exits.values().iterator().next();
        if (exits == 1 && !r.returns && only.size() <= 1) {
            JvmType type = only.isEmpty() ? JvmType.VOID : only.getFirst().type;
            Value v = invoke(r, flat, type, lineBefore, Way.VALUE);
            out.add(only.isEmpty() ? new Code.Eval(v) : new Code.Store(only.getFirst(), v));
            out.add(new Code.Line(lineBehind));
            if (!r.fallsThrough) {
                out.add(new Code.Jump(r.exits.keySet().iterator().next()));
            }
            return out;
        }
        var where = new Slot(null, JvmType.INT);
        out.add(new Code.Store(where, invoke(r, flat, JvmType.INT, lineBefore, Way.WHERE)));
        out.add(new Code.Line(lineBehind));
        var keys = new ArrayList<Integer>();
        var targets = new ArrayList<Target>();
        var landings = new ArrayList<Code>();
        if (r.returns) {
            var t = new Target("return");
            keys.add(RETURN);
            targets.add(t);
            landings.add(new Code.Mark(t));
            if (resultType.kind() == 'V') {
                landings.add(new Code.Return(null));
            } else {
                var v = new Slot(null, resultType);
                landings.addAll(take(List.of(v)));
                landings.add(new Code.Return(new Value.Load(v)));
            }
        }
        int k = 1;
        for (var e : r.exits.entrySet()) {
            keys.add(k++);
            if (e.getValue().isEmpty()) {
                targets.add(e.getKey());
                continue;
            }
            var t = new Target("exit");
            targets.add(t);
            landings.add(new Code.Mark(t));
            landings.addAll(take(e.getValue()));
            landings.add(new Code.Jump(e.getKey()));
        }
        // the last way needs no key
        Target otherwise;
        var end = new Target("behind");
        if (r.fallsThrough) {
            otherwise = end;
            if (!r.behind.isEmpty()) {
                otherwise = new Target("on");
                landings.add(new Code.Mark(otherwise));
                landings.addAll(take(r.behind));
                landings.add(new Code.Jump(end));
            }
        } else {
            keys.removeLast();
            otherwise = targets.removeLast();
        }
        if (keys.isEmpty()) {
            out.add(new Code.Jump(otherwise));
        } else if (keys.size() == 1) {
            out.add(new Code.Branch(new Value.Compare(jopher.compiler.represent.code.Rel.EQ, new Value.Load(where), new Value.IntConst(keys.getFirst())), true, targets.getFirst()));
            out.add(new Code.Jump(otherwise));
        } else {
            out.add(new Code.Switch(new Value.Load(where), keys.stream().mapToInt(i -> i).toArray(), targets, otherwise));
        }
        out.addAll(landings);
        out.add(new Code.Mark(end));
        return out;
    }

    private enum Way {
        /// The method's own result.
        RESULT,
        /// The one variable that others need, or nothing.
        VALUE,
        /// The number of the way out.
        WHERE
    }

    private Value invoke(Region r, List<Code> flat, JvmType type, int line, Way way) {
        var part = new PartBody(r, way);
        var code = new ArrayList<Code>();
        if (line > 0) {
            code.add(new Code.Line(line));
        }
        code.addAll(part.codes(flat.subList(r.from, r.to)));
        if (r.fallsThrough) {
            code.addAll(leave(r.behind, 0, way));
        }
        part.stubs.forEach((t, stub) -> {
            code.add(new Code.Mark(stub));
            code.addAll(leave(r.exits.get(t), part.number(t), way));
        });
        var desc = new StringBuilder("(");
        r.parameters.forEach(s -> desc.append(s.type.desc()));
        desc.append(')').append(type.desc());
        String name = method.name() + "$$" + (firstPart + parts.size());
        parts.add(new MethodUnit(0x1009, name, desc.toString(), r.parameters, code, method.what(), method.pos()));
        return new Value.Invoke(Value.Dispatch.STATIC, owner, name, desc.toString(), r.parameters.stream().<Value>map(Value.Load::new).toList(), false);
    }

    /// A region's statements with its ways out.
    private final class PartBody extends Mapping {
        private final Region region;
        private final Way way;
        private final List<Target> ways;
        /// Where the part leaves for a target outside.
        final Map<Target, Target> stubs = new LinkedHashMap<>();

        PartBody(Region region, Way way) {
            this.region = region;
            this.way = way;
            this.ways = List.copyOf(region.exits.keySet());
        }

        int number(Target t) {
            return ways.indexOf(t) + 1;
        }

        @Override
        protected Code special(Code c) {
            if (way != Way.WHERE || !(c instanceof Code.Return(var v))) {
                return null;
            }
            var leave = new Code.Return(new Value.IntConst(RETURN));
            return v == null ? leave : new Code.Block(List.of(put(resultType, LAST_REGISTER, value(v)), leave));
        }

        @Override
        protected Target target(Target t) {
            return region.exits.containsKey(t) ? stubs.computeIfAbsent(t, k -> new Target("to " + k)) : t;
        }
    }

    private List<Code> leave(List<Slot> values, int number, Way way) {
        if (way == Way.VALUE) {
            return List.of(new Code.Return(values.isEmpty() ? null : new Value.Load(values.getFirst())));
        }
        var out = new ArrayList<Code>();
        var registers = new Registers();
        for (Slot s : values) {
            out.add(put(s.type, registers.next(s.type), new Value.Load(s)));
        }
        out.add(new Code.Return(new Value.IntConst(number)));
        return out;
    }

    private List<Code> take(List<Slot> values) {
        var out = new ArrayList<Code>();
        var registers = new Registers();
        for (Slot s : values) {
            int n = registers.next(s.type);
            char r = register(s.type);
            Value v = new Value.GetField(G, r + "" + n, registerType(r), new Value.Load(g));
            out.add(new Code.Store(s, switch (s.type.kind()) {
                case 'I' -> new Value.Convert('I', v);
                case 'F' -> new Value.Convert('F', v);
                case 'L' -> new Value.Cast(s.type, v);
                default -> v;
            }));
            if (r == 'o') {
                out.add(new Code.PutField(G, "o" + n, JvmType.OBJECT, new Value.Load(g), new Value.Null()));
            }
        }
        return out;
    }

    private Code put(JvmType type, int n, Value v) {
        char r = register(type);
        return new Code.PutField(G, r + "" + n, registerType(r), new Value.Load(g), switch (type.kind()) {
            case 'I' -> new Value.Convert('J', v);
            case 'F' -> new Value.Convert('D', v);
            default -> v;
        });
    }

    /// The next register of each kind, from the last one down.
    private static final class Registers {
        private int j = LAST_REGISTER;
        private int d = LAST_REGISTER;
        private int o = LAST_REGISTER;

        int next(JvmType type) {
            return switch (register(type)) {
                case 'j' -> j--;
                case 'd' -> d--;
                default -> o--;
            };
        }
    }

    private static char register(JvmType type) {
        return switch (type.kind()) {
            case 'I', 'J' -> 'j';
            case 'F', 'D' -> 'd';
            default -> 'o';
        };
    }

    private static JvmType registerType(char register) {
        return register == 'j' ? JvmType.LONG : register == 'd' ? JvmType.DOUBLE : JvmType.OBJECT;
    }

    // ---- what statements contain

    private static boolean returns(Code c) {
        return Search.of(List.of(c)).returns;
    }

    private static boolean usesHighRegisters(List<Code> codes) {
        return Search.of(codes).highRegisters;
    }

    private static final class Search extends Walker {
        boolean returns;
        boolean highRegisters;

        static Search of(List<Code> codes) {
            var search = new Search();
            search.codes(codes);
            return search;
        }

        @Override
        protected void code(Code c) {
            returns |= c instanceof Code.Return;
            highRegisters |= c instanceof Code.PutField f && isHigh(f.owner(), f.name());
            super.code(c);
        }

        @Override
        protected void value(Value v) {
            highRegisters |= v instanceof Value.GetField f && isHigh(f.owner(), f.name());
            super.value(v);
        }

        private static boolean isHigh(String owner, String name) {
            return owner.equals(G) && name.matches("[jdo][0-9]+") && Integer.parseInt(name.substring(1)) > LAST_REGISTER - REGISTERS;
        }
    }
}
