package jopher.compiler.types;

import java.util.List;

/// An instantiation: the type arguments and the resulting type ([Named], [Alias] or [Signature]).
public record Instance(List<Type> typeArgs, Type type) {}
