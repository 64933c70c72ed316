// Numbers and layouts are those of linux/amd64.
package linux

//jopher:borrow defs_linux_amd64.go
