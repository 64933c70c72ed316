/// Function values. The compiler makes one abstract class per JVM signature (`go/$f/…`) below [jopher.runtime.funcs.Func] and one
/// final class per closure; the runtime itself calls them through the shapes listed in `Func`.
package jopher.runtime.funcs;
