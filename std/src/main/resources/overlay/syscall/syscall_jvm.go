// One virtual Linux, numbered as linux/amd64. The calls that the standard library makes are Java's, at the level of Go types; any
// other number answers ENOSYS.
package syscall

import "unsafe"

//jopher:borrow zerrors_linux_amd64.go zsysnum_linux_amd64.go ztypes_linux_amd64.go zsyscall_linux_amd64.go syscall_linux_amd64.go

//jopher:native Chdir Close Dup Fchdir Fchmod Fchown Fchownat Fdatasync Flock Fstat Fsync Ftruncate Getcwd Getdents
//jopher:native Getegid Geteuid Getgid Getpid Getpgid Getppid Getrusage Getuid Gettid Kill Mkdirat Pause Renameat Seek
//jopher:native Setpgid Setsid Truncate Umask Uname Statfs Fstatfs Sync Sysinfo
//jopher:native faccessat faccessat2 fchmodat fchmodat2 fcntl fstatat getgroups linkat openat pipe2 pread pwrite read write
//jopher:native readlinkat symlinkat unlinkat utimensat wait4 prlimit1 sendfile
//jopher:native Mmap Munmap isCapDacOverrideSet os_checkClonePidfd forkExec Exec

//jopher:delete runtime_entersyscall runtime_exitsyscall
//jopher:delete forkAndExecInChild forkAndExecInChild1 forkAndExecFailureCleanup doCheckClonePidfd

//go:uintptrkeepalive
//go:nosplit
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) { return 0, 0, ENOSYS }

//go:uintptrkeepalive
//go:nosplit
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return 0, 0, ENOSYS
}

//go:uintptrkeepalive
//go:nosplit
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) { return 0, 0, ENOSYS }

//go:uintptrkeepalive
//go:nosplit
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return 0, 0, ENOSYS
}

func rawSyscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr) { return 0, 0 }

func rawVforkSyscall(trap, a1, a2, a3 uintptr) (r1 uintptr, err Errno) { return 0, ENOSYS }

func cgocaller(unsafe.Pointer, ...uintptr) uintptr { return 0 }

func runtime_doAllThreadsSyscall(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr) {
	return 0, 0, uintptr(ENOSYS)
}

// registerErrno gives Java the maker of errors for its error numbers.
//
//jopher:new
func registerErrno(f func(errno int) any)

//jopher:new
func errnoError(errno int) any { return errnoErr(Errno(errno)) }

//jopher:new
func init() { registerErrno(errnoError) }
