/// What gc's stack maps hold, for `-gcflags=-live`: at which calls which of a function's variables and temporaries with pointers are live, and which of them
/// are stack objects.
///
/// In: a package's IR before order, with what escape found out. Out: lines in [jopher.compiler.ir.PackageIr#notes], in gc's words and at its positions. Nothing
/// else reads it: our frames are the JVM's, and [jopher.compiler.liveness] releases what is dead in them.
///
/// The lines speak of the code that gc makes, so a function is lowered here the way gc does it, as far as pointers go: [jopher.compiler.stackmap.Ordering] makes
/// the temporaries of gc's order (reused as there), [jopher.compiler.stackmap.Evaluation] and [jopher.compiler.stackmap.Lowering] the runtime calls and
/// temporaries of its walk, in SSA form ([jopher.compiler.stackmap.Graph]). A value that is live across a call is a spilled one, so it is in the map, under the
/// name of the first variable of the program that it was given to. Addresses of variables are made again where they are used: what is live then is the variable.
/// [jopher.compiler.stackmap.StackMaps] solves the flow equations.
///
/// Differs from gc: nothing is inlined; values are computed where the program says, not where gc's scheduler puts them; numbers of temporaries differ.
/// Go counterpart: cmd/compile/internal/{walk,ssagen,liveness}.
package jopher.compiler.stackmap;
