package jopher.abi;

import java.util.List;

/// JVM names of Go things: pure functions used by the compiler, the linker and the runtime (reflection, traces).
///
/// Class names are internal names (`go/main/T`). Packages and the classes in them have names that are Java identifiers: a Go name keeps its letters
/// and digits, other characters are `$XX`, so that in a path `$` is followed by a digit. `$` never occurs in a Go identifier, so before a letter it
/// separates what we add: no source can name a file, a package or a type so that it meets a class that we make. Names of methods and
/// fields need not be Java's; what the JVM forbids in them, and `%`, is `%XX` (JVMS §4.2.2).
public final class Names {
    public static final String GO = "go/";
    public static final String PROGRAM = "go/$program";
    /// Constants of that class, numbered from 0: the parts of what debug.ReadBuildInfo tells.
    public static final String BUILD_INFO = "$buildinfo";
    /// Folders of what belongs to no package: shapes, anonymous structs, zero values, methods in interfaces, func classes.
    public static final String SHAPES = "go/$s/";
    public static final String ANONYMOUS = "go/$a/";
    public static final String ZEROES = "go/$z/";
    public static final String METHODS = "go/$m/";
    public static final String FUNCS = "go/$f/";
    public static final String G = "jopher/runtime/G";
    public static final String G_DESCRIPTOR = "Ljopher/runtime/G;";

    private Names() {
    }

    // ---- mangling ----

    /// The name of a method or field: an identifier, a synthesized function name.
    public static String mangle(String s) {
        int i = 0;
        while (i < s.length() && !illegal(s.charAt(i))) {
            i++;
        }
        if (i == s.length()) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length() + 8).append(s, 0, i);
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (illegal(c)) {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean illegal(char c) {
        return c == '.' || c == ';' || c == '[' || c == '/' || c == '<' || c == '>' || c == ':' || c == '%';
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    public static String demangle(String s) {
        int i = s.indexOf('%');
        if (i < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '%' && i + 2 < s.length()) {
                int hi = Character.digit(s.charAt(i + 1), 16);
                int lo = Character.digit(s.charAt(i + 2), 16);
                if (hi >= 0 && lo >= 0) {
                    out.append((char) (hi << 4 | lo));
                    i += 2;
                    continue;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    /// The words that are no identifier in Java (JLS 3.9).
    private static final java.util.Set<String> RESERVED = java.util.Set.of("_", "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class",
            "const", "continue", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements", "import",
            "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static", "strictfp",
            "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile", "while");

    /// A path element or a Go identifier as a Java identifier: `a-b.c` -> `a$2Db$2Ec`, `3d` -> `$33d`, `int` -> `int$`, other characters `$0XXXX`.
    public static String identifier(String s) {
        if (RESERVED.contains(s)) {
            return s + "$";
        }
        StringBuilder out = new StringBuilder(s.length() + 8);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1));
            int code = pair ? s.codePointAt(i) : c;
            boolean legal = i == 0 ? Character.isJavaIdentifierStart(code) : Character.isJavaIdentifierPart(code) && !Character.isIdentifierIgnorable(code);
            if (legal && c != '$') {
                out.appendCodePoint(code);
                i += pair ? 1 : 0;
            } else if (c >= ' ' && c < 0x7F) {
                out.append('$').append(hex(c >> 4)).append(hex(c & 15));
            } else {
                out.append("$0").append(hex(c >> 12)).append(hex(c >> 8 & 15)).append(hex(c >> 4 & 15)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    /// The way back from [#identifier], for a whole path.
    public static String goPath(String path) {
        if (path.indexOf('$') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int digits = c != '$' || i + 1 == path.length() || path.charAt(i + 1) == '/' ? 0 : path.charAt(i + 1) == '0' ? 5 : 2;
            if (c == '$') {
                if (digits > 0) {
                    out.append((char) Integer.parseInt(path, i + 1, i + 1 + digits, 16));
                    i += digits;
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    // ---- packages and files ----

    /// `example.com/a/b` -> `go/example$2Ecom/a/b`
    public static String packageDirectory(String path) {
        StringBuilder out = new StringBuilder(GO);
        int start = 0;
        for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', start)) {
            out.append(identifier(path.substring(start, i))).append('/');
            start = i + 1;
        }
        return out.append(identifier(path.substring(start))).toString();
    }

    /// The class with all functions and variables of one file: `main`, `x.go` -> `go/main/$x`. Classes of a package that belong to no file begin
    /// with `$$` and a letter.
    public static String fileClass(String pkgPath, String fileName) {
        String base = fileName.endsWith(".go") ? fileName.substring(0, fileName.length() - 3) : fileName;
        return packageDirectory(pkgPath) + "/$" + identifier(base);
    }

    /// Package initialisation: `static void init(G)`.
    public static String initClass(String pkgPath) {
        return packageDirectory(pkgPath) + "/$$init";
    }

    /// Lazily parsed type descriptors of a package: static methods `t0()`, `t1()` ...
    public static String typesClass(String pkgPath) {
        return packageDirectory(pkgPath) + "/$$Types";
    }

    /// All bodies of one generic instance; `canonical` is the instance's canonical name with its type arguments' encodings.
    public static String instanceClass(String pkgPath, String canonical) {
        return packageDirectory(pkgPath) + "/$$i$" + NameHash.of(canonical);
    }

    /// The wrappers of the promoted methods of an instantiated type, `base` its own class.
    public static String instanceWrappers(String pkgPath, String base) {
        return packageDirectory(pkgPath) + "/$$i$" + base.substring(base.lastIndexOf('/') + 1);
    }

    /// A class that every package makes for itself that needs it: of an instance, or of no package.
    public static boolean isShared(String className) {
        return className.startsWith(GO + "$") || className.contains("$i$");
    }

    // ---- functions ----

    public static String function(String name) {
        return mangle(name);
    }

    /// `(*T)$M` or `T$M`: the static method that holds a method's body; its receiver is the first Go parameter.
    public static String method(String receiver, boolean pointer, String name) {
        return pointer ? "(*" + mangle(receiver) + ")$" + mangle(name) : mangle(receiver) + "$" + mangle(name);
    }

    /// Closure number `n` (from 1) of `outer` (a JVM method name): `f$func1`.
    public static String closure(String outer, int n) {
        return outer + "$func" + n;
    }

    /// Go's name of a compiled method as tracebacks print it: (`go/main/$x`, `(*T)$M$func1`) -> `main.(*T).M.func1`.
    /// Null if the class is not compiled Go code.
    public static String goFunction(String className, String methodName) {
        String c = className.replace('.', '/');
        if (!c.startsWith(GO)) {
            return null;
        }
        int slash = c.lastIndexOf('/');
        if (slash < GO.length() || slash + 1 >= c.length() || c.charAt(slash + 1) != '$') {
            return null;
        }
        if (c.charAt(GO.length()) == '$' && !Character.isDigit(c.charAt(GO.length() + 1))) {
            return null; // of no package: a func class, a shape
        }
        int part = methodName.indexOf("$$");
        if (part > 0) {
            methodName = methodName.substring(0, part); // part of a large function
        }
        if (methodName.startsWith("init$v")) {
            methodName = "init"; // one of the functions that initialise variables
        }
        return symbolPath(goPath(c.substring(GO.length(), slash))) + "." + demangle(methodName.replace('$', '.'));
    }

    /// The package path as gc's symbol names have it: dots of the last element and odd characters as %xx (objabi.PathToPrefix).
    public static String symbolPath(String path) {
        int slash = path.lastIndexOf('/');
        StringBuilder out = null;
        byte[] bytes = path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xFF;
            // outside ASCII everything is escaped, so byte and char positions agree up to the first such character
            boolean escape = c <= ' ' || c == '.' && i > slash || c == '%' || c == '"' || c >= 0x7F;
            if (escape && out == null) {
                out = new StringBuilder(path.substring(0, i));
            }
            if (escape) {
                out.append('%').append(Character.toLowerCase(hex(c >> 4))).append(Character.toLowerCase(hex(c & 15)));
            } else if (out != null) {
                out.append((char) c);
            }
        }
        return out == null ? path : out.toString();
    }

    // ---- types ----

    /// Base class name of a defined type; local types and instances pass a name made unique by the compiler
    /// (see [#localType], [#instanceType]).
    public static String typeClass(String pkgPath, String name) {
        return packageDirectory(pkgPath) + "/" + (RESERVED.contains(name) ? name + "$" : name);
    }

    /// Unique name of a type declared in a function: `T` number `n` of its package -> `T$n`.
    public static String localType(String name, int n) {
        return name + "$" + n;
    }

    /// Unique name of an instantiated type: readable where short, hashed where long.
    public static String instanceType(String name, List<String> argumentEncodings) {
        return name + "$i$" + NameHash.of(String.join(",", argumentEncodings));
    }

    /// Box class for values of T in interfaces.
    public static String valueBox(String typeClass) {
        return typeClass + "$V";
    }

    /// Box class for pointers to T that are nil, of another class, or where T is no struct.
    public static String pointerBox(String typeClass) {
        return typeClass + "$P";
    }

    /// The class with `static String describe()`, see [TypeDescription].
    public static String descriptionClass(String typeClass) {
        return typeClass + "$D";
    }

    /// The class that declares a struct's fields, shared by all types with the same fields (tags ignored, recursively).
    public static String shapeClass(String structEncoding) {
        return SHAPES + NameHash.of(TypeEncoding.withoutTags(structEncoding));
    }

    /// The own class of an anonymous struct type (tags included): a subclass of its shape.
    public static String anonymousClass(String structEncoding) {
        return ANONYMOUS + NameHash.of(structEncoding);
    }

    /// The class that holds the shared zero value of a representation.
    public static String zeroClass(String representation) {
        return ZEROES + NameHash.of(representation);
    }

    /// JVM field of a struct field; `index` tells blank fields apart.
    public static String field(String goName, int index) {
        return goName.equals("_") ? "_$" + index : mangle(goName);
    }

    /// The three extra fields of a flat slice field `f`: offset, length, capacity.
    public static String sliceOffset(String field) {
        return field + "$o";
    }

    public static String sliceLength(String field) {
        return field + "$l";
    }

    public static String sliceCapacity(String field) {
        return field + "$c";
    }

    /// Class of pointers to one field of a shape.
    public static String fieldPointer(String shapeClass, String field) {
        return shapeClass + "$" + field;
    }

    /// Class of the pointer to one package variable; its only instance is the static field `P`.
    public static String globalPointer(String fileClass, String variable) {
        return fileClass + "$" + variable + "$ptr";
    }

    // ---- structs in unsafe code ----

    /// In a class that converts an unsafe.Pointer to a pointer to structs of this shape: tells the linker that the program may look at any memory
    /// as such a struct. Also the name of the class of those views.
    public static String viewMarker(String shapeClass) {
        return "go/$v/" + shapeClass.substring(SHAPES.length());
    }

    /// In a class whose code goes from one struct of this shape to others of its array: tells the linker to give the structs a field for it.
    public static String homeMarker(String shapeClass) {
        return "go/$h/" + shapeClass.substring(SHAPES.length());
    }

    /// In a class that asks for arrays over other memory: tells the linker to watch stores. Also a class of programs where it does.
    public static final String STORES_MARK = "go/$w/stores";

    /// Reads a field of a shape that may be viewed.
    public static String getter(String field) {
        return field + "$get";
    }

    public static String setter(String field) {
        return field + "$set";
    }

    // ---- methods in interfaces ----

    /// Both the interface's simple name and its only method's name: `Read$<hash>`. Keyed by name, Go signature and, if
    /// unexported, package path; never by the JVM descriptor.
    public static String interfaceMethod(String name, String pkgPathIfUnexported, String signatureEncoding) {
        return mangle(name) + "$" + NameHash.of(name + "\n" + pkgPathIfUnexported + "\n" + signatureEncoding);
    }

    /// `go/$m/Read$<hash>`
    public static String methodInterface(String name, String pkgPathIfUnexported, String signatureEncoding) {
        return METHODS + interfaceMethod(name, pkgPathIfUnexported, signatureEncoding);
    }

    /// spec: Exported identifiers. Unexported names are distinct per package.
    public static boolean exported(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    // ---- func values ----

    /// `kinds`: stack kinds of the parameters; `result`: kind of the returned result or 'V'.
    public static String funcClass(String kinds, char result) {
        return FUNCS + kinds + "$" + result;
    }

    /// `(G;JLjava/lang/Object;)Ljava/lang/Object;`: descriptor of `call` and of interface methods.
    public static String erasedDescriptor(String kinds, char result) {
        StringBuilder out = new StringBuilder("(").append(G_DESCRIPTOR);
        for (int i = 0; i < kinds.length(); i++) {
            out.append(StackKind.of(kinds.charAt(i)).erased);
        }
        return out.append(')').append(result == 'V' ? "V" : StackKind.of(result).erased).toString();
    }

    /// Index of the result that the JVM method returns: the first reference, else the first; -1 if there is none.
    public static int returnedResult(String resultKinds) {
        int l = resultKinds.indexOf('L');
        return l >= 0 ? l : resultKinds.isEmpty() ? -1 : 0;
    }
}
