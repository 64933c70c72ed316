package jopher.compiler.split;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Mapping;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Target;
import jopher.compiler.represent.code.Value;

/// Splits the methods of a class that are too large. A state is `part << 16 | entry`; a part returns the state to go on with.
/// Above the parts' numbers are the places where a list of statements goes when it is left, below 0 is "return".
public final class Splitter {
    /// The estimate of [Sizes] is an upper bound, so the limit is the JVM's own.
    private static final int LIMIT = 65_535;
    /// Parts stay below the 8,000 bytes up to which a JVM without flags compiles methods.
    private static final int PART = 8_000;
    private static final int RETURN = -1;
    /// Arguments of parts besides the arrays and the entry.
    private static final int ARGUMENTS = 200;

    private static final String KINDS = "IJFDL";

    private final ClassUnit unit;
    /// The classes with parts: [#PER_CLASS] each, whose constants fit in one pool (JVMS §4.1).
    private final List<ClassUnit> holders;
    private static final int PER_CLASS = 20;
    private final List<String> owners = new ArrayList<>();
    private final MethodUnit method;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Target, Part> homes = new IdentityHashMap<>();
    /// Where a driver goes, by the empty block that holds its place.
    private final Map<Code, Driver> drivers = new IdentityHashMap<>();
    /// Variables in the arrays: index by kind.
    private final Map<Slot, Integer> framed = new IdentityHashMap<>();
    private final Slot[] frames = new Slot[KINDS.length()];
    private final int[] sizes = new int[KINDS.length()];
    private final List<Slot> passed = new ArrayList<>();
    private final Slot result;

    /// One cut list: its parts from `first` to before `end`, and the targets outside that they jump to.
    private record Driver(int first, int end, Map<Target, Integer> outside, int line) {}

    private final Sizes cost = Sizes.framed();

    private Splitter(ClassUnit unit, MethodUnit method, List<ClassUnit> holders) {
        this.unit = unit;
        this.holders = holders;
        this.method = method;
        var type = new JvmType(method.desc().substring(method.desc().indexOf(')') + 1));
        this.result = type.kind() == 'V' ? null : new Slot(null, type);
    }

    /// Replaces what is too large in this class. Returns the classes that hold the parts.
    public static List<ClassUnit> split(ClassUnit unit) {
        var holders = new ArrayList<ClassUnit>();
        for (var m : List.copyOf(unit.methods)) {
            if (m.code() == null || m.name().equals("<init>") || Sizes.plain().of(m.code()) <= LIMIT) {
                continue;
            }
            var s = new Splitter(unit, m, holders);
            var driver = s.run();
            unit.methods.set(unit.methods.indexOf(m), driver);
            if (m.name().equals("<clinit>")) {
                // only <clinit> itself may assign final fields
                unit.fields.replaceAll(f -> new ClassUnit.FieldUnit(f.flags() & ~0x10, f.name(), f.type(), f.constant()));
            }
        }
        holders.forEach(h -> h.positionsOf(unit));
        return holders;
    }

    private MethodUnit run() {
        var home = cut(Flattening.of(new Keeping().codes(method.code())));
        place(home);
        int first = holders.size();
        for (int i = 0; i < parts.size(); i++) {
            if (i % PER_CLASS == 0) {
                holders.add(new ClassUnit(0x1031, unit.name + "$S" + holders.size(), "java/lang/Object"));
            }
            owners.add(holders.getLast().name);
        }
        var map = new PartMapping(null, null);
        var code = new ArrayList<Code>();
        for (int k = 0; k < KINDS.length(); k++) {
            if (frames[k] != null) {
                code.add(new Code.Store(frames[k], new Value.NewArray(frames[k].type, new Value.IntConst(sizes[k]))));
            }
        }
        for (var p : method.params()) {
            if (framed.containsKey(p)) {
                code.add(set(p, new Value.Load(p)));
            }
        }
        code.addAll(map.codes(home));
        code.add(new Code.Throw(new Value.Null())); // not reached, but the JVM does not know that all parts return
        for (var p : parts) {
            holders.get(first + p.id / PER_CLASS).methods.add(method(p));
        }
        return new MethodUnit(method.flags(), method.name(), method.desc(), method.params(), code, method.what(), method.pos());
    }

    // ---- cutting

    /// The list, if it is large as one driver over parts.
    private List<Code> cut(List<Code> flat) {
        for (int i = 0; i < flat.size(); i++) {
            if (flat.get(i) instanceof Code.Try t && cost.of(t) > PART) {
                flat.set(i, new Code.Try(cut(Flattening.of(t.body())), t.caught(), cut(Flattening.of(t.handler()))));
            }
        }
        if (cost.of(flat) <= PART) {
            return flat;
        }
        var uses = flat.stream().map(Uses::new).toList();
        var ends = ends(flat, uses);
        int first = parts.size();
        int from = 0;
        int line = 0;
        var home = new IdentityHashMap<Target, Part>();
        for (int end : ends) {
            var p = new Part(parts.size(), flat.subList(from, end), uses.subList(from, end), line);
            parts.add(p);
            for (int i = from; i < end; i++) {
                uses.get(i).marks.forEach(t -> {
                    home.put(t, p);
                    homes.put(t, p);
                });
                if (flat.get(i) instanceof Code.Line(var n)) {
                    line = n;
                }
            }
            from = end;
        }
        var outside = new LinkedHashMap<Target, Integer>();
        for (var p : parts.subList(first, parts.size())) {
            for (var u : p.uses) {
                for (var t : u.jumps) {
                    var to = home.get(t);
                    if (to == null) {
                        outside.putIfAbsent(t, outside.size());
                    } else if (to != p) {
                        to.entries.putIfAbsent(t, to.entries.size() + 1);
                    }
                }
            }
        }
        // its jumps stand for the parts' in what contains the driver
        var holder = new Code.Block(outside.keySet().stream().<Code>map(Code.Jump::new).toList());
        drivers.put(holder, new Driver(first, parts.size(), outside, line));
        var list = new ArrayList<Code>();
        list.add(holder);
        return list;
    }

    /// Where parts end: between half of the allowed size and all of it, at the place that the fewest jumps cross.
    private List<Integer> ends(List<Code> flat, List<Uses> uses) {
        int n = flat.size();
        var low = new IdentityHashMap<Target, Integer>();
        var high = new IdentityHashMap<Target, Integer>();
        for (int i = 0; i < n; i++) {
            int at = i;
            for (var list : List.of(uses.get(i).marks, uses.get(i).jumps)) {
                for (var t : list) {
                    low.merge(t, at, Math::min);
                    high.merge(t, at, Math::max);
                }
            }
        }
        var crossing = new int[n + 2];
        low.forEach((t, l) -> {
            crossing[l + 1]++;
            crossing[high.get(t) + 1]--;
        });
        for (int i = 1; i <= n; i++) {
            crossing[i] += crossing[i - 1];
        }
        var ends = new ArrayList<Integer>();
        int from = 0;
        while (from < n) {
            int size = 0;
            int best = -1;
            int i = from;
            for (; i < n; i++) {
                size += cost.of(flat.get(i));
                if (size > PART && i > from) {
                    break;
                }
                if (size > PART / 2 && (best < 0 || crossing[i + 1] <= crossing[best])) {
                    best = i + 1;
                }
            }
            from = i == n ? n : best < 0 ? i : best;
            ends.add(from);
        }
        return ends;
    }

    // ---- variables

    /// Decides where each variable lives.
    private void place(List<Code> home) {
        Set<Slot> stored = Uses.identitySet();
        var owner = new IdentityHashMap<Slot, Object>();
        var order = new ArrayList<Slot>();
        Set<Slot> shared = Uses.identitySet();
        var groups = new ArrayList<Part>(parts);
        groups.add(new Part(-1, home, home.stream().map(Uses::new).toList(), 0));
        // the original's parameters belong to the driver
        method.params().forEach(p -> owner.put(p, groups.getLast()));
        order.addAll(method.params());
        for (var p : groups) {
            for (var u : p.uses) {
                stored.addAll(u.stores);
                for (var s : u.mentions) {
                    var before = owner.putIfAbsent(s, p);
                    if (before == null) {
                        order.add(s);
                    } else if (before != p) {
                        shared.add(s);
                    }
                }
            }
            if (p.id >= 0) {
                shared.addAll(p.live());
            }
        }
        if (result != null) {
            order.add(result);
            shared.add(result);
            stored.add(result);
        }
        int arguments = 0;
        for (var s : order) {
            if (!shared.contains(s)) {
                continue;
            }
            if (!stored.contains(s) && arguments + s.type.slots() <= ARGUMENTS) {
                arguments += s.type.slots();
                passed.add(s);
                continue;
            }
            int k = KINDS.indexOf(s.type.kind());
            if (frames[k] == null) {
                frames[k] = new Slot(null, k == 4 ? JvmType.OBJECTS : new JvmType("[" + KINDS.charAt(k)));
            }
            framed.put(s, sizes[k]++);
        }
    }

    private Code set(Slot s, Value v) {
        int k = KINDS.indexOf(s.type.kind());
        return new Code.ArraySet(KINDS.charAt(k), new Value.Load(frames[k]), new Value.IntConst(framed.get(s)), v);
    }

    private Value get(Slot s) {
        int k = KINDS.indexOf(s.type.kind());
        var element = new Value.ArrayGet(KINDS.charAt(k), k == 4 ? JvmType.OBJECT : s.type, new Value.Load(frames[k]), new Value.IntConst(framed.get(s)));
        return k == 4 ? new Value.Cast(s.type, element) : element;
    }

    // ---- output

    private String name(Part p) {
        return method.name().replace('<', '$').replace('>', '$') + "$$" + p.id;
    }

    private List<Slot> parameters() {
        var list = new ArrayList<>(passed);
        for (var f : frames) {
            if (f != null) {
                list.add(f);
            }
        }
        return list;
    }

    private String desc() {
        var sb = new StringBuilder("(");
        parameters().forEach(s -> sb.append(s.type.desc()));
        return sb.append("I)I").toString();
    }

    private MethodUnit method(Part p) {
        var entry = new Slot(null, JvmType.INT);
        var map = new PartMapping(p, driverOf(p));
        var code = new ArrayList<Code>();
        if (p.line > 0) {
            code.add(new Code.Line(p.line));
        }
        if (!p.entries.isEmpty()) {
            var start = new Target("start");
            code.add(new Code.Switch(new Value.Load(entry), p.entries.values().stream().mapToInt(n -> n).toArray(), List.copyOf(p.entries.keySet()), start));
            code.add(new Code.Mark(start));
        }
        code.addAll(map.codes(p.codes));
        // a list never falls off its end into nothing: its last part goes on behind the driver
        code.add(new Code.Return(new Value.IntConst(next(p))));
        map.stubs.forEach((state, t) -> {
            code.add(new Code.Mark(t));
            code.add(new Code.Return(new Value.IntConst(state)));
        });
        var params = new ArrayList<>(parameters());
        params.add(entry);
        return new MethodUnit(0x1009, name(p), desc(), params, code, method.what(), method.pos());
    }

    private Driver driverOf(Part p) {
        for (var d : drivers.values()) {
            if (p.id >= d.first && p.id < d.end) {
                return d;
            }
        }
        throw new IllegalStateException("part without driver");
    }

    /// The state behind a part; past the last one it leaves the loop.
    private int next(Part p) {
        return p.id + 1 << 16;
    }

    /// A call of the part of the current state, until one lies outside.
    private List<Code> driver(Driver d) {
        var list = new ArrayList<Code>();
        var state = new Slot(null, JvmType.INT);
        var top = new Target("parts");
        var leave = new Target("left");
        list.add(new Code.Line(0));
        list.add(new Code.Store(state, new Value.IntConst(d.first << 16)));
        list.add(new Code.Mark(top));
        int n = d.end - d.first;
        var keys = new int[n + 1 + d.outside.size()];
        var targets = new ArrayList<Target>();
        for (int i = 0; i < n; i++) {
            keys[i] = d.first + i;
            targets.add(new Target("part"));
        }
        keys[n] = d.end;
        targets.add(leave);
        var outside = List.copyOf(d.outside.keySet());
        for (int i = 0; i < outside.size(); i++) {
            keys[n + 1 + i] = d.end + 1 + i;
            targets.add(outside.get(i));
        }
        var done = new Target("return");
        list.add(new Code.Switch(new Value.Arith(Op.SHR, new Value.Load(state), new Value.IntConst(16)), keys, targets, done));
        for (int i = 0; i < n; i++) {
            list.add(new Code.Mark(targets.get(i)));
            var args = new ArrayList<Value>();
            parameters().forEach(s -> args.add(new Value.Load(s)));
            args.add(new Value.Arith(Op.AND, new Value.Load(state), new Value.IntConst(0xFFFF)));
            list.add(new Code.Store(state, new Value.Invoke(Value.Dispatch.STATIC, owners.get(d.first + i), name(parts.get(d.first + i)), desc(), args, false)));
            list.add(new Code.Jump(top));
        }
        list.add(new Code.Mark(done));
        list.add(new Code.Return(result == null ? null : new Value.Load(result)));
        list.add(new Code.Mark(leave));
        list.add(new Code.Line(d.line));
        return list;
    }

    /// Nothing is released: arrays between parts keep the references anyway.
    private static final class Keeping extends Mapping {
        @Override
        protected Value release(List<Slot> slots, Value call) {
            return call;
        }
    }

    /// Variables in arrays, jumps out of a part as states. `part` null: the driver's own method.
    private final class PartMapping extends Mapping {
        private final Part part;
        private final Driver driver;
        /// Where the part returns a state, by state.
        final Map<Integer, Target> stubs = new LinkedHashMap<>();

        PartMapping(Part part, Driver driver) {
            this.part = part;
            this.driver = driver;
        }

        @Override
        protected Value load(Value.Load l) {
            return framed.containsKey(l.slot()) ? get(l.slot()) : l;
        }

        @Override
        protected Code store(Code.Store s) {
            return framed.containsKey(s.slot()) ? set(s.slot(), value(s.value())) : new Code.Store(s.slot(), value(s.value()));
        }

        @Override
        protected Code special(Code c) {
            return switch (c) {
                case Code.Block b when drivers.containsKey(b) -> new Code.Block(codes(driver(drivers.get(b))));
                case Code.Return(var v) when part != null -> {
                    var leave = new Code.Return(new Value.IntConst(RETURN));
                    yield v == null ? leave : new Code.Block(List.of(set(result, value(v)), leave));
                }
                case Code.Try t when framed.containsKey(t.caught()) -> {
                    var caught = new Slot(null, t.caught().type);
                    var handler = new ArrayList<Code>();
                    handler.add(set(t.caught(), new Value.Load(caught)));
                    var body = codes(t.body());
                    handler.addAll(codes(t.handler()));
                    yield new Code.Try(body, caught, handler);
                }
                default -> null;
            };
        }

        @Override
        protected Target target(Target t) {
            if (part == null) {
                return t;
            }
            Integer out = driver.outside.get(t);
            if (out != null) {
                return stub(driver.end + 1 + out << 16);
            }
            var to = homes.get(t);
            // others' parts are those of drivers within, whose targets nobody else knows
            return to == null || to == part ? t : stub(to.id << 16 | to.entries.get(t));
        }

        private Target stub(int state) {
            return stubs.computeIfAbsent(state, k -> new Target("to " + k));
        }
    }
}
