package jopher.compiler.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.*;
import java.lang.classfile.Attributes;
import java.util.IdentityHashMap;
import java.util.Map;

/// Class files as text, for `--dump-after=emit`: the instructions of every method as javap shows them, with operands by
/// name and labels instead of offsets.
public final class ClassText {
    private final StringBuilder out = new StringBuilder();

    private ClassText() {}

    /// One class: a line for itself, one for each field, a paragraph for each method.
    public static String of(ClassFileEntry c) {
        ClassText t = new ClassText();
        var model = ClassFile.of().parse(c.bytes());
        t.out.append(header(c));
        for (var f : model.fields()) {
            t.out.append("    ").append((f.flags().flagsMask() & 8) != 0 ? "static " : "").append(f.fieldName().stringValue()).append(' ').append(f.fieldType().stringValue()).append('\n');
        }
        model.methods().forEach(m -> t.method(c.name(), m));
        return t.out.toString();
    }

    /// What a class is, in one line.
    public static String header(ClassFileEntry c) {
        var model = ClassFile.of().parse(c.bytes());
        String interfaces = String.join(", ", model.interfaces().stream().map(i -> i.asInternalName()).toList());
        return "class " + c.name() + " extends " + model.superclass().map(s -> s.asInternalName()).orElse("-") + (interfaces.isEmpty() ? "" : " implements " + interfaces)
                + " // " + c.bytes().length + " bytes\n";
    }

    private void method(String owner, MethodModel m) {
        out.append("\nmethod ").append((m.flags().flagsMask() & 8) != 0 ? "static " : "").append(owner).append('.').append(m.methodName().stringValue()).append(m.methodType().stringValue());
        var code = m.findAttribute(Attributes.code());
        code.ifPresent(a -> out.append(" // ").append(a.codeLength()).append(" bytes, stack ").append(a.maxStack()).append(", locals ").append(a.maxLocals()));
        out.append('\n');
        m.code().ifPresent(this::code);
    }

    private void code(CodeModel code) {
        Map<Label, String> labels = new IdentityHashMap<>();
        code.forEach(e -> {
            if (e instanceof BranchInstruction b) {
                name(labels, b.target());
            } else if (e instanceof ExceptionCatch c) {
                name(labels, c.tryStart());
                name(labels, c.tryEnd());
                name(labels, c.handler());
            } else if (e instanceof TableSwitchInstruction s) {
                s.cases().forEach(k -> name(labels, k.target()));
                name(labels, s.defaultTarget());
            } else if (e instanceof LookupSwitchInstruction s) {
                s.cases().forEach(k -> name(labels, k.target()));
                name(labels, s.defaultTarget());
            }
        });
        code.forEach(e -> {
            switch (e) {
                case LabelTarget t when labels.containsKey(t.label()) -> out.append("  ").append(labels.get(t.label())).append(":\n");
                case LineNumber l -> out.append("    // line ").append(l.line()).append('\n');
                case ExceptionCatch c -> out.append("    // try ").append(labels.get(c.tryStart())).append("..").append(labels.get(c.tryEnd())).append(" catch ")
                        .append(c.catchType().map(t -> t.asInternalName()).orElse("any")).append(" at ").append(labels.get(c.handler())).append('\n');
                case Instruction i -> out.append("    ").append(text(i, labels)).append('\n');
                default -> {}
            }
        });
    }

    private static void name(Map<Label, String> labels, Label l) {
        labels.computeIfAbsent(l, k -> "L" + labels.size());
    }

    private static String text(Instruction i, Map<Label, String> labels) {
        String op = i.opcode().name().toLowerCase(java.util.Locale.ROOT);
        return switch (i) {
            case LoadInstruction l -> plain(op) + " " + l.slot();
            case StoreInstruction s -> plain(op) + " " + s.slot();
            case IncrementInstruction n -> op + " " + n.slot() + " " + n.constant();
            case BranchInstruction b -> op + " " + labels.get(b.target());
            case FieldInstruction f -> op + " " + f.owner().asInternalName() + "." + f.name().stringValue() + " " + f.type().stringValue();
            case InvokeInstruction v -> op + " " + v.owner().asInternalName() + "." + v.name().stringValue() + v.type().stringValue();
            case NewObjectInstruction n -> op + " " + n.className().asInternalName();
            case NewReferenceArrayInstruction n -> op + " " + n.componentType().asInternalName();
            case NewPrimitiveArrayInstruction n -> op + " " + n.typeKind().name().toLowerCase(java.util.Locale.ROOT);
            case TypeCheckInstruction t -> op + " " + t.type().asInternalName();
            case ConstantInstruction c when c.opcode().sizeIfFixed() != 1 -> op + " " + c.constantValue();
            case TableSwitchInstruction s -> {
                StringBuilder sb = new StringBuilder(op);
                s.cases().forEach(k -> sb.append(' ').append(k.caseValue()).append("->").append(labels.get(k.target())));
                yield sb.append(" default->").append(labels.get(s.defaultTarget())).toString();
            }
            case LookupSwitchInstruction s -> {
                StringBuilder sb = new StringBuilder(op);
                s.cases().forEach(k -> sb.append(' ').append(k.caseValue()).append("->").append(labels.get(k.target())));
                yield sb.append(" default->").append(labels.get(s.defaultTarget())).toString();
            }
            default -> op;
        };
    }

    /// `iload_1` as `iload`: the slot is shown in any case.
    private static String plain(String op) {
        int i = op.indexOf('_');
        return i < 0 ? op : op.substring(0, i);
    }
}
