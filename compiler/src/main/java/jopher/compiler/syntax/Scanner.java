package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.nio.charset.StandardCharsets;

import jopher.compiler.base.Characters;

/// Splits a file into tokens and inserts semicolons (spec: Lexical elements). [#next] moves to the next token, which
/// the fields then describe. Errors go to the listener and scanning goes on, so that every file ends in `EOF`.
///
/// Messages and positions are those of Go 1.26 cmd/compile/internal/syntax/scanner.go.
final class Scanner extends SourceReader {
    private final NameTable names = new NameTable();

    /// A newline or the end of the file here becomes a semicolon.
    private boolean lineEndsStatement;
    private boolean atFileStart = true;
    /// Start of the current token in the buffer.
    int start;

    TokenKind tok = EOF;
    int tokLine = 1;
    int tokCol = 1;
    /// NAME and LITERAL: the text. SEMI: `semicolon`, `newline` or `EOF`.
    String lit = "";
    /// LITERAL only.
    LitKind litKind = LitKind.INT;
    boolean bad;
    /// OPERATOR, STAR, ASSIGN_OP and INC_OP: the operator; meaningless for other tokens.
    Operator op = Operator.NOT;

    Scanner(byte[] bytes, Listener listener) {
        super(bytes, listener);
    }

    private void errorAt(int offset, String message) {
        listener.error(tokLine, tokCol + offset, message);
    }

    void next() {
        boolean semi = lineEndsStatement;
        lineEndsStatement = false;
        while (!scan(semi)) {
            // a comment or an invalid character
        }
    }

    /// Scans one token, or skips one comment or invalid character and returns false.
    private boolean scan(boolean semi) {
        int startLine = line;
        int startCol = atFileStart ? 1 : col(); // a byte order mark does not count
        atFileStart = false;
        skipBlanks(semi);
        tokLine = line;
        tokCol = col();
        start = at;

        if (isLetter(ch) || ch >= 0x80 && atNameCharacter(true)) {
            name();
            return true;
        }
        int c = ch;
        if (c >= '0' && c <= '9') {
            number(false);
            return true;
        }
        if (c < 0) {
            if (semi) {
                lit = "EOF";
                tok = SEMI;
            } else {
                tok = EOF;
            }
            return true;
        }
        advance();
        switch (c) {
            case '\n' -> {
                lit = "newline";
                tok = SEMI;
            }
            case '"' -> string();
            case '`' -> rawString();
            case '\'' -> rune();
            case '(' -> tok = LPAREN;
            case '[' -> tok = LBRACK;
            case '{' -> tok = LBRACE;
            case ',' -> tok = COMMA;
            case ';' -> {
                lit = "semicolon";
                tok = SEMI;
            }
            case ')' -> closing(RPAREN);
            case ']' -> closing(RBRACK);
            case '}' -> closing(RBRACE);
            case ':' -> tok = got('=') ? DEFINE : COLON;
            case '.' -> dot();
            case '+' -> incOrOperator('+', Operator.ADD);
            case '-' -> incOrOperator('-', Operator.SUB);
            case '*' -> {
                op = Operator.MUL;
                tok = got('=') ? ASSIGN_OP : STAR;
            }
            case '/' -> {
                if (got('/')) {
                    lineComment(tokLine > startLine || startCol == 1);
                    return false;
                }
                if (got('*')) {
                    fullComment(tokLine > startLine || startCol == 1);
                    if (line > tokLine && semi) {
                        // spec: a general comment containing newlines acts like a newline
                        lit = "newline";
                        tok = SEMI;
                        return true;
                    }
                    return false;
                }
                operatorOrAssign(Operator.DIV);
            }
            case '%' -> operatorOrAssign(Operator.REM);
            case '&' -> {
                if (got('&')) {
                    operator(Operator.ANDAND);
                } else {
                    operatorOrAssign(got('^') ? Operator.ANDNOT : Operator.AND);
                }
            }
            case '|' -> {
                if (got('|')) {
                    operator(Operator.OROR);
                } else {
                    operatorOrAssign(Operator.OR);
                }
            }
            case '^' -> operatorOrAssign(Operator.XOR);
            case '<' -> {
                if (got('=')) {
                    operator(Operator.LEQ);
                } else if (got('<')) {
                    operatorOrAssign(Operator.SHL);
                } else if (got('-')) {
                    tok = ARROW;
                } else {
                    operator(Operator.LSS);
                }
            }
            case '>' -> {
                if (got('=')) {
                    operator(Operator.GEQ);
                } else if (got('>')) {
                    operatorOrAssign(Operator.SHR);
                } else {
                    operator(Operator.GTR);
                }
            }
            case '=' -> {
                if (got('=')) {
                    operator(Operator.EQL);
                } else {
                    tok = ASSIGN;
                }
            }
            case '!' -> operator(got('=') ? Operator.NEQ : Operator.NOT);
            case '~' -> operator(Operator.TILDE);
            default -> {
                errorAt(0, "invalid character " + Characters.codePoint(c));
                return false;
            }
        }
        return true;
    }

    private void skipBlanks(boolean semi) {
        int p = at;
        while (true) {
            int c = buf[p];
            if (c == ' ' || c == '\t' || c == '\r') {
                p++;
            } else if (c == '\n' && !semi) {
                p++;
                line++;
                lineStart = p;
            } else if (p == at) {
                return;
            } else {
                ch = ' '; // what was passed is counted
                moveTo(p);
                if (c > 0) {
                    return;
                }
                // something invalid may have been dropped: look again
                p = at;
                if (ch != ' ' && ch != '\t' && ch != '\r' && (ch != '\n' || semi)) {
                    return;
                }
            }
        }
    }

    private boolean got(char c) {
        if (ch != c) {
            return false;
        }
        advance();
        return true;
    }

    private void closing(TokenKind kind) {
        tok = kind;
        lineEndsStatement = true;
    }

    private void operator(Operator o) {
        op = o;
        tok = OPERATOR;
    }

    private void operatorOrAssign(Operator o) {
        op = o;
        tok = got('=') ? ASSIGN_OP : OPERATOR;
    }

    private void incOrOperator(char c, Operator o) {
        if (got(c)) {
            op = o;
            tok = INC_OP;
            lineEndsStatement = true;
        } else {
            operatorOrAssign(o);
        }
    }

    private void dot() {
        if (ch >= '0' && ch <= '9') {
            number(true);
            return;
        }
        tok = DOT;
        if (ch == '.') {
            int second = at;
            advance();
            if (got('.')) {
                tok = DOT_DOT_DOT;
            } else {
                // back to the second dot: no newline lies between
                // Differs from gc: it counts a newline that follows `..` twice.
                ch = '.';
                at = second;
                next = second + 1;
            }
        }
    }

    // Names

    private void name() {
        int p = next;
        while (isNameByte(buf[p])) {
            p++;
        }
        moveTo(p);
        if (buf[p] <= 0) {
            while (isLetter(ch) || isDecimal(ch) || ch >= 0x80 && atNameCharacter(false)) {
                advance();
            }
        }
        NameTable.Entry e = names.find(buf, start, at);
        tok = e.kind;
        lit = e.text;
        lineEndsStatement = switch (tok) {
            case NAME, BREAK, CONTINUE, FALLTHROUGH, RETURN -> true;
            default -> false;
        };
    }

    /// For a character outside ASCII: whether it is taken as part of a name, with an error if it must not be.
    private boolean atNameCharacter(boolean first) {
        if (Character.isLetter(ch)) {
            return true;
        }
        if (Character.isDigit(ch)) {
            if (first) {
                error("identifier cannot begin with digit " + Characters.codePoint(ch));
            }
        } else {
            error("invalid character " + Characters.codePoint(ch) + " in identifier");
        }
        return true;
    }

    private static boolean isNameByte(int c) {
        return isLetter(c) || isDecimal(c);
    }

    private static boolean isLetter(int c) {
        int l = c | 0x20;
        return l >= 'a' && l <= 'z' || c == '_';
    }

    private static boolean isDecimal(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        int l = c | 0x20;
        return isDecimal(c) || l >= 'a' && l <= 'f';
    }

    // Literals

    private void literal(LitKind kind, boolean ok) {
        lineEndsStatement = true;
        tok = LITERAL;
        litKind = kind;
        bad = !ok;
        lit = at - start <= 16 ? names.find(buf, start, at).text : new String(buf, start, at - start, StandardCharsets.UTF_8);
    }

    private static final int DIGITS = 1;
    private static final int SEPARATORS = 2;

    /// Skips digits and `_`; says which of the two were there. In bases up to 10 every decimal digit is accepted and the
    /// first one that is too large is remembered in [#invalidDigit].
    private int digits(int base) {
        int seen = 0;
        while (ch == '_' || (base <= 10 ? isDecimal(ch) : isHex(ch))) {
            if (ch == '_') {
                seen |= SEPARATORS;
            } else {
                seen |= DIGITS;
                if (base <= 10 && ch - '0' >= base && invalidDigit < 0) {
                    invalidDigit = at - start;
                }
            }
            advance();
        }
        return seen;
    }

    /// Index in the literal of the first digit that its base does not have, or -1.
    private int invalidDigit;

    private void number(boolean seenPoint) {
        boolean ok = true;
        LitKind kind = LitKind.INT;
        int base = 10;
        char prefix = 0; // '0' for octal without a letter
        int seen = 0;
        invalidDigit = -1;

        if (!seenPoint) {
            if (ch == '0') {
                advance();
                switch (ch | 0x20) {
                    case 'x' -> {
                        base = 16;
                        prefix = 'x';
                    }
                    case 'o' -> {
                        base = 8;
                        prefix = 'o';
                    }
                    case 'b' -> {
                        base = 2;
                        prefix = 'b';
                    }
                    default -> {
                        base = 8;
                        prefix = '0';
                        seen = DIGITS;
                    }
                }
                if (prefix != '0') {
                    advance();
                }
            }
            seen |= digits(base);
            if (ch == '.') {
                if (prefix == 'o' || prefix == 'b') {
                    error("invalid radix point in " + baseName(base) + " literal");
                    ok = false;
                }
                advance();
                seenPoint = true;
            }
        }
        if (seenPoint) {
            kind = LitKind.FLOAT;
            seen |= digits(base);
        }
        if ((seen & DIGITS) == 0 && ok) {
            error(baseName(base) + " literal has no digits");
            ok = false;
        }

        int e = ch | 0x20;
        if (ch > 0 && (e == 'e' || e == 'p')) {
            if (ok && e == 'e' && prefix != 0 && prefix != '0') {
                error(Characters.quote(ch) + " exponent requires decimal mantissa");
                ok = false;
            } else if (ok && e == 'p' && prefix != 'x') {
                error(Characters.quote(ch) + " exponent requires hexadecimal mantissa");
                ok = false;
            }
            advance();
            kind = LitKind.FLOAT;
            if (ch == '+' || ch == '-') {
                advance();
            }
            int inMantissa = invalidDigit;
            int exponent = digits(10);
            invalidDigit = inMantissa;
            if ((exponent & DIGITS) == 0 && ok) {
                error("exponent has no digits");
                ok = false;
            }
            seen = exponent | seen & SEPARATORS;
        } else if (prefix == 'x' && kind == LitKind.FLOAT && ok) {
            error("hexadecimal mantissa requires a 'p' exponent");
            ok = false;
        }

        if (ch == 'i') {
            kind = LitKind.IMAG;
            advance();
        }
        if (kind == LitKind.INT && invalidDigit >= 0 && ok) {
            errorAt(invalidDigit, "invalid digit " + Characters.quote(buf[start + invalidDigit]) + " in " + baseName(base) + " literal");
            ok = false;
        }
        if ((seen & SEPARATORS) != 0 && ok) {
            int i = misplacedSeparator();
            if (i >= 0) {
                errorAt(i, "'_' must separate successive digits");
                ok = false;
            }
        }
        literal(kind, ok);
    }

    private static String baseName(int base) {
        return switch (base) {
            case 2 -> "binary";
            case 8 -> "octal";
            case 10 -> "decimal";
            default -> "hexadecimal";
        };
    }

    /// Index in the current literal of the first `_` that is not between digits (a base prefix counts as a digit), or -1.
    private int misplacedSeparator() {
        int i = start;
        boolean hex = false;
        int previous = '.'; // '0' for a digit, '_', '.' for anything else
        if (buf[start] == '0' && at - start >= 2) {
            int letter = buf[start + 1] | 0x20;
            if (letter == 'x' || letter == 'o' || letter == 'b') {
                hex = letter == 'x';
                previous = '0';
                i += 2;
            }
        }
        for (; i < at; i++) {
            int c = buf[i];
            if (c == '_') {
                if (previous != '0') {
                    return i - start;
                }
                previous = '_';
            } else if (isDecimal(c) || hex && isHex(c)) {
                previous = '0';
            } else {
                if (previous == '_') {
                    return i - 1 - start;
                }
                previous = '.';
            }
        }
        return previous == '_' ? at - 1 - start : -1;
    }

    private void rune() {
        boolean ok = true;
        for (int n = 0;; n++) {
            if (ch == '\'') {
                if (ok && n == 0) {
                    error("empty rune literal or unescaped '");
                    ok = false;
                } else if (ok && n != 1) {
                    errorAt(0, "more than one character in rune literal");
                    ok = false;
                }
                advance();
                break;
            }
            if (ch == '\\') {
                advance();
                ok &= escape('\'');
                continue;
            }
            if (ch == '\n') {
                if (ok) {
                    error("newline in rune literal");
                    ok = false;
                }
                break;
            }
            if (ch < 0) {
                if (ok) {
                    errorAt(0, "rune literal not terminated");
                    ok = false;
                }
                break;
            }
            advance();
        }
        literal(LitKind.RUNE, ok);
    }

    private void string() {
        boolean ok = true;
        while (true) {
            if (ch == '"') {
                advance();
                break;
            }
            if (ch == '\\') {
                advance();
                ok &= escape('"');
                continue;
            }
            if (ch == '\n') {
                error("newline in string");
                ok = false;
                break;
            }
            if (ch < 0) {
                errorAt(0, "string not terminated");
                ok = false;
                break;
            }
            int p = next;
            while (buf[p] > 0 && buf[p] != '"' && buf[p] != '\\' && buf[p] != '\n') {
                p++;
            }
            moveTo(p);
        }
        literal(LitKind.STRING, ok);
    }

    /// Carriage returns stay in the text of the literal; they are not part of its value.
    private void rawString() {
        boolean ok = true;
        while (ch != '`') {
            if (ch < 0) {
                errorAt(0, "string not terminated");
                ok = false;
                break;
            }
            advance();
        }
        if (ok) {
            advance();
        }
        literal(LitKind.STRING, ok);
    }

    /// Checks the escape sequence after a backslash. At the end of the file the caller complains.
    private boolean escape(char quote) {
        int count;
        int base;
        long max;
        switch (ch) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\' -> {
                advance();
                return true;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                count = 3;
                base = 8;
                max = 255;
            }
            case 'x' -> {
                advance();
                count = 2;
                base = 16;
                max = 255;
            }
            case 'u' -> {
                advance();
                count = 4;
                base = 16;
                max = Character.MAX_CODE_POINT;
            }
            case 'U' -> {
                advance();
                count = 8;
                base = 16;
                max = Character.MAX_CODE_POINT;
            }
            default -> {
                if (ch == quote) {
                    advance();
                    return true;
                }
                if (ch < 0) {
                    return true;
                }
                error("unknown escape");
                return false;
            }
        }
        long x = 0;
        for (int i = 0; i < count; i++) {
            if (ch < 0) {
                return true;
            }
            int d = isHex(ch) ? Character.digit(ch, 16) : base;
            if (d >= base) {
                error("invalid character " + Characters.quote(ch) + " in " + baseName(base) + " escape");
                return false;
            }
            x = x * base + d;
            advance();
        }
        if (x > max && base == 8) {
            error("octal escape value " + x + " > 255");
            return false;
        }
        if (x > max || x >= 0xD800 && x < 0xE000) {
            error("escape is invalid Unicode code point " + Characters.codePoint(x));
            return false;
        }
        return true;
    }

    // Comments

    private void lineComment(boolean alone) {
        boolean directive = startsWith("go:") || startsWith("line ") || startsWith("jopher:");
        while (ch >= 0 && ch != '\n') {
            int p = next;
            while (buf[p] > 0 && buf[p] != '\n') {
                p++;
            }
            moveTo(p);
        }
        if (directive) {
            listener.directive(tokLine, tokCol, segment(), alone);
        }
    }

    private void fullComment(boolean alone) {
        boolean directive = startsWith("line ");
        while (ch >= 0) {
            if (ch == '*') {
                advance();
                if (ch == '/') {
                    advance();
                    if (directive) {
                        listener.directive(tokLine, tokCol, segment(), alone);
                    }
                    return;
                }
            } else {
                advance();
            }
        }
        errorAt(0, "comment not terminated");
    }

    private boolean startsWith(String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (buf[at + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String segment() {
        return new String(buf, start, at - start, StandardCharsets.UTF_8);
    }
}
