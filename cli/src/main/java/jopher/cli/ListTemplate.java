package jopher.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of Go's package text/template that `list -f` is used with: fields and variables, pipelines, if, range, with and else,
/// comments and trim markers, the comparison and printing functions, `join` and `context`.
///
/// Data are maps (structs), lists, strings, booleans, integers and null.
final class ListTemplate {
    private static final String NAME = "template: main:";

    /// Something about the template or its data is wrong; the message is go's.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /// A value with fields: what is not among `fields` is null if `names` knows it and wrong otherwise.
    record Struct(String type, Map<String, Object> fields, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private sealed interface Node {
        record Text(String text) implements Node {}

        record Action(Pipe pipe) implements Node {}

        record Branch(String kind, Pipe pipe, List<Node> then, List<Node> otherwise) implements Node {}
    }

    /// `$x := a | b c`: `variables` is empty without declaration.
    private record Pipe(List<String> variables, List<List<Object>> commands, String source, int line, int col) {}

    /// Operands besides literals (String, Long, Double, Boolean, NIL) and pipes in parentheses.
    private record FieldChain(List<String> names) {}

    private record Variable(String name, List<String> names) {}

    private record Function(String name) {}

    private record Chain(Pipe of, List<String> names) {}

    private static final Object NIL = new Object();

    private final List<Node> nodes;

    private ListTemplate(List<Node> nodes) {
        this.nodes = nodes;
    }

    // ---- parsing ----

    static ListTemplate parse(String text) {
        Parser p = new Parser(text);
        List<Node> nodes = new ArrayList<>();
        String end = p.list(nodes);
        if (!end.isEmpty()) {
            throw new Wrong(NAME + p.line() + ": unexpected {{" + end + "}}");
        }
        return new ListTemplate(nodes);
    }

    private static final class Parser {
        private final String s;
        private int at;

        Parser(String s) {
            this.s = s;
        }

        int line() {
            return 1 + (int) s.substring(0, Math.min(at, s.length())).chars().filter(c -> c == '\n').count();
        }

        private boolean trimNext;

        /// Reads nodes up to end, else or the end of the text; tells which it was.
        String list(List<Node> out) {
            while (at < s.length()) {
                int open = s.indexOf("{{", at);
                String text = open < 0 ? s.substring(at) : s.substring(at, open);
                if (trimNext) {
                    text = text.stripLeading();
                    trimNext = false;
                }
                boolean trim = open >= 0 && s.startsWith("{{- ", open);
                if (trim) {
                    text = text.stripTrailing();
                }
                if (!text.isEmpty()) {
                    out.add(new Node.Text(text));
                }
                if (open < 0) {
                    at = s.length();
                    break;
                }
                int start = open + (trim ? 3 : 2);
                int close = close(start);
                int line = line();
                int col = open - (s.lastIndexOf('\n', open - 1) + 1) + (trim ? 3 : 2);
                String action = s.substring(start, close);
                at = close + 2;
                if (action.endsWith(" -")) {
                    trimNext = true;
                    action = action.substring(0, action.length() - 2);
                }
                action = action.strip();
                if (action.startsWith("/*")) {
                    continue;
                }
                String word = action.replaceAll("[\\s(].*", "");
                String rest = action.substring(word.length()).strip();
                switch (word) {
                    case "end" -> {
                        return "end";
                    }
                    case "else" -> {
                        pending = rest;
                        return "else";
                    }
                    case "if", "range", "with" -> out.add(branch(word, rest, line, col));
                    default -> out.add(new Node.Action(new Commands(action, line, col).pipe()));
                }
            }
            return "";
        }

        private String pending = "";

        private Node branch(String kind, String rest, int line, int col) {
            Pipe pipe = new Commands(rest, line, col).pipe();
            List<Node> then = new ArrayList<>();
            List<Node> otherwise = new ArrayList<>();
            String end = list(then);
            if (end.equals("else")) {
                if (pending.startsWith("if ") || pending.startsWith("with ")) {
                    int space = pending.indexOf(' ');
                    otherwise.add(branch(pending.substring(0, space), pending.substring(space).strip(), line, col));
                    return new Node.Branch(kind, pipe, then, otherwise);
                }
                end = list(otherwise);
            }
            if (!end.equals("end")) {
                throw new Wrong(NAME + line() + ": unexpected EOF");
            }
            return new Node.Branch(kind, pipe, then, otherwise);
        }

        private int close(int from) {
            boolean comment = s.substring(from).stripLeading().startsWith("/*");
            if (comment) {
                int e = s.indexOf("*/", from);
                from = e < 0 ? s.length() : e;
            }
            for (int i = from; i < s.length(); i++) {
                char c = s.charAt(i);
                if (c == '"' || c == '`') {
                    for (i++; i < s.length() && s.charAt(i) != c; i++) {
                        if (c == '"' && s.charAt(i) == '\\') {
                            i++;
                        }
                    }
                } else if (s.startsWith("}}", i)) {
                    return i;
                }
            }
            at = s.length();
            throw new Wrong(NAME + line() + ": unclosed action");
        }
    }

    /// Reads one pipeline.
    private static final class Commands {
        private final String s;
        private final int line;
        private final int col;
        private int at;

        Commands(String s, int line, int col) {
            this.s = s;
            this.line = line;
            this.col = col;
        }

        Pipe pipe() {
            Pipe p = pipe(false);
            if (at < s.length()) {
                throw wrong("unexpected \"" + s.charAt(at) + "\" in operand");
            }
            return p;
        }

        private Wrong wrong(String message) {
            return new Wrong(NAME + line + ": " + message);
        }

        private Pipe pipe(boolean inParens) {
            int start = at;
            List<String> variables = new ArrayList<>();
            var declaration = java.util.regex.Pattern.compile("(\\$\\w*)\\s*(?:,\\s*(\\$\\w*)\\s*)?:?=\\s*").matcher(s).region(at, s.length());
            if (declaration.lookingAt()) {
                variables.add(declaration.group(1));
                if (declaration.group(2) != null) {
                    variables.add(declaration.group(2));
                }
                at = declaration.end();
            }
            List<List<Object>> commands = new ArrayList<>();
            List<Object> command = new ArrayList<>();
            while (true) {
                while (at < s.length() && Character.isWhitespace(s.charAt(at))) {
                    at++;
                }
                if (at >= s.length() || inParens && s.charAt(at) == ')') {
                    break;
                }
                if (s.charAt(at) == '|') {
                    at++;
                    commands.add(command);
                    command = new ArrayList<>();
                    continue;
                }
                command.add(operand());
            }
            if (command.isEmpty()) {
                throw wrong("missing value for " + (inParens ? "parenthesized pipeline" : commands.isEmpty() ? "command" : "command"));
            }
            commands.add(command);
            return new Pipe(variables, commands, s.substring(start, at).strip(), line, col);
        }

        private Object operand() {
            char c = s.charAt(at);
            if (c == '(') {
                at++;
                Pipe p = pipe(true);
                if (at >= s.length()) {
                    throw wrong("unclosed left paren");
                }
                at++;
                List<String> names = names();
                return names.isEmpty() ? p : new Chain(p, names);
            }
            if (c == '"' || c == '`') {
                return quoted(c);
            }
            if (c == '.') {
                List<String> names = names();
                if (names.isEmpty()) {
                    at++;
                }
                return new FieldChain(names);
            }
            if (c == '$') {
                int start = at++;
                while (at < s.length() && (Character.isLetterOrDigit(s.charAt(at)) || s.charAt(at) == '_')) {
                    at++;
                }
                return new Variable(s.substring(start, at), names());
            }
            int start = at;
            while (at < s.length() && "()| \t\n".indexOf(s.charAt(at)) < 0) {
                at++;
            }
            String word = s.substring(start, at);
            if (word.isEmpty()) {
                throw wrong("unexpected \"" + c + "\" in operand");
            }
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "nil" -> NIL;
                default -> {
                    if (word.matches("-?[0-9]+")) {
                        yield Long.parseLong(word);
                    }
                    if (!FUNCTIONS.contains(word)) {
                        throw wrong("function \"" + word + "\" not defined");
                    }
                    yield new Function(word);
                }
            };
        }

        private List<String> names() {
            List<String> out = new ArrayList<>();
            while (at + 1 < s.length() && s.charAt(at) == '.' && (Character.isLetter(s.charAt(at + 1)) || s.charAt(at + 1) == '_')) {
                int start = ++at;
                while (at < s.length() && (Character.isLetterOrDigit(s.charAt(at)) || s.charAt(at) == '_')) {
                    at++;
                }
                out.add(s.substring(start, at));
            }
            return out;
        }

        private String quoted(char quote) {
            StringBuilder sb = new StringBuilder();
            for (at++; at < s.length() && s.charAt(at) != quote; at++) {
                char c = s.charAt(at);
                if (quote == '"' && c == '\\' && at + 1 < s.length()) {
                    c = s.charAt(++at);
                    c = switch (c) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> c;
                    };
                }
                sb.append(c);
            }
            if (at >= s.length()) {
                throw wrong("unterminated quoted string");
            }
            at++;
            return sb.toString();
        }
    }

    // ---- execution ----

    private static final java.util.Set<String> FUNCTIONS = java.util.Set.of("and", "or", "not", "len", "index", "slice", "print", "println", "printf", "eq", "ne", "lt", "le", "gt",
            "ge", "join", "context", "module");

    /// The text for one value.
    String execute(Object data) {
        StringBuilder out = new StringBuilder();
        Run run = new Run(out);
        run.scopes.push(new LinkedHashMap<>(Map.of("$", data)));
        run.nodes(nodes, data);
        return out.toString();
    }

    private static final class Run {
        private final StringBuilder out;
        private final Deque<Map<String, Object>> scopes = new ArrayDeque<>();

        Run(StringBuilder out) {
            this.out = out;
        }

        void nodes(List<Node> list, Object dot) {
            for (Node n : list) {
                switch (n) {
                    case Node.Text t -> out.append(t.text());
                    case Node.Action a -> {
                        Object v = pipe(a.pipe(), dot);
                        if (a.pipe().variables().isEmpty()) {
                            out.append(text(v));
                        }
                    }
                    case Node.Branch b -> branch(b, dot);
                }
            }
        }

        private void branch(Node.Branch b, Object dot) {
            scopes.push(new LinkedHashMap<>());
            Object v = pipe(b.pipe(), dot);
            if (b.kind().equals("range")) {
                List<?> list = v instanceof List<?> l ? l : v instanceof Map<?, ?> m ? List.copyOf(m.values()) : List.of();
                long i = 0;
                for (Object x : list) {
                    List<String> vars = b.pipe().variables();
                    if (vars.size() == 2) {
                        scopes.peek().put(vars.get(0), i);
                        scopes.peek().put(vars.get(1), x);
                    } else if (vars.size() == 1) {
                        scopes.peek().put(vars.get(0), x);
                    }
                    i++;
                    nodes(b.then(), x);
                }
                if (list.isEmpty()) {
                    nodes(b.otherwise(), dot);
                }
            } else if (truth(v)) {
                nodes(b.then(), b.kind().equals("with") ? v : dot);
            } else {
                nodes(b.otherwise(), dot);
            }
            scopes.pop();
        }

        private Object pipe(Pipe p, Object dot) {
            Object v = null;
            for (int i = 0; i < p.commands().size(); i++) {
                v = command(p, p.commands().get(i), dot, i == 0 ? List.of() : java.util.Collections.singletonList(v));
            }
            if (!p.variables().isEmpty() && p.variables().size() == 1) {
                scopes.peek().put(p.variables().get(0), v);
            }
            return v;
        }

        private Object command(Pipe p, List<Object> words, Object dot, List<Object> last) {
            if (words.get(0) instanceof Function f) {
                List<Object> args = new ArrayList<>();
                for (Object w : words.subList(1, words.size())) {
                    args.add(value(p, w, dot));
                }
                args.addAll(last);
                return call(p, f.name(), args);
            }
            return value(p, words.get(0), dot);
        }

        private Object value(Pipe p, Object w, Object dot) {
            return switch (w) {
                case FieldChain f -> fields(p, dot, f.names());
                case Variable v -> {
                    for (Map<String, Object> s : scopes) {
                        if (s.containsKey(v.name())) {
                            yield fields(p, s.get(v.name()), v.names());
                        }
                    }
                    throw new Wrong(NAME + p.line() + ": undefined variable \"" + v.name() + "\"");
                }
                case Pipe q -> pipe(q, dot);
                case Chain c -> fields(p, pipe(c.of(), dot), c.names());
                case Function f -> call(p, f.name(), List.of());
                default -> w == NIL ? null : w;
            };
        }

        private Object fields(Pipe p, Object v, List<String> names) {
            for (String n : names) {
                if (v instanceof Struct s) {
                    if (!s.fields().containsKey(n)) {
                        throw failed(p, "can't evaluate field " + n + " in type " + s.type());
                    }
                    v = s.fields().get(n);
                } else if (v == null) {
                    throw failed(p, "nil pointer evaluating *load.PackagePublic." + n);
                } else {
                    throw failed(p, "can't evaluate field " + n + " in type " + (v instanceof String ? "string" : v instanceof List<?> ? "[]string" : "bool"));
                }
            }
            return v;
        }

        private static Wrong failed(Pipe p, String message) {
            return new Wrong(NAME + p.line() + ":" + p.col() + ": executing \"main\" at <" + p.source() + ">: " + message);
        }

        private Object call(Pipe p, String name, List<Object> a) {
            return switch (name) {
                case "not" -> !truth(a.get(0));
                case "and" -> a.stream().filter(x -> !truth(x)).findFirst().orElse(a.getLast());
                case "or" -> a.stream().filter(Run::truth).findFirst().orElse(a.getLast());
                case "len" -> switch (a.get(0)) {
                    case List<?> l -> (long) l.size();
                    case String s -> (long) s.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
                    case null, default -> 0L;
                };
                case "index" -> {
                    Object v = a.get(0);
                    for (Object i : a.subList(1, a.size())) {
                        if (!(v instanceof List<?> l) || !(i instanceof Long n)) {
                            throw failed(p, "error calling index: can't index item of type " + (v instanceof String ? "string" : "bool"));
                        }
                        if (n < 0 || n >= l.size()) {
                            throw failed(p, "error calling index: reflect: slice index out of range");
                        }
                        v = l.get(Math.toIntExact(n));
                    }
                    yield v;
                }
                case "slice" -> {
                    int from = a.size() > 1 ? Math.toIntExact((Long) a.get(1)) : 0;
                    yield a.get(0) instanceof String s ? s.substring(from, a.size() > 2 ? Math.toIntExact((Long) a.get(2)) : s.length())
                            : ((List<?>) a.get(0)).subList(from, a.size() > 2 ? Math.toIntExact((Long) a.get(2)) : ((List<?>) a.get(0)).size());
                }
                case "print" -> {
                    StringBuilder sb = new StringBuilder();
                    for (int i = 0; i < a.size(); i++) {
                        if (i > 0 && !(a.get(i) instanceof String) && !(a.get(i - 1) instanceof String)) {
                            sb.append(' ');
                        }
                        sb.append(text(a.get(i)));
                    }
                    yield sb.toString();
                }
                case "println" -> String.join(" ", a.stream().map(Run::text).toList()) + "\n";
                case "printf" -> printf(a);
                case "eq" -> a.subList(1, a.size()).stream().anyMatch(x -> java.util.Objects.equals(a.get(0), x));
                case "ne" -> !java.util.Objects.equals(a.get(0), a.get(1));
                case "lt" -> order(a) < 0;
                case "le" -> order(a) <= 0;
                case "gt" -> order(a) > 0;
                case "ge" -> order(a) >= 0;
                case "join" -> a.get(0) instanceof List<?> l ? String.join(text(a.get(1)), l.stream().map(Run::text).toList()) : "";
                default -> throw failed(p, "error calling " + name + ": not there yet in jopher");
            };
        }

        private static int order(List<Object> a) {
            return a.get(0) instanceof Long x && a.get(1) instanceof Long y ? Long.compare(x, y) : text(a.get(0)).compareTo(text(a.get(1)));
        }

        private static String printf(List<Object> a) {
            String f = text(a.get(0));
            StringBuilder sb = new StringBuilder();
            int next = 1;
            for (int i = 0; i < f.length(); i++) {
                if (f.charAt(i) != '%' || i + 1 >= f.length()) {
                    sb.append(f.charAt(i));
                    continue;
                }
                int start = i++;
                while (i < f.length() && "-+ #0123456789.".indexOf(f.charAt(i)) >= 0) {
                    i++;
                }
                if (i >= f.length() || f.charAt(i) == '%') {
                    sb.append('%');
                    continue;
                }
                Object x = next < a.size() ? a.get(next++) : "%!" + f.charAt(i) + "(MISSING)";
                String flags = f.substring(start + 1, i);
                String v = f.charAt(i) == 'q' ? Json.quote(text(x)) : text(x);
                String width = flags.replaceAll("[^0-9-].*", "");
                sb.append(width.isEmpty() || width.equals("-") ? v : String.format("%" + width.replaceFirst("^0+", "") + "s", v));
            }
            return sb.toString();
        }

        private static boolean truth(Object v) {
            return switch (v) {
                case null -> false;
                case Boolean b -> b;
                case String s -> !s.isEmpty();
                case Long n -> n != 0;
                case List<?> l -> !l.isEmpty();
                case Map<?, ?> m -> !m.isEmpty();
                default -> true;
            };
        }

        private static String text(Object v) {
            return switch (v) {
                case null -> "<nil>";
                case List<?> l -> "[" + String.join(" ", l.stream().map(Run::text).toList()) + "]";
                default -> v.toString();
            };
        }
    }
}
