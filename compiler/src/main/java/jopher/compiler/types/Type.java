package jopher.compiler.types;

/// A Go type, as the checker and every later phase sees it. The vocabulary is that of `go/types`.
///
/// Types are compared with [Types#identical], never with `==` or `equals`, except for the basic types of
/// [Basic] and for named types (declared ones are unique; instances are unique per [Context]).
public sealed interface Type
        permits Basic, Named, Alias, Pointer, Slice, Array, MapType, Chan, Struct, Tuple, Signature, Interface, Union, TypeParam {

    /// The underlying type (spec: Types); never a [Named], [Alias] or [TypeParam].
    /// The underlying type of a type parameter is its constraint interface.
    Type underlying();
}
