package jopher.compiler.types;

import java.util.List;

/// A struct type. `fields` is null until the checker has collected them.
public final class Struct implements Type {
    List<Var> fields;
    /// Tags by field index; may be shorter than `fields`, entries are never null.
    List<String> tags;

    Struct() {
        this.tags = List.of();
    }

    public Struct(List<Var> fields, List<String> tags) {
        this.fields = fields;
        this.tags = tags == null ? List.of() : tags;
    }

    public List<Var> fields() {
        return fields == null ? List.of() : fields;
    }

    public int numFields() {
        return fields == null ? 0 : fields.size();
    }

    public Var field(int i) {
        return fields.get(i);
    }

    /// The tag of field i, or "".
    public String tag(int i) {
        return i < tags.size() ? tags.get(i) : "";
    }

    @Override
    public Type underlying() {
        return this;
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
