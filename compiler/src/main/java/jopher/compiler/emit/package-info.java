/// JVM-level representation -> class files, by `java.lang.classfile`.
///
/// In: [jopher.compiler.represent.code.ClassUnit]. Out: [ClassFileEntry]. Entry: [ClassEmitter].
/// Invariant: same input, same bytes; every class passes `ClassFile.verify`; no method above the JVM's 65,535 bytes.
///
/// Go counterpart: cmd/internal/obj.
package jopher.compiler.emit;
