package jopher.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;

/// A piece of a program as text with pieces in it, so that the reducer can take pieces out.
final class Node {
    enum Kind {
        /// Has a value of [#type].
        EXPR,
        /// One statement or declaration.
        STMT,
        /// Statements or declarations, a line each.
        LIST
    }

    /// Stands in names for what tells programs of one file apart.
    static final char PREFIX = '§';

    final Kind kind;
    /// Type of an expression in Go; empty for the rest.
    final String type;
    /// Of an expression: it is a constant.
    final boolean constant;
    /// Strings and nodes.
    final List<Object> parts;

    private Node(Kind kind, String type, boolean constant, List<Object> parts) {
        this.kind = kind;
        this.type = type;
        this.constant = constant;
        this.parts = parts;
    }

    static Node expr(String type, Object... parts) {
        return new Node(Kind.EXPR, type, false, new ArrayList<>(List.of(parts)));
    }

    static Node constant(String type, String text) {
        return new Node(Kind.EXPR, type, true, new ArrayList<>(List.of(text)));
    }

    static Node stmt(Object... parts) {
        return new Node(Kind.STMT, "", false, new ArrayList<>(List.of(parts)));
    }

    static Node list(List<Node> nodes) {
        return new Node(Kind.LIST, "", false, new ArrayList<>(nodes));
    }

    /// The Go text, with `prefix` in all names.
    String text(String prefix) {
        StringBuilder sb = new StringBuilder();
        print(sb);
        return sb.toString().replace(String.valueOf(PREFIX), prefix);
    }

    private void print(StringBuilder sb) {
        for (Object p : parts) {
            if (p instanceof Node n) {
                n.print(sb);
                if (kind == Kind.LIST) {
                    sb.append('\n');
                }
            } else {
                sb.append(p);
            }
        }
    }

    /// Nodes in it.
    List<Node> children() {
        List<Node> nodes = new ArrayList<>();
        for (Object p : parts) {
            if (p instanceof Node n) {
                nodes.add(n);
            }
        }
        return nodes;
    }
}
