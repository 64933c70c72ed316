package jopher.compiler.types;

import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;

/// Formatting of messages: `%s`, `%v`, `%d`, `%q` with types, objects, operands and expressions among the arguments.
final class Format {
    private Format() {}

    static String sprintf(Qualifier qf, String format, Object... args) {
        if (format.indexOf('%') < 0) {
            return format;
        }
        var b = new StringBuilder(format.length() + 32);
        int arg = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                b.append(c);
                continue;
            }
            char verb = format.charAt(++i);
            if (verb == '%') {
                b.append('%');
                continue;
            }
            String s = string(qf, args[arg++]);
            switch (verb) {
                case 's', 'v', 'd' -> b.append(s);
                case 'q' -> b.append(Quote.quote(s));
                default -> throw new IllegalArgumentException("verb %" + verb + " in " + format);
            }
        }
        return b.toString();
    }

    static String string(Qualifier qf, Object arg) {
        return switch (arg) {
            case null -> "<nil>";
            case Type t -> TypeWriter.string(t, qf);
            case Obj o -> ObjWriter.string(o, qf);
            case Term t -> t.string(null); // always by path, as in gc
            case Printable p -> p.string(qf);
            case Expr e -> ExprString.of(e);
            case Pos p -> p.toString();
            case List<?> list -> {
                var b = new StringBuilder("[");
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        b.append(", ");
                    }
                    b.append(string(qf, list.get(i)));
                }
                yield b.append(']').toString();
            }
            default -> arg.toString();
        };
    }
}
