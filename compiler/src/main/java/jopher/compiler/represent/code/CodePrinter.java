package jopher.compiler.represent.code;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes JVM-level code as indented text, for `--dump-after=represent`. Every operation shows what the JVM will do: `i+`,
/// `l+` by stack kind, calls with owner and descriptor. Slots of one method that share a name are told apart by a suffix.
public final class CodePrinter {
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final Map<Slot, String> slots = new IdentityHashMap<>();
    private final Map<Target, String> targets = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();
    private int indent;

    private CodePrinter() {}

    /// All classes of a package, in the given order.
    public static String print(List<ClassUnit> units) {
        StringBuilder sb = new StringBuilder();
        for (ClassUnit u : units) {
            sb.append("class ").append(u.name).append(" extends ").append(u.superName);
            if (!u.interfaces.isEmpty()) {
                sb.append(" implements ").append(String.join(", ", u.interfaces));
            }
            sb.append('\n');
            for (ClassUnit.FieldUnit f : u.fields) {
                sb.append(INDENT).append((f.flags() & 8) != 0 ? "static " : "").append(f.name()).append(' ').append(f.type());
                if (f.constant() != null) {
                    sb.append(" = ").append(f.constant() instanceof String s ? quote(s) : f.constant());
                }
                sb.append('\n');
            }
            for (MethodUnit m : u.methods) {
                sb.append('\n').append(print(u, m));
            }
            sb.append('\n');
        }
        return sb.toString();
    }

    /// One method of a class.
    public static String print(ClassUnit owner, MethodUnit m) {
        CodePrinter p = new CodePrinter();
        p.out.append("method ").append((m.flags() & 8) != 0 ? "static " : "").append(owner.name).append('.').append(m.name()).append(m.desc());
        if (m.what() != null) {
            p.out.append(" // ").append(m.what());
        }
        p.out.append('\n');
        if (m.code() != null) {
            p.indent = 1;
            p.line("(" + String.join(", ", m.params().stream().map(p::declare).toList()) + ")");
            p.all(m.code());
        }
        return p.out.toString();
    }

    private void line(String s) {
        out.repeat(INDENT, indent).append(s).append('\n');
    }

    private void nested(List<Code> codes) {
        indent++;
        all(codes);
        indent--;
    }

    private void all(List<Code> codes) {
        codes.forEach(this::code);
    }

    private void code(Code c) {
        switch (c) {
            case Code.Store s -> {
                boolean first = !slots.containsKey(s.slot());
                line(slot(s.slot()) + (first ? " " + s.slot().type : "") + " = " + value(s.value()));
            }
            case Code.PutField p -> line(value(p.object()) + "." + p.name() + " = " + value(p.value()));
            case Code.PutStatic p -> line(p.owner() + "." + p.name() + " = " + value(p.value()));
            case Code.ArraySet a -> line(value(a.array()) + "[" + value(a.index()) + "]" + a.storage() + " = " + value(a.value()));
            case Code.Eval e -> line(value(e.value()));
            case Code.If i -> {
                line("if " + value(i.cond()) + " {");
                nested(i.then());
                if (!i.otherwise().isEmpty()) {
                    line("} else {");
                    nested(i.otherwise());
                }
                line("}");
            }
            case Code.Mark m -> line(target(m.target()) + ":");
            case Code.Jump j -> line("goto " + target(j.target()));
            case Code.Branch b -> line((b.sense() ? "if " : "unless ") + value(b.cond()) + " goto " + target(b.target()));
            case Code.Switch s -> {
                line("switch " + value(s.tag()) + " {");
                for (int i = 0; i < s.keys().length; i++) {
                    line(INDENT + s.keys()[i] + " -> " + target(s.targets().get(i)));
                }
                line(INDENT + "default -> " + target(s.otherwise()));
                line("}");
            }
            case Code.Try t -> {
                line("try {");
                nested(t.body());
                line("} catch " + slot(t.caught()) + " {");
                nested(t.handler());
                line("}");
            }
            case Code.Return r -> line(r.value() == null ? "return" : "return " + value(r.value()));
            case Code.Throw t -> line("throw " + value(t.value()));
            case Code.Line l -> line("// line " + l.line());
            case Code.Block b -> all(b.codes());
        }
    }

    private String value(Value v) {
        return switch (v) {
            case Value.IntConst c -> Integer.toString(c.value());
            case Value.BoolConst c -> Boolean.toString(c.value());
            case Value.LongConst c -> c.value() + "L";
            case Value.FloatConst c -> c.value() + "F";
            case Value.DoubleConst c -> c.value() + "D";
            case Value.Null n -> "null";
            case Value.Text t -> quote(t.value());
            case Value.ClassConst c -> c.of().internalName() + ".class";
            case Value.Load l -> slot(l.slot());
            case Value.GetField f -> value(f.object()) + "." + f.name();
            case Value.GetStatic s -> s.owner() + "." + s.name();
            case Value.ArrayGet a -> value(a.array()) + "[" + value(a.index()) + "]" + a.storage();
            case Value.ArrayLength a -> value(a.array()) + ".length";
            case Value.Arith a -> "(" + value(a.x()) + " " + kind(a.type()) + symbol(a.op()) + " " + value(a.y()) + ")";
            case Value.Neg n -> kind(n.type()) + "-(" + value(n.x()) + ")";
            case Value.Convert c -> kind(c.x().type()) + "2" + Character.toLowerCase(c.to()) + "(" + value(c.x()) + ")";
            case Value.Compare c -> "(" + value(c.x()) + " " + kind(c.x().type()) + symbol(c.rel()) + " " + value(c.y()) + ")";
            case Value.And a -> "(" + value(a.x()) + " && " + value(a.y()) + ")";
            case Value.Or o -> "(" + value(o.x()) + " || " + value(o.y()) + ")";
            case Value.Not n -> "!" + value(n.x());
            case Value.Choose c -> "(" + value(c.cond()) + " ? " + value(c.then()) + " : " + value(c.otherwise()) + ")";
            case Value.Invoke i -> invoke(i);
            case Value.Release r -> invoke(r.call()) + " release(" + String.join(", ", r.slots().stream().map(this::slot).toList()) + ")";
            case Value.New n -> "new " + n.owner() + arguments(n.args());
            case Value.NewArray n -> "new " + n.type().component() + "[" + value(n.length()) + "]";
            case Value.Cast c -> "(" + c.type().internalName() + ") " + value(c.x());
            case Value.InstanceOf i -> "(" + value(i.x()) + " instanceof " + i.of().internalName() + ")";
            case Value.Seq s -> sequence(s);
        };
    }

    private String invoke(Value.Invoke i) {
        List<Value> args = i.args();
        if (i.dispatch() == Value.Dispatch.STATIC) {
            return i.owner() + "." + i.name() + arguments(args);
        }
        String how = i.dispatch() == Value.Dispatch.SPECIAL ? "special " : i.ofInterface() ? "interface " : "";
        return how + value(args.getFirst()) + "." + i.owner() + "::" + i.name() + arguments(args.subList(1, args.size()));
    }

    private String arguments(List<Value> args) {
        return "(" + String.join(", ", args.stream().map(this::value).toList()) + ")";
    }

    /// The statements go before the line that the value stands in: their place among its operands is lost in the text, but marked.
    private String sequence(Value.Seq s) {
        CodePrinter before = new CodePrinter();
        before.slots.putAll(slots);
        before.targets.putAll(targets);
        before.names.addAll(names);
        before.indent = indent + 2;
        before.all(s.before());
        String v = before.value(s.value());
        slots.putAll(before.slots);
        targets.putAll(before.targets);
        names.addAll(before.names);
        return "{\n" + before.out + INDENT.repeat(indent + 2) + v + "\n" + INDENT.repeat(indent + 1) + "}";
    }

    private String declare(Slot s) {
        return slot(s) + " " + s.type;
    }

    private String slot(Slot s) {
        return slots.computeIfAbsent(s, k -> unique(k.name == null || k.name.isEmpty() ? "t" : k.name));
    }

    private String target(Target t) {
        return targets.computeIfAbsent(t, k -> unique("." + (k.name == null ? "L" : k.name)));
    }

    private String unique(String name) {
        String s = name;
        for (int i = 2; !names.add(s); i++) {
            s = name + "'" + i;
        }
        return s;
    }

    private static char kind(JvmType t) {
        return switch (t.kind()) {
            case 'J' -> 'l';
            case 'L' -> 'a';
            default -> Character.toLowerCase(t.kind());
        };
    }

    private static String symbol(Op op) {
        return switch (op) {
            case ADD -> "+";
            case SUB -> "-";
            case MUL -> "*";
            case DIV -> "/";
            case REM -> "%";
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
            case SHL -> "<<";
            case SHR -> ">>";
            case USHR -> ">>>";
        };
    }

    private static String symbol(Rel rel) {
        return switch (rel) {
            case EQ -> "==";
            case NE -> "!=";
            case LT -> "<";
            case GE -> ">=";
            case GT -> ">";
            case LE -> "<=";
        };
    }

    private static String quote(String s) {
        StringBuilder sb = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"', '\\' -> sb.append('\\').append(c);
                case '\n' -> sb.append("\\n");
                default -> {
                    if (c < ' ' || c > '~') {
                        sb.append(String.format("\\u%04x", (int) c));
                    } else {
                        sb.append(c);
                    }
                }
            }
        }
        return sb.append('"').toString();
    }
}
