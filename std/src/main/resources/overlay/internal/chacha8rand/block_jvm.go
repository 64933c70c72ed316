// The block function without views of the buffer as other types: four ChaCha8 blocks, interleaved word by word.
package chacha8rand

//jopher:delete setup

func block(seed *[4]uint64, blocks *[32]uint64, counter uint32) {
	block_generic(seed, blocks, counter)
}

func block_generic(seed *[4]uint64, buf *[32]uint64, counter uint32) {
	var lo, hi [16]uint32
	for pair := range 2 {
		lane(seed, counter+uint32(2*pair), &lo)
		lane(seed, counter+uint32(2*pair)+1, &hi)
		for row := range 16 {
			buf[2*row+pair] = uint64(lo[row]) | uint64(hi[row])<<32
		}
	}
}

// lane computes one block: the key words are added at the end as in ChaCha20, the words without entropy are not.
//
//jopher:new
func lane(seed *[4]uint64, counter uint32, out *[16]uint32) {
	k4, k5 := uint32(seed[0]), uint32(seed[0]>>32)
	k6, k7 := uint32(seed[1]), uint32(seed[1]>>32)
	k8, k9 := uint32(seed[2]), uint32(seed[2]>>32)
	k10, k11 := uint32(seed[3]), uint32(seed[3]>>32)

	// "expand 32-byte k"
	b0, b1, b2, b3 := uint32(0x61707865), uint32(0x3320646e), uint32(0x79622d32), uint32(0x6b206574)
	b4, b5, b6, b7, b8, b9, b10, b11 := k4, k5, k6, k7, k8, k9, k10, k11
	b12, b13, b14, b15 := counter, uint32(0), uint32(0), uint32(0)

	for range 4 {
		b0, b4, b8, b12 = qr(b0, b4, b8, b12)
		b1, b5, b9, b13 = qr(b1, b5, b9, b13)
		b2, b6, b10, b14 = qr(b2, b6, b10, b14)
		b3, b7, b11, b15 = qr(b3, b7, b11, b15)

		b0, b5, b10, b15 = qr(b0, b5, b10, b15)
		b1, b6, b11, b12 = qr(b1, b6, b11, b12)
		b2, b7, b8, b13 = qr(b2, b7, b8, b13)
		b3, b4, b9, b14 = qr(b3, b4, b9, b14)
	}

	*out = [16]uint32{b0, b1, b2, b3, b4 + k4, b5 + k5, b6 + k6, b7 + k7, b8 + k8, b9 + k9, b10 + k10, b11 + k11, b12, b13, b14, b15}
}
