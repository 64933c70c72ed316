//jopher:beside byteorder.go

package cpu

func hostByteOrder() byteOrder { return littleEndian{} }
