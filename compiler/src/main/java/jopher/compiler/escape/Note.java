package jopher.compiler.escape;

/// Why a value flows, for `-m=2`: the expression or statement `where` and gc's word for it; `next` is the step before.
record Note(Note next, Object where, String why) {}
