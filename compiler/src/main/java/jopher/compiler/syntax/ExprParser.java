package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.ArrayType;
import jopher.compiler.syntax.Expr.AssertExpr;
import jopher.compiler.syntax.Expr.BadExpr;
import jopher.compiler.syntax.Expr.BasicLit;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Expr.ChanType;
import jopher.compiler.syntax.Expr.CompositeLit;
import jopher.compiler.syntax.Expr.FuncLit;
import jopher.compiler.syntax.Expr.FuncType;
import jopher.compiler.syntax.Expr.IndexExpr;
import jopher.compiler.syntax.Expr.KeyValueExpr;
import jopher.compiler.syntax.Expr.ListExpr;
import jopher.compiler.syntax.Expr.MapType;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Expr.ParenExpr;
import jopher.compiler.syntax.Expr.SelectorExpr;
import jopher.compiler.syntax.Expr.SliceExpr;
import jopher.compiler.syntax.Expr.SliceType;
import jopher.compiler.syntax.Expr.StructType;
import jopher.compiler.syntax.Expr.TypeSwitchGuard;

/// Expressions (spec: Expressions).
final class ExprParser {
    private final Parser p;
    private final TokenStream t;

    ExprParser(Parser p) {
        this.p = p;
        this.t = p.tokens;
    }

    BadExpr badExpr() {
        return new BadExpr(t.pos());
    }

    Name name() {
        Pos pos = t.pos();
        if (t.tok == NAME) {
            Name n = new Name(pos, t.lit());
            t.next();
            return n;
        }
        t.syntaxError("expected name");
        t.advance();
        return new Name(pos, "_");
    }

    /// IdentifierList = identifier { "," identifier } .
    List<Name> nameList(Name first) {
        if (t.tok != COMMA) {
            return List.of(first);
        }
        List<Name> list = new ArrayList<>();
        list.add(first);
        while (t.got(COMMA)) {
            list.add(name());
        }
        return list;
    }

    BasicLit literalOrNull() {
        if (t.tok != LITERAL) {
            return null;
        }
        BasicLit lit = new BasicLit(t.pos(), t.lit(), t.litKind(), t.badLit());
        t.next();
        return lit;
    }

    /// ExpressionList = Expression { "," Expression } . One expression stands for itself.
    Expr exprList() {
        Expr x = expr();
        if (t.tok != COMMA) {
            return x;
        }
        List<Expr> list = new ArrayList<>();
        list.add(x);
        while (t.got(COMMA)) {
            list.add(expr());
        }
        return new ListExpr(x.pos(), list);
    }

    /// One type, or a ListExpr of several; `comma` if there was any comma, even a trailing one.
    record TypeList(Expr x, boolean comma) {}

    /// A list of types with an optional trailing comma; unless `strict` the first may be any expression.
    TypeList typeList(boolean strict) {
        t.exprNesting++;
        Expr x = strict ? p.types.type() : expr();
        boolean comma = t.got(COMMA);
        if (comma) {
            Expr next = p.types.typeOrNull();
            if (next != null) {
                List<Expr> list = new ArrayList<>();
                list.add(x);
                list.add(next);
                while (t.got(COMMA)) {
                    next = p.types.typeOrNull();
                    if (next == null) {
                        break;
                    }
                    list.add(next);
                }
                x = new ListExpr(x.pos(), list);
            }
        }
        t.exprNesting--;
        return new TypeList(x, comma);
    }

    Expr expr() {
        return binaryExpr(unaryExpr(), 0);
    }

    /// Continues `x` with operators that bind stronger than `precedence`. Left-associative chains are a loop: long sums
    /// need no stack.
    Expr binaryExpr(Expr x, int precedence) {
        while (t.tok == OPERATOR || t.tok == STAR) {
            Operator op = t.op();
            if (op.precedence() <= precedence) {
                break;
            }
            Pos pos = t.pos();
            t.next();
            Expr y = unaryExpr();
            if ((t.tok == OPERATOR || t.tok == STAR) && t.op().precedence() > op.precedence()) {
                y = binaryExpr(y, op.precedence());
            }
            x = new Operation(pos, op, x, y);
        }
        return x;
    }

    /// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
    Expr unaryExpr() {
        switch (t.tok) {
            case OPERATOR, STAR -> {
                Operator op = t.op();
                switch (op) {
                    case MUL, ADD, SUB, NOT, XOR, TILDE -> {
                        Pos pos = t.pos();
                        t.next();
                        return new Operation(pos, op, unaryExpr(), null);
                    }
                    case AND -> {
                        Pos pos = t.pos();
                        t.next();
                        // &(T{}) is &T{}
                        return new Operation(pos, op, Expr.unparen(unaryExpr()), null);
                    }
                    default -> {}
                }
            }
            case ARROW -> {
                Pos pos = t.pos();
                t.next();
                // <-chan T may be a type or a receive from a conversion: only what follows tells
                Expr x = unaryExpr();
                return x instanceof ChanType c ? receiveOnly(c) : new Operation(pos, Operator.RECV, x, null);
            }
            default -> {}
        }
        return primaryExpr(null, true);
    }

    /// `<-` before a channel type makes it receive-only, and its arrow moves inwards:
    /// `<-chan<- E` was parsed as `<-(chan<- E)` and means `<-chan (<-E)`, where E must be a channel type.
    private Expr receiveOnly(ChanType c) {
        List<ChanType> chain = new ArrayList<>();
        ChanDir dir = ChanDir.SEND_ONLY;
        Expr x = c;
        while (dir == ChanDir.SEND_ONLY && x instanceof ChanType inner) {
            dir = inner.dir();
            if (dir == ChanDir.RECV_ONLY) {
                t.syntaxError("unexpected <-, expected chan");
            }
            chain.add(inner);
            x = inner.elem();
        }
        if (dir == ChanDir.SEND_ONLY) {
            t.syntaxError("unexpected " + Printer.string(x) + ", expected chan");
        }
        for (ChanType inner : chain.reversed()) {
            x = new ChanType(inner.pos(), ChanDir.RECV_ONLY, x);
        }
        return x;
    }

    /// Operand = Literal | OperandName | "(" Expression ")" . Composite literals are left to [#primaryExpr], as their
    /// types may be qualified. Parentheses are kept with `keepParens`, and before `{`, where they are an error.
    private Expr operand(boolean keepParens) {
        switch (t.tok) {
            case NAME -> {
                return name();
            }
            case LITERAL -> {
                return literalOrNull();
            }
            case LPAREN -> {
                Pos pos = t.pos();
                t.next();
                t.exprNesting++;
                Expr x = expr();
                t.exprNesting--;
                t.want(RPAREN);
                return keepParens || t.tok == LBRACE ? new ParenExpr(pos, x) : x;
            }
            case FUNC -> {
                Pos pos = t.pos();
                t.next();
                FuncType type = p.types.signature("function type").type();
                if (t.tok != LBRACE) {
                    return type;
                }
                t.exprNesting++;
                FuncLit f = new FuncLit(pos, type, p.decls.funcBody());
                t.exprNesting--;
                return f;
            }
            case LBRACK, CHAN, MAP, STRUCT, INTERFACE -> {
                return p.types.type();
            }
            default -> {
                Expr x = badExpr();
                t.syntaxError("expected expression");
                t.advance(RPAREN, RBRACK, RBRACE);
                return x;
            }
        }
    }

    /// PrimaryExpr = Operand { Selector | Index | Slice | TypeAssertion | Arguments | LiteralValue } .
    /// `x` is the operand if that was parsed already.
    Expr primaryExpr(Expr x, boolean keepParens) {
        if (x == null) {
            x = operand(keepParens);
        }
        while (true) {
            switch (t.tok) {
                case DOT -> x = selectorOrAssertion(x);
                case LBRACK -> x = indexOrSlice(x);
                case LPAREN -> x = call(x);
                case LBRACE -> {
                    Expr type = Expr.unparen(x);
                    if (!startsLiteral(type)) {
                        return x;
                    }
                    if (type != x) {
                        t.syntaxError("cannot parenthesize type in composite literal");
                    }
                    x = literalValue(x);
                }
                default -> {
                    return x;
                }
            }
        }
    }

    private Expr selectorOrAssertion(Expr x) {
        Pos pos = t.pos();
        t.next();
        switch (t.tok) {
            case NAME -> x = new SelectorExpr(pos, x, name());
            case LPAREN -> {
                t.next();
                x = t.got(TYPE) ? new TypeSwitchGuard(pos, null, x) : new AssertExpr(pos, x, p.types.type());
                t.want(RPAREN);
            }
            default -> {
                t.syntaxError("expected name or (");
                t.advance(SEMI, RPAREN);
            }
        }
        return x;
    }

    private Expr indexOrSlice(Expr x) {
        Pos pos = t.pos();
        t.next();
        Expr index = null;
        if (t.tok != COLON) {
            boolean comma = false;
            if (t.tok == RBRACK) {
                t.syntaxError("expected operand");
                index = badExpr();
            } else {
                TypeList list = typeList(false);
                index = list.x;
                comma = list.comma;
            }
            if (comma || t.tok == RBRACK) {
                t.want(RBRACK);
                return new IndexExpr(pos, x, index);
            }
        }
        if (!t.got(COLON)) {
            t.syntaxError("expected comma, : or ]");
            t.advance(COMMA, COLON, RBRACK);
        }
        t.exprNesting++;
        Expr hi = null;
        Expr max = null;
        boolean full = false;
        if (t.tok != COLON && t.tok != RBRACK) {
            hi = expr();
        }
        if (t.tok == COLON) {
            full = true;
            if (hi == null) {
                t.errorAt(t.pos(), "middle index required in 3-index slice");
                hi = badExpr();
            }
            t.next();
            if (t.tok != RBRACK) {
                max = expr();
            } else {
                t.errorAt(t.pos(), "final index required in 3-index slice");
                max = badExpr();
            }
        }
        t.exprNesting--;
        t.want(RBRACK);
        return new SliceExpr(pos, x, index, hi, max, full);
    }

    /// Arguments = "(" [ ExpressionList [ "..." ] [ "," ] ] ")" .
    private CallExpr call(Expr fun) {
        Pos pos = t.pos();
        t.next();
        t.exprNesting++;
        List<Expr> args = List.of();
        boolean dots = false;
        Pos end = null;
        while (t.inList(RPAREN) && !dots) {
            Expr arg = expr();
            if (args.isEmpty()) {
                args = new ArrayList<>(4);
            }
            args.add(arg);
            dots = t.got(DOT_DOT_DOT);
            if (!t.gotSeparator("argument list", COMMA, RPAREN)) {
                end = t.pos();
                break;
            }
        }
        if (end == null) {
            end = t.endOfList(RPAREN);
        }
        t.exprNesting--;
        return new CallExpr(pos, fun, args, dots, end);
    }

    /// Whether `{` after `x` begins a literal value and not a block (spec: Composite literals).
    private boolean startsLiteral(Expr x) {
        return switch (x) {
            case Name n -> t.exprNesting >= 0;
            case SelectorExpr s -> t.exprNesting >= 0;
            case IndexExpr i -> t.exprNesting >= 0 && !isValue(i);
            case ArrayType a -> true;
            case SliceType s -> true;
            case StructType s -> true;
            case MapType m -> true;
            default -> false;
        };
    }

    /// Whether `x` can only be a value, not a type.
    private static boolean isValue(Expr x) {
        return switch (x) {
            case BasicLit l -> true;
            case CompositeLit l -> true;
            case FuncLit l -> true;
            case SliceExpr s -> true;
            case AssertExpr a -> true;
            case TypeSwitchGuard g -> true;
            case CallExpr c -> true;
            case Operation o -> o.op() != Operator.MUL || o.y() != null;
            case ParenExpr q -> isValue(q.x());
            case IndexExpr i -> isValue(i.x()) || isValue(i.index());
            default -> false;
        };
    }

    /// Element = Expression | LiteralValue .
    private Expr element() {
        return t.tok == LBRACE ? literalValue(null) : expr();
    }

    /// LiteralValue = "{" [ ElementList [ "," ] ] "}" . `type` is null where it is elided.
    private CompositeLit literalValue(Expr type) {
        Pos pos = t.pos();
        t.exprNesting++;
        t.want(LBRACE);
        List<Expr> elements = new ArrayList<>();
        int keys = 0;
        Pos end = null;
        while (t.inList(RBRACE)) {
            Expr x = element();
            if (t.tok == COLON) {
                Pos colon = t.pos();
                t.next();
                x = new KeyValueExpr(colon, x, element());
                keys++;
            }
            elements.add(x);
            if (!t.gotSeparator("composite literal", COMMA, RBRACE)) {
                end = t.pos();
                break;
            }
        }
        if (end == null) {
            end = t.endOfList(RBRACE);
        }
        t.exprNesting--;
        return new CompositeLit(pos, type, elements, keys, end);
    }
}
