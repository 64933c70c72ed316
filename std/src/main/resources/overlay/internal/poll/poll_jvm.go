// Copying between descriptors inside the kernel is never offered: callers fall back to reading and writing.
package poll

import (
	"syscall"
	"unsafe"
)

// gatherLimit is up to where chunks are put together, in bytes: a message of a datagram socket is one write.
//
//jopher:new
const gatherLimit = 64 << 10

func writev(fd int, iovecs []syscall.Iovec) (uintptr, error) {
	total := uint64(0)
	for _, v := range iovecs {
		total += v.Len
	}
	if total <= gatherLimit {
		all := make([]byte, 0, total)
		for _, v := range iovecs {
			all = append(all, unsafe.Slice(v.Base, v.Len)...)
		}
		n, err := syscall.Write(fd, all)
		if err != nil {
			return 0, err
		}
		return uintptr(n), nil
	}
	var done uintptr
	for _, v := range iovecs {
		n, err := syscall.Write(fd, unsafe.Slice(v.Base, v.Len))
		if err != nil {
			if done > 0 {
				break
			}
			return 0, err
		}
		done += uintptr(n)
		if uint64(n) < v.Len {
			break
		}
	}
	return done, nil
}

func Splice(dst, src *FD, remain int64) (written int64, handled bool, err error) {
	return 0, false, nil
}
