// The table of multiples of the generator is decoded from its bytes: an array of structs cannot alias a string of bytes.
package nistec

import "crypto/internal/fips140deps/byteorder"

//jopher:delete-init p256.go

//jopher:new
func init() {
	table := p256PrecomputedEmbed[:]
	next := func() (limbs [4]uint64) {
		for i := range limbs {
			limbs[i] = byteorder.LEUint64(table)
			table = table[8:]
		}
		return
	}
	p256GeneratorTables = new([43]p256AffineTable)
	for i := range p256GeneratorTables {
		for j := range p256GeneratorTables[i] {
			p := &p256GeneratorTables[i][j]
			p.x.SetMontgomeryLimbs(next())
			p.y.SetMontgomeryLimbs(next())
		}
	}
}
