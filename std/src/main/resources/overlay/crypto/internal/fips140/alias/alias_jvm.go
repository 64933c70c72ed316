// Addresses have no order here: Java compares arrays and offsets.
package alias

//jopher:native AnyOverlap
