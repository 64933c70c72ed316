package jopher.compiler.driver;

import java.util.List;

import jopher.compiler.emit.ClassFileEntry;

/// A linked program: every generated class. With the runtime's classes it is complete; `jopher.runtime.host.Launcher` starts it.
///
/// @param complete false if it stands over classes that were linked before
public record ProgramImage(List<ClassFileEntry> classes, boolean complete) {}
