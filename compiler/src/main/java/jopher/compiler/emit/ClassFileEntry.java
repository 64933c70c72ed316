package jopher.compiler.emit;

/// A class file by internal name.
public record ClassFileEntry(String name, byte[] bytes) {}
