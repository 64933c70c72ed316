package jopher.compiler.types;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;

/// An error under construction: a first message with the position of the report, and continuation lines with positions of their own.
final class Failure {
    private record Part(Pos pos, String text) {}

    private final Qualifier qf;
    final String code;
    /// Reported even so, but does not stop code from being well-typed (unused variables, imports …).
    boolean soft;
    private final List<Part> parts = new ArrayList<>();

    Failure(Qualifier qf, String code) {
        this.qf = qf;
        this.code = code;
    }

    Failure add(Pos pos, String format, Object... args) {
        parts.add(new Part(pos == null ? Pos.NONE : pos, Format.sprintf(qf, format, args)));
        return this;
    }

    /// Adds where else the object is declared.
    Failure addAltDecl(Obj obj) {
        if (obj.pos().isKnown()) {
            add(obj.pos(), "other declaration of %s", obj.name());
        }
        return this;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Pos pos() {
        return parts.isEmpty() ? Pos.NONE : parts.getFirst().pos;
    }

    /// The text of the first message, which may have several lines, without continuations.
    String firstText() {
        return parts.getFirst().text;
    }

    String message() {
        var b = new StringBuilder();
        for (var p : parts) {
            if (b.length() > 0 || p != parts.getFirst()) {
                b.append("\n\t");
                if (p.pos.isKnown()) {
                    b.append(p.pos).append(": ");
                }
            }
            b.append(p.text);
        }
        return b.toString();
    }
}
