package jopher.compiler.ir;

/// One kind of fact about functions, and how it is stored in export data. The name is part of the format; another form of the bytes
/// needs another name. Equal facts give equal bytes: importers are compiled again when the bytes change.
public interface FactKind<T> {
    /// Short and unique: `inline`, `escape`.
    String name();

    byte[] encode(T fact);

    T decode(byte[] bytes);
}
