package jopher.compiler.syntax;

/// Kinds of tokens; operators other than `*` and `<-` are one kind, told apart by [Operator].
public enum TokenKind {
    EOF("EOF"),
    NAME("name"),
    LITERAL("literal"),

    OPERATOR("op"),
    ASSIGN_OP("op="),
    INC_OP("opop"),
    ASSIGN("="),
    DEFINE(":="),
    ARROW("<-"),
    STAR("*"),

    LPAREN("("),
    LBRACK("["),
    LBRACE("{"),
    RPAREN(")"),
    RBRACK("]"),
    RBRACE("}"),
    COMMA(","),
    SEMI(";"),
    COLON(":"),
    DOT("."),
    DOT_DOT_DOT("..."),

    BREAK("break"),
    CASE("case"),
    CHAN("chan"),
    CONST("const"),
    CONTINUE("continue"),
    DEFAULT("default"),
    DEFER("defer"),
    ELSE("else"),
    FALLTHROUGH("fallthrough"),
    FOR("for"),
    FUNC("func"),
    GO("go"),
    GOTO("goto"),
    IF("if"),
    IMPORT("import"),
    INTERFACE("interface"),
    MAP("map"),
    PACKAGE("package"),
    RANGE("range"),
    RETURN("return"),
    SELECT("select"),
    STRUCT("struct"),
    SWITCH("switch"),
    TYPE("type"),
    VAR("var");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    /// The token's spelling, or a word for its class.
    public String text() {
        return text;
    }

    public boolean isKeyword() {
        return compareTo(BREAK) >= 0;
    }

    /// How syntax errors name the token.
    public String inMessages() {
        return switch (this) {
            case COMMA -> "comma";
            case SEMI -> "semicolon or newline";
            default -> isKeyword() ? "keyword " + text : text;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
