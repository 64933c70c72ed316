package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.BadExpr;
import jopher.compiler.syntax.Expr.ListExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Expr.TypeSwitchGuard;
import jopher.compiler.syntax.Stmt.*;

/// Statements (spec: Statements).
final class StmtParser {
    private final Parser p;
    private final TokenStream t;

    StmtParser(Parser p) {
        this.p = p;
        this.t = p.tokens;
    }

    /// StatementList = { Statement ";" } .
    private List<Stmt> stmtList() {
        List<Stmt> list = new ArrayList<>();
        while (t.tok != EOF && t.tok != RBRACE && t.tok != CASE && t.tok != DEFAULT) {
            Stmt s = stmtOrNull();
            t.directives.clear();
            if (s == null) {
                break;
            }
            list.add(s);
            if (!t.got(SEMI) && t.tok != RBRACE) {
                t.syntaxError("at end of statement");
                t.advance(SEMI, RBRACE, CASE, DEFAULT);
                t.got(SEMI);
            }
        }
        return list;
    }

    private Stmt stmtOrNull() {
        if (t.tok == NAME) {
            t.directives.clear();
            Expr lhs = p.exprs.exprList();
            return lhs instanceof Name label && t.tok == COLON ? labeledStmtOrNull(label) : simpleStmt(lhs, null);
        }
        if (t.tok == VAR || t.tok == CONST || t.tok == TYPE) {
            Pos pos = t.pos();
            List<Decl> list = new ArrayList<>(1);
            p.decls.group(list);
            return new DeclStmt(pos, list);
        }
        t.directives.clear();
        Pos pos = t.pos();
        return switch (t.tok) {
            case LBRACE -> block("");
            case OPERATOR, STAR -> switch (t.op()) {
                case ADD, SUB, MUL, AND, XOR, NOT -> simpleStmt(null, null);
                default -> null;
            };
            case LITERAL, FUNC, LPAREN, LBRACK, STRUCT, MAP, CHAN, INTERFACE, ARROW -> simpleStmt(null, null);
            case FOR -> forStmt();
            case SWITCH -> switchStmt();
            case SELECT -> selectStmt();
            case IF -> ifStmt();
            case FALLTHROUGH -> {
                t.next();
                yield new BranchStmt(pos, FALLTHROUGH, null);
            }
            case BREAK, CONTINUE -> {
                TokenKind tok = t.tok;
                t.next();
                yield new BranchStmt(pos, tok, t.tok == NAME ? p.exprs.name() : null);
            }
            case GOTO -> {
                t.next();
                yield new BranchStmt(pos, GOTO, p.exprs.name());
            }
            case GO, DEFER -> callStmt();
            case RETURN -> {
                t.next();
                yield new ReturnStmt(pos, t.tok != SEMI && t.tok != RBRACE ? p.exprs.exprList() : null);
            }
            case SEMI -> new EmptyStmt(pos);
            default -> null;
        };
    }

    /// SimpleStmt = EmptyStmt | ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl .
    /// `lhs` is the left side if that was parsed already; `keyword` is FOR where a range clause may stand, SWITCH
    /// where a type switch guard may, null elsewhere.
    private SimpleStmt simpleStmt(Expr lhs, TokenKind keyword) {
        if (keyword == FOR && t.tok == RANGE) {
            return rangeClause(null, false);
        }
        if (lhs == null) {
            lhs = p.exprs.exprList();
        }
        Pos pos = t.pos();
        if (t.tok == ASSIGN || t.tok == DEFINE) {
            return assignment(pos, lhs, keyword);
        }
        if (lhs instanceof ListExpr list) {
            t.syntaxError("expected := or = or comma");
            t.advance(SEMI, RBRACE);
            Expr x = list.elemList().getFirst();
            return new ExprStmt(x.pos(), x);
        }
        switch (t.tok) {
            case ASSIGN_OP -> {
                Operator op = t.op();
                t.next();
                return new AssignStmt(pos, op, lhs, p.exprs.expr());
            }
            case INC_OP -> {
                Operator op = t.op();
                t.next();
                return new AssignStmt(pos, op, lhs, null);
            }
            case ARROW -> {
                t.next();
                return new SendStmt(pos, lhs, p.exprs.expr());
            }
            default -> {
                return new ExprStmt(lhs.pos(), lhs);
            }
        }
    }

    private SimpleStmt assignment(Pos pos, Expr lhs, TokenKind keyword) {
        Operator op = t.tok == DEFINE ? Operator.DEF : null;
        t.next();
        if (keyword == FOR && t.tok == RANGE) {
            return rangeClause(lhs, op == Operator.DEF);
        }
        Expr rhs = p.exprs.exprList();
        if (rhs instanceof TypeSwitchGuard g && keyword == SWITCH && op == Operator.DEF && lhs instanceof Name name) {
            return new ExprStmt(g.pos(), new TypeSwitchGuard(g.pos(), name, g.x()));
        }
        return new AssignStmt(pos, op, lhs, rhs);
    }

    private RangeClause rangeClause(Expr lhs, boolean def) {
        Pos pos = t.pos();
        t.next();
        return new RangeClause(pos, lhs, def, p.exprs.expr());
    }

    private Stmt labeledStmtOrNull(Name label) {
        Pos pos = t.pos();
        t.want(COLON);
        if (t.tok == RBRACE) {
            // the semicolon after an empty statement may be omitted before }
            return new LabeledStmt(pos, label, new EmptyStmt(t.pos()));
        }
        Stmt s = stmtOrNull();
        if (s == null) {
            t.syntaxErrorAt(pos, "missing statement after label");
            return null;
        }
        return new LabeledStmt(pos, label, s);
    }

    /// Block = "{" StatementList "}" . `context` says after what it is expected; "" only where `{` is certain.
    BlockStmt block(String context) {
        Pos pos = t.pos();
        if (!t.got(LBRACE)) {
            t.syntaxError("expected { after " + context);
            t.advance(NAME, RBRACE);
            Pos rbrace = t.pos();
            if (t.got(RBRACE)) {
                return new BlockStmt(pos, List.of(), rbrace);
            }
        }
        List<Stmt> list = stmtList();
        Pos rbrace = t.pos();
        t.want(RBRACE);
        return new BlockStmt(pos, list, rbrace);
    }

    /// GoStmt = "go" Expression . DeferStmt = "defer" Expression .
    private CallStmt callStmt() {
        Pos pos = t.pos();
        TokenKind tok = t.tok;
        t.next();
        Expr x = p.exprs.primaryExpr(null, t.tok == LPAREN);
        Expr call = Expr.unparen(x);
        if (call != x) {
            t.errorAt(x.pos(), "expression in " + tok.text() + " must not be parenthesized");
        }
        return new CallStmt(pos, tok, call);
    }

    private ForStmt forStmt() {
        Pos pos = t.pos();
        Header h = header(FOR);
        return new ForStmt(pos, h.init, h.cond, h.post, block("for clause"));
    }

    /// `if` with its chain of `else if`, which is a loop here: a generated chain may have thousands of links.
    private IfStmt ifStmt() {
        record Link(Pos pos, Header header, BlockStmt then) {}
        List<Link> chain = new ArrayList<>(1);
        Stmt els = null;
        while (true) {
            Pos pos = t.pos();
            Header h = header(IF);
            chain.add(new Link(pos, h, block("if clause")));
            if (!t.got(ELSE)) {
                break;
            }
            if (t.tok == IF) {
                continue;
            }
            if (t.tok == LBRACE) {
                els = block("");
            } else {
                t.syntaxError("else must be followed by if or statement block");
                t.advance(NAME, RBRACE);
            }
            break;
        }
        for (Link l : chain.reversed()) {
            els = new IfStmt(l.pos, l.header.init, l.header.cond, l.then, els);
        }
        return (IfStmt) els;
    }

    private SwitchStmt switchStmt() {
        Pos pos = t.pos();
        Header h = header(SWITCH);
        if (!t.got(LBRACE)) {
            t.syntaxError("missing { after switch clause");
            t.advance(CASE, DEFAULT, RBRACE);
        }
        List<CaseClause> body = new ArrayList<>();
        while (t.inList(RBRACE)) {
            Pos clause = t.pos();
            Expr cases = null;
            if (t.got(CASE)) {
                cases = p.exprs.exprList();
            } else {
                defaultClause();
            }
            Pos colon = t.pos();
            t.want(COLON);
            body.add(new CaseClause(clause, cases, stmtList(), colon));
        }
        Pos rbrace = t.pos();
        t.want(RBRACE);
        return new SwitchStmt(pos, h.init, h.cond, body, rbrace);
    }

    private SelectStmt selectStmt() {
        Pos pos = t.pos();
        t.want(SELECT);
        if (!t.got(LBRACE)) {
            t.syntaxError("missing { after select clause");
            t.advance(CASE, DEFAULT, RBRACE);
        }
        List<CommClause> body = new ArrayList<>();
        while (t.inList(RBRACE)) {
            Pos clause = t.pos();
            SimpleStmt comm = null;
            if (t.got(CASE)) {
                comm = simpleStmt(null, null); // the checker rejects what is neither send nor receive
            } else {
                defaultClause();
            }
            Pos colon = t.pos();
            t.want(COLON);
            body.add(new CommClause(clause, comm, stmtList(), colon));
        }
        Pos rbrace = t.pos();
        t.want(RBRACE);
        return new SelectStmt(pos, body, rbrace);
    }

    private void defaultClause() {
        if (!t.got(DEFAULT)) {
            t.syntaxError("expected case or default or }");
            t.advance(COLON, CASE, DEFAULT, RBRACE);
        }
    }

    private record Header(SimpleStmt init, Expr cond, SimpleStmt post) {}

    /// What stands between `if`, `for` or `switch` and its block. In it `{` never begins a literal of a named type.
    private Header header(TokenKind keyword) {
        t.want(keyword);
        if (t.tok == LBRACE) {
            Expr cond = null;
            if (keyword == IF) {
                t.syntaxError("missing condition in if statement");
                cond = p.exprs.badExpr();
            }
            return new Header(null, cond, null);
        }
        int outer = t.exprNesting;
        t.exprNesting = -1;
        Header h = headerParts(keyword);
        t.exprNesting = outer;
        return h;
    }

    private Header headerParts(TokenKind keyword) {
        SimpleStmt init = null;
        if (t.tok != SEMI) {
            if (t.got(VAR)) {
                t.syntaxError("var declaration not allowed in " + keyword.text() + " initializer");
            }
            init = simpleStmt(null, keyword);
            if (init instanceof RangeClause) {
                return new Header(init, null, null);
            }
        }
        if (t.tok == LBRACE) {
            return new Header(null, condition(init, keyword, null, null), null);
        }
        Pos semi = null;
        String semiText = null;
        if (t.tok == SEMI) {
            semi = t.pos();
            semiText = t.lit();
            t.next();
        } else {
            // expecting { rather than ; makes the better message
            t.want(LBRACE);
            if (t.tok != LBRACE) {
                t.advance(LBRACE, RBRACE);
            }
        }
        SimpleStmt cond = null;
        SimpleStmt post = null;
        if (keyword == FOR) {
            if (t.tok != SEMI) {
                if (t.tok == LBRACE) {
                    t.syntaxError("expected for loop condition");
                    return new Header(init, condition(null, keyword, semi, semiText), null);
                }
                cond = simpleStmt(null, null);
            }
            t.want(SEMI);
            if (t.tok != LBRACE) {
                post = simpleStmt(null, null);
                if (post instanceof AssignStmt a && a.op() == Operator.DEF) {
                    t.syntaxErrorAt(a.pos(), "cannot declare in post statement of for loop");
                }
            }
        } else if (t.tok != LBRACE) {
            cond = simpleStmt(null, keyword);
        }
        return new Header(init, condition(cond, keyword, semi, semiText), post);
    }

    /// The expression that the statement `s` in the place of a condition is; `semi` and `semiText` describe the semicolon
    /// before it, if any.
    private Expr condition(SimpleStmt s, TokenKind keyword, Pos semi, String semiText) {
        switch (s) {
            case null -> {
                if (keyword != IF || semi == null) {
                    return null;
                }
                t.syntaxErrorAt(semi, semiText.equals("semicolon") ? "missing condition in if statement"
                        : "unexpected " + semiText + ", expected { after if clause");
                return new BadExpr(semi);
            }
            case ExprStmt e -> {
                return e.x();
            }
            case AssignStmt a when a.op() == null && a.rhs() != null -> {
                // = for == is a common slip: parentheses show what is taken for the two sides
                t.syntaxErrorAt(a.pos(), "cannot use assignment " + emphasize(a.lhs()) + " = " + emphasize(a.rhs()) + " as value");
                return null;
            }
            default -> {
                t.syntaxErrorAt(s.pos(), "cannot use " + Printer.string(s) + " as value");
                return null;
            }
        }
    }

    private static String emphasize(Expr x) {
        String s = Printer.string(x);
        return x instanceof Operation o && o.y() != null ? "(" + s + ")" : s;
    }
}
