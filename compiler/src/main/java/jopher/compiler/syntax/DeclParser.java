package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Decl.ConstDecl;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.Decl.ImportDecl;
import jopher.compiler.syntax.Decl.TypeDecl;
import jopher.compiler.syntax.Decl.VarDecl;
import jopher.compiler.syntax.Expr.BasicLit;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Expr.FuncType;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Stmt.BlockStmt;

/// Declarations at file level and in functions.
final class DeclParser {
    private final Parser p;
    private final TokenStream t;

    DeclParser(Parser p) {
        this.p = p;
        this.t = p.tokens;
    }

    /// The declarations of one keyword (IMPORT, CONST, TYPE or VAR, the current token), which are added to `list`:
    /// keyword ( decl | "(" { decl ";" } ")" ) .
    void group(List<Decl> list) {
        TokenKind keyword = t.tok;
        t.next();
        if (t.tok != LPAREN) {
            list.add(decl(keyword, null));
            return;
        }
        Group group = new Group(t.pos());
        t.directives.clear(); // before the parenthesis: those after it belong to the first declaration
        t.next();
        while (t.inList(RPAREN)) {
            list.add(decl(keyword, group));
            if (!t.gotSeparator("grouped declaration", SEMI, RPAREN)) {
                return;
            }
        }
        t.endOfList(RPAREN);
    }

    private Decl decl(TokenKind keyword, Group group) {
        return switch (keyword) {
            case IMPORT -> importDecl(group);
            case CONST -> constDecl(group);
            case TYPE -> typeDecl(group);
            default -> varDecl(group);
        };
    }

    /// ImportSpec = [ "." | PackageName ] ImportPath .
    private ImportDecl importDecl(Group group) {
        Pos pos = t.pos();
        Pragma pragma = t.directives.take();
        Name local = null;
        if (t.tok == NAME) {
            local = p.exprs.name();
        } else if (t.tok == DOT) {
            local = new Name(t.pos(), ".");
            t.next();
        }
        BasicLit path = p.exprs.literalOrNull();
        if (path == null) {
            t.syntaxError("missing import path");
            t.advance(SEMI, RPAREN);
        } else if (!path.bad() && path.kind() != LitKind.STRING) {
            t.syntaxErrorAt(path.pos(), "import path must be a string");
            path = new BasicLit(path.pos(), path.value(), path.kind(), true);
        }
        return new ImportDecl(pos, group, pragma, local, path);
    }

    /// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] .
    private ConstDecl constDecl(Group group) {
        Pos pos = t.pos();
        Pragma pragma = t.directives.take();
        List<Name> names = p.exprs.nameList(p.exprs.name());
        Expr type = null;
        Expr values = null;
        if (t.tok != EOF && t.tok != SEMI && t.tok != RPAREN) {
            type = p.types.typeOrNull();
            if (t.gotAssign()) {
                values = p.exprs.exprList();
            }
        }
        return new ConstDecl(pos, group, pragma, names, type, values);
    }

    /// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
    private VarDecl varDecl(Group group) {
        Pos pos = t.pos();
        Pragma pragma = t.directives.take();
        List<Name> names = p.exprs.nameList(p.exprs.name());
        Expr type = null;
        Expr values = null;
        if (t.gotAssign()) {
            values = p.exprs.exprList();
        } else {
            type = p.types.type();
            if (t.gotAssign()) {
                values = p.exprs.exprList();
            }
        }
        return new VarDecl(pos, group, pragma, names, type, values);
    }

    /// TypeSpec = identifier [ TypeParams ] [ "=" ] Type .
    private TypeDecl typeDecl(Group group) {
        Pos pos = t.pos();
        Pragma pragma = t.directives.take();
        Name name = p.exprs.name();
        List<Field> tparams = List.of();
        boolean alias = false;
        Expr type;
        if (t.tok == LBRACK) {
            Pos bracket = t.pos();
            t.next();
            if (t.tok == NAME) {
                Expr x = lengthOrTypeParam();
                NameAndType first = splitName(x, t.tok == COMMA);
                if (first.name != null && (first.type != null || t.tok != RBRACK)) {
                    tparams = p.types.paramList(first.name, first.type, RBRACK, true, false);
                    alias = t.gotAssign();
                    type = p.types.typeOrNull();
                } else {
                    type = p.types.arrayType(bracket, x);
                }
            } else if (t.got(RBRACK)) {
                type = p.types.sliceType(bracket);
            } else {
                type = p.types.arrayType(bracket, null);
            }
        } else {
            alias = t.gotAssign();
            type = p.types.typeOrNull();
        }
        if (type == null) {
            type = p.exprs.badExpr();
            t.syntaxError("in type declaration");
            t.advance(SEMI, RPAREN);
        }
        return new TypeDecl(pos, group, pragma, name, tparams, alias, type);
    }

    /// After `type T [` and at a name: the length of an array, or the beginning of a type parameter list that reads like
    /// an expression (`P *C`, `P (C)`). A name before `[` can only be a type parameter, as `P []E`: no constant
    /// length contains an index expression.
    private Expr lengthOrTypeParam() {
        Name name = p.exprs.name();
        if (t.tok == LBRACK) {
            return name;
        }
        t.exprNesting++;
        Expr x = p.exprs.binaryExpr(p.exprs.primaryExpr(name, false), 0);
        t.exprNesting--;
        return x;
    }

    private record NameAndType(Name name, Expr type) {}

    /// Splits `x` into a type parameter's name and its constraint where it can be read so: when the second part can only
    /// be a type, or `force` is set. A name alone gives (name, null), what cannot be split (null, x).
    private static NameAndType splitName(Expr x, boolean force) {
        switch (x) {
            case Name n -> {
                return new NameAndType(n, null);
            }
            case Operation(Pos pos, Operator op, Expr l, Expr r) when r != null && op == Operator.MUL -> {
                if (l instanceof Name n && (force || isTypeElem(r))) {
                    return new NameAndType(n, new Operation(pos, op, r, null)); // P *r
                }
            }
            case Operation(Pos pos, Operator op, Expr l, Expr r) when r != null && op == Operator.OR -> {
                NameAndType left = splitName(l, force || isTypeElem(r));
                if (left.name != null && left.type != null) {
                    return new NameAndType(left.name, new Operation(pos, op, left.type, r));
                }
            }
            case CallExpr c when c.fun() instanceof Name n && c.argList().size() == 1 && !c.hasDots() -> {
                Expr arg = c.argList().getFirst();
                if (force || isTypeElem(arg)) {
                    return new NameAndType(n, Expr.unparen(arg)); // P (arg)
                }
            }
            default -> {}
        }
        return new NameAndType(null, x);
    }

    /// Whether `x` can only be a type or union, not a value.
    static boolean isTypeElem(Expr x) {
        return switch (x) {
            case Expr.ArrayType a -> true;
            case Expr.StructType s -> true;
            case FuncType f -> true;
            case Expr.InterfaceType i -> true;
            case Expr.SliceType s -> true;
            case Expr.MapType m -> true;
            case Expr.ChanType c -> true;
            case Operation o -> isTypeElem(o.x()) || o.y() != null && isTypeElem(o.y()) || o.op() == Operator.TILDE;
            case Expr.ParenExpr q -> isTypeElem(q.x());
            default -> false;
        };
    }

    /// FunctionDecl = "func" FunctionName [ TypeParams ] Signature [ FunctionBody ] .
    /// MethodDecl   = "func" Receiver MethodName Signature [ FunctionBody ] .
    FuncDecl funcDecl() {
        t.next();
        Pos pos = t.pos();
        Pragma pragma = t.directives.take();
        Field recv = null;
        String context = "";
        if (t.got(LPAREN)) {
            context = "method";
            List<Field> receivers = p.types.paramList(null, null, RPAREN, false, false);
            if (receivers.isEmpty()) {
                t.errorAt(t.pos(), "method has no receiver");
            } else {
                recv = receivers.getFirst();
                if (receivers.size() > 1) {
                    t.errorAt(t.pos(), "method has multiple receivers");
                }
            }
        }
        Name name;
        List<Field> tparams = List.of();
        FuncType type;
        if (t.tok == NAME) {
            name = p.exprs.name();
            TypeParser.Signature s = p.types.signature(context);
            tparams = s.tparamList();
            type = s.type();
        } else {
            name = new Name(t.pos(), "_");
            type = new FuncType(t.pos(), List.of(), List.of());
            t.syntaxError(context.isEmpty() ? "expected name or (" : "expected name");
            t.advance(LBRACE, SEMI);
        }
        BlockStmt body = t.tok == LBRACE ? funcBody() : null;
        return new FuncDecl(pos, pragma, recv, name, tparams, type, body);
    }

    BlockStmt funcBody() {
        t.functionNesting++;
        int errors = t.errorCount;
        BlockStmt body = p.stmts.block("");
        t.functionNesting--;
        // after syntax errors the tree is incomplete: branch errors would mislead
        if (t.mode.contains(Mode.CHECK_BRANCHES) && errors == t.errorCount) {
            BranchChecker.check(body, t.errors);
        }
        return body;
    }
}
