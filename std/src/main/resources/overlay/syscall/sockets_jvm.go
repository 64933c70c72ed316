// Sockets are Java's channels. Addresses cross over as the bytes of Linux's sockaddr structures: casts between structures are not
// needed on either side.
package syscall

//jopher:native Listen Shutdown socket socketpair

// Sizes in bytes: the least of an IPv4 address, an IPv6 address, room for any.
//
//jopher:new
const flatInet4 = 8

//jopher:new
const flatInet6 = 28

//jopher:new
const flatMax = 112

// sockBind, sockConnect … are the calls of the same names. Those that fill addr return how many bytes they stored; 0 is no address.
//
//jopher:new
func sockBind(fd int, addr []byte) error

//jopher:new
func sockConnect(fd int, addr []byte) error

//jopher:new
func sockAccept(fd, flags int, addr []byte) (nfd, n int, err error)

//jopher:new
func sockName(fd int, peer bool, addr []byte) (n int, err error)

//jopher:new
func sockReceive(fd int, p []byte, flags int, addr []byte) (n, addrlen int, err error)

//jopher:new
func sockSend(fd int, p []byte, flags int, addr []byte) (n int, err error)

//jopher:new
func sockOption(fd, level, opt int) (value int, err error)

//jopher:new
func sockSetOption(fd, level, opt, value int) error

// sockGroup joins or leaves a multicast group, or with an empty one chooses the interface to send from: by index, or by local.
//
//jopher:new
func sockGroup(fd, level, opt int, group, local []byte, ifindex int) error

// flatten gives the bytes of a sockaddr structure.
//
//jopher:new
func flatten(sa Sockaddr) ([]byte, error) {
	switch sa := sa.(type) {
	case *SockaddrInet4:
		if sa.Port < 0 || sa.Port > 0xFFFF {
			return nil, EINVAL
		}
		b := []byte{AF_INET, 0, byte(sa.Port >> 8), byte(sa.Port)}
		return append(b, sa.Addr[:]...), nil
	case *SockaddrInet6:
		if sa.Port < 0 || sa.Port > 0xFFFF {
			return nil, EINVAL
		}
		b := make([]byte, flatInet6)
		b[0], b[2], b[3] = AF_INET6, byte(sa.Port>>8), byte(sa.Port)
		copy(b[8:], sa.Addr[:])
		for i := range 4 {
			b[24+i] = byte(sa.ZoneId >> (8 * i))
		}
		return b, nil
	case *SockaddrUnix:
		n := len(sa.Name)
		abstract := n > 0 && (sa.Name[0] == '@' || sa.Name[0] == 0)
		if n > len(sa.raw.Path) || n == len(sa.raw.Path) && !abstract {
			return nil, EINVAL
		}
		b := append([]byte{AF_UNIX, 0}, sa.Name...)
		if abstract {
			b[2] = 0
		}
		return b, nil
	}
	return nil, EAFNOSUPPORT
}

//jopher:new
func setInet4(sa *SockaddrInet4, b []byte) {
	if len(b) >= flatInet4 {
		sa.Port = int(b[2])<<8 | int(b[3])
		sa.Addr = [4]byte(b[4:])
	}
}

//jopher:new
func setInet6(sa *SockaddrInet6, b []byte) {
	if len(b) >= flatInet6 {
		sa.Port = int(b[2])<<8 | int(b[3])
		sa.Addr = [16]byte(b[8:])
		sa.ZoneId = uint32(b[24]) | uint32(b[25])<<8 | uint32(b[26])<<16 | uint32(b[27])<<24
	}
}

//jopher:new
func unflatten(b []byte) (Sockaddr, error) {
	if len(b) < 2 {
		return nil, EAFNOSUPPORT
	}
	switch b[0] {
	case AF_INET:
		sa := new(SockaddrInet4)
		setInet4(sa, b)
		return sa, nil
	case AF_INET6:
		sa := new(SockaddrInet6)
		setInet6(sa, b)
		return sa, nil
	case AF_UNIX:
		name := string(b[2:])
		if name == "" {
			// what an unnamed socket looks like once its structure was read
			name = "@"
		}
		return &SockaddrUnix{Name: name}, nil
	}
	return nil, EAFNOSUPPORT
}

func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error) {
	var a [flatMax]byte
	nfd, n, err := sockAccept(fd, flags, a[:])
	if err != nil {
		return nfd, nil, err
	}
	sa, err = unflatten(a[:n])
	if err != nil {
		Close(nfd)
		nfd = 0
	}
	return nfd, sa, err
}

func Bind(fd int, sa Sockaddr) (err error) {
	a, err := flatten(sa)
	if err != nil {
		return err
	}
	return sockBind(fd, a)
}

func Connect(fd int, sa Sockaddr) (err error) {
	a, err := flatten(sa)
	if err != nil {
		return err
	}
	return sockConnect(fd, a)
}

//jopher:new
func nameOf(fd int, peer bool) (Sockaddr, error) {
	var a [flatMax]byte
	n, err := sockName(fd, peer, a[:])
	if err != nil {
		return nil, err
	}
	return unflatten(a[:n])
}

func Getsockname(fd int) (sa Sockaddr, err error) { return nameOf(fd, false) }

func Getpeername(fd int) (sa Sockaddr, err error) { return nameOf(fd, true) }

func GetsockoptInt(fd, level, opt int) (value int, err error) { return sockOption(fd, level, opt) }

func Recvfrom(fd int, p []byte, flags int) (n int, from Sockaddr, err error) {
	n, _, _, from, err = Recvmsg(fd, p, nil, flags)
	return
}

// Recvmsg never has control messages: Java does not give any.
func Recvmsg(fd int, p, oob []byte, flags int) (n, oobn int, recvflags int, from Sockaddr, err error) {
	var a [flatMax]byte
	n, k, err := sockReceive(fd, p, flags, a[:])
	if err == nil && k > 0 {
		from, err = unflatten(a[:k])
	}
	return
}

func recvfromInet4(fd int, p []byte, flags int, from *SockaddrInet4) (n int, err error) {
	var a [flatMax]byte
	n, k, err := sockReceive(fd, p, flags, a[:])
	if err == nil {
		setInet4(from, a[:k])
	}
	return
}

func recvfromInet6(fd int, p []byte, flags int, from *SockaddrInet6) (n int, err error) {
	var a [flatMax]byte
	n, k, err := sockReceive(fd, p, flags, a[:])
	if err == nil {
		setInet6(from, a[:k])
	}
	return
}

func recvmsgInet4(fd int, p, oob []byte, flags int, from *SockaddrInet4) (n, oobn int, recvflags int, err error) {
	n, err = recvfromInet4(fd, p, flags, from)
	return
}

func recvmsgInet6(fd int, p, oob []byte, flags int, from *SockaddrInet6) (n, oobn int, recvflags int, err error) {
	n, err = recvfromInet6(fd, p, flags, from)
	return
}

// SendmsgN cannot send control messages.
func SendmsgN(fd int, p, oob []byte, to Sockaddr, flags int) (n int, err error) {
	if len(oob) > 0 {
		return 0, EOPNOTSUPP
	}
	var a []byte
	if to != nil {
		if a, err = flatten(to); err != nil {
			return 0, err
		}
	}
	n, err = sockSend(fd, p, flags, a)
	if err != nil {
		n = 0
	}
	return
}

func sendmsgNInet4(fd int, p, oob []byte, to *SockaddrInet4, flags int) (n int, err error) {
	if to == nil {
		return SendmsgN(fd, p, oob, nil, flags)
	}
	return SendmsgN(fd, p, oob, to, flags)
}

func sendmsgNInet6(fd int, p, oob []byte, to *SockaddrInet6, flags int) (n int, err error) {
	if to == nil {
		return SendmsgN(fd, p, oob, nil, flags)
	}
	return SendmsgN(fd, p, oob, to, flags)
}

func Sendto(fd int, p []byte, flags int, to Sockaddr) (err error) {
	_, err = SendmsgN(fd, p, nil, to, flags)
	return
}

func sendtoInet4(fd int, p []byte, flags int, to *SockaddrInet4) (err error) {
	return Sendto(fd, p, flags, to)
}

func sendtoInet6(fd int, p []byte, flags int, to *SockaddrInet6) (err error) {
	return Sendto(fd, p, flags, to)
}

func SetsockoptInt(fd, level, opt int, value int) (err error) {
	return sockSetOption(fd, level, opt, value)
}

func SetsockoptByte(fd, level, opt int, value byte) (err error) {
	return sockSetOption(fd, level, opt, int(value))
}

func SetsockoptLinger(fd, level, opt int, l *Linger) (err error) {
	if l.Onoff == 0 {
		return sockSetOption(fd, level, opt, -1)
	}
	return sockSetOption(fd, level, opt, int(l.Linger))
}

func SetsockoptInet4Addr(fd, level, opt int, value [4]byte) (err error) {
	return sockGroup(fd, level, opt, nil, value[:], 0)
}

func SetsockoptIPMreq(fd, level, opt int, mreq *IPMreq) (err error) {
	return sockGroup(fd, level, opt, mreq.Multiaddr[:], mreq.Interface[:], 0)
}

func SetsockoptIPMreqn(fd, level, opt int, mreq *IPMreqn) (err error) {
	group := mreq.Multiaddr[:]
	if mreq.Multiaddr == [4]byte{} {
		group = nil
	}
	return sockGroup(fd, level, opt, group, mreq.Address[:], int(mreq.Ifindex))
}

func SetsockoptIPv6Mreq(fd, level, opt int, mreq *IPv6Mreq) (err error) {
	return sockGroup(fd, level, opt, mreq.Multiaddr[:], nil, int(mreq.Interface))
}

// SetsockoptString and SetsockoptTimeval: no option of Java's has such a value.
func SetsockoptString(fd, level, opt int, s string) (err error) { return ENOPROTOOPT }

func SetsockoptTimeval(fd, level, opt int, tv *Timeval) (err error) { return ENOPROTOOPT }
