//jopher:new

package fiat

// P256FromLimbs sets e to a value that is in the Montgomery domain already.
func (e *P256Element) P256FromLimbs(limbs *[4]uint64) {
	for i, l := range limbs {
		e.x[i] = l
	}
}
