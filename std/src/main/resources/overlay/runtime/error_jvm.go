package runtime

import "internal/runtime/maps"

// The types of run-time panics. Java makes their values through makeError, which init registers.

// The Error interface identifies a run time error.
type Error interface {
	error

	// RuntimeError tells run time errors from other errors; it does nothing.
	RuntimeError()
}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	text string
}

func (*TypeAssertionError) RuntimeError() {}
func (e *TypeAssertionError) Error() string {
	return "interface conversion: " + e.text
}

// An errorString represents a runtime error described by a single string.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string {
	return "runtime error: " + string(e)
}

// errorAddressString is an errorString with the address of a faulting access.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string {
	return "runtime error: " + e.msg
}
func (e errorAddressString) Addr() uintptr { return e.addr }

// plainError is a runtime error whose text has no prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// A boundsError is a failed index, slice or conversion: x is what was out of range, y the bound.
type boundsError struct {
	x      int64
	y      int
	signed bool
	code   uint8
}

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string {
	return "runtime error: " + boundsText(e.x, e.y, e.signed, e.code)
}

func boundsText(x int64, y int, signed bool, code uint8) string

// A PanicNilError happens when code calls panic(nil).
type PanicNilError struct {
	_ [0]func() // not comparable
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}
func (*PanicNilError) RuntimeError() {}

// Variables that other packages pull by linkname.
var (
	divideError   = error(errorString("integer divide by zero"))
	overflowError = error(errorString("integer overflow"))
	memoryError   = error(errorString("invalid memory address or nil pointer dereference"))
)

type stringer interface {
	String() string
}

// makeError makes the value of a run-time panic; the kinds are those of jopher.runtime.panics.Fault, which adds 16 times its code.
func makeError(kind, x, y int, s string) any {
	switch kind % 16 {
	case 0:
		return errorString(s)
	case 1:
		return plainError(s)
	case 2:
		code := kind / 16
		return boundsError{int64(x), y, code%2 != 0, uint8(code / 2)}
	case 3:
		return &TypeAssertionError{s}
	case 4:
		return new(PanicNilError)
	case 5:
		return memoryError
	case 6:
		return divideError
	case 7:
		return overflowError
	case 8:
		return maps.Unhashable(s)
	}
	return s
}

// panicText is what a dying program prints for values that can say it themselves, else nil.
func panicText(v any) any {
	switch v := v.(type) {
	case error:
		return v.Error()
	case stringer:
		return v.String()
	}
	return nil
}

func registerPanics(make func(kind, x, y int, s string) any, text func(v any) any)

func init() {
	registerPanics(makeError, panicText)
}
