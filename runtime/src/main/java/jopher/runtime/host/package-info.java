/// The process around the program: start, exit, arguments, environment, signals, standard error, files.
///
/// In: `java … Launcher args`, system calls of packages syscall, os and internal/poll. Out: bytes written, exit status. Invariant:
/// no JVM warning or Java trace reaches stderr. Go counterpart: `runtime/rt0_go`, `os_linux.go`, and the kernel.
package jopher.runtime.host;
