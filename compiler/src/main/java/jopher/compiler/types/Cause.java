package jopher.compiler.types;

/// Receives the reason why a predicate is false, in gc's words. Predicates accept null where nobody wants to know.
final class Cause {
    final Qualifier qf;
    String text = "";

    Cause(Qualifier qf) {
        this.qf = qf;
    }

    static void set(Cause c, String format, Object... args) {
        if (c != null) {
            c.text = Format.sprintf(c.qf, format, args);
        }
    }

    /// Puts a message before the one that is there.
    static void wrap(Cause c, String format, Object... args) {
        if (c != null) {
            String outer = Format.sprintf(c.qf, format, args);
            c.text = c.text.isEmpty() ? outer : outer + "\n\t" + c.text;
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
