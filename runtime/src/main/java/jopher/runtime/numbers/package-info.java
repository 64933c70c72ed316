/// Number conversions and operators without a JVM instruction. Called by generated code only. Go counterpart: runtime/softfloat64.go.
package jopher.runtime.numbers;
