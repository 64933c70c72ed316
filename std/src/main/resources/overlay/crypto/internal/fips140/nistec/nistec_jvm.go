// The original sees the table's bytes as an array of points; here they are read into one when it is first needed.
package nistec

import (
	"crypto/internal/fips140deps/byteorder"
	"sync"
)

//jopher:delete-init p256.go

//jopher:new
var p256GeneratorTablesOnce sync.Once

//jopher:new
func p256ReadGeneratorTables() {
	var tables [43]p256AffineTable
	at := 0
	read := func() (limbs [4]uint64) {
		for i := range limbs {
			limbs[i] = byteorder.LEUint64(p256PrecomputedEmbed[at:])
			at += 8
		}
		return
	}
	for i := range tables {
		for j := range tables[i] {
			x := read()
			tables[i][j].x.P256FromLimbs(&x)
			y := read()
			tables[i][j].y.P256FromLimbs(&y)
		}
	}
	p256GeneratorTables = &tables
}

//jopher:keep-original
func (r *P256Point) ScalarBaseMult(scalar []byte) (*P256Point, error) {
	p256GeneratorTablesOnce.Do(p256ReadGeneratorTables)
	return r._jopher_orig_ScalarBaseMult(scalar)
}
