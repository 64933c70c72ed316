package fiat

// SetMontgomeryLimbs sets e to an element in the Montgomery domain, least significant limb first.
//
//jopher:new
func (e *P256Element) SetMontgomeryLimbs(limbs [4]uint64) {
	e.x = limbs
}
