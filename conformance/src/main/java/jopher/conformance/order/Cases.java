package jopher.conformance.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import jopher.conformance.order.Form.Hole;
import jopher.conformance.order.Operand.Change;

/// Enumerates the cases, always the same ones in the same order.
///
/// In each form one operand is the call, another one is what the call changes; it goes through all operands of its type, with all changes. The rest are plain variables.
/// Shapes of the call take turns. Besides these, operands are mixed by chance: two that change, in the same call.
final class Cases {
    /// One case of so many is taken, of forms that are wanted in full.
    private static final int THIN = 5;
    private static final int MIXED = 4_000;

    private final List<Form> forms = Form.all();
    private final Operands operands = new Operands();
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> bodies = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private Cases() throws IOException {}

    static List<Case> all() throws IOException {
        Cases c = new Cases();
        c.forms.forEach(c::enumerate);
        c.mix();
        return c.cases;
    }

    private void enumerate(Form form) {
        for (Hole call : form.operands()) {
            if (call.place() || form.repeated(call)) {
                continue;
            }
            for (Hole varied : form.operands()) {
                if (varied.equals(call) || varied.type().onlyCalls()) {
                    continue;
                }
                for (Operand o : operands.of(varied.type(), varied.place())) {
                    for (Change change : o.changes().isEmpty() ? List.of(Change.NONE) : o.changes()) {
                        String name = form.name() + ": " + varied.operand() + " " + o.name() + (change == Change.NONE ? "" : " (" + change.name() + ")") + ", " + call.operand() + " ";
                        int number = Case.number(name);
                        if (number / 64 % (THIN * form.share()) == 0) {
                            one(form, call, varied, o, change, number, name);
                        }
                    }
                }
            }
        }
    }

    private void one(Form form, Hole call, Hole varied, Operand o, Change change, int number, String name) {
        List<Operand> filled = new ArrayList<>();
        for (Hole h : form.operands()) {
            filled.add(h.equals(varied) ? o : Operands.plain(h.type(), h.place()));
        }
        add(form, call, filled, List.of(change).stream().map(c -> new Target(varied.operand(), o.changes().indexOf(c))).toList(), number, name);
    }

    /// The change of an operand; -1 is none.
    private record Target(int operand, int change) {}

    private void mix() {
        SplittableRandom random = new SplittableRandom(20260101);
        int n = 0;
        while (n < MIXED) {
            Form form = forms.get(random.nextInt(forms.size()));
            List<Hole> holes = form.operands();
            List<Hole> calls = holes.stream().filter(h -> !h.place() && !form.repeated(h)).toList();
            if (calls.isEmpty() || holes.size() < 2) {
                continue;
            }
            Hole call = calls.get(random.nextInt(calls.size()));
            List<Operand> filled = new ArrayList<>();
            List<Target> targets = new ArrayList<>();
            for (Hole h : holes) {
                List<Operand> all = operands.of(h.type(), h.place());
                Operand o = h.equals(call) || all.isEmpty() ? Operands.plain(h.type(), h.place()) : all.get(random.nextInt(all.size()));
                filled.add(o);
                if (!o.changes().isEmpty() && random.nextInt(3) > 0) {
                    targets.add(new Target(h.operand(), random.nextInt(o.changes().size())));
                }
            }
            int number = random.nextInt(Integer.MAX_VALUE);
            StringBuilder name = new StringBuilder(form.name()).append(": ");
            for (Hole h : holes) {
                if (!h.equals(call)) {
                    Operand o = filled.get(h.operand());
                    name.append(o.name());
                    targets.stream().filter(t -> t.operand == h.operand()).forEach(t -> name.append(" (").append(o.changes().get(t.change).name()).append(')'));
                    name.append(", ");
                }
            }
            if (add(form, call, filled, targets, number, name.append(call.operand()).append(' ').toString())) {
                n++;
            }
        }
    }

    private boolean add(Form form, Hole call, List<Operand> filled, List<Target> targets, int number, String name) {
        List<CallShape> shapes = new ArrayList<>(List.of(CallShape.values()));
        shapes.removeIf(s -> form.notInlined() && s.inlinable);
        CallShape shape = shapes.get(number % shapes.size());
        List<Operand> numbered = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            numbered.add(filled.get(i).numbered(i));
        }
        List<Change> changes = targets.stream().filter(t -> t.change >= 0).map(t -> numbered.get(t.operand).changes().get(t.change)).toList();
        Change change = changes.isEmpty() ? Change.NONE : changes.size() == 1 ? changes.getFirst()
                : new Change("", "", String.join("; ", changes.stream().map(Change::statement).toList()), false);
        boolean trace = !shape.inlinable || number / 8 % 3 == 0;
        CallShape.Call f = shape.call(call.type(), change, trace);
        StringBuilder body = new StringBuilder();
        List<String> exprs = new ArrayList<>();
        List<String> show = new ArrayList<>();
        for (int i = 0; i < numbered.size(); i++) {
            Operand o = numbered.get(i);
            if (call.operand() == i) {
                exprs.add(f.expr());
                continue;
            }
            exprs.add(o.expr());
            show.addAll(o.show());
            if (!o.declarations().isEmpty()) {
                body.append(o.declarations()).append('\n');
            }
        }
        if (!f.declarations().isEmpty()) {
            body.append(f.declarations()).append('\n');
        }
        String text = form.fill(exprs);
        String statement = !form.expression() ? text : switch (number / 32 % 4) {
            case 0 -> "out(" + text + ")";
            case 1 -> "res := " + text + "; out(res)";
            case 2 -> "out(ret(func() any { return " + text + " }))";
            default -> "var res any; res = " + text + "; out(res)";
        };
        // what was done before a panic
        boolean guarded = number / 128 % 4 == 0;
        body.append(guarded ? "try(func() { " + statement + " })" : statement).append('\n');
        if (!show.isEmpty()) {
            body.append("out(").append(String.join(", ", show)).append(")\n");
        }
        String unique = name + shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        if (!bodies.add(body.toString())) {
            return false;
        }
        for (int i = 2; !names.add(unique); i++) {
            unique = name + shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " #" + i;
        }
        cases.add(new Case(unique, form.group(), body.toString()));
        return true;
    }
}
