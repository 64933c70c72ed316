package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.ArrayType;
import jopher.compiler.syntax.Expr.BadExpr;
import jopher.compiler.syntax.Expr.BasicLit;
import jopher.compiler.syntax.Expr.ChanType;
import jopher.compiler.syntax.Expr.DotsType;
import jopher.compiler.syntax.Expr.FuncType;
import jopher.compiler.syntax.Expr.IndexExpr;
import jopher.compiler.syntax.Expr.InterfaceType;
import jopher.compiler.syntax.Expr.ListExpr;
import jopher.compiler.syntax.Expr.MapType;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Expr.SelectorExpr;
import jopher.compiler.syntax.Expr.SliceType;
import jopher.compiler.syntax.Expr.StructType;

/// Types, signatures and their parameter lists (spec: Types).
final class TypeParser {
    private final Parser p;
    private final TokenStream t;

    TypeParser(Parser p) {
        this.p = p;
        this.t = p.tokens;
    }

    record Signature(List<Field> tparamList, FuncType type) {}

    Expr type() {
        Expr type = typeOrNull();
        if (type == null) {
            type = p.exprs.badExpr();
            t.syntaxError("expected type");
            t.advance(COMMA, COLON, SEMI, RPAREN, RBRACK, RBRACE);
        }
        return type;
    }

    /// A type if the current token starts one. Parentheses around a type are dropped.
    Expr typeOrNull() {
        Pos pos = t.pos();
        switch (t.tok) {
            case STAR -> {
                t.next();
                return new Operation(pos, Operator.MUL, type(), null);
            }
            case ARROW -> {
                t.next();
                t.want(CHAN);
                return new ChanType(pos, ChanDir.RECV_ONLY, chanElem());
            }
            case CHAN -> {
                t.next();
                ChanDir dir = t.got(ARROW) ? ChanDir.SEND_ONLY : ChanDir.BOTH;
                return new ChanType(pos, dir, chanElem());
            }
            case FUNC -> {
                t.next();
                return signature("function type").type;
            }
            case LBRACK -> {
                t.next();
                return t.got(RBRACK) ? sliceType(pos) : arrayType(pos, null);
            }
            case MAP -> {
                t.next();
                t.want(LBRACK);
                Expr key = type();
                t.want(RBRACK);
                return new MapType(pos, key, type());
            }
            case STRUCT -> {
                return structType();
            }
            case INTERFACE -> {
                return interfaceType();
            }
            case NAME -> {
                return qualifiedName(null);
            }
            case LPAREN -> {
                t.next();
                Expr type = type();
                t.want(RPAREN);
                return type;
            }
            default -> {
                return null;
            }
        }
    }

    private Expr chanElem() {
        Expr type = typeOrNull();
        if (type == null) {
            type = p.exprs.badExpr();
            t.syntaxError("missing channel element type");
        }
        return type;
    }

    /// After `[` at `pos`; `len` is the length if it was parsed already.
    ArrayType arrayType(Pos pos, Expr len) {
        if (len == null && !t.got(DOT_DOT_DOT)) {
            t.exprNesting++;
            len = p.exprs.expr();
            t.exprNesting--;
        }
        if (t.tok == COMMA) {
            t.syntaxError("unexpected comma; expected ]");
            t.next();
        }
        t.want(RBRACK);
        return new ArrayType(pos, len, type());
    }

    /// After `[]`, whose `[` is at `pos`.
    SliceType sliceType(Pos pos) {
        return new SliceType(pos, type());
    }

    /// TypeName = identifier | PackageName "." identifier, with type arguments; `name` if that was parsed already.
    Expr qualifiedName(Name name) {
        Expr x;
        if (name != null) {
            x = name;
        } else if (t.tok == NAME) {
            x = p.exprs.name();
        } else {
            x = new Name(t.pos(), "_");
            t.syntaxError("expected name");
            t.advance(DOT, SEMI, RBRACE);
        }
        if (t.tok == DOT) {
            Pos pos = t.pos();
            t.next();
            x = new SelectorExpr(pos, x, p.exprs.name());
        }
        return t.tok == LBRACK ? typeInstance(x) : x;
    }

    private Expr typeInstance(Expr generic) {
        Pos pos = t.pos();
        t.want(LBRACK);
        Expr index;
        if (t.tok == RBRACK) {
            t.syntaxError("expected type argument list");
            index = p.exprs.badExpr();
        } else {
            index = p.exprs.typeList(true).x();
        }
        t.want(RBRACK);
        return new IndexExpr(pos, generic, index);
    }

    // Structs and interfaces

    /// StructType = "struct" "{" { FieldDecl ";" } "}" .
    private StructType structType() {
        Pos pos = t.pos();
        t.want(STRUCT);
        t.want(LBRACE);
        var fields = new Fields();
        Pos end = null;
        while (t.inList(RBRACE)) {
            fieldDecl(fields);
            if (!t.gotSeparator("struct type", SEMI, RBRACE)) {
                end = t.pos();
                break;
            }
        }
        if (end == null) {
            end = t.endOfList(RBRACE);
        }
        return new StructType(pos, fields.list, fields.tags, end);
    }

    private static final class Fields {
        final List<Field> list = new ArrayList<>();
        List<BasicLit> tags = List.of();

        void add(Pos pos, Name name, Expr type, BasicLit tag) {
            if (tag != null) {
                if (tags.isEmpty()) {
                    tags = new ArrayList<>();
                }
                while (tags.size() < list.size()) {
                    tags.add(null);
                }
                tags.add(tag);
            }
            list.add(new Field(pos, name, type));
        }
    }

    /// FieldDecl     = ( IdentifierList Type | EmbeddedField ) [ Tag ] .
    /// EmbeddedField = [ "*" ] TypeName [ TypeArgs ] .
    private void fieldDecl(Fields fields) {
        Pos pos = t.pos();
        switch (t.tok) {
            case NAME -> {
                Name name = p.exprs.name();
                if (t.tok == DOT || t.tok == LITERAL || t.tok == SEMI || t.tok == RBRACE) {
                    Expr type = qualifiedName(name);
                    fields.add(pos, null, type, p.exprs.literalOrNull());
                    return;
                }
                List<Name> names = p.exprs.nameList(name);
                Expr type;
                if (names.size() == 1 && t.tok == LBRACK) {
                    // a field of array or slice type, or an embedded T[P1, P2]
                    type = arrayOrTypeArgs(name);
                    if (type instanceof IndexExpr) {
                        fields.add(pos, null, type, p.exprs.literalOrNull());
                        return;
                    }
                } else {
                    type = type();
                }
                BasicLit tag = p.exprs.literalOrNull();
                for (Name n : names) {
                    fields.add(n.pos(), n, type, tag);
                }
            }
            case STAR -> {
                t.next();
                Expr type;
                if (t.tok == LPAREN) {
                    t.syntaxError("cannot parenthesize embedded type");
                    t.next();
                    type = qualifiedName(null);
                    t.got(RPAREN);
                } else {
                    type = qualifiedName(null);
                }
                BasicLit tag = p.exprs.literalOrNull();
                fields.add(pos, null, new Operation(pos, Operator.MUL, type, null), tag);
            }
            case LPAREN -> {
                t.syntaxError("cannot parenthesize embedded type");
                t.next();
                Expr type;
                if (t.tok == STAR) {
                    Pos star = t.pos();
                    t.next();
                    type = new Operation(star, Operator.MUL, qualifiedName(null), null);
                } else {
                    type = qualifiedName(null);
                }
                t.got(RPAREN);
                fields.add(pos, null, type, p.exprs.literalOrNull());
            }
            default -> {
                t.syntaxError("expected field name or embedded type");
                t.advance(SEMI, RBRACE);
            }
        }
    }

    /// After a name and at `[`: the array or slice type of that name, or the name with type arguments (an IndexExpr).
    private Expr arrayOrTypeArgs(Name name) {
        Pos pos = t.pos();
        t.want(LBRACK);
        if (t.got(RBRACK)) {
            return sliceType(pos);
        }
        ExprParser.TypeList list = p.exprs.typeList(false);
        t.want(RBRACK);
        if (!list.comma()) {
            Expr elem = typeOrNull();
            if (elem != null) {
                return new ArrayType(pos, list.x(), elem);
            }
        }
        return new IndexExpr(pos, name, list.x());
    }

    /// InterfaceType = "interface" "{" { ( MethodElem | TypeElem ) ";" } "}" .
    private InterfaceType interfaceType() {
        Pos pos = t.pos();
        t.want(INTERFACE);
        t.want(LBRACE);
        List<Field> methods = new ArrayList<>();
        Pos end = null;
        while (t.inList(RBRACE)) {
            Field f = t.tok == NAME ? methodDecl() : null;
            methods.add(f == null || f.name() == null ? embeddedElem(f) : f);
            if (!t.gotSeparator("interface type", SEMI, RBRACE)) {
                end = t.pos();
                break;
            }
        }
        if (end == null) {
            end = t.endOfList(RBRACE);
        }
        return new InterfaceType(pos, methods, end);
    }

    private static final String INTERFACE_METHOD = "interface method";

    /// A method, or the first term of an embedded element (a field without name).
    private Field methodDecl() {
        Pos pos = t.pos();
        Name name = p.exprs.name();
        switch (t.tok) {
            case LPAREN -> {
                return new Field(pos, name, signature(INTERFACE_METHOD).type);
            }
            case LBRACK -> {
                return methodOrInstance(pos, name);
            }
            default -> {
                return new Field(pos, null, qualifiedName(name));
            }
        }
    }

    /// At the `[` after a name in an interface: an embedded `T[P1, P2]`, or a generic method, which is an error.
    private Field methodOrInstance(Pos pos, Name name) {
        Pos bracket = t.pos();
        t.next();
        if (t.tok == RBRACK) {
            Pos close = t.pos();
            t.next();
            if (t.tok == LPAREN) {
                t.errorAt(close, "empty type parameter list");
                return new Field(pos, name, signature(INTERFACE_METHOD).type);
            }
            t.errorAt(close, "empty type argument list");
            return new Field(pos, null, name);
        }
        // type arguments look like a parameter list without names
        List<Field> list = paramList(null, null, RBRACK, false, false);
        if (list.isEmpty()) {
            return t.tok == LPAREN ? new Field(pos, name, signature(INTERFACE_METHOD).type) : new Field(pos, null, name);
        }
        if (list.getFirst().name() != null) {
            Expr type = signature(INTERFACE_METHOD).type;
            t.errorAt(bracket, "interface method must have no type parameters");
            return new Field(pos, name, type);
        }
        Expr index = list.size() == 1 ? list.getFirst().type()
                : new ListExpr(list.getFirst().pos(), list.stream().map(Field::type).toList());
        return new Field(pos, null, new IndexExpr(bracket, name, index));
    }

    /// TypeElem = TypeTerm { "|" TypeTerm } . The first term is the type of `first` unless that is null.
    private Field embeddedElem(Field first) {
        Pos pos = first == null ? t.pos() : first.pos();
        Expr type = first == null ? embeddedTerm() : first.type();
        while (t.isOp(Operator.OR)) {
            Pos or = t.pos();
            t.next();
            type = new Operation(or, Operator.OR, type, embeddedTerm());
        }
        return new Field(pos, first == null ? null : first.name(), type);
    }

    /// TypeTerm = [ "~" ] Type .
    private Expr embeddedTerm() {
        if (t.isOp(Operator.TILDE)) {
            Pos pos = t.pos();
            t.next();
            return new Operation(pos, Operator.TILDE, type(), null);
        }
        Expr type = typeOrNull();
        if (type == null) {
            type = p.exprs.badExpr();
            t.syntaxError("expected ~ term or type");
            t.advance(OPERATOR, SEMI, RPAREN, RBRACK, RBRACE);
        }
        return type;
    }

    // Signatures

    /// [ TypeParams ] Parameters [ Result ] . With a `context` type parameters are an error.
    Signature signature(String context) {
        Pos pos = t.pos();
        List<Field> tparams = List.of();
        if (t.got(LBRACK)) {
            if (!context.isEmpty()) {
                t.syntaxErrorAt(pos, context + " must have no type parameters");
            }
            if (t.tok == RBRACK) {
                t.syntaxError("empty type parameter list");
                t.next();
            } else {
                tparams = paramList(null, null, RBRACK, true, false);
            }
        }
        t.want(LPAREN);
        List<Field> params = paramList(null, null, RPAREN, false, true);
        return new Signature(tparams, new FuncType(pos, params, result()));
    }

    /// Result = Parameters | Type .
    private List<Field> result() {
        if (t.got(LPAREN)) {
            return paramList(null, null, RPAREN, false, false);
        }
        Pos pos = t.pos();
        Expr type = typeOrNull();
        return type == null ? List.of() : List.of(new Field(pos, null, type));
    }

    /// A parameter while its list is parsed: what stands alone is a name or a type, only the whole list tells.
    private static final class Param {
        final Pos pos;
        Name name;
        Expr type;

        Param(Pos pos, Name name, Expr type) {
            this.pos = pos;
            this.name = name;
            this.type = type;
        }
    }

    /// ParameterDecl = [ IdentifierList ] [ "..." ] Type . Null after an error.
    private Param paramOrNull(Name name, TokenKind follow) {
        boolean typeSets = follow == RBRACK; // type parameters may have unions and ~T as constraints
        Pos pos = name != null ? name.pos() : t.pos();
        if (name == null && typeSets && t.isOp(Operator.TILDE)) {
            return new Param(pos, null, embeddedElem(null).type());
        }
        if (t.tok == NAME || name != null) {
            if (name == null) {
                name = p.exprs.name();
            }
            if (t.tok == LBRACK) {
                Expr type = arrayOrTypeArgs(name);
                Name n = type instanceof IndexExpr ? null : name;
                return new Param(pos, n, union(type, typeSets));
            }
            if (t.tok == DOT) {
                return new Param(pos, null, union(qualifiedName(name), typeSets));
            }
            if (typeSets && t.isOp(Operator.OR)) {
                return new Param(pos, null, union(name, true));
            }
        }
        if (t.tok == DOT_DOT_DOT) {
            Pos dots = t.pos();
            t.next();
            Expr elem = typeOrNull();
            if (elem != null) {
                return new Param(pos, name, new DotsType(dots, elem));
            }
            Expr bad = p.exprs.badExpr();
            t.syntaxError("... is missing type");
            return new Param(pos, name, bad);
        }
        if (typeSets && t.isOp(Operator.TILDE)) {
            return new Param(pos, name, embeddedElem(null).type());
        }
        Expr type = typeOrNull();
        if (type != null) {
            type = union(type, typeSets);
        }
        if (name != null || type != null) {
            return new Param(pos, name, type);
        }
        t.syntaxError("expected " + follow.inMessages());
        t.advance(COMMA, follow);
        return null;
    }

    /// `first`, continued by further terms if it may be a union and `|` follows.
    private Expr union(Expr first, boolean typeSets) {
        return typeSets && t.isOp(Operator.OR) ? embeddedElem(new Field(first.pos(), null, first)).type() : first;
    }

    /// Parameters after `(` or `[`, up to `close`. `name` and `type` are the first name and its type where those were
    /// parsed already; `requireNames` for type parameters; `dotsOk` where the last one may be variadic.
    List<Field> paramList(Name name, Expr type, TokenKind close, boolean requireNames, boolean dotsOk) {
        if (name != null && type != null && t.tok == close) {
            t.next();
            return List.of(new Field(name.pos(), name, type));
        }
        List<Param> list = new ArrayList<>();
        int named = 0; // parameters with a name and a type
        int typed = 0; // parameters with a type
        Pos end = null;
        while (t.inList(close)) {
            Param q = type != null ? new Param(name.pos(), name, type) : paramOrNull(name, close);
            name = null;
            type = null;
            if (q != null) {
                list.add(q);
                if (q.type != null) {
                    typed++;
                    if (q.name != null) {
                        named++;
                    }
                }
            }
            if (!t.gotSeparator("parameter list", COMMA, close)) {
                end = t.pos();
                break;
            }
        }
        if (end == null) {
            end = t.endOfList(close);
        }
        if (list.isEmpty()) {
            return List.of();
        }
        if (named == 0 && !requireNames) {
            for (Param q : list) {
                if (q.name != null) { // a name alone is a type
                    q.type = q.name;
                    q.name = null;
                }
            }
        } else if (named != list.size()) {
            distributeTypes(list, named == typed, requireNames, end);
        }
        checkDots(list, dotsOk);
        List<Field> fields = new ArrayList<>(list.size());
        for (Param q : list) {
            fields.add(new Field(q.pos, q.name, q.type));
        }
        return fields;
    }

    /// Some parameters have names, so all must: a name without type takes the type to its right.
    /// `typesMissing`: whatever has a type has a name, so if there is an error, types are missing at the end.
    private void distributeTypes(List<Param> list, boolean typesMissing, boolean typeParams, Pos end) {
        Pos errPos = null; // leftmost error
        Expr type = null;
        for (Param q : list.reversed()) {
            if (q.type != null) {
                type = q.type;
                if (q.name == null) {
                    errPos = Positions.start(type);
                    q.name = new Name(errPos, "_");
                }
            } else if (type != null) {
                q.type = type;
            } else {
                errPos = q.name.pos();
                q.type = new BadExpr(errPos);
            }
        }
        if (errPos == null) {
            return;
        }
        if (typesMissing) {
            t.syntaxErrorAt(end, typeParams ? "missing type constraint" : "missing parameter type");
        } else if (!typeParams) {
            t.syntaxErrorAt(errPos, "missing parameter name");
        } else {
            t.syntaxErrorAt(errPos, "missing type parameter name" + (list.size() == 1 ? " or invalid array length" : ""));
        }
    }

    /// Only the last parameter may be variadic, and only where `dotsOk`; after an error `...T` becomes `T`.
    private void checkDots(List<Param> list, boolean dotsOk) {
        boolean first = true;
        for (int i = 0; i < list.size(); i++) {
            Param q = list.get(i);
            if (q.type instanceof DotsType d && (!dotsOk || i + 1 < list.size())) {
                if (first) {
                    t.errorAt(d.pos(), dotsOk ? "can only use ... with final parameter" : "invalid use of ...");
                    first = false;
                }
                q.type = d.elem();
            }
        }
    }
}
