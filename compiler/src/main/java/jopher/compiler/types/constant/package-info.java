/// Values of constant expressions (spec: Constants): exact integers and fractions, 512-bit floats, complex numbers, strings of bytes.
///
/// Entry point: [jopher.compiler.types.constant.Constant]. All values are immutable. Go counterpart: go/constant.
package jopher.compiler.types.constant;
