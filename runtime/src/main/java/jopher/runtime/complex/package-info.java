/// Complex numbers where they are one value. Compiled code may hold them as two doubles. complex64 keeps both parts rounded to
/// float32. Go counterpart: `runtime/complex.go`.
package jopher.runtime.complex;
