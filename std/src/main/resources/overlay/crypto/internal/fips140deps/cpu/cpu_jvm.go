// Claiming big-endian order selects the portable byte-wise paths of sha3 and nistec, which view no array as another type.
package cpu

const BigEndian = true
