package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.Set;

import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;

/// What the parsers of declarations, types, expressions and statements share: the current token, error reporting and
/// recovery, and the nesting that decides ambiguities.
final class TokenStream implements SourceReader.Listener {
    /// Keywords that start a statement: where recovery stops inside a function.
    private static final long STATEMENT_STARTS = set(BREAK, CONST, CONTINUE, DEFER, FALLTHROUGH, FOR, GO, GOTO, IF,
            RETURN, SELECT, SWITCH, TYPE, VAR);

    final Source source;
    final Set<Mode> mode;
    final ErrorHandler errors;
    final Directives directives;
    private final Scanner scanner;

    /// Kind of the current token, a copy of the scanner's.
    TokenKind tok = EOF;
    /// Errors reported by the scanner and the parser; those of directives and branches do not change how parsing goes on.
    int errorCount;
    /// Depth of function bodies; recovery depends on it.
    int functionNesting;
    /// Depth of parentheses and brackets: below 0 in the header of `if`, `for` and `switch`, where `{` ends an operand
    /// (spec: Composite literals, parsing ambiguity).
    int exprNesting;

    TokenStream(Source source, ErrorHandler errors, Set<Mode> mode) {
        this.source = source;
        this.errors = errors;
        this.mode = mode;
        this.directives = new Directives(this, source.base());
        this.scanner = new Scanner(source.bytes(), this);
    }

    // The current token

    void next() {
        scanner.next();
        tok = scanner.tok;
    }

    String lit() {
        return scanner.lit;
    }

    LitKind litKind() {
        return scanner.litKind;
    }

    boolean badLit() {
        return scanner.bad;
    }

    Operator op() {
        return scanner.op;
    }

    boolean isOp(Operator o) {
        return tok == OPERATOR && scanner.op == o;
    }

    Pos pos() {
        return new Pos(directives.base(), scanner.tokLine, scanner.tokCol);
    }

    boolean got(TokenKind kind) {
        if (tok == kind) {
            next();
            return true;
        }
        return false;
    }

    void want(TokenKind kind) {
        if (!got(kind)) {
            syntaxError("expected " + kind.inMessages());
            advance();
        }
    }

    /// Takes `=`, and `:=` after an error.
    boolean gotAssign() {
        if (tok == DEFINE) {
            syntaxError("expected =");
        } else if (tok != ASSIGN) {
            return false;
        }
        next();
        return true;
    }

    // Lists: while (inList(close)) { element; if (!gotSeparator(...)) return pos(); } return endOfList(close);

    boolean inList(TokenKind close) {
        return tok != EOF && tok != close;
    }

    /// Takes the separator after an element, which is optional before `close`. False after an error that leaves the
    /// list without its `close`.
    boolean gotSeparator(String context, TokenKind separator, TokenKind close) {
        if (!got(separator) && tok != close) {
            syntaxError("in " + context + "; possibly missing " + separator.inMessages() + " or " + close.inMessages());
            advance(RPAREN, RBRACK, RBRACE);
            return tok == close;
        }
        return true;
    }

    /// Takes `close`; returns its position.
    Pos endOfList(TokenKind close) {
        Pos pos = pos();
        want(close);
        return pos;
    }

    // Errors

    @Override
    public void error(int line, int col, String message) {
        errorAt(new Pos(directives.base(), line, col), message);
    }

    @Override
    public void directive(int line, int col, String text, boolean alone) {
        directives.add(line, col, text, alone);
    }

    void errorAt(Pos pos, String message) {
        errorCount++;
        errors.error(pos, message);
    }

    /// Reports at the current token: a message that starts with `in`, `at`, `after` or `expected` is completed with the
    /// token that was found.
    void syntaxError(String message) {
        syntaxErrorAt(pos(), message);
    }

    void syntaxErrorAt(Pos pos, String message) {
        if (tok == EOF && errorCount > 0) {
            return; // would only repeat what an earlier error caused
        }
        String tail;
        if (message.startsWith("in ") || message.startsWith("at ") || message.startsWith("after ")) {
            tail = " " + message;
        } else if (message.startsWith("expected ")) {
            tail = ", " + message;
        } else {
            errorAt(pos, "syntax error: " + message);
            return;
        }
        String found = switch (tok) {
            case NAME -> "name " + lit();
            case SEMI -> lit();
            case LITERAL -> "literal " + lit();
            case OPERATOR -> op().symbol();
            case ASSIGN_OP -> op().symbol() + "=";
            case INC_OP -> op().symbol() + op().symbol();
            default -> tok.inMessages();
        };
        errorAt(pos, "syntax error: unexpected " + found + tail);
    }

    /// Skips tokens until one of `follow`, or inside a function one that starts a statement; without arguments skips
    /// one token.
    void advance(TokenKind... follow) {
        if (follow.length == 0) {
            if (tok != EOF) {
                next();
            }
            return;
        }
        long stop = set(follow) | set(EOF);
        if (functionNesting > 0) {
            stop |= STATEMENT_STARTS;
        }
        while ((stop & 1L << tok.ordinal()) == 0) {
            next();
        }
    }

    private static long set(TokenKind... kinds) {
        long s = 0;
        for (TokenKind k : kinds) {
            s |= 1L << k.ordinal();
        }
        return s;
    }
}
