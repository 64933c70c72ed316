package jopher.conformance.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Cuts a program down while gc and we still differ on it: takes statements out, puts the statements of a block in its place, and puts parts of expressions
/// in place of the whole. Candidates are tried many in a file.
final class Reducer {
    private static final int AT_ONCE = 24;
    private static final int MOST_ROUNDS = 60;

    private final BatchRun gc;
    private final BatchRun ours;
    private String kind = "";

    Reducer(BatchRun gc, BatchRun ours) {
        this.gc = gc;
        this.ours = ours;
    }

    /// One edit: in `parent`, the part at `index` becomes `with`, or is removed if that is null; or a run of parts is.
    private record Edit(Node parent, int index, int length, Object with) {
        List<Object> apply() {
            List<Object> before = new ArrayList<>(parent.parts);
            parent.parts.subList(index, index + length).clear();
            if (with != null) {
                parent.parts.add(index, with);
            }
            return before;
        }

        void undo(List<Object> before) {
            parent.parts.clear();
            parent.parts.addAll(before);
        }
    }

    /// The program itself is changed.
    Node reduce(Node program) throws IOException {
        kind = kind(gc.run(List.of(program)).getFirst(), ours.run(List.of(program)).getFirst());
        if (kind.isEmpty()) {
            return program;
        }
        int chunk = 16;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!pass(program, chunk)) {
                if (chunk == 0) {
                    break;
                }
                chunk /= 2;
            }
        }
        return program;
    }

    private boolean pass(Node program, int chunk) throws IOException {
        List<Edit> edits = new ArrayList<>();
        edits(program, chunk, edits);
        for (int i = 0; i < edits.size(); i += AT_ONCE) {
            List<Edit> part = edits.subList(i, Math.min(edits.size(), i + AT_ONCE));
            List<Node> candidates = new ArrayList<>();
            for (Edit e : part) {
                List<Object> before = e.apply();
                candidates.add(copy(program));
                e.undo(before);
            }
            List<String> g = gc.run(candidates);
            List<Integer> numbers = new ArrayList<>();
            for (int k = 0; k < g.size(); k++) {
                if (!g.get(k).startsWith("!")) {
                    numbers.add(k);
                }
            }
            List<String> o = ours.run(candidates, numbers);
            List<Edit> good = new ArrayList<>();
            for (int k : numbers) {
                if (kind(g.get(k), o.get(k)).equals(kind)) {
                    good.add(part.get(k));
                }
            }
            if (!good.isEmpty()) {
                if (!together(program, good)) {
                    good.getFirst().apply();
                }
                return true;
            }
        }
        return false;
    }

    /// Tries all edits at once that were good by themselves; later ones first, so that places stay.
    private boolean together(Node program, List<Edit> good) throws IOException {
        List<List<Object>> before = new ArrayList<>();
        for (Edit e : good.reversed()) {
            if (e.index + e.length > e.parent.parts.size()) {
                before.add(null);
                continue;
            }
            before.add(e.apply());
        }
        Node all = copy(program);
        if (kind(gc.run(List.of(all)).getFirst(), ours.run(List.of(all)).getFirst()).equals(kind)) {
            return true;
        }
        for (int i = good.size() - 1; i >= 0; i--) {
            if (before.get(i) != null) {
                good.reversed().get(i).undo(before.get(i));
            }
        }
        return false;
    }

    /// How they differ; empty if they do not.
    private static String kind(String gc, String ours) {
        return gc.equals(ours) || gc.startsWith("!") ? "" : ours.startsWith("!build") ? "build" : ours.startsWith("!run") ? "run" : "output";
    }

    private static Node copy(Node n) {
        List<Object> parts = new ArrayList<>();
        for (Object p : n.parts) {
            parts.add(p instanceof Node c ? copy(c) : p);
        }
        return switch (n.kind) {
            case EXPR -> Node.expr(n.type, parts.toArray());
            case STMT -> Node.stmt(parts.toArray());
            case LIST -> Node.list(n.children().stream().map(Reducer::copy).toList());
        };
    }

    /// Larger ones first. With a chunk of 0 expressions are cut.
    private void edits(Node n, int chunk, List<Edit> edits) {
        for (int i = 0; i < n.parts.size(); i++) {
            if (!(n.parts.get(i) instanceof Node c)) {
                continue;
            }
            if (chunk > 0 && n.kind == Node.Kind.LIST) {
                if (i % chunk == 0) {
                    edits.add(new Edit(n, i, Math.min(chunk, n.parts.size() - i), null));
                }
                if (chunk == 1) {
                    for (Node inner : c.children()) {
                        if (inner.kind == Node.Kind.LIST) {
                            edits.add(new Edit(n, i, 1, inner));
                        }
                    }
                }
            }
            if (chunk == 0 && c.kind == Node.Kind.EXPR) {
                if (c.parts.size() > 1 || c.parts.getFirst() instanceof Node) {
                    String simple = simple(c.type);
                    if (simple != null) {
                        edits.add(new Edit(n, i, 1, Node.expr(c.type, simple)));
                    }
                    List<Node> inside = new ArrayList<>();
                    same(c, c.type, inside::add, 0);
                    int at = i;
                    inside.forEach(s -> edits.add(new Edit(n, at, 1, s)));
                }
            }
            edits(c, chunk, edits);
        }
    }

    private static String simple(String type) {
        return switch (type) {
            case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "float32", "float64" -> type + "(2)";
            case "string" -> "\"a\"";
            case "bool" -> "true";
            default -> null;
        };
    }

    private static void same(Node n, String type, java.util.function.Consumer<Node> found, int depth) {
        for (Node c : n.children()) {
            if (c.kind == Node.Kind.EXPR && c.type.equals(type) && !type.isEmpty()) {
                found.accept(c);
            } else if (depth < 3) {
                same(c, type, found, depth + 1);
            }
        }
    }
}
