package jopher.compiler.syntax;

/// Kinds of literals (spec: Lexical elements); `IMAG` is any number with the suffix `i`.
public enum LitKind {
    INT, FLOAT, IMAG, RUNE, STRING
}
