// Files are read, not mapped: memory that the garbage collector does not know cannot be a string here.
package base

//jopher:drop mapfile_mmap.go
//jopher:borrow mapfile_read.go
