package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Decl.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;

/// Where nodes start and end in the source; their own positions are those of one characteristic token.
/// Chains are loops: long expressions need no stack. (Go 1.26 cmd/compile/internal/syntax/positions.go.)
public final class Positions {
    private Positions() {}

    /// Position of the first token of `n`; line 1, column 1 for a file.
    public static Pos start(Node n) {
        while (true) {
            Node first = switch (n) {
                case CompositeLit c -> c.type();
                case KeyValueExpr k -> k.key();
                case SelectorExpr s -> s.x();
                case IndexExpr i -> i.x();
                case AssertExpr a -> a.x();
                case TypeSwitchGuard g -> g.lhs() != null ? g.lhs() : g.x();
                case Operation o -> o.y() != null ? o.x() : null;
                case CallExpr c -> c.fun();
                case ListExpr l -> l.elemList().isEmpty() ? null : l.elemList().getFirst();
                case SendStmt s -> s.chan();
                case AssignStmt a -> a.lhs();
                case RangeClause r -> r.lhs() != null ? r.lhs() : r.x();
                default -> null;
            };
            if (first == null) {
                return n instanceof File f ? new Pos(f.pos().base(), 1, 1) : n.pos();
            }
            n = first;
        }
    }

    /// Approximate end of `n`: after a name or literal, at the closing brace of a block or literal value, the end of the
    /// last part otherwise (closing parentheses and brackets are not included). Good for scopes, not for cutting text.
    public static Pos end(Node n) {
        while (true) {
            Node last;
            switch (n) {
                case File f -> {
                    return f.eof();
                }
                case ImportDecl d -> last = d.path();
                case ConstDecl d -> last = lastOf(d.values(), d.type(), d.nameList());
                case VarDecl d -> last = lastOf(d.values(), d.type(), d.nameList());
                case TypeDecl d -> last = d.type();
                case FuncDecl d -> last = d.body() != null ? d.body() : d.type();

                case Name x -> {
                    return x.pos().plusCols(bytes(x.value()));
                }
                case BasicLit x -> {
                    return x.pos().plusCols(bytes(x.value()));
                }
                case CompositeLit x -> {
                    return x.rbrace();
                }
                case KeyValueExpr x -> last = x.value();
                case FuncLit x -> last = x.body();
                case ParenExpr x -> last = x.x();
                case SelectorExpr x -> last = x.sel();
                case IndexExpr x -> last = x.index();
                case SliceExpr x -> last = x.max() != null ? x.max() : x.hi() != null ? x.hi() : x.lo() != null ? x.lo() : x.x();
                case AssertExpr x -> last = x.type();
                case TypeSwitchGuard x -> last = x.x();
                case Operation x -> last = x.y() != null ? x.y() : x.x();
                case CallExpr x -> last = x.argList().isEmpty() ? x.fun() : x.argList().getLast();
                case ListExpr x -> last = lastIn(x.elemList());
                case ArrayType x -> last = x.elem();
                case SliceType x -> last = x.elem();
                case DotsType x -> last = x.elem();
                case StructType x -> last = lastIn(x.fieldList());
                case InterfaceType x -> last = lastIn(x.methodList());
                case FuncType x -> last = x.resultList().isEmpty() ? lastIn(x.paramList()) : x.resultList().getLast();
                case MapType x -> last = x.value();
                case ChanType x -> last = x.elem();
                case BadExpr x -> last = null;
                case Field f -> last = f.type() != null ? f.type() : f.name();

                case LabeledStmt s -> last = s.stmt();
                case BlockStmt s -> {
                    return s.rbrace();
                }
                case ExprStmt s -> last = s.x();
                case SendStmt s -> last = s.value();
                case DeclStmt s -> last = lastIn(s.declList());
                case AssignStmt s -> {
                    if (s.rhs() == null) {
                        return end(s.lhs()).plusCols(2);
                    }
                    last = s.rhs();
                }
                case BranchStmt s -> last = s.label();
                case CallStmt s -> last = s.call();
                case ReturnStmt s -> last = s.results();
                case IfStmt s -> last = s.els() != null ? s.els() : s.then();
                case ForStmt s -> last = s.body();
                case SwitchStmt s -> {
                    return s.rbrace();
                }
                case SelectStmt s -> {
                    return s.rbrace();
                }
                case RangeClause s -> last = s.x();
                case CaseClause c -> {
                    if (c.body().isEmpty()) {
                        return c.colon();
                    }
                    last = c.body().getLast();
                }
                case CommClause c -> {
                    if (c.body().isEmpty()) {
                        return c.colon();
                    }
                    last = c.body().getLast();
                }
                case EmptyStmt s -> last = null;
            }
            if (last == null) {
                return n.pos();
            }
            n = last;
        }
    }

    private static Node lastOf(Expr values, Expr type, List<Name> names) {
        return values != null ? values : type != null ? type : lastIn(names);
    }

    private static Node lastIn(List<? extends Node> list) {
        return list.isEmpty() ? null : list.getLast();
    }

    private static int bytes(String s) {
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            n += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return n;
    }
}
