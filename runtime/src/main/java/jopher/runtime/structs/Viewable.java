package jopher.runtime.structs;

/// A shape whose fields compiled code reaches through accessors alone, because the program may look at other memory as such a struct. The linker
/// adds it, with the accessors, to the shapes of structs that unsafe.Pointers are converted to.
public interface Viewable {
}
