package jopher.abi;

import java.util.ArrayList;
import java.util.List;

/// Canonical strings for Go types: equal strings are identical types (spec: Type identity), so the runtime interns them.
///
/// Grammar (prefix notation; `<len>` counts chars of the name that follows the colon):
/// ```
/// T = b bool | c int8 | s int16 | i int32 | l int64 | I int | C uint8 | S uint16 | U uint32 | L uint64 | u uint | p uintptr
///   | f float32 | d float64 | x complex64 | X complex128 | t string | P unsafe.Pointer
///   | *T | [T (slice) | A<n>;T (array) | mTT | h<0|1|2>T (chan: both ways, receive only, send only)
///   | F<n>;T…<m>;T… func | V<n>;T…<m>;T… variadic func (last parameter written as its slice type)
///   | {<n>; per field: <e|.> <len>:name <len>:pkgpath(empty if exported) <len>:tag T
///   | ~<n>; per method, sorted by name then pkgpath: <len>:name <len>:pkgpath(empty if exported) functype
///   | N<len>:base   a defined type, by its base class name (`go/main/T`); `N5:error`; any is `~0;`
/// ```
public final class TypeEncoding {
    public static final String BASICS = "bcsilICSULupfdxXtP";
    public static final String ERROR = "N5:error";
    public static final String ANY = "~0;";

    private TypeEncoding() {
    }

    public record FieldSpec(boolean embedded, String name, String pkgPath, String tag, String type) {
    }

    public record MethodSpec(String name, String pkgPath, String signature) {
    }

    public record Signature(List<String> in, List<String> out, boolean variadic) {
    }

    // ---- writing ----

    public static String pointer(String elem) {
        return "*" + elem;
    }

    public static String slice(String elem) {
        return "[" + elem;
    }

    public static String array(long length, String elem) {
        return "A" + length + ";" + elem;
    }

    public static String map(String key, String elem) {
        return "m" + key + elem;
    }

    /// `direction`: 0 both ways, 1 receive only, 2 send only.
    public static String chan(int direction, String elem) {
        return "h" + direction + elem;
    }

    public static String func(List<String> in, List<String> out, boolean variadic) {
        StringBuilder b = new StringBuilder();
        b.append(variadic ? 'V' : 'F').append(in.size()).append(';');
        in.forEach(b::append);
        b.append(out.size()).append(';');
        out.forEach(b::append);
        return b.toString();
    }

    public static String struct(List<FieldSpec> fields) {
        StringBuilder b = new StringBuilder("{").append(fields.size()).append(';');
        for (FieldSpec f : fields) {
            b.append(f.embedded() ? 'e' : '.');
            string(b, f.name());
            string(b, f.pkgPath());
            string(b, f.tag());
            b.append(f.type());
        }
        return b.toString();
    }

    /// Sorts the methods itself.
    public static String iface(List<MethodSpec> methods) {
        List<MethodSpec> sorted = new ArrayList<>(methods);
        sorted.sort((a, c) -> {
            int d = a.name().compareTo(c.name());
            return d != 0 ? d : a.pkgPath().compareTo(c.pkgPath());
        });
        StringBuilder b = new StringBuilder("~").append(sorted.size()).append(';');
        for (MethodSpec m : sorted) {
            string(b, m.name());
            string(b, m.pkgPath());
            b.append(m.signature());
        }
        return b.toString();
    }

    public static String named(String base) {
        return "N" + base.length() + ":" + base;
    }

    static void string(StringBuilder b, String s) {
        b.append(s.length()).append(':').append(s);
    }

    // ---- reading one level ----

    /// Position behind the type that starts at `pos`.
    public static int end(String e, int pos) {
        Cursor c = new Cursor(e, pos);
        c.skipType();
        return c.pos;
    }

    public static Signature signature(String e) {
        Cursor c = new Cursor(e, 1);
        int n = c.number();
        List<String> in = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            in.add(c.type());
        }
        int m = c.number();
        List<String> out = new ArrayList<>(m);
        for (int i = 0; i < m; i++) {
            out.add(c.type());
        }
        return new Signature(in, out, e.charAt(0) == 'V');
    }

    public static List<FieldSpec> fields(String e) {
        Cursor c = new Cursor(e, 1);
        int n = c.number();
        List<FieldSpec> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            boolean embedded = c.next() == 'e';
            out.add(new FieldSpec(embedded, c.string(), c.string(), c.string(), c.type()));
        }
        return out;
    }

    public static List<MethodSpec> methods(String e) {
        Cursor c = new Cursor(e, 1);
        int n = c.number();
        List<MethodSpec> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            out.add(new MethodSpec(c.string(), c.string(), c.type()));
        }
        return out;
    }

    /// Length of an array encoding.
    public static long arrayLength(String e) {
        return Long.parseLong(e, 1, e.indexOf(';'), 10);
    }

    public static String arrayElem(String e) {
        return e.substring(e.indexOf(';') + 1);
    }

    /// Base class name of `N<len>:base`.
    public static String namedBase(String e) {
        return e.substring(e.indexOf(':') + 1);
    }

    /// The same type with all struct tags emptied, recursively; defined types are leaves.
    public static String withoutTags(String e) {
        if (e.indexOf('{') < 0) {
            return e;
        }
        StringBuilder b = new StringBuilder(e.length());
        new Cursor(e, 0).copyWithoutTags(b);
        return b.toString();
    }

    /// Walks through an encoding; also reads [TypeDescription].
    static final class Cursor {
        final String e;
        int pos;

        Cursor(String e, int pos) {
            this.e = e;
            this.pos = pos;
        }

        char next() {
            return e.charAt(pos++);
        }

        /// A number and the `;` or `:` behind it.
        int number() {
            return (int) longNumber();
        }

        long longNumber() {
            long n = 0;
            for (char c = next(); c != ';' && c != ':'; c = next()) {
                if (c < '0' || c > '9') {
                    throw new IllegalArgumentException("bad type encoding at " + (pos - 1) + ": " + e);
                }
                n = n * 10 + c - '0';
            }
            return n;
        }

        String string() {
            int n = number();
            pos += n;
            return e.substring(pos - n, pos);
        }

        String type() {
            int start = pos;
            skipType();
            return e.substring(start, pos);
        }

        void skipType() {
            char c = next();
            switch (c) {
                case '*', '[' -> skipType();
                case 'A' -> {
                    longNumber();
                    skipType();
                }
                case 'm' -> {
                    skipType();
                    skipType();
                }
                case 'h' -> {
                    pos++;
                    skipType();
                }
                case 'F', 'V' -> {
                    skipTypes(number());
                    skipTypes(number());
                }
                case '{' -> {
                    for (int n = number(); n > 0; n--) {
                        pos++;
                        skipString();
                        skipString();
                        skipString();
                        skipType();
                    }
                }
                case '~' -> {
                    for (int n = number(); n > 0; n--) {
                        skipString();
                        skipString();
                        skipType();
                    }
                }
                case 'N' -> skipString();
                default -> {
                    if (BASICS.indexOf(c) < 0) {
                        throw new IllegalArgumentException("bad type encoding at " + (pos - 1) + ": " + e);
                    }
                }
            }
        }

        private void skipTypes(int n) {
            for (; n > 0; n--) {
                skipType();
            }
        }

        private void skipString() {
            int n = number();
            pos += n;
        }

        void copyWithoutTags(StringBuilder b) {
            char c = next();
            b.append(c);
            switch (c) {
                case '*', '[' -> copyWithoutTags(b);
                case 'A' -> {
                    b.append(longNumber()).append(';');
                    copyWithoutTags(b);
                }
                case 'm' -> {
                    copyWithoutTags(b);
                    copyWithoutTags(b);
                }
                case 'h' -> {
                    b.append(next());
                    copyWithoutTags(b);
                }
                case 'F', 'V' -> {
                    for (int half = 0; half < 2; half++) {
                        int n = number();
                        b.append(n).append(';');
                        for (; n > 0; n--) {
                            copyWithoutTags(b);
                        }
                    }
                }
                case '{' -> {
                    int n = number();
                    b.append(n).append(';');
                    for (; n > 0; n--) {
                        b.append(next());
                        TypeEncoding.string(b, string());
                        TypeEncoding.string(b, string());
                        skipString();
                        TypeEncoding.string(b, "");
                        copyWithoutTags(b);
                    }
                }
                case '~' -> {
                    int n = number();
                    b.append(n).append(';');
                    for (; n > 0; n--) {
                        TypeEncoding.string(b, string());
                        TypeEncoding.string(b, string());
                        copyWithoutTags(b);
                    }
                }
                case 'N' -> TypeEncoding.string(b, string());
                default -> {
                }
            }
        }
    }
}
