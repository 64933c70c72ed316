// System calls that carry structures or paths are Java's; the rest of the package asks package syscall.
package unix

//jopher:borrow at_sysnum_newfstatat_linux.go sysnum_linux_amd64.go
//jopher:native CopyFileRange Fchownat Fstatat Linkat Mkdirat Openat PidFDOpen PidFDSendSignal Readlinkat Renameat Symlinkat Unlinkat
//jopher:native Waitid GetRandom Tcsetpgrp
//jopher:delete vgetrandom
