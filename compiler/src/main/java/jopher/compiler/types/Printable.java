package jopher.compiler.types;

/// Something that messages show, with names qualified.
interface Printable {
    String string(Qualifier qf);
}
