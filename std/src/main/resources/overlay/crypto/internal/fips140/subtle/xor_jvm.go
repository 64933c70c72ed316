// Byte by byte: the JVM's compiler makes vectors of it.
package subtle

import "unsafe"

//jopher:delete aligned words supportsUnaligned wordSize

func xorBytes(dstb, xb, yb *byte, n int) {
	dst := unsafe.Slice(dstb, n)
	x := unsafe.Slice(xb, n)
	y := unsafe.Slice(yb, n)
	for i := range dst {
		dst[i] = x[i] ^ y[i]
	}
}

//jopher:delete xorLoop
