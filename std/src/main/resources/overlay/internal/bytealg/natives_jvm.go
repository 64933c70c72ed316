// Searching and comparing bytes is Java's.
package bytealg

//jopher:native Compare CompareString Count CountString Equal IndexByte IndexByteString LastIndexByte LastIndexByteString
