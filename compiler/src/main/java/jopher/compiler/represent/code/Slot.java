package jopher.compiler.represent.code;

/// A JVM local variable before its number is known. `name` is for the LocalVariableTable; null or empty for temporaries.
public final class Slot {
    public final String name;
    public final JvmType type;

    public Slot(String name, JvmType type) {
        this.name = name;
        this.type = type;
    }

    /// Whether it is a variable of the source, which debuggers show: names of temporaries have a dot.
    public boolean isVariable() {
        return name != null && !name.isEmpty() && !name.equals("_") && name.indexOf('.') < 0 && name.indexOf('\'') < 0;
    }

    @Override
    public String toString() {
        return name + ":" + type.desc();
    }
}
