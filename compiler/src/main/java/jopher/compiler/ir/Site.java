package jopher.compiler.ir;

/// Stands for one allocating expression of the program: phases that rebuild the expression keep it, so that a later one can ask [Escapes] about it.
public final class Site {}
