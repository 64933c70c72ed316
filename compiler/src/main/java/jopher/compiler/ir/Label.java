package jopher.compiler.ir;

/// A jump target: of goto, or of break/continue through the loop, switch or select that carries it.
public final class Label {
    public final String name;

    public Label(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
