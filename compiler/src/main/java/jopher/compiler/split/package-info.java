/// Large methods -> smaller ones that together do the same.
///
/// [Outliner] takes regions out of methods above 8,000 bytes, which HotSpot would interpret for ever or compile for seconds.
///
/// [Splitter] cuts methods that would exceed the JVM's 65,535 bytes of code (JVMS §4.7.3) into a driver and parts that do not.
///
/// In and out: [jopher.compiler.represent.code.ClassUnit], from `represent`, for `emit`. Entries: [Outliner], [Splitter].
///
/// What Splitter does: a too large list of statements is made flat and cut into parts. Each part becomes a static method that returns where to go on; the
/// list becomes a loop that calls the part of the current state. Variables that more than one part needs live in arrays, one for each stack kind.
/// Methods that fit are left alone. Invariant: parts are named `<method>$$<n>` and the driver's calls have line 0, so that
/// traces show one frame with the right line.
///
/// Go counterpart: none; machine code has no such limit.
package jopher.compiler.split;
