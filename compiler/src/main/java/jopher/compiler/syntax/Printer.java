package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.DeepStack;
import jopher.compiler.syntax.Decl.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;

/// Prints syntax trees as Go source.
///
/// [#print] writes whole files: parsing what it writes gives the same tree, apart from positions. [#string] writes one
/// line for messages, in the form that gc's have: bodies of functions and elements of literals become `…`.
public final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final boolean brief;
    private int indent;
    /// In the header of `if`, `for` or `switch`, outside parentheses: `{` would begin the block.
    private boolean header;

    private Printer(boolean brief) {
        this.brief = brief;
    }

    /// The source of a file with its directives; other comments are not part of the tree.
    public static String print(File file) {
        return DeepStack.call(() -> {
            Printer p = new Printer(false);
            p.file(file);
            return p.out.toString();
        });
    }

    /// One line for messages.
    public static String string(Node n) {
        Printer p = new Printer(true);
        p.node(n);
        return p.out.toString();
    }

    private Printer put(String s) {
        out.append(s);
        return this;
    }

    private void newline() {
        if (brief) {
            out.append(' ');
            return;
        }
        out.append('\n');
        out.repeat('\t', indent);
    }

    private void node(Node n) {
        switch (n) {
            case File f -> file(f);
            case Decl d -> {
                put(keyword(d)).put(" ");
                spec(d);
            }
            case Expr x -> expr(x);
            case Stmt s -> stmt(s);
            case Field f -> {
                if (f.name() != null) {
                    put(f.name().value()).put(" ");
                }
                expr(f.type());
            }
            case CaseClause c -> caseClause(c);
            case CommClause c -> commClause(c);
        }
    }

    // Files and declarations

    private void file(File f) {
        pragma(f.pragma());
        if (!f.pragma().isEmpty()) {
            put("\n"); // a build constraint must be followed by an empty line
        }
        put("package ").put(f.pkgName().value()).put("\n");
        for (int i = 0; i < f.declList().size();) {
            put("\n");
            i = decls(f.declList(), i);
            put("\n");
        }
        for (Linkname l : f.linknames()) {
            put("\n//go:linkname ").put(l.local());
            if (l.remote() != null) {
                put(" ").put(l.remote());
            }
            put("\n");
        }
    }

    private void pragma(Pragma p) {
        if (brief) {
            return;
        }
        for (Directive d : p.directives()) {
            put("//").put(d.text());
            newline();
        }
        for (Pragma.Embed e : p.embeds()) {
            put("//go:embed");
            for (String pattern : e.patterns()) {
                put(" ").put(jopher.compiler.base.Characters.quote(pattern));
            }
            newline();
        }
    }

    /// Prints the declaration at `from` with those of its group; returns the index of the next one.
    private int decls(List<Decl> list, int from) {
        Decl first = list.get(from);
        Group group = group(first);
        if (group == null) {
            pragma(first.pragma());
            put(keyword(first)).put(" ");
            spec(first);
            return from + 1;
        }
        put(keyword(first)).put(" (");
        indent++;
        int i = from;
        for (; i < list.size() && group(list.get(i)) == group; i++) {
            newline();
            pragma(list.get(i).pragma());
            spec(list.get(i));
            if (brief) {
                put(";");
            }
        }
        indent--;
        newline();
        put(")");
        return i;
    }

    private static String keyword(Decl d) {
        return switch (d) {
            case ImportDecl i -> "import";
            case ConstDecl c -> "const";
            case TypeDecl t -> "type";
            case VarDecl v -> "var";
            case FuncDecl f -> "func";
        };
    }

    private static Group group(Decl d) {
        return switch (d) {
            case ImportDecl i -> i.group();
            case ConstDecl c -> c.group();
            case TypeDecl t -> t.group();
            case VarDecl v -> v.group();
            case FuncDecl f -> null;
        };
    }

    /// A declaration without its keyword.
    private void spec(Decl d) {
        switch (d) {
            case ImportDecl i -> {
                if (i.localPkgName() != null) {
                    put(i.localPkgName().value()).put(" ");
                }
                if (i.path() != null) {
                    expr(i.path());
                }
            }
            case ConstDecl c -> valueSpec(c.nameList(), c.type(), c.values());
            case VarDecl v -> valueSpec(v.nameList(), v.type(), v.values());
            case TypeDecl t -> {
                put(t.name().value());
                if (!t.tparamList().isEmpty()) {
                    put("[");
                    params(t.tparamList());
                    if (t.tparamList().size() == 1 && readsAsLength(t.tparamList().getFirst().type())) {
                        put(","); // [P *T] would be an array length
                    }
                    put("]");
                }
                put(t.alias() ? " = " : " ");
                expr(t.type());
            }
            case FuncDecl f -> {
                if (f.recv() != null) {
                    put("(");
                    params(List.of(f.recv()));
                    put(") ");
                }
                put(f.name().value());
                if (!f.tparamList().isEmpty()) {
                    put("[");
                    params(f.tparamList());
                    put("]");
                }
                signature(f.type());
                if (f.body() != null) {
                    put(" ");
                    body(f.body());
                }
            }
        }
    }

    private void valueSpec(List<Name> names, Expr type, Expr values) {
        exprs(names);
        if (type != null) {
            put(" ");
            expr(type);
        }
        if (values != null) {
            put(" = ");
            expr(values);
        }
    }

    /// Whether a name before `x` would make an expression of both.
    private static boolean readsAsLength(Expr x) {
        return switch (x) {
            case Operation o when o.y() == null -> o.op() == Operator.MUL && !DeclParser.isTypeElem(o.x());
            case Operation o -> readsAsLength(o.x()) && !DeclParser.isTypeElem(o.y());
            case ParenExpr p -> !DeclParser.isTypeElem(p.x());
            default -> false;
        };
    }

    // Types

    private void signature(FuncType t) {
        put("(");
        params(t.paramList());
        put(")");
        List<Field> results = t.resultList();
        if (results.isEmpty()) {
            return;
        }
        put(" ");
        if (results.size() == 1 && results.getFirst().name() == null) {
            expr(results.getFirst().type());
        } else {
            put("(");
            params(results);
            put(")");
        }
    }

    private void params(List<Field> list) {
        for (int i = 0; i < list.size(); i++) {
            Field f = list.get(i);
            if (i > 0) {
                put(", ");
            }
            if (f.name() != null) {
                put(f.name().value());
                if (i + 1 < list.size() && list.get(i + 1).name() != null && list.get(i + 1).type() == f.type()) {
                    continue;
                }
                put(" ");
            }
            expr(f.type());
        }
    }

    private void structType(StructType t) {
        List<Field> list = t.fieldList();
        boolean lines = !brief && !list.isEmpty();
        put(lines ? "struct {" : "struct{");
        indent++;
        for (int i = 0; i < list.size(); i++) {
            if (lines) {
                newline();
            } else if (i > 0) {
                put("; ");
            }
            Field f = list.get(i);
            if (f.name() != null) {
                put(f.name().value());
                while (i + 1 < list.size() && list.get(i + 1).name() != null && list.get(i + 1).type() == f.type()) {
                    i++;
                    put(", ").put(list.get(i).name().value());
                }
                put(" ");
            }
            expr(f.type());
            if (t.tag(i) != null) {
                put(" ");
                expr(t.tag(i));
            }
        }
        indent--;
        if (lines) {
            newline();
        }
        put("}");
    }

    private void interfaceType(InterfaceType t) {
        List<Field> list = t.methodList();
        boolean lines = !brief && list.size() > 1;
        put(lines ? "interface {" : "interface{");
        indent++;
        for (int i = 0; i < list.size(); i++) {
            if (lines) {
                newline();
            } else if (i > 0) {
                put("; ");
            }
            Field f = list.get(i);
            if (f.name() != null && f.type() instanceof FuncType sig) {
                put(f.name().value());
                signature(sig);
            } else {
                expr(f.type());
            }
        }
        indent--;
        if (lines) {
            newline();
        }
        put("}");
    }

    private void chanType(ChanType t) {
        put(switch (t.dir()) {
            case BOTH -> "chan ";
            case SEND_ONLY -> "chan<- ";
            case RECV_ONLY -> "<-chan ";
        });
        if (t.dir() == ChanDir.BOTH && t.elem() instanceof ChanType e && e.dir() == ChanDir.RECV_ONLY) {
            put("("); // chan <-chan T is chan<- (chan T)
            expr(e);
            put(")");
        } else {
            expr(t.elem());
        }
    }

    // Expressions

    private void exprs(List<? extends Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                put(", ");
            }
            expr(list.get(i));
        }
    }

    /// Inside brackets `{` is never taken for a block.
    private void inBrackets(Runnable content) {
        boolean outer = header;
        header = false;
        content.run();
        header = outer;
    }

    private void expr(Expr x) {
        switch (x) {
            case BadExpr b -> put("<bad expr>");
            case Name n -> put(n.value());
            case BasicLit l -> put(l.value());
            case CompositeLit l -> compositeLit(l);
            case KeyValueExpr k -> {
                expr(k.key());
                put(": ");
                expr(k.value());
            }
            case FuncLit f -> {
                expr(f.type());
                put(" ");
                if (brief) {
                    put(f.body().list().isEmpty() ? "{}" : "{…}");
                } else {
                    inBrackets(() -> body(f.body()));
                }
            }
            case ParenExpr p -> {
                put("(");
                inBrackets(() -> expr(p.x()));
                put(")");
            }
            case SelectorExpr s -> {
                expr(s.x());
                put(".").put(s.sel().value());
            }
            case IndexExpr i -> {
                expr(i.x());
                put("[");
                inBrackets(() -> expr(i.index()));
                put("]");
            }
            case SliceExpr s -> {
                expr(s.x());
                put("[");
                inBrackets(() -> {
                    if (s.lo() != null) {
                        expr(s.lo());
                    }
                    put(":");
                    if (s.hi() != null) {
                        expr(s.hi());
                    }
                    if (s.max() != null) {
                        put(":");
                        expr(s.max());
                    }
                });
                put("]");
            }
            case AssertExpr a -> {
                expr(a.x());
                put(".(");
                expr(a.type());
                put(")");
            }
            case TypeSwitchGuard g -> {
                if (g.lhs() != null) {
                    put(g.lhs().value()).put(" := ");
                }
                expr(g.x());
                put(".(type)");
            }
            case Operation o when o.y() == null -> unary(o);
            case Operation o -> binary(o);
            case CallExpr c -> {
                expr(c.fun());
                put("(");
                inBrackets(() -> exprs(c.argList()));
                if (c.hasDots()) {
                    // a literal 0 would take the first dot
                    put(Character.isDigit(out.charAt(out.length() - 1)) && !brief ? " ..." : "...");
                }
                put(")");
            }
            case ListExpr l -> exprs(l.elemList());
            case ArrayType a -> {
                put("[");
                if (a.len() == null) {
                    put("...");
                } else {
                    inBrackets(() -> expr(a.len()));
                }
                put("]");
                expr(a.elem());
            }
            case SliceType s -> {
                put("[]");
                expr(s.elem());
            }
            case DotsType d -> {
                put("...");
                expr(d.elem());
            }
            case StructType s -> structType(s);
            case InterfaceType i -> interfaceType(i);
            case FuncType f -> {
                put("func");
                signature(f);
            }
            case MapType m -> {
                put("map[");
                expr(m.key());
                put("]");
                expr(m.value());
            }
            case ChanType c -> chanType(c);
        }
    }

    private void compositeLit(CompositeLit l) {
        if (l.type() != null) {
            expr(l.type());
        }
        put("{");
        if (brief) {
            put(l.elemList().isEmpty() ? "" : "…");
        } else {
            inBrackets(() -> exprs(l.elemList()));
        }
        put("}");
    }

    private void unary(Operation o) {
        put(o.op().symbol());
        // the parser drops the parentheses of &(x): here they may be needed
        boolean parens = o.op() == Operator.AND
                && (header && o.x() instanceof CompositeLit || o.x() instanceof Operation x && x.y() != null);
        if (!brief && o.x() instanceof Operation x && x.y() == null && (x.op() == o.op() || x.op() == Operator.XOR)) {
            put(" "); // - -x, & &x and & ^x would be other tokens
        }
        if (parens) {
            put("(");
            inBrackets(() -> expr(o.x()));
            put(")");
        } else {
            expr(o.x());
        }
    }

    /// Walks down the left operands in a loop: a long sum needs no stack.
    private void binary(Operation o) {
        List<Operation> spine = new java.util.ArrayList<>();
        Expr left = o;
        while (left instanceof Operation l && l.y() != null) {
            spine.add(l);
            left = l.x();
        }
        expr(left);
        for (Operation l : spine.reversed()) {
            put(" ").put(l.op().symbol()).put(" ");
            expr(l.y());
        }
    }

    // Statements

    private void body(BlockStmt b) {
        put("{");
        if (!b.list().isEmpty()) {
            indent++;
            stmts(b.list());
            indent--;
            newline();
        }
        put("}");
    }

    private void stmts(List<Stmt> list) {
        for (int i = 0; i < list.size(); i++) {
            newline();
            stmt(list.get(i));
            if (brief && i + 1 < list.size()) {
                put(";");
            }
        }
    }

    private void inHeader(Runnable content) {
        boolean outer = header;
        header = true;
        content.run();
        header = outer;
    }

    private void stmt(Stmt s) {
        switch (s) {
            case EmptyStmt e -> put(brief ? "" : ";");
            case LabeledStmt l -> {
                put(l.label().value()).put(":");
                newline();
                stmt(l.stmt());
            }
            case BlockStmt b -> body(b);
            case ExprStmt e -> expr(e.x());
            case SendStmt c -> {
                expr(c.chan());
                put(" <- ");
                expr(c.value());
            }
            case DeclStmt d -> {
                if (d.declList().isEmpty()) {
                    put("var ()"); // the keyword is not in the tree
                } else {
                    decls(d.declList(), 0);
                }
            }
            case AssignStmt a -> {
                expr(a.lhs());
                if (a.rhs() == null) {
                    put(a.op().symbol()).put(a.op().symbol());
                } else {
                    put(" ").put(a.op() == null ? "" : a.op().symbol()).put("= ");
                    expr(a.rhs());
                }
            }
            case BranchStmt b -> {
                put(b.tok().text());
                if (b.label() != null) {
                    put(" ").put(b.label().value());
                }
            }
            case CallStmt c -> {
                put(c.tok().text()).put(" ");
                expr(c.call());
            }
            case ReturnStmt r -> {
                put("return");
                if (r.results() != null) {
                    put(" ");
                    expr(r.results());
                }
            }
            case IfStmt f -> ifStmt(f);
            case ForStmt f -> forStmt(f);
            case SwitchStmt w -> {
                put("switch ");
                inHeader(() -> {
                    if (w.init() != null) {
                        stmt(w.init());
                        put("; ");
                    }
                    if (w.tag() != null) {
                        expr(w.tag());
                        put(" ");
                    }
                });
                put("{");
                for (CaseClause c : w.body()) {
                    newline();
                    caseClause(c);
                }
                newline();
                put("}");
            }
            case SelectStmt w -> {
                put("select {");
                for (CommClause c : w.body()) {
                    newline();
                    commClause(c);
                }
                newline();
                put("}");
            }
            case RangeClause r -> {
                if (r.lhs() != null) {
                    expr(r.lhs());
                    put(r.def() ? " := " : " = ");
                }
                put("range ");
                expr(r.x());
            }
        }
    }

    private void ifStmt(IfStmt f) {
        while (true) {
            IfStmt link = f;
            put("if ");
            inHeader(() -> {
                if (link.init() != null) {
                    stmt(link.init());
                    put("; ");
                }
                if (link.cond() != null) {
                    expr(link.cond());
                    put(" ");
                }
            });
            body(f.then());
            if (f.els() == null) {
                return;
            }
            put(" else ");
            if (!(f.els() instanceof IfStmt next)) {
                stmt(f.els());
                return;
            }
            f = next;
        }
    }

    private void forStmt(ForStmt f) {
        put("for ");
        inHeader(() -> {
            if (f.init() instanceof RangeClause r) {
                stmt(r);
                put(" ");
            } else if (f.init() != null || f.post() != null) {
                if (f.init() != null) {
                    stmt(f.init());
                }
                put("; ");
                if (f.cond() != null) {
                    expr(f.cond());
                }
                put("; ");
                if (f.post() != null) {
                    stmt(f.post());
                    put(" ");
                }
            } else if (f.cond() != null) {
                expr(f.cond());
                put(" ");
            }
        });
        body(f.body());
    }

    private void caseClause(CaseClause c) {
        if (c.cases() == null) {
            put("default:");
        } else {
            put("case ");
            expr(c.cases());
            put(":");
        }
        clauseBody(c.body());
    }

    private void commClause(CommClause c) {
        if (c.comm() == null) {
            put("default:");
        } else {
            put("case ");
            stmt(c.comm());
            put(":");
        }
        clauseBody(c.body());
    }

    private void clauseBody(List<Stmt> body) {
        indent++;
        stmts(body);
        indent--;
    }
}
