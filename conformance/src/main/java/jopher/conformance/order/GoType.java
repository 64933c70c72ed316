package jopher.conformance.order;

/// The types of operands, each with three values that can be told apart.
enum GoType {
    INT("int", "1", "2", "3"),
    UINT8("uint8", "uint8(1)", "uint8(2)", "uint8(3)"),
    FLOAT("float64", "1.5", "2.5", "3.5"),
    COMPLEX("complex128", "(1+2i)", "(2+3i)", "(3+4i)"),
    BOOL("bool", "true", "false", "true"),
    STRING("string", "\"abcde\"", "\"vwxyz\"", "\"mnopq\""),
    BYTES("[]byte", "[]byte(\"abcde\")", "[]byte(\"vwxyz\")", "[]byte(\"mnopq\")"),
    INTS("[]int", "[]int{10, 11, 12, 13, 14}", "[]int{20, 21, 22, 23, 24}", "[]int{30, 31, 32, 33, 34}"),
    ARRAY("[5]int", "[5]int{10, 11, 12, 13, 14}", "[5]int{20, 21, 22, 23, 24}", "[5]int{30, 31, 32, 33, 34}"),
    STRUCT("T", "T{1, 10}", "T{2, 20}", "T{3, 30}"),
    POINTER("*T", "&T{1, 10}", "&T{2, 20}", "&T{3, 30}"),
    ANY("any", "any(1)", "any(2)", "any(3)"),
    /// An interface that holds a pointer.
    IFACE("G", "G(&T{1, 10})", "G(&T{2, 20})", "G(&T{3, 30})"),
    /// An interface that holds a struct.
    VALUE("V", "V(T{1, 10})", "V(T{2, 20})", "V(T{3, 30})"),
    MAP("map[int]int", "map[int]int{1: 10, 2: 11, 3: 12}", "map[int]int{1: 20, 2: 21, 3: 22}", "map[int]int{1: 30, 2: 31, 3: 32}"),
    FUNC("func(int) int", "add1", "add2", "add3"),
    CHAN("chan int", "mk(10, 11)", "mk(20, 21, 22)", "mk(30)"),
    /// A struct that is one pointer: an interface holds it without a box in gc.
    DIRECT("D", "D{&T{1, 10}}", "D{&T{2, 20}}", "D{&T{3, 30}}"),
    /// Two results; only calls have this type.
    TWO("(int, int)", "3, 4", "3, 4", "3, 4"),
    /// A string and an error; only calls have this type.
    TEXT("(string, error)", "\"text\", nil", "\"text\", nil", "\"text\", nil");

    final String go;
    /// The value before the call.
    final String before;
    /// The value that the call sets.
    final String changed;
    /// The value that the call returns.
    final String returned;

    GoType(String go, String before, String changed, String returned) {
        this.go = go;
        this.before = before;
        this.changed = changed;
        this.returned = returned;
    }

    boolean onlyCalls() {
        return this == TWO || this == TEXT;
    }

    /// A value of this type as an argument whose type is inferred.
    String typed(String value) {
        return this == FUNC ? value : "(" + go + ")(" + value + ")";
    }

    /// As names of the prelude's functions and variables end.
    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /// As forms name it.
    static GoType named(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
