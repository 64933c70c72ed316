package jopher.runtime.panics;

import jopher.runtime.host.Print;
import jopher.runtime.strings.GoString;

/// How a dying program prints panic values: Go 1.26 `runtime/error.go` (printpanicval) and `runtime/panic.go` (printpanics). All
/// text is built one char per byte.
final class PanicText {
    private PanicText() {
    }

    static void chain(StringBuilder out, GoPanic p) {
        if (p.link != null) {
            chain(out, p.link);
            if (p.link.repanicked) {
                return;
            }
            if (!p.link.goexit) {
                out.append('\t');
            }
        }
        if (p.goexit) {
            return;
        }
        out.append("panic: ");
        if (p.text != null) {
            out.append(indented(p.text));
        } else {
            Print.panicValue(out, p.value);
        }
        if (p.recovered && p.repanicked) {
            out.append(" [recovered, repanicked]");
        } else if (p.recovered) {
            out.append(" [recovered]");
        }
        out.append('\n');
    }

    static String indented(String s) {
        return s.replace("\n", "\n\t");
    }

    static String latin1(GoString s) {
        return new String(s.a, s.off, s.len, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static String typeName(Object value) {
        return Print.typeName(value);
    }
}
