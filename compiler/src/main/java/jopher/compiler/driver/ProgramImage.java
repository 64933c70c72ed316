package jopher.compiler.driver;

import java.util.List;

import jopher.compiler.emit.ClassFileEntry;

/// A linked program: every generated class. With the runtime's classes it is complete; `jopher.runtime.host.Launcher` starts it.
public record ProgramImage(List<ClassFileEntry> classes) {}
