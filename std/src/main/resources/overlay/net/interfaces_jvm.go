// The interfaces that Java knows, instead of netlink's.
package net

import "syscall"

//jopher:delete addrTable newAddr newLink

// interfaceRecords has for each interface, by index: index, name, MTU, flags as Linux numbers them, hardware address (bytes), number
// of addresses; then for each address its bytes and its prefix length.
//
//jopher:new
func interfaceRecords() []string

//jopher:new
type interfaceRecord struct {
	Interface
	addrs []IPNet
}

//jopher:new
func interfaceList() ([]interfaceRecord, error) {
	var list []interfaceRecord
	f := interfaceRecords()
	next := func() string {
		s := f[0]
		f = f[1:]
		return s
	}
	number := func() int {
		n, _, ok := dtoi(next())
		if !ok {
			return -1
		}
		return n
	}
	for len(f) > 0 {
		var r interfaceRecord
		r.Index = number()
		r.Name = next()
		r.MTU = number()
		r.Flags = linkFlags(uint32(number()))
		if hw := next(); hw != "" {
			r.HardwareAddr = HardwareAddr(hw)
		}
		for range number() {
			ip := IP(next())
			n := number()
			if len(ip) == IPv4len {
				r.addrs = append(r.addrs, IPNet{IP: IPv4(ip[0], ip[1], ip[2], ip[3]), Mask: CIDRMask(n, 8*IPv4len)})
			} else {
				r.addrs = append(r.addrs, IPNet{IP: ip, Mask: CIDRMask(n, 8*IPv6len)})
			}
		}
		list = append(list, r)
	}
	if list == nil {
		return nil, syscall.ENOSYS
	}
	return list, nil
}

func interfaceTable(ifindex int) ([]Interface, error) {
	list, err := interfaceList()
	if err != nil {
		return nil, err
	}
	var out []Interface
	for _, r := range list {
		if ifindex == 0 || ifindex == r.Index {
			out = append(out, r.Interface)
		}
	}
	return out, nil
}

func interfaceAddrTable(ifi *Interface) ([]Addr, error) {
	list, err := interfaceList()
	if err != nil {
		return nil, err
	}
	var out []Addr
	for _, v4 := range []bool{true, false} {
		for _, r := range list {
			for i := range r.addrs {
				if a := &r.addrs[i]; (a.IP.To4() != nil) == v4 && (ifi == nil || ifi.Index == r.Index) {
					out = append(out, a)
				}
			}
		}
	}
	return out, nil
}
