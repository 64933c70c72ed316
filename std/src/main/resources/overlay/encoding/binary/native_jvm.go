// encoding/binary chooses the native byte order by architecture; ours is little-endian.
package binary

//jopher:borrow native_endian_little.go
