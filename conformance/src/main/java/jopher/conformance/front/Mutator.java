package jopher.conformance.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import jopher.conformance.front.GoTokens.Kind;
import jopher.conformance.front.GoTokens.Token;

/// Changes a Go file in one to three places. The same bytes and seed give the same result everywhere and for ever: recorded
/// outcomes name them. So changes of this class make new records necessary (`tools/front differential -record`).
final class Mutator {
    private static final List<String> TYPES = List.of("int", "int8", "uint", "uint8", "uint64", "float64", "float32", "complex128", "string", "bool", "byte", "rune", "uintptr",
            "error", "any", "[]int", "[]byte", "*int", "[3]int", "map[string]int", "func()", "func(int) string", "chan int", "<-chan int", "struct{}", "interface{ M() }",
            "interface{ ~int }", "comparable", "[...]int", "map[[]int]int", "struct{ a int }");
    private static final List<String> VALUES = List.of("0", "1", "2", "-1", "7", "255", "256", "1.5", "1e100", "1e1000", "1<<63", "1<<64", "0x7fffffffffffffff", "'a'", "\"\"", "\"x\"", "nil",
            "true", "false", "iota", "3i", "1.0", "_", "int", "len(\"abc\")", "func() {}", "struct{}{}", "[]int{1}", "0b12", "08", "1_000", "1__0", "'\\400'", "\"\\z\"");
    private static final List<String> BINARY = List.of("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "&^", "==", "!=", "<", "<=", ">", ">=", "&&", "||");
    private static final List<String> ASSIGN = List.of("=", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&^=");
    private static final List<String> PREFIX = List.of("*", "&", "-", "!", "^", "<-", "+", "~");
    private static final List<String> SUFFIX = List.of("()", "[0]", "[1:2]", "[:]", ".x", ".String()", ".(int)", ".(type)", "...", "++", "{}", "[int]", "(1)", "(nil)", "[-1]", "[\"a\"]",
            "[1.5]", "[0:1:2]");
    private static final List<String> STATEMENTS = List.of("unused := 1", "var unused int", "const unused = 1", "x := 0", "return", "return nil", "return 1", "return 1, 2", "break", "continue",
            "fallthrough", "goto L", "L:", "goto L; L:", "break L", "1", "nil", "panic(1)", "_ = 1", "var _ string = 1", "x, y := 1", "var _ = undefined", "defer 1", "go func() {}",
            "for {}", "if x := 1; x {}", "switch { case 1: }", "select {}", "type T struct{ T }", "for i := range 3 { }", "_ = append(1)", "var a [2]int = [...]int{1, 2, 3}", "{", "}",
            "func() {}()", "_ = map[string]int{\"a\": 1, \"a\": 2}", "switch 1 { case 1: case 1: }", "var f func(int) = func(string) {}", "_ = []int{5: 1, 5: 2}", "len(\"a\")",
            "_ = 1 << 100", "var u uint8 = 300", "_ = \"a\" + 1", "_, _ = 1, 2, 3", "init()", "main()", "for range 1.5 {}", "var i interface{ M() } = 1; _ = i", "_ = struct{ a int }{b: 1}",
            "type _ = undefined", "var p *int = &1", "_ = *1", "ch := make(chan<- int); <-ch", "_ = func() int {}", "import \"fmt\"", "var _ = [](int){}", "_ = new(int, 1)", "_ = make(int)",
            "copy(1, 2)", "delete(1, 2)", "close(1)", "clear(1)", "_ = min()", "_ = max(1, \"a\")", "_ = complex(1, \"a\")", "_ = real(\"x\")", "print(1, undefined)", "recover(1)", "_ = cap(1)",
            "var e error = 1", "_ = any(nil).(undefined)", "switch x := any(1).(type) {}", "switch any(1).(type) { case int, int: }", "for i, j, k := range 1 {}", "_ = 1.(int)", "a.b.c = 1");
    private static final List<String> DECLARATIONS = List.of("var unusedVar = undefined", "func unusedFunc() int {}", "type unusedType struct { unusedType }", "const unusedConst int = \"a\"",
            "func init() int { return 1 }", "func main(x int) {}", "var cycleA = cycleB; var cycleB = cycleA", "type I1 interface { I2 }; type I2 interface { I1 }", "func g[T any](x T) T { return x }",
            "var _ = g[int](\"a\")", "type G[T any] struct { x T }; var _ G", "type A = A", "import \"os\"", "func (int) m() {}", "func (x *undefined) m() {}", "type C[T C[T]] interface{ m(T) }",
            "func f2[T ~int | ~string](x T) { x.foo() }", "var _, _ = 1", "var x1, x2 int = 1, 2, 3", "const c1, c2 = 1", "const ( a1 = iota; b1; a1 )", "type E1 struct { a int; a string }",
            "type M1 interface { m(); m() }", "var _ = func() { return 1 }", "func f3(a int, a string) {}", "func f4(a, b) {}", "func f5(x ...int, y int) {}", "type P [len(p1)]int; var p1 P", "goto x");
    private static final String[] BASIC = {"int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "string",
        "bool", "byte", "rune", "error", "any"};

    private final SplittableRandom random;
    private String s;
    private List<Token> tokens;
    /// Only changes that may well leave a correct program.
    private boolean gentle;

    private Mutator(byte[] file, long seed) {
        this.s = new String(file, StandardCharsets.ISO_8859_1);
        this.random = new SplittableRandom(seed);
    }

    /// What `seed` makes of `file`: changes that leave most of it Go.
    static byte[] mutate(byte[] file, long seed) {
        Mutator m = new Mutator(file, seed);
        m.gentle = m.random.nextInt(5) < 3;
        for (int n = m.random.nextInt(4) == 0 ? 1 + m.random.nextInt(3) : 1; n > 0; n--) {
            m.change();
        }
        return m.s.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As [#mutate], with more changes and bytes among them: what a front end must survive.
    static byte[] damage(byte[] file, byte[] other, long seed) {
        Mutator m = new Mutator(file, seed);
        for (int n = 1 + m.random.nextInt(6); n > 0; n--) {
            switch (m.random.nextInt(6)) {
                case 0, 1 -> m.bytes();
                case 2 -> m.splice(other);
                default -> m.change();
            }
        }
        return m.s.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void bytes() {
        if (s.isEmpty()) {
            return;
        }
        int i = random.nextInt(s.length());
        switch (random.nextInt(8)) {
            case 0, 1 -> replace(i, i + 1, String.valueOf((char) random.nextInt(256)));
            case 2 -> replace(i, i + 1, "");
            case 3 -> replace(i, i, String.valueOf((char) random.nextInt(256)));
            case 4 -> replace(i, i, String.valueOf("()[]{}\"'`\n\0;.,*/\\".charAt(random.nextInt(17))));
            case 5 -> replace(i, Math.min(s.length(), i + random.nextInt(60)), "");
            case 6 -> replace(i, i, "\u00ef\u00bb\u00bf");
            default -> {
                if (random.nextInt(6) == 0) {
                    s = s.substring(0, i);
                }
            }
        }
    }

    /// A piece of another file in the middle of this one.
    private void splice(byte[] other) {
        if (other.length == 0) {
            return;
        }
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(200));
        int at = random.nextInt(s.length() + 1);
        replace(at, at, new String(other, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /// One change; a kind that finds no place gives way to another.
    private void change() {
        tokens = GoTokens.of(s);
        if (tokens.size() < 4) {
            return;
        }
        for (int attempt = 0; attempt < 20; attempt++) {
            String before = s;
            if (gentle) {
                gently();
            } else {
                one();
            }
            if (!s.equals(before)) {
                return;
            }
        }
    }

    private void one() {
        switch (random.nextInt(40)) {
            // tokens
            case 0 -> with(any(), t -> replace(t.from(), t.to(), ""));
            case 1 -> with(any(), t -> replace(t.to(), t.to(), " " + t.text()));
            case 2 -> swapNeighbours();
            case 3 -> with(any(), t -> replace(t.from(), t.to(), any().text()));
            case 4 -> with(any(), t -> replace(t.from(), t.from(), (random.nextBoolean() ? pick(GoTokens.KEYWORDS) : any().text()) + " "));
            // lines
            case 5 -> line((from, to) -> replace(from, to, ""));
            case 6 -> line((from, to) -> replace(from, from, s.substring(from, to)));
            case 7 -> line((from, to) -> line((f, t) -> replace(from, to, s.substring(f, t))));
            // types
            case 8, 9 -> with(typeName(), t -> replace(t.from(), t.to(), pick(TYPES)));
            case 10 -> with(typeName(), t -> replace(t.from(), t.to(), pick(List.of(BASIC))));
            case 11 -> with(typeName(), t -> replace(t.from(), t.from(), pick(List.of("[]", "*", "[2]", "chan ", "...", "map[string]", "func() ", "<-chan ", "~", "[]*"))));
            // operators
            case 12, 13 -> with(find(t -> BINARY.contains(t.text())), t -> replace(t.from(), t.to(), pick(BINARY)));
            case 14 -> with(find(t -> ASSIGN.contains(t.text())), t -> replace(t.from(), t.to(), pick(ASSIGN)));
            case 15 -> with(find(t -> PREFIX.contains(t.text())), t -> replace(t.from(), t.to(), ""));
            case 16 -> with(name(), t -> replace(t.from(), t.from(), pick(PREFIX)));
            case 17 -> with(name(), t -> replace(t.to(), t.to(), pick(SUFFIX)));
            case 18 -> swapOperands();
            // calls
            case 19, 20 -> arguments();
            // values
            case 21, 22 -> with(literal(), t -> replace(t.from(), t.to(), pick(VALUES)));
            case 23 -> with(find(t -> t.kind() == Kind.NUMBER), t -> replace(t.from(), t.to(), String.valueOf(random.nextInt(1, 20))));
            case 24 -> with(name(), t -> replace(t.from(), t.to(), pick(VALUES)));
            // names
            case 25 -> with(name(), t -> replace(t.from(), t.to(), name().text()));
            case 26 -> with(name(), t -> replace(t.to(), t.to(), "x"));
            case 27 -> with(name(), t -> replace(t.from(), t.from() + 1, flipped(t.text().charAt(0))));
            case 28, 29 -> rename();
            // declarations and statements
            case 30 -> returns();
            case 31 -> imports();
            case 32, 33 -> blockStart(pick(STATEMENTS));
            case 34 -> topLevel();
            case 35 -> with(name(), t -> replace(t.from(), t.to(), "(" + t.text() + ")"));
            case 36 -> with(name(), t -> replace(t.from(), t.to(), pick(List.of("string", "int", "len", "float64", "[]byte", "any", "uint8", "new", "cap", "append")) + "(" + t.text() + ")"));
            case 37 -> keyword();
            case 38 -> generics();
            default -> with(find(t -> t.is("{") || t.is("}") || t.is(")") || t.is(",")), t -> replace(t.to(), t.to(), pick(List.of(" /* c */", "\n", " ", ";", ",", " // c\n", "\n\n"))));
        }
    }

    private void gently() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> with(find(t -> t.kind() == Kind.NUMBER), t -> replace(t.from(), t.to(), String.valueOf(random.nextInt(1, 20))));
            case 3 -> with(find(t -> t.kind() == Kind.STRING && s.charAt(t.from()) == '"'), t -> replace(t.from() + 1, t.from() + 1, "\\u00e9"));
            case 4 -> with(find(t -> t.kind() == Kind.NAME && local(t)), t -> renameTo(t.text(), t.text() + "9"));
            case 5 -> with(name(), t -> replace(t.from(), t.to(), "(" + t.text() + ")"));
            case 6 -> with(find(t -> t.is("+") || t.is("-") || t.is("*") || t.is("|")), t -> replace(t.from(), t.to(), pick(List.of("+", "-", "*", "|", "&", "^"))));
            case 7 -> with(find(t -> t.is("<") || t.is(">") || t.is("<=") || t.is(">=") || t.is("==") || t.is("!=")), t -> replace(t.from(), t.to(), pick(List.of("<", ">", "<=", ">=", "==", "!="))));
            case 8 -> with(find(t -> t.is("&&") || t.is("||")), t -> replace(t.from(), t.to(), t.is("&&") ? "||" : "&&"));
            case 9 -> blockStart(pick(List.of("_ = 1", "func() {}()", "var u9 any; _ = u9", "for range 3 { break }", "type T9 struct{ a int }; _ = T9{1}", "switch {}", "{ }", "L9: for { break L9 }",
                    "const c9 = 1 << 3", "if x9 := any(1); x9 != nil { _ = x9 }", "var f9 func(int) = func(int) {}; _ = f9")));
            case 10 -> swapOperands();
            case 11 -> line((from, to) -> replace(from, from, s.substring(from, to)));
            case 12 -> with(find(t -> t.is("{") || t.is(")") || t.is(",")), t -> replace(t.to(), t.to(), " /* c */ "));
            case 13 -> line((from, to) -> replace(from, to, ""));
            case 14 -> with(name(), t -> replace(t.from(), t.to(), pick(List.of("any", "0", "nil", "_", "true"))));
            default -> with(find(t -> t.is("func") && (t.from() == 0 || s.charAt(t.from() - 1) == '\n')), t -> replace(t.from(), t.from(), pick(List.of("var v9 = [...]int{3: 1}\n",
                    "func f9[T any](x T) T { return x }\n", "type g9[T ~int | string] struct{ x []T }\n", "type i9 interface{ m(i9) i9 }\n", "var m9 = map[string][]int{\"a\": {1}}\n"))));
        }
    }

    private static boolean local(Token t) {
        return Character.isLowerCase(t.text().charAt(0)) && !List.of(BASIC).contains(t.text());
    }

    // ---- what to choose from ----

    private Token any() {
        return tokens.get(random.nextInt(tokens.size()));
    }

    /// A random token that fits; null after some attempts.
    private Token find(Predicate<Token> fits) {
        int start = random.nextInt(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get((start + i) % tokens.size());
            if (fits.test(t)) {
                return t;
            }
        }
        return null;
    }

    private Token name() {
        return find(t -> t.kind() == Kind.NAME && t.from() > tokens.get(1).to());
    }

    private Token literal() {
        return find(t -> t.kind() == Kind.NUMBER || t.kind() == Kind.STRING || t.kind() == Kind.CHAR);
    }

    private Token typeName() {
        return find(t -> t.kind() == Kind.NAME && List.of(BASIC).contains(t.text()));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private interface Edit {
        void at(Token t);
    }

    private interface LineEdit {
        void at(int from, int to);
    }

    private static void with(Token t, Edit edit) {
        if (t != null) {
            edit.at(t);
        }
    }

    private void replace(int from, int to, String by) {
        s = s.substring(0, from) + by + s.substring(to);
    }

    private void line(LineEdit edit) {
        Token t = any();
        int from = s.lastIndexOf('\n', t.from()) + 1;
        int to = s.indexOf('\n', t.from()) + 1;
        edit.at(from, to == 0 ? s.length() : to);
    }

    private static String flipped(char c) {
        return String.valueOf(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }

    // ---- the longer changes ----

    private void swapNeighbours() {
        int i = random.nextInt(tokens.size() - 1);
        Token a = tokens.get(i);
        Token b = tokens.get(i + 1);
        replace(a.from(), b.to(), b.text() + s.substring(a.to(), b.from()) + a.text());
    }

    private void swapOperands() {
        Token op = find(t -> BINARY.contains(t.text()));
        int i = op == null ? 0 : tokens.indexOf(op);
        if (i < 1 || i + 1 >= tokens.size()) {
            return;
        }
        Token a = tokens.get(i - 1);
        Token b = tokens.get(i + 1);
        if (operand(a) && operand(b)) {
            replace(a.from(), b.to(), b.text() + s.substring(a.to(), b.from()) + a.text());
        }
    }

    private static boolean operand(Token t) {
        return t.kind() == Kind.NAME || t.kind() == Kind.NUMBER || t.kind() == Kind.STRING || t.kind() == Kind.CHAR;
    }

    /// Drops, adds, doubles or exchanges what stands between commas in parentheses or braces.
    private void arguments() {
        Token comma = find(t -> t.is(","));
        if (random.nextInt(3) == 0) {
            with(find(t -> t.is("(")), t -> replace(t.to(), t.to(), random.nextBoolean() ? pick(VALUES) + ", " : pick(VALUES)));
            return;
        }
        if (comma == null) {
            return;
        }
        int i = tokens.indexOf(comma);
        int before = bound(i - 1, -1);
        int after = bound(i + 1, 1);
        if (before < 0 || after < 0) {
            return;
        }
        int a = tokens.get(before).to();
        int b = tokens.get(after).from();
        String left = s.substring(a, comma.from());
        String right = s.substring(comma.to(), b);
        replace(a, b, switch (random.nextInt(5)) {
            case 0 -> left;
            case 1 -> right;
            case 2 -> right.strip() + ", " + left.strip();
            case 3 -> left + "," + left + "," + right;
            default -> left + ", " + pick(VALUES) + "," + right;
        });
    }

    /// The token that ends a list element, going in one direction from `i`; -1 if there is none near.
    private int bound(int i, int step) {
        int depth = 0;
        for (int n = 0; n < 60 && i >= 0 && i < tokens.size(); n++, i += step) {
            String t = tokens.get(i).text();
            boolean opens = t.equals("(") || t.equals("[") || t.equals("{");
            boolean closes = t.equals(")") || t.equals("]") || t.equals("}");
            if (depth == 0 && (t.equals(",") || (step < 0 ? opens : closes))) {
                return i;
            }
            depth += opens ? step : closes ? -step : 0;
        }
        return -1;
    }

    /// One name becomes another throughout the file.
    private void rename() {
        Token t = name();
        if (t == null) {
            return;
        }
        renameTo(t.text(), random.nextInt(3) > 0 ? t.text() + "9" : name().text());
    }

    private void renameTo(String from, String to) {
        StringBuilder sb = new StringBuilder();
        int at = 0;
        for (Token u : tokens) {
            if (u.kind() == Kind.NAME && u.text().equals(from)) {
                sb.append(s, at, u.from()).append(to);
                at = u.to();
            }
        }
        s = sb.append(s.substring(at)).toString();
    }

    private void returns() {
        Token t = find(u -> u.is("return"));
        if (t == null) {
            return;
        }
        int end = s.indexOf('\n', t.from());
        end = end < 0 ? s.length() : end;
        switch (random.nextInt(4)) {
            case 0 -> replace(t.from(), end, "");
            case 1 -> replace(t.to(), end, "");
            case 2 -> replace(end, end, ", " + pick(VALUES));
            default -> replace(t.to(), end, " " + pick(VALUES));
        }
    }

    private void imports() {
        Token t = find(u -> u.is("import"));
        if (t == null) {
            return;
        }
        int i = tokens.indexOf(t) + 1;
        boolean group = i < tokens.size() && tokens.get(i).is("(");
        List<Token> paths = new ArrayList<>();
        for (i += group ? 1 : 0; i < tokens.size() && !tokens.get(i).is(")"); i++) {
            if (tokens.get(i).kind() == Kind.STRING) {
                paths.add(tokens.get(i));
            }
            if (!group && !paths.isEmpty()) {
                break;
            }
        }
        if (paths.isEmpty()) {
            return;
        }
        Token p = paths.get(random.nextInt(paths.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> replace(group ? p.from() : t.from(), p.to(), "");
            case 2 -> replace(p.from(), p.from(), "_ ");
            case 3 -> replace(p.from(), p.from(), ". ");
            case 4 -> replace(p.from(), p.from(), "other ");
            default -> replace(p.from(), p.to(), pick(List.of("\"fmt\"", "\"os\"", "\"strings\"", "\"nowhere\"", "\"\"", "`io`", "\"unsafe\"")));
        }
    }

    private void blockStart(String statement) {
        with(find(t -> t.is("{")), t -> replace(t.to(), t.to(), "\n" + statement + "\n"));
    }

    /// A declaration is added, removed or repeated.
    private void topLevel() {
        List<Integer> starts = new ArrayList<>();
        for (Token t : tokens) {
            if ((t.is("func") || t.is("type") || t.is("var") || t.is("const")) && (t.from() == 0 || s.charAt(t.from() - 1) == '\n')) {
                starts.add(t.from());
            }
        }
        if (starts.isEmpty()) {
            return;
        }
        int i = random.nextInt(starts.size());
        int from = starts.get(i);
        int to = i + 1 < starts.size() ? starts.get(i + 1) : s.length();
        switch (random.nextInt(4)) {
            case 0 -> replace(from, to, "");
            case 1 -> replace(to, to, "\n" + s.substring(from, to));
            default -> replace(from, from, pick(DECLARATIONS) + "\n");
        }
    }

    private void keyword() {
        Token t = find(u -> u.kind() == Kind.KEYWORD && !u.is("package"));
        if (t == null) {
            return;
        }
        replace(t.from(), t.to(), switch (t.text()) {
            case "break" -> "continue";
            case "continue" -> "break";
            case "var" -> "const";
            case "const" -> "var";
            case "struct" -> "interface";
            case "interface" -> "struct";
            case "go" -> "defer";
            case "defer" -> "go";
            case "case" -> "default";
            case "default" -> "case";
            case "range" -> "range " + pick(VALUES) + " //";
            case "return" -> "return;";
            case "chan" -> pick(List.of("<-chan", "chan<-"));
            case "if" -> pick(List.of("for", "switch", "if !", "if x := 1;"));
            case "for" -> pick(List.of("if", "for range", "for ;", "switch"));
            case "switch" -> pick(List.of("select", "if", "switch x := 1;"));
            case "func" -> pick(List.of("func", "type", "func (r int)", "func _"));
            case "type" -> pick(List.of("var", "type _ ", "const"));
            default -> pick(GoTokens.KEYWORDS);
        });
    }

    private void generics() {
        switch (random.nextInt(5)) {
            case 0 -> with(find(t -> t.is("any")), t -> replace(t.from(), t.to(), pick(List.of("comparable", "~int", "int | string", "interface{ M() }", "~[]int", "fmt.Stringer", "interface{ *int }"))));
            case 1 -> with(find(t -> t.is("[")), t -> replace(t.to(), t.to(), pick(List.of("int, ", "T, ", "T any, ", "_ any, ", "P *int, "))));
            case 2 -> {
                Token f = find(t -> t.is("func"));
                int i = f == null ? -1 : tokens.indexOf(f);
                if (i >= 0 && i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.NAME) {
                    int at = tokens.get(i + 1).to();
                    replace(at, at, pick(List.of("[T any]", "[T, U any]", "[T ~int]", "[T comparable, U []T]", "[int any]", "[T undefined]", "[]")));
                }
            }
            case 3 -> {
                Token f = find(t -> t.is("type"));
                int i = f == null ? -1 : tokens.indexOf(f);
                if (i >= 0 && i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.NAME) {
                    int at = tokens.get(i + 1).to();
                    replace(at, at, pick(List.of("[T any]", " = ", "[T interface{ m() }]", "[T ~int|~string]", "[N int]")));
                }
            }
            default -> {
                Token open = find(t -> t.is("["));
                int i = open == null ? -1 : tokens.indexOf(open);
                int close = i < 0 ? -1 : bound(i + 1, 1);
                if (close > 0 && tokens.get(close).is("]")) {
                    replace(open.from(), tokens.get(close).to(), random.nextBoolean() ? "" : "[" + pick(TYPES) + "]");
                }
            }
        }
    }
}
