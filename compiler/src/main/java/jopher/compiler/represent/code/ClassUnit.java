package jopher.compiler.represent.code;

import java.util.ArrayList;
import java.util.List;

/// One class to be emitted. Members are emitted in the order of the lists.
public final class ClassUnit {
    public final String name;
    public final String superName;
    public final int flags;
    public final List<String> interfaces = new ArrayList<>();
    public final List<FieldUnit> fields = new ArrayList<>();
    public final List<MethodUnit> methods = new ArrayList<>();
    /// Base name for the SourceFile attribute, or null.
    public String sourceFile;

    public ClassUnit(int flags, String name, String superName) {
        this.flags = flags;
        this.name = name;
        this.superName = superName;
    }

    /// `constant`: a String, Integer, Long, Float or Double for ConstantValue, or null.
    public record FieldUnit(int flags, String name, JvmType type, Object constant) {}

    public FieldUnit field(int flags, String name, JvmType type) {
        var f = new FieldUnit(flags, name, type, null);
        fields.add(f);
        return f;
    }

    /// Makes this class show the same source and lines as another, parts of whose functions it holds.
    public void positionsOf(ClassUnit other) {
        sourceFile = other.sourceFile;
        other.fields.stream().filter(f -> f.name().equals("$path") || f.name().equals("$lines")).forEach(fields::add);
    }
}
