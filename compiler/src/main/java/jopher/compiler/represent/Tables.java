package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.call;

import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.represent.code.Value;

/// Long literals of constant primitive elements: one string constant, decoded by the runtime, instead of a store per element
/// (seven bytes of code each; a method has 64 kB).
final class Tables {
    private static final int FROM = 48;

    private Tables() {}

    /// Null if the literal is short or not constant.
    static Value constant(FunctionTranslator f, Repr r, int n, List<Expr.ArrayLit.Entry> entries) {
        if (entries.size() >= FROM && r.kind() == Repr.Kind.STRING && entries.size() == n) {
            return strings(entries);
        }
        if (entries.size() < FROM || r.storage() == 'L' || n > 4_000_000) {
            return null;
        }
        int chars = switch (r.storage()) {
            case 'J', 'D' -> 4;
            case 'I', 'F' -> 2;
            default -> 1;
        };
        var text = new char[n * chars];
        for (var e : entries) {
            if (!(e.value() instanceof Expr.Const || e.value() instanceof Expr.Zero)) {
                return null;
            }
            long bits = e.value() instanceof Expr.Const c ? switch (r.kind()) {
                case BOOL -> c.value().boolVal() ? 1 : 0;
                case FLOAT32 -> Float.floatToRawIntBits(c.value().float32());
                case FLOAT64 -> Double.doubleToRawLongBits(c.value().float64());
                default -> Constants.integer(c.value(), r.kind());
            } : 0;
            int at = (int) e.index() * chars;
            if (r.storage() == 'B') {
                bits &= 0xFF;
            }
            for (int k = 0; k < chars; k++) {
                text[at + k] = (char) (bits >>> 16 * k);
            }
        }
        return call(Rt.R + "slices/Tables", "table" + r.storage(), "(Ljava/lang/String;)[" + r.storage(), ClassContext.text(new String(text)));
    }

    /// All bytes behind each other, each string preceded by its length in two characters.
    private static Value strings(List<Expr.ArrayLit.Entry> entries) {
        var text = new StringBuilder();
        for (var e : entries) {
            if (!(e.value() instanceof Expr.Const || e.value() instanceof Expr.Zero)) {
                return null;
            }
            String s = e.value() instanceof Expr.Const c ? c.value().byteString() : "";
            text.append((char) (s.length() & 0x7FFF)).append((char) (s.length() >>> 15)).append(s);
        }
        return call(Rt.R + "slices/Tables", "strings", "(Ljava/lang/String;I)[Ljava/lang/Object;", ClassContext.text(text.toString()), Jvm.i(entries.size()));
    }
}
